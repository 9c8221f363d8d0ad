"""Tokens that identify, the secret beside the store, and API keys."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.kernel import Code, Instant, InvitationId, ParticipantId, Rejected, SessionId
from server.auth import Claims, Tokens, key_hash, new_api_key, same_hash, signing_secret

SECRET = b"s" * 32
HOUR = 3_600_000


class HeldClock:
    def __init__(self, at: int = 1_700_000_000_000) -> None:
        self.at = at

    def now(self) -> Instant:
        return Instant(self.at)


def tokens(clock: HeldClock | None = None) -> Tokens:
    return Tokens(SECRET, clock or HeldClock())


def issue(of: Tokens, at: int = 1_700_000_000_000) -> str:
    return of.issue(SessionId("s_1"), InvitationId("i_1"), "participant", Instant(at + HOUR))


def code(answer: Claims | Rejected) -> Code:
    assert isinstance(answer, Rejected)
    return answer.code


def test_a_token_says_what_it_was_issued_for() -> None:
    of = tokens()
    token = of.issue(SessionId("s"), InvitationId("i"), "guest", Instant(1_700_000_000_000 + HOUR), ParticipantId("p"))
    claims = of.read(token)
    assert isinstance(claims, Claims)
    assert (claims.sid, claims.inv, claims.role, claims.par) == ("s", "i", "guest", "p")


def test_a_token_of_an_invitation_names_no_participant() -> None:
    of = tokens()
    claims = of.read(issue(of))
    assert isinstance(claims, Claims)
    assert claims.par is None


def test_a_token_is_refused_from_the_moment_it_expires() -> None:
    clock = HeldClock()
    of = tokens(clock)
    token = issue(of)
    clock.at += HOUR - 1
    assert isinstance(of.read(token), Claims)
    clock.at += 1
    assert code(of.read(token)) is Code.EXPIRED


def test_a_token_signed_with_another_secret_is_refused() -> None:
    assert code(tokens().read(issue(Tokens(b"x" * 32, HeldClock())))) is Code.UNAUTHENTICATED


def test_a_token_whose_claims_were_changed_is_refused() -> None:
    of = tokens()
    head, body, signature = issue(of).split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    claims["role"] = "facilitator"
    forged = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    assert code(of.read(f"{head}.{forged}.{signature}")) is Code.UNAUTHENTICATED


def test_an_unsigned_token_is_refused() -> None:
    claims = {"sid": "s", "inv": "i", "role": "facilitator", "iat": 0, "exp": 99_999_999_999}
    assert code(tokens().read(jwt.encode(claims, key="", algorithm="none"))) is Code.UNAUTHENTICATED


@pytest.mark.parametrize("missing", ["sid", "inv", "role", "iat", "exp"])
def test_a_genuine_token_without_one_of_its_claims_is_refused(missing: str) -> None:
    claims = {"sid": "s", "inv": "i", "role": "guest", "iat": 0, "exp": 99_999_999_999}
    del claims[missing]
    assert code(tokens().read(jwt.encode(claims, SECRET, algorithm="HS256"))) is Code.UNAUTHENTICATED


def test_a_genuine_token_with_claims_of_the_wrong_type_is_refused() -> None:
    claims = {"sid": 5, "inv": [], "role": "guest", "iat": "0", "exp": 99_999_999_999}
    assert code(tokens().read(jwt.encode(claims, SECRET, algorithm="HS256"))) is Code.UNAUTHENTICATED


@pytest.mark.parametrize("token", [None, 5, b"bytes", {}, [], "", "a.b.c", "x" * 5000, "\ud800.\ud800.\ud800"])
def test_what_is_no_token_is_refused(token: object) -> None:
    assert code(tokens().read(token)) is Code.UNAUTHENTICATED


def test_a_deeply_nested_header_is_refused() -> None:
    head = base64.urlsafe_b64encode(b"[" * 1000).decode().rstrip("=")
    assert code(tokens().read(f"{head}.{head}.x")) is Code.UNAUTHENTICATED


@given(st.text(max_size=200) | st.lists(st.binary(max_size=60), min_size=3, max_size=3))
def test_no_text_makes_reading_raise(token: str | list[bytes]) -> None:
    text = token if isinstance(token, str) else ".".join(base64.urlsafe_b64encode(part).decode() for part in token)
    assert code(tokens().read(text)) is Code.UNAUTHENTICATED


def test_a_configured_secret_is_used(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    assert signing_secret("c" * 40, file) == b"c" * 40
    assert not file.exists()


def test_a_missing_secret_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "hearth.secret"
    first = signing_secret("", file)
    assert signing_secret("", file) == first
    assert len(first) >= 32
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_the_rest_of_an_interrupted_start_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "hearth.secret"
    (tmp_path / "hearth.secret.new").write_text("half")
    assert len(signing_secret("", file)) >= 32


def test_a_file_without_a_secret_is_an_error_not_a_weak_key(tmp_path: Path) -> None:
    file = tmp_path / "hearth.secret"
    file.write_text("")
    with pytest.raises(OSError, match="signing secret"):
        signing_secret("", file)


def test_without_a_place_on_disk_every_process_has_its_own_secret() -> None:
    assert signing_secret("", None) != signing_secret("", None)


def test_api_keys_are_fresh_and_compared_by_hash() -> None:
    key, other = new_api_key(), new_api_key()
    assert key != other
    assert same_hash(key_hash(key), key_hash(key))
    assert not same_hash(key_hash(key), key_hash(other))
    assert key not in key_hash(key)


def test_a_token_of_a_group_names_it_and_no_session() -> None:
    of, end = tokens(), Instant(1_700_000_000_000 + HOUR)
    claims = of.read(of.issue_for_group("g_1", InvitationId("gi_1"), "guest", end))
    assert isinstance(claims, Claims)
    assert (claims.grp, claims.sid, claims.inv, claims.role) == ("g_1", "", "gi_1", "guest")
