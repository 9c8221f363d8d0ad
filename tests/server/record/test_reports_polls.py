"""Polls in the report, in a person's sheet and as a table."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.ballots import PollId
from facilitator.polls.state import PollLife
from facilitator.polls.vocabulary import ClosePoll, OpenPoll, PollKind, PublishPoll, Vote
from rooms.kernel import ParticipantId
from rooms.people import Role
from server.record.export import POLL_COLUMNS, poll_rows
from server.record.report import report, sheet
from server.record.reports_polls import OwnVote, PollReport, PollVote
from tests.sim.meeting import START, Meeting

FIRST = PollId("poll-1")


def asked(clients: int, **more: Any) -> tuple[Meeting, ParticipantId, list[ParticipantId]]:
    meeting = Meeting()
    lead, people = meeting.person(Role.FACILITATOR), [meeting.person() for _ in range(clients)]
    meeting.must(lead, OpenPoll("=Ready?", PollKind.SINGLE, ("Yes", "No"), **more))
    return meeting, lead, people


def reported(meeting: Meeting) -> PollReport:
    (poll,) = report(meeting.log, meeting.now).polls
    return poll


def test_a_poll_with_names_is_reported_with_who_chose_what() -> None:
    meeting, lead, (ann, ben) = asked(2, anonymous=False)
    meeting.must(ann, Vote(FIRST, (1,)))
    meeting.must(ben, Vote(FIRST, (0,)))
    assert (reported(meeting).state, reported(meeting).result) == (PollLife.OPEN, None)
    meeting.later(1000)
    meeting.must(lead, ClosePoll(FIRST))
    meeting.later(1000)
    meeting.must(lead, PublishPoll(FIRST))
    poll = reported(meeting)
    assert (poll.opened_at, poll.closed_at, poll.published_at) == (START, START + 1000, START + 2000)
    assert poll.votes == (PollVote(ann, (1,)), PollVote(ben, (0,)))
    assert poll.result is not None
    assert poll.result.counts == (1, 1)


def test_of_an_anonymous_poll_it_is_reported_who_took_part_and_what_may_be_told() -> None:
    meeting, lead, people = asked(6)
    for number, who in enumerate(people):
        meeting.must(who, Vote(FIRST, (number % 2,), f"{number}" * 22))
    meeting.must(lead, ClosePoll(FIRST))
    poll = reported(meeting)
    assert (poll.votes, set(poll.took_part)) == ((), set(people))
    assert poll.result is not None
    assert poll.result.counts == (3, 3)


def test_a_sheet_has_ones_own_choices_and_nobody_elses() -> None:
    meeting, _, (ann, ben) = asked(2, anonymous=False)
    meeting.must(ann, Vote(FIRST, (1,)))
    meeting.must(ben, Vote(FIRST, (0,)))
    own = sheet(report(meeting.log, meeting.now), ann)
    assert own is not None
    assert own.polls == (OwnVote(FIRST, "=Ready?", PollKind.SINGLE, ("Yes", "No"), False, START, (1,)),)
    assert ben.encode() not in msgspec.json.encode(own.polls)


def test_a_sheet_says_that_one_took_part_in_an_anonymous_poll_and_no_more() -> None:
    meeting, _, (ann, ben) = asked(2)
    meeting.must(ann, Vote(FIRST, (1,), "a" * 22))
    whole = report(meeting.log, meeting.now)
    own, other = sheet(whole, ann), sheet(whole, ben)
    assert own is not None
    assert other is not None
    assert [poll.choice for poll in own.polls] == [None]
    assert other.polls == ()


def test_a_table_has_a_line_for_each_answer_and_runs_no_formula() -> None:
    meeting, lead, people = asked(6, min_group=3)
    for number, who in enumerate(people):
        meeting.must(who, Vote(FIRST, (int(number == 0),), f"{number}" * 22))
    meeting.must(lead, ClosePoll(FIRST))
    header, *rows = poll_rows(report(meeting.log, meeting.now).polls)
    assert header == ",".join(POLL_COLUMNS) + "\r\n"
    at = "2023-11-14T22:13:20.000Z"
    assert rows == [
        f"poll-1,'=Ready?,single,True,closed,{at},{at},6,6,,Yes,\r\n",
        f"poll-1,'=Ready?,single,True,closed,{at},{at},6,6,,No,\r\n",
    ]


def test_a_poll_without_a_result_has_one_line_in_the_table() -> None:
    meeting, lead, _ = asked(1)
    assert len([*poll_rows(report(meeting.log, meeting.now).polls)]) == 2
    meeting.must(lead, ClosePoll(FIRST))
    (_, row) = poll_rows(report(meeting.log, meeting.now).polls)
    assert row.endswith(",0,0,,,\r\n")


def test_scales_words_and_texts_are_in_the_table_too() -> None:
    meeting, lead, (ann, ben) = asked(2, anonymous=False)
    for kind, choice in ((PollKind.SCALE, 7), (PollKind.WORDS, ("calm",)), (PollKind.TEXT, "Thank you")):
        meeting.must(lead, OpenPoll("How are you?", kind, anonymous=False))
        poll = [*meeting.state.polls.polls][-1]
        meeting.must(ann, Vote(poll, choice))
        meeting.must(ben, Vote(poll, choice))
        meeting.must(lead, ClosePoll(poll))
    table = "".join(poll_rows(report(meeting.log, meeting.now).polls[1:]))
    for line in (",7.0,7,2", ",,calm,2", ",,Thank you,1"):
        assert f"{line}\r\n" in table


def test_banded_results_name_their_bands() -> None:
    meeting, lead, people = asked(9)
    meeting.must(lead, OpenPoll("How safe?", PollKind.SCALE))
    for who, number in zip(people, (0, 1, 2, 4, 5, 6, 8, 9, 10), strict=True):
        meeting.must(who, Vote(PollId("poll-2"), number, f"{who:-<22}"))
    meeting.must(lead, ClosePoll(PollId("poll-2")))
    (_, *rows) = poll_rows(report(meeting.log, meeting.now).polls[1:])
    assert [row.split(",9,9,5.0,")[1] for row in rows] == ["0-3,3\r\n", "4-6,3\r\n", "7-10,3\r\n"]
