"""Bad networks, made of namespaces: UDP blocked, an address that changes, packets that get lost, a slow link."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.axe import assert_accessible
from tests.support.browser import CHROMIUM, Browsers
from tests.support.media_files import speech
from tests.support.member import Member
from tests.support.network import ClientNetwork
from tests.support.node import HearthNode
from tests.support.photographs import photograph
from tests.support.waiting import until

SENT_LAYERS = """() => __probe.connections().at(-1).getTransceivers()
    .find(({ sender, direction }) => direction === "sendonly" && sender.getParameters().encodings.length === 3)
    .sender.getParameters().encodings.map(({ active }) => active)"""
"""For each size of the own picture, the least first, whether the browser may send it."""

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

SLOW = 300
"""kbit/s: for the least layer of a picture and the sound, not for the next."""
LEAST = 320
"""Pixels: the least layer is not wider."""


@pytest.fixture
async def node(network: ClientNetwork, tmp_path: Path) -> AsyncIterator[HearthNode]:
    """Bound to the address which the client's network reaches."""
    async with HearthNode(tmp_path, host=network.server) as node:
        yield node


class Pair:
    """Ana, far away behind the bad network, and Fay, beside the server."""

    def __init__(self, ana: Member, fay: Member) -> None:
        self.ana = ana
        self.fay = fay

    async def see_each_other(self, frames: int = 20) -> None:
        await self.ana.sees(self.fay, frames=frames)
        await self.fay.sees(self.ana, frames=frames)

    async def hear_each_other(self) -> None:
        await self.ana.hears(self.fay)
        await self.fay.hears(self.ana)

    async def frozen(self) -> float:
        """Seconds for which pictures have stood still so far, both together."""
        sights = [await self.ana.received(self.fay), await self.fay.received(self.ana)]
        return sum(sight.frozen for sight in sights if sight)


async def _meet(node: HearthNode, api: Api, browsers: Browsers, network: ClientNetwork, directory: Path) -> Pair:
    voice = speech(directory)
    far = await browsers.start(says=voice, program=network.wrapper(directory, CHROMIUM), secure_origin=node.origin)
    near = await browsers.start(says=voice, secure_origin=node.origin)
    session = await api.create_session()
    fay = await Member.join(near, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    ana = await Member.join(far, api, session, (await api.invite(session)).url, "Ana")
    return Pair(ana, fay)


async def test_media_flows_over_tcp_where_udp_is_blocked(
    node: HearthNode, api: Api, browsers: Browsers, network: ClientNetwork, tmp_path: Path
) -> None:
    network.block_udp()

    pair = await _meet(node, api, browsers, network, tmp_path)

    await pair.see_each_other()
    await pair.hear_each_other()
    assert await pair.ana.protocol() == "tcp"
    assert await pair.fay.protocol() == "udp"
    await expect(pair.ana.page.get_by_test_id("detour")).to_be_visible(timeout=10_000)
    await expect(pair.fay.page.get_by_test_id("detour")).to_have_count(0)
    assert await pair.ana.page.get_by_test_id("connection").get_attribute("data-trouble") is None


async def test_a_client_whose_address_changes_keeps_its_media(
    node: HearthNode, api: Api, browsers: Browsers, network: ClientNetwork, tmp_path: Path
) -> None:
    pair = await _meet(node, api, browsers, network, tmp_path)
    await pair.see_each_other()
    before = await pair.ana.dialled()

    network.change_address()

    await pair.see_each_other(frames=100)
    await pair.hear_each_other()
    assert await pair.ana.dialled() == before
    assert not [address for address in (*network.seen, network.inside, "Ana") if address in node.log()]


async def _sends(member: Member, sizes: list[bool]) -> None:
    """Wait until the browser may send these sizes of the own picture, the least first."""

    async def may() -> bool:
        return bool(await member.page.evaluate(SENT_LAYERS) == sizes)

    await until(f"{member.name} may send {sizes}", may, within=10)


async def test_over_a_weak_link_sound_goes_on_a_small_picture_is_sent_and_the_page_says_so_until_it_is_good_again(
    node: HearthNode, api: Api, browsers: Browsers, network: ClientNetwork, tmp_path: Path
) -> None:
    pair = await _meet(node, api, browsers, network, tmp_path)
    await pair.see_each_other()
    page = pair.ana.page
    connection = page.get_by_test_id("connection")

    network.lose(20)
    await expect(connection).to_have_attribute("data-trouble", "weak", timeout=30_000)
    await pair.hear_each_other()
    await photograph(page, "recovery-weak", whole=False)
    await assert_accessible(page, "a weak link")
    await _sends(pair.ana, [True, False, False])
    await pair.ana.press("spare-camera")
    await expect(pair.fay.tile(pair.ana)).to_have_attribute("data-camera", "false")

    network.lose(0)
    await expect(connection).to_have_text("", timeout=40_000)
    await _sends(pair.ana, [True, True, True])
    await pair.hear_each_other()


async def test_video_goes_on_under_five_percent_loss_each_way_and_lost_packets_are_repaired(
    node: HearthNode, api: Api, browsers: Browsers, network: ClientNetwork, tmp_path: Path
) -> None:
    pair = await _meet(node, api, browsers, network, tmp_path)
    await pair.see_each_other()
    frozen_before = await pair.frozen()

    network.lose(5)
    await pair.see_each_other(frames=200)

    async def repaired_both_ways() -> bool:
        down, up = await pair.ana.received(pair.fay), await pair.ana.sent()
        return bool(down and down.repaired > 0 and down.nacks > 0 and up.retransmitted > 0 and up.nacks > 0)

    await until("lost packets are repaired in both directions", repaired_both_ways)
    assert await pair.frozen() - frozen_before < 4.0
    await pair.hear_each_other()


async def test_on_a_slow_link_the_picture_gets_coarse_the_sound_goes_on_and_later_all_is_as_before(
    node: HearthNode, api: Api, browsers: Browsers, network: ClientNetwork, tmp_path: Path
) -> None:
    pair = await _meet(node, api, browsers, network, tmp_path)
    await pair.see_each_other()

    async def width() -> int:
        sight = await pair.ana.received(pair.fay)
        return sight.width if sight else 0

    async def is_sharp() -> bool:
        return await width() > LEAST

    async def is_coarse() -> bool:
        return 0 < await width() <= LEAST

    await until("Fay's picture is sharp", is_sharp)
    network.slow_down(SLOW)
    await until("Fay's picture is coarse", is_coarse, within=20)

    await pair.ana.sees(pair.fay, frames=40)
    begun = time.monotonic()
    await pair.ana.hears(pair.fay, packets=150)
    assert time.monotonic() - begun < 5  # 3 s of sound

    network.speed_up()
    await until("Fay's picture is sharp again", is_sharp, within=45)
