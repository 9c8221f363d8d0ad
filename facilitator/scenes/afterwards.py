"""After playing: the feedback round, and everybody out of their role.

Rules that hold:
- One speaks at a time, in an order that everyone sees; anybody may pass, before their turn as well.
- Who has dropped out keeps a turn at the end. Somebody called in between takes nobody's turn away.
- What is written is passed on to those who played and to the leaders with them, so that nothing goes from client to
  client behind the leaders' backs; it is not kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.instrument import Around
from facilitator.scenes.presence import able, not_to_be_asked, reachable, watching
from facilitator.scenes.state import Round, Scene, SceneStage
from facilitator.scenes.vocabulary import (
    AllowAnswer,
    AnswerAllowed,
    CallSpeaker,
    DerolingStarted,
    Event,
    FeedbackCalled,
    FeedbackMissed,
    FeedbackPassed,
    FeedbackPrompts,
    FeedbackSpoken,
    FeedbackStarted,
    GiveFeedback,
    LeaveRole,
    NextSpeaker,
    PassFeedback,
    RoleLeft,
    RoundCommand,
    SceneEnded,
    StartFeedback,
)
from rooms.kernel import Code, Instant, ParticipantId, Rejected, RoomId
from rooms.names import clean_page, clean_text
from rooms.refusals import bad_text, nobody_asked

MAX_FEEDBACK: Final = 2_000
MAX_PROMPT: Final = 120
MAX_PROMPTS: Final = 6
MAX_ROUND: Final = 200

Answer = tuple[Event, ...] | Rejected
By = ParticipantId | None


def go_round(scene: Scene, around: Around, room: RoomId, command: RoundCommand, by: By, now: Instant) -> Answer:
    """What follows from a command about the feedback round."""
    match command:
        case StartFeedback():
            return _start(scene, around, room, command, by, now)
        case GiveFeedback():
            return _give(scene, command, by)
    if scene.stage is not SceneStage.FEEDBACK or scene.round is None:
        return Rejected(Code.CONFLICT, "No feedback round is on.")
    match command:
        case NextSpeaker():
            return _next(scene.round, around, room, command, by, now)
        case CallSpeaker():
            return _call(scene.round, around, room, command, by, now)
        case PassFeedback():
            return _pass(scene.round, around, room, command, by, now)
        case AllowAnswer():
            if scene.round.answer is command.allowed:
                return ()
            return (AnswerAllowed(at=now, room=room, allowed=command.allowed, by=by),)


def _start(scene: Scene, around: Around, room: RoomId, command: StartFeedback, by: By, now: Instant) -> Answer:
    if scene.stage is SceneStage.FEEDBACK:
        return ()
    if scene.stage not in (SceneStage.PLAYING, SceneStage.PLAYED):
        return Rejected(Code.CONFLICT, "Feedback comes after a scene that was played.")
    words = _own_words(command)
    if isinstance(words, Rejected):
        return words
    order = _everyone(scene, around, room) if command.order is None else command.order
    if len(set(order)) < len(order) or len(order) > MAX_ROUND:
        return Rejected(Code.INVALID, "Everyone has one turn in the round.")
    if not order:
        return Rejected(Code.CONFLICT, "There is nobody to ask for feedback.")
    refused = not_to_be_asked(around, room, order)
    if refused is not None:
        return refused
    begun = FeedbackStarted(at=now, room=room, order=order, prompts=command.prompts, words=words, by=by)
    return (*played_out(scene, room, by, now), begun)


def _own_words(command: StartFeedback) -> tuple[str, ...] | Rejected:
    if command.prompts is not FeedbackPrompts.OWN:
        return ()
    words = [clean_text(each, MAX_PROMPT) for each in command.words[: MAX_PROMPTS + 1]]
    kept = tuple(each for each in words if each is not None)
    if len(kept) < len(words) or not 1 <= len(words) <= MAX_PROMPTS:
        return Rejected(Code.INVALID, f"Please write 1 to {MAX_PROMPTS} prompts of up to {MAX_PROMPT} characters.")
    return kept


def _everyone(scene: Scene, around: Around, room: RoomId) -> tuple[ParticipantId, ...]:
    """Those who watched, in order of their places, then those who played."""
    watched = tuple(person.id for person in watching(scene, around, room))
    people = around.session.people
    order = dict.fromkeys((*watched, *scene.enacted))
    return tuple(who for who in order if reachable(around, room, who) and people[who].may_speak)


def _next(before: Round, around: Around, room: RoomId, command: NextSpeaker, by: By, now: Instant) -> Answer:
    current = before.current
    if current is None or (command.after is not None and command.after != current):
        return ()
    if not _leads(around, by) and by != current:
        return _not_yours()
    if not able(around, room, current):
        return (FeedbackMissed(at=now, room=room, participant=current),)
    return (FeedbackSpoken(at=now, room=room, participant=current, by=by),)


def _call(before: Round, around: Around, room: RoomId, command: CallSpeaker, by: By, now: Instant) -> Answer:
    who = command.participant
    if before.current == who:
        return ()
    refused = not_to_be_asked(around, room, (who,))
    return refused or (FeedbackCalled(at=now, room=room, participant=who, by=by),)


def _pass(before: Round, around: Around, room: RoomId, command: PassFeedback, by: By, now: Instant) -> Answer:
    who = by if command.participant is None else command.participant
    if who is None:
        return nobody_asked()
    if who != by and not _leads(around, by):
        return _not_yours()
    if who in before.passed or who in before.given:
        return ()
    if who not in before.people:
        return Rejected(Code.CONFLICT, "They are not part of this round.")
    return (FeedbackPassed(at=now, room=room, participant=who, by=by),)


def _give(scene: Scene, command: GiveFeedback, by: By) -> Answer:
    if by is None:
        return nobody_asked()
    if clean_page(command.text, MAX_FEEDBACK) is None:
        return bad_text(MAX_FEEDBACK)
    if scene.round is None:
        return Rejected(Code.CONFLICT, "No feedback round is on.")
    if by not in scene.round.people:
        return Rejected(Code.CONFLICT, "You are not part of this round.")
    return ()  # that it was given is said by the round; the words are nobody's record


def readers(scene: Scene, around: Around, room: RoomId, by: ParticipantId) -> tuple[ParticipantId, ...]:
    """Who is given written feedback: those who played and the leaders, as far as they are in the room."""
    to = (person.id for person in around.inside(room) if person.is_leader or person.id in scene.enacted)
    return tuple(who for who in to if who != by)


def derole(scene: Scene, room: RoomId, by: By, now: Instant) -> Answer:
    """Everyone who played is asked to leave their role."""
    if scene.stage is SceneStage.DEROLING:
        return ()
    if scene.stage is SceneStage.SET_UP:
        return Rejected(Code.CONFLICT, "This scene has not been played.")
    return (*played_out(scene, room, by, now), DerolingStarted(at=now, room=room, by=by))


def leave_role(scene: Scene, around: Around, room: RoomId, command: LeaveRole, by: By, now: Instant) -> Answer:
    """Somebody leaves their role, after the scene or in the middle of it."""
    who = by if command.participant is None else command.participant
    if who is None:
        return nobody_asked()
    if who != by and not _leads(around, by):
        return Rejected(Code.FORBIDDEN, "Only they themselves, or a facilitator, can say so.")
    if who in scene.left:
        return ()
    if who not in scene.enacted and scene.part_of(who) is None:
        return Rejected(Code.CONFLICT, "They have no role in this scene.")
    return (RoleLeft(at=now, room=room, participant=who, by=by),)


def played_out(scene: Scene, room: RoomId, by: By, now: Instant) -> Sequence[Event]:
    """The end of playing, where that has not come yet."""
    return (SceneEnded(at=now, room=room, by=by),) if scene.stage is SceneStage.PLAYING else ()


def _leads(around: Around, by: By) -> bool:
    return by is None or around.session.people[by].is_leader


def _not_yours() -> Rejected:
    return Rejected(Code.FORBIDDEN, "It is not your turn in this round.")
