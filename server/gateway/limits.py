"""How often somebody may ask: token buckets. Pure; time is an argument, in seconds on any steadily rising clock."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class TokenBucket:
    """`burst` requests at once, then `per_second` on average."""

    __slots__ = ("_at", "_burst", "_level", "_per_second")

    def __init__(self, per_second: float, burst: int, now: float) -> None:
        self._per_second = per_second
        self._burst = float(burst)
        self._level = float(burst)
        self._at = now

    def take(self, now: float) -> bool:
        """Whether one more request may pass now; if so it is counted."""
        self._refill(now)
        if self._level < 1.0:
            return False
        self._level -= 1.0
        return True

    def full(self, now: float) -> bool:
        """Whether nothing was asked for so long that the bucket says no more than a new one."""
        self._refill(now)
        return self._level >= self._burst

    def _refill(self, now: float) -> None:
        self._level = min(self._burst, self._level + max(0.0, now - self._at) * self._per_second)
        self._at = max(self._at, now)


class Buckets(Generic[Key]):
    """One bucket per key, bounded: at `most` keys the full buckets are forgotten, and if none is, newcomers share one.

    Sharing rather than forgetting someone: an attacker with many addresses must not be able to wash their own away.
    """

    def __init__(self, per_second: float, burst: int, clock: Callable[[], float], most: int = 10_000) -> None:
        self._per_second = per_second
        self._burst = burst
        self._clock = clock
        self._most = most
        self._buckets: dict[Key, TokenBucket] = {}
        self._overflow = TokenBucket(per_second, burst, clock())

    def take(self, key: Key) -> bool:
        """Whether one more request of `key` may pass now."""
        now = self._clock()
        bucket = self._buckets.get(key)
        if bucket is None:
            if len(self._buckets) >= self._most:
                self._buckets = {k: b for k, b in self._buckets.items() if not b.full(now)}
            if len(self._buckets) >= self._most:
                return self._overflow.take(now)
            bucket = self._buckets[key] = TokenBucket(self._per_second, self._burst, now)
        return bucket.take(now)

    def __len__(self) -> int:
        return len(self._buckets)
