"""The generated schema says exactly what travels."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast, get_args

import pytest

from rooms.kernel import Code
from server.gateway import messages
from server.live.wire_events import WireEvent
from server.schema import joined, schema

GOODBYES = {"replaced", "left", "removed", "dismissed", "ended", "shutting_down", "unavailable", "rate_limited"}


def definitions() -> dict[str, Any]:
    return cast("dict[str, Any]", schema()["$defs"])


def test_every_message_is_named() -> None:
    assert set(cast("dict[str, Any]", schema()["properties"])) == {
        "auth", "command", "media", "welcome", "events", "seats", "signals", "goodbye",
        "done", "answered", "noted", "show", "failed", "refusal",
    }  # fmt: skip


def test_every_command_is_in_the_union() -> None:
    tags = set(definitions()["Command"]["discriminator"]["mapping"])
    assert tags == {kind.__struct_config__.tag for kind in get_args(messages.Command)}


def test_every_event_is_in_the_union() -> None:
    tags = set(definitions()["WireEvent"]["discriminator"]["mapping"])
    assert tags == {kind.__struct_config__.tag for kind in get_args(WireEvent)}


def test_every_error_code_is_listed() -> None:
    assert set(definitions()["Code"]["enum"]) == {code.value for code in Code}


def test_every_goodbye_is_listed() -> None:
    kinds = definitions()["Goodbye"]["properties"]["code"]
    assert {code for kind in kinds.get("anyOf", [kinds]) for code in kind["enum"]} == GOODBYES


def test_what_the_server_always_sends_is_required() -> None:
    assert set(definitions()["View"]["required"]) == set(definitions()["View"]["properties"])


def test_what_may_be_left_out_is_optional() -> None:
    assert "url" not in definitions()["Done"]["required"]
    assert "name" not in definitions()["Auth"]["required"]
    assert "microphone" not in definitions()["SetMedia"].get("required", [])


def test_every_reference_leads_somewhere() -> None:
    whole = schema()
    known = set(cast("dict[str, Any]", whole["$defs"]))

    def references(node: object) -> set[str]:
        if isinstance(node, dict):
            own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
            return own.union(*(references(value) for value in node.values()))
        return set().union(*(references(item) for item in node)) if isinstance(node, list) else set()

    assert {reference.removeprefix("#/$defs/") for reference in references(whole)} <= known


def test_the_protocol_document_names_every_message_field_and_code() -> None:
    text = (Path(__file__).parents[2] / "docs" / "protocol.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", text))))
    fields = {name for definition in definitions().values() for name in definition.get("properties", ())}
    tags = {tag for union in ("Command", "WireEvent") for tag in definitions()[union]["discriminator"]["mapping"]}
    codes = {*definitions()["Code"]["enum"], *GOODBYES}
    assert (fields | tags | codes) - named - {"ok", "error"} == set()


def test_the_schema_is_the_same_every_time() -> None:
    assert schema() == schema()


def described(field: str, **details: object) -> dict[str, object]:
    return {"Part": {"type": "object", "properties": {field: {"type": "integer", **details}}}}


def test_two_types_of_one_name_are_not_made_one() -> None:
    sent = cast("dict[str, Any]", joined(described("a", default=0), described("a", default=0)))
    assert sent["Part"]["required"] == ["a"]
    with pytest.raises(ValueError, match="two types are called Part"):
        joined(described("a"), described("b"))
