"""Words from person to person: who may say what to whom. The words themselves are passed on and never kept."""

from __future__ import annotations

from facilitator.moderation.vocabulary import MAX_WORD, PrivateWord, Prompt, Whisper
from rooms.kernel import Code, ParticipantId, Rejected
from rooms.names import clean_page
from rooms.people import Presence
from rooms.refusals import bad_text, no_such_person, nobody_asked
from rooms.state import Session


def refusal(session: Session, command: PrivateWord | Prompt | Whisper, by: ParticipantId | None) -> Rejected | None:
    """Why these words do not go out, or None when they do.

    Somebody on hold or away gets them all the same: a hold is when a private word is needed most.
    """
    if by is None:
        return nobody_asked()
    if clean_page(command.text, MAX_WORD) is None:
        return bad_text(MAX_WORD)
    if isinstance(command, Whisper):
        return None if _others_who_lead(session, by) else Rejected(Code.CONFLICT, "No other facilitator is here now.")
    return _to_one(session, command.participant, by)


def _to_one(session: Session, to: ParticipantId, by: ParticipantId) -> Rejected | None:
    """Members and observers get one answer about everyone who is no leader, so that it tells them nothing."""
    person = session.people.get(to)
    if person is None or not person.is_here or not (person.is_leader or session.people[by].is_leader):
        return no_such_person()
    if person.id == by:
        return Rejected(Code.INVALID, "These words are for somebody else.")
    return not_connected() if person.presence is not Presence.PRESENT else None


def _others_who_lead(session: Session, by: ParticipantId) -> bool:
    return any(person.is_leader and person.id != by for person in session.here)


def not_connected() -> Rejected:
    return Rejected(Code.CONFLICT, "Their connection is lost just now; please try again when they are back.")
