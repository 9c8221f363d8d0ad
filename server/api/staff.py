"""Staff and API keys in the HTTP API: accounts, signing in and out, keys."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

import msgspec

from rooms.kernel import Code, Instant
from server.api.operations import Call, Made, Nothing, Operation, accepted
from server.api.problems import refuse
from server.directory import staff
from server.directory.directory import Directory
from server.directory.kernel import Actor, KeyId, StaffId
from server.directory.keys import ApiKey, Scope
from server.directory.staff import Account, StaffRole, canonical
from server.gateway.limits import Buckets

TRIES_PER_MINUTE: Final = 10.0
TRIES_BURST: Final = 20
"""Sign-ins that an address may try; each of them costs the CPU a tenth of a second."""

LOGIN_TRIES_PER_MINUTE: Final = 2.0
LOGIN_TRIES_BURST: Final = 10
"""Sign-ins that may be tried by one login, whether there is such an account or not."""


class SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    login: str
    password: str


class Member(msgspec.Struct, frozen=True):
    """A staff account. `closed_at`: nobody can sign in by it any more."""

    id: StaffId
    login: str
    name: str
    role: StaffRole
    added_at: Instant
    closed_at: Instant | None


class SignedIn(msgspec.Struct, frozen=True):
    """`token` goes into `Authorization: Bearer <token>`; it is good until 20 idle minutes have passed."""

    token: str
    idle_minutes: int
    staff: Member


class Whoami(msgspec.Struct, frozen=True):
    """Who asks: `by` is the id of a key or an account."""

    by: Actor
    scopes: tuple[Scope, ...]
    staff: Member | None


class NewMember(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    login: str
    name: str
    password: str
    role: StaffRole = StaffRole.STAFF


class MemberChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is null stays as it is."""

    name: str | None = None
    role: StaffRole | None = None


class NewPassword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    password: str


class OwnPassword(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    old: str
    new: str


class Members(msgspec.Struct, frozen=True):
    staff: tuple[Member, ...]


class NewKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    scopes: tuple[Scope, ...]


class Key(msgspec.Struct, frozen=True):
    """An API key, without the key itself."""

    id: KeyId
    name: str
    scopes: tuple[Scope, ...]
    made_at: Instant
    revoked_at: Instant | None


class KeyMade(msgspec.Struct, frozen=True):
    """`key` is told this once and never again."""

    id: KeyId
    key: str


class Keys(msgspec.Struct, frozen=True):
    keys: tuple[Key, ...]


class StaffApi:
    """`steady` is a clock in seconds."""

    def __init__(self, directory: Directory, steady: Callable[[], float]) -> None:
        self._directory = directory
        self._addresses: Buckets[str] = Buckets(TRIES_PER_MINUTE / 60, TRIES_BURST, steady)
        self._logins: Buckets[str] = Buckets(LOGIN_TRIES_PER_MINUTE / 60, LOGIN_TRIES_BURST, steady)

    def operations(self) -> list[Operation]:
        """What can be asked of staff and keys."""
        one, admin = "/staff/{staff}", Scope.ADMIN
        return [
            Operation(
                name="signIn", method="POST", path="/sign-in", summary="Sign in by login and password.",
                access="anyone", handler=self._sign_in, body=SignIn, answer=SignedIn,
            ),
            Operation(
                name="signOut", method="POST", path="/sign-out", summary="Sign out.", access="signed_in",
                handler=self._sign_out,
            ),
            Operation(
                name="whoami", method="GET", path="/me", summary="Say who asks, and what they may do.",
                access="authenticated", handler=self._whoami, answer=Whoami,
            ),
            Operation(
                name="changeOwnPassword", method="PUT", path="/me/password", access="signed_in",
                summary="Change your password. It signs you out everywhere.",
                handler=self._own_password, body=OwnPassword,
            ),
            Operation(
                name="listStaff", method="GET", path="/staff", summary="List the staff accounts.", access=admin,
                handler=self._list, answer=Members,
            ),
            Operation(
                name="addStaff", method="POST", path="/staff", summary="Make a staff account.", access=admin,
                handler=self._add, body=NewMember, answer=Member, status=HTTPStatus.CREATED,
            ),
            Operation(
                name="showStaff", method="GET", path=one, summary="Show a staff account.", access=admin,
                handler=self._show, answer=Member,
            ),
            Operation(
                name="changeStaff", method="PATCH", path=one, summary="Change an account's name or role.", access=admin,
                handler=self._change, body=MemberChange, answer=Member,
            ),
            Operation(
                name="setPassword", method="PUT", path=f"{one}/password", access=admin,
                summary="Give an account another password. It signs them out everywhere.",
                handler=self._password, body=NewPassword,
            ),
            Operation(
                name="closeAccount", method="DELETE", path=one, summary="Close an account, for good.", access=admin,
                handler=self._close,
            ),
            Operation(
                name="listKeys", method="GET", path="/keys", summary="List the API keys.", access=admin,
                handler=self._keys, answer=Keys,
            ),
            Operation(
                name="makeKey", method="POST", path="/keys", summary="Make an API key.", access=admin,
                handler=self._make_key, body=NewKey, answer=KeyMade, status=HTTPStatus.CREATED,
            ),
            Operation(
                name="revokeKey", method="DELETE", path="/keys/{key}", summary="Revoke an API key.", access=admin,
                handler=self._revoke_key,
            ),
        ]  # fmt: skip

    # --- signing in --------------------------------------------------------------------------------------------------

    async def _sign_in(self, call: Call[Nothing, SignIn]) -> SignedIn:
        login = canonical(call.body.login) or ""
        if not self._addresses.take(call.address) or not self._logins.take(login):
            raise refuse(Code.RATE_LIMITED, staff.locked().message)
        account, token = accepted(await self._directory.sign_in(call.body.login, call.body.password))
        return SignedIn(token, staff.IDLE // 60_000, _member(account))

    async def _sign_out(self, call: Call[Nothing, None]) -> None:
        sign_in = call.grant.sign_in
        assert sign_in is not None  # the operation is for those who are signed in
        accepted(await self._directory.sign_out(sign_in, call.grant.by))

    async def _whoami(self, call: Call[Nothing, None]) -> Whoami:
        grant = call.grant
        member = None if grant.staff is None else _member(self._directory.state.staff.accounts[grant.staff])
        return Whoami(grant.by, tuple(sorted(grant.scopes)), member)

    async def _own_password(self, call: Call[Nothing, OwnPassword]) -> None:
        own = call.grant.staff
        assert own is not None  # the operation is for those who are signed in
        if not self._logins.take(own):
            raise refuse(Code.RATE_LIMITED, staff.locked().message)
        if not await self._directory.password_is(own, call.body.old):
            raise refuse(Code.FORBIDDEN, "The old password is not right.")
        accepted(await self._directory.set_password(own, call.body.new, call.grant.by))

    # --- accounts ----------------------------------------------------------------------------------------------------

    async def _list(self, call: Call[Nothing, None]) -> Members:
        return Members(tuple(_member(account) for account in self._directory.state.staff.accounts.values()))

    async def _add(self, call: Call[Nothing, NewMember]) -> Made[Member]:
        wish = call.body
        made = accepted(await self._directory.add_staff(wish.login, wish.name, wish.role, wish.password, call.grant.by))
        return Made(_member(self._directory.state.staff.accounts[made]), f"/staff/{made}")

    async def _show(self, call: Call[Nothing, None]) -> Member:
        return _member(self._account(call))

    async def _change(self, call: Call[Nothing, MemberChange]) -> Member:
        id_ = self._account(call).id
        accepted(await self._directory.change_staff(id_, call.body.name, call.body.role, call.grant.by))
        return _member(self._account(call))

    async def _password(self, call: Call[Nothing, NewPassword]) -> None:
        accepted(await self._directory.set_password(self._account(call).id, call.body.password, call.grant.by))

    async def _close(self, call: Call[Nothing, None]) -> None:
        accepted(await self._directory.close_account(self._account(call).id, call.grant.by))

    def _account(self, call: Call[object, object]) -> Account:
        account = self._directory.state.staff.accounts.get(StaffId(call.path["staff"]))
        if account is None:
            raise refuse(Code.NOT_FOUND, "There is no such account.")
        return account

    # --- keys --------------------------------------------------------------------------------------------------------

    async def _keys(self, call: Call[Nothing, None]) -> Keys:
        return Keys(tuple(_key(key) for key in self._directory.state.keys.by_id.values()))

    async def _make_key(self, call: Call[Nothing, NewKey]) -> Made[KeyMade]:
        id_, key = accepted(await self._directory.make_key(call.body.name, call.body.scopes, call.grant.by))
        return Made(KeyMade(id_, key), f"/keys/{id_}")

    async def _revoke_key(self, call: Call[Nothing, None]) -> None:
        accepted(await self._directory.revoke_key(KeyId(call.path["key"]), call.grant.by))


def _member(account: Account) -> Member:
    return Member(
        id=account.id,
        login=account.login,
        name=account.name,
        role=account.role,
        added_at=account.added_at,
        closed_at=account.closed_at,
    )


def _key(key: ApiKey) -> Key:
    return Key(key.id, key.name, tuple(sorted(key.scopes)), key.made_at, key.revoked_at)
