"""Polls in real browsers, from opening to the result on everybody's screen, also with the server dying in between."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
import socketio
from playwright.async_api import Locator, expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.member import Member
from tests.support.node import HearthNode

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

FIRST = "poll-1"


async def desk(leader: Member) -> Locator:
    """The leader's tab, open."""
    return await leader.desk("polls")


@asynccontextmanager
async def voter(node: HearthNode, token: str, name: str) -> AsyncIterator[socketio.AsyncClient]:
    """Somebody who is there without a browser."""
    client = socketio.AsyncClient(serializer="msgpack", reconnection=False)
    try:
        await client.connect(node.origin, auth={"token": token, "name": name}, transports=["websocket"])
        yield client
    finally:
        await client.disconnect()


async def vote(client: socketio.AsyncClient, choice: object) -> None:
    answer: dict[str, Any] = await client.call("command", {"type": "vote", "poll": FIRST, "choice": choice}, timeout=10)
    assert answer["ok"], answer


async def test_words_with_names_from_a_template_to_everyones_screen(api: Api, browsers: Browsers) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann, ben = [
        await Member.join(browser, api, session, (await api.invite(session)).url, name) for name in ("Ann", "Ben")
    ]
    panel = await desk(fay)
    await fay.page.get_by_test_id("poll-template").select_option("feelings-en")
    await fay.page.get_by_test_id("poll-names").check()
    await fay.press("open-poll")

    await ann.press(f"vote-{FIRST}")
    await expect(ann.page.get_by_test_id("who-sees")).to_have_attribute("data-anonymous", "false")
    await ann.page.get_by_label("hopeful", exact=True).check()
    await ann.press("poll-later")
    await ann.page.reload()
    await ann.press(f"vote-{FIRST}")
    await expect(ann.page.get_by_label("hopeful", exact=True)).to_be_checked()
    await ann.page.get_by_test_id("own-word").fill("wistful")
    await ann.page.keyboard.press("Enter")
    await ann.press("poll-send")
    await expect(ann.page.get_by_test_id(f"poll-{FIRST}")).to_have_attribute("data-voted", "true")
    await expect(panel.locator(f'[data-vote="{ann.id}"]')).to_have_text("Ann: hopeful, wistful")
    await expect(ben.page.locator("body")).not_to_contain_text("wistful")
    await ben.press(f"vote-{FIRST}")
    await ben.page.get_by_label("hopeful", exact=True).check()
    await ben.press("poll-send")
    await expect(panel.get_by_test_id(f"taken-{FIRST}")).to_contain_text("2 of 2")

    await fay.press(f"close-{FIRST}")
    await expect(ann.page.get_by_test_id(f"poll-{FIRST}")).to_have_count(0)
    await expect(panel.locator('.poll-bar[data-count="2"]')).to_contain_text("hopeful")
    await fay.press(f"publish-{FIRST}")
    for member in (ann, ben):
        await member.press(f"see-{FIRST}")
        await expect(member.page.locator('.poll-bar[data-count="2"]')).to_contain_text("hopeful")
        await expect(member.page.get_by_test_id(f"result-{FIRST}")).to_contain_text("wistful")


async def test_an_anonymous_vote_outlives_the_server_and_is_in_the_result_without_a_name(
    node: HearthNode, api: Api, browsers: Browsers
) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")
    panel = await desk(fay)
    await fay.page.get_by_test_id("poll-question").fill("Shall we meet twice a week?")
    await fay.page.get_by_test_id("poll-choices").fill("Yes\nNo")
    await fay.press("open-poll")
    await ann.press(f"vote-{FIRST}")
    await expect(ann.page.get_by_test_id("who-sees")).to_have_attribute("data-anonymous", "true")
    await ann.page.get_by_test_id("option-0").check()
    await ann.press("poll-send")
    await expect(panel.get_by_test_id(f"taken-{FIRST}")).to_contain_text("1 of 1")

    await node.kill()
    await node.start()
    await expect(ann.page.get_by_test_id("connection")).to_have_attribute("data-status", "online", timeout=20_000)
    async with AsyncExitStack() as stack:
        for number in range(5):
            token = (await api.invite(session)).token
            client = await stack.enter_async_context(voter(node, token, f"Voter {number}"))
            await vote(client, [int(number < 2)])
        await expect(panel.get_by_test_id(f"taken-{FIRST}")).to_contain_text("6 of 6")
        await ann.press(f"vote-{FIRST}")
        await expect(ann.page.get_by_test_id("option-0")).to_be_checked()
        await ann.page.get_by_test_id("option-1").check()
        await ann.press("poll-send")
        await fay.press(f"close-{FIRST}")
    await expect(panel.get_by_test_id(f"result-{FIRST}")).to_contain_text("6 have answered")
    await expect(panel.locator('.poll-bar[data-count="3"]')).to_have_count(2)
    assert await ann.page.evaluate("localStorage.length") == 0
    await fay.press(f"publish-{FIRST}")
    await ann.press(f"see-{FIRST}")
    await expect(ann.page.locator('.poll-bar[data-count="3"]')).to_have_count(2)

    log = await api.log(session)
    assert [event for event in log if event["type"] == "voted"] == []
    assert [event["participant"] for event in log if event["type"] == "took_part"].count(ann.id) == 1
    (closed,) = [event for event in log if event["type"] == "poll_closed"]
    assert closed["tally"]["counts"] == [3, 3]
    assert "participant" not in json.dumps(closed)
