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
from typing import NewType

import msgspec

Instant = NewType("Instant", int)
"""Milliseconds since the Unix epoch, UTC."""

SessionId = NewType("SessionId", str)
ParticipantId = NewType("ParticipantId", str)
InvitationId = NewType("InvitationId", str)
RoomId = NewType("RoomId", str)


class Code(StrEnum):
    """Stable error codes, the same on Socket.IO and HTTP. A published code never changes its meaning."""

    UNAUTHENTICATED = "unauthenticated"
    EXPIRED = "expired"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    INVALID = "invalid"
    CONFLICT = "conflict"
    FULL = "full"
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
