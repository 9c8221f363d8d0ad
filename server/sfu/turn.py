"""One turn of the loop: everything read, forwarded and flushed together."""

from __future__ import annotations

from server.sfu.fanout import Batch


class Turn:
    """What all packets of one loop turn share: the loop's time in seconds (`now`), the same as abs-send-time
    (`send_time`, 24 bits of 6.18 fixed-point seconds), and the batch of what is to be forwarded."""

    __slots__ = ("batch", "now", "send_time")

    def __init__(self) -> None:
        self.now = 0.0
        self.send_time = 0
        self.batch = Batch()

    def begin(self, now: float) -> None:
        """Another turn. What the one before left is forwarded by `settle`."""
        self.now = now
        self.send_time = int(now * (1 << 18)) & 0xFFFFFF

    def settle(self) -> None:
        """Forward what has been taken so far: at the end of a turn, and before anybody's seat changes in one."""
        self.batch.forward(self.send_time)
