"""What is seen of side conversations: by leaders all of them, by others the one they are in themselves."""

from __future__ import annotations

import msgspec

from facilitator.desk import Desk
from rooms.kernel import Instant, ParticipantId, RoomId
from server.live.standpoint import Standpoint, Viewer


class AsideView(msgspec.Struct, frozen=True):
    """`leader` has taken `participant` aside."""

    room: RoomId
    leader: ParticipantId
    participant: ParticipantId
    since: Instant


def fields(desk: Desk, viewer: Viewer, stands: Standpoint) -> dict[str, object]:
    """`asides`, oldest first."""
    told = (aside for aside in desk.asides.open.values() if stands.leads or viewer in aside.people)
    return {"asides": tuple(AsideView(each.room, each.leader, each.participant, each.since) for each in told)}
