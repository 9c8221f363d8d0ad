"""ICE connectivity checks as a lite agent sees them: STUN binding requests and their answers (RFC 8489, RFC 8445).

A request names whom it wants by the first half of its USERNAME (`local_ufrag`, ours) and proves it by MESSAGE-INTEGRITY
under our password. The order is: `parse_request` (cheap checks, then FINGERPRINT), find the peer by `local_ufrag`,
`verify`, and only then believe the address it came from and send `response`. A lite agent is always controlled, so role
conflicts do not arise for it.

Rule that holds: no input raises; what is not a well-formed message is None.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from aioice.stun import COOKIE, Class, Message, Method, parse_message

_COOKIE = COOKIE.to_bytes(4, "big")
_REQUEST = b"\x00\x01"
_FINGERPRINT = b"\x80\x28\x00\x04"
_LONGEST = 1280
"""Bytes. Browsers' checks take about 100; RFC 8489 section 6.1 asks to stay below an IPv6 packet's least MTU."""


@dataclass(frozen=True, slots=True)
class BindingRequest:
    """A well-formed check that nobody has proved yet. `nominates` tells USE-CANDIDATE (RFC 8445 section 7.1.1)."""

    local_ufrag: str
    remote_ufrag: str
    nominates: bool
    message: Message


@dataclass(frozen=True, slots=True)
class BindingResponse:
    """A proved answer, as a client sees it: `address` is where the server saw the request come from."""

    transaction_id: bytes
    address: tuple[str, int]


def parse_request(data: bytes) -> BindingRequest | None:
    """The binding request in `data`, or None for anything else. Integrity is not yet proved."""
    if data[:2] != _REQUEST:
        return None
    message = _parse(data)
    if message is None:
        return None
    attributes = message.attributes
    local, colon, remote = attributes.get("USERNAME", "").partition(":")
    if not (local and colon) or "MESSAGE-INTEGRITY" not in attributes:
        return None
    return BindingRequest(local, remote, "USE-CANDIDATE" in attributes, message)


def verify(request: BindingRequest, password: str) -> bool:
    """Whether the sender knows `password` (ours, from the answer). Compared in constant time."""
    return request.message.check_message_integrity(password.encode())


def response(request: BindingRequest, address: tuple[str, int], password: str) -> bytes:
    """The success response that tells the client the `address` (IP, port) its request came from."""
    message = Message(Method.BINDING, Class.RESPONSE, request.message.transaction_id)
    message.attributes["XOR-MAPPED-ADDRESS"] = address
    message.add_message_integrity(password.encode())
    return bytes(message)


def binding_request(
    transaction_id: bytes, username: str, password: str, *, tie_breaker: int, priority: int = 1, nominate: bool = True
) -> bytes:
    """A check as a controlling client sends it; `username` is "server-ufrag:client-ufrag", `password` the server's."""
    message = Message(Method.BINDING, Class.REQUEST, transaction_id)
    message.attributes["USERNAME"] = username
    message.attributes["PRIORITY"] = priority
    message.attributes["ICE-CONTROLLING"] = tie_breaker
    if nominate:
        message.attributes["USE-CANDIDATE"] = None
    message.add_message_integrity(password.encode())
    return bytes(message)


def parse_response(data: bytes, password: str) -> BindingResponse | None:
    """The success response in `data`, proved under the server's `password`, or None for anything else."""
    message = _parse(data)
    if message is None or message.message_class is not Class.RESPONSE:
        return None
    address = message.attributes.get("XOR-MAPPED-ADDRESS")
    if address is None or not message.check_message_integrity(password.encode()):
        return None
    return BindingResponse(message.transaction_id, address)


def _parse(data: bytes) -> Message | None:
    """ICE demands FINGERPRINT, last. Header and tail are checked first: most stray packets end before the library."""
    length = len(data)
    if length < 20 or length > _LONGEST or length % 4 or length != 20 + (data[2] << 8 | data[3]):
        return None
    if data[4:8] != _COOKIE or data[-8:-4] != _FINGERPRINT:
        return None
    try:
        message = parse_message(data)
    except (ValueError, struct.error):  # struct.error: the library unpacks attributes of any length
        return None
    return message if message.message_method is Method.BINDING else None
