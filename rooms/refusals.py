"""Refusals that several modules of the core give, in the same words everywhere."""

from __future__ import annotations

from rooms.kernel import Code, Rejected
from rooms.names import MAX_NAME


def nobody_asked() -> Rejected:
    """The server issued a command that only makes sense for a participant."""
    return Rejected(Code.INVALID, "Only a participant can ask for this.")


def no_such_session() -> Rejected:
    return Rejected(Code.NOT_FOUND, "There is no such session.")


def no_such_person() -> Rejected:
    return Rejected(Code.NOT_FOUND, "There is no such person in this session.")


def bad_name() -> Rejected:
    return Rejected(Code.INVALID, f"Please choose a name of 1 to {MAX_NAME} characters.")


def bad_text(limit: int) -> Rejected:
    return Rejected(Code.INVALID, f"Please write 1 to {limit} characters.")


def unavailable() -> Rejected:
    return Rejected(Code.UNAVAILABLE, "The server cannot do this right now; please try again in a moment.")
