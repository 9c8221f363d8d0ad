"""What the pure modules of the directory share: identifiers, who asks, and what every event says.

They follow the contract of `rooms.kernel`, with one difference: who asks is not a person of a session but an API key or
a staff account, and every event keeps which one it was.
"""

from __future__ import annotations

from typing import Final, Generic, NewType, TypeVar

import msgspec

from rooms.kernel import BaseCommand, BaseEvent

Actor = NewType("Actor", str)
"""The id of an API key or of a staff account."""

KeyId = NewType("KeyId", str)
StaffId = NewType("StaffId", str)
SignInId = NewType("SignInId", str)
GroupId = NewType("GroupId", str)
PersonId = NewType("PersonId", str)
"""Somebody on a group's roster. In a session they are a `ParticipantId`, which is another one in each."""

ROOT: Final = Actor("root")
"""The API key of the environment, or the one the first start printed."""

C_co = TypeVar("C_co", bound=BaseCommand, covariant=True)


class Asked(msgspec.Struct, Generic[C_co], frozen=True):
    """A command and who asked for it; None: the server itself."""

    by: Actor | None
    command: C_co


class BaseDirectoryEvent(BaseEvent, frozen=True, kw_only=True):
    """What has happened in the directory. `by` is None for the server itself."""

    by: Actor | None = None
