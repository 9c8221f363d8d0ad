"""Who sees what of polls: before the vote, while it is on, and afterwards."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.ballots import PollId
from facilitator.polls.templates import BUILT_IN
from facilitator.polls.vocabulary import (
    ClosePoll,
    DropPollTemplate,
    OpenPoll,
    PollForm,
    PollKind,
    PollTemplateId,
    PublishPoll,
    SavePollTemplate,
    Vote,
)
from rooms.breakouts.vocabulary import CloseBreakouts, Visit
from rooms.kernel import ParticipantId
from rooms.people import Role
from rooms.vocabulary import Leave
from server.live.instruments.polls.view import PollView, VoteView
from server.live.standpoint import Viewer
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.meeting import Meeting
from tests.sim.small_rooms import Group

FIRST = PollId("poll-1")
A, B, C = (ParticipantId(name) for name in "abc")


def asked(**more: Any) -> Group:
    group = Group("abcdef")
    group.must(group.lead, OpenPoll("Ready?", PollKind.SINGLE, ("Yes", "No"), **more))
    return group


def poll(group: Meeting, viewer: Viewer) -> PollView:
    return view(group.state, viewer).polls[-1]


def told(group: Meeting, viewer: Viewer) -> list[str]:
    """The types of all that a viewer was told of polls."""
    meeting, kinds = Meeting(created=False), []
    for seq, event in enumerate(group.log, 1):
        before = meeting.desk
        meeting.happen(event)
        seen = view_event(seq, before, event, meeting.state, viewer)
        if seen is not None and hasattr(seen, "poll"):
            kinds.append(str(seen.__struct_config__.tag))
    return kinds


def test_before_the_vote_everyone_is_told_how_it_is_asked() -> None:
    group = asked(anonymous=False, names=True)
    for viewer in (group.lead, A):
        seen = poll(group, viewer)
        assert (seen.question, seen.options, seen.anonymous, seen.names) == ("Ready?", ("Yes", "No"), False, True)


def test_leaders_see_who_chose_what_in_a_poll_with_names_and_others_only_themselves() -> None:
    group = asked(anonymous=False)
    group.must(A, Vote(FIRST, (1,)))
    assert poll(group, group.lead).votes == (VoteView(A, (1,)),)
    assert (poll(group, A).mine, poll(group, A).voted) == ((1,), True)
    for other in (A, B):
        assert (poll(group, other).votes, poll(group, other).voters, poll(group, other).result) == (None, None, None)
    assert poll(group, B).taken == 1


def test_of_an_anonymous_vote_leaders_see_that_it_was_given() -> None:
    group = asked()
    group.must(A, Vote(FIRST, (1,), "a" * 22))
    seen = poll(group, group.lead)
    assert (seen.voters, seen.taken, seen.asked, seen.votes, seen.result) == ((A,), 1, 6, None, None)
    assert (poll(group, A).voted, poll(group, A).mine) == (True, None)


def test_a_changed_anonymous_vote_tells_nobody_anything() -> None:
    group = asked()
    group.must(A, Vote(FIRST, (1,), "a" * 22))
    before = len(group.log)
    group.must(A, Vote(FIRST, (0,), "a" * 22))
    assert len(group.log) == before


def test_results_are_the_leaders_until_they_are_published() -> None:
    group = asked(anonymous=False)
    group.must(A, Vote(FIRST, (1,)))
    group.must(group.lead, ClosePoll(FIRST))
    assert poll(group, group.lead).result is not None
    assert poll(group, A).result is None
    group.must(group.lead, PublishPoll(FIRST))
    result = poll(group, A).result
    assert result is not None
    assert (result.counts, poll(group, A).votes) == ((0, 1), None)


def test_names_are_with_the_result_if_that_was_said_before() -> None:
    group = asked(anonymous=False, names=True)
    group.must(A, Vote(FIRST, (1,)))
    group.must(B, Vote(FIRST, (0,)))
    group.must(group.lead, ClosePoll(FIRST))
    assert poll(group, C).votes is None
    group.must(group.lead, PublishPoll(FIRST))
    assert poll(group, C).votes == (VoteView(A, (1,)), VoteView(B, (0,)))
    group.must(B, Leave())
    assert poll(group, C).votes == (VoteView(A, (1,)),)
    assert poll(group, group.lead).votes == (VoteView(A, (1,)), VoteView(B, (0,)))


def test_leaders_and_oneself_are_told_of_a_vote_and_nobody_else() -> None:
    group = asked()
    group.must(A, Vote(FIRST, (1,), "a" * 22))
    assert told(group, group.lead) == told(group, A) == ["poll_opened", "took_part"]
    assert told(group, B) == ["poll_opened"]


def test_everyone_is_told_of_the_end_and_of_the_result() -> None:
    group = asked(anonymous=False)
    group.must(group.lead, ClosePoll(FIRST))
    group.must(group.lead, PublishPoll(FIRST))
    assert told(group, B) == ["poll_opened", "poll_closed", "poll_published"]


def test_an_observer_sees_the_poll_and_is_not_asked() -> None:
    group = asked()
    oli = group.client("o", Role.OBSERVER)
    assert poll(group, oli).question == "Ready?"
    assert poll(group, group.lead).asked == 6


def test_of_a_poll_in_another_room_nobody_knows_but_leaders() -> None:
    group = Group("abcd")
    group.open("ab", "cd")
    group.must(group.lead, Visit(next(iter(group.state.breakouts.rooms))))
    group.must(group.lead, OpenPoll("Here?", PollKind.SINGLE, ("Yes", "No"), anonymous=False, scope="room"))
    group.must(A, Vote(FIRST, (0,)))
    assert view(group.state, C).polls == ()
    assert told(group, C) == []
    assert poll(group, group.lead).asked == 2
    group.must(group.lead, CloseBreakouts(0))
    group.must(group.lead, PublishPoll(FIRST))
    assert poll(group, A).result is not None  # who took part is shown what came of it
    assert view(group.state, B).polls == ()


def test_who_is_at_the_door_sees_no_poll() -> None:
    meeting = Meeting(waiting_room=True)
    lead, ann = meeting.person(Role.FACILITATOR), meeting.person()
    meeting.must(lead, OpenPoll("Ready?", PollKind.SCALE))
    shown = view(meeting.state, ann)
    assert (shown.polls, shown.poll_templates) == ((), ())


def test_leaders_are_offered_templates_the_built_in_ones_and_their_own() -> None:
    group = Group("ab")
    assert view(group.state, group.lead).poll_templates == BUILT_IN
    group.must(group.lead, SavePollTemplate("Mood", PollForm("How are you?", PollKind.SCALE)))
    assert [each.name for each in view(group.state, group.lead).poll_templates[len(BUILT_IN) :]] == ["Mood"]
    assert view(group.state, A).poll_templates == ()
    group.must(group.lead, DropPollTemplate(PollTemplateId("saved-1")))
    assert view(group.state, group.lead).poll_templates == BUILT_IN


def test_a_result_travels_as_plain_data() -> None:
    group = asked(min_group=3)
    for name, option in zip("abcdef", (0, 0, 0, 0, 0, 1), strict=True):
        group.must(ParticipantId(name), Vote(FIRST, (option,), name * 22))
    group.must(group.lead, ClosePoll(FIRST))
    assert msgspec.to_builtins(poll(group, group.lead).result) == {
        "ballots": 6, "counts": (None, None), "banded": False, "mean": None, "words": (), "texts": (), "withheld": True,
    }  # fmt: skip
