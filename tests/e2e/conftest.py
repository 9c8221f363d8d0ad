"""A started node, its API, and browsers, for each test anew."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.network import ClientNetwork, client_network
from tests.support.node import HearthNode


@pytest.fixture
async def node(tmp_path: Path) -> AsyncIterator[HearthNode]:
    async with HearthNode(tmp_path) as node:
        yield node


@pytest.fixture
def api(node: HearthNode) -> Api:
    return Api(node)


@pytest.fixture
async def browsers() -> AsyncIterator[Browsers]:
    async with Browsers.open() as browsers:
        yield browsers


@pytest.fixture
def network() -> Iterator[ClientNetwork]:
    with client_network() as network:
        yield network
