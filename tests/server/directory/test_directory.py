"""The directory: who may use the HTTP API, across restarts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rooms.kernel import Code, InvitationId, Rejected, SessionId
from server.directory.directory import STAFF_SCOPES, Directory
from server.directory.kernel import ROOT, Actor, StaffId
from server.directory.keys import EVERY_SCOPE, Scope
from server.directory.passwords import Passwords
from server.directory.register import STREAM
from server.directory.staff import FREE_TRIES, IDLE, StaffRole
from server.ports import StoreUnavailable
from tests.server.directory.doubles import CountingIds, Disk, SetClock, record

PASSWORD = "a long enough password"


class Node:
    """Opens the same directory again and again."""

    def __init__(self) -> None:
        self.disk = Disk()
        self.clock = SetClock()
        self.passwords = Passwords(memory_kib=8, passes=1)

    async def open(self) -> Directory:
        return await Directory.open(record(self.disk), self.clock, CountingIds(), self.passwords)

    async def stored(self) -> bytes:
        lines = b"".join(line.data for line in await self.disk.read(STREAM))
        return lines + b"".join(text.data for text in await self.disk.texts(STREAM))


@pytest.fixture
def node() -> Iterator[Node]:
    node = Node()
    yield node
    node.passwords.close()


async def with_fay(directory: Directory, role: StaffRole = StaffRole.STAFF) -> StaffId:
    account = await directory.add_staff("fay", "Fay", role, PASSWORD, ROOT)
    assert not isinstance(account, Rejected)
    return account


async def token(directory: Directory, password: str = PASSWORD) -> str:
    answer = await directory.sign_in("fay", password)
    assert not isinstance(answer, Rejected), answer
    return answer[1]


async def test_the_first_start_makes_a_key_and_shows_it_once(node: Node) -> None:
    key = await (await node.open()).ensure_key("")
    again = await node.open()
    assert key is not None
    grant = again.grant(key)
    assert grant is not None
    assert (grant.by, grant.everything) == (ROOT, True)
    assert await again.ensure_key("") is None


async def test_a_given_key_is_accepted_and_not_shown(node: Node) -> None:
    directory = await node.open()
    assert await directory.ensure_key("given") is None
    assert directory.grant("given") is not None


async def test_another_given_key_replaces_the_one_before(node: Node) -> None:
    await (await node.open()).ensure_key("old")
    directory = await node.open()
    await directory.ensure_key("new")
    assert directory.grant("new") is not None
    assert directory.grant("old") is None


@pytest.mark.parametrize("key", ["", "wrong", "\ud800", "hearth_staff_", "hearth_staff_x", "x" * 10_000])
async def test_a_wrong_key_is_nobody(node: Node, key: str) -> None:
    directory = await node.open()
    assert directory.grant(key) is None
    await directory.ensure_key("given")
    assert directory.grant(key) is None


async def test_a_key_does_what_its_scopes_say_until_it_is_revoked(node: Node) -> None:
    directory = await node.open()
    made = await directory.make_key("Clinic", (Scope.GROUPS_READ,), ROOT)
    assert not isinstance(made, Rejected)
    grant = (await node.open()).grant(made[1])
    assert grant is not None
    assert (grant.by, grant.scopes, grant.everything) == (Actor(made[0]), frozenset({Scope.GROUPS_READ}), False)
    await directory.revoke_key(made[0], ROOT)
    assert directory.grant(made[1]) is None


async def test_neither_keys_nor_passwords_nor_names_are_in_the_store(node: Node) -> None:
    directory = await node.open()
    made = await directory.make_key("Clinic of Linz", (Scope.ADMIN,), ROOT)
    assert not isinstance(made, Rejected)
    await with_fay(directory)
    signed = await token(directory)
    stored = await node.stored()
    for secret in (made[1], "Clinic of Linz", "Fay", '"fay"', PASSWORD, "argon2", signed):
        assert secret.encode() not in stored


async def test_a_key_that_could_not_be_stored_does_not_count(node: Node) -> None:
    directory = await node.open()
    node.disk.full = True
    with pytest.raises(StoreUnavailable):
        await directory.ensure_key("given")
    assert directory.grant("given") is None


async def test_the_newest_quickstart_session_is_remembered(node: Node) -> None:
    directory = await node.open()
    for n in ("1", "2"):
        await directory.open_quickstart(SessionId(n), InvitationId("f"), InvitationId("e"))
    quickstart = (await node.open()).quickstart
    assert quickstart is not None
    assert quickstart.session == "2"


async def test_staff_sign_in_and_out(node: Node) -> None:
    directory = await node.open()
    fay = await with_fay(directory)
    grant = directory.grant(await token(directory))
    assert grant is not None
    assert (grant.staff, grant.by, grant.scopes) == (fay, Actor(fay), STAFF_SCOPES)
    assert grant.sign_in is not None
    signed = await token(directory)
    await directory.sign_out(grant.sign_in, grant.by)
    assert directory.grant(signed) is not None


async def test_an_admin_may_do_everything(node: Node) -> None:
    directory = await node.open()
    await with_fay(directory, StaffRole.ADMIN)
    grant = directory.grant(await token(directory))
    assert grant is not None
    assert grant.scopes == EVERY_SCOPE


async def test_a_sign_in_survives_a_restart(node: Node) -> None:
    directory = await node.open()
    await with_fay(directory)
    signed = await token(directory)
    assert (await node.open()).grant(signed) is not None


async def test_twenty_idle_minutes_sign_out(node: Node) -> None:
    directory = await node.open()
    await with_fay(directory)
    signed = await token(directory)
    for _ in range(4):
        node.clock.pass_(IDLE - 1)
        grant = directory.grant(signed)
        assert grant is not None
        await directory.note_use(grant)
    node.clock.pass_(IDLE)
    assert directory.grant(signed) is None


@pytest.mark.parametrize(
    ("login", "password"), [("fay", "wrong"), ("nobody", PASSWORD), ("", ""), ("fay", "x" * 9_999)]
)
async def test_a_wrong_sign_in_does_not_say_what_was_wrong(node: Node, login: str, password: str) -> None:
    directory = await node.open()
    await with_fay(directory)
    answer = await directory.sign_in(login, password)
    assert answer == Rejected(Code.UNAUTHENTICATED, "Login or password is not right.")


async def test_trying_passwords_locks_the_account(node: Node) -> None:
    directory = await node.open()
    await with_fay(directory)
    for _ in range(FREE_TRIES):
        await directory.sign_in("fay", "wrong password")
    answer = await (await node.open()).sign_in("fay", PASSWORD)
    assert isinstance(answer, Rejected)
    assert answer.code is Code.RATE_LIMITED


async def test_a_new_password_counts_at_once(node: Node) -> None:
    directory = await node.open()
    fay = await with_fay(directory)
    signed = await token(directory)
    await directory.set_password(fay, "another long password", ROOT)
    assert directory.grant(signed) is None
    assert await directory.password_is(fay, "another long password")
    assert directory.grant(await token(directory, "another long password")) is not None


@pytest.mark.parametrize("password", ["short", "x" * 300, "aaaaaaaaaaaaaaaa"])
async def test_a_weak_password_is_refused(node: Node, password: str) -> None:
    directory = await node.open()
    answer = await directory.add_staff("fay", "Fay", StaffRole.STAFF, password, ROOT)
    assert isinstance(answer, Rejected)
    assert answer.code is Code.INVALID


async def test_an_older_log_is_read(node: Node) -> None:
    await record(node.disk).append(STREAM, 0, [b'{"v":1,"at":1,"type":"api_key_set","hash":"h"}'])
    assert (await node.open()).state.keys.root == "h"
