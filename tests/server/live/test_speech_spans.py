"""From who is heard to what is recorded: never while muted or where nobody hears, never across rooms, nothing lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.moderation import Mute, SetMedia
from rooms.breakouts.vocabulary import CloseBreakouts, ListenIn, Move, OpenBreakouts, RoomWish, SpeakToRooms
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, RoomId
from rooms.people import Role
from rooms.vocabulary import Hold, Leave, LinkLost, Release, SendToLobby, StepAway
from server.live.speech_spans import LAG, LONGEST, SpeechSpans
from tests.sim.meeting import START, Meeting

ROOM = RoomId("room-1-1")
Piece = tuple[str, str, float, float]


class Hour:
    """A leader, Ann and Ben in a session, with what the SFU hears of them. Times are in seconds from the start."""

    def __init__(self) -> None:
        self.meeting = Meeting()
        self.leader, self.ann, self.ben = (
            self.meeting.person(Role.FACILITATOR),
            self.meeting.person(),
            self.meeting.person(),
        )
        self.spans = SpeechSpans()

    def at(self, seconds: float) -> Hour:
        self.meeting.now = Instant(START + round(seconds * 1000))
        return self

    def speaks(self, who: ParticipantId, on: bool = True, ago: float = 0.0) -> Hour:
        at = Instant(self.meeting.now - round(ago * 1000))
        self.spans.fact(self.meeting.state, who, on, at)
        return self

    def then(self, by: ParticipantId | None, command: object) -> Hour:
        """Something is done, and takes effect."""
        self.meeting.must(by, command)  # type: ignore[arg-type]  # any command
        self.spans.settle(self.meeting.state, self.meeting.now)
        return self

    def pieces(self) -> list[Piece]:
        return [
            (piece.participant, piece.room, (piece.since - START) / 1000, (piece.until - START) / 1000)
            for piece in self.spans.take()
        ]


def test_speech_that_has_ended_is_recorded_with_its_own_times() -> None:
    hour = Hour()
    hour.at(5).speaks(hour.ann, ago=0.2)
    hour.at(8).speaks(hour.ann, on=False, ago=0.6)
    assert hour.pieces() == [(hour.ann, MAIN_ROOM, 4.8, 7.4)]
    assert hour.pieces() == []


def test_two_may_speak_at_once() -> None:
    hour = Hour()
    hour.at(1).speaks(hour.ann)
    hour.at(2).speaks(hour.ben)
    hour.at(3).speaks(hour.ann, on=False)
    hour.at(4).speaks(hour.ben, on=False)
    assert hour.pieces() == [(hour.ann, MAIN_ROOM, 1, 3), (hour.ben, MAIN_ROOM, 2, 4)]


@pytest.mark.parametrize("how", ["muted", "mutes", "held", "away", "sent out", "left"])
def test_what_keeps_somebody_in_ends_the_span_at_once(how: str) -> None:
    hour = Hour()
    done = {
        "muted": (hour.leader, Mute(hour.ann)),
        "mutes": (hour.ann, SetMedia(microphone=False)),
        "held": (hour.leader, Hold(hour.ann)),
        "away": (hour.ann, StepAway(away=True)),
        "sent out": (hour.leader, SendToLobby(hour.ann)),
        "left": (hour.ann, Leave()),
    }
    hour.at(1).speaks(hour.ann)
    hour.at(3).then(*done[how])
    hour.at(9).speaks(hour.ann, on=False)
    assert hour.pieces() == [(hour.ann, MAIN_ROOM, 1, 3)]


def test_what_the_sfu_hears_of_somebody_kept_in_is_no_speech() -> None:
    hour = Hour()
    hour.then(hour.leader, Mute(hour.ann))
    hour.at(1).speaks(hour.ann)
    hour.at(3).speaks(hour.ann, on=False)
    assert hour.pieces() == []


def test_who_goes_on_speaking_where_they_are_heard_again_begins_another_span() -> None:
    hour = Hour()
    hour.at(1).speaks(hour.ann)
    hour.at(2).then(hour.leader, Hold(hour.ann))
    hour.at(5).then(hour.leader, Release(hour.ann))
    hour.at(6).speaks(hour.ann, on=False)
    assert hour.pieces() == [(hour.ann, MAIN_ROOM, 1, 2), (hour.ann, MAIN_ROOM, 5, 6)]


def test_a_lost_signalling_link_does_not_end_speech_that_is_still_heard() -> None:
    hour = Hour()
    hour.at(1).speaks(hour.ann)
    hour.at(2).then(None, LinkLost(hour.ann))
    hour.at(3).speaks(hour.ann, on=False)
    assert hour.pieces() == [(hour.ann, MAIN_ROOM, 1, 3)]


def test_no_span_reaches_across_a_move() -> None:
    hour = Hour()
    hour.at(1).speaks(hour.ann)
    hour.at(3).then(hour.leader, OpenBreakouts((RoomWish("One", (hour.ann, hour.ben)),)))
    hour.at(5).then(hour.leader, CloseBreakouts(in_seconds=0))
    hour.at(6).speaks(hour.ann, on=False)
    assert hour.pieces() == [(hour.ann, MAIN_ROOM, 1, 3), (hour.ann, ROOM, 3, 5), (hour.ann, MAIN_ROOM, 5, 6)]


def test_speech_noticed_after_a_move_does_not_begin_before_it() -> None:
    hour = Hour()
    hour.at(3).then(hour.leader, OpenBreakouts((RoomWish("One", (hour.ann, hour.ben)),)))
    hour.at(3.1).speaks(hour.ann, ago=0.3)
    hour.at(5).speaks(hour.ann, on=False)
    assert hour.pieces() == [(hour.ann, ROOM, 3, 5)]


def test_talking_to_nobody_is_no_speech() -> None:
    hour = Hour()
    hour.then(hour.leader, OpenBreakouts((RoomWish("One", (hour.ann,)),)))
    hour.at(1).speaks(hour.ann)
    hour.at(2).then(hour.leader, Move(hour.ben, ROOM))
    hour.at(3).speaks(hour.ann, on=False)
    assert hour.pieces() == [(hour.ann, ROOM, 2, 3)]


def test_a_leader_who_listens_in_is_not_heard_and_does_not_speak() -> None:
    hour = Hour()
    hour.then(hour.leader, OpenBreakouts((RoomWish("One", (hour.ann, hour.ben)),)))
    hour.then(hour.leader, ListenIn(ROOM))
    hour.at(1).speaks(hour.leader)
    hour.at(3).speaks(hour.leader, on=False)
    assert hour.pieces() == []


def test_a_leader_who_speaks_to_all_rooms_is_heard_there() -> None:
    hour = Hour()
    hour.then(hour.leader, OpenBreakouts((RoomWish("One", (hour.ann, hour.ben)),)))
    hour.then(hour.leader, SpeakToRooms(on=True))
    hour.at(1).speaks(hour.leader)
    hour.at(3).speaks(hour.leader, on=False)
    assert hour.pieces() == [(hour.leader, MAIN_ROOM, 1, 3)]


def test_long_speech_is_cut_so_that_a_crash_loses_little() -> None:
    hour = Hour()
    hour.at(0).speaks(hour.ann)
    hour.at(5).spans.cut(hour.meeting.now)
    assert hour.pieces() == []
    hour.at(LONGEST / 1000).spans.cut(hour.meeting.now)
    cut_at = (LONGEST - LAG) / 1000
    assert hour.pieces() == [(hour.ann, MAIN_ROOM, 0, cut_at)]
    hour.at(12).speaks(hour.ann, on=False, ago=0.6)
    assert hour.pieces() == [(hour.ann, MAIN_ROOM, cut_at, 11.4)]


def test_last_words_are_cut_where_they_stand() -> None:
    hour = Hour()
    hour.at(1).speaks(hour.ann)
    hour.at(3).spans.cut_all(hour.meeting.now)
    assert hour.pieces() == [(hour.ann, MAIN_ROOM, 1, 3)]


def test_what_is_not_recorded_yet_is_measured_all_the_same() -> None:
    hour = Hour()
    hour.at(1).speaks(hour.ben)
    hour.at(2).speaks(hour.ben, on=False)
    hour.at(3).speaks(hour.ann)
    state = hour.meeting.state
    speech = hour.spans.with_what_is_not_recorded(state.speech, Instant(START + 7_000))
    assert speech.spoken == {hour.ben: 1_000, hour.ann: 4_000}
    assert state.speech.spoken == {}


def test_strangers_do_not_speak() -> None:
    hour = Hour()
    stranger = ParticipantId("stranger")
    hour.at(1).speaks(stranger).then(hour.ann, SetMedia(camera=False))
    hour.at(3).speaks(stranger, on=False)
    assert hour.pieces() == []


steps = st.lists(
    st.tuples(st.sampled_from(["speak", "stop", "mute", "unmute", "away", "back", "cut"]), st.integers(0, 4000))
)


@given(steps)
def test_whatever_happens_nothing_said_behind_a_closed_gate_is_recorded(doings: list[tuple[str, int]]) -> None:
    """The SFU goes on saying that Ann speaks; the state alone says what counts."""
    hour, now = Hour(), int(START)
    closed: list[tuple[int, int]] = []
    shut_at: int | None = None
    recorded: list[tuple[int, int]] = []
    for doing, elapsed in [*doings, ("stop", 0)]:
        now += elapsed
        hour.meeting.now = Instant(now)
        if doing in ("speak", "stop"):
            hour.speaks(hour.ann, on=doing == "speak")
        elif doing == "cut":
            hour.spans.cut(Instant(now))
        else:
            hour.then(
                hour.ann, SetMedia(microphone=doing == "unmute") if "mute" in doing else StepAway(doing == "away")
            )
        is_open = hour.meeting.state.gates(hour.ann).microphone
        if not is_open and shut_at is None:
            shut_at = now
        elif is_open and shut_at is not None:
            closed.append((shut_at, now))
            shut_at = None
        recorded += [(piece.since, piece.until) for piece in hour.spans.take()]
    if shut_at is not None:
        closed.append((shut_at, now))
    assert all(until <= shut or since >= opened for since, until in recorded for shut, opened in closed)
    assert all(one[1] <= other[0] for one, other in pairwise(recorded))
