"""The page of a link, before anybody comes in: what the link is, told to whoever holds it and to nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final

import msgspec

from rooms.kernel import Code, Rejected
from server.api.operations import Call, Nothing, Operation, accepted
from server.api.problems import refuse
from server.auth import MAX_TOKEN
from server.config import Limits
from server.gateway.limits import Buckets
from server.links import Links, LinkState

_TOO_OFTEN: Final = "This link was used too often just now; please wait a moment."


class LinkToken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The token of an invitation's link, or one's own from a welcome."""

    token: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TOKEN)]


class LinksApi:
    """`steady` is a clock in seconds. Looking at a link counts as coming in by it does, by address and by link."""

    def __init__(self, links: Links, limits: Limits, steady: Callable[[], float]) -> None:
        self._links = links
        self._addresses: Buckets[str] = Buckets(limits.connects_per_minute / 60, limits.connects_burst, steady)
        self._looks: Buckets[str] = Buckets(limits.joins_per_minute / 60, limits.joins_burst, steady)

    def operations(self) -> list[Operation]:
        """What can be asked of links."""
        return [
            Operation(
                name="lookAtLink", method="POST", path="/link", access="anyone",
                summary="Say what a link leads to, to whoever holds it.",
                handler=self._look, body=LinkToken, answer=LinkState,
            ),
        ]  # fmt: skip

    async def _look(self, call: Call[Nothing, LinkToken]) -> LinkState:
        if not self._addresses.take(call.address):
            raise refuse(Code.RATE_LIMITED, _TOO_OFTEN)
        claims = self._links.read(call.body.token)
        if not isinstance(claims, Rejected) and not self._looks.take(claims.par or claims.inv):
            raise refuse(Code.RATE_LIMITED, _TOO_OFTEN)
        return accepted(await self._links.look(claims))
