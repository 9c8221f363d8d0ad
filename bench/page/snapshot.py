"""What a heap snapshot of V8 says of a page's own objects.

The whole heap also holds compiled code, which grows for as long as a page does anything new, and of a snapshot's other
nodes some are the browser's. What a page leaks is among its objects.
"""

from __future__ import annotations

from typing import Final

import msgspec

_OWN: Final = frozenset(
    {"object", "array", "string", "concatenated string", "sliced string", "closure", "number", "symbol", "bigint"}
)


class _Meta(msgspec.Struct):
    node_fields: list[str]
    node_types: list[list[str] | str]


class _Head(msgspec.Struct):
    meta: _Meta


class _Snapshot(msgspec.Struct):
    snapshot: _Head
    nodes: list[int]


def own_bytes(text: str) -> int:
    """How much memory the page's objects take, in the snapshot `text` (its JSON). Raises: msgspec.MsgspecError."""
    found = msgspec.json.decode(text, type=_Snapshot)
    meta, nodes = found.snapshot.meta, found.nodes
    kinds = meta.node_types[meta.node_fields.index("type")]
    own = {number for number, kind in enumerate(kinds) if kind in _OWN}
    step = len(meta.node_fields)
    types = nodes[meta.node_fields.index("type") :: step]
    sizes = nodes[meta.node_fields.index("self_size") :: step]
    return sum(size for kind, size in zip(types, sizes, strict=True) if kind in own)
