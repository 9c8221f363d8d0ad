"""What a node knows beside its sessions and groups: API keys, staff, and the quickstart session, as one state. Pure.

Its events are the stream "directory".
"""

from __future__ import annotations

from typing import Final, TypeAlias, assert_never

import msgspec

from rooms.kernel import BaseCommand, Instant, InvitationId, Rejected, SessionId
from server.directory import keys, staff
from server.directory.kernel import Asked, BaseDirectoryEvent
from server.record.codec import Codec

STREAM: Final = "directory"


class OpenQuickstart(BaseCommand, frozen=True):
    """Remember the session for whoever tries the server out, and the invitations it is entered by."""

    session: SessionId
    facilitator: InvitationId
    everybody: InvitationId


class QuickstartOpened(BaseDirectoryEvent, frozen=True):
    """A session was made at start for whoever tries the server out, or got fresh invitations."""

    session: SessionId
    facilitator: InvitationId
    everybody: InvitationId


Command: TypeAlias = keys.Command | staff.Command | OpenQuickstart
Event: TypeAlias = keys.Event | staff.Event | QuickstartOpened

CODEC: Final[Codec[Event]] = Codec(Event)


class Register(msgspec.Struct, frozen=True):
    """`quickstart` is the newest one."""

    keys: keys.Keys = keys.Keys()
    staff: staff.Staff = staff.Staff()
    quickstart: QuickstartOpened | None = None


def decide(register: Register, asked: Asked[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command of somebody entitled to it."""
    command, by = asked.command, asked.by
    if isinstance(command, keys.Command):
        return keys.decide(register.keys, Asked(by, command), now)
    if isinstance(command, staff.Command):
        return staff.decide(register.staff, Asked(by, command), now)
    if isinstance(command, OpenQuickstart):
        opened = QuickstartOpened(
            at=now, by=by, session=command.session, facilitator=command.facilitator, everybody=command.everybody
        )
        return (opened,)
    assert_never(command)


def evolve(register: Register, event: Event) -> Register:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, keys.Event):
        return msgspec.structs.replace(register, keys=keys.evolve(register.keys, event))
    if isinstance(event, staff.Event):
        return msgspec.structs.replace(register, staff=staff.evolve(register.staff, event))
    if isinstance(event, QuickstartOpened):
        return msgspec.structs.replace(register, quickstart=event)
    assert_never(event)
