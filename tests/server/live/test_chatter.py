"""The written chat in memory: who reads which line, when it is theirs no longer, and how fast it may go."""

from __future__ import annotations

import pytest

from facilitator.chat import Chat, ClearChat, React, RemoveMessage, SetPrivateChat, SetSlowMode
from rooms.breakouts.vocabulary import CloseBreakouts
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import Hold, Join, Leave, LinkLost, Release, SetRole, StepAway
from server.live.chatter import MOST_LINES, Chatter, Pace
from tests.sim.small_rooms import Group

A, B, C = (ParticipantId(name) for name in "abc")


class Writing(Group):
    """A group with a chat, and what each has on the screen."""

    def __init__(self, clients: str = "abc") -> None:
        super().__init__(clients)
        self.chatter = Chatter()
        self.screens: dict[ParticipantId, dict[str, str]] = {}
        self.must(self.lead, SetPrivateChat(allowed=True))

    def write(self, by: ParticipantId, text: str, to: str = "everyone") -> str:
        command = Chat(to, text)
        self.must(by, command)
        line = self.fresh("m")
        self.chatter.take(self.state, Issued(by, command), self.now, line)
        return line

    def reads(self, who: ParticipantId) -> list[str]:
        """What stands on their screen, after what they are given and what is taken from it."""
        screen = self.screens.setdefault(who, {})
        news = self.chatter.news_for(self.state, who)
        if news is not None:
            screen.update({line.id: line.text for line in news.lines})
            for gone in news.gone:
                del screen[gone]
        return list(screen.values())

    def reload(self, who: ParticipantId) -> None:
        self.screens.pop(who, None)
        self.chatter.forget(who)


def test_everyone_of_the_room_reads_what_is_written_to_everyone_its_writer_too() -> None:
    group = Writing()
    group.write(A, " Hello\n\n\nall ")
    assert [group.reads(who) for who in (group.lead, A, B)] == [["Hello\n\nall"]] * 3


def test_nothing_is_given_twice() -> None:
    group = Writing()
    group.write(A, "Hello")
    assert group.chatter.news_for(group.state, B) is not None
    assert group.chatter.news_for(group.state, B) is None


def test_only_leaders_and_the_writer_read_what_is_written_to_the_facilitators() -> None:
    group = Writing()
    group.write(A, "I am not well.", "facilitators")
    assert [group.reads(who) for who in (group.lead, A, B)] == [["I am not well."], ["I am not well."], []]


def test_only_two_read_what_one_writes_to_another() -> None:
    group = Writing()
    group.write(A, "Shall we?", B)
    assert [group.reads(who) for who in (group.lead, A, B, C)] == [[], ["Shall we?"], ["Shall we?"], []]


def test_what_is_written_in_a_small_room_stays_among_its_people() -> None:
    group = Writing()
    group.open("ab", "c")
    group.write(A, "Between us")
    group.must(group.lead, CloseBreakouts(0))
    assert [group.reads(who) for who in (group.lead, A, B, C)] == [[], ["Between us"], ["Between us"], []]


def test_who_was_in_a_small_room_does_not_read_afterwards_what_the_main_room_wrote() -> None:
    group = Writing()
    group.open("a")
    group.write(B, "While they are out")
    group.must(group.lead, CloseBreakouts(0))
    assert (group.reads(A), group.reads(C)) == ([], ["While they are out"])


def test_who_comes_in_later_reads_up_on_the_main_room_and_on_no_small_room() -> None:
    group = Writing()
    group.write(A, "Welcome")
    group.open("ab", "c")
    group.write(A, "Between us")
    late = group.client("d")
    assert group.reads(late) == ["Welcome"]


def test_who_has_left_and_comes_back_reads_up() -> None:
    group = Writing()
    group.must(B, Leave())
    group.write(A, "Where is he?")
    group.must(None, Join(B, group.who(B).invitation))
    assert group.reads(B) == ["Where is he?"]


def test_who_lost_the_link_finds_everything_on_a_new_page() -> None:
    group = Writing()
    group.write(A, "One")
    assert group.reads(B) == ["One"]
    group.must(None, LinkLost(B))
    group.write(A, "Two")
    group.reload(B)
    assert group.reads(B) == ["One", "Two"]


def test_who_is_on_hold_reads_nothing_and_never_what_was_written_then() -> None:
    group = Writing()
    group.write(A, "Before")
    assert group.reads(B) == ["Before"]
    group.must(group.lead, Hold(B))
    group.write(A, "Meanwhile")
    assert group.reads(B) == []
    group.must(group.lead, Release(B))
    assert group.reads(B) == ["Before"]


def test_who_steps_away_reads_nothing_until_they_are_back() -> None:
    group = Writing()
    group.must(B, StepAway(away=True))
    group.write(A, "Meanwhile")
    assert group.reads(B) == []
    group.must(B, StepAway(away=False))
    assert group.reads(B) == ["Meanwhile"]


def test_who_has_left_or_waits_at_the_door_reads_nothing() -> None:
    group = Writing()
    group.write(A, "Hello")
    group.must(B, Leave())
    assert group.reads(B) == []


def test_a_leader_who_comes_later_reads_what_was_written_to_the_facilitators() -> None:
    group = Writing()
    group.write(A, "I am not well.", "facilitators")
    assert group.reads(group.client("co", Role.CO_FACILITATOR)) == ["I am not well."]


def test_who_is_made_a_leader_does_not_read_what_others_confided_before() -> None:
    group = Writing()
    group.write(A, "I am afraid of B.", "facilitators")
    group.must(group.lead, SetRole(B, Role.CO_FACILITATOR))
    assert group.reads(B) == []
    group.write(A, "I feel better.", "facilitators")
    assert group.reads(B) == ["I feel better."]


def test_who_leads_no_longer_has_what_was_written_to_the_facilitators_taken_away() -> None:
    group = Writing()
    co = group.client("co", Role.CO_FACILITATOR)
    group.write(A, "I am not well.", "facilitators")
    assert group.reads(co) == ["I am not well."]
    group.must(group.lead, SetRole(co, Role.PARTICIPANT))
    assert group.reads(co) == []


def test_a_removed_message_leaves_every_screen() -> None:
    group = Writing()
    bad, _ = group.write(A, "Bad"), group.write(A, "Good")
    assert group.reads(B) == ["Bad", "Good"]
    assert group.chatter.refusal(Issued(group.lead, RemoveMessage(bad))) is None
    group.chatter.take(group.state, Issued(group.lead, RemoveMessage(bad)), group.now, "x")
    assert (group.reads(B), group.reads(A)) == (["Good"], ["Good"])
    refused = group.chatter.refusal(Issued(group.lead, RemoveMessage(bad)))
    assert refused is not None
    assert refused.code is Code.NOT_FOUND


def test_clearing_takes_everything_away() -> None:
    group = Writing()
    group.write(A, "One")
    group.write(A, "Two", B)
    assert group.reads(B) == ["One", "Two"]
    group.chatter.take(group.state, Issued(group.lead, ClearChat()), group.now, "x")
    assert group.reads(B) == []


def test_the_oldest_lines_go_when_there_are_too_many() -> None:
    group = Writing()
    for number in range(MOST_LINES + 1):
        group.write(A, str(number))
    assert group.reads(B) == [str(number) for number in range(1, MOST_LINES + 1)]


# --- slow mode ---


def paced(pace: Pace, group: Group, by: ParticipantId, seconds: float, command: Chat | React | None = None) -> object:
    """What is said to something written so many seconds after the beginning."""
    at = Instant(group.now + int(seconds * 1_000))
    return pace.refusal(group.state, Issued(by, command or Chat("everyone", "Hello")), at)


@pytest.mark.parametrize(("after", "wait"), [(0, 10), (0.5, 10), (9.2, 1)])
def test_under_slow_mode_a_member_waits_and_is_told_how_long(after: float, wait: int) -> None:
    group = Group("ab")
    group.must(group.lead, SetSlowMode(10))
    pace = Pace().after(Issued(A, Chat("everyone", "Hello")), group.now)
    assert paced(pace, group, A, after) == Rejected(
        Code.RATE_LIMITED, f"It goes slowly just now; please wait {wait} more s."
    )


def test_when_the_time_is_over_they_may_write_again() -> None:
    group = Group("ab")
    group.must(group.lead, SetSlowMode(10))
    pace = Pace().after(Issued(A, Chat("everyone", "Hello")), group.now)
    assert paced(pace, group, A, 10) is None


def test_everybody_and_each_kind_has_a_pace_of_its_own() -> None:
    group = Group("ab")
    group.must(group.lead, SetSlowMode(10))
    pace = Pace().after(Issued(A, Chat("everyone", "Hello")), group.now)
    assert paced(pace, group, B, 0) is None
    assert paced(pace, group, A, 0, React("heart")) is None
    assert paced(pace.after(Issued(A, React("heart")), group.now), group, A, 1, React("wow")) is not None


def test_leaders_have_no_pace_and_without_slow_mode_nobody_has() -> None:
    group = Group("ab")
    pace = Pace()
    for who in (group.lead, A):
        pace = pace.after(Issued(who, Chat("everyone", "Hello")), group.now)
    assert paced(pace, group, A, 0) is None
    group.must(group.lead, SetSlowMode(10))
    assert paced(pace, group, group.lead, 0) is None


def test_the_first_message_under_slow_mode_waits_for_the_one_before_it() -> None:
    group = Group("ab")
    pace = Pace().after(Issued(A, Chat("everyone", "Hello")), group.now)
    group.must(group.lead, SetSlowMode(10))
    assert paced(pace, group, A, 3) is not None


@pytest.mark.parametrize("to", ["facilitators", "lead"])
def test_the_way_to_the_facilitators_has_no_pace(to: str) -> None:
    group = Group("ab")
    group.must(group.lead, SetSlowMode(10))
    pace = Pace().after(Issued(A, Chat("everyone", "Hello")), group.now)
    assert paced(pace, group, A, 0, Chat(group.lead if to == "lead" else to, "I need a word.")) is None
