"""What belongs to a page, read from what was built."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bench.page.sizes import NotBuilt, Part, page

HTML = """
<script type="module" crossorigin src="/assets/index-1.js"></script>
<link rel="modulepreload" crossorigin href="/assets/signals-1.js">
<link rel="stylesheet" crossorigin href="/assets/index-1.css">
<link rel="icon" href="/favicon.svg">
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(HTML)
    for name, text in {
        "index-1.js": 'import{a}from"./signals-1.js";import"./shared-1.js";import(`./en-1.js`);import(`./de-1.js`);'
        'import("./desk-1.js")',
        "signals-1.js": "",
        "shared-1.js": "",
        "en-1.js": "short",
        "de-1.js": "a longer table of words, which nobody could compress to less than the other",
        "desk-1.js": 'import{b}from"./shared-1.js";import"./chart-1.js"',
        "chart-1.js": "",
        "index-1.css": "",
    }.items():
        (tmp_path / "assets" / name).write_text(text)
    return tmp_path


def names(parts: object) -> set[str]:
    assert isinstance(parts, list)
    return {part.name for part in parts}


def test_a_page_loads_what_its_html_names_and_what_that_imports_and_the_largest_table(built: Path) -> None:
    found = page("join", built)
    assert names(found.scripts) == {"index-1.js", "signals-1.js", "shared-1.js", "de-1.js"}
    assert names(found.styles) == {"index-1.css"}


def test_what_is_imported_when_needed_is_told_apart_with_all_it_needs(built: Path) -> None:
    assert names(page("join", built).later) == {"desk-1.js", "chart-1.js"}


def test_sizes_are_those_the_server_sends(built: Path) -> None:
    body = (built / "assets" / "index-1.js").read_bytes()
    assert Part("index-1.js", len(gzip.compress(body, mtime=0))) in page("join", built).scripts


def test_a_client_that_was_not_built_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt, match="run `npm"):
        page("staff", tmp_path)
