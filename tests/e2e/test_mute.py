"""A facilitator's mute is enforced by the server, at once, against a client that does not care."""

from __future__ import annotations

import pytest

from tests.support.api import Api
from tests.support.node import HearthNode
from tests.support.raw_client import RawClient

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(60)]

WITHIN_NS = 200 * 1_000_000


async def test_no_audio_of_a_muted_client_that_keeps_sending_arrives_later_than_200_ms_after_the_acknowledgement(
    node: HearthNode, api: Api
) -> None:
    session = await api.create_session()
    staff, shared = await api.invite(session, "facilitator", "Fay"), await api.invite(session)
    async with (
        RawClient.enter(node, staff.token, "Fay") as fay,
        RawClient.enter(node, shared.token, "Ben") as ben,
        RawClient.enter(node, (await api.invite(session)).token, "Mallory") as mallory,
    ):
        await ben.hears(mallory)
        await ben.hears(fay)

        muted_at = await fay.command("mute", participant=mallory.id)

        await mallory.talks_on(100)
        await ben.hears(fay, packets=50)
        assert [late for late in ben.heard(mallory) if late > muted_at + WITHIN_NS] == []
        assert [late for late in fay.heard(mallory) if late > muted_at + WITHIN_NS] == []
