"""One turn of the loop: everything read, forwarded and flushed together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Turn:
    """What all packets of one loop turn share: the loop's time in seconds, and the same as abs-send-time (24 bits)."""

    now: float = 0.0
    send_time: int = 0

    def begin(self, now: float) -> None:
        self.now = now
        self.send_time = int(now * (1 << 18)) & 0xFFFFFF
