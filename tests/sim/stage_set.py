"""A session with its runner on doubles, and clients that come and go as browsers do."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.desk import Command
from rooms.kernel import InvitationId, Issued, ParticipantId, Rejected, SessionId
from rooms.people import Role
from rooms.unattended import USUAL_GRACE
from rooms.vocabulary import Invite, Tick
from server.live.inbox import Ack
from server.live.runner import SessionRunner, Welcome
from server.live.sessions import Sessions
from server.live.signals import FactsRelay
from server.live.views import view
from tests.sim.doubles import CountingIds, FlakyStore, Listener, RecordingPlane
from tests.sim.virtual_time import LoopClock

Wire = dict[str, Any]  # Any: wire data


def plain(desk_view: object) -> Wire:
    """A view as a client holds it."""
    built: Wire = msgspec.to_builtins(desk_view)
    return {**built, "participants": list(built["participants"])}


class Client(Listener):
    """Somebody with an invitation and a browser."""

    def __init__(self, house: House, invitation: InvitationId) -> None:
        super().__init__()
        self.house = house
        self.invitation = invitation
        self.id = ParticipantId(house.ids.new("p"))
        self.welcome: Welcome | None = None

    async def come(self, resume: int | None = None, name: str | None = None) -> Rejected | None:
        """Join and attach, as the gateway does for each new connection."""
        runner = await self.house.runner()
        person = await runner.join(self.id, self.invitation, name)
        if isinstance(person, Rejected):
            return person
        self.id = person.id
        welcome = await runner.attach(self.id, self, resume)
        if isinstance(welcome, Rejected):
            return welcome
        self.welcome = welcome
        self.view, self.seq = plain(welcome.view), welcome.seq
        return None

    async def go(self) -> None:
        """The connection is gone."""
        await (await self.house.runner()).detach(self.id, self)

    async def ask(self, command: Command) -> Ack | Rejected:
        return await (await self.house.runner()).submit(Issued(self.id, command))


class House:
    """One process: its sessions, of which there is one, and what they stand on."""

    def __init__(self, store: FlakyStore | None = None, ids: CountingIds | None = None) -> None:
        self.store = store or FlakyStore()
        self.ids = ids or CountingIds()
        self.clock = LoopClock()
        self.plane = RecordingPlane()
        self.facts = FactsRelay()
        self.sessions = Sessions(self.store, self.clock, self.ids, self.plane, self.facts)
        self.session = SessionId("")

    async def open(
        self,
        capacity: int = 16,
        *,
        waiting_room: bool = False,
        agreements: str | None = None,
        grace: int | None = USUAL_GRACE,
    ) -> None:
        created = await self.sessions.create(
            "Tuesday group", capacity, waiting_room, agreements=agreements, unattended_grace=grace
        )
        assert not isinstance(created, Rejected)
        self.session = created

    async def runner(self) -> SessionRunner:
        return await self.sessions.get(self.session)

    async def client(self, role: Role = Role.PARTICIPANT) -> Client:
        """Somebody who has come in."""
        client = await self.invited(role)
        assert await client.come() is None
        return client

    async def invited(self, role: Role = Role.PARTICIPANT, *, shared: bool = False) -> Client:
        """Somebody who has not come in yet."""
        invitation = InvitationId(self.ids.new("i"))
        answer = await (await self.runner()).submit(Issued(None, Invite(invitation, role, shared=shared)))
        assert isinstance(answer, Ack)
        return Client(self, invitation)

    async def settle(self) -> None:
        """Wait until everything asked for so far has been worked off."""
        await (await self.runner()).submit(Issued(None, Tick()))

    async def crash_and_restart(self) -> House:
        """Another process on the same store; of this one nothing is heard any more."""
        again = House(self.store, self.ids)
        again.session = self.session
        await again.sessions.start()
        return again

    async def view_of(self, client: Client) -> Wire:
        return plain(view((await self.runner()).state, client.id))
