"""A group that is split into small rooms, as a Hypothesis state machine: what holds whatever its people do there.

Beside `AnyMeeting`, which everything can happen in, this is one in which much happens in small rooms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from facilitator import desk
from facilitator.desk import Command, Desk, Event
from facilitator.polls.deciding import asks
from rooms.breakouts import Breakouts
from rooms.breakouts.vocabulary import Late, OpenBreakouts, RoomWish
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, Rejected, RoomId, SessionId
from rooms.people import Role
from rooms.vocabulary import Admit, Hold, Join, Leave, LinkBack, LinkLost, Release, Remove, SendToLobby, SetRole, Tick
from server.live.ballot_box import opened
from server.live.stage import Stage
from server.live.standpoint import Viewer
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.doubles import RecordingPlane
from tests.sim.fold import fold
from tests.sim.poll_rules import PollRules
from tests.sim.room_rules import RoomRules
from tests.sim.scene_rules import SceneRules
from tests.sim.small_rooms import Group, people
from tests.sim.support_rules import SupportRules

Wire = dict[str, Any]  # Any: wire data

anyone = st.integers(0, 7)


def wire(state: Desk, viewer: Viewer) -> Wire:
    built: Wire = msgspec.to_builtins(view(state, viewer))
    return {**built, "participants": list(built["participants"])}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def may_know(state: Desk, viewer: ParticipantId) -> set[ParticipantId]:
    """Whom somebody who does not lead may know of: themselves, room mates with those who have been taken aside, and
    leaders (whoever they are: also one who has gone may have done what is told)."""
    everyone, around = state.session.people, state.around
    leaders = {who for who, person in everyone.items() if person.is_leader}
    if not everyone[viewer].is_here:
        return {viewer, *leaders}
    own = around.room_of(viewer)
    mates = {who.id for who in state.session.here if own in (around.room_of(who.id), around.home_of(who.id))}
    return {viewer, *mates, *leaders}


class SplitMeeting(RoomRules, SupportRules, SceneRules, PollRules):
    """Two leaders, four clients and an observer."""

    def __init__(self) -> None:
        super().__init__()
        self.group = Group("abcd", capacity=8)
        self.group.client("k", Role.CO_FACILITATOR)
        self.group.client("o", Role.OBSERVER)
        self.plane = RecordingPlane()
        self.stage = Stage(SessionId("s"), self.plane)
        self.folded: dict[Viewer, Wire] = {}
        self.seq = 0
        for viewer in (None, *self.group.state.session.people):
            self.folded[viewer] = wire(self.group.state, viewer)

    def ask(self, by: ParticipantId | None, command: Command, chance: int = 0) -> None:
        state = self.group.desk
        result = self.group.ask(by, command, chance)
        assert state is not None
        if isinstance(result, Rejected):
            assert self.group.desk is state
            return
        for event in result:
            after = desk.evolve(state, event)
            self.told(state, event, after)
            state = after
        assert state == self.group.desk

    def told(self, before: Desk, event: Event, after: Desk) -> None:
        self.seq += 1
        for viewer in self.folded:
            news = view_event(self.seq, before, event, after, viewer)
            if news is None:
                continue
            built = msgspec.to_builtins(news)
            self.folded[viewer] = fold(self.folded[viewer], built)
            if viewer is None or any(state.session.people[viewer].is_leader for state in (before, after)):
                continue
            mentioned = set(strings(built)) & set(after.session.people)
            assert mentioned <= may_know(before, viewer) | may_know(after, viewer), f"{viewer} was told of {event}"

    def someone(self, number: int) -> ParticipantId:
        """A leader for the lower numbers, for they may do most."""
        return [self.group.lead, self.group.lead, *(ParticipantId(name) for name in "kabcdo")][number]

    @property
    def now_known(self) -> Desk:
        return self.group.state

    def open_rooms(self) -> list[RoomId]:
        return [*self.group.state.breakouts.rooms]

    @initialize(rooms=st.sampled_from([(), ("ab", "cd"), ("a", "bco"), ("ak", "bd", "")]))
    def begin(self, rooms: tuple[str, ...]) -> None:
        if rooms:
            wishes = tuple(RoomWish("Room", people(names)) for names in rooms)
            self.ask(self.group.lead, OpenBreakouts(wishes, minutes=6, late=Late.SMALLEST, choose=len(rooms) > 2))

    @rule(who=anyone, step=st.sampled_from(["lost", "back", "leave", "return"]))
    def come_and_go(self, who: int, step: str) -> None:
        person = self.group.who(self.someone(who))
        if step == "leave":
            self.ask(person.id, Leave())
        else:
            server: dict[str, Command] = {
                "lost": LinkLost(person.id),
                "back": LinkBack(person.id),
                "return": Join(person.id, person.invitation),
            }
            self.ask(None, server[step])

    @rule(who=anyone, step=st.sampled_from([SendToLobby, Admit, Hold, Release]))
    def lead(self, who: int, step: type[SendToLobby | Admit | Hold | Release]) -> None:
        self.ask(self.group.lead, step(self.someone(who)))

    @rule(by=anyone, who=anyone, role=st.sampled_from([Role.PARTICIPANT, Role.CO_FACILITATOR, Role.OBSERVER]))
    def set_role(self, by: int, who: int, role: Role) -> None:
        self.ask(self.someone(by), SetRole(self.someone(who), role))

    @rule(who=anyone, sure=st.integers(0, 9))
    def remove(self, who: int, sure: int) -> None:
        if sure == 0:
            self.ask(self.group.lead, Remove(self.someone(who), ban=False))

    @rule(milliseconds=st.sampled_from([0, 1_000, 60_000, 150_000, 300_000]))
    def time_passes(self, milliseconds: int) -> None:
        self.group.now = Instant(self.group.now + milliseconds)
        self.ask(None, Tick())

    @invariant()
    def polls_of_a_room_are_open_as_long_as_the_room_is(self) -> None:
        state = self.group.state
        assert all(poll.room is None or state.around.is_open(poll.room) for poll in state.polls.open)

    @invariant()
    def who_is_not_asked_knows_of_no_poll(self) -> None:
        state = self.group.state
        for viewer, person in state.session.people.items():
            if not (person.is_leader and person.is_here):
                for poll in view(state, viewer).polls:
                    assert person.is_here
                    assert asks(state.polls.polls[poll.id], state.around, viewer)

    @invariant()
    def the_ballot_box_knows_of_nobody_who_is_not_in_the_log(self) -> None:
        polls = self.group.state.polls.polls
        for poll, slot in self.group.box.slots.items():
            assert polls[poll].is_open
            assert len(opened(slot.ballots)) == len(slot.cast)
            assert set(slot.cast) <= set(polls[poll].took_part)

    @invariant()
    def replaying_the_log_gives_the_state(self) -> None:
        state: Desk | None = None
        for event in self.group.log:
            state = desk.evolve(state, event)
        assert state == self.group.desk

    @invariant()
    def folding_gives_everyone_the_view_of_now(self) -> None:
        for viewer, known in self.folded.items():
            assert known == wire(self.group.state, viewer)

    @invariant()
    def no_view_holds_what_is_denied(self) -> None:
        state = self.group.state
        for viewer, person in state.session.people.items():
            if person.is_leader and person.is_here:
                continue
            shown = view(state, viewer)
            assert {other.id for other in shown.participants} <= may_know(state, viewer)
            assert (shown.plan, shown.pairs) == (None, None)
            assert set(strings(msgspec.to_builtins(shown.scene))) & set(state.session.people) <= may_know(state, viewer)
            if shown.breakouts is not None:
                assert set(shown.breakouts.help) <= {viewer}
                assert shown.breakouts.unassigned == ()

    @invariant()
    def everybody_is_in_a_room_that_is_there(self) -> None:
        rooms = self.group.state.breakouts
        there = {MAIN_ROOM, *rooms.rooms}
        for person in self.group.state.session.people.values():
            assert {rooms.room_of(person.id), rooms.place_of(person.id)} <= there
            assert self.group.state.around.is_open(self.group.state.room_of(person.id))
        assert rooms.are_open or rooms == msgspec.structs.replace(
            Breakouts(),
            round=rooms.round,
            plan=rooms.plan,
            apart=rooms.apart,
            together=rooms.together,
            history=rooms.history,
            earlier=rooms.earlier,
        )

    @invariant()
    def only_room_mates_are_forwarded(self) -> None:
        state = self.group.state
        if state.session.is_over:
            return
        for person in state.session.around:
            if self.stage.rows(state, person.id) is None:
                self.stage.resize(person.id, 6)
        self.stage.arrange(state)
        rooms, aside = state.breakouts, state.asides
        for person in state.session.around:
            for row in self.stage.rows(state, person.id) or ():
                who = row.participant
                if who is None:
                    continue
                assert person.may_receive
                assert state.session.people[who].is_here
                if aside.of(who) is not None or aside.of(person.id) is not None:
                    assert aside.of(who) == aside.of(person.id) or not (row.audio or row.video)
                    continue
                together = rooms.room_of(who) == rooms.room_of(person.id) and not rooms.listens_in(who)
                assert together or who in rooms.addressing
        for viewer, desired in self.plane.desired[SessionId("s")].items():
            for seat in (seat for seat in desired.seats if seat is not None):
                assert aside.of(seat.participant) == aside.of(viewer)

    @invariant()
    def a_side_room_has_two_people_and_one_of_them_leads(self) -> None:
        state = self.group.state
        inside = [who for aside in state.asides.open.values() for who in aside.people]
        assert len(inside) == len(set(inside)) == 2 * len(state.asides.open)
        assert all(state.session.people[who].is_here for who in inside)
        assert all(state.session.people[aside.leader].is_leader for aside in state.asides.open.values())

    @invariant()
    def nobody_who_does_not_lead_learns_of_others_support_or_side_rooms(self) -> None:
        state = self.group.state
        for viewer, person in state.session.people.items():
            if person.is_leader and person.is_here:
                continue
            shown = view(state, viewer)
            assert {call.participant for call in shown.support} <= {viewer}
            assert all(viewer in (aside.leader, aside.participant) for aside in shown.asides)
            assert shown.stepped_out == ()
            own = state.asides.of(viewer)
            rooms = {own.room} if own is not None and person.is_here else set()
            assert {room for room in strings(msgspec.to_builtins(shown)) if room.startswith("aside-")} == rooms

    @invariant()
    def after_a_tick_no_deadline_is_past(self) -> None:
        self.ask(None, Tick())
        deadline = desk.next_deadline(self.group.desk)
        assert deadline is None or deadline > self.group.now


TestSplitMeeting = SplitMeeting.TestCase
TestSplitMeeting.settings = settings(max_examples=60, stateful_step_count=50)
