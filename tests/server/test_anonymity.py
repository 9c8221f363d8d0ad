"""Trying to link votes of an anonymous poll to the people who gave them, from everything that there is.

Two ways. First the proof: the same meeting is held again with the ballots dealt out to other people. If log, store,
state, ballot box, answers, and every message to every person are then the same to the last byte, nobody can tell the
meetings apart, whatever they try; so nobody does better than chance. Votes are given one by one, with time in between,
and changed. Second the attempts: attackers who guess by the order of things. They do no better than chance here, and
find everyone in a box that keeps the order of arrival, which shows that they would if they could.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import pickle
import random
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import TypeAlias

import msgspec
import pytest

from facilitator.ballots import Choice, PollId
from facilitator.polls.vocabulary import Answer, ClosePoll, OpenPoll, PollKind, PublishPoll, TookPart, Vote
from rooms.kernel import Issued
from rooms.people import Role
from rooms.vocabulary import EndSession
from server.live.ballot_box import opened
from server.live.history import stream_of
from server.live.inbox import Ack
from server.record.ledger import Ledger
from server.store.sqlite import SqliteStore
from tests.sim.meeting import Meeting
from tests.sim.stage_set import House
from tests.sim.virtual_time import in_virtual_time

FIRST = PollId("poll-1")
LETTERS = f"{string.ascii_letters}{string.digits}-_"
Ballot: TypeAlias = tuple[str, tuple[Answer, ...]]
"""A token, and the choices under it: the first, and what it is changed to afterwards."""

QUESTIONS: Mapping[PollKind, OpenPoll] = {
    PollKind.SINGLE: OpenPoll("Ready?", PollKind.SINGLE, ("Yes", "No", "Perhaps"), min_group=3),
    PollKind.SEVERAL: OpenPoll("Which?", PollKind.SEVERAL, ("A", "B", "C", "D"), min_group=3),
    PollKind.SCALE: OpenPoll("How safe?", PollKind.SCALE, min_group=3),
    PollKind.WORDS: OpenPoll("Which words?", PollKind.WORDS, ("calm", "tense"), own_words=True, min_group=3),
    PollKind.TEXT: OpenPoll("What was not said?", PollKind.TEXT, min_group=3),
}
ANSWERS: Mapping[PollKind, Sequence[Answer]] = {
    PollKind.SINGLE: [(0,), (1,), (2,)],
    PollKind.SEVERAL: [(0,), (0, 1), (1, 2, 3), (2,)],
    PollKind.SCALE: [0, 3, 5, 7, 10],
    PollKind.WORDS: [("calm",), ("tense", "calm"), ("wistful",), ("unheard-of",)],
    PollKind.TEXT: ["Marmalade", "Periwinkle", "Quicksand", "Ptarmigan"],
}


def dealt(kind: PollKind, people: int, seed: int, changes: int = 1) -> list[Ballot]:
    """Ballots as pages make them: a random token, a choice, changed so many times."""
    chance = random.Random(seed)
    return [
        (
            "".join(chance.choices(LETTERS, k=22)),
            tuple(chance.choice(ANSWERS[kind]) for _ in range(1 + changes)),
        )
        for _ in range(people)
    ]


class Traces(msgspec.Struct, frozen=True):
    """All that is left of a meeting, at two times: while the poll is open, and after the end."""

    lines: tuple[bytes, ...]
    told: tuple[object, ...]
    answers: tuple[object, ...]
    states: tuple[bytes, ...]
    boxes: tuple[bytes, ...]
    exported: object
    logged: tuple[str, ...]


def hold(kind: PollKind, ballots: Sequence[Ballot], order: Sequence[int], caplog: pytest.LogCaptureFixture) -> Traces:
    """A meeting in which person n has the nth ballot, and they vote in this order, one by one."""
    traces: list[Traces] = []

    @in_virtual_time
    async def scenario() -> None:
        traces.append(await _meeting(kind, ballots, order))

    caplog.clear()
    with caplog.at_level(logging.DEBUG):
        scenario()
    said = tuple(record.getMessage() for record in caplog.records)
    return msgspec.structs.replace(traces[0], logged=said)


async def _meeting(kind: PollKind, ballots: Sequence[Ballot], order: Sequence[int]) -> Traces:
    house = House()
    await house.open()
    lead = await house.client(Role.FACILITATOR)
    people = [await house.client() for _ in ballots]
    assert isinstance(await lead.ask(QUESTIONS[kind]), Ack)
    runner = await house.runner()
    answers: list[object] = []
    states, boxes = [], []
    for turn in range(len(ballots[0][1])):
        for place in order:
            await asyncio.sleep(7 + place)
            token, choices = ballots[place]
            answers.append(await people[place].ask(Vote(FIRST, choices[turn], token)))
        await asyncio.sleep(1)
        states.append(pickle.dumps(runner.state))
        boxes.append(pickle.dumps(runner._memory.drafts.box))
    for command in (ClosePoll(FIRST), PublishPoll(FIRST), EndSession()):
        assert isinstance(await lead.ask(command), Ack)
    states.append(pickle.dumps(runner.state))
    boxes.append(pickle.dumps(runner._memory.drafts.box))
    return Traces(
        lines=_without_names_for_texts(stored.data for stored in await house.store.read(stream_of(house.session))),
        told=tuple((each.told, each.signalled, each.view) for each in (lead, *people)),
        answers=tuple(answers),
        states=tuple(states),
        boxes=tuple(boxes),
        exported=await runner.log(),
        logged=(),
    )


def _without_names_for_texts(lines: Iterable[bytes]) -> tuple[bytes, ...]:
    """The lines as they are read; the names of sealed texts and the chain over them are drawn anew in each meeting."""
    plain = (msgspec.json.decode(line) for line in lines)
    return tuple(msgspec.json.encode({**line, "prev": None}) for line in plain)


# --- the proof ---


@pytest.mark.parametrize("kind", PollKind)
def test_with_the_ballots_dealt_otherwise_everything_is_the_same_to_the_last_byte(
    kind: PollKind, caplog: pytest.LogCaptureFixture
) -> None:
    people = 4
    ballots = dealt(kind, people, seed=11)
    order = (2, 0, 3, 1)
    first = hold(kind, ballots, order, caplog)
    for deal in permutations(range(people)):
        other = hold(kind, [ballots[number] for number in deal], order, caplog)
        for trace in Traces.__struct_fields__:
            assert getattr(other, trace) == getattr(first, trace), trace


@pytest.mark.parametrize("seed", range(6))
def test_it_is_so_in_larger_groups_too_in_whatever_order_they_vote(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(seed)
    kind = chance.choice([*PollKind])
    ballots = dealt(kind, 9, seed, changes=chance.randrange(3))
    order = chance.sample(range(9), 9)
    first = hold(kind, ballots, order, caplog)
    for _ in range(4):
        assert hold(kind, chance.sample(ballots, 9), order, caplog) == first


def test_a_different_choice_does_leave_a_trace(caplog: pytest.LogCaptureFixture) -> None:
    """Or the proof would prove nothing."""
    ballots: list[Ballot] = [(f"{place}" * 22, ((0,),)) for place in range(6)]
    others = [(token, ((1,),)) if token.startswith("0") else (token, choices) for token, choices in ballots]
    order = range(6)
    one, other = (hold(PollKind.SINGLE, each, order, caplog) for each in (ballots, others))
    assert one.boxes != other.boxes
    assert one.exported == other.exported, "five and one are not told, and not kept"


# --- what is in none of the traces ---


@pytest.mark.parametrize("kind", [PollKind.WORDS, PollKind.TEXT])
def test_while_the_poll_is_open_no_choice_is_anywhere_but_in_the_box(
    kind: PollKind, caplog: pytest.LogCaptureFixture
) -> None:
    ballots = dealt(kind, 5, seed=3)
    traces = hold(kind, ballots, range(5), caplog)
    secrets = [token for token, _ in ballots] + ["Marmalade", "Periwinkle", "Quicksand", "Ptarmigan", "wistful"]
    closed = next(place for place, line in enumerate(traces.lines) if b'"poll_closed"' in line)
    everything = repr((traces.lines[:closed], traces.states[:-1], traces.answers, traces.logged))
    assert not [secret for secret in secrets if secret in everything]


def test_tokens_are_nowhere_once_the_poll_is_closed(caplog: pytest.LogCaptureFixture) -> None:
    ballots = dealt(PollKind.TEXT, 5, seed=3)
    traces = hold(PollKind.TEXT, ballots, range(5), caplog)
    left = repr((traces.lines, traces.states, traces.told, traces.boxes[-1], traces.exported, traces.logged))
    assert not [token for token, _ in ballots if token in left]


def test_the_files_of_the_store_have_no_choice_and_no_token(tmp_path: Path) -> None:
    """SQLite on the disk, its write-ahead log included, while the poll is open and afterwards."""
    ballots = dealt(PollKind.TEXT, 5, seed=5, changes=0)

    async def scenario() -> None:
        house = House()
        house.store.inner = Ledger(SqliteStore(tmp_path / "hearth.sqlite"))
        await house.open()
        lead = await house.client(Role.FACILITATOR)
        people = [await house.client() for _ in ballots]
        await lead.ask(QUESTIONS[PollKind.TEXT])
        for person, (token, (text,)) in zip(people, ballots, strict=True):
            assert isinstance(await person.ask(Vote(FIRST, text, token)), Ack)
        open_files = _bytes_in(tmp_path)
        await lead.ask(ClosePoll(FIRST))
        for files in (open_files, _bytes_in(tmp_path)):
            assert b"took_part" in files
            for token, (text,) in ballots:
                assert token.encode() not in files
                assert str(text).encode() not in files  # afterwards the texts are sealed in the vault
        await house.sessions.stop()
        await house.store.close()

    asyncio.run(scenario())


def _bytes_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file())


@in_virtual_time
async def test_nothing_alive_in_the_process_holds_a_voter_and_their_choice() -> None:
    """As far as a look at all objects of the interpreter can tell: commands go when they have been answered."""
    house = House()
    await house.open()
    lead = await house.client(Role.FACILITATOR)
    people = [await house.client() for _ in range(4)]
    await lead.ask(QUESTIONS[PollKind.TEXT])
    for place, person in enumerate(people):
        await person.ask(Vote(FIRST, f"Secret {place}", f"{place}" * 22))
    await asyncio.sleep(1)
    gc.collect()
    alive = gc.get_objects()
    assert [each for each in alive if isinstance(each, Issued) and isinstance(each.command, Vote)] == []
    assert [each for each in alive if isinstance(each, Vote) and str(each.choice).startswith("Secret")] == []
    assert [each for each in alive if isinstance(each, Choice) and str(each.text).startswith("Secret")] == []


# --- the attempts ---

Attacker: TypeAlias = Callable[[Sequence[str], Sequence[Choice]], dict[str, Choice]]
"""From who took part, in the order of the log, and the ballots in the order of the box, to who chose what."""

MEETINGS, PEOPLE = 200, 8


class Attacked(msgspec.Struct, frozen=True):
    """What an attacker gets to see of a meeting, and the truth. `arrived` is a box that keeps ballots as they come."""

    took_part: list[str]
    box: list[Choice]
    arrived: list[Choice]
    truth: dict[str, Choice]


def by_place(people: Sequence[str], choices: Sequence[Choice]) -> dict[str, Choice]:
    return dict(zip(people, choices, strict=True))


def by_place_backwards(people: Sequence[str], choices: Sequence[Choice]) -> dict[str, Choice]:
    return dict(zip(people, reversed(choices), strict=True))


def by_name(people: Sequence[str], choices: Sequence[Choice]) -> dict[str, Choice]:
    return dict(zip(sorted(people), choices, strict=True))


@pytest.fixture(scope="module")
def attacked() -> list[Attacked]:
    return [voted_one_by_one(random.Random(seed)) for seed in range(MEETINGS)]


def voted_one_by_one(chance: random.Random) -> Attacked:
    meeting = Meeting()
    lead, people = meeting.person(Role.FACILITATOR), [meeting.person() for _ in range(PEOPLE)]
    meeting.must(lead, QUESTIONS[PollKind.SCALE])
    truth: dict[str, Choice] = {}
    for person in chance.sample(people, PEOPLE):
        meeting.later(chance.randrange(1_000, 60_000))
        number = chance.randrange(11)
        token = "".join(chance.choices(LETTERS, k=22))
        meeting.must(person, Vote(FIRST, number, token))
        truth[person] = Choice(number=number)
    return Attacked(
        took_part=[event.participant for event in meeting.log if isinstance(event, TookPart)],
        box=[choice for _, choice in opened(meeting.box.slots[FIRST].ballots)],
        arrived=[*truth.values()],
        truth=truth,
    )


def found(guess: Mapping[str, Choice], truth: Mapping[str, Choice]) -> int:
    return sum(guess[who] == choice for who, choice in truth.items())


def by_chance(truth: Mapping[str, Choice]) -> tuple[float, float]:
    """How many are found by whoever deals the choices out at random: mean and variance (Hoeffding: A Combinatorial
    Central Limit Theorem, 1951)."""
    given, n = [*truth.values()], len(truth)
    fits = [[float(one == other) for other in given] for one in given]
    means = [sum(row) / n for row in fits]
    whole = sum(means) / n
    deviations = (fits[i][j] - means[i] - means[j] + whole for i in range(n) for j in range(n))
    return sum(means), sum(each**2 for each in deviations) / (n - 1)


@pytest.mark.parametrize("attacker", [by_place, by_place_backwards, by_name])
def test_who_guesses_by_the_order_of_things_does_no_better_than_chance(
    attacker: Attacker, attacked: list[Attacked]
) -> None:
    hits = sum(found(attacker(each.took_part, each.box), each.truth) for each in attacked)
    chances = [by_chance(each.truth) for each in attacked]
    expected, spread = sum(mean for mean, _ in chances), sum(variance for _, variance in chances) ** 0.5
    assert abs(hits - expected) < 3.5 * spread


def test_in_a_box_that_keeps_the_order_of_arrival_the_same_attacker_finds_everyone(attacked: list[Attacked]) -> None:
    assert all(found(by_place(each.took_part, each.arrived), each.truth) == PEOPLE for each in attacked)
