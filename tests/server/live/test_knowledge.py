"""Forbidden knowledge: whatever people do, nobody is told what they may not know, or sees and hears whom they may not.

Checked on what leaves the server: views, events, seat tables, signals and the plan for the SFU.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from hypothesis import settings
from hypothesis.stateful import invariant

from facilitator.desk import Desk, Event
from facilitator.polls.state import PollLife
from facilitator.speech.vocabulary import Spoke
from rooms.kernel import ParticipantId
from rooms.people import Person
from server.live.instruments.moderation.events import CamerasLocked, MicrophonesLocked
from server.live.media_plan import media_plan, reseat, seat_rows, sitters
from server.live.signals import Signals
from server.live.standpoint import is_aside
from server.live.view_events import view_event
from server.live.views import view
from tests.sim.machine import AnyMeeting


def leaves(value: object) -> Iterator[object]:
    """Every plain value in wire data, keys of maps included."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value


def names(message: object, people: set[ParticipantId]) -> set[object]:
    """Which of `people` a message mentions."""
    return set(leaves(msgspec.to_builtins(message))) & people


def strangers_to(desk: Desk, viewer: Person) -> set[ParticipantId]:
    """Of whom this viewer may know nothing, whatever the small rooms are: all others for those who are not inside, and
    for members those who are not inside."""
    others = (person for person in desk.session.people.values() if person.id != viewer.id)
    if not viewer.is_here:
        return {person.id for person in others}
    return set() if viewer.is_leader else {person.id for person in others if not person.is_here}


class Knowledge(AnyMeeting):
    """See the module."""

    def __init__(self) -> None:
        super().__init__()
        self.seq = 0

    def happened(self, before: Desk | None, event: Event, after: Desk) -> None:
        self.seq += 1
        if isinstance(event, Spoke):
            for each in after.session.people:
                assert view_event(self.seq, before, event, after, each) is None, "nobody is told who spoke for how long"
                assert before is None or view(before, each) == view(after, each), "and no view shows it"
        for viewer in after.session.people.values():
            was = viewer if before is None else before.session.people.get(viewer.id, viewer)
            told = view_event(self.seq, before, event, after, viewer.id)
            forbidden = strangers_to(after, viewer)
            if was.is_here and before is not None:  # of leaving and being sent out one may be told, as one knew them
                forbidden &= strangers_to(before, was)
                if not viewer.is_here and told is not None:  # somebody's own way out, which may name the leader
                    assert names(getattr(told, "view", None), strangers_to(after, viewer)) == set()
                    continue
            assert names(told, forbidden) == set()
            if isinstance(told, MicrophonesLocked | CamerasLocked) and not viewer.is_leader:
                assert told.participants in (None, (viewer.id,))

    @invariant()
    def views_hold_nobody_who_is_a_stranger(self) -> None:
        if self.meeting.desk is not None:
            for viewer in self.meeting.desk.session.people.values():
                assert names(view(self.meeting.desk, viewer.id), strangers_to(self.meeting.desk, viewer)) == set()

    @invariant()
    def of_the_agenda_members_learn_what_is_on_and_what_is_next_and_not_what_it_opens(self) -> None:
        if self.meeting.desk is not None:
            for viewer in self.meeting.desk.session.people.values():
                agenda = view(self.meeting.desk, viewer.id).agenda
                if agenda is not None and not (viewer.is_here and viewer.is_leader):
                    assert {segment.id for segment in agenda.segments} == {agenda.current, agenda.next} - {None}
                    assert all(segment.opens is None for segment in agenda.segments)

    @invariant()
    def a_pause_is_known_in_its_room_alone(self) -> None:
        if self.meeting.desk is not None:
            for viewer in self.meeting.desk.session.here:
                pauses = self.meeting.desk.room_of(viewer.id) in self.meeting.desk.pauses.on
                assert (view(self.meeting.desk, viewer.id).pause is not None) is pauses

    @invariant()
    def only_leaders_see_the_door(self) -> None:
        if self.meeting.desk is not None:
            for viewer in self.meeting.desk.session.people.values():
                if not (viewer.is_here and viewer.is_leader):
                    assert view(self.meeting.desk, viewer.id).lobby == ()

    @invariant()
    def how_participation_is_judged_is_the_leaders_alone(self) -> None:
        if self.meeting.desk is not None:
            for viewer in self.meeting.desk.session.people.values():
                shown = view(self.meeting.desk, viewer.id).balance_settings
                assert (shown is not None) == (viewer.is_here and viewer.is_leader)

    @invariant()
    def of_support_and_side_rooms_members_learn_nothing_but_their_own(self) -> None:
        desk = self.meeting.desk
        if desk is None:
            return
        for viewer in desk.session.people.values():
            shown = view(desk, viewer.id)
            if viewer.is_here and viewer.is_leader:
                continue
            assert {call.participant for call in shown.support} <= {viewer.id}
            assert all(viewer.id in (aside.leader, aside.participant) for aside in shown.asides)
            assert shown.stepped_out == ()

    @invariant()
    def of_check_ins_members_learn_nothing_but_their_own(self) -> None:
        desk = self.meeting.desk
        if desk is None:
            return
        for viewer in desk.session.people.values():
            shown = view(desk, viewer.id)
            if viewer.is_here and viewer.is_leader:
                for response in (each for check_in in shown.check_ins for each in check_in.responses):
                    assert response.answers is None or response.shared or response.participant == viewer.id
                continue
            assert shown.concerns == ()
            assert shown.help_text is None or desk.checkins.concerns_about(viewer.id)
            for check_in in shown.check_ins:
                assert {response.participant for response in check_in.responses} <= {viewer.id}
                assert all(response.score is None for response in check_in.responses)

    @invariant()
    def of_a_lock_on_somebody_else_alone_nobody_knows_but_the_leaders(self) -> None:
        if self.meeting.desk is not None:
            for viewer in self.meeting.desk.session.people.values():
                locks = view(self.meeting.desk, viewer.id).locks
                if not (viewer.is_here and viewer.is_leader):
                    assert {*locks.microphones.participants, *locks.cameras.participants} <= {viewer.id}

    @invariant()
    def who_does_not_lead_learns_of_no_choice_but_their_own_unless_names_were_announced(self) -> None:
        if self.meeting.desk is None:
            return
        for viewer in self.meeting.desk.session.people.values():
            shown = view(self.meeting.desk, viewer.id)
            if viewer.is_here and viewer.is_leader:
                assert all(poll.votes is None for poll in shown.polls if poll.anonymous)
                assert all(poll.result is None for poll in shown.polls if poll.state is PollLife.OPEN)
                continue
            assert shown.poll_templates == ()
            for poll in shown.polls:
                assert (poll.voters, poll.asked) == (None, None)
                assert poll.result is None or poll.state is PollLife.PUBLISHED
                assert poll.votes is None or (poll.names and poll.state is PollLife.PUBLISHED)

    @invariant()
    def members_see_the_hands_and_turns_of_their_own_room_only(self) -> None:
        desk = self.meeting.desk
        if desk is None:
            return
        for viewer in desk.session.here:
            if viewer.is_leader:
                continue
            shown = view(desk, viewer.id)
            concerned = names(
                [shown.hands, shown.floor, shown.turn, shown.go_around, shown.piece], {*desk.session.people}
            )
            room = desk.room_of(viewer.id)
            assert {desk.room_of(who) for who in shown.hands} <= {room}
            known = {person.id for person in shown.participants}
            assert concerned <= known

    @invariant()
    def invitations_and_bans_are_in_no_view(self) -> None:
        if self.meeting.desk is not None:
            people = self.meeting.desk.session.people
            banned = {person.id for person in people.values() if person.banned}
            for viewer in (None, *people):
                shown = msgspec.json.encode(view(self.meeting.desk, viewer))
                assert b'"inv-' not in shown
                assert b"banned" not in shown
                assert not banned & {person.id for person in view(self.meeting.desk, viewer).participants}

    @invariant()
    def nothing_passes_to_or_from_those_who_are_apart_or_not_inside(self) -> None:
        desk = self.meeting.desk
        if desk is None:
            return
        people = desk.session.people
        tables = {who: reseat((), sitters(desk, who), 8) for who in people}
        plan = media_plan(desk, tables)
        assert set(plan) == {person.id for person in desk.session.around}
        for who, desired in plan.items():
            seated = {seat.participant for seat in desired.seats if seat is not None}
            assert not seated or people[who].may_receive
            assert all(people[other].is_here and people[other].may_speak for other in seated)
            assert people[who].may_send or not (desired.microphone or desired.camera or desired.screen)
            shown = {row.participant for row in seat_rows(desk, who, tables[who])} - {None}
            assert seated == {other for other in shown if other and not is_aside(desk, who, other)}
            assert all(
                plan[other].microphone or not row.audio
                for row in seat_rows(desk, who, tables[who])
                if (other := row.participant) is not None
            )

    @invariant()
    def a_screen_is_sent_to_its_room_alone_and_known_there_and_to_leaders(self) -> None:
        desk = self.meeting.desk
        if desk is None:
            return
        plan = media_plan(desk, {who: reseat((), sitters(desk, who), 8) for who in desk.session.people})
        sharers = {share.participant for share in desk.sharing.on.values()}
        assert {who for who, desired in plan.items() if desired.screen} == sharers
        for who, desired in plan.items():
            screens = [seat.participant for seat in desired.seats if seat is not None and seat.video == "screen"]
            assert all(desk.room_of(owner) == desk.room_of(who) and owner != who for owner in screens)
        for viewer in desk.session.people.values():
            shown = view(desk, viewer.id).sharing
            if not (viewer.is_here and viewer.is_leader):
                assert all(viewer.is_here and screen.room == desk.room_of(viewer.id) for screen in shown.screens)
                assert set(shown.participants) <= {viewer.id}

    @invariant()
    def signals_speak_of_nobody_who_is_a_stranger(self) -> None:
        desk = self.meeting.desk
        if desk is None:
            return
        signals = Signals()
        for who in desk.session.people:
            signals.link(desk, who, "good")
            signals.speaking(desk, who, True)
        for viewer in desk.session.around:
            seen = signals.seen_by(desk, viewer.id)
            assert names(seen, strangers_to(desk, viewer)) == set()
            assert viewer.may_receive or set(leaves(seen)) <= {"speaking", "links", "good", viewer.id}


TestKnowledge = Knowledge.TestCase
TestKnowledge.settings = settings(max_examples=60, stateful_step_count=40)
