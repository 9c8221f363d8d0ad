"""Polls from opening to publishing, and everything that can come in between."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.ballots import Choice, PollId
from facilitator.polls.deciding import LONGEST, MOST_OPEN, MOST_POLLS, MOST_TEMPLATES
from facilitator.polls.state import Poll, PollLife, evolve
from facilitator.polls.templates import BUILT_IN
from facilitator.polls.vocabulary import (
    ClosePoll,
    DropPollTemplate,
    Event,
    OpenPoll,
    PollClosed,
    PollForm,
    PollKind,
    PollOpened,
    PollPublished,
    PollTemplateId,
    PublishPoll,
    SavePollTemplate,
    Tally,
    TookPart,
    Vote,
    Voted,
    WordCount,
)
from rooms.breakouts.vocabulary import CloseBreakouts, CloseRoom, Move, Visit
from rooms.kernel import MAIN_ROOM, Code, InvariantBroken, ParticipantId, Rejected, RoomId
from rooms.people import Role
from rooms.vocabulary import Admit, EndSession, Hold, Leave, LinkLost, Remove, SendToLobby, SessionEnded, SetRole
from tests.sim.meeting import START, Meeting
from tests.sim.small_rooms import Group

YES_NO = ("Yes", "No")
FIRST = PollId("poll-1")


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


def token(number: int) -> str:
    return f"token-{number:0>16}"


class Circle(Meeting):
    """A leader and some clients."""

    def __init__(self, clients: int = 3, **more: Any) -> None:
        super().__init__(**more)
        self.lead = self.person(Role.FACILITATOR)
        self.clients = [self.person() for _ in range(clients)]

    def open(self, kind: PollKind = PollKind.SINGLE, options: tuple[str, ...] = YES_NO, **more: Any) -> PollId:
        self.must(self.lead, OpenPoll("How are you?", kind, options, **more))
        return [*self.state.polls.polls][-1]

    def poll(self, poll: PollId = FIRST) -> Poll:
        return self.state.polls.polls[poll]

    def tally(self, poll: PollId = FIRST) -> Tally:
        result = self.poll(poll).result
        assert result is not None
        return result


def named(clients: int = 3, **more: Any) -> Circle:
    circle = Circle(clients)
    circle.open(anonymous=False, **more)
    return circle


def anonymous(clients: int = 6, **more: Any) -> Circle:
    circle = Circle(clients)
    circle.open(**more)
    return circle


# --- opening ---


def test_a_poll_is_opened_for_everyone() -> None:
    circle = Circle()
    (event,) = circle.must(circle.lead, OpenPoll(" How are  you?", PollKind.SINGLE, YES_NO))
    form = PollForm("How are you?", PollKind.SINGLE, YES_NO)
    assert event == PollOpened(at=START, poll=FIRST, form=form, room=None, closes_at=None, by=circle.lead)
    assert circle.poll().is_open


def test_a_poll_is_anonymous_unless_it_is_said_otherwise() -> None:
    assert anonymous().poll().form.anonymous


def test_each_poll_has_an_id_of_its_own() -> None:
    circle = Circle()
    assert circle.open() != circle.open()


@pytest.mark.parametrize("minutes", [0, -1, LONGEST + 1, float("nan"), float("inf")])
def test_a_time_that_cannot_be_is_refused(minutes: float) -> None:
    circle = Circle()
    assert code(circle.ask(circle.lead, OpenPoll("Now?", PollKind.SCALE, minutes=minutes))) is Code.INVALID


def test_only_so_many_polls_are_open_at_once() -> None:
    circle = Circle()
    for _ in range(MOST_OPEN):
        circle.open()
    assert code(circle.ask(circle.lead, OpenPoll("One more?", PollKind.SCALE))) is Code.CONFLICT
    circle.must(circle.lead, ClosePoll(FIRST))
    circle.open()


def test_a_session_has_only_so_many_polls() -> None:
    circle = Circle()
    for _ in range(MOST_POLLS):
        circle.must(circle.lead, ClosePoll(circle.open()))
    assert code(circle.ask(circle.lead, OpenPoll("One more?", PollKind.SCALE))) is Code.CONFLICT


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.GUEST, Role.OBSERVER])
def test_only_leaders_open_and_close(role: Role) -> None:
    circle = anonymous()
    person = circle.person(role)
    for command in (OpenPoll("Me?", PollKind.SCALE), ClosePoll(FIRST), PublishPoll(FIRST)):
        assert code(circle.ask(person, command)) is Code.FORBIDDEN


def test_two_leaders_open_at_once_and_both_polls_are_there() -> None:
    circle = Circle()
    other = circle.person(Role.CO_FACILITATOR)
    circle.must(other, OpenPoll("Mine?", PollKind.SCALE))
    circle.open()
    assert [poll.by for poll in circle.state.polls.open] == [other, circle.lead]


# --- voting with names ---


def test_a_vote_with_a_name_says_who_chose_what() -> None:
    circle = named()
    ann = circle.clients[0]
    assert circle.must(ann, Vote(FIRST, (1,))) == (
        Voted(at=START, poll=FIRST, participant=ann, choice=Choice(options=(1,))),
    )


def test_a_vote_may_be_changed_until_the_poll_is_closed() -> None:
    circle = named()
    ann = circle.clients[0]
    circle.must(ann, Vote(FIRST, (1,)))
    circle.must(ann, Vote(FIRST, (0,)))
    circle.must(circle.lead, ClosePoll(FIRST))
    assert circle.tally() == Tally(1, counts=(1, 0))
    assert code(circle.ask(ann, Vote(FIRST, (1,)))) is Code.CONFLICT


def test_the_same_vote_twice_is_no_event() -> None:
    circle = named()
    circle.must(circle.clients[0], Vote(FIRST, (1,)))
    assert circle.must(circle.clients[0], Vote(FIRST, 1)) == ()


def test_an_unknown_option_an_unknown_poll_and_a_vote_after_the_end_are_refused() -> None:
    circle = named()
    ann = circle.clients[0]
    assert code(circle.ask(ann, Vote(FIRST, (2,)))) is Code.INVALID
    assert code(circle.ask(ann, Vote(PollId("poll-2"), (0,)))) is Code.NOT_FOUND
    circle.must(circle.lead, ClosePoll(FIRST))
    assert code(circle.ask(ann, Vote(FIRST, (0,)))) is Code.CONFLICT
    circle.must(circle.lead, PublishPoll(FIRST))
    assert code(circle.ask(ann, Vote(FIRST, (0,)))) is Code.CONFLICT


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.CO_FACILITATOR, Role.OBSERVER])
def test_who_leads_or_observes_does_not_vote(role: Role) -> None:
    circle = named()
    assert code(circle.ask(circle.person(role), Vote(FIRST, (0,)))) is Code.FORBIDDEN


def test_the_server_does_not_vote() -> None:
    assert code(named().ask(None, Vote(FIRST, (0,)))) is Code.INVALID


def test_guests_vote_and_so_do_those_on_hold() -> None:
    circle = named()
    guest = circle.person(Role.GUEST)
    circle.must(guest, Vote(FIRST, (0,)))
    circle.must(circle.lead, Hold(circle.clients[0]))
    circle.must(circle.clients[0], Vote(FIRST, (0,)))
    assert len(circle.poll().took_part) == 2


def test_who_has_gone_cannot_vote_and_their_vote_stays() -> None:
    circle = named()
    ann, ben, cem = circle.clients
    circle.must(ann, Vote(FIRST, (0,)))
    circle.must(ann, Leave())
    circle.must(circle.lead, Remove(ben))
    assert code(circle.ask(ann, Vote(FIRST, (1,)))) is Code.FORBIDDEN
    assert code(circle.ask(ben, Vote(FIRST, (1,)))) is Code.REMOVED
    circle.must(None, LinkLost(cem))
    circle.must(cem, Vote(FIRST, (1,)))
    circle.must(circle.lead, ClosePoll(FIRST))
    assert circle.tally().counts == (1, 1)


def test_who_waits_at_the_door_does_not_vote() -> None:
    circle = Circle(0, waiting_room=True)
    ann = circle.person()
    circle.must(circle.lead, Admit(ann))
    circle.open(anonymous=False)
    circle.must(circle.lead, SendToLobby(ann))
    assert code(circle.ask(ann, Vote(FIRST, (0,)))) is Code.FORBIDDEN


def test_who_becomes_a_leader_keeps_the_vote_they_gave_and_gives_no_more() -> None:
    circle = named()
    ann = circle.clients[0]
    circle.must(ann, Vote(FIRST, (0,)))
    circle.must(circle.lead, SetRole(ann, Role.CO_FACILITATOR))
    assert code(circle.ask(ann, Vote(FIRST, (1,)))) is Code.FORBIDDEN
    assert circle.poll().took_part == (ann,)


# --- voting without names ---


def test_of_an_anonymous_vote_it_is_put_down_that_somebody_took_part() -> None:
    circle = anonymous()
    ann = circle.clients[0]
    assert circle.must(ann, Vote(FIRST, (1,), token(1))) == (TookPart(at=START, poll=FIRST, participant=ann),)


def test_a_changed_anonymous_vote_is_no_event() -> None:
    circle = anonymous()
    ann = circle.clients[0]
    circle.must(ann, Vote(FIRST, (1,), token(1)))
    assert circle.must(ann, Vote(FIRST, (0,), token(1))) == ()


def test_the_last_choice_of_each_is_counted() -> None:
    circle = anonymous(clients=7)
    for number, who in enumerate(circle.clients):
        circle.must(who, Vote(FIRST, (0,), token(number)))
    for number, who in enumerate(circle.clients[:3]):
        circle.must(who, Vote(FIRST, (1,), token(number)))
    (event,) = circle.must(circle.lead, ClosePoll(FIRST))
    tally = Tally(7, counts=(4, 3))
    assert event == PollClosed(at=START, poll=FIRST, tally=tally, reason="closed", by=circle.lead)
    assert circle.tally() == tally


def test_somebody_who_has_voted_cannot_vote_again_under_another_token() -> None:
    circle = anonymous()
    ann = circle.clients[0]
    circle.must(ann, Vote(FIRST, (1,), token(1)))
    for again in (token(2), None):
        assert code(circle.ask(ann, Vote(FIRST, (1,), again))) is Code.CONFLICT


def test_a_vote_without_a_token_counts_and_cannot_be_changed() -> None:
    circle = anonymous()
    for who in circle.clients:
        circle.must(who, Vote(FIRST, (0,) if who in circle.clients[:3] else (1,)))
    assert code(circle.ask(circle.clients[0], Vote(FIRST, (1,)))) is Code.CONFLICT
    circle.must(circle.lead, ClosePoll(FIRST))
    assert circle.tally() == Tally(6, counts=(3, 3))


@pytest.mark.parametrize("ballot", ["", "short", "t" * 65, "ä" * 22, "token with some spaces in it", f"{'t' * 22}\n"])
def test_a_token_that_is_none_is_refused(ballot: str) -> None:
    circle = anonymous()
    assert code(circle.ask(circle.clients[0], Vote(FIRST, (0,), ballot))) is Code.INVALID


def test_the_result_of_too_few_is_withheld_and_kept_nowhere() -> None:
    circle = anonymous(clients=4)
    for number, who in enumerate(circle.clients):
        circle.must(who, Vote(FIRST, (0,), token(number)))
    circle.must(circle.lead, ClosePoll(FIRST))
    assert circle.tally() == Tally(4, withheld=True)


def test_what_the_box_has_lost_is_not_counted_and_it_shows() -> None:
    circle = anonymous(clients=7)
    for number, who in enumerate(circle.clients):
        circle.must(who, Vote(FIRST, (0,), token(number)))
    circle.box = type(circle.box)()
    for number, who in enumerate(circle.clients[:6]):
        assert circle.must(who, Vote(FIRST, (number % 2,), token(number))) == ()
    circle.must(circle.lead, ClosePoll(FIRST))
    assert (len(circle.poll().took_part), circle.tally()) == (7, Tally(6, counts=(3, 3)))


@pytest.mark.parametrize(
    ("kind", "options", "choices", "tally"),
    [
        (PollKind.SEVERAL, ("A", "B", "C"), [(0, 1)] * 3 + [(1,)] + [(2,)] * 4, Tally(8, counts=(3, 4, 4))),
        (PollKind.SCALE, (), [5, 5, 6, 6, 6, 7], Tally(6, banded=True, mean=6.0, withheld=True)),
        (PollKind.SCALE, (), [0, 1, 2, 4, 5, 6, 8, 9, 10], Tally(9, counts=(3, 3, 3), banded=True, mean=5.0)),
        (
            PollKind.WORDS,
            (),
            [("calm", "sad")] * 3 + [("sad",), ("tense",), ("glad", "calm"), ("glad",)],
            Tally(7, words=(WordCount("calm", 4), WordCount("sad", 4)), withheld=True),
        ),
        (
            PollKind.WORDS,
            ("calm", "sad"),
            [("calm",)] * 4 + [("sad",)] * 3,
            Tally(7, words=(WordCount("calm", 4), WordCount("sad", 3))),
        ),
        (PollKind.TEXT, (), ["So", "As", "Is", "No", "An"], Tally(5, texts=("An", "As", "Is", "No", "So"))),
    ],
)
def test_what_is_told_of_each_kind(kind: PollKind, options: tuple[str, ...], choices: list[Any], tally: Tally) -> None:
    circle = Circle(len(choices))
    circle.open(kind, options)
    for number, (who, choice) in enumerate(zip(circle.clients, choices, strict=True)):
        circle.must(who, Vote(FIRST, choice, token(number)))
    circle.must(circle.lead, ClosePoll(FIRST))
    assert circle.tally() == tally


@pytest.mark.parametrize(
    ("kind", "options", "choices", "tally"),
    [
        (PollKind.SEVERAL, ("A", "B"), [(0, 1), (1,)], Tally(2, counts=(1, 2))),
        (PollKind.SCALE, (), [0, 10, 10], Tally(3, counts=(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2), mean=6.7)),
        (PollKind.WORDS, (), [("calm",), ("Calm", "sad")], Tally(2, words=(WordCount("calm", 2), WordCount("sad", 1)))),
        (PollKind.TEXT, (), ["Thanks", "Bye"], Tally(2, texts=("Bye", "Thanks"))),
        (PollKind.SCALE, (), [], Tally(0, counts=(0,) * 11)),
    ],
)
def test_with_names_everything_is_told(
    kind: PollKind, options: tuple[str, ...], choices: list[Any], tally: Tally
) -> None:
    circle = Circle(len(choices))
    circle.open(kind, options, anonymous=False)
    for who, choice in zip(circle.clients, choices, strict=True):
        circle.must(who, Vote(FIRST, choice))
    circle.must(circle.lead, ClosePoll(FIRST))
    assert circle.tally() == tally


# --- closing and publishing ---


def test_a_closed_poll_is_published_and_both_only_once() -> None:
    circle = named()
    assert code(circle.ask(circle.lead, PublishPoll(FIRST))) is Code.CONFLICT
    circle.must(circle.lead, ClosePoll(FIRST))
    assert circle.must(circle.lead, ClosePoll(FIRST)) == ()
    assert circle.must(circle.lead, PublishPoll(FIRST)) == (PollPublished(at=START, poll=FIRST, by=circle.lead),)
    assert circle.must(circle.lead, PublishPoll(FIRST)) == ()
    assert circle.must(circle.lead, ClosePoll(FIRST)) == ()
    assert circle.poll().life is PollLife.PUBLISHED


def test_what_is_not_there_is_neither_closed_nor_published() -> None:
    circle = Circle()
    assert code(circle.ask(circle.lead, ClosePoll(FIRST))) is Code.NOT_FOUND
    assert code(circle.ask(circle.lead, PublishPoll(FIRST))) is Code.NOT_FOUND


@pytest.mark.parametrize("close_first", [True, False])
def test_one_leader_closes_while_another_publishes_in_either_order(close_first: bool) -> None:
    circle = named()
    other = circle.person(Role.CO_FACILITATOR)
    if close_first:
        circle.must(circle.lead, ClosePoll(FIRST))
        circle.must(other, PublishPoll(FIRST))
        assert circle.poll().life is PollLife.PUBLISHED
    else:
        assert code(circle.ask(other, PublishPoll(FIRST))) is Code.CONFLICT
        circle.must(circle.lead, ClosePoll(FIRST))
        assert circle.poll().life is PollLife.CLOSED


def test_the_last_leader_may_go_and_the_poll_stays_open() -> None:
    circle = named()
    circle.must(circle.lead, Leave())
    circle.must(circle.clients[0], Vote(FIRST, (0,)))
    assert circle.poll().is_open


def test_a_poll_with_a_time_closes_by_itself_with_what_is_in_the_box() -> None:
    circle = anonymous(minutes=2)
    for number, who in enumerate(circle.clients):
        circle.must(who, Vote(FIRST, (number % 2,), token(number)))
    assert circle.later(119_999) == ()
    circle.later(1)
    last = circle.log[-1]
    assert isinstance(last, PollClosed)
    assert (last.reason, last.by, last.tally) == ("time", None, Tally(6, counts=(3, 3)))


def test_a_vote_at_the_very_end_of_the_time_comes_too_late() -> None:
    circle = anonymous(minutes=1)
    circle.now = type(circle.now)(circle.now + 60_000)
    assert code(circle.ask(circle.clients[0], Vote(FIRST, (0,), token(0)))) is Code.CONFLICT


def test_with_the_session_its_polls_end() -> None:
    circle = anonymous()
    for number, who in enumerate(circle.clients):
        circle.must(who, Vote(FIRST, (number % 2,), token(number)))
    closed, ended = circle.must(circle.lead, EndSession())
    assert isinstance(closed, PollClosed)
    assert isinstance(ended, SessionEnded)
    assert (closed.reason, closed.tally) == ("session_ended", Tally(6, counts=(3, 3)))


# --- rooms ---


def in_two_rooms() -> tuple[Group, RoomId, RoomId]:
    group = Group("abcd")
    group.open("ab", "cd")
    one, two = group.state.breakouts.rooms
    return group, one, two


def test_a_poll_for_a_room_asks_its_people_only() -> None:
    group, one, _ = in_two_rooms()
    group.must(group.lead, Visit(one))
    group.must(group.lead, OpenPoll("Here?", PollKind.SINGLE, YES_NO, anonymous=False, scope="room"))
    assert group.state.polls.polls[FIRST].room == one
    group.must(ParticipantId("a"), Vote(FIRST, (0,)))
    assert code(group.ask(ParticipantId("c"), Vote(FIRST, (0,)))) is Code.NOT_FOUND


def test_a_poll_for_all_asks_every_room() -> None:
    group, _, _ = in_two_rooms()
    group.must(group.lead, OpenPoll("All?", PollKind.SINGLE, YES_NO, anonymous=False))
    for name in "abcd":
        group.must(ParticipantId(name), Vote(FIRST, (0,)))


def test_the_server_asks_in_the_main_room() -> None:
    group, _, _ = in_two_rooms()
    group.must(None, OpenPoll("Here?", PollKind.SCALE, scope="room"))
    assert group.state.polls.polls[FIRST].room == MAIN_ROOM


def test_who_was_moved_away_after_voting_may_still_change_their_vote() -> None:
    group, one, two = in_two_rooms()
    group.must(group.lead, Visit(one))
    group.must(group.lead, OpenPoll("Here?", PollKind.SINGLE, YES_NO, anonymous=False, scope="room"))
    group.must(ParticipantId("a"), Vote(FIRST, (0,)))
    group.must(group.lead, Move(ParticipantId("a"), two))
    group.must(group.lead, Move(ParticipantId("b"), two))
    group.must(ParticipantId("a"), Vote(FIRST, (1,)))
    assert code(group.ask(ParticipantId("b"), Vote(FIRST, (0,)))) is Code.NOT_FOUND


@pytest.mark.parametrize("every", [True, False])
def test_with_its_room_a_poll_ends(every: bool) -> None:
    group, one, _ = in_two_rooms()
    group.must(group.lead, Visit(one))
    group.must(group.lead, OpenPoll("Here?", PollKind.SINGLE, YES_NO, anonymous=False, scope="room"))
    group.must(ParticipantId("a"), Vote(FIRST, (0,)))
    group.must(group.lead, CloseBreakouts(0) if every else CloseRoom(one, 0))
    closed = [event for event in group.log if isinstance(event, PollClosed)]
    assert [(event.reason, event.by) for event in closed] == [("room_closed", None)]
    assert group.state.polls.polls[FIRST].result == Tally(1, counts=(1, 0))


# --- templates ---


def test_a_form_is_saved_and_used_again_and_dropped() -> None:
    circle = Circle()
    form = PollForm("How are you?", PollKind.SCALE, ("low", "high"))
    circle.must(circle.lead, SavePollTemplate(" Mood ", form))
    (template,) = circle.state.polls.templates.values()
    assert (template.name, template.form) == ("Mood", form)
    circle.must(circle.lead, DropPollTemplate(template.id))
    assert circle.state.polls.templates == {}
    assert circle.must(circle.lead, DropPollTemplate(template.id)) == ()


def test_a_form_under_the_same_name_takes_the_others_place() -> None:
    circle = Circle()
    circle.must(circle.lead, SavePollTemplate("Mood", PollForm("How are you?", PollKind.SCALE)))
    circle.must(circle.lead, SavePollTemplate("MOOD", PollForm("How are you now?", PollKind.SCALE)))
    assert circle.must(circle.lead, SavePollTemplate("MOOD", PollForm("How are you now?", PollKind.SCALE))) == ()
    assert [each.form.question for each in circle.state.polls.templates.values()] == ["How are you now?"]


def test_a_template_has_a_name_and_can_be_asked() -> None:
    circle = Circle()
    assert (
        code(circle.ask(circle.lead, SavePollTemplate(" ", PollForm("How are you?", PollKind.SCALE)))) is Code.INVALID
    )
    assert code(circle.ask(circle.lead, SavePollTemplate("Mood", PollForm("", PollKind.SCALE)))) is Code.INVALID


def test_only_so_many_templates_are_saved() -> None:
    circle = Circle()
    for number in range(MOST_TEMPLATES):
        circle.must(circle.lead, SavePollTemplate(f"Mood {number}", PollForm("How are you?", PollKind.SCALE)))
    assert code(circle.ask(circle.lead, SavePollTemplate("Mood", PollForm("How?", PollKind.SCALE)))) is Code.CONFLICT
    circle.must(circle.lead, DropPollTemplate(PollTemplateId("saved-1")))
    circle.must(circle.lead, SavePollTemplate("Mood", PollForm("How are you?", PollKind.SCALE)))
    assert len(circle.state.polls.templates) == MOST_TEMPLATES


def test_every_built_in_template_can_be_opened() -> None:
    for template in BUILT_IN:
        circle = Circle()
        form = template.form
        circle.must(circle.lead, OpenPoll(**{field: getattr(form, field) for field in PollForm.__struct_fields__}))
        assert circle.poll().form == form


# --- events that do not fit ---


def test_events_that_do_not_fit_break_an_invariant() -> None:
    circle = anonymous()
    ann, state = circle.clients[0], circle.state.polls
    circle.must(ann, Vote(FIRST, (0,), token(1)))
    took_part = TookPart(at=START, poll=FIRST, participant=ann)
    wrong: list[Event] = [
        Voted(at=START, poll=FIRST, participant=ann, choice=Choice(options=(0,))),
        Voted(at=START, poll=PollId("poll-9"), participant=ann, choice=Choice()),
        PollPublished(at=START, poll=FIRST, by=None),
        PollOpened(at=START, poll=FIRST, form=circle.poll().form, room=None, closes_at=None, by=None),
    ]
    for event in wrong:
        with pytest.raises(InvariantBroken):
            evolve(state, event)
    with pytest.raises(InvariantBroken):
        evolve(circle.state.polls, took_part)
