"""The tables of what a page costs."""

from __future__ import annotations

from bench.page.report import Memory, Waited, header, row
from bench.page.shift import Jumped
from bench.page.sizes import Page, Part
from bench.page.weight import Kept
from bench.page.window import Moved, Weight


def cells(line: str) -> list[str]:
    return line.split()


def test_a_page_is_told_in_kilobytes_as_sent() -> None:
    page = Page("join", [Part("index.js", 72_000), Part("en.js", 15_100)], [Part("index.css", 9_900)], [])
    assert cells(row(page)) == ["join", "87.1", "9.9", "0.0", "2"]
    assert cells(header(Page))[0] == "page"


def test_what_people_waited_is_told_by_its_median() -> None:
    assert cells(row(Waited([200.0, 900.0, 250.0]))) == ["3", "250", "200", "900"]


def test_memory_is_told_with_what_is_more_than_before() -> None:
    kept = Kept(100, Weight(3_000_000, 1_000_000, 2_500, 48), Weight(3_200_000, 1_006_400, 2_502, 48), 7)
    assert cells(row(Memory("others", kept))) == [
        *("100", "others", "3,200", "200", "1,006", "6.4"),
        *("2,502", "2", "48", "0", "7"),
    ]


def test_a_jump_is_told_with_what_jumped() -> None:
    jumped = Jumped("vote", 0.125, [Moved("main.stage", (0, 40, 10, 10), (0, 88, 10, 10))] * 2)
    assert cells(row(jumped)) == ["vote", "0.1250", "main.stage"]
