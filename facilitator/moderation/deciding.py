"""What follows from a command about microphones and cameras, their locks, and questions about them."""

from __future__ import annotations

from typing import assert_never

from facilitator.instrument import Around
from facilitator.moderation import words
from facilitator.moderation.state import Lock, Moderation, Switches
from facilitator.moderation.vocabulary import (
    AskForCamera,
    AskToUnmute,
    CamerasLocked,
    CameraStopped,
    Command,
    DeclineAsk,
    Event,
    LockCameras,
    LockMicrophones,
    MediaSet,
    MicrophonesLocked,
    Mute,
    MuteAll,
    Muted,
    PrivateWord,
    Prompt,
    SetMedia,
    Whisper,
)
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected
from rooms.people import Person, Presence
from rooms.refusals import no_such_person, nobody_asked
from rooms.state import Session


def decide(state: Moderation, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session."""
    command, session, by = issued.command, around.session, issued.by
    match command:
        case SetMedia():
            return _set_media(state, session, command, by, now)
        case Mute():
            person = session.people.get(command.participant)
            return _mute(state, (person,), by, now) if person is not None and person.is_here else no_such_person()
        case MuteAll():
            return _mute_all(state, session, command, by, now)
        case LockMicrophones() | LockCameras():
            return _lock(state, session, command, by, now)
        case AskToUnmute() | AskForCamera():
            return _ask(state, session, command, by)
        case DeclineAsk():
            return () if by is not None else nobody_asked()
        case PrivateWord() | Prompt() | Whisper():
            refused = words.refusal(session, command, by)
            return () if refused is None else refused
        case _:
            assert_never(command)


# --- switches --------------------------------------------------------------------------------------------------------


def _set_media(
    state: Moderation, session: Session, command: SetMedia, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """What is locked stays off, and the rest is done all the same: switching something off always works."""
    if by is None:
        return nobody_asked()
    person, before = session.people[by], state.switches[by]
    if not person.may_speak:
        return Rejected(Code.FORBIDDEN, "Observers speak when a leader has invited them to.")
    microphone = before.microphone if command.microphone is None else command.microphone
    camera = before.camera if command.camera is None else command.camera
    no_sound = microphone and state.microphones.holds(by, person.role)
    no_picture = camera and state.cameras.holds(by, person.role)
    after = Switches(microphone=microphone and not no_sound, camera=camera and not no_picture)
    if after == before:
        return _locked(no_sound) if no_sound or no_picture else ()
    return (MediaSet(at=now, participant=by, microphone=after.microphone, camera=after.camera),)


def _locked(sound: bool) -> Rejected:
    if sound:
        return Rejected(Code.LOCKED, "A facilitator keeps your microphone off for now.")
    return Rejected(Code.LOCKED, "A facilitator keeps your camera off for now.")


def _mute_all(
    state: Moderation, session: Session, command: MuteAll, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    if any(who not in session.people for who in command.but):
        return no_such_person()
    return _mute(state, tuple(p for p in session.here if not p.is_leader and p.id not in command.but), by, now)


def _mute(state: Moderation, people: tuple[Person, ...], by: ParticipantId | None, now: Instant) -> tuple[Event, ...]:
    return tuple(Muted(at=now, participant=p.id, by=by) for p in people if state.switches[p.id].microphone)


# --- locks -----------------------------------------------------------------------------------------------------------


def _lock(
    state: Moderation, session: Session, command: LockMicrophones | LockCameras, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Also for people who are at the door or have left: it meets them when they are back."""
    people = None if command.participants is None else tuple(dict.fromkeys(command.participants))
    for who in people or ():
        person = session.people.get(who)
        if person is None:
            return no_such_person()
        if person.is_leader:
            return Rejected(Code.INVALID, "Leaders are under no lock.")
    before = state.microphones if isinstance(command, LockMicrophones) else state.cameras
    after = before.turned(command.locked, people)
    if after == before:
        return ()
    if isinstance(command, LockMicrophones):
        sound = MicrophonesLocked(at=now, locked=command.locked, participants=people, by=by)
        return (sound, *_mute(state, _held(session, after), by, now))
    picture = CamerasLocked(at=now, locked=command.locked, participants=people, by=by)
    stopped = (p for p in _held(session, after) if state.switches[p.id].camera)
    return (picture, *(CameraStopped(at=now, participant=p.id, by=by) for p in stopped))


def _held(session: Session, lock: Lock) -> tuple[Person, ...]:
    return tuple(person for person in session.people.values() if lock.holds(person.id, person.role))


# --- questions -------------------------------------------------------------------------------------------------------


def _ask(
    state: Moderation, session: Session, command: AskToUnmute | AskForCamera, by: ParticipantId | None
) -> tuple[Event, ...] | Rejected:
    """A question that cannot be answered with yes, or does not arrive, is refused rather than lost."""
    if by is None:
        return nobody_asked()
    person = session.people.get(command.participant)
    if person is None or not person.is_here:
        return no_such_person()
    if person.id == by:
        return Rejected(Code.INVALID, "You can switch your own microphone and camera on yourself.")
    if not person.may_speak:
        return Rejected(Code.INVALID, "This observer has not been invited to speak.")
    lock = state.microphones if isinstance(command, AskToUnmute) else state.cameras
    if lock.holds(person.id, person.role):
        return Rejected(Code.LOCKED, "This is locked for them; release the lock first.")
    if person.presence is not Presence.PRESENT:
        return words.not_connected()
    if not person.may_receive:
        return Rejected(Code.CONFLICT, "They are apart from the group just now; please ask when they are back.")
    return ()
