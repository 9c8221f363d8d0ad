"""The machine's clock and randomness, as the ports want them."""

from __future__ import annotations

import secrets
import time

from rooms.kernel import Instant


class SystemClock:
    """The wall clock."""

    def now(self) -> Instant:
        return Instant(time.time_ns() // 1_000_000)


class RandomIds:
    """Identifiers of 128 random bits."""

    def new(self, prefix: str) -> str:
        return f"{prefix}_{secrets.token_hex(16)}"

    def draw(self) -> int:
        return secrets.randbits(64)
