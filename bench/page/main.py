"""The command line of `python -m bench page`: what is measured, in which order, and how it is told."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

import msgspec
from playwright.async_api import Error as BrowserError

from bench.page import first_frame, report, shift, sizes, weight
from bench.page.crowd import SETTINGS, Crowd
from bench.page.report import Failure, Memory, Result, Waited
from bench.page.shift import Jumped
from bench.page.sizes import NotBuilt, Page
from bench.page.window import Window
from bench.process import ServerFailed
from bench.report import Machine
from server.api.client import STATIC
from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import picture, silence
from tests.support.member import knock
from tests.support.node import HearthNode

_PARTS: Final = ("sizes", "first-frame", "memory", "shifts")


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench page", description="Measure the web page.")
    parser.add_argument("--only", choices=_PARTS, help="measure one part only")
    parser.add_argument("--joins", type=int, default=10, help="how often somebody joins, for the first picture")
    parser.add_argument("--visits", type=int, default=100, help="how many others come and leave")
    parser.add_argument("--seen", type=int, default=20, help="how many come and leave with voice and picture")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything measured there as well")
    return parser.parse_args(argv)


class Bench:
    """What is measured, on a node and in browsers of its own for each part."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments

    async def part(self, name: str) -> AsyncIterator[Result]:
        """Raises: NotBuilt, and whatever goes wrong between node and browser."""
        if name == "sizes":
            for page in sizes.PAGES:
                yield sizes.page(page, STATIC)
            return
        async with AsyncExitStack() as cleanup:
            folder = Path(cleanup.enter_context(tempfile.TemporaryDirectory(prefix="bench-page-")))
            node = HearthNode(folder, settings=SETTINGS)
            await node.start()
            cleanup.push_async_callback(node.stop)
            browsers = await cleanup.enter_async_context(Browsers.open())
            place = _Place(node, browsers, folder)
            measured = {"first-frame": self._first_frame, "memory": self._memory, "shifts": self._shifts}[name]
            async for result in measured(place):
                yield result

    async def _first_frame(self, place: _Place) -> AsyncIterator[Result]:
        waits = first_frame.waits(place.api, place.browsers, place.folder, self._arguments.joins)
        yield Waited([waited async for waited in waits])

    async def _memory(self, place: _Place) -> AsyncIterator[Result]:
        window, session = await place.circle()
        unseen = weight.unseen(window, Crowd(place.node, place.api, session))
        yield Memory("others without media", await weight.kept(window, unseen, self._arguments.visits))
        if self._arguments.seen:
            visitors = await place.browsers.start(says=silence(place.folder), shows=picture(place.folder, "blue"))
            seen = weight.seen(window, place.api, session, visitors)
            yield Memory("others seen and heard", await weight.kept(window, seen, self._arguments.seen, first=3))

    async def _shifts(self, place: _Place) -> AsyncIterator[Result]:
        window, session = await place.circle()
        async with shift.cast(window, Crowd(place.node, place.api, session)) as cast:
            async for jumped in shift.jumps(window, cast, (*shift.STILL, *shift.STRIPS, *shift.SCREENS)):
                yield jumped


class _Place:
    """A node, browsers, and a folder."""

    def __init__(self, node: HearthNode, browsers: Browsers, folder: Path) -> None:
        self.node = node
        self.api = Api(node)
        self.browsers = browsers
        self.folder = folder

    async def circle(self) -> tuple[Window, str]:
        """Somebody's window, in the circle alone, and the session they are in."""
        session = await self.api.create_session(capacity=16)
        window = await Window.open(await self.browsers.start(says=silence(self.folder)))
        await knock(window.page, (await self.api.invite(session)).url, "Ann")
        await window.shows(1)
        return window, session


async def _all(parts: Sequence[str], bench: Bench) -> tuple[list[Result], list[Failure]]:
    results: list[Result] = []
    failures: list[Failure] = []
    shown: type[Result] | None = None
    for part in parts:
        try:
            async for result in bench.part(part):
                if type(result) is not shown:
                    shown = type(result)
                    print(f"\n{report.header(shown)}")
                print(report.row(result), flush=True)
                results.append(result)
        except (NotBuilt, ServerFailed, AssertionError, BrowserError, OSError) as error:
            failures.append(Failure(part, str(error) or type(error).__name__))
            print(f"{part}: not measured. {failures[-1].reason}", flush=True)
    return results, failures


def main(argv: Sequence[str]) -> int:
    """Returns: 0, or 1 when something could not be measured."""
    arguments = _arguments(argv)
    machine = Machine.here()
    print(f"{machine.processor}, Linux {machine.kernel}, Python {machine.python}.")
    parts = _PARTS if arguments.only is None else (arguments.only,)
    results, failures = asyncio.run(_all(parts, Bench(arguments)))
    print(f"\n{report.LEGEND}")
    if arguments.json is not None:
        found = report.Report(
            machine,
            [each for each in results if isinstance(each, Page)],
            [each for each in results if isinstance(each, Waited)],
            [each for each in results if isinstance(each, Memory)],
            [each for each in results if isinstance(each, Jumped)],
            failures,
        )
        arguments.json.write_bytes(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
    return 1 if failures else 0
