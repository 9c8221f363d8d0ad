"""The controlling ICE agent of a client, without I/O: what to send, and what a received message means.

States: *checking* until a response to one of our checks is verified, then *connected*; later checks keep consent
(RFC 7675). A server that checks us (libnice does, even when it calls itself lite) is answered. Rule that holds: a
message whose integrity cannot be verified changes nothing.

RFC 8445 (ICE), RFC 8489 (STUN); messages are built and read by aioice.stun.
"""

from __future__ import annotations

import secrets
import struct
from dataclasses import dataclass
from typing import Final

from aioice import stun

Address = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Answered:
    """The other side answered one of our checks."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The other side checked us: send `data` back to where it came from."""

    data: bytes


CHECK_INTERVAL: Final = 0.05
"""Seconds between checks until the first one is answered."""
CONSENT_INTERVAL: Final = 2.5
"""Seconds between checks afterwards; browsers take 2.5 to 5."""

_PEER_REFLEXIVE_PRIORITY: Final = (110 << 24) | (65535 << 8) | 255
_OUTSTANDING: Final = 64


def credentials() -> tuple[str, str]:
    """A fresh ice-ufrag and ice-pwd (RFC 8839 section 5.4)."""
    return secrets.token_hex(4), secrets.token_hex(12)


class Agent:
    """One ICE session as the controlling agent."""

    def __init__(self, ufrag: str, password: str, remote_ufrag: str, remote_password: str) -> None:
        self._username = f"{remote_ufrag}:{ufrag}"
        self._expected_username = f"{ufrag}:{remote_ufrag}"
        self._password = password.encode()
        self._remote_password = remote_password.encode()
        self._tie_breaker = secrets.randbits(64)
        self._outstanding: dict[bytes, None] = {}

    def check(self) -> bytes:
        """A binding request with USE-CANDIDATE."""
        request = stun.Message(stun.Method.BINDING, stun.Class.REQUEST)
        request.attributes["USERNAME"] = self._username
        request.attributes["PRIORITY"] = _PEER_REFLEXIVE_PRIORITY
        request.attributes["ICE-CONTROLLING"] = self._tie_breaker
        request.attributes["USE-CANDIDATE"] = None
        request.add_message_integrity(self._remote_password)
        self._outstanding[request.transaction_id] = None
        if len(self._outstanding) > _OUTSTANDING:
            del self._outstanding[next(iter(self._outstanding))]
        return bytes(request)

    def receive(self, data: bytes, source: Address) -> Answered | Reply | None:
        """Take a STUN message that came from `source`; None when it means nothing to us."""
        try:
            message = stun.parse_message(data)
        except (ValueError, struct.error):
            return None
        if message.message_class == stun.Class.RESPONSE:
            return self._response(message)
        if message.message_class == stun.Class.REQUEST and message.message_method == stun.Method.BINDING:
            return self._request(message, source)
        return None

    def _response(self, message: stun.Message) -> Answered | None:
        if message.transaction_id not in self._outstanding:
            return None
        if not message.check_message_integrity(self._remote_password):
            return None
        del self._outstanding[message.transaction_id]
        return Answered()

    def _request(self, message: stun.Message, source: Address) -> Reply | None:
        if message.attributes.get("USERNAME") != self._expected_username:
            return None
        if not message.check_message_integrity(self._password):
            return None
        response = stun.Message(stun.Method.BINDING, stun.Class.RESPONSE, transaction_id=message.transaction_id)
        response.attributes["XOR-MAPPED-ADDRESS"] = source
        response.add_message_integrity(self._password)
        return Reply(bytes(response))
