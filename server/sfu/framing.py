"""Datagrams on a byte stream, as ICE-TCP carries them: a 16-bit length before each (RFC 4571 section 2, RFC 6544).

Rule that holds: a decoder keeps at most one unfinished frame. A frame longer than any datagram of ours is an error, and
after an error the stream has lost its place, so the connection must be closed.
"""

from __future__ import annotations

from typing import Final

_LENGTH_BYTES: Final = 2
_LONGEST_SENT: Final = 0xFFFF
MAX_FRAME: Final = 2048
"""Bytes. Longer than an SRTP packet or a DTLS record of any client that works over UDP."""


class FramingError(ValueError):
    """The peer announced a frame longer than `MAX_FRAME`."""


def frame(datagram: bytes) -> bytes:
    """The datagram with its length before it.

    Raises: FramingError beyond 65535 bytes, which no length can tell.
    """
    if len(datagram) > _LONGEST_SENT:
        raise FramingError("A datagram does not fit into a frame.")
    return len(datagram).to_bytes(_LENGTH_BYTES, "big") + datagram


class FrameDecoder:
    """Cuts what arrives on one connection into datagrams, however the stream was cut on its way."""

    __slots__ = ("_rest",)

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """The datagrams that `data` completes, in order. Empty frames are left out: they carry nothing.

        Raises: FramingError.
        """
        rest = self._rest
        rest += data
        available = len(rest)
        found: list[bytes] = []
        position = 0
        while available - position >= _LENGTH_BYTES:
            length = rest[position] << 8 | rest[position + 1]
            if length > MAX_FRAME:
                rest.clear()
                raise FramingError("The peer sent a frame that is too long.")
            end = position + _LENGTH_BYTES + length
            if end > available:
                break
            if length:
                found.append(bytes(rest[position + _LENGTH_BYTES : end]))
            position = end
        del rest[:position]
        return found
