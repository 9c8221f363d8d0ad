"""Who somebody is: signed invitation tokens, the secret that signs them, and API keys.

A token (JWT, RFC 7519, HS256) only *identifies*: the session, the invitation in its log, and for people who came in
by a shared link, themselves. What they may do follows from the session's state, never from the token; its `role` claim
is compared with the invitation's, so that a token and the log can never tell different stories.

Rule that holds: whatever bytes arrive as a token, `Tokens.read` answers `Claims` or `Rejected` and raises nothing.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import os
import secrets
from pathlib import Path

import jwt
import msgspec

from rooms.kernel import Code, Instant, InvitationId, ParticipantId, Rejected, SessionId
from server.ports import Clock

ALGORITHM = "HS256"
MAX_TOKEN = 2048
SECRET_BYTES = 32

_INVALID = Rejected(Code.UNAUTHENTICATED, "This link is not valid. Please ask for a new one.")
_EXPIRED = Rejected(Code.EXPIRED, "This link has expired. Please ask for a new one.")


class Claims(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a token says. `iat` and `exp` are seconds since the Unix epoch; `par` is there in personal tokens only.

    With `grp` it is the token of a group's invitation, which leads into one session today and another one next week
    (`server.programme`); `sid` is then empty.
    """

    sid: SessionId
    inv: InvitationId
    role: str
    iat: int
    exp: int
    par: ParticipantId | None = None
    grp: str | None = None


class Tokens:
    """Signs and reads invitation tokens."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._secret = secret
        self._clock = clock

    def issue(
        self,
        session: SessionId,
        invitation: InvitationId,
        role: str,
        expires_at: Instant,
        participant: ParticipantId | None = None,
    ) -> str:
        """A token for `invitation`, good until `expires_at`."""
        now = self._clock.now() // 1000
        return self._signed(
            Claims(sid=session, inv=invitation, role=role, iat=now, exp=expires_at // 1000, par=participant)
        )

    def issue_for_group(self, group: str, invitation: InvitationId, role: str, expires_at: Instant) -> str:
        """A token for the invitation of a group, good until `expires_at`."""
        now = self._clock.now() // 1000
        return self._signed(
            Claims(sid=SessionId(""), inv=invitation, role=role, iat=now, exp=expires_at // 1000, grp=group)
        )

    def _signed(self, claims: Claims) -> str:
        return jwt.encode(msgspec.to_builtins(claims), self._secret, algorithm=ALGORITHM)

    def read(self, token: object) -> Claims | Rejected:
        """The claims of a genuine token in its time, else `unauthenticated` or `expired`."""
        if not isinstance(token, str) or not token or len(token) > MAX_TOKEN:
            return _INVALID
        try:
            # Times are compared below, with the injected clock; nothing else in a token of ours needs the library's.
            payload = jwt.decode(
                token,
                self._secret,
                algorithms=[ALGORITHM],
                options={"verify_exp": False, "verify_iat": False, "verify_nbf": False, "verify_aud": False},
            )
            claims = msgspec.convert(payload, Claims)
        except (jwt.PyJWTError, msgspec.ValidationError, ValueError, RecursionError):
            return _INVALID
        return claims if claims.exp * 1000 > self._clock.now() else _EXPIRED


def signing_secret(configured: str, beside: Path | None) -> bytes:
    """The key that signs tokens: the configured one, else the one in the file `beside` the store, made when missing.

    `beside` None is a store without a place on disk: the key then lives as long as the process, like its sessions.

    Raises: OSError when the file can be neither read nor made.
    """
    if configured:
        return configured.encode()
    if beside is None:
        return secrets.token_bytes(SECRET_BYTES)
    try:
        return _stored_secret(beside)
    except FileNotFoundError:
        beside.parent.mkdir(parents=True, exist_ok=True)
    # Written aside and moved into place, so that a crash in between leaves no half a key.
    fresh = beside.with_name(f"{beside.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_hex(SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(beside)
    return _stored_secret(beside)


def _stored_secret(file: Path) -> bytes:
    secret = file.read_text(encoding="ascii").strip()
    if len(secret) < SECRET_BYTES:
        raise OSError(errno.EINVAL, "It does not hold a signing secret", str(file))
    return secret.encode()


def new_api_key() -> str:
    """A fresh API key: 256 random bits."""
    return f"hearth_{secrets.token_urlsafe(32)}"


def key_hash(key: str) -> str:
    """How an API key is stored. Keys are random, not chosen, so one SHA-256 leaves nothing to guess."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def same_hash(left: str, right: str) -> bool:
    """Compare two hashes in constant time."""
    return hmac.compare_digest(left, right)
