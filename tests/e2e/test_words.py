"""What passes between people beside their voices, in real browsers: each page shows what is for it, no other does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import speech
from tests.support.member import Member

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]


class Circle:
    """Fay, who leads, Ana and Ben, on pages of one browser."""

    def __init__(self, session: str, fay: Member, ana: Member, ben: Member) -> None:
        self.session, self.fay, self.ana, self.ben = session, fay, ana, ben

    @classmethod
    async def meet(cls, api: Api, browsers: Browsers, says: Path | None = None) -> Circle:
        browser = await browsers.start(says=says)
        session = await api.create_session()
        staff, shared = await api.invite(session, "facilitator", "Fay"), await api.invite(session, "participant", "Ana")
        other = await api.invite(session, "participant", "Ben")
        fay = await Member.join(browser, api, session, staff.url, "Fay")
        ana = await Member.join(browser, api, session, shared.url, "Ana")
        return cls(session, fay, ana, await Member.join(browser, api, session, other.url, "Ben"))


async def test_a_private_prompt_is_on_one_screen_and_its_thread_comes_back_to_the_facilitator(
    api: Api, browsers: Browsers
) -> None:
    circle = await Circle.meet(api, browsers)
    fay, ana, ben = circle.fay, circle.ana, circle.ben

    await fay.do_for(ana, "prompt")
    await fay.press("preset-0")
    await expect(ana.page.get_by_test_id("prompt")).to_contain_text("Take your time.")
    await expect(fay.page.get_by_test_id("notice")).to_contain_text("Ana")

    await fay.do_for(ana, "word")
    await fay.page.get_by_test_id("word-text").fill("Shall I come to you?")
    await fay.press("word-send")
    await expect(ana.page.get_by_test_id("words-log")).to_contain_text("Shall I come to you?")
    await ana.page.get_by_test_id("word-text").fill("I am fine, thank you.")
    await ana.press("word-send")
    await expect(fay.page.get_by_test_id("words-log")).to_contain_text("I am fine, thank you.")
    await ana.press("prompt-thanks")
    await expect(ana.page.get_by_test_id("prompt")).to_have_count(0)

    await expect(ben.page.get_by_test_id("prompt")).to_have_count(0)
    await expect(ben.page.get_by_test_id("words")).to_have_count(0)
    kept = str(await api.log(circle.session))
    assert "Take your time" not in kept
    assert "come to you" not in kept


async def test_nobody_is_switched_on_by_a_facilitator_but_asked_and_a_lock_holds_until_it_is_released(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    circle = await Circle.meet(api, browsers, speech(tmp_path))
    fay, ana, ben = circle.fay, circle.ana, circle.ben
    await ben.hears(ana)

    await fay.desk("moderation")
    await fay.page.get_by_test_id("lock-microphones").check()
    await ben.stops_hearing(ana)
    await expect(ana.page.get_by_test_id("locked-microphone")).to_be_visible()
    await ana.press("mic")
    await expect(ana.page.get_by_test_id("mic")).to_have_attribute("data-on", "false")
    await fay.press("unlock-microphone")
    await expect(ana.page.get_by_test_id("locked-microphone")).to_have_count(0)
    await expect(ana.tile(ana)).to_have_attribute("data-muted", "true")

    await fay.do_for(ana, "ask-microphone")
    await ana.press("question-no")
    await expect(fay.page.get_by_test_id("notice")).to_contain_text("Ana")
    await expect(ana.page.get_by_test_id("mic")).to_have_attribute("data-on", "false")
    await fay.do_for(ana, "ask-microphone")
    await ana.press("question-yes")
    await ben.hears(ana)


async def test_what_is_written_and_shown_reaches_the_group_and_a_removed_message_leaves_every_page(
    api: Api, browsers: Browsers
) -> None:
    circle = await Circle.meet(api, browsers)
    fay, ana, ben = circle.fay, circle.ana, circle.ben

    await ana.page.keyboard.press("c")
    await ana.page.get_by_test_id("chat-text").fill("Good evening")
    await ana.page.keyboard.press("Enter")
    await expect(ben.page.get_by_test_id("chat")).to_contain_text("1")
    for page in (ben, fay):
        await page.press("chat")
        await expect(page.page.get_by_test_id("chat-log")).to_contain_text("Good evening")

    await ben.press("react")
    await ben.press("react-with_you")
    for page in (ana, fay):
        await expect(page.tile(ben).get_by_test_id("reaction")).to_be_visible()
    await expect(ana.tile(ben).get_by_test_id("reaction")).to_have_count(0, timeout=10_000)

    await ben.page.reload()
    await ben.press("chat")
    await expect(ben.page.get_by_test_id("chat-log")).to_contain_text("Good evening")
    await fay.page.locator("[data-testid^=remove-line-]").click()
    for page in (ana, ben):
        await expect(page.page.get_by_test_id("chat-log")).not_to_contain_text("Good evening")
    assert "Good evening" not in str(await api.log(circle.session))


async def test_an_observer_whispers_to_the_facilitator_alone(api: Api, browsers: Browsers) -> None:
    circle = await Circle.meet(api, browsers)
    link = await api.invite(circle.session, "observer", "Oli")
    oli = await Member.join(browsers.started[0], api, circle.session, link.url, "Oli")

    await oli.press("private-words")
    await oli.page.get_by_test_id("word-text").fill("Ana has not been heard.")
    await oli.press("word-send")

    await expect(circle.fay.page.get_by_test_id("words-log")).to_contain_text("Ana has not been heard.")
    await expect(circle.ana.page.get_by_test_id("words")).to_have_count(0)
