"""What is seen of calls for support: by leaders all of them, by others their own, and nothing else by anybody."""

from __future__ import annotations

import msgspec

from facilitator.desk import Desk
from facilitator.support import Call
from rooms.kernel import Instant, ParticipantId
from server.live.standpoint import Standpoint, Viewer


class SupportCall(msgspec.Struct, frozen=True):
    """Somebody needs support, since `since`. `seen`: they have been told that it has been seen, by the leader
    `seen_by`. `here` is false when
    they have gone meanwhile; `name` is there for then."""

    participant: ParticipantId
    name: str
    since: Instant
    seen: bool
    seen_by: ParticipantId | None
    here: bool


def fields(desk: Desk, viewer: Viewer, stands: Standpoint) -> dict[str, object]:
    """`support` in order of asking, and `stepped_out`."""
    calls = (call for call in desk.support.calls if stands.leads or call.participant == viewer)
    out = (person.id for person in desk.session.here if person.stepped_out) if stands.leads else ()
    return {"support": tuple(_shown(desk, call) for call in calls), "stepped_out": tuple(out)}


def _shown(desk: Desk, call: Call) -> SupportCall:
    person = desk.session.people[call.participant]
    return SupportCall(person.id, person.name, call.since, call.seen, call.seen_by, person.is_here)
