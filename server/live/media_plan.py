"""From the state of a session to what the SFU shall do: who sits in whose seats, and whose media may go out.

A *seat table* belongs to one viewer: entry i is who is forwarded to them in seat i. Rules that hold:

- Stable seats: who sits stays seated, leavers free their seat, newcomers take the first free one.
- A lost link keeps the seat, so a return finds the same picture in the same place.
- Nobody sits before themselves; only people of the same room meet, and leaders who speak to all rooms; who listens in
  to a room sits before nobody in it; observers are shown to the group as people, but
  have no media and so no seat unless they are invited to speak.
- Nothing passes out of a side room or into one. Who is in it keeps the seat before those of the room they come back to,
  and nothing of theirs is forwarded to it.
- Who is at the door has seats and a transport, so that being let in dials nothing, but nobody sits in them.
- Who is held or has stepped away keeps the seat before the others, and their own table, but nothing passes either way:
  their table shows nobody (`shown`), and nothing of theirs goes out.
- When a viewer has fewer seats than others to see, leaders come first, then those who came earlier, and last those in
  side rooms.
- While people are in other rooms their seats are kept for them, unseen, as long as nobody else needs them: back
  together, everyone is where they were.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

import msgspec

from facilitator.desk import Desk
from rooms.kernel import ParticipantId
from server.live.standpoint import is_aside
from server.ports import Desired, DesiredMedia, Seat

SeatTable: TypeAlias = tuple[ParticipantId | None, ...]


class SeatRow(msgspec.Struct, frozen=True):
    """One entry of the wire's "seats". The flags say whether that person's sound and picture go out now."""

    seat: int
    participant: ParticipantId | None
    audio: bool
    video: bool


def wanted(desk: Desk, viewer: ParticipantId) -> tuple[ParticipantId, ...]:
    """Who has a seat before `viewer`, the most important first; empty when they have not been let in themselves."""
    me = desk.session.people.get(viewer)
    if me is None or not me.is_here:
        return ()
    others = [p for p in desk.session.here if p.id != viewer and p.may_speak and _meets(desk, viewer, p.id)]
    there = {person.id: not is_aside(desk, viewer, person.id) for person in others}
    return tuple(person.id for person in sorted(others, key=lambda p: (not there[p.id], not p.is_leader, p.place)))


def _meets(desk: Desk, viewer: ParticipantId, other: ParticipantId) -> bool:
    """Whether somebody has their seat before `viewer`, be it an empty one while they are in a side room."""
    around = desk.around
    if desk.asides.of(viewer) is not None:
        return around.room_of(other) == around.room_of(viewer)
    if other in desk.breakouts.addressing:
        return True
    return around.home_of(other) == around.room_of(viewer) and not desk.breakouts.listens_in(other)


def is_heard(desk: Desk, participant: ParticipantId) -> bool:
    """Whether there is anybody now to whom this person's sound goes, should they make any."""
    if participant not in desk.session.people or not desk.gates(participant).microphone:
        return False
    others = (other for other in desk.session.here if other.id != participant and other.may_receive)
    return any(_meets(desk, other.id, participant) for other in others)


def elsewhere(desk: Desk, viewer: ParticipantId) -> frozenset[ParticipantId]:
    """Those in other rooms, whom `viewer` will see again."""
    if not desk.breakouts.are_open and not desk.asides.open:
        return frozenset()
    here = frozenset(person.id for person in desk.session.here if person.may_speak)
    return here.difference(wanted(desk, viewer), (viewer,))


def reseat(
    table: SeatTable, wanted: Sequence[ParticipantId], size: int, elsewhere: Collection[ParticipantId] = ()
) -> SeatTable:
    """The table of `size` seats that seats the first `size` of `wanted` and moves nobody who may stay.

    Those `elsewhere` keep their seats as long as there are others for those who are wanted.
    """
    chosen = wanted[:size]
    seats = [who if who in chosen or who in elsewhere else None for who in (*table, *[None] * size)[:size]]
    waiting = [who for who in chosen if who not in seats]
    free = [seat for seat, who in enumerate(seats) if who is None]
    kept = [seat for seat, who in enumerate(seats) if who in elsewhere]
    for seat, who in zip((*free, *kept), waiting, strict=False):
        seats[seat] = who
    return tuple(seats)


def shown(desk: Desk, viewer: ParticipantId, table: SeatTable) -> SeatTable:
    """The viewer's table as it counts now: nobody in the seats of those who are elsewhere, and nobody at all for those
    who may not see or hear others."""
    met = wanted(desk, viewer) if desk.session.people[viewer].may_receive else ()
    return tuple(who if who in met else None for who in table)


def media_plan(desk: Desk, tables: Mapping[ParticipantId, SeatTable]) -> DesiredMedia:
    """What the SFU shall do for everyone who is around; without a table they are sent nothing yet."""
    plan: dict[ParticipantId, Desired] = {}
    for person in desk.session.around:
        gates = desk.gates(person.id)
        table = shown(desk, person.id, tables.get(person.id, ()))
        plan[person.id] = Desired(
            seats=tuple(_forwarded(desk, person.id, who) for who in table),
            microphone=gates.microphone,
            camera=gates.camera,
            screen=False,
        )
    return plan


def _forwarded(desk: Desk, viewer: ParticipantId, who: ParticipantId | None) -> Seat | None:
    """Whose media the SFU forwards in a seat."""
    return None if who is None or is_aside(desk, viewer, who) else Seat(participant=who)


def seat_rows(desk: Desk, viewer: ParticipantId, table: SeatTable) -> tuple[SeatRow, ...]:
    """A viewer's table as it is sent to them."""
    return tuple(_row(desk, viewer, seat, who) for seat, who in enumerate(shown(desk, viewer, table)))


def _row(desk: Desk, viewer: ParticipantId, seat: int, who: ParticipantId | None) -> SeatRow:
    if who is None or is_aside(desk, viewer, who):
        return SeatRow(seat=seat, participant=who, audio=False, video=False)
    gates = desk.gates(who)
    return SeatRow(seat=seat, participant=who, audio=gates.microphone, video=gates.camera)
