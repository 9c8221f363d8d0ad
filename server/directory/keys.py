"""API keys: which there are, and what each may do. Pure.

    (none) --api_key_made--> good --api_key_revoked--> revoked, for good

Beside them there is the root key, which the operator chooses or the first start makes; it may do everything, and
setting another one replaces it. Rules that hold: a key itself is never here, only its hash; `admin` holds every other
scope.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, TypeAlias, assert_never

import msgspec

from rooms.kernel import BaseCommand, Code, Instant, InvariantBroken, Rejected, owned_by
from rooms.names import clean_name
from server.directory.kernel import Asked, BaseDirectoryEvent, KeyId

MOST_KEYS: Final = 1000
"""Keys that are good at the same time."""


class Scope(StrEnum):
    """What a key or an account may do through the HTTP API."""

    SESSIONS_READ = "sessions:read"
    SESSIONS_WRITE = "sessions:write"
    GROUPS_READ = "groups:read"
    GROUPS_WRITE = "groups:write"
    REPORTS_READ = "reports:read"
    ADMIN = "admin"


EVERY_SCOPE: Final = frozenset(Scope)

# --- commands --------------------------------------------------------------------------------------------------------


class SetRootKey(BaseCommand, frozen=True):
    """Let the key with this hash be the root key from now on."""

    hash: str


class MakeKey(BaseCommand, frozen=True):
    """Let the key with this hash be good. `key` is a fresh id."""

    key: KeyId
    name: str
    scopes: tuple[Scope, ...]
    hash: str


class RevokeKey(BaseCommand, frozen=True):
    """Let a key not be good any more."""

    key: KeyId


Command: TypeAlias = SetRootKey | MakeKey | RevokeKey

# --- events ----------------------------------------------------------------------------------------------------------


class ApiKeySet(BaseDirectoryEvent, frozen=True):
    """From now on the key with this hash is the root key; the one before it no longer counts."""

    hash: str


class ApiKeyMade(BaseDirectoryEvent, frozen=True):
    key: KeyId
    name: Annotated[str, owned_by("")]
    scopes: tuple[Scope, ...]
    hash: str


class ApiKeyRevoked(BaseDirectoryEvent, frozen=True):
    key: KeyId


Event: TypeAlias = ApiKeySet | ApiKeyMade | ApiKeyRevoked

# --- state -----------------------------------------------------------------------------------------------------------


class ApiKey(msgspec.Struct, frozen=True):
    """One key; `revoked_at` None: it is good."""

    id: KeyId
    name: str
    scopes: frozenset[Scope]
    hash: str
    made_at: Instant
    revoked_at: Instant | None = None


class Keys(msgspec.Struct, frozen=True):
    """`root` is the root key's hash; `by_id` is in the order of making, `good` by hash."""

    root: str | None = None
    by_id: Mapping[KeyId, ApiKey] = {}
    good: Mapping[str, KeyId] = {}


def decide(keys: Keys, asked: Asked[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command of somebody entitled to it."""
    command, by = asked.command, asked.by
    match command:
        case SetRootKey():
            return () if command.hash == keys.root else (ApiKeySet(at=now, by=by, hash=command.hash),)
        case MakeKey():
            name = clean_name(command.name)
            if name is None:
                return Rejected(Code.INVALID, "A key needs a name of 1 to 64 characters.")
            if not command.scopes:
                return Rejected(Code.INVALID, "A key needs at least one scope.")
            if command.key in keys.by_id or command.hash in keys.good:
                return Rejected(Code.CONFLICT, "This key exists already.")
            if len(keys.good) >= MOST_KEYS:
                return Rejected(Code.CONFLICT, f"There are {MOST_KEYS} keys already; revoke some first.")
            scopes = tuple(sorted(set(command.scopes)))
            return (ApiKeyMade(at=now, by=by, key=command.key, name=name, scopes=scopes, hash=command.hash),)
        case RevokeKey():
            key = keys.by_id.get(command.key)
            if key is None:
                return Rejected(Code.NOT_FOUND, "There is no such key.")
            return () if key.revoked_at is not None else (ApiKeyRevoked(at=now, by=by, key=key.id),)
        case _:
            assert_never(command)


def evolve(keys: Keys, event: Event) -> Keys:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    match event:
        case ApiKeySet():
            return msgspec.structs.replace(keys, root=event.hash)
        case ApiKeyMade():
            key = ApiKey(
                id=event.key, name=event.name, scopes=frozenset(event.scopes), hash=event.hash, made_at=event.at
            )
            return msgspec.structs.replace(
                keys, by_id={**keys.by_id, key.id: key}, good={**keys.good, key.hash: key.id}
            )
        case ApiKeyRevoked():
            found = keys.by_id.get(event.key)
            if found is None:
                raise InvariantBroken(f"api_key_revoked for {event.key}, which does not exist")
            revoked = msgspec.structs.replace(found, revoked_at=event.at)
            good = {hashed: key for hashed, key in keys.good.items() if key != event.key}
            return msgspec.structs.replace(keys, by_id={**keys.by_id, revoked.id: revoked}, good=good)
        case _:
            assert_never(event)


def scopes_of(key: ApiKey) -> frozenset[Scope]:
    """What a key may do, spelled out."""
    return EVERY_SCOPE if Scope.ADMIN in key.scopes else key.scopes
