"""From Socket.IO to the session runner: who may come in, what they ask for, what they are answered.

    CONNECT ──token──▶ session, invitation ──join──▶ runner ──attach──▶ "welcome", then everything else

Rule that holds: every command goes to the session under the identity of its connection, which comes from the signed
token; nothing in a message can claim another. Whatever arrives, the handlers answer and do not raise.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

import msgspec
from aiohttp import web

from facilitator.desk import Command as CoreCommand
from rooms.kernel import Code, Issued, ParticipantId, Rejected
from rooms.people import Person, Role
from server.auth import Claims, Tokens
from server.config import Config
from server.gateway import messages
from server.gateway.connection import Connection
from server.gateway.limits import Buckets, TokenBucket
from server.gateway.messages import GoodbyeCode
from server.gateway.transport import Transport, refusal
from server.invitations import Invitations
from server.live.runner import SessionRunner
from server.live.sessions import NotFound, Sessions
from server.metrics import Metrics
from server.ports import Clock, Ids, LogBroken, StoreUnavailable
from server.relays import ice_servers

_log = logging.getLogger(__name__)

MOST_SEATS: Final = 32
"""What the SFU takes in one offer (`server.sfu.sdp.Limits`)."""
SWEEP_EVERY: Final = 2.0
PATIENCE_PER_SECOND: Final = 5.0
PATIENCE: Final = 200
"""Refused-for-rate messages a connection may pile up before it is ended."""
SHOWS_PER_SECOND: Final = 2.0
SHOWS_BURST: Final = 10
"""How often a page says what it shows: when a window is resized, people come and go, a tab is left."""
_FOR_GOOD: Final[frozenset[GoodbyeCode]] = frozenset({"replaced", "left", "removed", "dismissed", "ended"})
"""Goodbyes after which a client shall not come back by itself."""

Reply = dict[str, Any]  # Any: what msgpack takes is not a type of its own


class Gateway:
    """The signalling server of a node.

    `clock` is steady, in seconds. `admit` tells to which session the token of a group's invitation leads now. While
    `ready` says no, the node is starting or stopping and nobody comes in.
    """

    def __init__(
        self,
        config: Config,
        sessions: Sessions,
        tokens: Tokens,
        invitations: Invitations,
        ids: Ids,
        metrics: Metrics,
        public_url: str,
        clock: Callable[[], float],
        wall: Clock,
        admit: Callable[[Claims], Awaitable[Claims | Rejected]],
        ready: Callable[[], bool],
    ) -> None:
        self._config = config
        self._limits = config.limits
        self._sessions = sessions
        self._tokens = tokens
        self._invitations = invitations
        self._ids = ids
        self._metrics = metrics
        self._clock = clock
        self._wall = wall
        self._admit = admit
        self._ready = ready
        self._joins: Buckets[str] = Buckets(self._limits.joins_per_minute / 60, self._limits.joins_burst, clock)
        self._connects: Buckets[str] = Buckets(
            self._limits.connects_per_minute / 60, self._limits.connects_burst, clock
        )
        self._connections: dict[str, Connection] = {}
        self._arriving: dict[str, _Arrival] = {}
        self._patience: dict[str, TokenBucket] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._transport = Transport(
            message_bytes=self._limits.message_bytes, public_url=public_url, count=metrics.dropped, clock=clock
        )
        self._transport.on("connect", self._guarded_connect)
        self._transport.on("disconnect", self._disconnected)
        self._transport.on("command", self._answering("command", self._command))
        self._transport.on("media", self._answering("media", self._media))
        self._transport.on("show", self._answering("show", self._show))
        self._transport.on("*", self._unknown)
        self._transport.established = self._established
        metrics.gauges(lambda: {"connections": len(self._connections), "transports": self._transport.transports})

    # --- life --------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to look after transports that never join."""
        self._spawn(self._sweep())

    async def stop(self) -> None:
        """Close every transport. Sessions have said goodbye before; clients will look for the server again."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._transport.close_all()
        await self._transport.shutdown()

    async def handle(self, request: web.Request, address: str) -> web.StreamResponse:
        """Answer an HTTP request to /socket.io/ that came from `address`."""
        if "sid" not in request.query:
            if not self._ready() or self._transport.transports >= self._limits.connections:
                self._metrics.refused(Code.UNAVAILABLE.value)
                return web.Response(status=503, text="The server takes no more connections now.")
            if not self._connects.take(address):
                self._metrics.refused(Code.RATE_LIMITED.value)
                return web.Response(status=429, text="Too many connections from this address; please wait a moment.")
        return await self._transport.handle(request)

    # --- coming in ---------------------------------------------------------------------------------------------------

    async def _guarded_connect(self, sid: str, environ: object, auth: object = None) -> None:
        try:
            refused = await self._connect(sid, auth)
        except Exception:  # noqa: BLE001 - a fault of ours is told as such; the library would leave the client hanging
            _log.exception("a connection could not be let in")
            refused = Rejected(Code.UNAVAILABLE, "Something went wrong on the server; please try again.")
        if refused is not None:
            self._metrics.refused(refused.code.value)
            raise refusal(refused.code, refused.message)

    async def _connect(self, sid: str, payload: object) -> Rejected | None:
        if not self._ready():
            return Rejected(Code.UNAVAILABLE, "The server is starting or stopping; please try again.")
        auth = messages.auth_of(payload)
        if isinstance(auth, Rejected):
            return auth
        claims = self._tokens.read(auth.token)
        if isinstance(claims, Rejected):
            return claims
        if not self._joins.take(claims.par or claims.inv):
            return Rejected(Code.RATE_LIMITED, "This link was used too often just now; please wait a moment.")
        if claims.grp is not None:
            admitted = await self._admit(claims)
            if isinstance(admitted, Rejected):
                return admitted
            claims = admitted
        runner = await self._session(claims)
        if isinstance(runner, Rejected):
            return runner
        invitation = runner.state.session.invitations.get(claims.inv)
        if invitation is not None and invitation.role.value != claims.role:
            return Rejected(Code.FORBIDDEN, "This link does not fit its invitation.")
        participant = claims.par or ParticipantId(self._ids.new("p"))
        person = await runner.join(participant, claims.inv, auth.name)
        if isinstance(person, Rejected):
            return person
        role = runner.state.session.invitations[claims.inv].role
        self._arriving[sid] = _Arrival(runner, person, role, auth.resume)
        return None

    async def _session(self, claims: Claims) -> SessionRunner | Rejected:
        try:
            return await self._sessions.get(claims.sid)
        except NotFound:
            return Rejected(Code.NOT_FOUND, "This session does not exist any more.")
        except StoreUnavailable:
            return Rejected(Code.UNAVAILABLE, "This session cannot be opened now; please try again.")
        except LogBroken:
            return Rejected(Code.UNAVAILABLE, "The record of this session is damaged; please tell the staff.")

    async def _established(self, sid: str, alive: bool) -> None:
        """CONNECT has been answered: subscribe and welcome. Not `alive`: the transport went in the meantime."""
        arrival = self._arriving.pop(sid)
        now = self._clock()
        limits = self._limits
        runner, person = arrival.runner, arrival.person
        connection = Connection(
            self._transport,
            sid,
            runner,
            person.id,
            TokenBucket(limits.commands_per_second, limits.commands_burst, now),
            TokenBucket(limits.offers_per_minute / 60, limits.offers_burst, now),
            TokenBucket(SHOWS_PER_SECOND, SHOWS_BURST, now),
            self._over,
        )
        if not alive:
            await runner.detach(person.id, connection)
            return
        self._connections[sid] = connection
        wall = self._wall.now()
        told = await runner.attach(person.id, connection, arrival.resume)  # does not suspend: the welcome goes first
        if isinstance(told, Rejected):
            connection.goodbye("ended" if told.code is Code.ENDED else "unavailable", told.message)
            return
        connection.welcome(
            messages.Welcome(
                you=messages.You(
                    id=told.you.id,
                    name=told.you.name,
                    role=told.you.role,
                    token=self._invitations.personal(runner.id, person, arrival.role),
                ),
                seq=told.seq,
                view=told.view,
                missed=None,
                media=messages.MediaSettings(
                    # One for each of the others, and one for a shared screen.
                    seats=min(MOST_SEATS, runner.state.session.capacity),
                    ice_servers=ice_servers(self._config.media, person.id, wall),
                ),
                now=wall,
            ),
            told.missed,
        )

    # --- going -------------------------------------------------------------------------------------------------------

    async def _disconnected(self, sid: str, reason: str) -> None:
        self._patience.pop(sid, None)
        connection = self._connections.pop(sid, None)
        if connection is not None:
            connection.closed = True
            await connection.runner.detach(connection.participant, connection)

    def _over(self, connection: Connection, code: GoodbyeCode | None) -> None:
        if code is not None:
            self._metrics.refused(code)
        self._spawn(self._close(connection.sid, code in _FOR_GOOD))

    async def _close(self, sid: str, for_good: bool) -> None:
        if for_good:
            await self._transport.disconnect(sid)  # a Socket.IO DISCONNECT: clients do not come back by themselves
        else:
            await self._transport.close_connection(sid)

    # --- asking ------------------------------------------------------------------------------------------------------

    def _answering(
        self, event: str, handler: Callable[[Connection, tuple[object, ...]], Awaitable[Reply]]
    ) -> Callable[..., Awaitable[Reply]]:
        """`handler` with what every message needs: a living connection, and an answer whatever happens."""

        async def answer(sid: str, *payload: object) -> Reply:
            connection = self._connections.get(sid)
            if connection is None or connection.closed:
                return _failed(Rejected(Code.UNAVAILABLE, "You are not connected to a session."))
            try:
                return await handler(connection, payload)
            except Exception:  # noqa: BLE001 - a fault of ours is told to the one who asked, and nobody else notices
                _log.exception("a %s could not be answered", event)
                return _failed(Rejected(Code.UNAVAILABLE, "Something went wrong on the server; please try again."))

        return answer

    async def _command(self, connection: Connection, payload: tuple[object, ...]) -> Reply:
        if not connection.commands.take(self._clock()):
            return self._too_fast(connection, "command")
        command = messages.command_of(payload)
        if isinstance(command, Rejected):
            return self._answered("malformed", command)
        kind = str(command.__struct_config__.tag)
        if isinstance(command, messages.Invite):
            return self._answered(kind, await self._invite(connection, command))
        return self._answered(kind, await self._submit(connection, command))

    async def _submit(self, connection: Connection, command: CoreCommand) -> messages.Done | Rejected:
        answer = await connection.runner.submit(Issued(connection.participant, command))
        return answer if isinstance(answer, Rejected) else messages.Done(seq=answer.seq)

    async def _invite(self, connection: Connection, command: messages.Invite) -> messages.Done | Rejected:
        link = await self._invitations.invite(
            connection.runner, connection.participant, command.role, command.name, command.shared
        )
        return link if isinstance(link, Rejected) else messages.Done(seq=link.seq, token=link.token, url=link.url)

    async def _media(self, connection: Connection, payload: tuple[object, ...]) -> Reply:
        if not connection.offers.take(self._clock()):
            return self._too_fast(connection, "media")
        offer = messages.offer_of(payload)
        if isinstance(offer, Rejected):
            return self._answered("media", offer)
        answer = await connection.runner.media(connection.participant, offer.sdp)
        return self._answered("media", answer if isinstance(answer, Rejected) else messages.Answered(sdp=answer.sdp))

    async def _show(self, connection: Connection, payload: tuple[object, ...]) -> Reply:
        if not connection.shows.take(self._clock()):
            return self._too_fast(connection, "show")
        shown = messages.show_of(payload)
        if isinstance(shown, Rejected):
            return self._answered("show", shown)
        connection.runner.show(connection.participant, {each.seat: each.width for each in shown.seats})
        return self._answered("show", messages.Noted())

    async def _unknown(self, event: str, sid: str, *payload: object) -> Reply:
        connection = self._connections.get(sid)
        if connection is not None and not connection.commands.take(self._clock()):
            return self._too_fast(connection, "unknown")
        return self._answered("unknown", Rejected(Code.INVALID, "There is no such message."))

    def _too_fast(self, connection: Connection, kind: str) -> Reply:
        now = self._clock()
        patience = self._patience.setdefault(connection.sid, TokenBucket(PATIENCE_PER_SECOND, PATIENCE, now))
        if not patience.take(now):
            connection.goodbye("rate_limited", "Your connection sent far too much.")
        return self._answered(kind, Rejected(Code.RATE_LIMITED, "That was too fast; please wait a moment."))

    def _answered(self, kind: str, answer: messages.Done | messages.Answered | messages.Noted | Rejected) -> Reply:
        if isinstance(answer, Rejected):
            self._metrics.command(kind, answer.code.value)
            return _failed(answer)
        self._metrics.command(kind, "ok")
        reply: Reply = msgspec.to_builtins(answer)
        return reply

    # --- small things ------------------------------------------------------------------------------------------------

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(SWEEP_EVERY)
            await self._transport.sweep()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


class _Arrival(msgspec.Struct, frozen=True):
    """Somebody who has joined and is not yet attached. `role` is their invitation's."""

    runner: SessionRunner
    person: Person
    role: Role
    resume: int | None


def _failed(rejected: Rejected) -> Reply:
    failed = messages.Failed(messages.Problem(rejected.code, rejected.message))
    reply: Reply = msgspec.to_builtins(failed)
    return reply
