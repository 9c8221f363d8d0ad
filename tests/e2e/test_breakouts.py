"""Small rooms at the wire: who is in another room is not heard, whatever they send, and a move is there at once."""

from __future__ import annotations

import pytest

from tests.support.api import Api
from tests.support.node import HearthNode
from tests.support.raw_client import RawClient

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(60)]

WITHIN_NS = 200 * 1_000_000


async def test_only_room_mates_are_heard_from_the_acknowledgement_on_and_seats_are_as_before_when_all_are_back(
    node: HearthNode, api: Api
) -> None:
    session = await api.create_session()
    staff = await api.invite(session, "facilitator", "Fay")
    clients = [(await api.invite(session)).token for _ in range(3)]
    async with (
        RawClient.enter(node, staff.token, "Fay") as fay,
        RawClient.enter(node, clients[0], "Ann") as ann,
        RawClient.enter(node, clients[1], "Ben") as ben,
        RawClient.enter(node, clients[2], "Kim") as kim,
    ):
        for other in (fay, ben, kim):
            await ann.hears(other)
        seats = dict(ann.table)

        rooms = [{"name": "One", "participants": [ann.id, ben.id]}, {"name": "Two", "participants": [kim.id]}]
        opened_at = await fay.command("open_breakouts", rooms=rooms)
        await kim.talks_on(50)
        await ann.hears(ben)
        assert ann.table == {ben.id: seats[ben.id]}
        assert [late for late in ann.heard_in(seats[kim.id]) if late > opened_at + WITHIN_NS] == []
        assert [late for late in ann.heard_in(seats[fay.id]) if late > opened_at + WITHIN_NS] == []

        moved_at = await fay.command("move", participant=kim.id, room="room-1-1")
        await ann.hears(kim)
        assert ann.table == {ben.id: seats[ben.id], kim.id: seats[kim.id]}
        assert min(soon for soon in ann.heard(kim) if soon > opened_at + WITHIN_NS) < moved_at + WITHIN_NS

        await fay.command("close_breakouts", in_seconds=0)
        for other in (fay, ben, kim):
            await ann.hears(other)
        assert ann.table == seats
