"""The whole session: the rooms and the facilitator's instruments as one state with one `decide` and one `evolve`.

This is what the server talks to. A command meets, in this order: does the session exist, has it ended, may this person
do this (`PERMISSIONS`), and only then the module that owns it. What then follows by itself is decided with it: in the
small rooms when people come in or time passes, and in every instrument (`facilitator.instrument`).

Rules that hold: an ended session refuses everything; a rejected command has changed nothing; whatever `decide` returns,
`evolve` accepts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Final, TypeAlias

import msgspec

from facilitator import asides, chat, checkins, moderation, polls, scenes, sharing, speech, support, turns
from facilitator.ballots import NO_BALLOTS, Ballots
from facilitator.hour import agenda, pause, recess
from facilitator.instrument import Around, Instrument, orders_nothing
from rooms import aside, breakouts, session, state, vocabulary
from rooms.kernel import BaseCommand, Code, Instant, InvariantBroken, Issued, ParticipantId, Rejected, RoomId
from rooms.permissions import Permissions, merge, refusal
from rooms.refusals import no_such_session
from rooms.state import Session

Command: TypeAlias = (
    vocabulary.Command
    | breakouts.Command
    | moderation.Command
    | turns.Command
    | chat.Command
    | polls.Command
    | speech.Command
    | checkins.Command
    | scenes.Command
    | aside.Command
    | support.Command
    | agenda.Command
    | recess.Command
    | pause.Command
    | sharing.Command
)
Event: TypeAlias = (
    vocabulary.Event
    | breakouts.Event
    | moderation.Event
    | turns.Event
    | chat.Event
    | polls.Event
    | speech.Event
    | checkins.Event
    | scenes.Event
    | aside.Event
    | support.Event
    | agenda.Event
    | recess.Event
    | pause.Event
    | sharing.Event
)

INSTRUMENTS: Final[tuple[Instrument, ...]] = (
    asides.INSTRUMENT,
    moderation.INSTRUMENT,
    turns.INSTRUMENT,
    chat.INSTRUMENT,
    polls.INSTRUMENT,
    speech.INSTRUMENT,
    checkins.INSTRUMENT,
    scenes.INSTRUMENT,
    support.INSTRUMENT,
    agenda.INSTRUMENT,
    recess.INSTRUMENT,
    pause.INSTRUMENT,
    sharing.INSTRUMENT,
)
"""In the order in which they are asked what is due. An instrument is added by a line here, a field of `Desk`, and its
commands and events in the unions above."""

PERMISSIONS: Final[Permissions] = merge(vocabulary.MAY, breakouts.MAY, *(each.may for each in INSTRUMENTS))
AT_THE_DOOR: Final = vocabulary.AT_THE_DOOR.union(*(each.at_the_door for each in INSTRUMENTS))
"""What people who have not been let in yet may issue of what their role allows."""

_OF_COMMAND: Final = {command: each for each in INSTRUMENTS for command in each.may}
_OF_EVENT: Final = {event: each for each in INSTRUMENTS for event in each.events}
_FOLLOWERS: Final = {
    event: tuple(each for each in INSTRUMENTS if event in each.follows)
    for event in {event for each in INSTRUMENTS for event in each.follows}
}
_PLACES: Final = ("session", "breakouts", "asides")
"""The fields of the desk that say who is where; states share what stays the same."""

_WITH_NOTES: Final = tuple(each for each in INSTRUMENTS if each.notes is not None)
_ORDERING: Final = frozenset(e for each in INSTRUMENTS if each.orders is not orders_nothing for e in each.events)
_PASSES: Final = 20
"""After so many rounds of things that are due, something is due for ever."""


class Gates(msgspec.Struct, frozen=True):
    """What of somebody's media may go out now."""

    microphone: bool
    camera: bool
    screen: bool


class Desk(msgspec.Struct, frozen=True):
    """The state of a session and of every instrument in it."""

    session: Session
    breakouts: breakouts.Breakouts = breakouts.Breakouts()
    moderation: moderation.Moderation = moderation.Moderation()
    turns: turns.Turns = turns.Turns()
    polls: polls.Polls = polls.Polls()
    speech: speech.Speech = speech.Speech()
    checkins: checkins.CheckIns = checkins.CheckIns()
    scenes: scenes.Scenes = scenes.Scenes()
    chat: chat.ChatRules = chat.ChatRules()
    asides: aside.Asides = aside.Asides()
    support: support.Support = support.Support()
    agenda: agenda.Agenda = agenda.Agenda()
    recess: recess.Recess = recess.Recess()
    pauses: pause.Pauses = pause.Pauses()
    sharing: sharing.Sharing = sharing.Sharing()

    @property
    def around(self) -> Around:
        """The session as instruments see it."""
        return Around(session=self.session, rooms=self.breakouts, asides=self.asides, spoken=self.speech.spoken)

    def room_of(self, participant: ParticipantId) -> RoomId:
        """The room somebody is in now."""
        return self.around.room_of(participant)

    def gates(self, participant: ParticipantId) -> Gates:
        """What of somebody's media may go out now: all that nothing keeps in."""
        may_send = self.session.people[participant].may_send
        closed = [each.closes(getattr(self, each.part), self.around, participant) for each in INSTRUMENTS]
        return Gates(
            microphone=may_send and not any(by.microphone for by in closed),
            camera=may_send and not any(by.camera for by in closed),
            screen=may_send and not any(by.screen for by in closed),
        )


def decide(
    desk: Desk | None, issued: Issued[Command], now: Instant, ballots: Ballots = NO_BALLOTS
) -> tuple[Event, ...] | Rejected:
    """What follows from a command. `desk` is None as long as the session has not been created.

    `ballots` are the choices in anonymous polls that are open, which are in no state (`facilitator.ballots`).

    `now` never runs back within one session: the caller takes the later of its clock and the last event.
    """
    command = issued.command
    if desk is None:
        if isinstance(command, vocabulary.CreateSession) and issued.by is None:
            return session.decide(None, Issued(None, command), now)
        return no_such_session()
    if desk.session.is_over:
        return Rejected(Code.ENDED, "This session has ended.")
    refused = refusal(PERMISSIONS, AT_THE_DOOR, desk.session.people, issued)
    if refused is not None:
        return refused
    events = _answered(desk, issued, now, ballots)
    if isinstance(events, Rejected):
        return events
    return _completed(desk, _with_orders(desk, issued, events, now, ballots), now, ballots)


def _answered(desk: Desk, issued: Issued[Command], now: Instant, ballots: Ballots) -> tuple[Event, ...] | Rejected:
    """What follows from a command where it belongs."""
    command = issued.command
    instrument = _OF_COMMAND.get(type(command))
    if instrument is not None:
        return instrument.decide(getattr(desk, instrument.part), _around(desk, ballots), issued, now)
    if isinstance(command, breakouts.Command):
        asked = Issued(issued.by, _with_measured_speech(desk, command), issued.chance)
        return breakouts.decide(desk.breakouts, desk.session, asked, now)
    assert isinstance(command, vocabulary.Command)
    events = session.decide(desk.session, Issued(issued.by, command), now)
    if isinstance(events, Rejected) or not desk.breakouts.are_open:
        return events
    return (*events, *_in_small_rooms(desk, command, events, now))


def _with_measured_speech(desk: Desk, command: breakouts.Command) -> breakouts.Command:
    """Balanced rooms go by what was measured, unless the leader says otherwise."""
    if isinstance(command, breakouts.PlanBreakouts) and command.method is breakouts.Method.BALANCED:
        return msgspec.structs.replace(command, spoken=command.spoken or desk.speech.spoken)
    return command


def _in_small_rooms(
    desk: Desk, command: vocabulary.Command, events: tuple[vocabulary.Event, ...], now: Instant
) -> tuple[Event, ...]:
    """What follows in the small rooms from what has happened in the session: people who come in, time that passes."""
    after = reduce(evolve, events, desk)
    if after.session.is_over:
        return ()
    if isinstance(command, vocabulary.Tick):
        return breakouts.overdue(after.breakouts, now)
    return breakouts.place_latecomers(after.breakouts, desk.session, after.session, now)


# --- what an instrument has others do ---------------------------------------------------------------------------------


def _with_orders(
    desk: Desk, issued: Issued[Command], events: tuple[Event, ...], now: Instant, ballots: Ballots
) -> tuple[Event, ...]:
    """`events` and what follows from what their instruments order because of them, as if the issuer had asked for it.

    What is ordered orders nothing in its turn. What is refused is left out.
    """
    if not any(type(event) in _ORDERING for event in events):
        return events
    after = desk
    ordered: list[BaseCommand] = []
    for event in events:
        instrument = _OF_EVENT.get(type(event))
        if instrument is not None:
            ordered += instrument.orders(getattr(after, instrument.part), event)
        after = evolve(after, event)
    following: list[Event] = []
    for command in ordered:
        asked: Issued[Command] = msgspec.structs.replace(issued, command=command)
        if refusal(PERMISSIONS, AT_THE_DOOR, after.session.people, asked) is not None:
            continue
        answer = _answered(after, asked, now, ballots)
        if not isinstance(answer, Rejected):
            following += answer
            after = reduce(evolve, answer, after)
    return (*events, *following)


# --- what follows by itself ------------------------------------------------------------------------------------------


def _completed(desk: Desk, events: tuple[Event, ...], now: Instant, ballots: Ballots) -> tuple[Event, ...]:
    """`events` and what they make due in the instruments; before the session ends, what is to be put down."""
    ended = tuple(event for event in events if isinstance(event, vocabulary.SessionEnded))
    until_end = tuple(event for event in events if not isinstance(event, vocabulary.SessionEnded))
    after = reduce(evolve, until_end, desk)
    following: list[Event] = []
    for _ in range(_PASSES):
        around = _around(after, ballots)
        news = _first(each.due(getattr(after, each.part), around, now) for each in INSTRUMENTS)
        if not news:
            break
        following += news
        after = reduce(evolve, news, after)
    else:
        raise InvariantBroken(f"{type(following[-1]).__name__} is due for ever")
    for each in INSTRUMENTS if ended else ():
        last = each.ending(getattr(after, each.part), _around(after, ballots), now)
        following += last
        after = reduce(evolve, last, after)
    return (*until_end, *following, *ended)


def _around(desk: Desk, ballots: Ballots) -> Around:
    """The session as instruments see it while something is decided."""
    return msgspec.structs.replace(desk.around, ballots=ballots)


def _first(candidates: Iterable[tuple[Event, ...]]) -> tuple[Event, ...]:
    """The first that is not empty."""
    return next((events for events in candidates if events), ())


def evolve(desk: Desk | None, event: Event) -> Desk:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    instrument = _OF_EVENT.get(type(event))
    if instrument is not None:
        after = _running(desk, event)
        changed = {instrument.part: instrument.evolve(getattr(after, instrument.part), event)}
    elif isinstance(event, breakouts.Event):
        after = _running(desk, event)
        changed = {"breakouts": breakouts.evolve(after.breakouts, event)}
    else:
        assert isinstance(event, vocabulary.Event)
        if desk is None:
            return Desk(session=state.evolve(None, event))
        after = desk
        changed = {"session": state.evolve(desk.session, event)}
        if isinstance(event, breakouts.SessionNews):
            changed["breakouts"] = breakouts.evolve(desk.breakouts, event)
    for each in _FOLLOWERS.get(type(event), ()):
        changed[each.part] = each.evolve(changed.get(each.part, getattr(after, each.part)), event)
    return _noted(after, msgspec.structs.replace(after, **changed), event)


def _noted(before: Desk, after: Desk, event: Event) -> Desk:
    """`after`, with what instruments note of an event that has changed anything around them."""
    if all(getattr(before, field) is getattr(after, field) for field in _PLACES):
        return after
    changed = {
        each.part: each.notes(getattr(after, each.part), after.around, event.at)
        for each in _WITH_NOTES
        if each.notes is not None
    }
    return msgspec.structs.replace(after, **changed)


def _running(desk: Desk | None, event: Event) -> Desk:
    if desk is None or desk.session.is_over:
        raise InvariantBroken(f"{type(event).__name__} outside a running session")
    return desk


def next_deadline(desk: Desk | None) -> Instant | None:
    """When a `Tick` is due next, or None while nothing waits for time to pass."""
    if desk is None or desk.session.is_over:
        return None
    deadlines = (
        session.next_deadline(desk.session),
        breakouts.next_deadline(desk.breakouts),
        *(each.next_deadline(getattr(desk, each.part)) for each in INSTRUMENTS),
    )
    return min((deadline for deadline in deadlines if deadline is not None), default=None)
