"""Lengths of time as leaders give them, in minutes."""

from __future__ import annotations

from rooms.kernel import Code, Instant, Rejected


def milliseconds(minutes: float, longest: int) -> int | Rejected:
    """`minutes` in milliseconds, when that is more than nothing and at most `longest` minutes."""
    if not 0 < minutes <= longest or (exact := round(minutes * 60_000)) == 0:  # the first also for what is no number
        return Rejected(Code.INVALID, f"The time must be more than 0 and at most {longest} minutes.")
    return exact


def minutes_after(start: Instant, minutes: float, longest: int) -> Instant | Rejected:
    """The instant so many minutes after `start`."""
    length = milliseconds(minutes, longest)
    return length if isinstance(length, Rejected) else Instant(start + length)
