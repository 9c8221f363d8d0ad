"""The wire contract as one JSON Schema (draft 2020-12), from which the web client's types are generated.

The root is an object that never travels: its properties name the messages, for each direction and acknowledgement.
Rule that holds: what the server sends is described as it is sent, so a field with a default is always there and counts
as required; only fields that can be UNSET are optional.
"""

from __future__ import annotations

import copy
from typing import Final, cast

import msgspec

from rooms.kernel import Code
from server.gateway import messages
from server.live.wire_events import WireEvent

TITLE: Final = "Protocol"
REF: Final = "#/$defs/{name}"

Schema = dict[str, object]

_INCOMING: Final[dict[str, object]] = {
    "auth": messages.Auth,
    "command": messages.Command,
    "media": messages.MediaOffer,
    "show": messages.Show,
}
_OUTGOING: Final[dict[str, object]] = {
    "welcome": messages.Welcome,
    "events": messages.Events,
    "seats": messages.Seats,
    "signals": messages.Signals,
    "goodbye": messages.Goodbye,
    "done": messages.Done,
    "answered": messages.Answered,
    "noted": messages.Noted,
    "failed": messages.Failed,
    "refusal": messages.Problem,
}
_NAMED: Final[dict[str, object]] = {"Command": messages.Command, "WireEvent": WireEvent}
"""Unions that deserve a name of their own in generated types."""


def schema() -> Schema:
    """The whole contract. Stable order, so that generated files change only when the contract does."""
    incoming, definitions = _components(_INCOMING)
    outgoing, sent = _components(_OUTGOING)
    definitions = joined(definitions, sent)
    named, _ = _components(_NAMED)
    unions = {_key(union): REF.format(name=name) for name, union in named.items()}
    properties = _referring(incoming | outgoing, unions)
    definitions = cast("Schema", _referring(definitions, unions)) | named
    assert Code.__name__ in definitions
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
        "description": "Hearth's wire contract v1, see docs/protocol.md",
        "type": "object",
        "properties": properties,
        "required": sorted(incoming | outgoing),
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _components(kinds: dict[str, object]) -> tuple[Schema, Schema]:
    schemas, definitions = msgspec.json.schema_components(kinds.values(), ref_template=REF)
    return dict(zip(kinds, schemas, strict=True)), cast("Schema", definitions)


def joined(received: Schema, sent: Schema) -> Schema:
    """The definitions of both directions together; a type that goes both ways is described as it is sent.

    Raises: ValueError when two different types have the same name.
    """
    both: Schema = copy.deepcopy(received)
    for definition in (*sent.values(), *(both[name] for name in both.keys() & sent.keys())):
        _require_defaults(definition)
    for name in both.keys() & sent.keys():
        if both[name] != sent[name]:
            raise ValueError(f"two types are called {name}; their definitions would become one")
    return {**received, **sent}


def _require_defaults(definition: object) -> None:
    """What has a default is always sent."""
    if not isinstance(definition, dict) or "properties" not in definition:
        return
    required = set(definition.get("required", ()))
    for name, field in definition["properties"].items():
        if isinstance(field, dict) and "default" in field:
            del field["default"]
            required.add(name)
    definition["required"] = [name for name in definition["properties"] if name in required]


def _key(node: object) -> bytes:
    return msgspec.json.encode(node)


def _referring(node: object, unions: dict[bytes, str]) -> object:
    """`node` with every union that has a name replaced by a reference to it."""
    if isinstance(node, dict):
        reference = unions.get(_key(node))
        if reference is not None:
            return {"$ref": reference}
        return {key: _referring(value, unions) for key, value in node.items()}
    if isinstance(node, list | tuple):  # a default may be a tuple
        return [_referring(item, unions) for item in node]
    return node
