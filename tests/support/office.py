"""Somebody of the staff at their browser, on the staff's pages.

The pages are found by the hooks listed in web/README.md, never by their words or style.
"""

from __future__ import annotations

from typing import Self

from playwright.async_api import Locator, Page, expect

from tests.support.api import Api
from tests.support.browser import FakeBrowser
from tests.support.node import HearthNode

PASSWORD = "a long enough password"


class Office:
    """One person, signed in or about to be."""

    def __init__(self, page: Page, origin: str, login: str) -> None:
        self.page = page
        self.origin = origin
        self.login = login

    @classmethod
    async def open(cls, browser: FakeBrowser, node: HearthNode, api: Api, login: str = "ruth") -> Self:
        """Make an account and open the door, without going in."""
        await api.add_staff(login, "Ruth Berger", PASSWORD)
        page = await browser.page(clipboard=True)
        await page.goto(f"{node.origin}/staff")
        await expect(page.get_by_test_id("sign-in")).to_be_visible()
        return cls(page, node.origin, login)

    async def sign_in(self, password: str = PASSWORD) -> None:
        """Without a mouse: the login has the focus already."""
        await expect(self.page.locator("#login")).to_be_focused()
        await self.page.keyboard.type(self.login)
        await self.page.keyboard.press("Tab")
        await self.page.keyboard.type(password)
        await self.page.keyboard.press("Enter")

    async def go(self, place: str) -> None:
        """To one of the places on top, or a part of the group."""
        await self.page.get_by_test_id(place).click()
        await expect(self.page.get_by_test_id(place)).to_have_attribute("aria-current", "page")

    def form(self, form: str) -> Locator:
        return self.page.get_by_test_id(form)

    def field(self, form: str, name: str) -> Locator:
        """A control of a form, by its name."""
        return self.form(form).locator(f'[name="{name}"]')

    async def fill(self, form: str, **values: str) -> None:
        """Fill in fields of a form by their names."""
        for name, value in values.items():
            await self.field(form, name).fill(value)

    async def submit(self, form: str) -> None:
        await self.page.get_by_test_id(f"{form}-submit").click()
        await expect(self.page.locator("[aria-busy=true]")).to_have_count(0)

    def rows(self) -> Locator:
        """The rows of the page's tables."""
        return self.page.locator("tbody tr")

    async def confirm(self) -> None:
        """Say yes to what is asked."""
        await self.page.get_by_test_id("confirm").click()
        await expect(self.page.get_by_role("dialog")).to_have_count(0)
