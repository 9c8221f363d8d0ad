"""Erasing a person, by whichever id they are known."""

from __future__ import annotations

import pytest

from rooms.kernel import Instant, InvitationId, ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import Invited, Joined, Renamed, SessionCreated
from server.live.codec import decode, encode
from server.live.history import stream_of
from server.record.audit import STREAM, Audit
from server.record.erasure import Erasure, erase, find
from server.record.ledger import Ledger
from server.record.texts import ERASED
from server.store.memory import MemoryStore
from server.system import SystemClock

AT = Instant(1)
ONE, TWO = stream_of(SessionId("one")), stream_of(SessionId("two"))


def invited(invitation: str, name: str | None, shared: bool = False) -> bytes:
    by = InvitationId(invitation)
    return encode(Invited(at=AT, invitation=by, role=Role.GUEST, name=name, shared=shared, expires_at=None, by=None))


def joined(participant: str, invitation: str, name: str) -> bytes:
    who, by = ParticipantId(participant), InvitationId(invitation)
    return encode(Joined(at=AT, participant=who, invitation=by, name=name, role=Role.GUEST))


def renamed(participant: str, name: str) -> bytes:
    return encode(Renamed(at=AT, participant=ParticipantId(participant), name=name))


@pytest.fixture
async def ledger() -> Ledger:
    """Ann by a personal invitation, Ben and Eve by a shared one, and somebody who has not come, in two sessions."""
    ledger = Ledger(MemoryStore())
    created = encode(SessionCreated(at=AT, id=SessionId("one"), title="Tuesday", capacity=4, waiting_room=False))
    await ledger.append(
        ONE,
        0,
        [
            created,
            invited("i_ann", "Ann Other"),
            invited("i_all", "Everybody", shared=True),
            invited("i_new", "Newcomer"),
            joined("p_ann", "i_ann", "Ann"),
            joined("p_ben", "i_all", "Ben"),
            joined("p_eve", "i_all", "Eve"),
            renamed("p_ann", "Annie"),
            renamed("p_ben", "Benny"),
        ],
    )
    await ledger.append(TWO, 0, [created, invited("i_two", None), joined("p_two", "i_two", "Zoe")])
    return ledger


async def names(ledger: Ledger, stream: str) -> list[str]:
    events = [decode(stored.data) for stored in await ledger.read(stream)]
    return [event.name for event in events if isinstance(event, Invited | Joined | Renamed) and event.name is not None]


@pytest.mark.parametrize("who", ["p_ann", "i_ann"])
async def test_a_person_goes_with_their_personal_invitation(ledger: Ledger, who: str) -> None:
    assert await erase(ledger, Audit(ledger, SystemClock()), who, "me") == Erasure(("i_ann", "p_ann"), (ONE,))
    assert await names(ledger, ONE) == [
        ERASED, "Everybody", "Newcomer", ERASED, "Ben", "Eve", ERASED, "Benny",
    ]  # fmt: skip
    assert (await ledger.check(ONE))[1] is None
    assert await names(ledger, TWO) == ["Zoe"]


async def test_a_shared_invitation_stays(ledger: Ledger) -> None:
    assert await find(ledger, "p_ben") == Erasure(("p_ben",), (ONE,))
    await ledger.erase(["p_ben"])
    assert await names(ledger, ONE) == ["Ann Other", "Everybody", "Newcomer", "Ann", ERASED, "Eve", "Annie", ERASED]


async def test_a_shared_invitation_can_be_erased_by_itself(ledger: Ledger) -> None:
    assert await find(ledger, "i_all") == Erasure(("i_all",), (ONE,))


async def test_somebody_who_never_came_is_known_by_their_invitation(ledger: Ledger) -> None:
    assert await find(ledger, "i_new") == Erasure(("i_new",), (ONE,))


async def test_an_invitation_without_a_name_leads_to_its_person(ledger: Ledger) -> None:
    assert await find(ledger, "i_two") == Erasure(("i_two", "p_two"), (TWO,))


async def test_who_was_erased_can_be_erased_again(ledger: Ledger) -> None:
    await ledger.erase(["p_ann", "i_ann"])
    assert await find(ledger, "p_ann") == Erasure(("i_ann", "p_ann"), (ONE,))


@pytest.mark.parametrize("who", ["nobody", "", "one", "guest"])
async def test_an_unknown_id_is_told(ledger: Ledger, who: str) -> None:
    assert await erase(ledger, Audit(ledger, SystemClock()), who, "me") is None
    assert await ledger.streams(STREAM) == []


async def test_a_torn_line_does_not_keep_a_name(ledger: Ledger) -> None:
    assert isinstance(ledger.store, MemoryStore)
    ledger.store._streams[ONE][0] = b'{"seq":1,"prev'
    assert await find(ledger, "p_ann") == Erasure(("i_ann", "p_ann"), (ONE,))
