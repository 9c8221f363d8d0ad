"""Who goes into which small room: by lot, with new partners, or with those who spoke much and little mixed.

Everything is one question: which split of the people into rooms of even size respects the pairs that are kept apart or
together, and costs least? The cost is the sum of the weights of all pairs that share a room: nothing by lot, how often
two have met before in a rotation, and 1 for two of the same band of talkativeness when rooms are to be balanced.

Rules that hold:
- Rooms differ by at most one person. People kept apart never share a room, people kept together always do; where that
  cannot be, the answer is `Impossible` with a sentence for the facilitator, never a compromise.
- The search is exact as long as it ends within `STEPS`, which it does for about ten people, and far beyond that when a
  split without any cost exists. After `STEPS`, what was found best is bettered by exchanging people and taken: a plan
  is looked at before it is launched, and the server must not pause for it.
- The order of `people` is the lot (`rooms.chance.shuffled`): the same order gives the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, combinations
from typing import Final, TypeAlias

import msgspec

from rooms.kernel import ParticipantId

STEPS: Final = 4_000
"""Placements tried for a cheaper split, once there is one at all."""

MOST_STEPS: Final = 100_000
"""Placements tried before it is said that no split was found."""

Pair: TypeAlias = tuple[ParticipantId, ParticipantId]
"""Two people in no order."""

Group: TypeAlias = tuple[ParticipantId, ...]
Groups: TypeAlias = tuple[Group, ...]
Weights: TypeAlias = Mapping[frozenset[ParticipantId], int]
"""What it costs that two people share a room; nothing for those who are not named. Never negative."""


class Pairs(msgspec.Struct, frozen=True):
    """Who is kept apart and who is kept together. Those who are not among the people to be split do not matter."""

    apart: tuple[Pair, ...] = ()
    together: tuple[Pair, ...] = ()


class Impossible(msgspec.Struct, frozen=True):
    """There is no such split. `reason` is a sentence for the facilitator; `people` are those it is about, if known."""

    reason: str
    people: tuple[ParticipantId, ...] = ()


# --- the ways to split -----------------------------------------------------------------------------------------------


def by_lot(people: Sequence[ParticipantId], rooms: int, pairs: Pairs) -> Groups | Impossible:
    """Any split of even sizes; which one is the order of `people`."""
    return split(people, rooms, pairs, {})


def by_rotation(
    people: Sequence[ParticipantId], rooms: int, pairs: Pairs, earlier: Sequence[Groups]
) -> Groups | Impossible:
    """A split in which as few as possible meet again; who met in more of the `earlier` rounds counts more."""
    return split(people, rooms, pairs, encounters(earlier))


def balanced(
    people: Sequence[ParticipantId], rooms: int, pairs: Pairs, spoken: Mapping[ParticipantId, int]
) -> Groups | Impossible:
    """A split in which every room has its share of those who spoke much and of those who spoke little.

    `spoken` is how long each has spoken, in any unit; who is missing there has not. People are ranked by it and cut
    into bands of as many as there are rooms: the talkative, ..., the quiet. A room should have one of each.
    """
    ranked = sorted(people, key=lambda person: -spoken.get(person, 0))
    bands = [ranked[first : first + rooms] for first in range(0, len(ranked), max(1, rooms))]
    return split(people, rooms, pairs, {frozenset(pair): 1 for band in bands for pair in combinations(band, 2)})


def objection(groups: Groups, pairs: Pairs) -> Impossible | None:
    """What speaks against a split made by hand, or None. Rooms need not be even; people may be left out."""
    room_of = {person: number for number, group in enumerate(groups) for person in group}
    if len(room_of) < sum(map(len, groups)):
        twice = [person for person in room_of if sum(person in group for group in groups) > 1]
        return Impossible("Nobody can be in two rooms.", tuple(twice))
    for one, other in pairs.apart:
        if one in room_of and room_of[one] == room_of.get(other):
            return Impossible("These people are to be kept apart.", (one, other))
    for one, other in pairs.together:
        if one in room_of and other in room_of and room_of[one] != room_of[other]:
            return Impossible("These people are to be kept together.", (one, other))
    return None


def encounters(rounds: Sequence[Groups]) -> Weights:
    """How often any two have been in one room."""
    met: dict[frozenset[ParticipantId], int] = {}
    for group in chain.from_iterable(rounds):
        for pair in combinations(dict.fromkeys(group), 2):
            met[frozenset(pair)] = met.get(frozenset(pair), 0) + 1
    return met


def even_sizes(people: int, rooms: int) -> tuple[int, ...]:
    """`rooms` sizes that differ by at most one, the larger ones first."""
    size, larger = divmod(people, rooms)
    return tuple(size + (number < larger) for number in range(rooms))


def rooms_for(people: int, size: int) -> int:
    """How many rooms there have to be so that none has more than `size` people."""
    return max(1, -(-people // size))


# --- the search ------------------------------------------------------------------------------------------------------


def split(people: Sequence[ParticipantId], rooms: int, pairs: Pairs, weights: Weights) -> Groups | Impossible:
    """The cheapest split of `people` (each once) into `rooms` of even size, as the module says."""
    sizes = even_sizes(len(people), rooms)
    blocks = _blocks(people, pairs.together)
    if isinstance(blocks, Impossible):
        return blocks
    problem = _against(blocks, sizes, pairs)
    if problem is not None:
        return problem
    found = _Search(blocks, sizes, pairs, weights).run()
    if found is None:
        return Impossible(
            "The people kept apart and together do not fit into rooms of even size; try more or fewer rooms."
        )
    order = {person: position for position, person in enumerate(people)}
    return tuple(tuple(sorted(group, key=order.__getitem__)) for group in found)


def _blocks(people: Sequence[ParticipantId], together: Sequence[Pair]) -> list[Group]:
    """The people in blocks that must not be divided, in their order."""
    block_of: dict[ParticipantId, list[ParticipantId]] = {person: [person] for person in people}
    for one, other in together:
        if one in block_of and other in block_of and block_of[one] is not block_of[other]:
            joined = block_of[one]
            joined.extend(block_of[other])
            for person in joined:
                block_of[person] = joined
    return [tuple(block) for block in {id(block): block for block in block_of.values()}.values()]


def _against(blocks: Sequence[Group], sizes: Sequence[int], pairs: Pairs) -> Impossible | None:
    """The plain reasons for which there cannot be a split; the search finds the others."""
    block_of = {person: number for number, block in enumerate(blocks) for person in block}
    for one, other in pairs.apart:
        if one in block_of and block_of[one] == block_of.get(other):
            return Impossible("These people are to be kept apart and together at once.", (one, other))
    for block in blocks:
        if len(block) > max(sizes, default=0):
            return Impossible("More people are to be kept together than fit into one room.", block)
    return None


class _Search:
    """Branch and bound over blocks, the hardest to place first; then the better of it and of exchanges."""

    def __init__(self, blocks: Sequence[Group], sizes: Sequence[int], pairs: Pairs, weights: Weights) -> None:
        block_of = {person: number for number, block in enumerate(blocks) for person in block}
        self._blocks = blocks
        self._sizes = sizes
        self._foes: list[set[int]] = [set() for _ in blocks]
        for one, other in pairs.apart:
            if one in block_of and other in block_of:
                self._foes[block_of[one]].add(block_of[other])
                self._foes[block_of[other]].add(block_of[one])
        self._cost = [[0] * len(blocks) for _ in blocks]
        for (one, other), weight in ((tuple(pair), weight) for pair, weight in weights.items()):
            if one in block_of and other in block_of and block_of[one] != block_of[other]:
                self._cost[block_of[one]][block_of[other]] += weight
                self._cost[block_of[other]][block_of[one]] += weight
        # Blocks that nothing constrains always fit in the end, so they can wait.
        self._order = sorted(range(len(blocks)), key=lambda b: (-len(blocks[b]), -len(self._foes[b])))
        self._rooms: list[list[int]] = [[] for _ in sizes]
        self._space = list(sizes)
        self._best: list[list[int]] | None = None
        self._best_cost = 0
        self._steps = 0
        self._limit = MOST_STEPS

    def run(self) -> list[Group] | None:
        """The people of each room, or None when there is no split, or none was found in time."""
        self._place(0, 0)
        if self._best is None:
            return None
        return [tuple(chain.from_iterable(self._blocks[b] for b in room)) for room in self._best]

    def _place(self, depth: int, cost: int) -> None:
        self._steps += 1
        if self._best is not None and cost >= self._best_cost:
            return
        if depth == len(self._order):
            self._found(cost)
            return
        block = self._order[depth]
        size = len(self._blocks[block])
        for added, _, number in self._candidates(block, size):
            self._rooms[number].append(block)
            self._space[number] -= size
            self._place(depth + 1, cost + added)
            self._space[number] += size
            self._rooms[number].pop()
            if self._steps >= self._limit or (self._best is not None and self._best_cost == 0):
                return

    def _candidates(self, block: int, size: int) -> list[tuple[int, int, int]]:
        """The rooms a block may go into, the cheapest and then the emptiest first: (cost, people there, number).

        Of rooms that are empty and of one size, the first stands for all.
        """
        foes, costs = self._foes[block], self._cost[block]
        fitting = []
        empty_sizes: set[int] = set()
        for number, room in enumerate(self._rooms):
            if self._space[number] < size or not foes.isdisjoint(room):
                continue
            if not room:
                if self._sizes[number] in empty_sizes:
                    continue
                empty_sizes.add(self._sizes[number])
            fitting.append((sum(costs[other] for other in room), self._sizes[number] - self._space[number], number))
        return sorted(fitting)

    def _found(self, cost: int) -> None:
        if self._best is None:
            self._limit = min(MOST_STEPS, self._steps + STEPS)
        self._best, self._best_cost = [list(room) for room in self._rooms], cost
        if cost:
            self._exchange(self._best)

    def _exchange(self, rooms: list[list[int]]) -> None:
        """Better a split by exchanging two blocks of one size for as long as that makes it cheaper."""
        bettered = True
        while bettered and self._best_cost:
            bettered = False
            for here, there in combinations(rooms, 2):
                for i, j in ((i, j) for i in range(len(here)) for j in range(len(there))):
                    gain = self._gain(here, here[i], there, there[j])
                    if gain > 0:
                        here[i], there[j] = there[j], here[i]
                        self._best_cost -= gain
                        bettered = True

    def _gain(self, here: list[int], one: int, there: list[int], other: int) -> int:
        """What exchanging `one` of `here` for `other` of `there` saves; 0 when they cannot be exchanged."""
        if len(self._blocks[one]) != len(self._blocks[other]):
            return 0
        costs_one, costs_other = self._cost[one], self._cost[other]
        gain = 0
        for block in here:
            if block != one:
                gain += costs_one[block] - costs_other[block]
                if block in self._foes[other]:
                    return 0
        for block in there:
            if block != other:
                gain += costs_other[block] - costs_one[block]
                if block in self._foes[one]:
                    return 0
        return gain
