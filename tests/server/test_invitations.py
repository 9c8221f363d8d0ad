"""Links: the invitation in the log and the token that points at it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from rooms.kernel import Code, Instant, InvitationId, Rejected
from rooms.people import Role
from server.auth import Claims, Tokens
from server.invitations import Invitations
from server.live.runner import SessionRunner
from server.live.sessions import Sessions
from server.live.signals import FactsRelay
from server.store.memory import MemoryStore
from server.system import RandomIds
from tests.server.gateway.harness import FakePlane

HOUR = 3_600_000


class HeldClock:
    at = 1_700_000_000_000

    def now(self) -> Instant:
        return Instant(self.at)


class Desk:
    """A session and what makes links into it."""

    def __init__(self, clock: HeldClock, runner: SessionRunner) -> None:
        self.clock = clock
        self.runner = runner
        self.tokens = Tokens(b"s" * 32, clock)
        self.invitations = Invitations(self.tokens, clock, RandomIds(), "https://h.example", hours=1.0)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    clock, facts = HeldClock(), FactsRelay()
    sessions = Sessions(MemoryStore(), clock, RandomIds(), FakePlane(facts), facts)
    created = await sessions.create("Tuesday", 8, waiting_room=False)
    assert not isinstance(created, Rejected)
    yield Desk(clock, await sessions.get(created))
    await sessions.stop()


async def test_a_link_carries_a_token_of_its_invitation_in_the_fragment(desk: Desk) -> None:
    link = await desk.invitations.invite(desk.runner, None, Role.GUEST, "Gil", shared=False)
    assert not isinstance(link, Rejected)
    assert link.url == f"https://h.example/join#{link.token}"
    claims = desk.tokens.read(link.token)
    assert isinstance(claims, Claims)
    assert (claims.sid, claims.inv, claims.role, claims.par) == (desk.runner.id, link.id, "guest", None)
    assert desk.runner.state.session.invitations[link.id].name == "Gil"


async def test_token_and_invitation_expire_together(desk: Desk) -> None:
    link = await desk.invitations.invite(desk.runner, None, Role.GUEST, None, shared=False)
    assert not isinstance(link, Rejected)
    assert link.expires_at == desk.clock.at + HOUR == desk.runner.state.session.invitations[link.id].expires_at
    desk.clock.at += HOUR
    answer = desk.tokens.read(link.token)
    assert isinstance(answer, Rejected)
    assert answer.code is Code.EXPIRED


async def test_a_link_can_be_made_again_until_it_expires(desk: Desk) -> None:
    link = await desk.invitations.invite(desk.runner, None, Role.GUEST, None, shared=True)
    assert not isinstance(link, Rejected)
    again = desk.invitations.again(desk.runner, link.id)
    assert again is not None
    assert again.url == link.url
    desk.clock.at += HOUR
    assert desk.invitations.again(desk.runner, link.id) is None
    assert desk.invitations.again(desk.runner, InvitationId("i_none")) is None


async def test_an_invitation_the_session_refuses_makes_no_link(desk: Desk) -> None:
    assert isinstance(await desk.invitations.invite(desk.runner, None, Role.GUEST, "", shared=False), Rejected)


async def test_a_personal_token_outlives_the_invitation(desk: Desk) -> None:
    link = await desk.invitations.invite(desk.runner, None, Role.GUEST, None, shared=True)
    assert not isinstance(link, Rejected)
    person = await desk.runner.join(RandomIds().new("p"), link.id, "Ana")  # type: ignore[arg-type]  # ids are text
    assert not isinstance(person, Rejected)
    desk.clock.at += HOUR // 2
    token = desk.invitations.personal(desk.runner.id, person, Role.GUEST)
    desk.clock.at += HOUR * 3 // 4
    claims = desk.tokens.read(token)
    assert isinstance(claims, Claims)
    assert claims.par == person.id
