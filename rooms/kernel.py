"""The contract every pure module of the core follows.

A module owns its commands, its events and its state, and three functions:

    decide(state, issued, now) -> tuple[Event, ...] | Rejected
    evolve(state, event)       -> state
    next_deadline(state)       -> Instant | None

Rule that holds: nothing here, or in any module built on it, reads a clock, draws a random number, does I/O, logs
or awaits. Time, identifiers and shuffles come in as data, so the same log always gives the same state.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Generic, NewType, TypeAlias, TypeVar

import msgspec

Instant = NewType("Instant", int)
"""Milliseconds since the Unix epoch, UTC."""

SessionId = NewType("SessionId", str)
ParticipantId = NewType("ParticipantId", str)
InvitationId = NewType("InvitationId", str)
RoomId = NewType("RoomId", str)

MAIN_ROOM = RoomId("main")
"""The room every session has and everyone comes back to."""


def owned_by(field: str) -> msgspec.Meta:
    """Marks free text in an event as belonging to whom or what the event's `field` names; empty: to the session itself.

    The log then holds a reference only, and the text is kept where it can be erased together with everything else of
    its owner (docs/record.md). Every name and every free text in an event is marked; identifiers are not.
    """
    return msgspec.Meta(extra={"owner": field})


SessionText: TypeAlias = Annotated[str, owned_by("")]
PersonText: TypeAlias = Annotated[str, owned_by("participant")]
InvitationText: TypeAlias = Annotated[str, owned_by("invitation")]


class Code(StrEnum):
    """Stable error codes, the same on Socket.IO and HTTP. A published code never changes its meaning."""

    UNAUTHENTICATED = "unauthenticated"
    EXPIRED = "expired"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    INVALID = "invalid"
    CONFLICT = "conflict"
    FULL = "full"
    LOCKED = "locked"
    ENDED = "ended"
    REMOVED = "removed"
    RATE_LIMITED = "rate_limited"
    TOO_LARGE = "too_large"
    UNAVAILABLE = "unavailable"


class Rejected(msgspec.Struct, frozen=True):
    """The answer to a command that may not be: the sender's fault, told to that sender alone. Nothing has changed.

    `message` is a sentence a person understands.
    """

    code: Code
    message: str


class InvariantBroken(Exception):
    """An event does not fit the state it is applied to: a fault of this program or of the log, never of a client.

    The message names types and ids only, no personal data.
    """


def snake_case(name: str) -> str:
    """`LinkLost` -> `link_lost`: how a class is called on the wire and in the log."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).removeprefix("_")


class BaseCommand(msgspec.Struct, frozen=True, tag_field="type", tag=snake_case, forbid_unknown_fields=True):
    """What somebody asks for. Named in the imperative; carries no authority of its own (see `Issued`)."""


class BaseEvent(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=snake_case, forbid_unknown_fields=True
):
    """What has happened, as the log keeps it. Named in the past tense; once published it never changes meaning."""

    at: Instant


C_co = TypeVar("C_co", bound=BaseCommand, covariant=True)


class Issued(msgspec.Struct, Generic[C_co], frozen=True):
    """A command and who issued it: a participant, or None for the server itself (HTTP API, runner, tick).

    `chance` is a number of 64 random bits that the server drew for this command, for what it decides by lot
    (`rooms.chance`). It is not part of the command, so nobody can choose their own luck.
    """

    by: ParticipantId | None
    command: C_co
    chance: int = 0
