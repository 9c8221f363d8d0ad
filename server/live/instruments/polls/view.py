"""What each person inside may know of polls.

Everyone sees the polls they are asked in: the question, whether it is anonymous, whether they have voted themselves,
and, once it is published, the result. Leaders see all polls, who has taken part, and results as soon as a poll is
closed; in a poll with names also who chose what, at any time. Of an anonymous poll nobody sees more than that before it
is closed, and then its tally, as far as it may be told (`facilitator.polls.withholding`).
"""

from __future__ import annotations

from typing import Final

import msgspec

from facilitator.ballots import PollId
from facilitator.desk import Desk
from facilitator.polls.deciding import asks
from facilitator.polls.forms import answer_of
from facilitator.polls.state import Poll, PollLife
from facilitator.polls.templates import BUILT_IN
from facilitator.polls.vocabulary import Answer, PollKind, PollTemplate, Tally
from rooms.kernel import Instant, ParticipantId, RoomId
from rooms.people import MEMBERS
from server.live.standpoint import Standpoint, Viewer, knows


class VoteView(msgspec.Struct, frozen=True):
    """Who chose what, in a poll that is not anonymous."""

    participant: ParticipantId
    choice: Answer


class PollView(msgspec.Struct, frozen=True):
    """One poll. `state` is `open`, `closed` or `published`; `room` is the only one that is asked, null: all are.

    `options` to `min_group` say how it is asked (docs/polls.md). `taken` is how many have voted, `voted` whether the
    viewer has; `mine` is their choice where that is known, in a poll that is not anonymous. `result` is null as long as
    the viewer may not see it. For leaders: `asked` is how many could vote now, `voters` are those who did; for others
    both are null. `votes` say who chose what: to leaders, and to all with the result if the poll `names` people.
    """

    id: PollId
    question: str
    kind: PollKind
    options: tuple[str, ...]
    anonymous: bool
    names: bool
    most: int | None
    own_words: bool
    min_group: int
    state: PollLife
    room: RoomId | None
    opened_at: Instant
    closes_at: Instant | None
    taken: int
    voted: bool
    mine: Answer | None
    result: Tally | None
    asked: int | None
    voters: tuple[ParticipantId, ...] | None
    votes: tuple[VoteView, ...] | None


def fields(desk: Desk, viewer: Viewer, stands: Standpoint) -> dict[str, object]:
    """The values of `polls` and `poll_templates`, for somebody who is inside."""
    polls = desk.polls.polls.values()
    seen = (poll for poll in polls if stands.leads or (viewer is not None and asks(poll, desk.around, viewer)))
    return {
        "polls": tuple(_shown(desk, poll, viewer, stands.leads) for poll in seen),
        "poll_templates": (*BUILT_IN, *desk.polls.templates.values()) if stands.leads else NO_TEMPLATES,
    }


NO_TEMPLATES: Final[tuple[PollTemplate, ...]] = ()


def _shown(desk: Desk, poll: Poll, viewer: Viewer, leads: bool) -> PollView:
    form = poll.form
    mine = None if viewer is None else poll.votes.get(viewer)
    published = poll.life is PollLife.PUBLISHED
    named = not form.anonymous and (leads or (published and form.names))
    return PollView(
        id=poll.id,
        question=form.question,
        kind=form.kind,
        options=form.options,
        anonymous=form.anonymous,
        names=form.names,
        most=form.most,
        own_words=form.own_words,
        min_group=form.min_group,
        state=poll.life,
        room=poll.room,
        opened_at=poll.opened_at,
        closes_at=poll.closes_at,
        taken=len(poll.took_part),
        voted=viewer in poll.took_part,
        mine=None if mine is None else answer_of(form, mine),
        result=poll.result if leads or published else None,
        asked=_asked(desk, poll) if leads else None,
        voters=poll.took_part if leads else None,
        votes=_votes(desk, poll, viewer, leads) if named else None,
    )


def _asked(desk: Desk, poll: Poll) -> int:
    """How many could vote now, or have."""
    here = {person.id for person in desk.session.here if person.role in MEMBERS and asks(poll, desk.around, person.id)}
    return len(here | set(poll.took_part))


def _votes(desk: Desk, poll: Poll, viewer: Viewer, leads: bool) -> tuple[VoteView, ...]:
    """Of those whom the viewer knows; for leaders also of those who have gone."""
    votes = poll.votes.items()
    known = ((who, choice) for who, choice in votes if leads or who == viewer or knows(desk, viewer, who))
    return tuple(VoteView(who, answer_of(poll.form, choice)) for who, choice in known)
