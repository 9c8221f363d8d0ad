"""What the two servers have in common for a run: a meeting of N people, each sending once and hearing all others."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from bench.process import Process
from bench.rtc import Peer
from bench.stamps import Collector, Window


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a meeting. `publisher` and `receiver` may be the same peer; `collector` is the receiver's sink."""

    publisher: Peer
    receiver: Peer
    collector: Collector

    @property
    def peers(self) -> tuple[Peer, ...]:
        """The peers this person holds, each once."""
        return (self.publisher,) if self.publisher is self.receiver else (self.publisher, self.receiver)


class Server(Protocol):
    """A server under measurement."""

    @property
    def name(self) -> str: ...

    @property
    def process(self) -> Process: ...

    def meet(self, people: int, window: Window) -> AbstractAsyncContextManager[Sequence[Member]]:
        """A meeting with `people` connected to it, each with a collector over `window`; at the end everybody leaves."""
