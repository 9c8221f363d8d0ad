"""The polls of a session, and how each event changes them.

    open ──closed (a leader, the time, its room, the session's end)──▶ closed ──published──▶ published
     └ votes change as long as it is open                               └ not published: kept, for leaders

Rules that hold:
- A vote in an anonymous poll changes nothing here but that the person took part; with the poll's end comes its tally.
- Who has taken part stays so, wherever they go. A poll never opens again, and is never forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias, assert_never

import msgspec

from facilitator.ballots import Choice, PollId, in_their_own_order
from facilitator.polls import tallying
from facilitator.polls.vocabulary import (
    Event,
    PollClosed,
    PollForm,
    PollOpened,
    PollPublished,
    PollTemplate,
    PollTemplateDropped,
    PollTemplateId,
    PollTemplateSaved,
    Tally,
    TookPart,
    Voted,
)
from rooms.kernel import Instant, InvariantBroken, ParticipantId, RoomId

PollEvent: TypeAlias = Voted | TookPart | PollClosed | PollPublished


class PollLife(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"


class Poll(msgspec.Struct, frozen=True):
    """One question put to the group. `room` is the only one that is asked; None: all are.

    `took_part` is in the order of first votes. `votes` are those of a poll that is not anonymous, `tally` is the result
    of one that is.
    """

    id: PollId
    form: PollForm
    room: RoomId | None
    opened_at: Instant
    closes_at: Instant | None
    by: ParticipantId | None
    life: PollLife = PollLife.OPEN
    took_part: tuple[ParticipantId, ...] = ()
    votes: Mapping[ParticipantId, Choice] = {}
    tally: Tally | None = None
    closed_at: Instant | None = None
    published_at: Instant | None = None

    @property
    def is_open(self) -> bool:
        return self.life is PollLife.OPEN

    @property
    def result(self) -> Tally | None:
        """What it came to; None while it is open."""
        if self.is_open or self.form.anonymous:
            return self.tally
        return tallying.named(self.form, in_their_own_order(self.votes.values()))


class Polls(msgspec.Struct, frozen=True):
    """`templates` are those that leaders have saved; `saved` counts how many ever were."""

    polls: Mapping[PollId, Poll] = {}
    templates: Mapping[PollTemplateId, PollTemplate] = {}
    saved: int = 0

    @property
    def open(self) -> tuple[Poll, ...]:
        return tuple(poll for poll in self.polls.values() if poll.is_open)


def evolve(state: Polls, event: Event) -> Polls:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    match event:
        case PollOpened():
            if event.poll in state.polls:
                raise InvariantBroken("poll_opened again")
            opened = Poll(event.poll, event.form, event.room, event.at, event.closes_at, event.by)
            return msgspec.structs.replace(state, polls={**state.polls, opened.id: opened})
        case PollTemplateSaved():
            templates = {**state.templates, event.template.id: event.template}
            return msgspec.structs.replace(state, templates=templates, saved=state.saved + 1)
        case PollTemplateDropped():
            if event.template not in state.templates:
                raise InvariantBroken("template_dropped that is not there")
            kept = {key: template for key, template in state.templates.items() if key != event.template}
            return msgspec.structs.replace(state, templates=kept)
        case _:
            poll = state.polls.get(event.poll)
            if poll is None:
                raise InvariantBroken(f"{type(event).__name__} in a poll that was never opened")
            return msgspec.structs.replace(state, polls={**state.polls, poll.id: _changed(poll, event)})


def _changed(poll: Poll, event: PollEvent) -> Poll:
    if poll.is_open is isinstance(event, PollPublished):
        raise InvariantBroken(f"{type(event).__name__} in a poll that is {poll.life}")
    match event:
        case Voted():
            if poll.form.anonymous:
                raise InvariantBroken("voted in an anonymous poll")
            votes = {**poll.votes, event.participant: event.choice}
            return msgspec.structs.replace(poll, votes=votes, took_part=tuple(votes))
        case TookPart():
            if not poll.form.anonymous or event.participant in poll.took_part:
                raise InvariantBroken("took_part in a poll with names, or twice")
            return msgspec.structs.replace(poll, took_part=(*poll.took_part, event.participant))
        case PollClosed():
            return msgspec.structs.replace(poll, life=PollLife.CLOSED, tally=event.tally, closed_at=event.at)
        case PollPublished():
            return msgspec.structs.replace(poll, life=PollLife.PUBLISHED, published_at=event.at)
        case _:
            assert_never(event)
