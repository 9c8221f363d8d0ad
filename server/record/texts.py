"""Names and free text inside an event, on their way between the program and the vault. Pure.

    in the program   "Anna"
    marked           {"$text":"Anna","of":"p_1"}      how the codec hands an event to the ledger, and gets it back
    in the log       {"$ref":"t_9f...","of":"p_1"}    the text itself is in the vault, under the key of its owner
    erased           {"$text":"[erased]","of":"p_1"}  what the ledger gives for a text whose owner was erased

An owner is a person, an invitation, or whatever else is erased as one; an empty one is the stream itself.
Rule that holds: no `{"$text":` is ever stored. Inside a JSON string that sequence of bytes cannot appear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

ERASED: Final = "[erased]"
"""What is read where a text was erased."""

TEXT: Final = "$text"
REF: Final = "$ref"
OWNER: Final = "of"

MARKED: Final = b'{"$text":'
REFERENCE: Final = b'{"$ref":'

Json: TypeAlias = object
"""What msgspec.json.decode gives: dict, list, str, int, float, bool, None."""


def marked(text: str, owner: str) -> dict[str, str]:
    """A text with its owner."""
    return {TEXT: text, OWNER: owner}


def plain(value: Json) -> Json:
    """`value` with its marked texts as ordinary strings."""
    return replaced(value, TEXT, lambda text, _owner: text)


def replaced(value: Json, key: str, change: Callable[[str, str], Json]) -> Json:
    """`value` with each `{key: x, "of": owner}` in it replaced by `change(x, owner)`."""
    if isinstance(value, dict):
        found = _pair(value, key)
        if found is not None:
            return change(*found)
        return {name: replaced(child, key, change) for name, child in value.items()}
    if isinstance(value, list):
        return [replaced(child, key, change) for child in value]
    return value


def pairs(value: Json, key: str) -> Iterator[tuple[str, str]]:
    """Each `(x, owner)` of the `{key: x, "of": owner}` in `value`."""
    if isinstance(value, dict):
        found = _pair(value, key)
        if found is not None:
            yield found
        else:
            for child in value.values():
                yield from pairs(child, key)
    elif isinstance(value, list):
        for child in value:
            yield from pairs(child, key)


def _pair(value: dict[str, Json], key: str) -> tuple[str, str] | None:
    content, owner = value.get(key), value.get(OWNER)
    if len(value) == 2 and isinstance(content, str) and isinstance(owner, str):
        return content, owner
    return None
