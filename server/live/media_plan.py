"""From the state of a session to what the SFU shall do: who sits in whose seats, and whose media may go out.

A *seat table* belongs to one viewer: entry i is who is forwarded to them in seat i, or that it is the shared screen of
the room they are in (`SCREEN`), which has a seat of its own beside its owner's. Rules that hold:

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
- When a viewer has fewer seats than there is to see, a shared screen comes first, then leaders, then those who came
  earlier, and last those in side rooms.
- A screen takes the last free seat, and keeps it when somebody else takes over; its owner does not see their own.
- While people are in other rooms their seats are kept for them, unseen, as long as nobody else needs them: back
  together, everyone is where they were.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from typing import Final, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from facilitator.desk import Desk
from rooms.kernel import ParticipantId
from server.live.standpoint import is_aside
from server.ports import Desired, DesiredMedia, Seat


class Sitter(Enum):
    """Who sits in a seat and is nobody."""

    SCREEN = "screen"


SCREEN: Final = Sitter.SCREEN
"""The screen that is shared in the viewer's room, whoever shares it."""

SeatTable: TypeAlias = tuple[ParticipantId | Literal[Sitter.SCREEN] | None, ...]


class SeatRow(msgspec.Struct, frozen=True):
    """One entry of the wire's "seats". The flags say whether that person's sound and picture go out now. With `screen`,
    which is left out otherwise, the picture is the screen that they share; they have another seat for themselves."""

    seat: int
    participant: ParticipantId | None
    audio: bool
    video: bool
    screen: Literal[True] | UnsetType = UNSET


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


def sitters(desk: Desk, viewer: ParticipantId) -> tuple[ParticipantId | Literal[Sitter.SCREEN], ...]:
    """Everything `viewer` has a seat for, the most important first: the screen of their room, if somebody else shares
    one, and the people."""
    people = wanted(desk, viewer)
    return people if _screen(desk, viewer) is None else (SCREEN, *people)


def _screen(desk: Desk, viewer: ParticipantId) -> ParticipantId | None:
    """Whose screen is shown to `viewer`."""
    me = desk.session.people.get(viewer)
    share = None if me is None or not me.is_here else desk.sharing.on.get(desk.room_of(viewer))
    return None if share is None or share.participant == viewer else share.participant


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
    table: SeatTable,
    wanted: Sequence[ParticipantId | Literal[Sitter.SCREEN]],
    size: int,
    elsewhere: Collection[ParticipantId] = (),
) -> SeatTable:
    """The table of `size` seats that seats the first `size` of `wanted` and moves nobody who may stay.

    Those `elsewhere` keep their seats as long as there are others for those who are wanted.
    """
    chosen = wanted[:size]
    seats = [who if who in chosen or who in elsewhere else None for who in (*table, *[None] * size)[:size]]
    free = [seat for seat, who in enumerate(seats) if who is None]
    kept = [seat for seat, who in enumerate(seats) if who in elsewhere]
    if SCREEN in chosen and SCREEN not in seats:
        seats[(free or kept).pop()] = SCREEN
    waiting = [who for who in chosen if who not in seats]
    for seat, who in zip((*free, *kept), waiting, strict=False):
        seats[seat] = who
    return tuple(seats)


def shown(desk: Desk, viewer: ParticipantId, table: SeatTable) -> SeatTable:
    """The viewer's table as it counts now: nobody in the seats of those who are elsewhere, and nobody at all for those
    who may not see or hear others."""
    met = sitters(desk, viewer) if desk.session.people[viewer].may_receive else ()
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
            screen=gates.screen,
        )
    return plan


def _forwarded(desk: Desk, viewer: ParticipantId, who: ParticipantId | Literal[Sitter.SCREEN] | None) -> Seat | None:
    """Whose media the SFU forwards in a seat."""
    if who is SCREEN:
        owner = _screen(desk, viewer)
        return None if owner is None else Seat(participant=owner, video="screen")
    return None if who is None or is_aside(desk, viewer, who) else Seat(participant=who)


def seat_rows(desk: Desk, viewer: ParticipantId, table: SeatTable) -> tuple[SeatRow, ...]:
    """A viewer's table as it is sent to them."""
    return tuple(_row(desk, viewer, seat, who) for seat, who in enumerate(shown(desk, viewer, table)))


def _row(desk: Desk, viewer: ParticipantId, seat: int, who: ParticipantId | Literal[Sitter.SCREEN] | None) -> SeatRow:
    if who is SCREEN:
        owner = _screen(desk, viewer)
        going_out = owner is not None and desk.gates(owner).screen
        return SeatRow(seat=seat, participant=owner, audio=False, video=going_out, screen=True)
    if who is None or is_aside(desk, viewer, who):
        return SeatRow(seat=seat, participant=who, audio=False, video=False)
    gates = desk.gates(who)
    return SeatRow(seat=seat, participant=who, audio=gates.microphone, video=gates.camera)
