"""A whole node in this process, its store in memory, a stand-in for the SFU, and clients of the real libraries."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Protocol, Self, TypeVar

import aiohttp
import msgspec
import socketio

from rooms.kernel import Code, ParticipantId, SessionId
from server.app import Node
from server.auth import Tokens
from server.config import Auth, Config, Http, Limits, Media, Store
from server.directory.passwords import Passwords
from server.ports import Answer, DesiredMedia, MediaFacts, OfferRejected
from server.system import SystemClock

API_KEY = "k" * 40
SECRET = "s" * 40
PATIENCE = 10.0
"""Seconds after which something awaited counts as never coming."""
T = TypeVar("T")


class FakePlane:
    """Conforms to `MediaPlane`: answers offers by a fixed rule and remembers what it was told."""

    def __init__(self, facts: MediaFacts) -> None:
        self.facts = facts
        self.desired: dict[SessionId, DesiredMedia] = {}
        self.offers: list[str] = []
        self.shown: dict[ParticipantId, Mapping[int, int]] = {}

    async def start(self) -> None:
        """Nothing to bind."""

    async def stop(self) -> None:
        self.desired.clear()

    async def connect(self, session: SessionId, participant: ParticipantId, offer: str) -> Answer:
        self.offers.append(offer)
        if not offer.startswith("v=0"):
            raise OfferRejected(Code.INVALID, "This is not SDP.")
        if offer == "v=0 broken":
            raise RuntimeError("a fault of the SFU")
        return Answer(sdp=f"answer to {offer}", seats=3)

    def apply(self, session: SessionId, desired: DesiredMedia) -> None:
        self.desired[session] = desired

    def show(self, session: SessionId, participant: ParticipantId, widths: Mapping[int, int]) -> None:
        self.shown[participant] = widths

    def disconnect(self, session: SessionId, participant: ParticipantId) -> None:
        """There are no transports."""

    def close_session(self, session: SessionId) -> None:
        self.desired.pop(session, None)

    def gauges(self) -> dict[str, int]:
        return {"peers": len(self.offers)}


class World:
    """A running node and what it takes to talk to it."""

    def __init__(self, node: Node, plane: FakePlane, http: aiohttp.ClientSession) -> None:
        self.node = node
        self.plane = plane
        self.http = http
        self.url = node.url
        self.tokens = Tokens(SECRET.encode(), SystemClock())
        """Signs as this node does."""

    @classmethod
    @asynccontextmanager
    async def running(
        cls, limits: Limits | None = None, quickstart: bool = False, store: str = "memory:", **http: Any
    ) -> AsyncIterator[Self]:
        planes: list[FakePlane] = []

        def make(media: Media, facts: MediaFacts) -> FakePlane:
            planes.append(FakePlane(facts))
            return planes[0]

        config = Config(
            http=Http(port=0, **http),
            store=Store(url=store),
            limits=limits or Limits(),
            auth=Auth(secret=SECRET),
            quickstart=quickstart,
        )
        node = Node(config, API_KEY, make, lambda: Passwords(memory_kib=8, passes=1))
        await node.start()
        try:
            async with aiohttp.ClientSession() as http_session:
                yield cls(node, planes[0], http_session)
        finally:
            await node.stop()

    async def api(self, method: str, path: str, body: object = None, key: str | None = API_KEY) -> tuple[int, Any]:
        """One call of the HTTP API. Returns: status, and the decoded JSON."""
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        data = None if body is None else msgspec.json.encode(body)
        async with self.http.request(method, f"{self.url}/api/v1{path}", data=data, headers=headers) as response:
            return response.status, msgspec.json.decode(await response.read())

    async def session(self, **wish: object) -> str:
        status, made = await self.api("POST", "/sessions", {"title": "Tuesday", **wish})
        assert status == 201, made
        return str(made["id"])

    async def token(self, session: str, role: str = "participant", **wish: object) -> str:
        status, made = await self.api("POST", f"/sessions/{session}/invitations", {"role": role, **wish})
        assert status == 201, made
        return str(made["token"])

    async def metrics(self) -> str:
        async with self.http.get(f"{self.url}/metrics") as response:
            return await response.text()


class Refused(Exception):
    """The server did not let a client in; `data` is what the client was told."""

    def __init__(self, data: Any) -> None:
        super().__init__(str(data))
        self.data = data


class Place(Protocol):
    """Where a server is."""

    url: str


class Client:
    """One Socket.IO client that remembers what it was told, message by message."""

    def __init__(self) -> None:
        self.told: defaultdict[str, list[Any]] = defaultdict(list)
        self._changed = asyncio.Condition()
        self.socket = socketio.AsyncClient(serializer="msgpack", reconnection=False)
        for name in ("welcome", "events", "seats", "signals", "goodbye", "connect_error", "disconnect"):
            self.socket.on(name, self._recorder(name))

    def _recorder(self, name: str) -> Callable[..., Any]:
        async def record(*data: Any) -> None:
            async with self._changed:
                self.told[name].append(data[0] if data else None)
                self._changed.notify_all()

        return record

    @classmethod
    @asynccontextmanager
    async def joined(
        cls, place: Place, token: str, transports: tuple[str, ...] = ("websocket",), **auth: object
    ) -> AsyncIterator[Self]:
        """Come in and be welcomed. Raises: Refused."""
        client = cls()
        await client.connect(place, {"token": token, **auth}, transports)
        try:
            await client.first("welcome")
            yield client
        finally:
            await client.socket.disconnect()

    async def connect(self, place: Place, auth: object, transports: tuple[str, ...] = ("websocket",)) -> None:
        try:
            await self.socket.connect(place.url, auth=auth, transports=list(transports))
        except socketio.exceptions.ConnectionError as error:
            await self.socket.disconnect()
            told = self.told["connect_error"]
            raise Refused(told[0]["data"] if told and isinstance(told[0], dict) else told) from error

    async def until(self, condition: Callable[[], T]) -> T:
        """Wait until `condition`, asked after each message, is true. Returns: its answer."""
        async with asyncio.timeout(PATIENCE), self._changed:
            while not (answer := condition()):
                await self._changed.wait()
            return answer

    async def first(self, name: str) -> Any:
        """The first message of a name, waited for."""
        return (await self.until(lambda: self.told[name]))[0]

    async def event(self, kind: str) -> dict[str, Any]:
        """The first event of a type, waited for."""

        def found() -> list[dict[str, Any]]:
            return [event for batch in self.told["events"] for event in batch if event["type"] == kind]

        return (await self.until(found))[0]

    async def command(self, kind: str, **fields: object) -> dict[str, Any]:
        """Send a command. Returns: its acknowledgement."""
        return await self.ask("command", {"type": kind, **fields})

    async def ask(self, name: str, *data: object) -> dict[str, Any]:
        """Send any message. Returns: its acknowledgement."""
        answered: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        await self.socket.emit(name, data, callback=answered.set_result)
        async with asyncio.timeout(PATIENCE):
            reply: dict[str, Any] = await answered
            return reply

    @property
    def welcome(self) -> dict[str, Any]:
        welcome: dict[str, Any] = self.told["welcome"][0]
        return welcome

    @property
    def id(self) -> str:
        return str(self.welcome["you"]["id"])


def shown(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """A view's participants by name."""
    return {person["name"]: person for person in view["participants"]}
