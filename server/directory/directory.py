"""The directory of one node: who may use the HTTP API, and the quickstart session.

A *grant* is what a request may do: all that an API key's scopes allow, or what a signed-in member of staff may. Keys
and sign-in tokens are random; what is looked up, and stored, is their SHA-256.
"""

from __future__ import annotations

import secrets
from typing import Final, TypeAlias

import msgspec

from rooms.kernel import Code, Instant, InvitationId, Rejected, SessionId
from rooms.refusals import unavailable
from server.auth import key_hash, new_api_key, same_hash
from server.directory import keys, register, staff
from server.directory.aggregate import Aggregate
from server.directory.kernel import ROOT, Actor, KeyId, SignInId, StaffId
from server.directory.keys import EVERY_SCOPE, Scope
from server.directory.passwords import Passwords, unfit
from server.directory.register import Event, QuickstartOpened, Register
from server.directory.staff import Account, StaffRole
from server.ports import Clock, EventStore, Ids, StoreUnavailable

STAFF_SCOPES: Final = frozenset(
    {Scope.SESSIONS_READ, Scope.SESSIONS_WRITE, Scope.GROUPS_READ, Scope.GROUPS_WRITE, Scope.REPORTS_READ}
)
"""What staff may do with the groups they are a facilitator of."""

_SIGN_IN: Final = "hearth_staff_"
_WRONG: Final = Rejected(Code.UNAUTHENTICATED, "Login or password is not right.")

Submitted: TypeAlias = tuple[Event, ...] | Rejected


class Grant(msgspec.Struct, frozen=True):
    """Who asks, and what they may do. `staff` is there for those who are signed in; unless they may do everything,
    their scopes count for the groups they are a facilitator of."""

    by: Actor
    scopes: frozenset[Scope]
    staff: StaffId | None = None
    sign_in: SignInId | None = None

    @property
    def everything(self) -> bool:
        return Scope.ADMIN in self.scopes


class Directory:
    """Use `await Directory.open(...)`."""

    def __init__(self, store: EventStore, clock: Clock, ids: Ids, passwords: Passwords) -> None:
        self._clock = clock
        self._ids = ids
        self._passwords = passwords
        self._used: dict[SignInId, Instant] = {}
        self._aggregate: Aggregate[Register, register.Command, Event] = Aggregate(
            store, clock, register.STREAM, register.CODEC, register.decide, register.evolve, Register()
        )

    @classmethod
    async def open(cls, store: EventStore, clock: Clock, ids: Ids, passwords: Passwords) -> Directory:
        """The directory as the log tells it. Raises: StoreUnavailable, DirectoryCorrupt."""
        directory = cls(store, clock, ids, passwords)
        await directory.renew()
        return directory

    async def renew(self) -> None:
        """Read the log again, after texts in it were erased. Raises: StoreUnavailable, DirectoryCorrupt."""
        await self._aggregate.load()

    @property
    def state(self) -> Register:
        return self._aggregate.state

    @property
    def quickstart(self) -> QuickstartOpened | None:
        return self.state.quickstart

    async def open_quickstart(self, session: SessionId, facilitator: InvitationId, everybody: InvitationId) -> None:
        """Remember the quickstart session. Raises: StoreUnavailable."""
        command = register.OpenQuickstart(session=session, facilitator=facilitator, everybody=everybody)
        _stored(await self._aggregate.submit(command))

    # --- API keys --------------------------------------------------------------------------------------------------

    async def ensure_key(self, given: str) -> str | None:
        """Make sure there is a root key: `given` (empty: none) replaces another one; without any, one is made.

        Returns: the key if it was made now, to be shown once, else None.
        Raises: StoreUnavailable.
        """
        if given:
            _stored(await self._aggregate.submit(keys.SetRootKey(hash=key_hash(given))))
            return None
        if self.state.keys.root is not None:
            return None
        fresh = new_api_key()
        _stored(await self._aggregate.submit(keys.SetRootKey(hash=key_hash(fresh))))
        return fresh

    async def make_key(self, name: str, scopes: tuple[Scope, ...], by: Actor) -> tuple[KeyId, str] | Rejected:
        """A new API key. Returns: its id and the key itself, which nobody can be told again."""
        key, fresh = KeyId(self._ids.new("k")), new_api_key()
        command = keys.MakeKey(key=key, name=name, scopes=scopes, hash=key_hash(fresh))
        answer = await self._aggregate.submit(command, by)
        return answer if isinstance(answer, Rejected) else (key, fresh)

    async def revoke_key(self, key: KeyId, by: Actor) -> Submitted:
        """Let a key not be good any more."""
        return await self._aggregate.submit(keys.RevokeKey(key=key), by)

    # --- who asks --------------------------------------------------------------------------------------------------

    def grant(self, secret: str) -> Grant | None:
        """What the bearer of an API key or a sign-in token may do; None when it is neither, or over."""
        hashed = key_hash(secret)
        if secret.startswith(_SIGN_IN):
            return self._grant_of_sign_in(SignInId(hashed))
        known = self.state.keys
        if known.root is not None and same_hash(hashed, known.root):
            return Grant(by=ROOT, scopes=EVERY_SCOPE)
        key = known.good.get(hashed)
        return None if key is None else Grant(by=Actor(key), scopes=keys.scopes_of(known.by_id[key]))

    def _grant_of_sign_in(self, sign_in: SignInId) -> Grant | None:
        signed = self.state.staff.sign_ins.get(sign_in)
        if signed is None or not signed.good(self._clock.now(), self._used.get(sign_in)):
            return None
        account = self.state.staff.accounts[signed.staff]
        scopes = EVERY_SCOPE if account.role is StaffRole.ADMIN else STAFF_SCOPES
        return Grant(by=Actor(account.id), scopes=scopes, staff=account.id, sign_in=sign_in)

    async def note_use(self, grant: Grant) -> None:
        """Let a sign-in stay good, because it is used. That the log cannot take it now is no reason to refuse."""
        if grant.sign_in is not None:
            self._used[grant.sign_in] = self._clock.now()
            await self._aggregate.submit(staff.StayActive(sign_in=grant.sign_in), grant.by)

    # --- staff -----------------------------------------------------------------------------------------------------

    async def add_staff(self, login: str, name: str, role: StaffRole, password: str, by: Actor) -> StaffId | Rejected:
        """Make an account."""
        refused = unfit(password)
        if refused is not None:
            return refused
        account, hashed = StaffId(self._ids.new("st")), await self._passwords.hash(password)
        command = staff.AddStaff(staff=account, login=login, name=name, role=role, password=hashed)
        answer = await self._aggregate.submit(command, by)
        return answer if isinstance(answer, Rejected) else account

    async def change_staff(self, account: StaffId, name: str | None, role: StaffRole | None, by: Actor) -> Submitted:
        """Give an account another name or role."""
        return await self._aggregate.submit(staff.ChangeStaff(staff=account, name=name, role=role), by)

    async def set_password(self, account: StaffId, password: str, by: Actor) -> Submitted:
        """Give an account another password."""
        refused = unfit(password)
        if refused is not None:
            return refused
        hashed = await self._passwords.hash(password)
        return await self._aggregate.submit(staff.SetPassword(staff=account, password=hashed), by)

    async def close_account(self, account: StaffId, by: Actor) -> Submitted:
        """Let nobody sign in by an account any more."""
        return await self._aggregate.submit(staff.CloseAccount(staff=account), by)

    async def password_is(self, account: StaffId, password: str) -> bool:
        """Whether this is the account's password."""
        return await self._passwords.verify(self.state.staff.accounts[account].password, password)

    async def sign_in(self, login: str, password: str) -> tuple[Account, str] | Rejected:
        """Sign somebody in. Returns: their account, and the token their requests carry from now on.

        Accounts count as they are in the log now: another process may have made one (`hearth staff add`).
        """
        try:
            await self._aggregate.refresh()
        except StoreUnavailable:
            return unavailable()
        account = self.state.staff.by_login(login)
        if account is not None and self._clock.now() < account.locked_until:
            return staff.locked()
        correct = await self._passwords.verify(None if account is None else account.password, password)
        if account is None:
            return _WRONG
        token = _SIGN_IN + secrets.token_urlsafe(32)
        command = staff.SignIn(
            staff=account.id, sign_in=SignInId(key_hash(token)), compared=account.password, correct=correct
        )
        answer = await self._aggregate.submit(command, Actor(account.id))
        if isinstance(answer, Rejected):
            return answer
        current = self.state.staff.sign_ins
        self._used = {sign_in: at for sign_in, at in self._used.items() if sign_in in current}
        return (self.state.staff.accounts[account.id], token) if correct else _WRONG

    async def sign_out(self, sign_in: SignInId, by: Actor) -> Submitted:
        """End a sign-in."""
        self._used.pop(sign_in, None)
        return await self._aggregate.submit(staff.SignOut(sign_in=sign_in), by)


def _stored(answer: Submitted) -> None:
    """What the server itself asks for is never refused but for the store's sake."""
    if isinstance(answer, Rejected):
        raise StoreUnavailable(answer.message)
