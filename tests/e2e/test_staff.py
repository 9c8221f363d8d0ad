"""The staff's pages, walked through by somebody who runs a group: once to be photographed, once to be judged by axe."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import Page, expect

from tests.support.api import Api
from tests.support.axe import complaints
from tests.support.browser import Browsers
from tests.support.node import HearthNode
from tests.support.office import Office
from tests.support.photographs import photograph

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

REFUSED = "Failed to load resource: the server responded with a status of 401 (Unauthorized)"
"""What Chromium itself writes on its console about a wrong password."""

Stop = Callable[[Page, str], Awaitable[None]]
"""What is done at each place of a walk: the page as it stands, and what it is called."""


async def test_the_staffs_pages_show_all_there_is_without_a_complaint(
    node: HearthNode, api: Api, browsers: Browsers
) -> None:
    async def photographed(page: Page, what: str) -> None:
        await photograph(page, f"staff-{what}", whole=not what.startswith("dialog"))

    browser = await browsers.start()
    await _walk(await Office.open(browser, node, api), photographed)
    assert [each for each in browser.traffic.complaints if each != REFUSED] == []


async def test_axe_finds_nothing_on_the_staffs_pages_light_or_dark(
    node: HearthNode, api: Api, browsers: Browsers
) -> None:
    found: list[str] = []

    async def judged(page: Page, what: str) -> None:
        found.extend(await complaints(page, what))

    browser = await browsers.start()
    await _walk(await Office.open(browser, node, api), judged)
    assert not found, "\n".join(found)


async def _walk(office: Office, stop: Stop) -> None:
    await _door(office, stop)
    await _group(office, stop)
    await _calendar(office, stop)
    await _links(office, stop)
    await _sessions(office, stop)
    await _house(office, stop)


async def _door(office: Office, stop: Stop) -> None:
    page = office.page
    await stop(page, "sign-in")
    await office.sign_in("not the right one")
    await expect(page.locator("#refused")).not_to_be_empty()
    await expect(page.locator("#password")).to_be_focused()
    await stop(page, "wrong-password")
    await page.keyboard.type("a long enough password")
    await page.keyboard.press("Enter")
    await expect(page.locator(".empty")).to_be_visible()
    await stop(page, "today-empty")
    await page.reload()
    await expect(page.locator(".empty")).to_be_visible()
    await page.goto(f"{office.origin}/staff/nowhere")
    await expect(page.locator("h1")).to_be_visible()
    await stop(page, "unknown")


async def _group(office: Office, stop: Stop) -> None:
    page = office.page
    await office.go("go-groups")
    await stop(page, "groups-empty")
    await page.locator("summary").click()
    await office.fill("new-group", name="Tuesday circle")
    await stop(page, "new-group")
    await office.submit("new-group")
    await expect(page.locator("h1")).to_contain_text("Tuesday circle")
    await stop(page, "roster-empty")
    for name, display in (("Anna Gruber", "Anna"), ("Ben Hofer", ""), ("Clara Weiss", "Clara")):
        await office.fill("add-person", name=name, display=display)
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("rowheader", name=name)).to_be_visible()
    await stop(page, "roster")
    ben = page.locator("tr", has_text="Ben Hofer")
    await ben.locator("[data-testid^=change-]").click()
    await office.fill("change-person", display="Benni")
    await stop(page, "dialog-change")
    await page.keyboard.press("Enter")
    await expect(ben).to_contain_text("Benni")
    await expect(ben.locator("[data-testid^=change-]")).to_be_focused()
    await page.locator("tr", has_text="Clara").locator("[data-testid^=remove-]").click()
    await stop(page, "dialog-remove")
    await office.confirm()
    await expect(office.rows()).to_have_count(2)
    await expect(page.locator(".table-frame")).to_be_focused()


async def _calendar(office: Office, stop: Stop) -> None:
    page = office.page
    await office.go("part-meetings")
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT18:00")
    await office.fill("schedule", first=tomorrow)
    await office.submit("schedule")
    await expect(office.form("schedule").get_by_role("alert")).not_to_be_empty()
    await page.get_by_test_id("day-TU").check()
    await page.get_by_test_id("day-TH").check()
    await office.submit("schedule")
    await expect(office.rows()).not_to_have_count(0)
    one = office.rows().nth(1)
    await one.locator("button").press("Enter")
    await expect(one.locator(".tag")).to_be_visible()
    await stop(page, "calendar")
    await one.locator("button").press("Enter")
    await expect(one.locator(".tag")).to_have_count(0)
    await _month(office, stop)
    await page.get_by_test_id("clear-schedule").click()
    await stop(page, "dialog-clear")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_test_id("clear-schedule")).to_be_focused()


async def _month(office: Office, stop: Stop) -> None:
    """The calendar as a month, by keyboard alone once one is in it."""
    page = office.page
    await page.get_by_test_id("calendar-grid").press("Enter")
    chosen = page.locator("[data-day][tabindex='0']")
    await expect(chosen).to_have_attribute("aria-current", "date")
    await chosen.focus()
    month = page.locator("#month-name")
    before = await month.inner_text()
    await page.keyboard.press("PageDown")
    await expect(month).not_to_have_text(before)
    await expect(chosen).to_be_focused()
    while await chosen.get_attribute("data-entries") == "0":
        await page.keyboard.press("ArrowRight")
    await expect(chosen).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#month-day")).to_be_focused()
    entry = page.locator("[data-entry]")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(entry).to_have_attribute("data-entry", "cancelled")
    await stop(page, "month")
    await entry.locator("button").press("Enter")
    await expect(entry).to_have_attribute("data-entry", "planned")
    await page.keyboard.press("Escape")
    await expect(chosen).to_be_focused()
    await page.get_by_test_id("calendar-list").click()


async def _links(office: Office, stop: Stop) -> None:
    page = office.page
    await office.go("part-links")
    await expect(page.locator(".empty")).to_be_visible()
    await office.field("new-link", "whose").select_option(index=1)
    await office.submit("new-link")
    await expect(office.rows()).to_have_count(1)
    await office.rows().get_by_test_id("copy").click()
    link = str(await page.evaluate("navigator.clipboard.readText()"))
    assert link.startswith(f"{office.origin}/join#")
    await stop(page, "links")
    code = office.rows().locator("[data-testid^=code-]")
    await code.click()
    await expect(page.locator("svg.qr")).to_be_visible()
    await stop(page, "dialog-code")
    await page.keyboard.press("Escape")
    await expect(code).to_be_focused()
    await office.rows().locator("[data-testid^=revoke-]").click()
    await office.confirm()
    await expect(office.rows().locator(".tag")).to_be_visible()
    await expect(office.rows().locator("button")).to_have_count(0)
    await expect(page.locator(".table-frame")).to_be_focused()


async def _sessions(office: Office, stop: Stop) -> None:
    page = office.page
    await office.go("part-settings")
    await office.field("facilitators", "staff").check()
    await office.submit("facilitators")
    await office.fill("agreements", agreementsText="What is said here stays here.")
    await office.submit("agreements")
    await office.field("own-summary", "allowed").check()
    await office.submit("own-summary")
    await office.submit("new-pair")
    await expect(page.locator(".pairs li")).to_have_count(1)
    await stop(page, "settings")
    await office.go("part-sessions")
    await office.submit("hold")
    await expect(office.rows()).to_have_count(1)
    await stop(page, "group-sessions")
    await office.rows().get_by_role("link").click()
    await expect(page.get_by_test_id("enter")).to_be_visible()
    await stop(page, "session")
    await page.get_by_test_id("show-report").press("Enter")
    await expect(page.get_by_test_id("report-attendance")).to_be_visible()
    await office.go("go-sessions")
    await expect(office.rows()).to_have_count(1)
    await stop(page, "sessions")
    await page.get_by_test_id("calendar-grid").click()
    await expect(page.locator("[data-entry]")).to_have_count(1)
    await stop(page, "sessions-month")
    await page.get_by_test_id("calendar-list").click()
    await office.go("go-today")
    await expect(page.locator(".session-card")).to_be_visible()
    await stop(page, "today")


async def _house(office: Office, stop: Stop) -> None:
    page = office.page
    await office.go("go-accounts")
    await page.locator("summary").click()
    await office.fill("new-account", login="ida", name="Ida Lang", password="another long password")
    await stop(page, "new-account")
    await office.submit("new-account")
    await expect(page.get_by_test_id("shut-ida")).to_be_visible()
    await page.get_by_test_id("password-ida").click()
    await office.fill("set-password", password="yet another password")
    await office.submit("set-password")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_test_id("shut-ida").click()
    await office.confirm()
    await expect(office.rows().locator(".tag")).to_be_visible()
    await office.go("go-keys")
    await office.fill("new-key", name="Records")
    await office.submit("new-key")
    await expect(office.form("new-key").get_by_role("alert")).not_to_be_empty()
    await page.get_by_test_id("scope-reports:read").check()
    await office.submit("new-key")
    await expect(page.get_by_test_id("fresh-key")).to_be_visible()
    await stop(page, "keys")
    await page.get_by_test_id("revoke-Records").click()
    await office.confirm()
    await expect(office.rows().locator(".tag")).to_be_visible()
    await office.go("go-audit")
    await expect(office.rows()).to_have_count(1)
    await stop(page, "audit")
    await page.get_by_test_id("go-own").click()
    await office.fill("own-password", old="a long enough password", fresh="a completely new one")
    await stop(page, "own")
    await office.submit("own-password")
    await expect(page.get_by_test_id("sign-in")).to_be_visible()
    await stop(page, "signed-out")
    await office.sign_in("a completely new one")
    await page.get_by_test_id("sign-out").click()
    await expect(page.get_by_test_id("sign-in")).to_be_visible()
    assert await page.evaluate("sessionStorage.length") == 0
