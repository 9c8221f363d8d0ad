"""What is printed: a table for each measurement."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Final, TypeAlias

import msgspec

from bench.page.shift import Jumped
from bench.page.sizes import Page
from bench.page.weight import Kept
from bench.report import Columns, Machine, line

_PAGE: Final[Columns] = (("page", 34), ("script kB", 10), ("styles kB", 10), ("later kB", 10), ("files", 6))
_WAITED: Final[Columns] = (
    ("from Join to the first picture", 34),
    ("times", 10),
    ("median ms", 10),
    ("least ms", 10),
    ("most ms", 10),
)
_KEPT: Final[Columns] = (
    ("others came and left", 34),
    ("heap kB", 10),
    ("more kB", 8),
    ("objects kB", 10),
    ("more kB", 8),
    ("nodes", 8),
    ("more", 6),
    ("listeners", 10),
    ("more", 6),
    ("videos made", 12),
)
_JUMPED: Final[Columns] = (("layout shift when others", 34), ("value", 10), ("what", 40))

LEGEND: Final = """\
Script and styles of the first load as the server sends them, compressed, the largest table of words included; later is
what is loaded only when it is needed. Heap, DOM nodes and listeners after garbage was collected; objects are the page's
own of the heap, without compiled code, which grows by itself. A layout shift of 0.1 over a whole visit is what the Web
Vitals call good; these are of one thing each, there and back."""


class Waited(msgspec.Struct, frozen=True):
    """How long people waited for the first picture, in ms."""

    times: Sequence[float]


class Memory(msgspec.Struct, frozen=True):
    """`who` came and left, and what stayed of them."""

    who: str
    kept: Kept


class Failure(msgspec.Struct, frozen=True):
    """A measurement that gave no result, and why."""

    name: str
    reason: str


Result: TypeAlias = Page | Waited | Memory | Jumped


class Report(msgspec.Struct, frozen=True):
    """Everything that was found, as `--json` writes it."""

    machine: Machine
    pages: Sequence[Page]
    waited: Sequence[Waited]
    memory: Sequence[Memory]
    jumped: Sequence[Jumped]
    failures: Sequence[Failure]


def header(kind: type[Result]) -> str:
    """The line above the rows of one kind."""
    columns = _columns(kind)
    return line([title for title, _ in columns], columns, names=1)


def row(result: Result) -> str:
    """One measurement as a line."""
    return line(_cells(result), _columns(type(result)), names=1)


def _columns(kind: type[Result]) -> Columns:
    if kind is Page:
        return _PAGE
    if kind is Waited:
        return _WAITED
    return _KEPT if kind is Memory else _JUMPED


def _cells(result: Result) -> list[str]:
    if isinstance(result, Page):
        kilobytes = (result.script_bytes, result.style_bytes, result.later_bytes)
        return [result.name, *(f"{each / 1000:.1f}" for each in kilobytes), str(len(result.scripts))]
    if isinstance(result, Waited):
        times = result.times
        return ["", str(len(times)), *(f"{each:.0f}" for each in (statistics.median(times), min(times), max(times)))]
    if isinstance(result, Memory):
        return _memory(result)
    elements = sorted({source.element for source in result.sources})
    return [result.doing, f"{result.value:.4f}", " ".join(elements)[:40]]


def _memory(result: Memory) -> list[str]:
    kept = result.kept
    return [
        f"{kept.visits} {result.who}",
        f"{kept.after.heap_bytes / 1000:,.0f}",
        f"{kept.more.heap_bytes / 1000:,.0f}",
        f"{kept.after.object_bytes / 1000:,.0f}",
        f"{kept.more.object_bytes / 1000:,.1f}",
        f"{kept.after.nodes:,}",
        str(kept.more.nodes),
        str(kept.after.listeners),
        str(kept.more.listeners),
        str(kept.pictures),
    ]
