"""Every command of the desk against everybody awkward, in every situation: an answer or a refusal, never a fault.

Commands come from the permission table and are filled in by their types (`tests.sim.variants`), so a new one is here
by itself. Two leaders at once, and one person connected twice, are below.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, get_args

import msgspec
import pytest

from facilitator import desk
from facilitator.desk import INSTRUMENTS, PERMISSIONS, Command, Desk, Event
from rooms import breakouts, vocabulary
from rooms.kernel import BaseCommand, Code, Issued, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import CreateSession, Join, Tick
from server.gateway import messages
from server.live import ballot_box
from server.live.codec import decode, encode
from server.live.media_plan import media_plan, reseat, sitters
from server.live.messages import deliveries
from server.live.standpoint import Viewer
from server.live.view_events import view_event
from server.live.views import view
from server.live.wire_events import WireEvent
from tests.sim.crowd import SITUATIONS, STRANGER, Crowd, crowd_in
from tests.sim.fold import fold
from tests.sim.variants import Pools, variants

Wire = dict[str, Any]  # Any: wire data

COMMANDS: Final = tuple(kind for kind in get_args(Command) if kind is not CreateSession)
LEADING: Final = tuple(kind for kind in COMMANDS if kind in PERMISSIONS[Role.FACILITATOR])
REPOSITORY: Final = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", params=SITUATIONS)
def crowd(request: pytest.FixtureRequest) -> Crowd:
    return crowd_in(request.param)


def tag(kind: type[BaseCommand]) -> str:
    return str(kind.__struct_config__.tag)


class Trial:
    """A state in which one thing after the other is tried; it stays as it is."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.before = crowd.state
        self.box = crowd.box
        self._views: dict[Viewer, Wire] = {}
        self._checked: set[tuple[type[Event], ...]] = set()

    def asks(self, by: ParticipantId | None, command: Command) -> tuple[Desk, tuple[Event, ...]] | Rejected:
        """What comes of it, checked in itself."""
        issued = Issued(by, command, chance=7)
        result = ballot_box.decide(self.before, self.box, issued, self.crowd.now)
        if isinstance(result, Rejected):
            assert isinstance(result.code, Code)
            assert re.fullmatch(r"[A-Z].*[.?!]", result.message, re.DOTALL), result.message
            return result
        after = self.before
        for event in result.events:
            assert event.at == self.crowd.now
            assert decode(encode(event)) == event
            after = desk.evolve(after, event)
        for delivery in deliveries(after, issued):
            assert all(after.session.people[who].is_around for who in delivery.to)
        return after, result.events

    def check(self, after: Desk, events: tuple[Event, ...]) -> None:
        """What holds of every state, and of how everybody is told of the way to it; once for the same happenings, for
        it is dear."""
        happened = tuple(type(event) for event in events)
        if not events or happened in self._checked:
            return
        self._checked.add(happened)
        self.folds(events)
        assert all(after.around.is_open(after.room_of(who)) for who in after.session.people)
        if after.session.is_over:
            return
        tables = {who: reseat((), sitters(after, who), 4) for who in after.session.people}
        plan = media_plan(after, tables)
        for who, desired in plan.items():
            person = after.session.people[who]
            assert person.may_send or not (desired.microphone or desired.camera or desired.screen)
            for seat in (seat for seat in desired.seats if seat is not None):
                assert after.asides.of(seat.participant) == after.asides.of(who)
        tick = desk.decide(after, Issued(None, Tick()), self.crowd.now)
        assert not isinstance(tick, Rejected)

    def folds(self, events: tuple[Event, ...]) -> None:
        """For every viewer: their view before, and what they are told, is their view afterwards."""
        known = {viewer: self.view_before(viewer) for viewer in viewers(self.crowd)}
        state = self.before
        for seq, event in enumerate(events, len(self.crowd.log) + 1):
            after = desk.evolve(state, event)
            for viewer, seen in known.items():
                told = view_event(seq, state, event, after, viewer)
                if told is not None:
                    known[viewer] = fold(seen, msgspec.to_builtins(told))
            state = after
        for viewer, seen in known.items():
            assert seen == wire(state, viewer), f"{viewer} was told something else"

    def view_before(self, viewer: Viewer) -> Wire:
        if viewer not in self._views:
            self._views[viewer] = wire(self.before, viewer)
        return self._views[viewer]


def wire(state: Desk, viewer: Viewer) -> Wire:
    built: Wire = msgspec.to_builtins(view(state, viewer))
    return {**built, "participants": list(built["participants"])}


def viewers(crowd: Crowd) -> tuple[Viewer, ...]:
    """One of each kind."""
    inside = (crowd.lead, crowd.far, crowd.ann, crowd.observer, crowd.held, crowd.lost, crowd.aside, crowd.elsewhere)
    return (None, *inside, crowd.waiting, crowd.left)


def issuers(crowd: Crowd) -> tuple[ParticipantId | None, ...]:
    """Leaders, members and the server: those who may well ask."""
    return (crowd.lead, crowd.far, crowd.ann, crowd.elsewhere, crowd.observer, None)


def others(crowd: Crowd) -> tuple[ParticipantId, ...]:
    """Everybody who may hardly be asking just now."""
    return tuple(who for who in crowd.everyone if who not in issuers(crowd))


# --- every command ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", COMMANDS, ids=tag)
def test_a_command_is_answered_or_refused_whoever_asks_and_whatever_is_in_it(crowd: Crowd, kind: type[Command]) -> None:
    trial, pools = Trial(crowd), Pools.of(crowd.state, crowd.now, crowd.everyone)
    every = [*variants(kind, pools)]
    for by in issuers(crowd):
        for command in every:
            result = trial.asks(by, command)
            if not isinstance(result, Rejected):
                trial.check(*result)


def test_those_who_are_apart_away_gone_or_at_the_door_may_ask_for_anything(crowd: Crowd) -> None:
    trial, pools = Trial(crowd), Pools.of(crowd.state, crowd.now, crowd.everyone)
    for kind in COMMANDS:
        for command in islice(variants(kind, pools), 8):
            for by in others(crowd):
                result = trial.asks(by, command)
                if not isinstance(result, Rejected):
                    trial.check(*result)


def test_who_is_not_inside_changes_nothing(crowd: Crowd) -> None:
    trial, pools = Trial(crowd), Pools.of(crowd.state, crowd.now, crowd.everyone)
    for kind in COMMANDS:
        for command in islice(variants(kind, pools), 8):
            for by in (crowd.left, crowd.removed, crowd.sent, STRANGER):
                assert isinstance(trial.asks(by, command), Rejected), f"{by}: {command}"
            for by in (crowd.waiting, crowd.agreeing):
                assert kind in desk.AT_THE_DOOR or isinstance(trial.asks(by, command), Rejected), f"{by}: {command}"


def test_there_is_a_situation_for_every_command_in_which_it_is_taken() -> None:
    """Otherwise it is tried here and always refused, which would prove little: give it a situation."""
    missing = set(COMMANDS)
    for crowd in map(crowd_in, SITUATIONS):
        trial, pools = Trial(crowd), Pools.of(crowd.state, crowd.now, crowd.everyone)
        missing -= {
            kind
            for kind in missing
            if any(
                not isinstance(trial.asks(by, command), Rejected)
                for command in variants(kind, pools)
                for by in (*issuers(crowd), *others(crowd))
            )
        }
    assert missing == set()


# --- two leaders at once ---------------------------------------------------------------------------------------------


def likely(crowd: Crowd, kind: type[Command], by: ParticipantId) -> Command:
    """The first filling of a command that something comes of, or the first at all."""
    trial, pools = Trial(crowd), Pools.of(crowd.state, crowd.now, crowd.everyone)
    every = [*variants(kind, pools)]
    for command in every:
        result = trial.asks(by, command)
        if not isinstance(result, Rejected) and result[1]:
            return command
    return every[0]


def in_turn(crowd: Crowd, *asked: tuple[ParticipantId, Command]) -> tuple[Desk, list[Event]]:
    """The state after these, as far as they are accepted."""
    state, box, log = crowd.state, crowd.box, list[Event]()
    for by, command in asked:
        result = ballot_box.decide(state, box, Issued(by, command, chance=7), crowd.now)
        if isinstance(result, Rejected):
            continue
        for event in result.events:
            state = desk.evolve(state, event)
        box, log = result.box, [*log, *result.events]
    return state, log


def replayed(state: Desk, log: list[Event]) -> Desk:
    for event in log:
        state = desk.evolve(state, event)
    return state


def owner(kind: type[Command]) -> str:
    """The part of the desk that a command belongs to."""
    for each in INSTRUMENTS:
        if kind in each.may:
            return each.part
    return "breakouts" if kind in breakouts.MAY else "session"


def pairs(crowd: Crowd) -> Iterator[tuple[Command, Command]]:
    """Any two things that leaders may do to the same part of a session; where all is on, any two things."""
    commands = {kind: likely(crowd, kind, crowd.lead) for kind in LEADING}
    for one in LEADING:
        for other in LEADING:
            if owner(one) == owner(other) or crowd.situation == "all_at_once":
                yield commands[one], commands[other]


def test_two_leaders_may_do_two_things_at_once_in_either_order(crowd: Crowd) -> None:
    for one, other in pairs(crowd):
        for asked in (((crowd.lead, one), (crowd.co, other)), ((crowd.co, other), (crowd.lead, one))):
            state, log = in_turn(crowd, *asked)
            assert replayed(crowd.state, log) == state, f"{asked}"


def anonymous(state: Desk, crowd: Crowd) -> object:
    """The state beside who is who, without which of the two leaders did what."""
    parts = {part: getattr(state, part) for part in Desk.__struct_fields__ if part != "session"}
    return _anonymous(json.loads(msgspec.json.encode(parts)), (crowd.lead, crowd.co))


def _anonymous(value: object, leaders: tuple[ParticipantId, ParticipantId]) -> object:
    if isinstance(value, dict):
        entries = ([_anonymous(key, leaders), _anonymous(inner, leaders)] for key, inner in value.items())
        return sorted(entries, key=repr)
    if isinstance(value, list):
        return [_anonymous(inner, leaders) for inner in value]
    return "a leader" if value in leaders else value


def test_when_two_leaders_do_the_same_at_once_it_does_not_matter_who_was_first(crowd: Crowd) -> None:
    for kind in LEADING:
        command = likely(crowd, kind, crowd.lead)
        first, _ = in_turn(crowd, (crowd.lead, command), (crowd.co, command))
        second, _ = in_turn(crowd, (crowd.co, command), (crowd.lead, command))
        assert anonymous(first, crowd) == anonymous(second, crowd), f"{command}"


# --- one person, connected twice -------------------------------------------------------------------------------------


def test_coming_in_again_on_another_page_changes_nothing(crowd: Crowd) -> None:
    trial = Trial(crowd)
    for person in crowd.state.session.around:
        if person.id == crowd.lost:
            continue
        result = trial.asks(None, Join(person.id, person.invitation, "Another name"))
        assert not isinstance(result, Rejected)
        assert result[1] == ()


def test_what_one_page_has_done_the_other_may_ask_for_once_more(crowd: Crowd) -> None:
    pools = Pools.of(crowd.state, crowd.now, crowd.everyone)
    for kind in COMMANDS:
        for command in islice(variants(kind, pools), 6):
            for by in (crowd.lead, crowd.ann):
                state, log = in_turn(crowd, (by, command), (by, command))
                assert state == replayed(crowd.state, log), f"{command}"


# --- nothing is left out ---------------------------------------------------------------------------------------------


def test_the_wire_takes_every_command_that_a_person_may_issue_and_no_other() -> None:
    issued = frozenset[type[BaseCommand]]().union(*PERMISSIONS.values()) - {vocabulary.Invite}
    assert {kind for kind in get_args(messages.Command) if kind is not messages.Invite} == issued


def test_the_contract_speaks_of_every_command_and_every_event_of_the_wire() -> None:
    text = (REPOSITORY / "docs" / "protocol.md").read_text()
    kinds = (*get_args(messages.Command), *get_args(WireEvent))
    missing = {kind.__struct_config__.tag for kind in kinds if f"`{kind.__struct_config__.tag}`" not in text}
    assert missing == set()


def test_the_state_machine_of_meetings_has_a_rule_for_every_command() -> None:
    sources = "".join(
        path.read_text()
        for path in Path(__file__).parent.glob("*.py")
        if path.stem == "machine" or "rules" in path.stem
    )
    assert {kind.__name__ for kind in get_args(Command) if not re.search(rf"\b{kind.__name__}\b", sources)} == set()
