"""How somebody uses a page: with a mouse, or with the keyboard alone. A walk written for `Hands` is done with both.

The keyboard's way is a person's: Tab until the control is reached, then its key. At every stop on the way it is looked
whether the focus is somewhere, can be seen, and has a name for a screen reader; `complaints` are what was found.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

import msgspec
from playwright.async_api import Locator, Page

from tests.support.waiting import until

_MOST_STOPS = 250


class Hands(Protocol):
    """Controls are found by their hooks (`data-testid`); `follow` and `write` are for those that have none."""

    page: Page
    complaints: list[str]

    async def press(self, hook: str) -> None: ...
    async def fill(self, hook: str, text: str) -> None: ...
    async def check(self, hook: str) -> None: ...
    async def choose(self, hook: str, label: str) -> None: ...
    async def tab(self, hook: str) -> None: ...
    async def follow(self, control: Locator) -> None: ...
    async def write(self, field: Locator, text: str) -> None: ...


async def unfold(hands: Hands, hook: str) -> None:
    """Press what opens something, unless it is open already."""
    if await hands.page.get_by_test_id(hook).get_attribute("aria-expanded") != "true":
        await hands.press(hook)


class Mouse:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []

    async def press(self, hook: str) -> None:
        await self.page.get_by_test_id(hook).click()

    async def fill(self, hook: str, text: str) -> None:
        await self.page.get_by_test_id(hook).fill(text)

    async def check(self, hook: str) -> None:
        await self.page.get_by_test_id(hook).check()

    async def choose(self, hook: str, label: str) -> None:
        await self.page.get_by_test_id(hook).select_option(label=label)

    async def tab(self, hook: str) -> None:
        await self.page.get_by_test_id(hook).click()

    async def follow(self, control: Locator) -> None:
        await control.click()

    async def write(self, field: Locator, text: str) -> None:
        await field.fill(text)


class Stop(msgspec.Struct, frozen=True):
    """Where the focus is."""

    lost: bool
    reached: bool
    what: str
    ring: bool
    """Somebody who looks sees where the focus is."""
    seen: bool
    """At least a corner of it is not covered and within the window."""


class Keyboard:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.keys = 0
        """How many keys were pressed on the way from one control to the next."""

    async def press(self, hook: str) -> None:
        await self.follow(self.page.get_by_test_id(hook))

    async def follow(self, control: Locator) -> None:
        await self.reach(control)
        await self._act("Enter")

    async def fill(self, hook: str, text: str) -> None:
        await self.write(self.page.get_by_test_id(hook), text)

    async def write(self, field: Locator, text: str) -> None:
        await self.reach(field)
        await self.page.keyboard.press("Control+a")
        await self.page.keyboard.press("Delete")
        await self.page.keyboard.insert_text(text)

    async def check(self, hook: str) -> None:
        control = self.page.get_by_test_id(hook)
        await control.wait_for()
        if await control.is_checked():
            return
        if await control.get_attribute("type") == "radio":
            await self._check_radio(hook)
        else:
            await self.reach(control)
            await self._act("Space")

    async def choose(self, hook: str, label: str) -> None:
        menu = self.page.get_by_test_id(hook)

        async def away() -> int:
            return int(await menu.evaluate(_STEPS, label))

        # What a step sets going may draw the menu anew, elsewhere, and the focus goes with it.
        await self.reach(menu)
        while (steps := await away()) != 0:
            await self.reach(menu)
            await self._act("ArrowDown" if steps > 0 else "ArrowUp")

            async def stepped(before: int = steps) -> bool:
                return await away() != before

            await until(f"an arrow key moves {hook}", stepped, 5.0)
        if hook.startswith("place-"):
            await self._act("Enter")  # acts only then: nobody is moved through every room on the way

    async def tab(self, hook: str) -> None:
        """A tab of a list of tabs is one stop; the arrow keys go from one to the next."""
        wanted = self.page.get_by_test_id(hook)
        await wanted.wait_for()
        chosen = wanted.locator("xpath=ancestor::*[@role='tablist']").locator("[role=tab][aria-selected=true]")
        await self.reach(chosen)
        for _ in range(12):
            if await wanted.get_attribute("aria-selected") == "true":
                return
            await self._act("ArrowRight")
        raise AssertionError(f"no arrow key leads to {hook}")

    async def reach(self, control: Locator) -> None:
        """Go there from where the focus is now, with Tab, or back where that is shorter."""
        await control.wait_for()
        assert await control.count() == 1, f"{control} is there {await control.count()} times"
        await self._kept(f"before {control}")
        stop = await self._stop(control)
        key = "Tab" if stop.reached else await control.evaluate(_NEARER)
        for _ in range(_MOST_STOPS):
            if stop.reached:
                await self._named(control)
                return
            await self.page.keyboard.press(key)
            self.keys += 1
            stop = await self._stop(control)
            self._judge(stop)
        raise AssertionError(f"{control} is not among the stops of the Tab key; now at {stop}")

    async def _check_radio(self, hook: str) -> None:
        """A group of radio buttons is one stop."""
        wanted = self.page.get_by_test_id(hook)
        group = self.page.locator(f'input[type=radio][name="{await wanted.get_attribute("name")}"]')
        chosen = group.and_(self.page.locator(":checked"))
        await self.reach(chosen if await chosen.count() else group.first)
        for _ in range(await group.count()):
            if await wanted.is_checked():
                return
            await self._act("ArrowDown" if await chosen.count() else "Space")
        raise AssertionError(f"no arrow key leads to {hook}")

    async def _act(self, key: str) -> None:
        await self.page.keyboard.press(key)
        self.keys += 1
        await self._kept(f"after {key}")

    async def _kept(self, when: str) -> None:
        """The focus is somewhere. What takes it away may give it elsewhere a moment later."""
        before = await self._stop()

        async def somewhere() -> bool:
            return not (await self._stop()).lost

        if before.lost:
            await until(f"the focus is somewhere {when}", somewhere, 3.0)

    async def _stop(self, wanted: Locator | None = None) -> Stop:
        control = None if wanted is None else await wanted.element_handle()
        found: dict[str, Any] = await self.page.evaluate(_STOP, control)
        return msgspec.convert(found, Stop)

    def _judge(self, stop: Stop) -> None:
        if stop.lost:
            return  # past the last stop: the browser's own bar, and the page begins anew
        if not stop.ring:
            self.complaints.append(f"no ring around {stop.what}")
        if not stop.seen:
            self.complaints.append(f"covered or out of sight: {stop.what}")

    async def _named(self, control: Locator) -> None:
        """A screen reader has something to say, as `button "Let Ann in"`."""
        said = (await control.aria_snapshot()).splitlines()[0]
        if not re.search(r'"[^"]+"', said):
            self.complaints.append(f"no name: {control} is {said!r}")


_STEPS = "(menu, label) => [...menu.options].findIndex((each) => each.text === label) - menu.selectedIndex"

_NEARER = """(control) => {
    const here = document.activeElement;
    const modal = document.querySelector("dialog:modal");
    if (modal || here === null || here === document.body) return "Tab";
    return here.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
}"""

_STOP = """(wanted) => {
    const e = document.activeElement;
    if (e === null || e === document.body || e === document.documentElement)
        return { lost: true, reached: false, what: "nothing", ring: false, seen: false };
    const outlined = (each) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
    };
    // What is only given the focus, as a heading, is no stop; a field has its caret and its outline.
    const around = [e, e.closest("label"), e.parentElement].filter(Boolean);
    const ring = e.tabIndex < 0 || around.some(outlined);
    const shown = (each) => {
        const box = each.getBoundingClientRect();
        const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9], [0.1, 0.9], [0.9, 0.1]];
        return points.some(([x, y]) => {
            const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
            return at !== null && (each.contains(at) || at.contains(each));
        });
    };
    const words = (e.getAttribute("aria-label") ?? e.innerText ?? "").trim().slice(0, 40);
    return {
        lost: false,
        reached: e === wanted,
        what: `${e.tagName.toLowerCase()} ${e.dataset.testid ?? e.id ?? ""} ${words}`,
        ring,
        seen: around.some(shown),
    };
}"""
