"""Each event as one viewer is told of it: what it adds to their view, or None when it is not for them.

Rule that holds, for every viewer (the fold law):

    fold(view(state at n), events after n as this viewer is told of them) == view(state now)

where folding is what a client does (docs/protocol.md): first what the event's type says about one participant, then
its `view` patch, if it has one.

An event that changes where somebody stands (`standpoint`) brings them their new view whole. Of what happens at
the door people inside are not told, and people at the door are told of nothing but themselves; what such an event
changes in the surroundings of others (a place in line, the leaders' list) reaches them as `view_changed`.
"""

from __future__ import annotations

from functools import partial
from typing import TypeAlias, assert_never

import msgspec
from msgspec import UNSET, UnsetType

from facilitator.desk import Desk, Event
from facilitator.hour.recess import BreakStarted
from rooms import breakouts, vocabulary
from rooms.aside import AsideEnded, TakenAside
from rooms.breakouts.vocabulary import BreakoutsClosed, BreakoutsOpened, RoomClosed
from rooms.kernel import ParticipantId
from rooms.state import PersonEvent, PresenceEvent, StandingEvent
from server.live import view_events_breakouts
from server.live import wire_events as wire
from server.live.instruments.registry import UNSEEN, is_told_here, told_by_instrument
from server.live.standpoint import Viewer, knows, standpoint
from server.live.view_types import PersonView, View, ViewPatch
from server.live.views import participants, person_view, surroundings
from server.live.wire_base import BaseWireEvent
from server.live.wire_events import WireEvent

RoomsEvent: TypeAlias = vocabulary.Event | breakouts.Event
"""Those that are no instrument's; what instruments tell stands in `server.live.instruments`."""

REARRANGING = (
    BreakoutsOpened
    | RoomClosed
    | BreakoutsClosed
    | TakenAside
    | AsideEnded
    | vocabulary.RoleSet
    | vocabulary.SessionEnded
)
"""Events that, with small rooms or side rooms, change whom a viewer knows, or how, by more than one person."""

SWITCHING = (BreakStarted,)
"""Events that change the switches of more than one person."""


def view_event(seq: int, before: Desk | None, event: Event, after: Desk, viewer: Viewer) -> BaseWireEvent | None:
    """How `viewer` is told of `event`, number `seq`, between the states `before` and `after`; None: they are not."""
    if type(event) in UNSEEN:
        return None
    patch = _patch(before, event, after, viewer)
    told: BaseWireEvent | None
    if before is not None and is_told_here(event):
        told = told_by_instrument(seq, event, before, after, viewer)
    else:
        assert isinstance(event, RoomsEvent), "each instrument tells of its own events"
        told = _told(seq, event, after, viewer) if _concerns(before, event, after, viewer) else None
    if isinstance(told, wire.Removed | wire.SessionEnded) and not _inside(before, after, viewer):
        told = msgspec.structs.replace(told, by=None)  # who has not been inside knows nobody, and not who did this
    if patch is UNSET:
        return told
    if told is None:
        return wire.ViewChanged(seq=seq, at=event.at, view=patch)
    return msgspec.structs.replace(told, view=patch)


def _inside(before: Desk | None, after: Desk, viewer: Viewer) -> bool:
    return "inside" in (standpoint(before, viewer).place, standpoint(after, viewer).place)


def _patch(before: Desk | None, event: Event, after: Desk, viewer: Viewer) -> ViewPatch | UnsetType:
    """What has changed for `viewer` beside single participants; with a new standpoint everything may have."""
    if before is None:
        return UNSET
    old, new = surroundings(before, viewer), surroundings(after, viewer)
    fields = (field for field in View.__struct_fields__ if field != "participants")
    changed = {field: getattr(new, field) for field in fields if getattr(new, field) != getattr(old, field)}
    if standpoint(before, viewer) != standpoint(after, viewer):
        changed["participants"] = participants(after, viewer)
    elif isinstance(event, SWITCHING) or (
        isinstance(event, REARRANGING) and (_is_divided(before) or _is_divided(after))
    ):
        changed |= _regrouped(before, after, viewer)
    return ViewPatch(**changed) if changed else UNSET


def _is_divided(desk: Desk) -> bool:
    return desk.breakouts.are_open or bool(desk.asides.open)


def _regrouped(before: Desk, after: Desk, viewer: Viewer) -> dict[str, tuple[PersonView, ...]]:
    known = participants(after, viewer)
    return {} if known == participants(before, viewer) else {"participants": known}


def _concerns(before: Desk | None, event: RoomsEvent, after: Desk, viewer: Viewer) -> bool:
    """Whether the event as such is for this viewer, and not only what it changes in their surroundings."""
    if isinstance(event, breakouts.Event):
        place, leads, _ = standpoint(after, viewer)
        known = partial(_known, before, after, viewer)
        return place == "inside" and view_events_breakouts.concerns(event, viewer, leads, known)
    match event:
        case (
            vocabulary.SessionCreated()
            | vocabulary.Invited()
            | vocabulary.InvitationRevoked()
            | vocabulary.LobbyMessaged()
        ):
            return False
        case vocabulary.SessionEnded():
            return True
        case vocabulary.SessionOpened() | vocabulary.SessionLocked() | vocabulary.WaitingRoomSet():
            return standpoint(after, viewer).place == "inside"
        case vocabulary.Unattended():
            return standpoint(after, viewer).place == "inside"
        case _:
            if event.participant == viewer and standpoint(before, viewer) != standpoint(after, viewer):
                return True
            if isinstance(event, vocabulary.RoleSet):  # whom it takes out of sight goes with the patch
                return knows(after, viewer, event.participant)
            return _known(before, after, viewer, event.participant)


def _known(before: Desk | None, after: Desk, viewer: Viewer, participant: ParticipantId) -> bool:
    return knows(before, viewer, participant) or knows(after, viewer, participant)


def _told(seq: int, event: RoomsEvent, after: Desk, viewer: Viewer) -> WireEvent | None:
    """The event in the words of the wire, for somebody whom it concerns."""
    at = event.at
    if isinstance(event, breakouts.Event):
        own = standpoint(after, viewer).room
        return view_events_breakouts.told(seq, event, own, partial(_shown, after, viewer))
    match event:
        case (
            vocabulary.SessionCreated()
            | vocabulary.Invited()
            | vocabulary.InvitationRevoked()
            | vocabulary.LobbyMessaged()
        ):
            return None
        case vocabulary.SessionOpened():
            return wire.SessionOpened(seq=seq, at=at, by=event.by)
        case vocabulary.SessionLocked():
            return wire.SessionLocked(seq=seq, at=at, locked=event.locked, by=event.by)
        case vocabulary.WaitingRoomSet():
            return wire.WaitingRoomSet(seq=seq, at=at, on=event.on, by=event.by)
        case vocabulary.Unattended():
            return wire.Unattended(seq=seq, at=at, closes_at=event.closes_at)
        case vocabulary.SessionEnded():
            return wire.SessionEnded(seq=seq, at=at, by=event.by, reason=event.reason)
        case _:
            return _told_of_person(seq, event, person_view(after, after.session.people[event.participant], viewer))


def _shown(desk: Desk, viewer: Viewer, participant: ParticipantId) -> PersonView | None:
    """Somebody as the viewer knows them, or None."""
    known = knows(desk, viewer, participant)
    return person_view(desk, desk.session.people[participant], viewer) if known else None


def _told_of_person(seq: int, event: PersonEvent | vocabulary.Joined, person: PersonView) -> WireEvent:
    at, who = event.at, person.id
    match event:
        case vocabulary.Renamed():
            return wire.Renamed(seq=seq, at=at, participant=who, name=event.name)
        case vocabulary.RoleSet():
            return wire.RoleSet(seq=seq, at=at, participant=who, role=event.role, by=event.by, person=person)
        case vocabulary.InvitedToSpeak():
            invited = event.allowed
            return wire.InvitedToSpeak(seq=seq, at=at, participant=who, allowed=invited, by=event.by, person=person)
        case vocabulary.SteppedAway() | vocabulary.SteppedOut():  # the leaders' view has the difference
            return wire.SteppedAway(seq=seq, at=at, participant=who)
        case vocabulary.CameBack():
            return wire.CameBack(seq=seq, at=at, participant=who)
        case vocabulary.Held():
            return wire.Held(seq=seq, at=at, participant=who, by=event.by)
        case vocabulary.Released():
            return wire.Released(seq=seq, at=at, participant=who, by=event.by)
        case _:
            return _told_of_coming_or_going(seq, event, person)


def _told_of_coming_or_going(
    seq: int, event: PresenceEvent | StandingEvent | vocabulary.Joined, person: PersonView
) -> WireEvent:
    """To those inside it is all the same how somebody came to be there, save that leaders let them in."""
    at, who = event.at, person.id
    match event:
        case vocabulary.Joined() | vocabulary.AgreementsAccepted():
            return wire.Joined(seq=seq, at=at, person=person)
        case vocabulary.LinkReturned():
            return wire.LinkReturned(seq=seq, at=at, person=person)
        case vocabulary.LinkWasLost():
            return wire.LinkLost(seq=seq, at=at, participant=who)
        case vocabulary.Left():
            return wire.Left(seq=seq, at=at, participant=who, reason=event.reason)
        case vocabulary.Removed():
            return wire.Removed(seq=seq, at=at, participant=who, by=event.by)
        case vocabulary.Admitted():
            return wire.Admitted(seq=seq, at=at, participant=who, by=event.by, person=person)
        case vocabulary.SentToLobby():
            return wire.SentToLobby(seq=seq, at=at, participant=who, by=event.by)
        case _:
            assert_never(event)
