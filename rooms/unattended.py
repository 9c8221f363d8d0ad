"""A room without its leaders: it goes on and says so, and closes by itself when none comes back.

    led --no leader present--> leaderless --`PATIENCE`--> unattended --`unattended_grace`--> ended (`unattended`)
     ^------------- a leader is there again --------------------'

`PATIENCE` is there so that a leader's reload or change of network alarms nobody. Rule that holds: a session that no
leader has ever come to waits for one as long as it takes.
"""

from __future__ import annotations

from typing import Final

from rooms.kernel import Instant
from rooms.state import Session
from rooms.vocabulary import Event, SessionEnded, Unattended

PATIENCE: Final = 5_000
"""Milliseconds without any leader present before people are told."""

USUAL_GRACE: Final = 600_000
"""Milliseconds an unattended session goes on for, where nothing else was asked for."""


def overdue(session: Session, now: Instant) -> tuple[Event, ...]:
    """What follows from nobody having led the session up to `now`."""
    deadline = next_deadline(session)
    if deadline is None or now < deadline:
        return ()
    if session.unattended:
        return (SessionEnded(at=now, by=None, reason="unattended"),)
    grace = session.unattended_grace
    return (Unattended(at=now, closes_at=None if grace is None else Instant(now + grace)),)


def next_deadline(session: Session) -> Instant | None:
    """When a `Tick` is due next."""
    if session.is_over or session.leaderless_since is None:
        return None
    return session.closes_at if session.unattended else Instant(session.leaderless_since + PATIENCE)
