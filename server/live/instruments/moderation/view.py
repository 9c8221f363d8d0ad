"""What is locked, as a viewer may know it.

Rule that holds: a lock on everyone is known to everyone; one on single people to themselves and the leaders.
"""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.desk import Desk
from facilitator.moderation import Lock
from rooms.kernel import ParticipantId
from server.live.standpoint import Standpoint, Viewer


class LockView(msgspec.Struct, frozen=True):
    """`everyone`: everyone but the leaders is locked, who comes in too, save those who were let off. `participants` are
    those inside who are locked; others than leaders see only themselves in it."""

    everyone: bool = False
    participants: tuple[ParticipantId, ...] = ()


class LocksView(msgspec.Struct, frozen=True):
    microphones: LockView = LockView()
    cameras: LockView = LockView()


def fields(desk: Desk, viewer: Viewer, stands: Standpoint) -> dict[str, Any]:
    """`locks`, for somebody who is inside."""

    def shown(lock: Lock) -> LockView:
        held = tuple(person.id for person in desk.session.here if lock.holds(person.id, person.role))
        return LockView(lock.everyone, held if stands.leads else tuple(who for who in held if who == viewer))

    return {"locks": LocksView(shown(desk.moderation.microphones), shown(desk.moderation.cameras))}
