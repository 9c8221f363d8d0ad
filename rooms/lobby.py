"""The door: who comes in at once, who reads the agreements first, who waits, and letting them in.

States of a person are in `rooms.people` (`Standing`). Rules that hold:

- Leaders never wait and are never sent out; a lock or a waiting room cannot keep them from their session.
- Before a scheduled session opens, everyone else waits. When it opens, those waiting come in by themselves if it has no
  waiting room.
- A lock keeps out who is new, whatever their invitation; who was in before returns as they left.
- Being let in is for the whole session: who has left and comes back need not wait again, unless they were sent out.
- The capacity bounds those inside; the line is bounded by `LONGEST_LINE`.
"""

from __future__ import annotations

import hashlib
from typing import Final, assert_never

from rooms.kernel import Code, Instant, ParticipantId, Rejected
from rooms.names import clean_text
from rooms.people import LEADERS, Person, Role, Standing
from rooms.refusals import bad_text, no_such_person, nobody_asked
from rooms.state import Session
from rooms.vocabulary import (
    AcceptAgreements,
    Admit,
    AdmitAll,
    Admitted,
    AgreementsAccepted,
    Event,
    LobbyMessaged,
    LockSession,
    MessageLobby,
    OpenSession,
    SendToLobby,
    SentToLobby,
    SessionLocked,
    SessionOpened,
    SetWaitingRoom,
    WaitingRoomSet,
)

LONGEST_LINE: Final = 100
MAX_MESSAGE: Final = 500


def version(agreements: str) -> str:
    """What identifies the text of agreements: the beginning of its SHA-256 in hex."""
    return hashlib.sha256(agreements.encode()).hexdigest()[:16]


def is_full(session: Session) -> bool:
    """Whether nobody but leaders can be let in."""
    return len(session.here) >= session.capacity


def no_room_for(session: Session, role: Role) -> Rejected | None:
    """Why somebody of this role cannot come even to the door; None when they can."""
    if role in LEADERS:
        return None
    at_the_door = sum(1 for person in session.around if not person.is_here)
    crowded = at_the_door >= LONGEST_LINE or (is_full(session) and not must_wait(session))
    return full() if crowded else None


def full() -> Rejected:
    return Rejected(Code.FULL, "This session is full.")


def must_wait(session: Session) -> bool:
    """Whether newcomers wait to be admitted."""
    return session.waiting_room or not session.is_open


def standing_of_newcomer(session: Session, role: Role) -> Standing:
    """How far somebody comes who comes for the first time."""
    if role in LEADERS:
        return Standing.IN
    if session.agreements is not None:
        return Standing.AGREEING
    return Standing.WAITING if must_wait(session) else Standing.IN


def decide(
    session: Session,
    command: OpenSession
    | LockSession
    | SetWaitingRoom
    | Admit
    | AdmitAll
    | SendToLobby
    | MessageLobby
    | AcceptAgreements,
    by: ParticipantId | None,
    now: Instant,
) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to."""
    match command:
        case OpenSession():
            return opened(session, by, now)
        case LockSession():
            return _lock(session, command, by, now)
        case SetWaitingRoom():
            return _set_waiting_room(session, command, by, now)
        case Admit():
            return _admit(session, command, by, now)
        case AdmitAll():
            return _admit_all(session, by, now)
        case SendToLobby():
            return _send_out(session, command, by, now)
        case MessageLobby():
            return _message(session, command, by, now)
        case AcceptAgreements():
            return _accept(session, by, now)
        case _:
            assert_never(command)


def _accept(session: Session, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    """Somebody accepts the agreements, and comes in or joins the line."""
    if by is None:
        return nobody_asked()
    person = session.people[by]
    if session.agreements is None or person.standing is not Standing.AGREEING:
        return ()
    waits = must_wait(session)
    if not waits and is_full(session):
        return full()
    standing = Standing.WAITING if waits else Standing.IN
    return (AgreementsAccepted(at=now, participant=by, version=version(session.agreements), standing=standing),)


def _admit(session: Session, command: Admit, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    """One of those waiting is let in, whatever their place in line."""
    person = session.people.get(command.participant)
    if person is None or not person.is_around:
        return no_such_person()
    if person.is_here:
        return ()
    if person.standing is Standing.AGREEING:
        return Rejected(Code.CONFLICT, "They have not accepted the agreements yet.")
    return full() if is_full(session) else (Admitted(at=now, participant=person.id, by=by),)


def _admit_all(session: Session, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    """As many of those waiting as there is room for, who came first first."""
    admitted = _admitted(session, len(session.here), by, now)
    return full() if session.line and not admitted else admitted


def _admitted(session: Session, inside: int, by: ParticipantId | None, now: Instant) -> tuple[Event, ...]:
    line: tuple[Person, ...] = session.line[: max(0, session.capacity - inside)]
    return tuple(Admitted(at=now, participant=person.id, by=by) for person in line)


def _send_out(
    session: Session, command: SendToLobby, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Somebody waits again, from now on and at the end of the line."""
    person = session.people.get(command.participant)
    if person is None or not person.is_around:
        return no_such_person()
    if person.is_leader:
        return Rejected(Code.INVALID, "Leaders do not wait; nobody can send them to the waiting room.")
    return (SentToLobby(at=now, participant=person.id, by=by),) if person.is_here else ()


def _message(
    session: Session, command: MessageLobby, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Those waiting are told something (`server.live.messages` passes the words on)."""
    if clean_text(command.text, MAX_MESSAGE) is None:
        return bad_text(MAX_MESSAGE)
    return (LobbyMessaged(at=now, by=by),) if session.line else ()


def _lock(session: Session, command: LockSession, by: ParticipantId | None, now: Instant) -> tuple[Event, ...]:
    """Nobody new comes in, or they do again."""
    return () if command.locked is session.locked else (SessionLocked(at=now, locked=command.locked, by=by),)


def _set_waiting_room(
    session: Session, command: SetWaitingRoom, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...]:
    """Newcomers wait, or they come in at once."""
    return () if command.on is session.waiting_room else (WaitingRoomSet(at=now, on=command.on, by=by),)


def opened(session: Session, by: ParticipantId | None, now: Instant, *, arriving: int = 0) -> tuple[Event, ...]:
    """A scheduled session opens, also for those who have come early. `arriving` leaders come in at the same moment."""
    if session.life != "scheduled":
        return ()
    early = () if session.waiting_room else _admitted(session, len(session.here) + arriving, None, now)
    return (SessionOpened(at=now, by=by), *early)
