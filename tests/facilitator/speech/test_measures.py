"""Turns, overlaps, interruptions, silences and evenness, by their definitions (docs/speech.md)."""

from __future__ import annotations

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.speech.measures import (
    evenness,
    interruptions,
    overlaps,
    silence,
    speakers,
    turns,
    within,
)
from facilitator.speech.state import Span, Stay
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId

ANN, BEN, CEM = ParticipantId("ann"), ParticipantId("ben"), ParticipantId("cem")
Said = dict[ParticipantId, tuple[Span, ...]]


def said(**times: list[tuple[float, float]]) -> Said:
    """Who spoke from when to when, in seconds."""
    return {ParticipantId(who): tuple(span(*each) for each in spans) for who, spans in times.items()}


def span(since: float, until: float) -> Span:
    return Span(MAIN_ROOM, Instant(round(since * 1000)), Instant(round(until * 1000)))


def turns_of(conversation: Said, who: ParticipantId) -> list[tuple[float, float]]:
    return [(turn.since / 1000, turn.until / 1000) for turn in turns(conversation)[who]]


# --- turns -----------------------------------------------------------------------------------------------------------


def test_speech_with_short_pauses_is_one_turn() -> None:
    assert turns_of(said(ann=[(0, 3), (4, 6), (8, 9)]), ANN) == [(0, 9)]


def test_a_long_pause_ends_a_turn() -> None:
    assert turns_of(said(ann=[(0, 3), (5.1, 7)]), ANN) == [(0, 3), (5.1, 7)]


def test_another_who_has_the_word_in_the_pause_ends_a_turn() -> None:
    conversation = said(ann=[(0, 3), (4.5, 6)], ben=[(3.1, 4.3)])
    assert turns_of(conversation, ANN) == [(0, 3), (4.5, 6)]
    assert turns_of(conversation, BEN) == [(3.1, 4.3)]


def test_a_yes_is_no_turn_and_ends_none() -> None:
    conversation = said(ann=[(0, 3), (4.5, 6)], ben=[(3.2, 3.8)])
    assert turns_of(conversation, ANN) == [(0, 6)]
    assert turns_of(conversation, BEN) == []


def test_who_speaks_on_through_another_keeps_the_turn() -> None:
    assert turns_of(said(ann=[(0, 10)], ben=[(3, 5)]), ANN) == [(0, 10)]


def test_who_is_talked_over_and_goes_on_afterwards_has_another_turn() -> None:
    assert turns_of(said(ann=[(0, 3), (4.8, 7)], ben=[(2, 4.5)]), ANN) == [(0, 3), (4.8, 7)]


# --- overlaps and interruptions --------------------------------------------------------------------------------------


def test_overlap_is_the_time_in_which_another_speaks_too() -> None:
    conversation = said(ann=[(0, 5)], ben=[(3, 8)], cem=[(4, 4.5), (20, 21)])
    seconds = {who: within(times, 0, 100_000) / 1000 for who, times in overlaps(conversation).items()}
    assert seconds == {ANN: 2, BEN: 2, CEM: 0.5}


def test_speech_that_only_touches_does_not_overlap() -> None:
    assert overlaps(said(ann=[(0, 5)], ben=[(5, 8)])) == {ANN: (), BEN: ()}


def test_who_begins_while_another_speaks_and_goes_on_alone_has_interrupted() -> None:
    (one,) = interruptions(said(ann=[(0, 5)], ben=[(4, 8)]))
    assert (one.by, one.of, one.at) == (BEN, ANN, 4_000)


@pytest.mark.parametrize(
    ("ben", "why"),
    [
        ((4.7, 8), "coming in on the last words"),
        ((3, 4), "the other goes on"),
        ((3, 5.5), "hardly a second after the other has stopped"),
        ((0.5, 8), "the other has hardly begun"),
        ((5.1, 8), "the other has stopped"),
    ],
)
def test_what_is_no_interruption(ben: tuple[float, float], why: str) -> None:
    assert interruptions(said(ann=[(0, 5)], ben=[ben])) == (), why


def test_one_may_interrupt_two() -> None:
    found = interruptions(said(ann=[(0, 5)], ben=[(0, 5)], cem=[(3, 9)]))
    assert {(each.by, each.of) for each in found} == {(CEM, ANN), (CEM, BEN)}


# --- silence ---------------------------------------------------------------------------------------------------------


def stay(since: float, until: float | None) -> Stay:
    return Stay(MAIN_ROOM, Instant(round(since * 1000)), None if until is None else Instant(round(until * 1000)))


@pytest.mark.parametrize(
    ("spans", "stays", "seconds"),
    [
        ([], [(0, None)], 100),
        ([(10, 20)], [(0, None)], 80),
        ([(60, 61)], [(0, None)], 60),
        ([(20, 21), (70, 71)], [(0, None)], 49),
        ([], [(0, 30), (60, None)], 70),
        ([(10, 11)], [(0, 30), (90, None)], 29),
        ([], [], 0),
        ([(25, 35)], [(0, 30), (50, None)], 50),
        ([(0, 100)], [(0, None)], 0),
    ],
)
def test_the_longest_silence_counts_the_time_somebody_was_there(
    spans: list[tuple[float, float]], stays: list[tuple[float, float | None]], seconds: float
) -> None:
    own = [span(*each) for each in spans]
    assert silence(own, [stay(*each) for each in stays], 0, 100_000) == seconds * 1000


def test_silence_is_measured_within_a_window() -> None:
    assert silence([span(10, 20)], [stay(0, None)], 50_000, 100_000) == 50_000
    assert silence([span(60, 61)], [stay(0, None)], 50_000, 100_000) == 39_000


# --- how evenly ------------------------------------------------------------------------------------------------------


def test_equal_shares_are_wholly_even() -> None:
    assert evenness([5.0, 5.0, 5.0, 5.0]) == pytest.approx(1)
    assert speakers([5.0, 5.0, 5.0, 5.0]) == pytest.approx(4)


def test_when_only_one_speaks_it_is_not_even_at_all() -> None:
    assert evenness([9.0, 0.0, 0.0]) == 0
    assert speakers([9.0, 0.0, 0.0]) == 1


def test_a_known_case() -> None:
    nats = -(0.5 * log(0.5) + 2 * 0.25 * log(0.25))
    assert evenness([2.0, 1.0, 1.0]) == pytest.approx(nats / log(3))
    assert speakers([2.0, 1.0, 1.0]) == pytest.approx(exp(nats))


@pytest.mark.parametrize("amounts", [[], [4.0], [0.0, 0.0]])
def test_where_there_is_nothing_to_compare_there_is_no_evenness(amounts: list[float]) -> None:
    assert evenness(amounts) is None


def test_without_talk_there_are_no_speakers() -> None:
    assert speakers([0.0, 0.0]) is None


def test_next_to_nothing_beside_much_counts_as_nothing() -> None:
    assert evenness([2.0, 5e-324]) == 0.0


@given(st.lists(st.floats(0, 1e7, allow_subnormal=False), min_size=2, max_size=20), st.floats(0.1, 100))
def test_evenness_is_bounded_and_does_not_depend_on_the_unit(amounts: list[float], unit: float) -> None:
    even = evenness(amounts)
    scaled = evenness([amount * unit for amount in amounts])
    assert even is None or 0 <= even <= 1
    assert (even is None) == (scaled is None)
    assert even is None or scaled == pytest.approx(even, abs=1e-6)


@given(
    st.lists(st.tuples(st.sampled_from(["ann", "ben", "cem"]), st.integers(0, 3000), st.integers(1, 4000)), max_size=40)
)
def test_turns_hold_no_more_than_was_said_and_overlap_no_more_than_that(doings: list[tuple[str, int, int]]) -> None:
    conversation: dict[ParticipantId, tuple[Span, ...]] = {}
    free: dict[str, int] = {}
    for name, gap, length in doings:
        since = free.get(name, 0) + gap
        free[name] = since + length
        own = conversation.get(ParticipantId(name), ())
        conversation[ParticipantId(name)] = (*own, Span(MAIN_ROOM, Instant(since), Instant(since + length)))
    for who, own in conversation.items():
        spoken = sum(each.until - each.since for each in own)
        assert sum(turn.spoken for turn in turns(conversation)[who]) <= spoken
        assert within(overlaps(conversation)[who], 0, 10**9) <= spoken
        assert silence(own, [Stay(MAIN_ROOM, Instant(0))], 0, 10**6) <= 10**6
