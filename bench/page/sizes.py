"""How much a browser loads for each page: the built files, compressed as the server sends them.

What a page's HTML names is loaded, and what that imports; what is imported only when it is needed is told apart. Tables
of words are imported that way too, but one of them is always needed: the largest counts with the page.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import msgspec

PAGES: Final[Mapping[str, str]] = {"join": "index.html", "staff": "staff.html"}

_LANGUAGES: Final = frozenset({"en", "de", "es"})
_STATIC: Final = re.compile(r"""\b(?:import|from)\s*["'`]\./([\w.-]+\.js)["'`]""")
_DYNAMIC: Final = re.compile(r"""\bimport\(\s*["'`]\./([\w.-]+\.js)["'`]""")


class Part(msgspec.Struct, frozen=True):
    """A file. `bytes` as the server sends it."""

    name: str
    bytes: int


class Page(msgspec.Struct, frozen=True):
    """One page: what it loads at once, and what it may load later."""

    name: str
    scripts: Sequence[Part]
    styles: Sequence[Part]
    later: Sequence[Part]

    @property
    def script_bytes(self) -> int:
        """JavaScript of the first load."""
        return sum(part.bytes for part in self.scripts)

    @property
    def style_bytes(self) -> int:
        return sum(part.bytes for part in self.styles)

    @property
    def later_bytes(self) -> int:
        return sum(part.bytes for part in self.later)


class NotBuilt(Exception):
    """There is no built client here."""


class _Head(HTMLParser):
    """The files that a page's HTML names."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get("src" if tag == "script" else "href") or ""
        name = address.rpartition("/")[2]
        if tag == "script" or given.get("rel") == "modulepreload":
            self.scripts.append(name)
        elif given.get("rel") == "stylesheet":
            self.styles.append(name)


def page(name: str, root: Path) -> Page:
    """Page `name` of the client built into `root`. Raises: NotBuilt."""
    html = root / PAGES[name]
    if not html.is_file():
        raise NotBuilt(f"there is no {html}: run `npm --prefix web run build` first")
    head = _Head()
    head.feed(html.read_text())
    assets = _Assets(root / "assets")
    first = assets.closure(head.scripts)
    tables = [table for table in assets.dynamic(first) if _is_table(table)]
    if tables:
        first |= assets.closure([max(tables, key=lambda table: assets.part(table).bytes)])
    later = assets.reachable(first) - first - set(tables)
    return Page(name, assets.parts(first), assets.parts(head.styles), assets.parts(later))


def _is_table(name: str) -> bool:
    return name.partition("-")[0] in _LANGUAGES


class _Assets:
    """The scripts and style sheets, and what imports what."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def part(self, name: str) -> Part:
        body = (self._folder / name).read_bytes()
        return Part(name, len(gzip.compress(body, mtime=0)))

    def parts(self, names: Iterable[str]) -> Sequence[Part]:
        return sorted((self.part(name) for name in names), key=lambda part: -part.bytes)

    def closure(self, names: Iterable[str]) -> set[str]:
        """`names`, and whatever is loaded with them."""
        return self._follow(names, _STATIC)

    def dynamic(self, names: Iterable[str]) -> set[str]:
        """What these import when it is needed."""
        return {found for name in names for found in _DYNAMIC.findall(self._text(name))}

    def reachable(self, names: Iterable[str]) -> set[str]:
        """`names`, and whatever may be loaded in consequence, now or later."""
        return self._follow(names, _STATIC, _DYNAMIC)

    def _follow(self, names: Iterable[str], *imports: re.Pattern[str]) -> set[str]:
        found, ahead = set[str](), list(names)
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead += [each for pattern in imports for each in pattern.findall(self._text(name))]
        return found

    def _text(self, name: str) -> str:
        return (self._folder / name).read_text()
