"""Everybody's switches, and what is locked.

Two switches per person who ever joined, microphone and camera, and a lock over each of the two. Observers begin with
both off, and so does everyone who becomes one (they see and hear, and are shown to the group, but are not seen or heard
unless a leader invites them to speak); everyone else begins with both on, as far as that is not locked.

Rules that hold:
- What is locked is off: whoever comes under a lock, as a newcomer or by a new role too, is switched off with it.
- Releasing a lock switches nothing on.
- The beginning of a break switches everyone off who is there.
- Leaders are under no lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, assert_never

import msgspec

from facilitator.hour.recess import BreakStarted
from facilitator.moderation.vocabulary import CamerasLocked, CameraStopped, Event, MediaSet, MicrophonesLocked, Muted
from rooms.kernel import InvariantBroken, ParticipantId
from rooms.people import LEADERS, Role
from rooms.vocabulary import InvitedToSpeak, Joined, RoleSet

Followed: TypeAlias = Joined | RoleSet | InvitedToSpeak | BreakStarted
"""Events of others that change switches, too."""


class Switches(msgspec.Struct, frozen=True):
    """What somebody lets out: true means that it may be forwarded to others."""

    microphone: bool
    camera: bool


OFF = Switches(microphone=False, camera=False)


class Lock(msgspec.Struct, frozen=True):
    """Who is kept from switching something on: everyone or nobody, and the other way round those in `others`."""

    everyone: bool = False
    others: frozenset[ParticipantId] = frozenset()

    def holds(self, participant: ParticipantId, role: Role) -> bool:
        return role not in LEADERS and self.everyone != (participant in self.others)

    def turned(self, locked: bool, participants: Iterable[ParticipantId] | None) -> Lock:
        """The lock after a command or event with these fields."""
        if participants is None:
            return Lock(everyone=locked)
        named = frozenset(participants)
        others = self.others - named if locked == self.everyone else self.others | named
        return Lock(everyone=self.everyone, others=others)


class Moderation(msgspec.Struct, frozen=True):
    """`switches` has an entry for everyone who ever joined."""

    switches: Mapping[ParticipantId, Switches] = {}
    microphones: Lock = Lock()
    cameras: Lock = Lock()


def evolve(state: Moderation, event: Event | Followed) -> Moderation:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    match event:
        case Joined():
            begun = OFF if event.role is Role.OBSERVER else Switches(microphone=True, camera=True)
            return _switched(state, event.participant, _unlocked(state, event.participant, event.role, begun))
        case RoleSet() | InvitedToSpeak():
            return _followed(state, event)
        case BreakStarted():
            return msgspec.structs.replace(state, switches={**state.switches, **dict.fromkeys(event.participants, OFF)})
        case MicrophonesLocked():
            return msgspec.structs.replace(
                state, microphones=state.microphones.turned(event.locked, event.participants)
            )
        case CamerasLocked():
            return msgspec.structs.replace(state, cameras=state.cameras.turned(event.locked, event.participants))
        case MediaSet():
            _before(state, event)
            return _switched(state, event.participant, Switches(event.microphone, event.camera))
        case Muted():
            before = _before(state, event)
            return _switched(state, event.participant, Switches(microphone=False, camera=before.camera))
        case CameraStopped():
            before = _before(state, event)
            return _switched(state, event.participant, Switches(microphone=before.microphone, camera=False))
        case _:
            assert_never(event)


def _followed(state: Moderation, event: RoleSet | InvitedToSpeak) -> Moderation:
    """Somebody has another role, or as an observer may speak, or no longer."""
    if isinstance(event, InvitedToSpeak):
        return state if event.allowed else _switched(state, event.participant, OFF)
    if event.role is Role.OBSERVER:
        return _switched(state, event.participant, OFF)
    before = state.switches[event.participant]
    return _switched(state, event.participant, _unlocked(state, event.participant, event.role, before))


def _unlocked(state: Moderation, who: ParticipantId, role: Role, switches: Switches) -> Switches:
    """What of `switches` no lock keeps off."""
    return Switches(
        microphone=switches.microphone and not state.microphones.holds(who, role),
        camera=switches.camera and not state.cameras.holds(who, role),
    )


def _before(state: Moderation, event: MediaSet | Muted | CameraStopped) -> Switches:
    switches = state.switches.get(event.participant)
    if switches is None:
        raise InvariantBroken(f"{type(event).__name__} about {event.participant}, who never joined")
    return switches


def _switched(state: Moderation, participant: ParticipantId, switches: Switches) -> Moderation:
    return msgspec.structs.replace(state, switches={**state.switches, participant: switches})
