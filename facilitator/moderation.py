"""What of each person's media may go out: their own switches, and a leader's mute.

State: two switches per person who ever joined, microphone and camera. Observers begin with both off, and so does
everyone who becomes one (they see and hear, and are shown to the group, but are not seen or heard unless a leader
invites them to speak); everyone else begins with both on.

Rules that hold:
- A mute is enforced at the SFU from this state (`server.live.media_plan`), whatever the client sends.
- Nobody is ever unmuted by somebody else; only their own `set_media` switches a microphone on.
- Switches survive leaving, returning and a restart: coming back is not a way out of a mute.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, assert_never, get_args

import msgspec

from facilitator.instrument import Around, Closed, Instrument
from rooms.kernel import BaseCommand, BaseEvent, Code, Instant, InvariantBroken, Issued, ParticipantId, Rejected
from rooms.people import EVERYONE, LEADERS, Role
from rooms.permissions import May
from rooms.refusals import no_such_person, nobody_asked
from rooms.state import Session
from rooms.vocabulary import InvitedToSpeak, Joined, RoleSet


class SetMedia(BaseCommand, frozen=True):
    """Switch one's own microphone and camera; what is left out stays as it is."""

    microphone: bool | None = None
    camera: bool | None = None


class Mute(BaseCommand, frozen=True):
    """Switch somebody's microphone off."""

    participant: ParticipantId


class MuteAll(BaseCommand, frozen=True):
    """Switch the microphones of all but the leaders off."""


Command: TypeAlias = SetMedia | Mute | MuteAll

MAY: Final[May] = {SetMedia: EVERYONE, Mute: LEADERS, MuteAll: LEADERS}

AT_THE_DOOR: Final[frozenset[type[BaseCommand]]] = frozenset({SetMedia})


class MediaSet(BaseEvent, frozen=True):
    """Somebody's switches as they set them, both in full."""

    participant: ParticipantId
    microphone: bool
    camera: bool


class Muted(BaseEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


Event: TypeAlias = MediaSet | Muted

Followed: TypeAlias = Joined | RoleSet | InvitedToSpeak
"""Events of the session that change switches, too."""


class Switches(msgspec.Struct, frozen=True):
    """What somebody lets out: true means that it may be forwarded to others."""

    microphone: bool
    camera: bool


class Moderation(msgspec.Struct, frozen=True):
    """`switches` has an entry for everyone who ever joined."""

    switches: Mapping[ParticipantId, Switches] = {}


def decide(state: Moderation, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session."""
    command, session = issued.command, around.session
    match command:
        case SetMedia():
            return _set_media(state, session, command, issued.by, now)
        case Mute():
            person = session.people.get(command.participant)
            if person is None or not person.is_here:
                return no_such_person()
            return _mute(state, (person.id,), issued.by, now)
        case MuteAll():
            return _mute(state, tuple(p.id for p in session.here if not p.is_leader), issued.by, now)
        case _:
            assert_never(command)


def _set_media(
    state: Moderation, session: Session, command: SetMedia, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    if by is None:
        return nobody_asked()
    if not session.people[by].may_speak:
        return Rejected(Code.FORBIDDEN, "Observers speak when a leader has invited them to.")
    before = state.switches[by]
    microphone = before.microphone if command.microphone is None else command.microphone
    camera = before.camera if command.camera is None else command.camera
    if Switches(microphone, camera) == before:
        return ()
    return (MediaSet(at=now, participant=by, microphone=microphone, camera=camera),)


def _mute(
    state: Moderation, people: tuple[ParticipantId, ...], by: ParticipantId | None, now: Instant
) -> tuple[Event, ...]:
    return tuple(Muted(at=now, participant=p, by=by) for p in people if state.switches[p].microphone)


def evolve(state: Moderation, event: Event | Followed) -> Moderation:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, Joined):
        on = event.role is not Role.OBSERVER
        return _switched(state, event.participant, Switches(microphone=on, camera=on))
    if isinstance(event, RoleSet | InvitedToSpeak):
        observes = event.role is Role.OBSERVER if isinstance(event, RoleSet) else not event.allowed
        return _switched(state, event.participant, Switches(microphone=False, camera=False)) if observes else state
    before = state.switches.get(event.participant)
    if before is None:
        raise InvariantBroken(f"{type(event).__name__} about {event.participant}, who never joined")
    match event:
        case MediaSet():
            return _switched(state, event.participant, Switches(event.microphone, event.camera))
        case Muted():
            return _switched(state, event.participant, Switches(microphone=False, camera=before.camera))
        case _:
            assert_never(event)


def closes(state: Moderation, _around: Around, who: ParticipantId) -> Closed:
    """What somebody's own switches keep in."""
    switches = state.switches[who]
    return Closed(microphone=not switches.microphone, camera=not switches.camera)


def _switched(state: Moderation, participant: ParticipantId, switches: Switches) -> Moderation:
    return Moderation(switches={**state.switches, participant: switches})


INSTRUMENT: Final = Instrument(
    part="moderation",
    may=MAY,
    at_the_door=AT_THE_DOOR,
    events=get_args(Event),
    follows=get_args(Followed),
    decide=decide,
    evolve=evolve,
    closes=closes,
)
