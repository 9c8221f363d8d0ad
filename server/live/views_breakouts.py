"""What each person inside may know of small rooms.

Everyone knows which rooms there are, when they close, and who speaks to all of them. Beyond that people know their own
room: who is in it, and who listens in there. Leaders know every room, who calls for help, who has no room, the plan and
the pairs.
"""

from __future__ import annotations

from facilitator.desk import Desk
from rooms.breakouts.state import Plan, pairs
from rooms.kernel import MAIN_ROOM, ParticipantId, RoomId
from rooms.people import MEMBERS
from server.live.view_types import BreakoutsView, PairsView, PlannedRoom, PlanView, RoomView


def rooms(desk: Desk, own: RoomId | None) -> tuple[RoomView, ...]:
    """The main room, the small ones, and of the side rooms no other than `own`, the viewer's room, which is None for a
    leader, who knows all."""
    state = desk.breakouts
    small = (
        RoomView(
            id=room.id,
            name=room.name,
            closing_at=room.closing_at,
            limit=room.limit,
            listening=_listening(desk, room.id) if own is None or own == room.id else (),
        )
        for room in state.rooms.values()
    )
    aside = (RoomView(id=room, name="Side room") for room in desk.asides.open if own is None or own == room)
    return (RoomView(id=MAIN_ROOM, name="Main room"), *small, *aside)


def breakouts(desk: Desk, viewer: ParticipantId | None, leads: bool) -> BreakoutsView | None:
    """The round that is on, or None while there are no small rooms."""
    state = desk.breakouts
    if not state.are_open:
        return None
    unassigned = (p.id for p in desk.session.here if p.role in MEMBERS and p.id not in state.places)
    return BreakoutsView(
        round=state.round,
        ends_at=None if state.timer is None else state.timer.ends_at,
        closing_at=state.closing_at,
        warned=state.warned,
        choose=state.choose,
        may_return=state.may_return,
        addressing=_addressing(desk, viewer),
        help=tuple(who for who in state.help if leads or who == viewer),
        unassigned=tuple(unassigned) if leads else (),
    )


def _addressing(desk: Desk, viewer: ParticipantId | None) -> tuple[ParticipantId, ...]:
    """Who is seen and heard in all rooms: nothing passes out of a side room or into one."""
    if viewer is not None and desk.asides.of(viewer) is not None:
        return ()
    return tuple(who for who in desk.breakouts.addressing if desk.asides.of(who) is None)


def plan(desk: Desk) -> PlanView | None:
    """The plan, for leaders. Those who have left are in it and not shown: they are not placed unless they come back."""
    made = desk.breakouts.plan
    if made is None:
        return None
    here = tuple(person.id for person in desk.session.here)
    planned = (
        PlannedRoom(id=room.id, name=room.name, limit=room.limit, participants=_placed(made, room.id, here))
        for room in made.rooms
    )
    return PlanView(method=made.method, rooms=tuple(planned))


def kept_pairs(desk: Desk) -> PairsView | None:
    """Who is kept apart and together, for leaders, as far as both have come; None when that is nobody."""
    known = pairs(desk.breakouts, desk.session)
    return PairsView(apart=known.apart, together=known.together) if known.apart or known.together else None


def _placed(made: Plan, room: RoomId, here: tuple[ParticipantId, ...]) -> tuple[ParticipantId, ...]:
    return tuple(who for who in here if made.places.get(who) == room)


def _listening(desk: Desk, room: RoomId) -> tuple[ParticipantId, ...]:
    state = desk.breakouts
    return tuple(p.id for p in desk.session.here if state.listens_in(p.id) and desk.room_of(p.id) == room)
