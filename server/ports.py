"""The seams between the session runner and the world, as Protocols.

Adapters are named by their technology and live elsewhere (`server.store.sqlite`, `server.sfu.plane`); nothing in this
module knows one of them. Rule that holds: the runner appends to the `EventStore` before it lets any effect happen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

import msgspec

from rooms.kernel import Code, Instant, ParticipantId, SessionId


class Stored(msgspec.Struct, frozen=True):
    """One event as the log holds it: `seq` counts from 1 within its stream, `data` is its JSON encoding."""

    seq: int
    data: bytes


class WrongSequence(Exception):
    """Somebody else appended to the stream first (its last sequence number is not the expected one)."""


class StoreUnavailable(Exception):
    """The store cannot take or give events now (disk full, read-only, gone). Retrying later may work."""


class LogBroken(Exception):
    """A stream is not what was written, or cannot be replayed by this program. The message names the first broken
    event, never its contents. Retrying does not help."""


class EventStore(Protocol):
    """Append-only streams of events. `append` returns only when the events are durable."""

    async def append(self, stream: str, expected_seq: int, events: Sequence[bytes]) -> int:
        """Append `events` after `expected_seq` (0 for a new stream); all of them or none.

        Returns: the stream's new last sequence number.
        Raises: WrongSequence, StoreUnavailable.
        """

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        """The events of `stream` with `seq > after`, in order; empty for an unknown stream."""

    async def streams(self, prefix: str = "") -> list[str]:
        """The names of all streams that begin with `prefix`, sorted."""

    async def close(self) -> None:
        """Finish what was accepted and release the store."""


class Head(msgspec.Struct, frozen=True):
    """The end of a stream as the store keeps it apart from the events: the last one's number and its SHA-256 in hex.
    A stream that is not there has the head `Head()`."""

    seq: int = 0
    hash: str = ""


class SealedText(msgspec.Struct, frozen=True):
    """A name or free text, encrypted under the key of its `owner`; an event of the log refers to it by `ref`."""

    ref: str
    owner: str
    data: bytes


class RecordStore(EventStore, Protocol):
    """What keeps the record: streams with their heads, and beside them the vault of texts and their owners' keys.

    It stores bytes and judges nothing; `server.record.ledger` gives them their meaning. Heads change together with
    the events, texts come together with the events that refer to them, all of it or nothing.
    """

    async def append(
        self, stream: str, expected_seq: int, events: Sequence[bytes], texts: Sequence[SealedText] = ()
    ) -> int:
        """As `EventStore.append`; `texts` belong to `stream` from then on."""

    async def snapshot(self, stream: str) -> tuple[Head, list[Stored]]:
        """A stream's head and all of its events, as they are at one moment. Raises: StoreUnavailable."""

    async def head(self, stream: str) -> Head:
        """A stream's head. Raises: StoreUnavailable."""

    async def remove(self, stream: str) -> None:
        """Delete a stream with its head and texts, beyond recovery. Keys stay. Raises: StoreUnavailable."""

    async def texts(self, stream: str) -> list[SealedText]:
        """The texts that belong to a stream. Raises: StoreUnavailable."""

    async def key(self, owner: str, fresh: bytes) -> bytes | None:
        """The key of `owner`, which is `fresh` from now on if there was none. None: it has been erased, for good.

        Raises: StoreUnavailable.
        """

    async def keys(self, owners: Sequence[str] | None = None) -> dict[str, bytes | None]:
        """The keys of those of `owners` (None: of everyone) who ever had one; None for those erased.

        Raises: StoreUnavailable.
        """

    async def owned(self, owner: str) -> list[str]:
        """The streams that hold texts of `owner`, sorted. Raises: StoreUnavailable."""

    async def erase(self, owners: Sequence[str]) -> None:
        """Delete keys and texts of `owners`, beyond recovery from this store's files. Raises: StoreUnavailable."""


class Clock(Protocol):
    """Wall-clock time, injected so that tests can hold it."""

    def now(self) -> Instant: ...


class Ids(Protocol):
    """Fresh, unguessable identifiers, and chance itself."""

    def new(self, prefix: str) -> str:
        """For example `new("p")` -> `p_3f9c...`."""

    def draw(self) -> int:
        """A number of 64 random bits, for what is decided by lot."""


class Seat(msgspec.Struct, frozen=True):
    """Who sits in one seat of a viewer, and which of their two pictures it shows."""

    participant: ParticipantId
    video: Literal["camera", "screen"] = "camera"


class Desired(msgspec.Struct, frozen=True):
    """What the SFU shall do for one participant.

    `seats[i]` is who is forwarded to them in seat i; the three flags say which of *their* media may be forwarded to
    anyone. A flag that is false is enforced at the SFU's ingress, whatever the client sends.
    """

    seats: tuple[Seat | None, ...] = ()
    microphone: bool = True
    camera: bool = True
    screen: bool = True


DesiredMedia = Mapping[ParticipantId, Desired]


class OfferRejected(Exception):
    """The client's SDP offer cannot be answered."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Answer(msgspec.Struct, frozen=True):
    """The SFU's answer, and how many seats (recvonly pairs) the client offered."""

    sdp: str
    seats: int


Link = Literal["good", "poor", "lost"]

Sound = Literal["works", "nothing", "digital_silence"]
"""What comes out of a microphone that may be heard: sound or a quiet room's noise; no packets; exact zeros."""


class MediaFacts(Protocol):
    """What the SFU reports back. Called on the event loop, must not block."""

    def speaking(self, session: SessionId, participant: ParticipantId, speaking: bool, ago: float = 0.0) -> None:
        """Somebody began or ceased to speak, so many seconds `ago`: it takes a moment to be sure."""

    def sound(self, session: SessionId, participant: ParticipantId, sound: Sound) -> None:
        """What comes out of somebody's microphone is another now. Each begins with "works"."""

    def link(self, session: SessionId, participant: ParticipantId, link: Link) -> None: ...


class MediaPlane(Protocol):
    """The SFU as the runner sees it: told what shall be, it makes it so."""

    async def connect(self, session: SessionId, participant: ParticipantId, offer: str) -> Answer:
        """Answer a client's offer. A second offer of the same participant restarts ICE (same DTLS fingerprint) or
        replaces the earlier transport.

        Raises: OfferRejected.
        """

    def apply(self, session: SessionId, desired: DesiredMedia) -> None:
        """Make the forwarding of the whole session equal to `desired`. Participants absent from it are disconnected.
        Idempotent; takes effect before it returns."""

    def show(self, session: SessionId, participant: ParticipantId, widths: Mapping[int, int]) -> None:
        """Somebody shows the pictures in these seats so wide, in pixels, and those with 0 not at all; of the others
        nothing is known. It holds for the transport they have now; another one begins with all seats shown."""

    def disconnect(self, session: SessionId, participant: ParticipantId) -> None:
        """Close one participant's transport, if there is one."""

    def close_session(self, session: SessionId) -> None:
        """Close every transport of the session."""
