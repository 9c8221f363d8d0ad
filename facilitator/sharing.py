"""Sharing a screen: one at a time in a room, by those who lead and by whom they let.

    (none) --screen_shared--> shared --sharing_stopped: its owner or a leader ends it, or it ends by itself--> (none)

Rules that hold:
- Nothing of a screen is let out (`closes`) but of whoever is sharing in the room they are in, whatever is sent.
- In a room that somebody shares in, members wait until they have done; a leader takes over from them.
- It ends by itself when its owner is elsewhere, apart, gone, or not let any more, when the room falls silent for a
  guided pause and with a break, and when a lost link has not come back for a while: nobody is left before a still
  picture. Nothing brings it back but its owner.
- Permission is the person's or everyone's: it goes with them into small rooms and survives leaving and coming back.
- What is on a screen is seen by nobody here, and kept nowhere; that somebody shared, where and when is an event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias, assert_never, get_args

import msgspec

from facilitator.hour.pause import PauseEnded, PauseStarted
from facilitator.hour.recess import BreakEnded, BreakStarted
from facilitator.instrument import OPEN, Around, Closed, Instrument
from rooms.kernel import (
    BaseCommand,
    BaseEvent,
    Code,
    Instant,
    InvariantBroken,
    Issued,
    ParticipantId,
    Rejected,
    RoomId,
)
from rooms.people import LEADERS, MEMBERS, Person
from rooms.permissions import May
from rooms.refusals import no_such_person, nobody_asked
from rooms.vocabulary import LinkReturned, LinkWasLost

GRACE: Final = 20_000
"""Milliseconds for which the screen of somebody whose link is lost is waited for."""

Reason: TypeAlias = Literal[
    "stopped",
    "taken_over",
    "gone",
    "moved",
    "apart",
    "not_allowed",
    "link_lost",
    "pause",
    "break",
    "room_closed",
    "session_ended",
]


class ShareScreen(BaseCommand, frozen=True):
    """Show one's own screen to the room one is in."""


class StopSharing(BaseCommand, frozen=True):
    """Show one's own screen no longer; for leaders, also end that of `participant`."""

    participant: ParticipantId | None = None


class AllowSharing(BaseCommand, frozen=True):
    """Let these people show their screens, or no longer; without `participants` everyone, who comes in later too."""

    allowed: bool
    participants: tuple[ParticipantId, ...] | None = None


Command: TypeAlias = ShareScreen | StopSharing | AllowSharing

MAY: Final[May] = {ShareScreen: LEADERS | MEMBERS, StopSharing: LEADERS | MEMBERS, AllowSharing: LEADERS}


class ScreenShared(BaseEvent, frozen=True):
    participant: ParticipantId
    room: RoomId


class SharingStopped(BaseEvent, frozen=True):
    """`by` is whoever ended it or took over; null when it ended by itself, or by the programme's staff."""

    participant: ParticipantId
    room: RoomId
    by: ParticipantId | None
    reason: Reason


class SharingAllowed(BaseEvent, frozen=True):
    """`participants` null: everyone."""

    allowed: bool
    participants: tuple[ParticipantId, ...] | None
    by: ParticipantId | None


Event: TypeAlias = ScreenShared | SharingStopped | SharingAllowed
Followed: TypeAlias = LinkWasLost | LinkReturned | PauseStarted | PauseEnded | BreakStarted | BreakEnded


class Share(msgspec.Struct, frozen=True):
    """A screen that is shown. `lost_at`: its owner's link is lost."""

    participant: ParticipantId
    since: Instant
    lost_at: Instant | None = None


class Permit(msgspec.Struct, frozen=True):
    """Who beside the leaders may share: everyone or nobody, and the other way round those in `others`."""

    everyone: bool = False
    others: frozenset[ParticipantId] = frozenset()

    def lets(self, person: Person) -> bool:
        """Whether somebody may share; leaders always may."""
        return person.is_leader or (person.role in MEMBERS and self.everyone != (person.id in self.others))

    def turned(self, allowed: bool, participants: Iterable[ParticipantId] | None) -> Permit:
        """The permit after a command or event with these fields."""
        if participants is None:
            return Permit(everyone=allowed)
        named = frozenset(participants)
        others = self.others - named if allowed == self.everyone else self.others | named
        return Permit(everyone=self.everyone, others=others)


class Sharing(msgspec.Struct, frozen=True):
    """The screens that are shown, at most one in a room; and where none can be, because of a pause or a break."""

    on: Mapping[RoomId, Share] = {}
    permit: Permit = Permit()
    pausing: frozenset[RoomId] = frozenset()
    on_break: bool = False

    def room_of(self, participant: ParticipantId) -> RoomId | None:
        """Where somebody is sharing, if anywhere."""
        return next((room for room, share in self.on.items() if share.participant == participant), None)


# --- decide ----------------------------------------------------------------------------------------------------------


def decide(state: Sharing, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session."""
    by, command = issued.by, issued.command
    match command:
        case ShareScreen():
            return nobody_asked() if by is None else _share(state, around, by, now)
        case StopSharing():
            return _stop(state, around, command.participant or by, by, now)
        case AllowSharing():
            return _allow(state, around, command, by, now)
        case _:
            assert_never(command)


def _share(state: Sharing, around: Around, by: ParticipantId, now: Instant) -> tuple[Event, ...] | Rejected:
    person, room = around.session.people[by], around.room_of(by)
    if not person.may_send:
        return Rejected(Code.CONFLICT, "You are apart from the group just now; come back to share your screen.")
    if not state.permit.lets(person):
        return Rejected(Code.FORBIDDEN, "Only facilitators share their screens, and those they let.")
    if state.on_break or room in state.pausing:
        return Rejected(Code.CONFLICT, "There is a break or a pause; you can share your screen when it is over.")
    shared = ScreenShared(at=now, participant=by, room=room)
    current = state.on.get(room)
    if current is None:
        return (shared,)
    if current.participant == by:
        return ()
    if not person.is_leader:
        return Rejected(Code.CONFLICT, "Somebody is sharing their screen; you can when they have done.")
    return (_stopped(current, room, by, "taken_over", now), shared)


def _stop(
    state: Sharing, around: Around, who: ParticipantId | None, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Two who stop the same screen get what they want, both."""
    if who is None:
        return nobody_asked()
    if who not in around.session.people:
        return no_such_person()
    if by is not None and who != by and not around.session.people[by].is_leader:
        return Rejected(Code.FORBIDDEN, "Only facilitators can end somebody else's sharing.")
    room = state.room_of(who)
    return () if room is None else (_stopped(state.on[room], room, by, "stopped", now),)


def _allow(
    state: Sharing, around: Around, command: AllowSharing, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Also for people who have left: it meets them when they are back. Whose screen it ends follows (`due`)."""
    people = None if command.participants is None else tuple(dict.fromkeys(command.participants))
    for who in people or ():
        person = around.session.people.get(who)
        if person is None:
            return no_such_person()
        if person.is_leader:
            return Rejected(Code.INVALID, "Leaders may share their screens anyway.")
    if state.permit.turned(command.allowed, people) == state.permit:
        return ()
    return (SharingAllowed(at=now, allowed=command.allowed, participants=people, by=by),)


def _stopped(share: Share, room: RoomId, by: ParticipantId | None, reason: Reason, now: Instant) -> SharingStopped:
    return SharingStopped(at=now, participant=share.participant, room=room, by=by, reason=reason)


def due(state: Sharing, around: Around, now: Instant) -> tuple[Event, ...]:
    """The screens that end by themselves."""
    ends = ((room, share, _over(state, around, room, share, now)) for room, share in state.on.items())
    return tuple(_stopped(share, room, None, reason, now) for room, share, reason in ends if reason is not None)


def _over(state: Sharing, around: Around, room: RoomId, share: Share, now: Instant) -> Reason | None:
    """Why a screen cannot be shown any longer, or None while it can."""
    person = around.session.people[share.participant]
    reasons: tuple[tuple[bool, Reason], ...] = (
        (not person.is_here, "gone"),
        (not around.is_open(room), "room_closed"),
        (around.room_of(person.id) != room, "moved"),
        (not person.may_send, "apart"),
        (not state.permit.lets(person), "not_allowed"),
        (state.on_break, "break"),
        (room in state.pausing, "pause"),
        (share.lost_at is not None and now >= share.lost_at + GRACE, "link_lost"),
    )
    return next((reason for is_so, reason in reasons if is_so), None)


def ending(state: Sharing, _around: Around, now: Instant) -> tuple[Event, ...]:
    """With the session end its screens."""
    return tuple(_stopped(share, room, None, "session_ended", now) for room, share in state.on.items())


def next_deadline(state: Sharing) -> Instant | None:
    """When a lost link is waited for no longer."""
    lost = (Instant(share.lost_at + GRACE) for share in state.on.values() if share.lost_at is not None)
    return min(lost, default=None)


def closes(state: Sharing, around: Around, who: ParticipantId) -> Closed:
    """Every screen but those that are shared."""
    share = state.on.get(around.room_of(who)) if state.on else None
    return OPEN if share is not None and share.participant == who else Closed(screen=True)


# --- evolve ----------------------------------------------------------------------------------------------------------


def evolve(state: Sharing, event: Event | Followed) -> Sharing:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    match event:
        case ScreenShared():
            if event.room in state.on or state.room_of(event.participant) is not None:
                raise InvariantBroken("screen_shared where one is, or by somebody who shares already")
            return _with(state, on={**state.on, event.room: Share(event.participant, event.at)})
        case SharingStopped():
            if event.room not in state.on or state.on[event.room].participant != event.participant:
                raise InvariantBroken("sharing_stopped of a screen that is not shared")
            return _with(state, on={room: share for room, share in state.on.items() if room != event.room})
        case SharingAllowed():
            return _with(state, permit=state.permit.turned(event.allowed, event.participants))
        case _:
            return _followed(state, event)


def _followed(state: Sharing, event: Followed) -> Sharing:
    """Somebody's link has gone or come back, or a pause or a break begins or ends."""
    match event:
        case LinkWasLost() | LinkReturned():
            room = state.room_of(event.participant)
            if room is None:
                return state
            lost_at = event.at if isinstance(event, LinkWasLost) else None
            return _with(state, on={**state.on, room: msgspec.structs.replace(state.on[room], lost_at=lost_at)})
        case PauseStarted():
            return _with(state, pausing=state.pausing | {event.room})
        case PauseEnded():
            return _with(state, pausing=state.pausing - {event.room})
        case BreakStarted() | BreakEnded():
            return _with(state, on_break=isinstance(event, BreakStarted))
        case _:
            assert_never(event)


def _with(state: Sharing, **changed: object) -> Sharing:
    return msgspec.structs.replace(state, **changed)


INSTRUMENT: Final = Instrument(
    part="sharing",
    may=MAY,
    events=get_args(Event),
    follows=get_args(Followed),
    decide=decide,
    evolve=evolve,
    due=due,
    ending=ending,
    next_deadline=next_deadline,
    closes=closes,
)
