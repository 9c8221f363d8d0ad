"""A scene in real browsers: who is heard follows from it on every side, and so does what each screen shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import speech
from tests.support.member import Member

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


class Stage:
    """Fay leads; Ann, Ben and Cem are there. Everyone talks without end."""

    def __init__(self, session: str, fay: Member, ann: Member, ben: Member, cem: Member) -> None:
        self.session, self.fay, self.ann, self.ben, self.cem = session, fay, ann, ben, cem

    @classmethod
    async def meet(cls, api: Api, browsers: Browsers, directory: Path) -> Stage:
        browser = await browsers.start(says=speech(directory))
        session = await api.create_session()
        staff = await api.invite(session, "facilitator")
        fay = await Member.join(browser, api, session, staff.url, "Fay")
        ann, ben, cem = [
            await Member.join(browser, api, session, (await api.invite(session)).url, name)
            for name in ("Ann", "Ben", "Cem")
        ]
        return cls(session, fay, ann, ben, cem)

    async def prepare(self) -> None:
        """Ann is the boss, Ben is Kim, Cem watches."""
        await self.fay.desk("scene")
        await self.fay.page.get_by_test_id("scene-title-field").fill("Asking for a raise")
        for who, role in ((self.ann, "The boss"), (self.ben, "Kim")):
            await self.fay.page.get_by_test_id(f"role-for-{who.id}").fill(role)
        await self.fay.press("prepare-scene")

    async def all_see(self, stage: str) -> None:
        for who in (self.fay, self.ann, self.ben, self.cem):
            await expect(who.page.get_by_test_id("scene-strip")).to_have_attribute("data-stage", stage)


async def test_a_scene_with_swap_freeze_feedback_and_the_way_out_of_the_roles(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    on = await Stage.meet(api, browsers, tmp_path)
    fay, ann, ben, cem = on.fay, on.ann, on.ben, on.cem
    await on.prepare()
    await on.all_see("set_up")
    await ben.hears(cem)

    await fay.press("start-scene")
    await on.all_see("playing")
    await ben.stops_hearing(cem)
    await cem.hears(ann)
    await expect(cem.page.get_by_test_id(f"role-name-{ann.id}")).to_contain_text("The boss")
    await expect(ann.page.get_by_test_id("own-role")).to_contain_text("The boss")
    await expect(cem.tile(ann)).to_have_attribute("data-front", "true")
    await expect(ann.tile(cem)).to_have_attribute("data-front", "false")

    await fay.press("freeze")
    await expect(ben.page.get_by_test_id("scene-frozen")).to_be_visible()
    await cem.stops_hearing(ann)
    await ann.hears(fay)
    await fay.press("swap-roles")
    await expect(ann.page.get_by_test_id("own-role")).to_contain_text("Kim")
    await fay.press("go-on")
    await cem.hears(ann)

    await cem.page.get_by_test_id("scene-notes-open").click()
    await cem.page.get_by_test_id("scene-notes").fill("You looked at her when it was hard.")
    await cem.page.reload()
    await expect(cem.page.get_by_test_id("scene-notes")).to_have_value("You looked at her when it was hard.")

    await fay.press("end-scene")
    await fay.press("start-round")
    await on.all_see("feedback")
    await expect(cem.page.get_by_test_id("scene-turn")).to_contain_text("your turn")
    await expect(cem.page.get_by_test_id("scene-prompts")).to_contain_text("One wish")
    await expect(ann.page.get_by_test_id("scene-turn")).to_contain_text("Cem")
    await ann.hears(cem)
    await cem.stops_hearing(ann)
    await cem.press("scene-notes-send")
    await expect(ann.page.get_by_test_id("scene-received")).to_contain_text("You looked at her")
    await expect(fay.page.get_by_test_id("scene-received")).to_contain_text("You looked at her")
    await expect(ann.page.get_by_test_id("scene-place")).to_be_visible()
    await cem.press("scene-done")
    await expect(ann.page.get_by_test_id("scene-done")).to_be_visible()
    await cem.hears(ann)
    await ann.press("scene-done")
    await ben.press("scene-pass")

    await on.all_see("deroling")
    await expect(cem.page.get_by_test_id("leave-role-card")).to_have_count(0)
    await ann.press("leave-role")
    await expect(cem.page.get_by_test_id("deroling")).to_contain_text("Ben")
    await ben.press("leave-role")
    for who in (fay, ann, ben, cem):
        await expect(who.page.get_by_test_id("scene-strip")).to_have_count(0)
    await ann.hears(cem)
    assert "looked at her" not in str(await api.log(on.session))


async def test_who_drops_out_freezes_the_scene_and_somebody_else_takes_the_role(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    on = await Stage.meet(api, browsers, tmp_path)
    fay, ann, ben, cem = on.fay, on.ann, on.ben, on.cem
    await on.prepare()
    await fay.press("start-scene")
    await on.all_see("playing")

    await ann.leave()
    await expect(cem.page.get_by_test_id("scene-frozen")).to_contain_text("The boss")
    await fay.page.locator('[data-cast-role="The boss"] select').select_option(label="Cem")
    await expect(cem.page.get_by_test_id("own-role")).to_contain_text("The boss")
    await fay.press("go-on")
    await ben.hears(cem)

    await cem.press("leave-role-early")
    await expect(ben.page.get_by_test_id("scene-frozen")).to_be_visible()
    await ben.stops_hearing(cem)
