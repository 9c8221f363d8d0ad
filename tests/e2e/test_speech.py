"""A real microphone's speech through browser, SFU and log: when it was, how long it was, and who learns of it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import silence
from tests.support.member import Member
from tests.support.recordings import Recording, Span, merged, talk, with_noise
from tests.support.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

GAP = 0.6


async def test_what_the_log_says_of_a_recording_played_to_a_real_browser(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    recording = with_noise(talk("a man, quiet room"), "white", -75)
    speaker = await browsers.start(says=recording.write(tmp_path / "recording.wav"))
    listener = await browsers.start(says=silence(tmp_path))
    session = await api.create_session()
    fay = await Member.join(listener, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    ann = await Member.join(speaker, api, session, (await api.invite(session)).url, "Ann")
    await fay.hears(ann)

    await fay.desk("balance")
    row = fay.page.locator(f'[data-balance="{ann.id}"]')
    await expect(row).to_have_attribute("data-silence", "speaking", timeout=30_000)
    await expect(row).to_have_attribute("data-silence", "choosing", timeout=30_000)
    own = fay.page.locator(f'[data-balance="{fay.id}"]')
    await expect(own).to_have_attribute("data-silence", "digital_silence", timeout=30_000)
    await expect(ann.page.locator("[data-testid=desk], [data-testid=balance-strip]")).to_have_count(0)

    async def one_round() -> list[Span]:
        heard = await _spoken(api, session, ann.id)
        return heard if heard and heard[-1][1] - heard[0][0] > recording.seconds + 5 else []

    heard = await until("all of it has been heard once", one_round, within=120)
    assert {event["participant"] for event in await api.log(session) if event["type"] == "spoke"} == {ann.id}
    _compare(heard, recording)


async def test_one_press_holds_the_silence_for_all_who_lead_and_nobody_else_learns_of_it(
    api: Api, browsers: Browsers
) -> None:
    browser = await browsers.start()
    session = await api.create_session()
    fay = await Member.join(browser, api, session, (await api.invite(session, "facilitator")).url, "Fay")
    gil = await Member.join(browser, api, session, (await api.invite(session, "co_facilitator")).url, "Gil")
    ann = await Member.join(browser, api, session, (await api.invite(session)).url, "Ann")
    await fay.desk("balance")
    await fay.press("hold-silence")
    for leader in (fay, gil):
        await expect(leader.page.get_by_test_id("balance-strip")).to_be_visible()
    await gil.press("strip-hold-silence")
    await expect(fay.page.get_by_test_id("hold-silence")).to_have_attribute("data-on", "false")
    await expect(fay.page.get_by_test_id("balance-strip")).to_have_count(0)
    await expect(ann.page.get_by_test_id("balance-strip")).to_have_count(0)


async def _spoken(api: Api, session: str, who: str) -> list[Span]:
    """When somebody spoke, by the log, in seconds."""
    log = await api.log(session)
    pieces = [(e["since"] / 1000, e["until"] / 1000) for e in log if e["type"] == "spoke" and e["participant"] == who]
    return merged(pieces, GAP)


def _compare(heard: list[Span], recording: Recording) -> None:
    """Hold what was heard against one round of the recording, which the fake microphone plays over and over.

    When it began to play nobody knows; so it is the distances between beginnings that count.
    """
    true = merged(recording.speech, GAP)
    rounds = [(since + n * recording.seconds, until + n * recording.seconds) for n in range(3) for since, until in true]
    whole = heard[1:-1]  # the first and the last may have been cut off by the beginning and the end of listening
    number = min(len(whole), len(true))
    assert number == len(true)
    found = whole[:number]
    candidates = [rounds[first : first + number] for first in range(len(true))]
    offsets = [[h[0] - t[0] for h, t in zip(found, wanted, strict=True)] for wanted in candidates]
    errors = [max(abs(each - median(offset)) for each in offset) for offset in offsets]
    best = errors.index(min(errors))
    spoken = sum(until - since for since, until in candidates[best])
    measured = sum(until - since for since, until in found)
    assert errors[best] <= 0.3, f"beginnings are off by {errors[best]:.2f} s"
    assert abs(measured / spoken - 1) <= 0.05, f"{measured:.1f} s of talk were measured, {spoken:.1f} s were spoken"
    assert all(after[0] > before[1] for before, after in pairwise(found))
