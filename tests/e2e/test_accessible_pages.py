"""What axe finds on every page and in every state of a session, light and dark: nothing.

The states are brought about by Cleo, who leads without a page of her own; looked at are Fay's page, who leads too, and
Ann's, who does not.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from typing import Final

import pytest
from playwright.async_api import Page, expect

from tests.support.api import Api, Role
from tests.support.axe import complaints
from tests.support.browser import Browsers
from tests.support.light_client import LightClient
from tests.support.member import Member, knock, preview
from tests.support.node import HearthNode
from tests.support.photographs import SCREENS, photograph

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]


class Circle:
    """Fay and Ann at their pages; Cleo leads too, Ben and Cem are members, all three without pages."""

    def __init__(self, api: Api, session: str, fay: Member, ann: Member, *others: LightClient) -> None:
        self.api, self.session, self.fay, self.ann = api, session, fay, ann
        self.cleo, self.ben, self.cem = others
        self.found: list[str] = []

    async def judge(self, what: str, *members: Member, shows: str | None = None, picture: str | None = None) -> None:
        """Look at these pages as soon as they show what is meant; keep a `picture` of some, for people to look at."""
        for member in members:
            if shows is not None:
                await member.page.locator(shows).first.wait_for()
            self.found += await complaints(member.page, f"{what}, {member.name}'s page")
            if picture is not None:
                await photograph(member.page, f"circle-{picture}-{member.name.lower()}", whole=False)

    async def tab(self, part: str, what: str) -> None:
        """A part of Fay's rail."""
        await self.fay.desk(part)
        await self.judge(f"{what}: {part}", self.fay)


async def test_axe_finds_nothing_before_the_circle_and_after_it(node: HearthNode, api: Api, browsers: Browsers) -> None:
    browser = await browsers.start()
    found: list[str] = []

    async def judge(page: Page, what: str, shows: str) -> None:
        await page.locator(shows).first.wait_for()
        found.extend(await complaints(page, what))

    page = await browser.page()
    page.set_default_timeout(10_000)
    await page.goto(node.origin)
    await judge(page, "landing", "h1")
    session = await api.create_session(waiting_room=True, agreements="What is said here stays here.")
    await preview(page, (await api.invite(session, "observer")).url)
    await judge(page, "an observer's preview", "[data-testid=join]")
    client = await browser.page()
    client.set_default_timeout(10_000)
    link = (await api.invite(session)).url
    await client.goto(link)
    await judge(client, "what the link is", "[data-testid=continue]")
    await preview(client, link)
    await judge(client, "preview", "[data-testid=join]")
    await client.get_by_test_id("settings").click()
    await judge(client, "settings", "dialog[open]")
    await client.get_by_test_id("close-settings").click()
    await client.get_by_test_id("name").fill("x" * 200)
    await client.get_by_test_id("join").click()
    await judge(client, "agreements", "[data-testid=door]")
    await client.get_by_test_id("accept").click()
    await judge(client, "waiting room", "[data-door=waiting]")
    async with LightClient.enter(node, (await api.invite(session, "facilitator")).token, "Fay") as fay:
        await fay.command("message_lobby", text="We begin in a minute.")
        await judge(client, "a word in the waiting room", "[data-testid=message]")
        await client.get_by_test_id("leave").click()
        await judge(client, "left", "[data-ending=left]")
    for what, link in (("no link", "join"), ("a link nobody signed", "join#nobody.signed.this")):
        stranger = await browser.page()
        stranger.set_default_timeout(10_000)
        await knock(stranger, f"{node.origin}/{link}", "Ann")
        await judge(stranger, what, "main h1")
    assert not found, "\n".join(found)


@pytest.fixture
async def circle(node: HearthNode, api: Api, browsers: Browsers) -> AsyncIterator[Circle]:
    """Everybody is in; afterwards nothing may have been found."""
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")
    for member in (fay, ann):
        member.page.set_default_timeout(10_000)
    people: tuple[tuple[str, Role], ...] = (
        ("Cleo", "co_facilitator"),
        ("Ben", "participant"),
        ("Cem", "participant"),
    )
    async with AsyncExitStack() as stack:
        others = [
            await stack.enter_async_context(LightClient.enter(node, (await api.invite(session, role)).token, name))
            for name, role in people
        ]
        circle = Circle(api, session, fay, ann, *others)
        yield circle
        assert not circle.found, "\n".join(circle.found)


async def quiet_circle(on: Circle) -> None:
    await on.judge("the circle", on.fay, on.ann, shows=".tile", picture="quiet")
    await on.fay.people()
    await on.fay.press(f"more-{on.ann.id}")
    await on.judge("people, unfolded", on.fay)
    await on.fay.rooms()
    await on.judge("rooms, set-up", on.fay, shows="[data-testid=rooms-panel]")
    for tab in TABS:
        await on.tab(tab, "nothing on")


async def words(on: Circle) -> None:
    await on.ann.press("chat")
    await on.judge("chat, empty", on.ann, shows="[data-testid=chat-panel]")
    await on.ben.command("chat", to="everyone", text="Good evening")
    await on.judge("chat", on.ann, shows="[data-testid=chat-log] >> text=Good evening")
    await on.cleo.command("private_word", participant=on.ann.id, text="Shall I come to you?")
    await on.cleo.command("prompt", participant=on.ann.id, text="Take your time.")
    await on.judge("a prompt and a private word", on.ann, shows="[data-testid=prompt]")
    await on.ann.press("prompt-thanks")
    await on.ann.press("close-chat")
    await on.ann.page.reload()
    await on.ann.page.get_by_test_id("leave").wait_for()


async def dialogs(on: Circle) -> None:
    await on.ann.press("help")
    await on.judge("help", on.ann, shows="dialog[open]")
    await on.ann.page.keyboard.press("Escape")
    await on.ann.press("support")
    await on.judge("support", on.ann, shows="dialog[open]")
    await on.ann.page.keyboard.press("Escape")
    await on.ann.press("mic")
    await on.cleo.command("ask_to_unmute", participant=on.ann.id)
    await on.judge("asked to speak", on.ann, shows="[data-testid=question-no]")
    await on.ann.press("question-no")
    await on.fay.press("leave")
    await on.judge("asked how to leave", on.fay, shows="[data-testid=leave-alone]")
    await on.fay.press("stay")
    await on.fay.people()
    await on.fay.press("end")
    await on.judge("asked whether to end", on.fay, shows="[data-testid=confirm]")
    await on.fay.press("cancel")


async def on_a_phone(on: Circle) -> None:
    for member in (on.ann, on.fay):
        before = member.page.viewport_size
        await member.page.set_viewport_size(SCREENS["phone"])
        await on.cleo.command("start_go_around", order="seat")
        await on.judge("a phone", member, shows="[data-testid=bar-more]")
        await member.press("bar-more")
        await on.judge("more of the bar", member, shows="#bar-more-panel")
        await member.page.keyboard.press("Escape")
        await on.cleo.command("end_go_around")
        assert before is not None
        await member.page.set_viewport_size(before)


async def in_high_contrast(on: Circle) -> None:
    for member in (on.ann, on.fay):
        await member.page.evaluate("document.documentElement.dataset.theme = 'contrast'")
        await on.judge("high contrast", member)
        await member.page.evaluate("delete document.documentElement.dataset.theme")


async def turns(on: Circle) -> None:
    await on.ben.command("raise_hand")
    await on.cem.command("raise_hand")
    await on.cleo.command("set_floor", mode="enforced")
    await on.cleo.command("grant_turn", participant=on.ann.id, seconds=120)
    await on.judge("a turn", on.ann, shows="[data-testid=turn-strip]", picture="turn")
    await on.tab("turns", "a turn, hands")
    await on.cleo.command("end_turn", participant=on.ann.id)
    await on.cleo.command("set_floor", mode="open")
    await on.cleo.command("start_go_around", order="seat", seconds=60)
    await on.judge("a go-around", on.ann, shows="[data-testid=turn-strip]")
    await on.tab("turns", "a go-around")
    await on.cleo.command("end_go_around")
    await on.cleo.command("lower_all_hands")


async def polls(on: Circle) -> None:
    await on.cleo.command("open_poll", question="Twice a week?", kind="single", options=["Yes", "No"], min_group=3)
    await on.ann.press("vote-poll-1")
    await on.judge("a poll's card", on.ann, shows="dialog[open]", picture="poll")
    await on.ann.page.get_by_test_id("option-0").check()
    await on.ann.press("poll-send")
    await on.tab("polls", "a poll")
    for client in (on.ben, on.cem):
        await client.command("vote", poll="poll-1", choice=[0])
    await on.cleo.command("close_poll", poll="poll-1")
    await on.cleo.command("publish_poll", poll="poll-1")
    await on.judge("a result to be seen", on.ann, shows="[data-testid=see-poll-1]")
    await on.ann.press("see-poll-1")
    await on.judge("a poll's result", on.ann, shows="[data-testid=result-poll-1]")
    await on.ann.page.keyboard.press("Escape")
    await on.ann.press("put-away-poll-1")
    await on.tab("polls", "a result")


async def checkins(on: Circle) -> None:
    await on.cleo.command("open_check_in", when="before", words=True, word_list=["calm", "sad"], questionnaire="phq9")
    await on.judge("a check-in is asked for", on.ann, shows="[data-testid=check-in]")
    await on.ann.press("check-in-answer")
    await on.judge("a check-in's form", on.ann, shows="[data-testid=check-in-form]", picture="check-in")
    await on.ann.page.keyboard.press("Escape")
    await on.ben.command(
        "answer_check_in", check_in="check-in-1", share=True, keep=False, mood=3, items=[1] * 9, difficulty=0
    )
    await on.judge("somebody is in danger", on.fay, shows="[data-concern]", picture="danger")
    await on.tab("checkins", "a check-in")
    await on.cleo.command("acknowledge_concern", participant=on.ben.id)
    await on.cleo.command("close_check_in", check_in="check-in-1")


async def the_hour(on: Circle) -> None:
    segment = {"title": "Setting limits", "kind": "topic", "minutes": 20}
    await on.cleo.command("set_agenda", segments=[segment, {**segment, "title": "Closing"}])
    await on.cleo.command("start_agenda")
    await on.judge("an agenda", on.ann, shows="[data-testid=agenda-strip]")
    await on.tab("hour", "an agenda")
    await on.cleo.command("start_pause", minutes=5, text="Feel the ground under your feet.")
    await on.judge("a guided pause", on.ann, shows="[data-testid=calm-screen]", picture="pause")
    await on.judge("a guided pause", on.fay, shows="[data-testid=pause-strip], [data-testid=calm-screen]")
    await on.cleo.command("end_pause")
    await on.cleo.command("start_break", minutes=5)
    await on.judge("a break", on.ann, on.fay, shows="[data-testid=break-time]", picture="break")
    await on.cleo.command("end_break")
    await on.cleo.command("end_agenda")


async def moderation(on: Circle) -> None:
    await on.cleo.command("lock_microphones", locked=True)
    await on.cleo.command("hold_silence", on=True)
    await on.judge("locks", on.ann)
    await on.tab("moderation", "locks")
    await on.tab("balance", "a silence is held")
    await on.cleo.command("hold_silence", on=False)
    await on.cleo.command("lock_microphones", locked=False)
    await on.ben.command("ask_for_support")
    await on.judge("somebody needs support", on.fay, shows="[data-support]")
    await on.cleo.command("take_aside", participant=on.ann.id)
    await on.judge("a side conversation", on.ann, shows="[data-testid=aside-strip]")
    await on.cleo.command("end_aside")
    await on.cleo.command("settle_support", participant=on.ben.id)


async def small_rooms(on: Circle) -> None:
    groups = [("Oak", [on.ann.id, on.ben.id]), ("Elm", [on.cem.id])]
    rooms = [{"name": name, "participants": people} for name, people in groups]
    await on.cleo.command("plan_breakouts", method="random", rooms=2)
    await on.fay.rooms()
    await on.judge("rooms, review", on.fay, shows="[data-testid=review]")
    await on.cleo.command("discard_plan")
    await on.cleo.command("open_breakouts", rooms=rooms, minutes=10)
    await on.judge("a small room", on.ann, shows="[data-testid=room-strip]", picture="room")
    await on.ben.command("ask_for_help")
    await on.judge("rooms, live", on.fay, shows="[data-help]", picture="rooms")
    await on.cleo.command("close_breakouts", in_seconds=60)
    await on.judge("rooms are closing", on.ann, shows="[data-testid=closing]")
    await on.cleo.command("close_breakouts", in_seconds=0)


async def scene(on: Circle) -> None:
    cast = [{"participant": on.ann.id, "role_name": "The boss"}, {"participant": on.ben.id, "role_name": "Kim"}]
    await on.cleo.command("set_up_scene", cast=cast, title="Asking for a raise", minutes=5)
    await on.tab("scene", "a scene is prepared")
    await on.cleo.command("start_scene")
    await on.judge("a scene", on.ann, shows="[data-testid=own-role]", picture="scene")
    await on.tab("scene", "a scene")
    await on.cleo.command("freeze_scene", frozen=True)
    await on.judge("a scene is frozen", on.ann, shows="[data-testid=scene-frozen]")
    await on.cleo.command("end_scene")
    await on.cleo.command("start_feedback")
    await on.tab("scene", "feedback")
    await on.cleo.command("start_deroling")
    await on.judge("out of the role", on.ann, shows="[data-testid=leave-role]")
    await on.tab("scene", "out of the roles")
    await on.cleo.command("close_scene")


async def apart(on: Circle) -> None:
    await on.ann.press("away")
    await on.judge("away", on.ann, shows="[data-apart=away]")
    await on.ann.press("come-back")
    await on.cleo.command("hold", participant=on.ann.id)
    await on.judge("held", on.ann, shows="[data-apart=held]")
    await on.cleo.command("release", participant=on.ann.id)
    await on.cleo.command("end_session")
    await on.judge("over", on.ann, on.fay, shows="[data-ending=ended]")


TABS: Final = ("turns", "moderation", "balance", "hour", "checkins", "polls", "scene")
STATES: Final[Sequence[Callable[[Circle], Awaitable[None]]]] = (
    quiet_circle,
    words,
    dialogs,
    on_a_phone,
    in_high_contrast,
    turns,
    polls,
    checkins,
    the_hour,
    moderation,
    small_rooms,
    scene,
    apart,
)
"""In this order: the last ends the session."""


async def test_axe_finds_nothing_in_any_state_of_the_circle(circle: Circle) -> None:
    for state in STATES:
        await state(circle)
    await expect(circle.ann.page.get_by_test_id("ending")).to_be_visible()
