"""The screens that are shared, as a viewer may know of them.

Rules that hold: that a screen is shared is known in its room, and to leaders; who may share is the leaders' to see, and
everyone knows it of themselves.
"""

from __future__ import annotations

import msgspec

from facilitator.desk import Desk
from rooms.kernel import Instant, ParticipantId, RoomId
from rooms.people import MEMBERS
from server.live.standpoint import Standpoint, Viewer


class ScreenView(msgspec.Struct, frozen=True):
    """A screen that `participant` shares in `room`. `waiting`: their link is lost."""

    room: RoomId
    participant: ParticipantId
    since: Instant
    waiting: bool


class SharingView(msgspec.Struct, frozen=True):
    """`allowed`: the viewer may share their own screen. `everyone`: all who are inside may, newcomers too, save those
    from whom it was taken. `participants` are those inside who may and do not lead; for others than leaders themselves
    at most."""

    screens: tuple[ScreenView, ...] = ()
    allowed: bool = False
    everyone: bool = False
    participants: tuple[ParticipantId, ...] = ()


def fields(desk: Desk, viewer: Viewer, stands: Standpoint) -> dict[str, object]:
    """`sharing`, for somebody who is inside."""
    return {"sharing": shown(desk, viewer, stands)}


def shown(desk: Desk, viewer: Viewer, stands: Standpoint) -> SharingView:
    """What somebody inside may know of it."""
    sharing = desk.sharing
    screens = (
        ScreenView(room, share.participant, share.since, share.lost_at is not None)
        for room, share in sharing.on.items()
        if stands.leads or room == stands.room
    )
    may = tuple(person.id for person in desk.session.here if person.role in MEMBERS and sharing.permit.lets(person))
    return SharingView(
        screens=tuple(screens),
        allowed=stands.leads or viewer in may,
        everyone=sharing.permit.everyone,
        participants=may if stands.leads else tuple(who for who in may if who == viewer),
    )
