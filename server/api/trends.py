"""The trend of somebody's check-ins over the sessions of their group, in the HTTP API."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from rooms.kernel import Code
from server.api.access import Access
from server.api.operations import Call, Operation
from server.api.problems import refuse
from server.directory.groupbook import Groupbook
from server.directory.kernel import PersonId
from server.directory.keys import Scope
from server.live.sessions import Sessions
from server.trends import Trend, Trends

MOST_SESSIONS: Final = 50


class TrendQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Over how many sessions, the latest."""

    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST_SESSIONS)] = 20


class TrendsApi:
    """See the module."""

    def __init__(self, book: Groupbook, sessions: Sessions, trends: Trends) -> None:
        self._access = Access(book, sessions)
        self._trends = trends

    def operations(self) -> list[Operation]:
        """What can be asked of trends."""
        return [
            Operation(
                name="checkInTrend", method="GET", path="/groups/{group}/people/{person}/check-ins",
                access=Scope.REPORTS_READ, query=TrendQuery, handler=self._show, answer=Trend,
                summary="Show what somebody keeps of their check-ins, session by session. That is put into the audit.",
            )
        ]  # fmt: skip

    async def _show(self, call: Call[TrendQuery, None]) -> Trend:
        group = self._access.group(call.grant, call.path["group"])
        trend = await self._trends.of(group, PersonId(call.path["person"]), call.query.limit, call.grant.by)
        if trend is None:
            raise refuse(Code.NOT_FOUND, "There is no such person in this group.")
        return trend
