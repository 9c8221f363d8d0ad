"""Arguments that the command lines of the benchmarks share."""

from __future__ import annotations

import argparse


def numbers(text: str) -> list[int]:
    """A comma-separated list of positive numbers."""
    found = [int(part) for part in text.split(",") if part.strip()]
    if any(number < 1 for number in found):
        raise argparse.ArgumentTypeError("must be positive")
    return found


def setting(text: str) -> tuple[str, str]:
    """`media.tick_ms=1` as the environment variable that sets it, and its value."""
    key, separator, value = text.partition("=")
    if not separator:
        raise argparse.ArgumentTypeError("must be KEY=VALUE")
    return f"HEARTH_{key.replace('.', '__').upper()}", value
