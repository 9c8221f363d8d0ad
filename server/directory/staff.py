"""Staff accounts, and who is signed in. Pure: passwords are compared elsewhere, and come here as a yes or no.

    (none) --staff_added--> open --account_closed--> closed, for good
    a sign-in:  good --signed_out--> over; also over `IDLE` after it was last used, and `LONGEST` after its start

Rules that hold:
- Neither a password nor a token is here, only the Argon2 hash of the one and the SHA-256 of the other.
- After `FREE_TRIES` wrong passwords in a row an account is locked; each further one locks it for twice as long. While
  it is locked, the right password does not help either, so trying goes on no faster than that.
- A new password, another role and the closing of an account end its sign-ins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, TypeAlias, assert_never

import msgspec

from rooms.kernel import BaseCommand, Code, Instant, InvariantBroken, Rejected, owned_by
from rooms.names import clean_name
from server.directory.kernel import Asked, BaseDirectoryEvent, SignInId, StaffId

IDLE: Final = 20 * 60_000
"""Milliseconds without a request after which somebody is signed out."""

LONGEST: Final = 12 * 3_600_000
"""Milliseconds after which somebody signs in anew, busy or not."""

NOTED_EVERY: Final = 5 * 60_000
"""Milliseconds between two events that say somebody is still active; in between only memory knows."""

FREE_TRIES: Final = 5
FIRST_LOCK: Final = 30_000
LONGEST_LOCK: Final = 3_600_000

_LOGIN: Final = re.compile(r"[\w.@+-]{1,64}")

StaffText: TypeAlias = Annotated[str, owned_by("staff")]


class StaffRole(StrEnum):
    """`admin` may do everything; `staff` works with the groups they are a facilitator of."""

    ADMIN = "admin"
    STAFF = "staff"


# --- commands --------------------------------------------------------------------------------------------------------


class AddStaff(BaseCommand, frozen=True):
    """Make an account. `staff` is a fresh id, `password` the hash."""

    staff: StaffId
    login: str
    name: str
    role: StaffRole
    password: str


class ChangeStaff(BaseCommand, frozen=True):
    """Give an account another name or role; None: as it is."""

    staff: StaffId
    name: str | None = None
    role: StaffRole | None = None


class SetPassword(BaseCommand, frozen=True):
    """Give an account another password, by its hash. It also ends a lock."""

    staff: StaffId
    password: str


class CloseAccount(BaseCommand, frozen=True):
    """Let nobody sign in by this account any more."""

    staff: StaffId


class SignIn(BaseCommand, frozen=True):
    """Somebody gave a password for this account, `correct` or not: it was compared with the hash `compared`. `sign_in`
    is the hash of the token they would get."""

    staff: StaffId
    sign_in: SignInId
    compared: str
    correct: bool


class StayActive(BaseCommand, frozen=True):
    """A sign-in was used, while it was good."""

    sign_in: SignInId


class SignOut(BaseCommand, frozen=True):
    """End a sign-in."""

    sign_in: SignInId


Command: TypeAlias = AddStaff | ChangeStaff | SetPassword | CloseAccount | SignIn | StayActive | SignOut

# --- events ----------------------------------------------------------------------------------------------------------


class StaffAdded(BaseDirectoryEvent, frozen=True):
    staff: StaffId
    login: StaffText
    name: StaffText
    role: StaffRole
    password: StaffText


class StaffChanged(BaseDirectoryEvent, frozen=True):
    """The account as it is now."""

    staff: StaffId
    name: StaffText
    role: StaffRole


class PasswordSet(BaseDirectoryEvent, frozen=True):
    staff: StaffId
    password: StaffText


class AccountClosed(BaseDirectoryEvent, frozen=True):
    staff: StaffId


class SignedIn(BaseDirectoryEvent, frozen=True):
    staff: StaffId
    sign_in: SignInId


class SignInFailed(BaseDirectoryEvent, frozen=True):
    """A wrong password; the account is locked until `locked_until`, if that is given."""

    staff: StaffId
    locked_until: Instant | None


class StayedActive(BaseDirectoryEvent, frozen=True):
    sign_in: SignInId


class SignedOut(BaseDirectoryEvent, frozen=True):
    sign_in: SignInId


Event: TypeAlias = (
    StaffAdded | StaffChanged | PasswordSet | AccountClosed | SignedIn | SignInFailed | StayedActive | SignedOut
)

# --- state -----------------------------------------------------------------------------------------------------------


class Account(msgspec.Struct, frozen=True):
    """One account. `failures` counts wrong passwords since the last right one."""

    id: StaffId
    login: str
    name: str
    role: StaffRole
    password: str
    added_at: Instant
    closed_at: Instant | None = None
    failures: int = 0
    locked_until: Instant = Instant(0)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Signed(msgspec.Struct, frozen=True):
    """A sign-in that has not been ended."""

    id: SignInId
    staff: StaffId
    since: Instant
    active_at: Instant

    def good(self, now: Instant, used_at: Instant | None) -> bool:
        """Whether it still counts, last used at `used_at` if that is later than the log knows."""
        return now < max(self.active_at, used_at or self.active_at) + IDLE and now < self.since + LONGEST


class Staff(msgspec.Struct, frozen=True):
    """`accounts` in the order of adding, closed ones too; `sign_ins` may hold some that are over by time."""

    accounts: Mapping[StaffId, Account] = {}
    sign_ins: Mapping[SignInId, Signed] = {}

    def by_login(self, login: str) -> Account | None:
        """The open account of this login, however it is capitalised."""
        wanted = canonical(login)
        return next((a for a in self.accounts.values() if a.is_open and a.login == wanted), None)


def canonical(login: str) -> str | None:
    """How a login is kept and compared; None when it is none."""
    if len(login) > 256:
        return None
    text = unicodedata.normalize("NFC", login.strip().casefold())
    return text if _LOGIN.fullmatch(text) else None


# --- decide ----------------------------------------------------------------------------------------------------------


def decide(staff: Staff, asked: Asked[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command of somebody entitled to it."""
    command = asked.command
    match command:
        case AddStaff():
            return _add(staff, Asked(asked.by, command), now)
        case StayActive() | SignOut():
            return _of_sign_in(staff, Asked(asked.by, command), now)
        case _:
            account = staff.accounts.get(command.staff)
            if account is None:
                return Rejected(Code.NOT_FOUND, "There is no such account.")
            return _of_account(account, Asked(asked.by, command), now)


def _add(staff: Staff, asked: Asked[AddStaff], now: Instant) -> tuple[Event, ...] | Rejected:
    command = asked.command
    login, name = canonical(command.login), clean_name(command.name)
    if login is None:
        return Rejected(Code.INVALID, "A login has 1 to 64 letters, digits or any of . @ + - _ and no spaces.")
    if name is None:
        return _bad_name()
    if command.staff in staff.accounts or staff.by_login(login) is not None:
        return Rejected(Code.CONFLICT, "There is an account of this login already.")
    added = StaffAdded(
        at=now,
        by=asked.by,
        staff=command.staff,
        login=login,
        name=name,
        role=command.role,
        password=command.password,
    )
    return (added,)


def _of_account(
    account: Account, asked: Asked[ChangeStaff | SetPassword | CloseAccount | SignIn], now: Instant
) -> tuple[Event, ...] | Rejected:
    command, by = asked.command, asked.by
    if not account.is_open:
        if isinstance(command, CloseAccount):
            return ()
        return Rejected(Code.CONFLICT, "This account is closed.")
    match command:
        case ChangeStaff():
            name = account.name if command.name is None else clean_name(command.name)
            if name is None:
                return _bad_name()
            role = command.role or account.role
            if (name, role) == (account.name, account.role):
                return ()
            return (StaffChanged(at=now, by=by, staff=account.id, name=name, role=role),)
        case SetPassword():
            return (PasswordSet(at=now, by=by, staff=account.id, password=command.password),)
        case CloseAccount():
            return (AccountClosed(at=now, by=by, staff=account.id),)
        case SignIn():
            return _sign_in(account, command, now)
        case _:
            assert_never(command)


def _sign_in(account: Account, command: SignIn, now: Instant) -> tuple[Event, ...] | Rejected:
    if now < account.locked_until:
        return locked()
    if command.compared != account.password:
        return Rejected(Code.CONFLICT, "The password has just been changed; please try again.")
    if command.correct:
        return (SignedIn(at=now, staff=account.id, sign_in=command.sign_in),)
    beyond = account.failures + 1 - FREE_TRIES
    lock = None if beyond < 0 else Instant(now + min(FIRST_LOCK << min(beyond, 16), LONGEST_LOCK))
    return (SignInFailed(at=now, staff=account.id, locked_until=lock),)


def locked() -> Rejected:
    """The answer to whoever tries too often."""
    return Rejected(Code.RATE_LIMITED, "Too many failed tries; please wait a while and try again.")


def _of_sign_in(staff: Staff, asked: Asked[StayActive | SignOut], now: Instant) -> tuple[Event, ...] | Rejected:
    signed = staff.sign_ins.get(asked.command.sign_in)
    if signed is None:
        return Rejected(Code.UNAUTHENTICATED, "You are not signed in.")
    match asked.command:
        case StayActive():
            if now < signed.active_at + NOTED_EVERY:
                return ()
            return (StayedActive(at=now, sign_in=signed.id),)
        case SignOut():
            return (SignedOut(at=now, by=asked.by, sign_in=signed.id),)
        case _:
            assert_never(asked.command)


def _bad_name() -> Rejected:
    return Rejected(Code.INVALID, "An account needs a name of 1 to 64 characters.")


# --- evolve ----------------------------------------------------------------------------------------------------------


def evolve(staff: Staff, event: Event) -> Staff:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    match event:
        case StaffAdded():
            account = Account(
                id=event.staff,
                login=event.login,
                name=event.name,
                role=event.role,
                password=event.password,
                added_at=event.at,
            )
            return _with_account(staff, account)
        case StayedActive() | SignedOut():
            return _used(staff, event)
        case _:
            found = staff.accounts.get(event.staff)
            if found is None:
                raise InvariantBroken(f"an event about the account {event.staff}, which does not exist")
            return _account_changed(staff, found, event)


def _account_changed(
    staff: Staff,
    account: Account,
    event: StaffChanged | PasswordSet | AccountClosed | SignedIn | SignInFailed,
) -> Staff:
    replace = msgspec.structs.replace
    match event:
        case StaffChanged():
            changed = _with_account(staff, replace(account, name=event.name, role=event.role))
            return changed if event.role is account.role else _signed_out(changed, account.id)
        case PasswordSet():
            fresh = replace(account, password=event.password, failures=0, locked_until=Instant(0))
            return _signed_out(_with_account(staff, fresh), account.id)
        case AccountClosed():
            return _signed_out(_with_account(staff, replace(account, closed_at=event.at)), account.id)
        case SignedIn():
            # Those that are over by time are let go here, so that they do not gather.
            current = {id_: signed for id_, signed in staff.sign_ins.items() if signed.good(event.at, None)}
            current[event.sign_in] = Signed(event.sign_in, account.id, since=event.at, active_at=event.at)
            staff = replace(staff, sign_ins=current)
            return _with_account(staff, replace(account, failures=0, locked_until=Instant(0)))
        case SignInFailed():
            until = event.locked_until or Instant(0)
            return _with_account(staff, replace(account, failures=account.failures + 1, locked_until=until))
        case _:
            assert_never(event)


def _used(staff: Staff, event: StayedActive | SignedOut) -> Staff:
    sign_ins = dict(staff.sign_ins)
    signed = sign_ins.pop(event.sign_in, None)
    if signed is not None and isinstance(event, StayedActive):
        sign_ins[signed.id] = msgspec.structs.replace(signed, active_at=event.at)
    return msgspec.structs.replace(staff, sign_ins=sign_ins)


def _with_account(staff: Staff, account: Account) -> Staff:
    return msgspec.structs.replace(staff, accounts={**staff.accounts, account.id: account})


def _signed_out(staff: Staff, account: StaffId) -> Staff:
    left = {id_: signed for id_, signed in staff.sign_ins.items() if signed.staff != account}
    return msgspec.structs.replace(staff, sign_ins=left)
