"""Pictures of a page on the screens it is made for, light and dark, kept for people to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from playwright.async_api import Page, ViewportSize

DIRECTORY: Final = Path(__file__).parents[2] / "artifacts/screenshots"

SCREENS: Final[dict[str, ViewportSize]] = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 820, "height": 1180},
    "laptop": {"width": 1440, "height": 900},
}

# What is neither hidden from the eye nor in something that scrolls by itself, and yet is cut by the page's edge.
_BEYOND: Final = """() => [...document.body.querySelectorAll("*")].filter((each) => {
    const box = each.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || (box.left >= -1 && box.right <= innerWidth + 1)) return false;
    if (!each.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    for (let around = each; around !== document.body; around = around.parentElement) {
        const style = getComputedStyle(around);
        if (around !== each && style.overflowX !== "visible") return false;
        if (around.matches(".sr-only, .skip")) return false;
    }
    return true;
}).map((each) => `${each.tagName} .${each.className} ${each.dataset.testid ?? ""}: ` +
    ["left", "right"].map((side) => Math.round(each.getBoundingClientRect()[side])).join(" to "))"""


async def beyond_the_edge(page: Page) -> list[str]:
    """What stands beyond the left or the right edge of the page as it is now, in whichever way it is read."""
    found: list[str] = await page.evaluate(_BEYOND)
    return found


async def photograph(page: Page, name: str, *, whole: bool = True) -> None:
    """`name`-`screen`-`scheme`.png for each, of the `whole` page or of what is in sight. No screen is too narrow."""
    before = page.viewport_size
    for screen, size in SCREENS.items():
        await page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            await page.screenshot(path=DIRECTORY / f"{name}-{screen}-{scheme}.png", full_page=whole)
        beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, f"{name} is {beyond} pixels wider than a {screen}"
    await page.emulate_media(color_scheme="null", reduced_motion="null")
    if before is not None:
        await page.set_viewport_size(before)
