"""What axe-core finds wrong on a page as it stands, in both colour schemes.

The script is put in by the debugger, which no CSP hinders: the page is judged as it is served.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from playwright.async_api import Page

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"

# Nothing is fetched for it (`preload`), so that what the page asks the network for is its own doing.
_RUN = """async (rules) => {
    const found = await axe.run(document, { preload: false, resultTypes: ["violations"], ...rules });
    return found.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, failureSummary }) =>
        `${target.join(" ")}: ${failureSummary}`) }));
}"""

# All that a colour scheme changes: the rest is the same in both.
_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
_ENHANCED = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
_SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


@cache
def _axe() -> str:
    return AXE.read_text()


async def complaints(page: Page, what: str) -> list[str]:
    """Every rule that is broken, where and how, be it light or dark. What moves is still meanwhile."""
    found: list[str] = []
    await page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found += [f"{what}, light: {each}" for each in await _broken(page, {})]
    await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"{what}, dark: {each}" for each in await _broken(page, _COLOURS)]
    await page.emulate_media(color_scheme="null", reduced_motion="null")
    return found


async def assert_accessible(page: Page, what: str) -> None:
    """No rule is broken on the page as it is now."""
    found = await complaints(page, what)
    assert not found, "\n".join(found)


async def assert_much_contrast(page: Page, what: str) -> None:
    """Text has the contrast of WCAG's AAA, in both colour schemes."""
    found: list[str] = []
    for scheme in _SCHEMES:
        await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{what}, {scheme}: {each}" for each in await _broken(page, _ENHANCED)]
    await page.emulate_media(color_scheme="null", reduced_motion="null")
    assert not found, "\n".join(found)


async def _broken(page: Page, rules: dict[str, Any]) -> list[str]:
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_axe())
    found: list[dict[str, Any]] = await page.evaluate(_RUN, rules)
    return [f"{each['id']} ({each['help']})\n    " + "\n    ".join(each["nodes"]) for each in found]
