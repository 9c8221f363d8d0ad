"""Choices in a poll, and how they come into decisions when nobody may know whose they are.

The choice of an anonymous vote is in no event and in no state. It lies in a ballot box outside of both
(`server.live.ballot_box`), and what has to be decided with it is given the ballots as data: of each poll all choices in
their own order, which says nothing of who made them or when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NewType, TypeAlias

import msgspec

from rooms.kernel import PersonText

PollId = NewType("PollId", str)


class Choice(msgspec.Struct, frozen=True):
    """What somebody chose: of the fields, the one that is for this kind of poll. `options` are numbers from 0, rising.

    In an event of somebody's vote its texts are that person's.
    """

    options: tuple[int, ...] = ()
    number: int | None = None
    words: tuple[PersonText, ...] = ()
    text: PersonText | None = None


Ballots: TypeAlias = Mapping[PollId, tuple[Choice, ...]]
"""The choices made in anonymous polls that are open."""

NO_BALLOTS: Final[Ballots] = {}


def in_their_own_order(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """The same choices, always in the same order."""
    return tuple(sorted(choices, key=msgspec.json.encode))
