"""Before the rooms open: who is kept apart and together, the plan, and the launch.

A plan is for the leaders to look at and to change; nobody else knows of it, and it moves nobody. Rules that hold:

- No plan and no launch puts people together who are kept apart, or divides those kept together; where that cannot be,
  nothing happens and the leader is told why, with names.
- A launch places those who are still here; who has left since comes in late.
- Rooms open only while none are open: one round at a time. The next may be planned meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rooms import assignment
from rooms.assignment import Groups, Impossible
from rooms.breakouts.state import Breakouts, evolve, pairs, resolved, rounds
from rooms.breakouts.vocabulary import (
    Assign,
    BreakoutsOpened,
    BreakoutsPlanned,
    Event,
    KeepPairs,
    KeyPair,
    LaunchBreakouts,
    Method,
    OpenBreakouts,
    PairsKept,
    PlanBreakouts,
    PlanChanged,
    PlanDiscarded,
    RecallRounds,
    RenameRoom,
    RoomPlan,
    RoomRenamed,
    RoundsRecalled,
)
from rooms.chance import shuffled
from rooms.kernel import Code, Instant, ParticipantId, Rejected, RoomId
from rooms.names import MAX_NAME, clean_name
from rooms.people import MEMBERS
from rooms.refusals import no_such_person
from rooms.state import Session

MAX_ROOMS: Final = 50
MAX_PAIRS: Final = 200
MAX_MINUTES: Final = 24 * 60

KEPT_APART: Final = "These people are to be kept apart."


def plan(
    state: Breakouts, session: Session, command: PlanBreakouts, by: ParticipantId | None, now: Instant, chance: int
) -> tuple[Event, ...] | Rejected:
    """A plan, made as the command says."""
    people = _to_be_placed(session, command.people)
    if isinstance(people, Rejected):
        return people
    groups = _groups(state, session, command, people, chance)
    if isinstance(groups, Rejected):
        return groups
    names = _names(command.names, len(groups))
    if isinstance(names, Rejected):
        return names
    limit = command.size if command.method is Method.SELF_CHOSEN else None
    rooms = tuple(
        RoomPlan(id=room_id(state, number), name=name, participants=group, limit=limit)
        for number, (name, group) in enumerate(zip(names, groups, strict=True), start=1)
    )
    planned = BreakoutsPlanned(at=now, method=command.method, rooms=rooms, by=by)
    return () if evolve(state, planned) == state else (planned,)


def assign(
    state: Breakouts, session: Session, command: Assign, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """One person's place in the plan. Those kept together may be divided on the way; the launch looks at the whole."""
    if state.plan is None:
        return _no_plan()
    person = session.people.get(command.participant)
    if person is None or not person.is_here:
        return no_such_person()
    if command.room is not None and command.room not in {room.id for room in state.plan.rooms}:
        return Rejected(Code.NOT_FOUND, "There is no such room in the plan.")
    if state.plan.places.get(person.id) == command.room:
        return ()
    if command.room is not None:
        foes = adversaries(state, session, person.id)
        met = tuple(who for who, where in state.plan.places.items() if where == command.room and who in foes)
        if met:
            return refused(session, Impossible(KEPT_APART, (person.id, *met)))
    return (PlanChanged(at=now, participant=person.id, room=command.room, by=by),)


def discard(state: Breakouts, by: ParticipantId | None, now: Instant) -> tuple[Event, ...]:
    """No plan any more."""
    return () if state.plan is None else (PlanDiscarded(at=now, by=by),)


def launch(
    state: Breakouts, session: Session, command: LaunchBreakouts, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """The plan comes true, for those who are still here."""
    if state.are_open:
        return _one_at_a_time()
    if state.plan is None:
        return _no_plan()
    here = {person.id for person in session.here}
    places = tuple((who, where) for who, where in state.plan.places.items() if who in here)
    rooms = tuple(
        RoomPlan(room.id, room.name, tuple(who for who, where in places if where == room.id), room.limit)
        for room in state.plan.rooms
    )
    return _opened(state, session, rooms, command, state.plan.method is Method.SELF_CHOSEN, by, now)


def open_at_once(
    state: Breakouts, session: Session, command: OpenBreakouts, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Rooms as they are asked for, without a plan."""
    names = _names(tuple(room.name for room in command.rooms), len(command.rooms))
    if isinstance(names, Rejected):
        return names
    here = {person.id for person in session.here}
    if any(who not in here for room in command.rooms for who in room.participants):
        return no_such_person()
    rooms = tuple(
        RoomPlan(id=room_id(state, number), name=name, participants=room.participants)
        for number, (name, room) in enumerate(zip(names, command.rooms, strict=True), start=1)
    )
    return _opened(state, session, rooms, command, command.choose, by, now)


def _opened(
    state: Breakouts,
    session: Session,
    rooms: tuple[RoomPlan, ...],
    terms: LaunchBreakouts | OpenBreakouts,
    choose: bool,
    by: ParticipantId | None,
    now: Instant,
) -> tuple[Event, ...] | Rejected:
    if state.are_open:
        return _one_at_a_time()
    wrong = assignment.objection(tuple(room.participants for room in rooms), pairs(state, session))
    if wrong is not None:
        return refused(session, wrong)
    ends_at = None if terms.minutes is None else minutes_from(now, terms.minutes)
    if isinstance(ends_at, Rejected):
        return ends_at
    opened = BreakoutsOpened(
        at=now, rooms=rooms, ends_at=ends_at, late=terms.late, may_return=terms.may_return, choose=choose, by=by
    )
    return (opened,)


def rename(
    state: Breakouts, command: RenameRoom, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Another name for a room that is planned or open. Nobody moves, and nothing of its time changes."""
    planned = () if state.plan is None else state.plan.rooms
    room = state.rooms.get(command.room) or next((each for each in planned if each.id == command.room), None)
    if room is None:
        return Rejected(Code.NOT_FOUND, "There is no such room in the plan.")
    name = clean_name(command.name)
    if name is None:
        return _bad_room_name()
    if name == room.name:
        return ()
    return (RoomRenamed(at=now, room=room.id, name=name, planned=room.id not in state.rooms, by=by),)


def keep(
    state: Breakouts, session: Session, command: KeepPairs, by: ParticipantId | None, now: Instant
) -> tuple[Event, ...] | Rejected:
    """Who is kept apart and together from now on. Rooms that are open stay as they are.

    A leader speaks of those who have come; what was said of others stays.
    """
    said = (*command.apart, *command.together)
    if any(one == other for one, other in said):
        return Rejected(Code.INVALID, "A pair is two different people.")
    known = session.people.keys() if by is not None else session.people.keys() | session.invitations.keys()
    if any(key not in known for pair in said for key in pair):
        return no_such_person()
    apart, together = command.apart, command.together
    if by is not None:
        apart, together = (*apart, *_absent(session, state.apart)), (*together, *_absent(session, state.together))
    if len(apart) + len(together) > MAX_PAIRS:
        return Rejected(Code.INVALID, f"There can be at most {MAX_PAIRS} pairs.")
    if (apart, together) == (state.apart, state.together):
        return ()
    return (PairsKept(at=now, apart=apart, together=together, by=by),)


def _absent(session: Session, keys: Sequence[KeyPair]) -> tuple[KeyPair, ...]:
    return tuple(pair for pair in keys if any(resolved(session, key) is None for key in pair))


def recall(state: Breakouts, command: RecallRounds, now: Instant) -> tuple[Event, ...]:
    """Rounds of earlier sessions, in place of those recalled before."""
    return () if command.rounds == state.earlier else (RoundsRecalled(at=now, rounds=command.rounds),)


def minutes_from(start: Instant, minutes: float) -> Instant | Rejected:
    """The instant so many minutes after `start`."""
    if not 0 < minutes <= MAX_MINUTES:  # also false for what is not a number
        return Rejected(Code.INVALID, f"The time must be more than 0 and at most {MAX_MINUTES} minutes.")
    return Instant(start + round(minutes * 60_000))


def adversaries(state: Breakouts, session: Session, who: ParticipantId) -> frozenset[ParticipantId]:
    """Those whom somebody is kept apart from."""
    apart = pairs(state, session).apart
    return frozenset(other for pair in apart if who in pair for other in pair if other != who)


def refused(session: Session, impossible: Impossible) -> Rejected:
    """What a leader is told, with the names of those it is about."""
    if not impossible.people:
        return Rejected(Code.CONFLICT, impossible.reason)
    names = ", ".join(session.people[who].name for who in impossible.people)
    return Rejected(Code.CONFLICT, f"{impossible.reason.removesuffix('.')}: {names}.")


def room_id(state: Breakouts, number: int) -> RoomId:
    """What the room of this number is called in the next round. Ids are no secret: every command is judged."""
    return RoomId(f"room-{state.round + 1}-{number}")


# --- making a plan ---------------------------------------------------------------------------------------------------


def _to_be_placed(session: Session, wish: tuple[ParticipantId, ...] | None) -> tuple[ParticipantId, ...] | Rejected:
    if wish is None:
        return tuple(person.id for person in session.here if person.role in MEMBERS)
    if len(set(wish)) < len(wish):
        return Rejected(Code.INVALID, "Somebody is named twice.")
    here = {person.id for person in session.here}
    return wish if here.issuperset(wish) else no_such_person()


def _groups(
    state: Breakouts, session: Session, command: PlanBreakouts, people: tuple[ParticipantId, ...], chance: int
) -> Groups | Rejected:
    if command.method is Method.REPEAT:
        return _again(state, session, people)
    number = _number_of_rooms(command, len(people))
    if isinstance(number, Rejected):
        return number
    if command.method in (Method.MANUAL, Method.SELF_CHOSEN):
        return ((),) * number
    if number > len(people):
        return Rejected(Code.INVALID, "There are more rooms than people to be placed.")
    lot, known = shuffled(people, chance), pairs(state, session)
    if command.method is Method.ROTATION:
        found = assignment.by_rotation(lot, number, known, rounds(state, session))
    elif command.method is Method.BALANCED:
        found = assignment.balanced(lot, number, known, command.spoken)
    else:
        found = assignment.by_lot(lot, number, known)
    return refused(session, found) if isinstance(found, Impossible) else found


def _again(state: Breakouts, session: Session, people: tuple[ParticipantId, ...]) -> Groups | Rejected:
    """The groups of the last round, of those who are to be placed; who was in several of its rooms is in the first."""
    last = next((groups for groups in reversed(rounds(state, session)) if any(groups)), None)
    if last is None:
        return Rejected(Code.CONFLICT, "There has been no round that could be repeated.")
    left = set(people)
    again = []
    for group in last:
        again.append(tuple(who for who in group if who in left))
        left.difference_update(group)
    wrong = assignment.objection(tuple(again), pairs(state, session))
    return tuple(again) if wrong is None else refused(session, wrong)


def _number_of_rooms(command: PlanBreakouts, people: int) -> int | Rejected:
    number = command.rooms if command.rooms is not None else len(command.names) or None
    if number is not None and command.size is not None and command.method is not Method.SELF_CHOSEN:
        return Rejected(Code.INVALID, "Say how many rooms, or how many people in each, but not both.")
    if command.size is not None and command.size < 1:
        return Rejected(Code.INVALID, "A room is for at least one person.")
    if number is None and command.size is not None:
        number = assignment.rooms_for(people, command.size)
    if number is None:
        return Rejected(Code.INVALID, "Say how many rooms there are to be, or how many people in each.")
    return number if 1 <= number <= MAX_ROOMS else _too_many_rooms()


def _names(wish: tuple[str, ...], rooms: int) -> tuple[str, ...] | Rejected:
    """Names for so many rooms: those wished for, and numbers for the others."""
    if not 1 <= rooms <= MAX_ROOMS:
        return _too_many_rooms()
    if len(wish) > rooms:
        return Rejected(Code.INVALID, "There are more names than rooms.")
    names = [clean_name(name) for name in wish]
    cleaned = tuple(name for name in names if name is not None)
    if len(cleaned) < len(names):
        return _bad_room_name()
    return (*cleaned, *(f"Room {number}" for number in range(len(wish) + 1, rooms + 1)))


def _bad_room_name() -> Rejected:
    return Rejected(Code.INVALID, f"A room's name has 1 to {MAX_NAME} characters.")


def _too_many_rooms() -> Rejected:
    return Rejected(Code.INVALID, f"There can be 1 to {MAX_ROOMS} rooms.")


def _no_plan() -> Rejected:
    return Rejected(Code.NOT_FOUND, "There is no plan for small rooms.")


def _one_at_a_time() -> Rejected:
    return Rejected(Code.CONFLICT, "Small rooms are open already; close them first.")
