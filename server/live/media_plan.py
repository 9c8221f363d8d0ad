"""From the state of a session to what the SFU shall do: who sits in whose seats, and whose media may go out.

A *seat table* belongs to one viewer: entry i is who is forwarded to them in seat i. Rules that hold:

- Stable seats: who sits stays seated, leavers free their seat, newcomers take the first free one.
- A lost link keeps the seat, so a return finds the same picture in the same place.
- Nobody sits before themselves; only people of the same room meet; observers are shown to the group as people, but
  have no media and so no seat.
- When a viewer has fewer seats than others to see, leaders come first, then those who came earlier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec

from facilitator.desk import Desk
from rooms.kernel import ParticipantId
from rooms.people import Role
from server.ports import Desired, DesiredMedia, Seat

SeatTable: TypeAlias = tuple[ParticipantId | None, ...]


class SeatRow(msgspec.Struct, frozen=True):
    """One entry of the wire's "seats". The flags say whether that person's microphone and camera are on."""

    seat: int
    participant: ParticipantId | None
    audio: bool
    video: bool


def wanted(desk: Desk, viewer: ParticipantId) -> tuple[ParticipantId, ...]:
    """Whom `viewer` should see and hear, the most important first; empty when they are not here themselves."""
    me = desk.session.people.get(viewer)
    if me is None or not me.is_here:
        return ()
    others = [
        person
        for person in desk.session.here
        if person.id != viewer and person.room == me.room and person.role is not Role.OBSERVER
    ]
    return tuple(person.id for person in sorted(others, key=lambda p: (not p.is_leader, p.place)))


def reseat(table: SeatTable, wanted: Sequence[ParticipantId], size: int) -> SeatTable:
    """The table of `size` seats that seats the first `size` of `wanted` and moves nobody who may stay."""
    chosen = wanted[:size]
    seats = [who if who in chosen else None for who in (*table, *[None] * size)[:size]]
    waiting = [who for who in chosen if who not in seats]
    return tuple(waiting.pop(0) if who is None and waiting else who for who in seats)


def media_plan(desk: Desk, tables: Mapping[ParticipantId, SeatTable]) -> DesiredMedia:
    """What the SFU shall do for everyone who is here; without a table they are sent nothing yet."""
    plan: dict[ParticipantId, Desired] = {}
    for person in desk.session.here:
        switches = desk.moderation.switches[person.id]
        plan[person.id] = Desired(
            seats=tuple(None if who is None else Seat(participant=who) for who in tables.get(person.id, ())),
            microphone=switches.microphone,
            camera=switches.camera,
            screen=False,
        )
    return plan


def seat_rows(desk: Desk, table: SeatTable) -> tuple[SeatRow, ...]:
    """A viewer's table as it is sent to them."""
    return tuple(_row(desk, seat, who) for seat, who in enumerate(table))


def _row(desk: Desk, seat: int, who: ParticipantId | None) -> SeatRow:
    if who is None:
        return SeatRow(seat=seat, participant=None, audio=False, video=False)
    switches = desk.moderation.switches[who]
    return SeatRow(seat=seat, participant=who, audio=switches.microphone, video=switches.camera)
