"""The ballots of anonymous polls that are open: in memory only, and of nobody in particular.

A ballot is a choice under a token that the voter's page has drawn and keeps to itself. With the token the choice can be
changed; nothing here says whose it is. Beside the ballots stands who has put one in, so that everyone has one.

    in the log        took_part {poll, participant}; in the end poll_closed {tally}
    in a box          token → choice, in the order of the tokens, and who has cast, in the order of their ids
    in neither        who chose what, in which order or when

Rules that hold:
- A box is a value. Two meetings that differ only in who cast which ballot have equal boxes, down to the last byte: the
  ballots of a poll are one piece, written anew in the order of the tokens with every vote, so that not even where
  something lies in memory tells of when it came.
- A token that is known changes its ballot. One that is not known is taken from those only who have cast none.
- Without a token (a client that keeps none) a choice counts, and cannot be changed.
- A box does not outlive its process. Pages that come back cast their ballots again; see docs/polls.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import msgspec

from facilitator import desk
from facilitator.ballots import Ballots, Choice, PollId, in_their_own_order
from facilitator.desk import Command, Desk, Event
from facilitator.polls import forms
from facilitator.polls.vocabulary import PollClosed, Vote
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected

Ballot: TypeAlias = tuple[str, Choice]
"""A token, or nothing, and what was chosen."""

_DECODER: Final = msgspec.msgpack.Decoder(tuple[Ballot, ...])
_NOTHING: Final = msgspec.msgpack.encode(())


class Slot(msgspec.Struct, frozen=True):
    """What is in the box for one poll: its `ballots`, and who has `cast` one, each in an order of their own."""

    ballots: bytes = _NOTHING
    cast: tuple[ParticipantId, ...] = ()


class BallotBox(msgspec.Struct, frozen=True):
    """The ballots of one session."""

    slots: Mapping[PollId, Slot] = {}

    @property
    def ballots(self) -> Ballots:
        """The choices of each poll, in their own order."""
        return {
            poll: in_their_own_order(choice for _, choice in opened(slot.ballots)) for poll, slot in self.slots.items()
        }


EMPTY: Final = BallotBox()


class Decided(msgspec.Struct, frozen=True):
    """What follows from a command, and what is in the box once it has happened."""

    events: tuple[Event, ...]
    box: BallotBox


def decide(state: Desk | None, box: BallotBox, issued: Issued[Command], now: Instant) -> Decided | Rejected:
    """As `facilitator.desk.decide`, in a session that has a ballot box."""
    events = desk.decide(state, issued, now, box.ballots)
    if isinstance(events, Rejected):
        return events
    if state is not None and isinstance(issued.command, Vote) and issued.by is not None:
        after = _voted(state, box, issued.by, issued.command)
        if isinstance(after, Rejected):
            return after
        box = after
    closed = {event.poll for event in events if isinstance(event, PollClosed)}
    return Decided(events, _without(box, closed))


def of_open_polls(box: BallotBox, state: Desk | None) -> BallotBox:
    """The box without what is no longer asked for."""
    asked = {poll.id for poll in state.polls.open} if state is not None else set()
    return _without(box, set(box.slots) - asked)


def _without(box: BallotBox, polls: set[PollId]) -> BallotBox:
    if not polls & box.slots.keys():
        return box
    return BallotBox({poll: slot for poll, slot in box.slots.items() if poll not in polls})


def _voted(state: Desk, box: BallotBox, by: ParticipantId, vote: Vote) -> BallotBox | Rejected:
    """The box after a vote that the desk has accepted."""
    poll = state.polls.polls[vote.poll]
    choice = forms.chosen(poll.form, vote.choice)
    if not poll.form.anonymous or isinstance(choice, Rejected):
        return box
    slot = _put(box.slots.get(poll.id, Slot()), by, choice, vote.ballot)
    if isinstance(slot, Rejected):
        return slot
    slots = {**box.slots, poll.id: slot}
    return BallotBox({poll: slots[poll] for poll in sorted(slots)})


def _put(slot: Slot, by: ParticipantId, choice: Choice, token: str | None) -> Slot | Rejected:
    ballots = opened(slot.ballots)
    others = tuple(ballot for ballot in ballots if ballot[0] != token)
    if token is not None and len(others) < len(ballots):
        return Slot(folded((*others, (token, choice))), slot.cast)
    if by in slot.cast:
        return Rejected(Code.CONFLICT, "You have voted already. You can change your vote only where you gave it.")
    return Slot(folded((*ballots, (token or "", choice))), tuple(sorted((*slot.cast, by))))


def folded(ballots: Iterable[Ballot]) -> bytes:
    """Ballots as they lie in the box: in the order of their tokens, which is nobody's, then of what they say."""
    return msgspec.msgpack.encode(sorted(ballots, key=lambda ballot: (ballot[0], msgspec.json.encode(ballot[1]))))


def opened(ballots: bytes) -> tuple[Ballot, ...]:
    """What `folded` was given, in the order of the box."""
    return _DECODER.decode(ballots)
