"""The hash chain: every way to tamper with a stream is found, and the first event concerned is named."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.ports import Head, Stored
from server.record import chain
from server.record.chain import Broken, first_broken, first_unlinked

STREAM = "session/s"
LENGTH = 6


def written(count: int = LENGTH, stream: str = STREAM) -> tuple[Head, list[Stored]]:
    """A stream as the ledger writes it."""
    lines: list[Stored] = []
    prev = chain.genesis(stream)
    for seq in range(1, count + 1):
        lines.append(Stored(seq, chain.link(seq, prev, b'{"v":1,"type":"happened","n":%d}' % seq)))
        prev = chain.digest(lines[-1].data)
    return Head(count, prev) if count else Head(), lines


def numbered(lines: Sequence[Stored]) -> list[Stored]:
    """As if somebody had numbered the rows again."""
    return [Stored(seq, line.data) for seq, line in enumerate(lines, start=1)]


@pytest.mark.parametrize("count", [0, 1, 2, LENGTH])
def test_a_stream_as_it_was_written_is_whole(count: int) -> None:
    assert first_broken(STREAM, *written(count)) is None


def test_a_line_begins_with_its_number_and_the_hash_of_the_one_before() -> None:
    line = chain.link(7, "ab" * 32, b'{"v":1,"type":"x"}')
    assert line == b'{"seq":7,"prev":"%s","v":1,"type":"x"}' % (b"ab" * 32)
    assert chain.event_of(line) == b'{"v":1,"type":"x"}'


@pytest.mark.parametrize("event", [b"", b"{}", b"[]", b"null", b'"text"'])
def test_what_is_no_event_is_not_linked(event: bytes) -> None:
    with pytest.raises(ValueError, match="not empty"):
        chain.link(1, "0" * 64, event)


@given(st.integers(0, LENGTH - 1), st.data())
def test_a_flipped_byte_names_its_event(index: int, data: st.DataObject) -> None:
    head, lines = written()
    line = bytearray(lines[index].data)
    place = data.draw(st.integers(0, len(line) - 1))
    line[place] ^= data.draw(st.integers(1, 255))
    lines[index] = Stored(index + 1, bytes(line))
    broken = first_broken(STREAM, head, lines)
    assert broken is not None
    assert broken.seq == index + 1


@pytest.mark.parametrize("index", range(LENGTH))
def test_a_removed_event_is_named(index: int) -> None:
    head, lines = written()
    del lines[index]
    broken = first_broken(STREAM, head, lines)
    assert broken == Broken(index + 1, "is missing")


@pytest.mark.parametrize("index", range(LENGTH - 1))
def test_a_removed_event_is_named_when_the_others_were_numbered_again(index: int) -> None:
    head, lines = written()
    del lines[index]
    broken = first_broken(STREAM, head, numbered(lines))
    assert broken == Broken(index + 1, "is not the one that was written in its place")


@pytest.mark.parametrize("index", range(LENGTH - 1))
def test_of_a_swapped_pair_the_first_is_named(index: int) -> None:
    head, lines = written()
    lines[index], lines[index + 1] = lines[index + 1], lines[index]
    broken = first_broken(STREAM, head, numbered(lines))
    assert broken == Broken(index + 1, "is not the one that was written in its place")


@pytest.mark.parametrize("kept", range(LENGTH))
def test_a_cut_off_end_is_named(kept: int) -> None:
    head, lines = written()
    assert first_broken(STREAM, head, lines[:kept]) == Broken(kept + 1, "is missing")


def test_an_event_added_at_the_end_is_named() -> None:
    head, lines = written()
    lines.append(Stored(LENGTH + 1, chain.link(LENGTH + 1, head.hash, b'{"v":1,"type":"forged"}')))
    broken = first_broken(STREAM, head, lines)
    assert broken is not None
    assert broken.seq == LENGTH + 1


def test_a_changed_head_is_found() -> None:
    _, lines = written()
    broken = first_broken(STREAM, Head(LENGTH, "0" * 64), lines)
    assert broken is not None
    assert broken.seq == LENGTH


def test_a_lost_head_is_found() -> None:
    _, lines = written()
    assert str(first_broken(STREAM, Head(), lines)) == "event 6 may not be the last one, the head of the log is missing"


def test_another_stream_cannot_stand_in() -> None:
    head, lines = written(stream="session/other")
    assert first_broken(STREAM, head, lines) == Broken(1, "has been changed")


def test_a_replaced_event_whose_successors_were_not_is_named() -> None:
    head, lines = written()
    before = chain.digest(lines[1].data)
    lines[2] = Stored(3, chain.link(3, before, b'{"v":1,"type":"forged"}'))
    assert first_broken(STREAM, head, lines) == Broken(3, "has been changed")


def test_a_part_is_checked_by_itself() -> None:
    _, lines = written()
    assert first_unlinked(lines[3:], after=3) is None
    lines[4] = Stored(5, lines[4].data.replace(b"happened", b"happenes"))
    assert first_unlinked(lines[3:], after=3) == Broken(5, "has been changed")


def test_a_broken_event_reads_as_a_sentence() -> None:
    assert str(Broken(3, "is missing")) == "event 3 is missing"
