"""A client of the HTTP API, as a clinic's own system would have one."""

from __future__ import annotations

import json
from typing import Any, Literal

import aiohttp
import msgspec

from tests.support.node import API_KEY, HearthNode

Role = Literal["facilitator", "co_facilitator", "participant", "guest", "observer"]


class Invitation(msgspec.Struct, frozen=True):
    """What the API answers to an invitation: the token, and the link that carries it."""

    id: str
    token: str
    url: str


class Person(msgspec.Struct, frozen=True):
    """One of `view.participants`, its fixed fields."""

    id: str
    name: str
    role: str
    present: bool
    muted: bool


class Waiting(msgspec.Struct, frozen=True):
    """One of `view.lobby`: somebody at the door."""

    id: str
    name: str
    state: Literal["agreeing", "waiting"]
    present: bool


class SessionState(msgspec.Struct, frozen=True):
    """A session for staff, its fixed fields."""

    id: str
    participants: list[Person]
    lobby: list[Waiting]

    def named(self, name: str) -> Person | Waiting | None:
        """Whoever has this name, be it at the door."""
        everyone: list[Person | Waiting] = [*self.participants, *self.lobby]
        return next((person for person in everyone if person.name == name), None)


class Api:
    """Every call opens its own connection: it must work on a node that has just been killed and started again."""

    def __init__(self, node: HearthNode) -> None:
        self._base = f"{node.origin}/api/v1"

    async def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> bytes:
        headers = {"Authorization": f"Bearer {API_KEY}"}
        async with (
            aiohttp.ClientSession(f"{self._base}/", headers=headers) as http,
            http.request(method, path, json=body) as response,
        ):
            content = await response.read()
            assert response.ok, f"{method} {path}: {response.status} {content.decode(errors='replace')}"
            return content

    async def create_session(
        self,
        title: str = "Tuesday group",
        capacity: int = 8,
        *,
        waiting_room: bool = False,
        agreements: str | None = None,
        own_summary: bool = False,
    ) -> str:
        """A new session. Returns: its id."""
        body = {"title": title, "capacity": capacity, "waiting_room": waiting_room, "agreements": agreements}
        body["own_summary"] = own_summary
        answer = json.loads(await self._call("POST", "sessions", body))
        return str(answer["id"])

    async def invite(self, session: str, role: Role = "participant", name: str | None = None) -> Invitation:
        body = {"role": role} | ({"name": name} if name else {})
        return msgspec.json.decode(await self._call("POST", f"sessions/{session}/invitations", body), type=Invitation)

    async def withdraw(self, session: str, invitation: Invitation) -> None:
        """Let nobody in by it any more."""
        await self._call("DELETE", f"sessions/{session}/invitations/{invitation.id}")

    async def group_link(self, title: str, first: str) -> str:
        """The shared link of a new group that meets every week from `first` on, a date and time in UTC."""
        group = json.loads(await self._call("POST", "groups", {"kind": "therapy", "title": title}))["id"]
        schedule = {"start": first, "minutes": 90, "zone": "UTC", "rule": "FREQ=WEEKLY"}
        await self._call("PUT", f"groups/{group}/schedule", schedule)
        wish = {"role": "observer", "expires_at": 4_000_000_000_000}
        made = json.loads(await self._call("POST", f"groups/{group}/invitations", wish))
        listed = json.loads(await self._call("GET", f"groups/{group}/invitations"))
        return str(made.get("url") or listed["invitations"][0]["url"])

    async def session(self, session: str) -> SessionState:
        return msgspec.json.decode(await self._call("GET", f"sessions/{session}"), type=SessionState)

    async def end(self, session: str) -> None:
        await self._call("POST", f"sessions/{session}/end")

    async def add_staff(self, login: str, name: str, password: str, role: Literal["admin", "staff"] = "admin") -> str:
        """A staff account. Returns: its id."""
        body = {"login": login, "name": name, "password": password, "role": role}
        return str(json.loads(await self._call("POST", "staff", body))["id"])

    async def log(self, session: str) -> list[dict[str, Any]]:
        """The session's events, in order."""
        return [json.loads(line) for line in (await self._call("GET", f"sessions/{session}/log")).splitlines()]
