"""Names people choose, made fit to be shown beside other names.

Rule that holds: a name that came through here is NFC, on one line, has something visible in it, and cannot reorder
or hide the text around it (no control characters, lone surrogates or bidirectional overrides, Unicode UAX #9).
Joiners stay, because many scripts and emoji need them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

MAX_NAME: Final = 64
MAX_TITLE: Final = 200

_BIDI_CONTROLS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DROPPED: Final = frozenset({"Cc", "Cs", "Co"})
_VISIBLE: Final = frozenset("LNSP")


def clean_text(raw: str, limit: int) -> str | None:
    """`raw` made fit to be shown, or None when nothing visible is left or it is longer than `limit` characters."""
    if len(raw) > 8 * limit:  # before any work is spent on it
        return None
    spaced = " ".join(raw.split())
    kept = "".join(c for c in spaced if c not in _BIDI_CONTROLS and unicodedata.category(c) not in _DROPPED)
    text = " ".join(unicodedata.normalize("NFC", kept).split())
    visible = any(unicodedata.category(c)[0] in _VISIBLE for c in text)
    return text if visible and len(text) <= limit else None


def clean_page(raw: str, limit: int) -> str | None:
    """As `clean_text`, for a text of several lines: these stay, with at most one empty one between them."""
    if len(raw) > 8 * limit:
        return None
    lines = [clean_text(line, 8 * limit) or "" for line in raw.splitlines()]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    text = "\n".join(kept).strip("\n")
    return text if text and len(text) <= limit else None


def clean_name(raw: str) -> str | None:
    """A display name made fit to be shown, or None when it cannot be."""
    return clean_text(raw, MAX_NAME)
