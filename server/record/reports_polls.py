"""Polls afterwards: what was asked, who took part, what came of it. Pure.

Rule that holds: of an anonymous poll there is nothing here but what the log has, and that is who took part, and what
may be told of all votes together (`facilitator.polls.withholding`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from facilitator.ballots import PollId
from facilitator.polls.forms import answer_of
from facilitator.polls.state import Poll, PollLife, Polls
from facilitator.polls.vocabulary import Answer, PollKind, Tally
from rooms.kernel import Instant, ParticipantId, RoomId


class PollVote(msgspec.Struct, frozen=True):
    """What somebody chose, in a poll that is not anonymous."""

    participant: ParticipantId
    choice: Answer


class PollReport(msgspec.Struct, frozen=True):
    """One poll of a session. `room` is the only one that was asked, null: all were. `result` is null while it is open;
    `votes` is empty in an anonymous poll."""

    id: PollId
    question: str
    kind: PollKind
    options: tuple[str, ...]
    anonymous: bool
    names: bool
    min_group: int
    room: RoomId | None
    by: ParticipantId | None
    state: PollLife
    opened_at: Instant
    closed_at: Instant | None
    published_at: Instant | None
    took_part: tuple[ParticipantId, ...]
    result: Tally | None
    votes: tuple[PollVote, ...]


class OwnVote(msgspec.Struct, frozen=True):
    """One person's part in a poll. `choice` is null in an anonymous one: nobody knows it."""

    id: PollId
    question: str
    kind: PollKind
    options: tuple[str, ...]
    anonymous: bool
    opened_at: Instant
    choice: Answer | None


def reported(state: Polls) -> tuple[PollReport, ...]:
    """Every poll of a session, in order."""
    return tuple(_report(poll) for poll in state.polls.values())


def own(reports: Iterable[PollReport], who: ParticipantId) -> tuple[OwnVote, ...]:
    """The polls in which one person took part."""
    return tuple(
        OwnVote(
            id=poll.id,
            question=poll.question,
            kind=poll.kind,
            options=poll.options,
            anonymous=poll.anonymous,
            opened_at=poll.opened_at,
            choice=next((vote.choice for vote in poll.votes if vote.participant == who), None),
        )
        for poll in reports
        if who in poll.took_part
    )


def lines(poll: PollReport) -> Iterator[tuple[str, int | None]]:
    """What a result says, each answer with how many gave it; None where that is withheld. A text stands for one."""
    result = poll.result
    if result is None:
        return
    labels = ("0-3", "4-6", "7-10") if result.banded else poll.options
    if poll.kind is PollKind.SCALE and not result.banded:
        labels = tuple(str(number) for number in range(len(result.counts)))
    yield from zip(labels, result.counts, strict=False)
    yield from ((each.word, each.count) for each in result.words)
    yield from ((text, 1) for text in result.texts)


def _report(poll: Poll) -> PollReport:
    form = poll.form
    return PollReport(
        id=poll.id,
        question=form.question,
        kind=form.kind,
        options=form.options,
        anonymous=form.anonymous,
        names=form.names,
        min_group=form.min_group,
        room=poll.room,
        by=poll.by,
        state=poll.life,
        opened_at=poll.opened_at,
        closed_at=poll.closed_at,
        published_at=poll.published_at,
        took_part=poll.took_part,
        result=poll.result,
        votes=tuple(PollVote(who, answer_of(form, choice)) for who, choice in poll.votes.items()),
    )
