"""What follows from each command about polls, and what happens to polls by themselves."""

from __future__ import annotations

import re
from typing import Final, assert_never

from facilitator.ballots import PollId
from facilitator.instrument import Around
from facilitator.polls import forms, tallying
from facilitator.polls.state import Poll, PollLife, Polls
from facilitator.polls.vocabulary import (
    ClosePoll,
    Command,
    DropPollTemplate,
    Event,
    OpenPoll,
    PollClosed,
    PollForm,
    PollOpened,
    PollPublished,
    PollTemplate,
    PollTemplateDropped,
    PollTemplateId,
    PollTemplateSaved,
    PublishPoll,
    Reason,
    SavePollTemplate,
    TookPart,
    Vote,
    Voted,
)
from rooms.kernel import MAIN_ROOM, Code, Instant, Issued, ParticipantId, Rejected
from rooms.names import clean_text
from rooms.refusals import bad_text, nobody_asked

MOST_OPEN: Final = 6
MOST_POLLS: Final = 100
MOST_TEMPLATES: Final = 40
MAX_NAME: Final = 60
LONGEST: Final = 24 * 60
"""Minutes that a poll may be given."""

BALLOT: Final = re.compile(r"[A-Za-z0-9_-]{22,64}")
"""At least 128 bits, in base64url."""


def decide(state: Polls, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session."""
    by, command = issued.by, issued.command
    match command:
        case OpenPoll():
            return _open(state, around, command, by, now)
        case Vote():
            return _vote(state, around, command, by, now)
        case ClosePoll():
            poll = state.polls.get(command.poll)
            if poll is None:
                return _no_such_poll()
            return (_closed(poll, around, "closed", by, now),) if poll.is_open else ()
        case PublishPoll():
            return _publish(state, command, by, now)
        case SavePollTemplate():
            return _save(state, command, by, now)
        case DropPollTemplate():
            known = command.template in state.templates
            return (PollTemplateDropped(at=now, template=command.template, by=by),) if known else ()
        case _:
            assert_never(command)


def _open(
    state: Polls, around: Around, command: OpenPoll, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    form = forms.made_fit(PollForm(**{field: getattr(command, field) for field in PollForm.__struct_fields__}))
    if isinstance(form, Rejected):
        return form
    if command.minutes is not None and not 0 < command.minutes <= LONGEST:
        return Rejected(Code.INVALID, f"A poll may be open for up to {LONGEST} minutes.")
    if len(state.open) >= MOST_OPEN:
        return Rejected(Code.CONFLICT, "Too many polls are open; please close one first.")
    if len(state.polls) >= MOST_POLLS:
        return Rejected(Code.CONFLICT, "This session has had as many polls as it can have.")
    own = MAIN_ROOM if by is None else around.room_of(by)
    closes_at = None if command.minutes is None else Instant(now + round(60_000 * command.minutes))
    return (
        PollOpened(
            at=now,
            poll=PollId(f"poll-{len(state.polls) + 1}"),
            form=form,
            room=own if command.scope == "room" else None,
            closes_at=closes_at,
            by=by,
        ),
    )


def _vote(
    state: Polls, around: Around, command: Vote, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Of a vote in an anonymous poll it follows that somebody took part; the choice goes another way."""
    if by is None:
        return nobody_asked()
    poll = state.polls.get(command.poll)
    if poll is None or not asks(poll, around, by):
        return _no_such_poll()
    if not poll.is_open or (poll.closes_at is not None and poll.closes_at <= now):
        return Rejected(Code.CONFLICT, "This poll is closed.")
    choice = forms.chosen(poll.form, command.choice)
    if isinstance(choice, Rejected):
        return choice
    if not poll.form.anonymous:
        changed = poll.votes.get(by) != choice
        return (Voted(at=now, poll=poll.id, participant=by, choice=choice),) if changed else ()
    if command.ballot is not None and not BALLOT.fullmatch(command.ballot):
        return Rejected(Code.INVALID, "A ballot is 22 to 64 letters, digits, hyphens and underscores.")
    return () if by in poll.took_part else (TookPart(at=now, poll=poll.id, participant=by),)


def _publish(
    state: Polls, command: PublishPoll, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    poll = state.polls.get(command.poll)
    if poll is None:
        return _no_such_poll()
    if poll.is_open:
        return Rejected(Code.CONFLICT, "Please close the poll first.")
    return (PollPublished(at=now, poll=poll.id, by=by),) if poll.life is PollLife.CLOSED else ()


def _save(
    state: Polls, command: SavePollTemplate, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Under the name of another one it takes that one's place."""
    name = clean_text(command.name, MAX_NAME)
    if name is None:
        return bad_text(MAX_NAME)
    form = forms.made_fit(command.form)
    if isinstance(form, Rejected):
        return form
    same = next((each for each in state.templates.values() if each.name.casefold() == name.casefold()), None)
    if same is None and len(state.templates) >= MOST_TEMPLATES:
        return Rejected(Code.CONFLICT, "Too many templates are saved; please delete one first.")
    template = PollTemplate(PollTemplateId(f"saved-{state.saved + 1}") if same is None else same.id, name, form)
    return () if template == same else (PollTemplateSaved(at=now, template=template, by=by),)


def asks(poll: Poll, around: Around, participant: ParticipantId) -> bool:
    """Whether a poll is for somebody: they are in its room, or but for a side room would be, or have taken part."""
    here = (around.room_of(participant), around.home_of(participant))
    return poll.room is None or poll.room in here or participant in poll.took_part


# --- what happens by itself ------------------------------------------------------------------------------------------


def due(state: Polls, around: Around, now: Instant) -> tuple[Event, ...]:
    """Polls end with their time, and with their room."""
    closed: list[Event] = []
    for poll in state.open:
        if poll.room is not None and not around.is_open(poll.room):
            closed.append(_closed(poll, around, "room_closed", None, now))
        elif poll.closes_at is not None and poll.closes_at <= now:
            closed.append(_closed(poll, around, "time", None, now))
    return tuple(closed)


def ending(state: Polls, around: Around, now: Instant) -> tuple[Event, ...]:
    """No poll outlives its session."""
    return tuple(_closed(poll, around, "session_ended", None, now) for poll in state.open)


def next_deadline(state: Polls) -> Instant | None:
    """When the next poll's time is over."""
    return min((poll.closes_at for poll in state.open if poll.closes_at is not None), default=None)


def _closed(poll: Poll, around: Around, reason: Reason, by: ParticipantId | None, now: Instant) -> PollClosed:
    ballots = around.ballots.get(poll.id, ())
    tally = tallying.anonymous(poll.form, ballots) if poll.form.anonymous else None
    return PollClosed(at=now, poll=poll.id, tally=tally, reason=reason, by=by)


def _no_such_poll() -> Rejected:
    return Rejected(Code.NOT_FOUND, "There is no such poll.")
