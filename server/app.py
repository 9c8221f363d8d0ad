"""The composition of a node: store, sessions, SFU, gateway, API, behind one HTTP server.

    starting ──start──▶ ready ──stop──▶ stopped

Starting goes from the inside out, so that nobody is answered before what answers is there; stopping goes back the same
way. What cannot be started is told as one `StartError`, and whatever had been started by then is stopped again.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import logging
import os
import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final, Protocol

from aiohttp import web

from facilitator.checkins.vocabulary import SetHelpText
from facilitator.desk import Command
from server import quickstart
from server.api import client, security
from server.api.application import Api
from server.api.audit import AuditApi
from server.api.groups import GroupsApi
from server.api.health import Health
from server.api.links import LinksApi
from server.api.meetings import MeetingsApi
from server.api.operations import Operation
from server.api.sessions import SessionsApi
from server.api.staff import StaffApi
from server.api.trends import TrendsApi
from server.auth import Tokens, signing_secret
from server.config import Config, Media, is_address, public_url
from server.directory.aggregate import DirectoryCorrupt
from server.directory.directory import Directory
from server.directory.groupbook import Groupbook
from server.directory.passwords import Passwords
from server.gateway.gateway import Gateway
from server.invitations import Invitations
from server.links import Links
from server.live.history import session_of
from server.live.sessions import Sessions
from server.live.signals import FactsRelay
from server.metrics import Metrics
from server.ports import MediaFacts, MediaPlane, StoreUnavailable, WrongSequence
from server.programme import Programme
from server.quickstart import QuickstartLinks
from server.record.audit import Audit
from server.record.ledger import Ledger
from server.record.retention import Retention
from server.records import Records
from server.sfu.counters import COUNTERS
from server.sfu.plane import SfuPlane
from server.store import open_store
from server.system import RandomIds, SystemClock
from server.trends import Trends

_log = logging.getLogger(__name__)

KEEPALIVE_SECONDS: Final = 30.0
"""How long an idle HTTP connection, or one that has not finished its first request, stays open."""
SHUTDOWN_SECONDS: Final = 3.0


class StartError(Exception):
    """The node cannot start. The text is one sentence, made for the operator."""


class Plane(MediaPlane, Protocol):
    """An SFU with a life of its own."""

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    def gauges(self) -> Mapping[str, int]:
        """What it has now, by name, for the metrics page."""


PlaneMaker = Callable[[Media, MediaFacts], Plane]


def sfu_plane(media: Media, facts: MediaFacts) -> Plane:
    """Our SFU as the configuration wants it."""
    return SfuPlane(media.host, media.port, media.public_addresses, media.tcp, media.tick_ms, facts)


class Node:
    """One node. `given_key` is the API key of the environment, empty for none; the makers are there for tests."""

    def __init__(
        self,
        config: Config,
        given_key: str = "",
        make_plane: PlaneMaker = sfu_plane,
        make_passwords: Callable[[], Passwords] = Passwords,
    ) -> None:
        self._config = config
        self._make_passwords = make_passwords
        self._given_key = given_key
        self._make_plane = make_plane
        self._cleanup = AsyncExitStack()
        self._ready = False
        self._app: web.Application | None = None
        self.url = ""
        """What links begin with."""
        self.fresh_key: str | None = None
        """The API key, if this start made it."""
        self.links: QuickstartLinks | None = None

    def ready(self) -> bool:
        """Whether people can come in: not while starting, nor from the moment of stopping on."""
        return self._ready

    def routes(self) -> list[web.AbstractRoute]:
        """Every route of the HTTP server, once it is started."""
        return [] if self._app is None else list(self._app.router.routes())

    async def start(self) -> None:
        """Start everything. Raises: StartError."""
        async with AsyncExitStack() as cleanup:
            try:
                await self._start(cleanup)
            except (StoreUnavailable, DirectoryCorrupt) as error:
                raise StartError(f"{str(error).rstrip('.')}.") from error
            except WrongSequence as error:
                raise StartError("Another process is writing to the same store.") from error
            self._cleanup = cleanup.pop_all()
        # What there is now stays. Looking through it again and again would hold up a turn of media for milliseconds.
        gc.collect()
        gc.freeze()
        self._ready = True

    async def stop(self) -> None:
        """Say goodbye to everyone and stop everything. Harmless when nothing was started."""
        self._ready = False
        await self._cleanup.aclose()

    async def _start(self, cleanup: AsyncExitStack) -> None:
        config, clock, ids, metrics = self._config, SystemClock(), RandomIds(), Metrics()
        tls = _tls(config)
        listening = _listen(config.http.host, config.http.port)
        cleanup.callback(listening.close)
        self.url = public_url(config.http, listening.getsockname()[1])

        store = Ledger(open_store(config.store.url))
        cleanup.push_async_callback(store.close)
        passwords = self._make_passwords()
        cleanup.callback(passwords.close)
        directory = await Directory.open(store, clock, ids, passwords)
        book = await Groupbook.open(store, clock, ids)
        tokens = Tokens(_secret(config), clock)
        invitations = Invitations(tokens, clock, ids, self.url, config.auth.invitation_hours)

        facts = FactsRelay()
        plane = self._make_plane(config.media, facts)
        await _start_plane(plane, config.media)
        cleanup.push_async_callback(plane.stop)
        sessions = Sessions(store, clock, ids, plane, facts, opening=_opening(config))
        await sessions.start()

        audit = Audit(store, clock)
        retention = Retention(store, audit, clock, config.record.retention_days)
        purging = asyncio.create_task(retention.run(lambda stream: sessions.renew(session_of(stream))))
        cleanup.push_async_callback(_cancelled, purging)

        records = Records(store, audit, sessions, clock)
        most = config.limits.session_capacity
        programme = Programme(book, directory, sessions, invitations, clock, ids, records, most)
        await programme.look_after()
        looking_after = asyncio.create_task(programme.run())
        cleanup.push_async_callback(_cancelled, looking_after)

        steady = asyncio.get_running_loop().time
        gateway = Gateway(
            config, sessions, tokens, invitations, ids, metrics, self.url, steady, clock, programme.admit, self.ready
        )
        links = Links(sessions, book, directory, programme, tokens, clock, config.care.help_text)
        operations: list[Operation] = [
            *SessionsApi(store, sessions, book, programme, invitations, records, most).operations(),
            *GroupsApi(book, directory, sessions, programme, invitations, clock, ids).operations(),
            *MeetingsApi(book, sessions, programme, clock).operations(),
            *StaffApi(directory, steady).operations(),
            *TrendsApi(book, sessions, Trends(sessions, audit)).operations(),
            *AuditApi(store).operations(),
            *LinksApi(links, config.limits, steady).operations(),
        ]
        api = Api(operations, directory, clock, steady, self._address, self.ready)
        metrics.counters("sfu", COUNTERS)
        metrics.gauges(lambda: {f"sfu_{name}": value for name, value in plane.gauges().items()})
        metrics.gauges(lambda: {"sessions_open": len(sessions.open())})
        app = self._app = self._application(api, gateway, Health(store, metrics, self.ready), metrics)
        runner = web.AppRunner(
            app, access_log=None, keepalive_timeout=KEEPALIVE_SECONDS, shutdown_timeout=SHUTDOWN_SECONDS
        )
        await runner.setup()
        cleanup.push_async_callback(runner.cleanup)
        # Stopped in the opposite order: sessions say goodbye, then transports close, then the HTTP server.
        cleanup.push_async_callback(gateway.stop)
        cleanup.push_async_callback(sessions.stop)
        gateway.start()
        await web.SockSite(runner, listening, ssl_context=tls).start()

        self.fresh_key = await directory.ensure_key(self._given_key)
        if config.quickstart:
            self.links = await quickstart.links(directory, sessions, invitations)

    def _application(self, api: Api, gateway: Gateway, health: Health, metrics: Metrics) -> web.Application:
        # A polling POST carries binary packets in base64.
        app = web.Application(client_max_size=2 * self._config.limits.message_bytes)
        security.install(app, self.url)

        async def count(request: web.Request, response: web.StreamResponse) -> None:
            metrics.answered(response.status)

        app.on_response_prepare.append(count)

        async def signalling(request: web.Request) -> web.StreamResponse:
            return await gateway.handle(request, self._address(request))

        for method in ("GET", "POST", "OPTIONS"):
            app.router.add_route(method, "/socket.io/", signalling)
        app.add_subapp("/api", api.application())
        health.add_routes(app)
        client.WebClient(client.load()).add_routes(app)
        return app

    def _address(self, request: web.Request) -> str:
        return client_address(request, self._config.http.trusted_proxies)


def client_address(request: web.Request, trusted: tuple[str, ...]) -> str:
    """Whose rate limit a request counts to: the peer, or what trusted proxies say the peer was."""
    address = request.remote or ""
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    while address in trusted and forwarded:
        claimed = forwarded.pop().strip()
        if not is_address(claimed):
            break
        address = claimed
    return address


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        return socket.create_server((host, port), family=family, backlog=1024, dualstack_ipv6=host == "::")
    except OSError as error:
        raise StartError(_cannot_bind("HTTP", "http", host, port, error)) from error


async def _start_plane(plane: Plane, media: Media) -> None:
    try:
        await plane.start()
    except OSError as error:
        raise StartError(_cannot_bind("media", "media", media.host, media.port, error)) from error


def _cannot_bind(what: str, section: str, host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"The {what} port {port} on {host} is already in use; choose another one in {section}.port."
    if error.errno == errno.EACCES:
        return f"The {what} port {port} on {host} may not be used by this user; choose another one in {section}.port."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is not an address of this machine; see {section}.host."
    return f"The {what} port {port} on {host} cannot be opened: {error.strerror or error}."


def _tls(config: Config) -> ssl.SSLContext | None:
    tls = config.http.tls
    if not tls.certificate:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(tls.certificate, tls.key)
    except (OSError, ssl.SSLError) as error:
        raise StartError(
            f"http.tls: {tls.certificate} and {tls.key} are not a certificate and its key in PEM form."
        ) from error
    return context


def _opening(config: Config) -> list[Command]:
    """What the operator wants said in every new session."""
    text = config.care.help_text.strip()
    return [SetHelpText(text)] if text else []


def _secret(config: Config) -> bytes:
    url = config.store.url
    beside = Path(url.removeprefix("sqlite:///")).with_suffix(".secret") if url.startswith("sqlite:///") else None
    try:
        return signing_secret(config.auth.secret, beside)
    except OSError as error:
        reason = error.strerror or os.strerror(errno.EIO)
        raise StartError(f"The signing secret in {beside} cannot be used: {reason}.") from error
