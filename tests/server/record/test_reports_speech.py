"""Talk afterwards: who spoke for how long and where, how it was spread, and what each may know of it."""

from __future__ import annotations

import csv
import io

from facilitator.speech.balance import Band
from facilitator.speech.vocabulary import RecordSpeech
from rooms.breakouts.vocabulary import CloseBreakouts, OpenBreakouts, RoomWish
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, RoomId, SessionId
from rooms.people import Role
from rooms.vocabulary import CreateSession, EndSession, Leave
from server.record.export import report_rows, sheet_rows
from server.record.report import Report, report, sheet
from server.record.reports_speech import OwnTalk, TalkInRoom, TalkReport
from tests.sim.meeting import START, Meeting

MINUTE = 60_000
ROOM = RoomId("room-1-1")


class Hour(Meeting):
    """A leader, Ann and Ben, and an hour that passes."""

    def __init__(self, own_summary: bool = False) -> None:
        super().__init__(created=False)
        self.must(None, CreateSession(SessionId("s"), "Tuesday", 8, waiting_room=False, own_summary=own_summary))
        self.leader = self.person(Role.FACILITATOR)
        self.ann, self.ben = self.person(), self.person()

    def minute(self, minute: float) -> Hour:
        self.now = Instant(START + round(minute * MINUTE))
        return self

    def speaks(self, who: ParticipantId, seconds: int, room: RoomId = MAIN_ROOM) -> Hour:
        """For so many seconds up to now."""
        first = self.now - seconds * 1000
        for since in range(first, self.now, 10_000):
            self.must(None, RecordSpeech(who, room, Instant(since), Instant(min(since + 10_000, self.now))))
        return self

    def report(self) -> Report:
        return report(self.log, self.now)

    def talk(self, who: ParticipantId) -> TalkReport:
        (found,) = [each for each in self.report().talk if each.participant == who]
        return found


def test_everyone_who_took_part_is_in_it_in_order_of_arrival() -> None:
    hour = Hour()
    assert hour.report().talk == ()
    hour.minute(1).must(hour.ben, Leave())
    hour.speaks(hour.ann, 5)
    assert [each.participant for each in hour.minute(2).report().talk] == [hour.leader, hour.ann, hour.ben]


def test_minutes_and_turns() -> None:
    hour = Hour()
    hour.minute(10).speaks(hour.ann, 60).minute(20).speaks(hour.ann, 30)
    talk = hour.minute(30).talk(hour.ann)
    assert (talk.minutes, talk.turns) == (1.5, 2)
    assert talk.longest_silence_minutes == 10.0


def test_rooms_are_told_apart() -> None:
    hour = Hour()
    hour.minute(5).speaks(hour.ann, 60)
    hour.must(hour.leader, OpenBreakouts((RoomWish("One", (hour.ann, hour.ben)),)))
    hour.minute(10).speaks(hour.ann, 120, ROOM)
    hour.must(hour.leader, CloseBreakouts(in_seconds=0))
    assert hour.talk(hour.ann).rooms == (TalkInRoom(MAIN_ROOM, 1.0, 1), TalkInRoom(ROOM, 2.0, 1))


def test_bands_go_by_quarters_of_an_hour_and_by_the_whole() -> None:
    hour = Hour()
    hour.minute(14).speaks(hour.ann, 300).minute(29).speaks(hour.ben, 300)
    ann, ben = hour.minute(30).talk(hour.ann), hour.minute(30).talk(hour.ben)
    assert [each.band for each in ann.slices] == [Band.MUCH, Band.QUIET]
    assert [each.band for each in ben.slices] == [Band.NOT_YET_HEARD, Band.MUCH]
    assert (ann.band, ben.band) == (Band.BALANCED, Band.BALANCED)
    assert [each.minutes for each in ann.slices] == [5.0, 0.0]


def test_leaders_are_in_no_band_and_beside_the_summary() -> None:
    hour = Hour()
    hour.minute(10).speaks(hour.leader, 120).minute(20).speaks(hour.ann, 60).minute(30).speaks(hour.ben, 60)
    assert hour.talk(hour.leader).band is None
    summary = hour.report().talk_summary
    assert summary is not None
    assert (summary.members_minutes, summary.leaders_minutes) == (2.0, 2.0)
    assert (summary.evenness, summary.speakers) == (1.0, 2.0)


def test_without_a_word_there_is_nothing_to_compare() -> None:
    summary = Hour().minute(10).report().talk_summary
    assert summary is not None
    assert (summary.members_minutes, summary.evenness, summary.speakers) == (0.0, None, None)


def test_after_the_end_nothing_changes_any_more() -> None:
    hour = Hour()
    hour.minute(10).speaks(hour.ann, 60)
    hour.must(hour.leader, EndSession())
    then = hour.report().talk
    assert hour.minute(500).report().talk == then


def test_a_sheet_has_ones_own_talk_if_the_session_allows_it_and_nobody_elses() -> None:
    for allowed in (True, False):
        hour = Hour(own_summary=allowed)
        hour.minute(10).speaks(hour.ann, 90)
        own = sheet(hour.report(), hour.ann)
        assert own is not None
        assert own.talk == (OwnTalk(minutes=1.5, turns=1) if allowed else None)
        (row,) = csv.DictReader(io.StringIO("".join(sheet_rows(own))))
        assert (row["talk_minutes"], row["talk_band"]) == ("1.5" if allowed else "", "")


def test_a_report_as_a_table_has_the_talk_beside_the_attendance() -> None:
    hour = Hour()
    hour.minute(10).speaks(hour.ann, 90)
    rows = {row["participant"]: row for row in csv.DictReader(io.StringIO("".join(report_rows(hour.report()))))}
    assert (rows[hour.ann]["talk_minutes"], rows[hour.ann]["talk_turns"]) == ("1.5", "1")
    assert rows[hour.ben]["talk_band"] == "not_yet_heard"
    assert rows[hour.leader]["talk_band"] == ""
