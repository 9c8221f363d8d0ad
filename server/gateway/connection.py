"""One client's connection: the subscriber the session tells of what happens.

    joined --welcome--> open --goodbye | slow | gone--> closed

Rule that holds: everything goes out in the order it was said, nothing before the welcome and nothing after the goodbye;
a client that does not read is closed rather than waited for, and finds what it missed when it comes back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import msgspec

from rooms.kernel import ParticipantId
from server.gateway.limits import TokenBucket
from server.gateway.messages import Goodbye, GoodbyeCode, Welcome
from server.gateway.transport import Transport
from server.live.audience import Wire
from server.live.runner import SessionRunner

_log = logging.getLogger(__name__)

Close = Callable[["Connection", GoodbyeCode | None], None]
"""Called once when the connection is over on our side; with a code after a goodbye, else because it is slow or gone."""


class Connection:
    """A `server.live.audience.Subscriber` over Socket.IO."""

    def __init__(
        self,
        transport: Transport,
        sid: str,
        runner: SessionRunner,
        participant: ParticipantId,
        commands: TokenBucket,
        offers: TokenBucket,
        shows: TokenBucket,
        close: Close,
    ) -> None:
        self.sid = sid
        self.runner = runner
        self.participant = participant
        self.commands = commands
        self.offers = offers
        self.shows = shows
        self.closed = False
        self._transport = transport
        self._close = close

    def welcome(self, welcome: Welcome, missed: list[Wire] | None) -> None:
        """The first message; `missed` comes in its wire form and takes the place of the field."""
        self._push("welcome", {**msgspec.to_builtins(welcome), "missed": missed})

    def events(self, batch: list[Wire]) -> None:
        self._push("events", batch)

    def seats(self, table: list[Wire]) -> None:
        self._push("seats", table)

    def signals(self, data: Wire) -> None:
        self._push("signals", data)

    def goodbye(self, code: GoodbyeCode, message: str) -> None:
        if self.closed:
            return
        self._push("goodbye", msgspec.to_builtins(Goodbye(code, message)))
        if not self.closed:  # the push itself may have found the client gone
            self.closed = True
            self._close(self, code)

    def _push(self, event: str, data: object) -> None:
        if self.closed or self._transport.push(self.sid, event, data):
            return
        self.closed = True
        _log.debug("connection %s is gone or does not read", self.sid)
        self._close(self, None)
