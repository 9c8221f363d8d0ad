"""The OpenAPI 3.1 document, made of the operations and their types. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Final

import msgspec

from server.api.operations import PREFIX, Operation
from server.api.problems import CONTENT_TYPE, ProblemDetails
from server.directory.keys import Scope

VERSION: Final = "3.1.0"
_REF: Final = "#/components/schemas/{name}"
_PARAMETER: Final = re.compile(r"\{(\w+)\}")
_IDEMPOTENT: Final = "Idempotency-Key"

Json = dict[str, Any]  # a JSON object, as deep as the specification makes it


def document(operations: Sequence[Operation]) -> bytes:
    """The document as JSON."""
    types = [kind for operation in operations for kind in _types(operation)]
    schemas, components = msgspec.json.schema_components([*types, ProblemDetails], ref_template=_REF)
    by_type = {_key(kind): schema for kind, schema in zip([*types, ProblemDetails], schemas, strict=True)}
    paths: dict[str, Json] = {}
    for operation in operations:
        described = _described(operation, by_type, components)
        paths.setdefault(operation.path, {})[operation.method.lower()] = described
    queries = {operation.query.__name__ for operation in operations}
    whole = {
        "openapi": VERSION,
        "info": {
            "title": "Hearth",
            "version": "1",
            "description": "Sessions, groups, schedules, staff and reports of a Hearth server (docs/http-api.md).",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": PREFIX}],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "schemas": {name: schema for name, schema in components.items() if name not in queries},
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "An API key, or the token of a sign-in.",
                }
            },
            "responses": {
                "Problem": {
                    "description": "The request was refused (RFC 9457). `code` is stable.",
                    "content": {CONTENT_TYPE: {"schema": by_type[_key(ProblemDetails)]}},
                }
            },
        },
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1)


def _described(operation: Operation, by_type: dict[str, Json], components: dict[str, Json]) -> Json:
    described: Json = {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.path.split("/")[1]],
        "description": _needs(operation),
        "parameters": [*_path(operation), *_query(operation, components), *_headers(operation)],
        "responses": {
            str(_status(operation).value): _success(operation, by_type),
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }
    if operation.access == "anyone":
        described["security"] = []
    if operation.body is not None:
        schema = by_type[_key(operation.body)]
        described["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return described


def _needs(operation: Operation) -> str:
    match operation.access:
        case Scope():
            return f"Takes the scope `{operation.access.value}`."
        case "anyone":
            return "Takes no authorization."
        case "signed_in":
            return "Takes a sign-in; API keys are refused."
        case _:
            return "Takes any valid API key or sign-in."


def _status(operation: Operation) -> HTTPStatus:
    empty = operation.answer is None and operation.content is None
    return HTTPStatus.NO_CONTENT if empty else operation.status


def _success(operation: Operation, by_type: dict[str, Json]) -> Json:
    success: Json = {"description": _status(operation).phrase}
    if operation.content is not None:
        success["content"] = {operation.content: {"schema": {"type": "string"}}}
    elif operation.answer is not None:
        success["content"] = {"application/json": {"schema": by_type[_key(operation.answer)]}}
    if operation.status is HTTPStatus.CREATED:
        success["headers"] = {"Location": {"description": "Where it is.", "schema": {"type": "string"}}}
    return success


def _path(operation: Operation) -> list[Json]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _PARAMETER.findall(operation.path)
    ]


def _query(operation: Operation, components: dict[str, Json]) -> list[Json]:
    component = components[operation.query.__name__]
    required = component.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in required, "schema": schema}
        for name, schema in component["properties"].items()
    ]


def _headers(operation: Operation) -> list[Json]:
    if operation.method != "POST" or operation.access == "anyone":
        return []
    text = "Of several requests with the same key, one is done and all get its answer."
    schema = {"type": "string", "minLength": 1, "maxLength": 255}
    return [{"name": _IDEMPOTENT, "in": "header", "required": False, "description": text, "schema": schema}]


def _types(operation: Operation) -> list[object]:
    kinds: list[object] = [operation.query, operation.body, operation.answer]
    return [kind for kind in kinds if kind is not None]


def _key(kind: object) -> str:
    return repr(kind)
