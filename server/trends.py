"""How somebody of a group's roster was over its sessions, as far as they keep it in their record.

A person of the roster is another participant in each session; what links them is the way in that they have into it.
Rule that holds: who asks is put into the audit, with whom they asked about, before anything is read.
"""

from __future__ import annotations

import logging

import msgspec

from rooms.kernel import Instant, SessionId
from server.directory.groupbook import PREFIX
from server.directory.groups.state import Group, Planned
from server.directory.kernel import PersonId
from server.live.sessions import NotFound, Sessions
from server.ports import LogBroken
from server.record.audit import Audit
from server.record.reports_checkins import OwnCheckIn, own, reported

_log = logging.getLogger(__name__)


class SessionTrend(msgspec.Struct, frozen=True):
    """What somebody keeps of one session's check-ins."""

    session: SessionId
    title: str
    starts_at: Instant
    check_ins: tuple[OwnCheckIn, ...]


class Trend(msgspec.Struct, frozen=True):
    """The sessions of which somebody keeps an answer, the earliest first."""

    person: PersonId
    sessions: tuple[SessionTrend, ...]


class Trends:
    """See the module."""

    def __init__(self, sessions: Sessions, audit: Audit) -> None:
        self._sessions = sessions
        self._audit = audit

    async def of(self, group: Group, person: PersonId, most: int, by: str) -> Trend | None:
        """Over the `most` latest sessions. None: the group has never known this person.

        Raises: StoreUnavailable.
        """
        planned = [each for each in group.sessions.values() if each.way(person=person) is not None]
        if person not in group.roster and not planned:
            return None
        await self._audit.read(f"{PREFIX}{group.id}", "trend", by, about=person)
        held = sorted((each for each in planned if not each.cancelled), key=lambda each: each.starts_at)
        found = [await self._in_session(each, person) for each in held[-most:]]
        return Trend(person, tuple(each for each in found if each.check_ins))

    async def _in_session(self, planned: Planned, person: PersonId) -> SessionTrend:
        kept: tuple[OwnCheckIn, ...] = ()
        try:
            desk = (await self._sessions.get(planned.id)).state
        except NotFound:
            desk = None  # purged, or not made yet
        except LogBroken as error:
            _log.error("session %s is left out of a trend: %s", planned.id, error)
            desk = None
        way = planned.way(person=person)
        invitation = None if desk is None or way is None else desk.session.invitations.get(way.invitation)
        if desk is not None and invitation is not None and invitation.participant is not None:
            all_own = own(reported(desk.checkins), invitation.participant)
            kept = tuple(each for each in all_own if each.answers is not None)
        return SessionTrend(planned.id, planned.title, planned.starts_at, kept)
