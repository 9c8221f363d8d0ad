"""What a screen reader would say by itself: the words that came into a page's live regions, in their order."""

from __future__ import annotations

from typing import Self

from playwright.async_api import Page

from tests.support.waiting import until


class Heard:
    """`on` begins to listen to the page as it stands; a reload ends it."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @classmethod
    async def on(cls, page: Page) -> Self:
        await page.evaluate(_LISTEN)
        return cls(page)

    async def words(self) -> list[str]:
        return list(await self._page.evaluate("window.__heard"))

    async def hears(self, words: str, within: float = 10.0) -> None:
        """Wait until these words were said, alone or among others."""

        async def said() -> bool:
            return any(words in each for each in await self.words())

        try:
            await until(f"{words!r} is said", said, within)
        except AssertionError as error:
            error.add_note(f"said was {await self.words()}")
            raise


# A region that comes together with its words is not read out, but for an alert; nor is what is inert or switched off.
_LISTEN = """() => {
    window.__heard = [];
    const LIVE = "[role=status], [role=alert], [role=log], [aria-live]";
    const regions = new WeakSet(document.querySelectorAll(LIVE));
    const quiet = (region) => region.closest("[aria-live=off], [inert], [hidden]") !== null
        || (document.querySelector("dialog:modal") !== null && region.closest("dialog:modal") === null);
    const say = (words) => { const text = (words ?? "").trim(); if (text !== "") window.__heard.push(text); };
    const heard = (node) => {
        const element = node instanceof Element ? node : node.parentElement;
        const region = element?.closest(LIVE);
        if (!region || quiet(region)) return;
        const alert = region.getAttribute("role") === "alert";
        if (!regions.has(region)) {
            regions.add(region);
            if (alert) say(region.textContent);
        } else if (region.getAttribute("role") === "log") say(node.textContent);
        else say(region.textContent);
    };
    new MutationObserver((changes) => {
        for (const { type, target, addedNodes } of changes) {
            if (type === "characterData") heard(target);
            for (const node of addedNodes) {
                heard(node);
                if (node instanceof Element) for (const region of node.querySelectorAll(LIVE)) {
                    if (!regions.has(region) && region.getAttribute("role") === "alert") say(region.textContent);
                    regions.add(region);
                }
            }
        }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
