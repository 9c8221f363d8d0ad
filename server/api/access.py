"""Which groups and sessions somebody may work with.

API keys and admins work with all. Staff work with the groups they are a facilitator of, and the sessions of these; of
others they are not even told that they exist.
"""

from __future__ import annotations

from rooms.kernel import Code, SessionId
from server.api.problems import refuse
from server.directory.directory import Grant
from server.directory.groupbook import Groupbook, NoGroup
from server.directory.groups.state import Group
from server.directory.kernel import GroupId
from server.live.runner import SessionRunner
from server.live.sessions import NotFound, Sessions


def limited(grant: Grant) -> bool:
    """Whether somebody works with their own groups only."""
    return grant.staff is not None and not grant.everything


def may(grant: Grant, group: Group) -> bool:
    """Whether somebody may work with a group."""
    return not limited(grant) or grant.staff in group.facilitators


class Access:
    """Finds what somebody may work with."""

    def __init__(self, book: Groupbook, sessions: Sessions) -> None:
        self._book = book
        self._sessions = sessions

    def groups(self, grant: Grant) -> list[Group]:
        """All of them, the oldest first."""
        return [group for group in self._book.all() if may(grant, group)]

    def group(self, grant: Grant, id_: str) -> Group:
        """One group. Raises: Refusal."""
        try:
            group = self._book.get(GroupId(id_))
        except NoGroup:
            group = None
        if group is None or not may(grant, group):
            raise refuse(Code.NOT_FOUND, "There is no such group.")
        return group

    def may_see(self, grant: Grant, session: SessionId) -> bool:
        """Whether a session, if there is one, is somebody's to work with."""
        if not limited(grant):
            return True
        found = self._book.of_session(session)
        return found is not None and may(grant, found[0])

    async def session(self, grant: Grant, id_: str) -> SessionRunner:
        """One session. Raises: Refusal, StoreUnavailable, LogBroken."""
        session = SessionId(id_)
        if self.may_see(grant, session):
            try:
                return await self._sessions.get(session)
            except NotFound:
                pass
        raise refuse(Code.NOT_FOUND, "There is no such session.")
