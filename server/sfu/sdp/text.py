"""SDP as text (RFC 8866 section 5): lines, gathered into the session part and one block for each media section.

Knows nothing of what the attributes mean. Rule that holds: beyond `Limits` nothing is read, and all that is malformed
is an `SdpError`.
"""

from __future__ import annotations

import msgspec

from rooms.kernel import Code


class SdpError(ValueError):
    """The offer cannot be answered: the client's fault. The text is a sentence a person understands."""

    def __init__(self, message: str, code: Code = Code.INVALID) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Limits(msgspec.Struct, frozen=True):
    """How much of an offer is read at all. An untrimmed browser offer of 15 seats is 110,000 characters long."""

    characters: int = 200_000
    lines: int = 8_000
    sections: int = 72
    seats: int = 32
    rids: int = 4


DEFAULT_LIMITS = Limits()


class Block:
    """The session part or one media section as it stands in the text: its m= value and its attributes by name."""

    __slots__ = ("attributes", "media")

    def __init__(self, media: str = "") -> None:
        self.media = media
        self.attributes: dict[str, list[str]] = {}

    def all(self, name: str) -> list[str]:
        return self.attributes.get(name, [])

    def first(self, name: str) -> str | None:
        values = self.attributes.get(name)
        return values[0] if values else None


def read(sdp: str, limits: Limits) -> tuple[Block, list[Block]]:
    """The session part and the media sections of `sdp`, in their order.

    Raises: SdpError.
    """
    if len(sdp) > limits.characters:
        raise SdpError("The offer is too long.", Code.TOO_LARGE)
    lines = sdp.split("\n")
    if len(lines) > limits.lines:
        raise SdpError("The offer has too many lines.", Code.TOO_LARGE)
    if lines[0].rstrip("\r") != "v=0":
        raise SdpError("The offer is not a session description.")
    session = block = Block()
    blocks: list[Block] = []
    for line in lines[1:]:
        line = line.removesuffix("\r")
        if line.startswith("a="):
            name, _, value = line[2:].partition(":")
            block.attributes.setdefault(name, []).append(value)
        elif line.startswith("m="):
            block = Block(line[2:])
            blocks.append(block)
            if len(blocks) > limits.sections:
                raise SdpError("The offer has too many sections.", Code.TOO_LARGE)
        elif line and line[1:2] != "=":
            raise SdpError("The offer has a line that is not of the form type=value.")
    return session, blocks


def number(text: str, highest: int) -> int:
    """The plain decimal number `text`, at most `highest`.

    Raises: SdpError.
    """
    if text.isascii() and text.isdigit() and len(text) <= 10:
        value = int(text)
        if value <= highest:
            return value
    raise SdpError("The offer has a malformed number.")
