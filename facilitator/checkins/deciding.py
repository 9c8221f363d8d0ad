"""What follows from commands about check-ins.

Rules that hold:
- Nothing is kept of an answer but what its owner wants kept, and nobody answers for somebody else.
- An alert depends on neither choice: it is raised whether or not the answer is shared or kept. People are told so
  before they answer.
- The same command twice is no second event.
"""

from __future__ import annotations

from typing import Final

from facilitator import feelings
from facilitator.checkins.answers import Answers, sealed
from facilitator.checkins.state import HELP_TEXT, CheckIn, CheckIns
from facilitator.checkins.vocabulary import (
    AcknowledgeConcern,
    AnswerCheckIn,
    CheckInAnswered,
    CheckInClosed,
    CheckInDeclined,
    CheckInId,
    CheckInOpened,
    CloseCheckIn,
    ConcernAcknowledged,
    ConcernRaised,
    DeclineCheckIn,
    Event,
    HelpTextSet,
    OpenCheckIn,
    Scale,
    SetHelpText,
)
from facilitator.questionnaires import QUESTIONNAIRES, concerns, fits
from rooms.kernel import Code, Instant, ParticipantId, Rejected
from rooms.names import clean_page, clean_text
from rooms.refusals import bad_text, nobody_asked

MOST_CHECK_INS: Final = 24
MOST_SCALES: Final = 5
MOST_WORDS: Final = 60
MAX_LABEL: Final = 80
MAX_WORD: Final = 40
MAX_HELP_TEXT: Final = 600


# --- leaders ---------------------------------------------------------------------------------------------------------


def open_one(
    state: CheckIns, command: OpenCheckIn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Everyone is asked how they are."""
    scales, words = _scales(command), _words(command)
    if scales is None:
        return _invalid(f"Please ask for at most {MOST_SCALES} scales, each with a label of its own.")
    if words is None:
        return _invalid(f"Please offer 1 to {MOST_WORDS} different words, of at most {MAX_WORD} characters each.")
    if not (command.mood or scales or words or command.questionnaire):
        return _invalid("Please ask for something: the mood, a scale, words, or a questionnaire.")
    opened = CheckInOpened(
        at=now,
        check_in=CheckInId(f"check-in-{len(state.all) + 1}"),
        when=command.when,
        mood=command.mood,
        scales=scales,
        words=words,
        questionnaire=command.questionnaire,
        by=by,
    )
    if state.open is not None:
        if _asks_the_same(state.open, opened):
            return ()
        return Rejected(Code.CONFLICT, "Another check-in is open; please close it first.")
    if len(state.all) >= MOST_CHECK_INS:
        return Rejected(Code.CONFLICT, "There have been too many check-ins in this session.")
    return (opened,)


def close(
    state: CheckIns, command: CloseCheckIn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """No more answers are taken."""
    check_in = state.all.get(command.check_in)
    if check_in is None:
        return _no_such_check_in()
    return (CheckInClosed(at=now, check_in=check_in.id, by=by),) if check_in.is_open else ()


def acknowledge(
    state: CheckIns, command: AcknowledgeConcern, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """A leader takes up the alerts about somebody; whoever comes second adds nothing."""
    found = state.concerns_about(command.participant)
    if not found:
        return Rejected(Code.NOT_FOUND, "There is no alert about this person.")
    if not any(concern.is_open for concern in found):
        return ()
    return (ConcernAcknowledged(at=now, participant=command.participant, by=by),)


def set_help_text(
    state: CheckIns, command: SetHelpText, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """What people read whose answer raises an alert."""
    text = None if command.text is None else clean_page(command.text, MAX_HELP_TEXT)
    if text is None and command.text is not None:
        return bad_text(MAX_HELP_TEXT)
    if (HELP_TEXT if text is None else text) == state.help_text:
        return ()
    return (HelpTextSet(at=now, text=text, by=by),)


def _asks_the_same(check_in: CheckIn, wish: CheckInOpened) -> bool:
    fields = ("when", "mood", "scales", "words", "questionnaire")
    return all(getattr(check_in, field) == getattr(wish, field) for field in fields)


def _scales(command: OpenCheckIn) -> tuple[Scale, ...] | None:
    """The scales made fit to be shown; None when they cannot be."""
    if len(command.scales) > MOST_SCALES:
        return None
    made: list[Scale] = []
    for scale in command.scales:
        texts = [None if each is None else clean_text(each, MAX_LABEL) for each in (scale.label, scale.low, scale.high)]
        label, low, high = texts
        if label is None or (low is None) != (scale.low is None) or (high is None) != (scale.high is None):
            return None
        made.append(Scale(label, low, high))
    return tuple(made) if len({scale.label for scale in made}) == len(made) else None


def _words(command: OpenCheckIn) -> tuple[str, ...] | None:
    """The words to offer, none if none are asked for; None when they cannot be offered."""
    if not command.words:
        return ()
    if command.word_list is None:
        return feelings.words(command.language) if command.language in feelings.FEELINGS else None
    if not 1 <= len(command.word_list) <= MOST_WORDS:
        return None
    cleaned = [clean_text(word, MAX_WORD) for word in command.word_list]
    words = tuple(word for word in cleaned if word is not None)
    return words if len({word.casefold() for word in words}) == len(cleaned) else None


# --- members ---------------------------------------------------------------------------------------------------------


def answer(
    state: CheckIns, command: AnswerCheckIn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Somebody says how they are."""
    if by is None:
        return nobody_asked()
    check_in = _taking_answers(state, command.check_in)
    if isinstance(check_in, Rejected):
        return check_in
    answers = understood(check_in, command)
    if isinstance(answers, Rejected):
        return answers
    before = check_in.responses.get(by)
    if (
        before is not None
        and before.state == "answered"
        and (before.shared, before.kept) == (command.share, command.keep)
    ):
        if command.keep and before.answers == answers:
            return ()
        if not command.keep:  # only what it says may have changed, and that is not for the log
            return _alert(state, check_in, answers, by, now)
    text = sealed(answers) if command.keep else None
    answered = CheckInAnswered(at=now, check_in=check_in.id, participant=by, shared=command.share, answers=text)
    return (answered, *_alert(state, check_in, answers, by, now))


def decline(
    state: CheckIns, command: DeclineCheckIn, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Somebody does not take part, or takes back what they answered."""
    if by is None:
        return nobody_asked()
    check_in = _taking_answers(state, command.check_in)
    if isinstance(check_in, Rejected):
        return check_in
    before = check_in.responses.get(by)
    if before is not None and before.state == "declined":
        return ()
    return (CheckInDeclined(at=now, check_in=check_in.id, participant=by),)


def understood(check_in: CheckIn, command: AnswerCheckIn) -> Answers | Rejected:
    """What was answered, if it answers what was asked."""
    items = command.items
    if check_in.questionnaire is None:
        if items or command.difficulty is not None:
            return _invalid("This check-in has no questionnaire.")
    else:
        questionnaire = QUESTIONNAIRES[check_in.questionnaire]
        items = items or (None,) * len(questionnaire.items)
        if not fits(questionnaire, items, command.difficulty):
            return _invalid("These are not answers to this questionnaire.")
    if command.mood is not None and not check_in.mood:
        return _invalid("This check-in does not ask for the mood.")
    if command.scales and len(command.scales) != len(check_in.scales):
        return _invalid("These are not answers to the scales of this check-in.")
    if not set(command.words) <= set(check_in.words):
        return _invalid("These words are not among those offered.")
    answers = Answers(
        mood=command.mood,
        scales=command.scales or (None,) * len(check_in.scales),
        words=tuple(word for word in check_in.words if word in command.words),
        items=items,
        difficulty=command.difficulty,
    )
    if answers.is_empty:
        return _invalid("Please answer something, or choose not to take part.")
    return answers


def _alert(state: CheckIns, check_in: CheckIn, answers: Answers, by: ParticipantId, now: Instant) -> tuple[Event, ...]:
    """The alert that an answer raises, unless leaders have one from this check-in before them already."""
    if check_in.questionnaire is None or not concerns(QUESTIONNAIRES[check_in.questionnaire], answers.items):
        return ()
    if any(each.is_open and each.check_in == check_in.id for each in state.concerns_about(by)):
        return ()
    return (ConcernRaised(at=now, check_in=check_in.id, participant=by),)


def _taking_answers(state: CheckIns, id_: CheckInId) -> CheckIn | Rejected:
    check_in = state.all.get(id_)
    if check_in is None:
        return _no_such_check_in()
    if not check_in.is_open:
        return Rejected(Code.CONFLICT, "This check-in is closed.")
    return check_in


def _no_such_check_in() -> Rejected:
    return Rejected(Code.NOT_FOUND, "There is no such check-in.")


def _invalid(message: str) -> Rejected:
    return Rejected(Code.INVALID, message)
