"""A facilitator's whole hour in real Chromium, from the link to the report: with a mouse, and by the keyboard alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.support.api import Api
from tests.support.browser import Browsers, FakeBrowser
from tests.support.hands import Hands, Keyboard, Mouse, unfold
from tests.support.heard import Heard
from tests.support.light_client import LightClient
from tests.support.media_files import silence
from tests.support.member import TABS, knock
from tests.support.node import HearthNode
from tests.support.office import PASSWORD

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

POLL = "poll-1"


class Hour:
    """Fay leads with her `hands`; Ann is in Chromium too, Ben and Cem are clients without pictures."""

    def __init__(self, api: Api, session: str, fay: Hands, ann: Page, ben: LightClient, cem: LightClient) -> None:
        self.api, self.session = api, session
        self.fay, self.page, self.ann, self.ben, self.cem = fay, fay.page, ann, ben, cem
        self.ids: dict[str, str] = {}
        self.heard = Heard(self.page)
        self.ann_heard = Heard(ann)

    @classmethod
    @asynccontextmanager
    async def begin(
        cls, node: HearthNode, api: Api, browser: FakeBrowser, hands: Callable[[Page], Hands]
    ) -> AsyncIterator[Hour]:
        """Fay is in, and the others have knocked and agreed."""
        session = await api.create_session(waiting_room=True, agreements="What is said here stays here.")
        fay, ann = hands(await browser.page()), await browser.page()
        for page in (fay.page, ann):
            page.set_default_timeout(10_000)
        await fay.page.goto((await api.invite(session, "facilitator")).url)
        first, name = fay.page.get_by_test_id("continue"), fay.page.get_by_test_id("name")
        await first.or_(name).first.wait_for()
        if await first.count():
            await fay.press("continue")
        await fay.write(fay.page.get_by_test_id("name"), "Fay")
        await fay.press("join")
        await fay.page.get_by_test_id("people").wait_for()
        async with AsyncExitStack() as stack:
            heard = await Heard.on(fay.page)
            await knock(ann, (await api.invite(session)).url, "Ann")
            ben, cem = [
                await stack.enter_async_context(LightClient.enter(node, (await api.invite(session)).token, name))
                for name in ("Ben", "Cem")
            ]
            await ann.get_by_test_id("accept").click()
            for client in (ben, cem):
                await client.command("accept_agreements")
            hour = cls(api, session, fay, ann, ben, cem)
            hour.ann_heard = await Heard.on(ann)
            hour.ids = {person.name: person.id for person in (await api.session(session)).lobby}
            await heard.hears("Ann is waiting to be let in")
            yield hour

    async def waiting_room(self) -> None:
        await unfold(self.fay, "people")
        await self.fay.press(f"admit-{self.ids['Ann']}")
        await self.ann.get_by_test_id("hand").wait_for()
        await self.heard.hears("Ann is here")
        await self.fay.press("admit-all")
        await expect(self.page.locator(".tile[data-participant]")).to_have_count(4)
        await self.heard.hears("Cem is here")
        await self.ann_heard.hears("Ben is here")

    async def hands_up(self) -> None:
        await self.ann.keyboard.press("h")
        await self.ann_heard.hears("number 1 in line")
        await self.ben.command("raise_hand")
        await self.heard.hears("Ann raises a hand")
        await self._desk("turns")
        await self.fay.press(f"grant-{self.ids['Ann']}")
        await self.ann_heard.hears("It is your turn.")
        await self.fay.press("turn-next")
        await self.ann_heard.hears("Ben has the word.")
        await self.fay.press("turn-end")
        await expect(self.page.get_by_test_id("turn-strip")).to_have_count(0)

    async def go_around(self) -> None:
        await self._desk("turns")
        await self.fay.press("start-round")
        await self.ann_heard.hears("A go-around begins.")
        await self.ann.get_by_test_id("turn-done").click()
        await self._turn_of("Ben")
        await self.ben.command("pass_turn")
        await self._turn_of("Cem")
        await self.fay.press("strip-next")
        await expect(self.page.get_by_test_id("round-set-up")).to_be_visible()
        await self.heard.hears("Ben passes.")

    async def poll(self) -> None:
        await self._desk("polls")
        await self.fay.fill("poll-question", "Shall we meet twice a week?")
        await self.fay.fill("poll-choices", "Yes\nNo")
        await self.fay.press("open-poll")
        await self.ann.get_by_test_id(f"vote-{POLL}").click()
        await self.ann.get_by_test_id("option-0").check()
        await self.ann.get_by_test_id("poll-send").click()
        for client in (self.ben, self.cem):
            await client.command("vote", poll=POLL, choice=[0])
        await expect(self.page.get_by_test_id(f"taken-{POLL}")).to_contain_text("3 of 3")
        await self.fay.press(f"close-{POLL}")
        await self.fay.press(f"publish-{POLL}")
        await self.ann.get_by_test_id(f"see-{POLL}").click()
        await self.ann.get_by_test_id(f"result-{POLL}").wait_for()
        await self.ann.keyboard.press("Escape")
        await self.ann.get_by_test_id(f"put-away-{POLL}").click()

    async def small_rooms(self) -> None:
        await unfold(self.fay, "rooms")
        await self.fay.choose("method", "By hand")
        await self.fay.fill("rooms-number", "2")
        await self.fay.press("plan")
        await self.page.get_by_test_id("review").wait_for()
        for name, room in (("Ann", "Room 1"), ("Ben", "Room 1"), ("Cem", "Room 2")):
            await self.fay.choose(f"place-{self.ids[name]}", room)
        await self.fay.fill("minutes", "10")
        await self.fay.press("launch")
        await self.ann_heard.hears("You are in Room 1 now.")
        await self.ann.get_by_test_id("ask-help").click()
        await self.heard.hears("Ann asks for help in Room 1")
        await self.fay.press(f"answer-{self.ids['Ann']}")
        await expect(self.ann.locator(".tile[data-participant]")).to_have_count(3)
        await self.fay.press("extend")

    async def return_of_all(self) -> None:
        await self.fay.press("close-all")
        await self.fay.choose("countdown", "10 seconds")
        await self.fay.press("confirm")
        await self.ann_heard.hears("The rooms are closing")
        await self.ann_heard.hears("Everyone is back in the main room.", 20)
        await expect(self.page.locator(".tile[data-participant]")).to_have_count(4)

    async def end(self) -> None:
        await unfold(self.fay, "people")
        await self.fay.press("mute-all")
        await expect(self.ann.get_by_test_id("mic")).to_have_attribute("data-on", "false")
        await self.ann_heard.hears("You were muted by Fay")
        await self.fay.press("end")
        await self.fay.press("confirm")
        for page in (self.page, self.ann):
            await expect(page.get_by_test_id("ending")).to_have_attribute("data-ending", "ended")

    async def report(self, node: HearthNode) -> None:
        """As staff: the list of sessions, and in it what has just been."""
        await self.api.add_staff("fay", "Fay Brand", PASSWORD)
        page = self.page
        await page.goto(f"{node.origin}/staff")
        await self.fay.write(page.locator("#login"), "fay")
        await self.fay.write(page.locator("#password"), PASSWORD)
        await page.keyboard.press("Enter")
        await self.fay.press("go-sessions")
        await self.fay.choose("sessions-state", "Over")
        await self.fay.follow(page.get_by_role("link", name="Tuesday group"))
        for part in ("attendance", "turns", "breakouts", "polls"):
            await expect(page.get_by_test_id(f"report-{part}")).to_be_visible()
        for name in ("Ann", "Ben", "Cem"):
            await expect(page.get_by_test_id("report-attendance")).to_contain_text(name)
        await expect(page.get_by_test_id("report-polls")).to_contain_text("Shall we meet twice a week?")

    async def _desk(self, part: str) -> None:
        await unfold(self.fay, "desk")
        await self.fay.tab(f"desk-{TABS.get(part, part)}")
        if part in TABS:
            await self.fay.tab(f"desk-{part}")
        await self.page.get_by_test_id(f"{part}-panel").wait_for()

    async def _turn_of(self, name: str) -> None:
        strip = f'[data-testid=turn-strip][data-turn="{self.ids[name]}"]'
        await expect(self.page.locator(strip)).to_be_visible()


@pytest.mark.parametrize("hands", [Mouse, Keyboard])
async def test_a_facilitator_leads_a_whole_hour_and_reads_its_report(
    node: HearthNode, api: Api, browsers: Browsers, tmp_path: Path, hands: Callable[[Page], Hands]
) -> None:
    browser = await browsers.start(says=silence(tmp_path))
    async with Hour.begin(node, api, browser, hands) as hour:
        await hour.waiting_room()
        await hour.hands_up()
        await hour.go_around()
        await hour.poll()
        await hour.small_rooms()
        await hour.return_of_all()
        await hour.end()
        await hour.report(node)
        assert hour.fay.complaints == []
    assert browser.traffic.complaints == []
