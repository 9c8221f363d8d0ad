"""Bands, windows, rooms, and whom one might invite to speak."""

from __future__ import annotations

import pytest

from facilitator.speech.balance import WINDOWS, Band, PersonTalk, RoomTalk, balance, band, suggested
from facilitator.speech.state import Settings
from facilitator.speech.vocabulary import RecordSpeech, SetBalance
from rooms.breakouts.vocabulary import CloseBreakouts, OpenBreakouts, RoomWish
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, RoomId
from rooms.people import Role
from rooms.vocabulary import InviteToSpeak, Leave, LinkBack, LinkLost
from tests.sim.meeting import START, Meeting

FIVE, FIFTEEN, HOUR = range(len(WINDOWS))
ROOM = RoomId("room-1-1")


class Group:
    """A leader and some members, and minutes that pass."""

    def __init__(self, members: int = 4) -> None:
        self.meeting = Meeting()
        self.leader = self.meeting.person(Role.FACILITATOR)
        self.members = [self.meeting.person() for _ in range(members)]

    def until(self, minutes: float) -> Group:
        self.meeting.now = Instant(START + round(minutes * 60_000))
        return self

    def speaks(self, who: ParticipantId, seconds: float, room: RoomId = MAIN_ROOM) -> Group:
        """They have spoken for so long up to now, with a breath each ten seconds."""
        until = int(self.meeting.now)
        start = until - round(seconds * 1000)
        for since in range(start, until, 10_000):
            self.meeting.must(None, RecordSpeech(who, room, Instant(since), Instant(min(since + 9_800, until))))
        return self

    def rooms(self) -> tuple[RoomTalk, ...]:
        return balance(self.meeting.state.speech, self.meeting.state.around, self.meeting.now)

    def room(self) -> RoomTalk:
        return self.rooms()[0]

    def person(self, who: ParticipantId) -> PersonTalk:
        (found,) = [each for room in self.rooms() for each in room.people if each.participant == who]
        return found

    def bands(self, window: int = FIFTEEN) -> list[Band | None]:
        return [self.person(who).parts[window].band for who in self.members]


def test_bands_go_by_the_equal_share() -> None:
    group = Group()
    much, even, quiet, _never = group.members
    group.until(12).speaks(much, 140)
    group.until(14).speaks(even, 40).until(14.5).speaks(quiet, 10)
    assert group.bands() == [Band.MUCH, Band.BALANCED, Band.QUIET, Band.NOT_YET_HEARD]


def test_leaders_are_measured_and_never_judged_and_are_no_yardstick() -> None:
    group = Group()
    group.until(10).speaks(group.leader, 500)
    for who in group.members:
        group.until(11 + group.members.index(who)).speaks(who, 30)
    assert group.person(group.leader).parts[FIFTEEN].band is None
    assert group.bands() == [Band.BALANCED] * 4
    assert group.room().groups[FIFTEEN].leaders > 400_000
    assert group.room().groups[FIFTEEN].evenness == pytest.approx(1, abs=0.01)


def test_nobody_is_judged_who_has_just_come() -> None:
    group = Group()
    assert group.until(4.9).bands() == [None] * 4
    assert group.until(5).bands() == [Band.NOT_YET_HEARD] * 4


def test_a_lost_link_is_no_time_in_which_one_could_have_spoken() -> None:
    group = Group(2)
    ann, ben = group.members
    group.until(1).meeting.must(None, LinkLost(ann))
    group.until(9)
    group.meeting.must(None, LinkBack(ann))
    group.until(10).speaks(ben, 50)
    assert group.person(ann).parts[HOUR].band is None
    assert group.until(13.1).person(ann).parts[HOUR].band is Band.NOT_YET_HEARD


def test_who_came_late_is_held_against_the_time_they_were_there() -> None:
    group = Group(3)
    for who in group.members:
        group.until(20 + group.members.index(who)).speaks(who, 40)
    late = group.meeting.person()
    group.members.append(late)
    group.until(30).speaks(late, 12)
    assert group.person(late).parts[HOUR].band is Band.BALANCED


def test_a_sentence_or_two_decide_nothing() -> None:
    group = Group()
    group.until(6).speaks(group.members[0], 10)
    assert group.bands() == [None, *[Band.NOT_YET_HEARD] * 3]


def test_a_word_is_not_being_heard() -> None:
    group = Group()
    group.until(6).speaks(group.members[0], 2)
    assert group.bands()[0] is Band.NOT_YET_HEARD


def test_who_was_heard_in_a_small_room_has_been_heard() -> None:
    group = Group()
    ann = group.members[0]
    group.meeting.must(group.leader, OpenBreakouts((RoomWish("One", tuple(group.members[:2])),)))
    group.until(6).speaks(ann, 60, ROOM)
    group.meeting.must(group.leader, CloseBreakouts(in_seconds=0))
    group.until(12).speaks(group.members[3], 50)
    assert group.person(ann).total >= 58_000
    assert group.person(ann).parts[HOUR].spoken == 0
    assert group.person(ann).parts[HOUR].band is Band.QUIET


def test_windows_forget_what_was_said_before_them() -> None:
    group = Group()
    ann, ben = group.members[:2]
    group.until(10).speaks(ann, 60)
    group.until(22).speaks(ben, 60)
    parts = group.person(ann).parts
    assert [part.spoken > 0 for part in parts] == [False, True, True]
    assert group.until(40).person(ann).parts[FIFTEEN].spoken == 0


def test_each_room_is_looked_at_by_itself() -> None:
    group = Group()
    one, other = tuple(group.members[:2]), tuple(group.members[2:])
    group.until(5).meeting.must(group.leader, OpenBreakouts((RoomWish("One", one), RoomWish("Two", other))))
    group.until(15).speaks(one[0], 100, ROOM)
    group.until(16).speaks(one[1], 40, ROOM)
    rooms = {room.room: room for room in group.rooms()}
    assert [*rooms] == [MAIN_ROOM, ROOM, RoomId("room-1-2")]
    assert [person.participant for person in rooms[ROOM].people] == [*one]
    assert rooms[ROOM].groups[HOUR].members > 130_000
    assert rooms[RoomId("room-1-2")].groups[HOUR].members == 0


@pytest.mark.parametrize(("seconds", "expected"), [(160, Band.MUCH), (140, Band.BALANCED)])
def test_of_two_people_one_can_speak_much(seconds: float, expected: Band) -> None:
    group = Group(2)
    ann, ben = group.members
    group.until(10).speaks(ben, 50).until(14).speaks(ann, seconds)
    assert group.bands()[0] is expected


def test_leaders_may_say_what_counts_as_quiet_as_much_and_as_heard() -> None:
    group = Group(2)
    ann, ben = group.members
    group.until(10).speaks(ben, 70).until(14).speaks(ann, 30)
    assert group.bands() == [Band.BALANCED, Band.BALANCED]
    group.meeting.must(group.leader, SetBalance(quiet_below=0.8, much_above=1.2))
    assert group.bands() == [Band.QUIET, Band.MUCH]
    group.meeting.must(group.leader, SetBalance(heard_seconds=40))
    assert group.bands() == [Band.NOT_YET_HEARD, Band.MUCH]
    group.meeting.must(group.leader, SetBalance(patience_minutes=60))
    assert group.bands() == [None, None]


def test_who_only_watches_is_in_no_balance_until_they_may_speak() -> None:
    group = Group()
    observer = group.meeting.person(Role.OBSERVER)
    assert observer not in [person.participant for person in group.room().people]
    group.meeting.must(group.leader, InviteToSpeak(observer, allowed=True))
    assert observer in [person.participant for person in group.room().people]


def test_who_has_gone_is_in_no_balance() -> None:
    group = Group()
    group.until(10).speaks(group.members[0], 60)
    group.meeting.must(group.members[0], Leave())
    assert group.members[0] not in [person.participant for person in group.room().people]
    assert group.room().groups[HOUR].members == 0


def test_a_trace_has_the_minutes_of_the_last_hour() -> None:
    group = Group()
    ann = group.members[0]
    group.until(3).speaks(ann, 60).until(8).speaks(ann, 30)
    assert [value // 1000 for value in group.until(11).person(ann).trace] == [58, 29, 0]
    assert len(group.until(120).person(ann).trace) == 12


def test_when_somebody_was_last_heard_is_known() -> None:
    group = Group()
    ann, ben = group.members[:2]
    group.until(10).speaks(ann, 9)
    assert group.person(ann).last_at == group.meeting.now
    assert group.person(ben).last_at is None


def test_who_has_not_been_heard_is_suggested_first_then_the_quietest() -> None:
    group = Group(5)
    much, quiet, quieter, never, _ = group.members
    group.until(10).speaks(much, 200)
    group.until(11).speaks(quieter, 8).until(12).speaks(quiet, 12)
    assert suggested(group.room(), group.members[:4]) == (never, quieter, quiet)
    assert suggested(group.room(), [much, quiet]) == (quiet,)
    assert suggested(group.room(), []) == ()


@pytest.mark.parametrize(
    ("spoken", "total", "share", "present", "members", "expected"),
    [
        (50, 50_000, 100.0, 300_000, 4, Band.BALANCED),
        (49, 50_000, 100.0, 300_000, 4, Band.QUIET),
        (200, 50_000, 100.0, 300_000, 4, Band.BALANCED),
        (201, 50_000, 100.0, 300_000, 4, Band.MUCH),
        (0, 2_999, 100.0, 300_000, 4, Band.NOT_YET_HEARD),
        (0, 3_000, 100.0, 300_000, 4, Band.QUIET),
        (0, 0, 100.0, 299_999, 4, None),
        (50, 50_000, 0.0, 300_000, 4, None),
        (50, 50_000, 50.0, 300_000, 1, None),
        (151, 50_000, 100.0, 300_000, 2, Band.MUCH),
        (150, 50_000, 100.0, 300_000, 2, Band.BALANCED),
    ],
)
def test_every_border_of_the_bands(
    spoken: int, total: int, share: float, present: int, members: int, expected: Band | None
) -> None:
    assert band(spoken, total, share, present, members, Settings()) is expected
