"""API keys."""

from __future__ import annotations

from functools import reduce

import pytest

from rooms.kernel import Code, Instant, InvariantBroken, Rejected
from server.directory import keys
from server.directory.kernel import Actor, Asked, KeyId
from server.directory.keys import ApiKeyMade, ApiKeyRevoked, ApiKeySet, Keys, MakeKey, RevokeKey, Scope, SetRootKey

BY = Actor("root")
NOW = Instant(5)
MAKE = MakeKey(key=KeyId("k_1"), name="Clinic", scopes=(Scope.SESSIONS_READ,), hash="h1")
MADE = ApiKeyMade(at=NOW, by=BY, key=KeyId("k_1"), name="Clinic", scopes=(Scope.SESSIONS_READ,), hash="h1")
REVOKED = ApiKeyRevoked(at=NOW, by=BY, key=KeyId("k_1"))


def given(*events: keys.Event) -> Keys:
    return reduce(keys.evolve, events, Keys())


def when(state: Keys, command: keys.Command) -> tuple[keys.Event, ...] | Rejected:
    return keys.decide(state, Asked(BY, command), NOW)


def test_a_key_is_made_and_good() -> None:
    assert when(Keys(), MAKE) == (MADE,)
    assert given(MADE).good == {"h1": "k_1"}


def test_a_revoked_key_is_kept_but_not_good() -> None:
    state = given(MADE, REVOKED)
    assert not state.good
    assert state.by_id[KeyId("k_1")].revoked_at == NOW


def test_revoking_twice_is_no_event() -> None:
    assert when(given(MADE), RevokeKey(key=KeyId("k_1"))) == (REVOKED,)
    assert when(given(MADE, REVOKED), RevokeKey(key=KeyId("k_1"))) == ()


def test_the_root_key_is_replaced() -> None:
    assert when(given(ApiKeySet(at=NOW, hash="old")), SetRootKey(hash="new")) == (ApiKeySet(at=NOW, by=BY, hash="new"),)
    assert when(given(ApiKeySet(at=NOW, hash="old")), SetRootKey(hash="old")) == ()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (MakeKey(key=KeyId("k_2"), name=" ", scopes=(Scope.ADMIN,), hash="h2"), Code.INVALID),
        (MakeKey(key=KeyId("k_2"), name="N", scopes=(), hash="h2"), Code.INVALID),
        (MAKE, Code.CONFLICT),
        (RevokeKey(key=KeyId("k_9")), Code.NOT_FOUND),
    ],
)
def test_what_cannot_be_is_rejected(command: keys.Command, code: Code) -> None:
    answer = when(given(MADE), command)
    assert isinstance(answer, Rejected)
    assert answer.code is code


def test_admin_holds_every_scope() -> None:
    admin = MakeKey(key=KeyId("k_1"), name="A", scopes=(Scope.ADMIN,), hash="h")
    made = when(Keys(), admin)
    assert not isinstance(made, Rejected)
    assert keys.scopes_of(given(*made).by_id[KeyId("k_1")]) == frozenset(Scope)


def test_revoking_what_never_was_breaks() -> None:
    with pytest.raises(InvariantBroken):
        keys.evolve(Keys(), REVOKED)
