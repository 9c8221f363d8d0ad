"""What staff read afterwards: a report with its charts and tables, a sheet, trends; and links made for one session."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, Route, expect

from tests.support.api import Api
from tests.support.axe import complaints
from tests.support.browser import Browsers
from tests.support.node import HearthNode
from tests.support.office import Office
from tests.support.past_session import NAMES, SESSION, held, keep
from tests.support.photographs import photograph

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(300)]

PARTS = ("attendance", "talk", "hour", "turns", "breakouts", "polls", "scenes", "check-ins", "support")


@pytest.fixture
async def node(tmp_path: Path) -> AsyncIterator[HearthNode]:
    """A node that has a session behind it."""
    node = HearthNode(tmp_path)
    await keep(held(), f"sqlite:///{tmp_path / 'hearth.db'}")
    async with node:
        yield node


@pytest.fixture
async def office(node: HearthNode, browsers: Browsers) -> AsyncIterator[Office]:
    """Signed in. Afterwards: the console has no complaint."""
    browser = await browsers.start()
    office = await Office.open(browser, node, Api(node))
    await office.sign_in()
    await expect(office.page.get_by_test_id("sign-out")).to_be_visible()
    yield office
    assert browser.traffic.complaints == []


async def looked_at(page: Page, what: str, *, whole: bool = True) -> list[str]:
    """Photographed, and judged by axe."""
    await photograph(page, f"staff-{what}", whole=whole)
    return await complaints(page, what)


async def test_a_report_has_every_part_as_chart_and_table(node: HearthNode, office: Office) -> None:
    page = office.page
    await page.goto(f"{node.origin}/staff/sessions/{SESSION}")
    for part in PARTS:
        await expect(page.get_by_test_id(f"report-{part}")).to_be_visible()
    attendance = page.get_by_test_id("report-attendance")
    await expect(attendance.locator("tbody tr")).to_have_count(len(NAMES) + 1)
    for part in ("talk", "hour", "turns", "breakouts", "polls", "scenes", "check-ins"):
        chart = page.get_by_test_id(f"report-{part}").get_by_role("img").first
        await expect(chart).to_have_attribute("aria-label", re.compile(".+"))
        await expect(page.get_by_test_id(f"report-{part}").locator("table").first).to_be_visible()
    assert await page.get_by_test_id("report-talk").get_by_role("img").count() == 2
    polls = page.get_by_test_id("report-polls").locator("[data-poll]")
    await expect(polls).to_have_count(3)
    await expect(polls.nth(0).locator("tbody tr").first).to_contain_text("Anna, Clara, Eva")
    await expect(polls.nth(2).locator(".note")).to_be_visible()
    await expect(page.get_by_test_id("withheld")).to_be_visible()
    found = await looked_at(page, "report")
    await page.get_by_test_id("talk-whose").select_option(label="Anna")
    found += await complaints(page, "report-of-one")
    assert not found, "\n".join(found)


async def test_a_report_is_taken_away_as_files_and_printed_without_buttons(node: HearthNode, office: Office) -> None:
    page = office.page
    await page.goto(f"{node.origin}/staff/sessions/{SESSION}")
    await expect(page.get_by_test_id("report-attendance")).to_be_visible()
    rows = list(csv.DictReader((await _taken(page, "take-csv")).splitlines()))
    assert [row["name"] for row in rows] == ["Fay", *NAMES]
    assert "Which exercise helped?" in await _taken(page, "take-polls-csv")
    whole = json.loads(await _taken(page, "take-json"))
    assert len(whole["attendance"]) == len(NAMES) + 1
    assert '"session_created"' in (await _taken(page, "take-log")).splitlines()[0]
    await page.emulate_media(media="print")
    await expect(page.get_by_test_id("print")).to_be_hidden()
    await expect(page.locator("nav").first).to_be_hidden()
    await expect(page.get_by_test_id("report-attendance")).to_be_visible()


async def test_a_sheet_tells_of_one_person_and_names_nobody_else(node: HearthNode, office: Office) -> None:
    page = office.page
    await page.goto(f"{node.origin}/staff/sessions/{SESSION}")
    await page.get_by_test_id("report-attendance").locator("tr", has_text="Anna").get_by_role("link").press("Enter")
    await expect(page.locator("h1")).to_contain_text("Anna")
    await expect(page.get_by_test_id("report-own-check-ins").locator("tbody tr")).to_have_count(2)
    body = await page.locator("main").inner_text()
    assert not [name for name in (*NAMES[1:], "Fay", "Fir", "Elm", "boss") if name in body]
    found = await looked_at(page, "sheet")
    assert json.loads(await _taken(page, "take-json"))["attendance"]["name"] == "Anna"
    assert not found, "\n".join(found)


async def test_a_session_without_a_group_is_made_and_people_invited(node: HearthNode, office: Office) -> None:
    page = office.page
    await office.go("go-sessions")
    await page.locator("summary").click()
    await office.fill("new-session", title="First talk", agreements="What is said here stays here.")
    found = await looked_at(page, "new-session")
    await office.submit("new-session")
    await expect(page.locator("h1")).to_have_text("First talk")
    await office.fill("invite", name="Gus")
    await office.field("invite", "role").select_option("guest")
    await office.submit("invite")
    link = await page.get_by_test_id("fresh-link").inner_text()
    assert link.startswith(f"{node.origin}/join#")
    await page.get_by_test_id("invitations").get_by_test_id("copy").click()
    assert await page.evaluate("navigator.clipboard.readText()") == link
    await page.get_by_test_id("fresh-code").click()
    await expect(page.locator("svg.qr")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("fresh-code")).to_be_focused()
    found += await looked_at(page, "invitations")
    row = page.get_by_test_id("invitations").locator("tbody tr")
    await expect(row).to_contain_text("Gus")
    await row.locator("[data-testid^=revoke-]").click()
    await office.confirm()
    await expect(row.locator(".tag")).to_be_visible()
    await page.get_by_test_id("end-session").click()
    await office.confirm()
    await expect(page.get_by_test_id("invite")).to_have_count(0)
    assert not found, "\n".join(found)


async def test_check_ins_of_somebody_on_the_roster_are_shown_over_sessions(office: Office) -> None:
    page = office.page
    await office.go("go-groups")
    await page.locator("summary").click()
    await office.fill("new-group", name="Tuesday circle")
    await office.submit("new-group")
    await office.fill("add-person", name="Anna Gruber")
    await office.submit("add-person")
    trend = page.locator("tr", has_text="Anna Gruber").locator("[data-testid^=trend-]")
    await trend.click()
    await expect(page.get_by_test_id("trend").locator(".empty")).to_be_visible()
    found = await looked_at(page, "dialog-trend-empty", whole=False)
    await page.keyboard.press("Escape")
    await page.route("**/people/*/check-ins", _trend)
    await trend.click()
    await expect(page.get_by_test_id("trend").get_by_role("img")).to_have_count(2)
    await expect(page.get_by_test_id("trend").locator("tbody tr")).to_have_count(5)
    found += await looked_at(page, "dialog-trend", whole=False)
    await page.keyboard.press("Escape")
    await expect(trend).to_be_focused()
    assert not found, "\n".join(found)


async def _trend(route: Route) -> None:
    """Five sessions, as the server would tell of them."""
    score = {"highest": 27, "severity": "moderate"}
    sessions = [
        {
            "session": f"s_{n}",
            "title": "Tuesday circle",
            "starts_at": 1_700_000_000_000 + n * 7 * 86_400_000,
            "check_ins": [
                {
                    "id": "check-in-1",
                    "when": "before" if n % 2 else "after",
                    "questionnaire": "phq9",
                    "opened_at": 1_700_000_000_000,
                    "state": "answered",
                    "kept": True,
                    "answers": {
                        "mood": mood,
                        "scales": {"Energy": mood},
                        "words": ["calm"],
                        "items": [1] * 9,
                        "difficulty": None,
                        "score": {"total": 18 - 2 * n, **score},
                    },
                    "shift": None,
                }
            ],
        }
        for n, mood in enumerate((3, 4, 3, 6, 7))
    ]
    await route.fulfill(json={"person": "p", "sessions": sessions})


async def _taken(page: Page, button: str) -> str:
    """What a button hands out."""
    async with page.expect_download() as download:
        await page.get_by_test_id(button).click()
    return (await (await download.value).path()).read_text()
