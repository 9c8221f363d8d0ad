"""The media side of one session: seat tables by viewer, and the SFU told of every change.

Rule that holds: after `arrange` has returned, the SFU forwards exactly what follows from the state it was given. A
fault of the SFU is logged, and it is told again with the next change; the fault never reaches the session.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from facilitator.desk import Desk
from rooms.kernel import ParticipantId, SessionId
from server.live.media_plan import SeatRow, SeatTable, elsewhere, media_plan, reseat, seat_rows, sitters
from server.ports import DesiredMedia, MediaPlane

_log = logging.getLogger(__name__)


class Stage:
    """Owns the seat tables of one session and the last plan its SFU was given."""

    def __init__(self, session: SessionId, plane: MediaPlane) -> None:
        self._session = session
        self._plane = plane
        self._tables: dict[ParticipantId, SeatTable] = {}
        self._applied: DesiredMedia | None = None

    def resize(self, viewer: ParticipantId, seats: int) -> None:
        """Remember how many seats the viewer's transport has; who sits in them stays. `arrange` comes after."""
        self._tables[viewer] = (*self._tables.get(viewer, ()), *[None] * seats)[:seats]
        self._applied = None  # a new transport has to be told even if nothing else has changed

    def arrange(self, desk: Desk) -> None:
        """Seat everyone anew where the state asks for it, and make the SFU follow."""
        if desk.session.is_over:
            self.close()
            return
        around = {person.id for person in desk.session.around}
        self._tables = {
            viewer: reseat(table, sitters(desk, viewer), len(table), elsewhere(desk, viewer))
            for viewer, table in self._tables.items()
            if viewer in around
        }
        plan = media_plan(desk, self._tables)
        if plan == self._applied:
            return
        followed = self._told(lambda: self._plane.apply(self._session, plan))
        self._applied = plan if followed else None

    def show(self, viewer: ParticipantId, widths: Mapping[int, int]) -> None:
        """Somebody shows their seats so wide; see `MediaPlane.show`."""
        self._told(lambda: self._plane.show(self._session, viewer, widths))

    def rows(self, desk: Desk, viewer: ParticipantId) -> tuple[SeatRow, ...] | None:
        """The viewer's seats as they are sent to them; None before their first media offer."""
        table = self._tables.get(viewer)
        return None if table is None else seat_rows(desk, viewer, table)

    def close(self) -> None:
        """Close every transport of the session."""
        self._tables.clear()
        self._told(lambda: self._plane.close_session(self._session))

    def _told(self, tell: Callable[[], None]) -> bool:
        try:
            tell()
        except Exception:  # noqa: BLE001 - whatever the fault of the SFU is, the session goes on without it
            _log.exception("the SFU did not follow session %s", self._session)
            return False
        return True
