"""Firefox: in one circle with Chromium, through a mute, a reload, a crash of the server and a network without UDP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import speech
from tests.support.member import Member
from tests.support.node import HearthNode, outward_address
from tests.support.waiting import until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

WITHOUT_UDP = """(() => {
    const take = RTCPeerConnection.prototype.setRemoteDescription;
    RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
        return take.call(this, { type, sdp: sdp.replace(/a=candidate:\\S+ 1 udp .*\\r\\n/g, "") });
    };
})()"""


@pytest.fixture
async def node(tmp_path: Path) -> AsyncIterator[HearthNode]:
    """Media at an address other than loopback, where Firefox looks for nobody."""
    settings = {"HEARTH_MEDIA__HOST": "0.0.0.0", "HEARTH_MEDIA__PUBLIC_ADDRESSES": outward_address()}
    async with HearthNode(tmp_path, settings=settings) as node:
        yield node


async def test_firefox_and_chromium_meet_and_firefox_comes_back_after_a_reload_and_a_crash(
    node: HearthNode, api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    chromium = await browsers.start(says=speech(tmp_path))
    firefox = await browsers.start_firefox(tmp_path)
    session = await api.create_session()
    fay = await Member.join(chromium, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    ana = await Member.join(firefox, api, session, (await api.invite(session)).url, "Ana")

    for viewer, other in ((fay, ana), (ana, fay)):
        assert (await viewer.sees(other)).width > 0
        await viewer.hears(other)

    async def all_layers() -> bool:
        return (await ana.sent()).layers == ["q", "h", "f"]

    await until("Firefox sends all three layers", all_layers)
    assert (await ana.dialled()).offers == 1

    await fay.mute(ana)
    await expect(ana.tile(ana)).to_have_attribute("data-muted", "true")
    await fay.stops_hearing(ana)
    await ana.press("mic")
    await fay.hears(ana)

    await ana.page.reload()
    await ana.sees(fay)
    await ana.hears(fay)
    await fay.sees(ana)
    assert not firefox.traffic.complaints

    await node.kill()
    await node.start()
    for viewer, other in ((fay, ana), (ana, fay)):
        await viewer.sees(other, frames=5, within=8)
        await viewer.hears(other, packets=5, within=8)


async def test_firefox_sends_and_receives_over_tcp_where_udp_does_not_work(
    node: HearthNode, api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    chromium = await browsers.start(says=speech(tmp_path))
    firefox = await browsers.start_firefox(tmp_path)
    session = await api.create_session()
    fay = await Member.join(chromium, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")

    ana = await Member.join(firefox, api, session, (await api.invite(session)).url, "Ana", beforehand=WITHOUT_UDP)

    for viewer, other in ((fay, ana), (ana, fay)):
        await viewer.sees(other)
        await viewer.hears(other)
    assert await ana.protocol() == "tcp"
