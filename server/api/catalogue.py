"""Every operation of the HTTP API by its types, as one JSON Schema from which the staff pages' types are generated.

The root is an object that never travels: a property for each operation, with its method and path as constants and its
query, body and answer. What is sent to staff is described as it is sent, as in `server.schema`.
"""

from __future__ import annotations

from typing import Final, Protocol, cast

import msgspec

from server.api.audit import AuditApi
from server.api.groups import GroupsApi
from server.api.links import LinksApi
from server.api.meetings import MeetingsApi
from server.api.operations import Nothing, Operation
from server.api.problems import ProblemDetails
from server.api.sessions import SessionsApi
from server.api.staff import StaffApi
from server.api.trends import TrendsApi
from server.schema import REF, Schema, joined

TITLE: Final = "Api"


class _Table(Protocol):
    def operations(self) -> list[Operation]: ...


_TABLES: Final[tuple[type[_Table], ...]] = (
    SessionsApi,
    GroupsApi,
    MeetingsApi,
    StaffApi,
    TrendsApi,
    AuditApi,
    LinksApi,
)


def operations() -> list[Operation]:
    """All operations, with handlers that must not be called: a table needs nothing of its API to be read."""
    return [operation for table in _TABLES for operation in object.__new__(table).operations()]


def schema() -> Schema:
    """The whole catalogue, in a stable order."""
    listed = sorted(operations(), key=lambda operation: operation.name)
    sent: list[object] = [kind for each in listed for kind in (each.body,) if kind is not None]
    told: list[object] = [kind for each in listed for kind in (each.answer,) if kind is not None]
    queries: list[object] = [each.query for each in listed if each.query is not Nothing]
    incoming, definitions = msgspec.json.schema_components([*sent, *queries], ref_template=REF)
    outgoing, answers = msgspec.json.schema_components([*told, ProblemDetails], ref_template=REF)
    kinds = dict(zip(map(repr, [*sent, *queries]), incoming, strict=True))
    kinds_told = dict(zip(map(repr, [*told, ProblemDetails]), outgoing, strict=True))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": TITLE,
        "description": "Hearth's HTTP API, see docs/http-api.md",
        "type": "object",
        "properties": {each.name: _described(each, kinds, kinds_told) for each in listed},
        "required": [each.name for each in listed],
        "additionalProperties": False,
        "$defs": dict(sorted(joined(cast("Schema", definitions), cast("Schema", answers)).items())),
    }


def _described(operation: Operation, kinds: dict[str, Schema], told: dict[str, Schema]) -> Schema:
    fields: Schema = {"method": {"const": operation.method}, "path": {"const": operation.path}}
    if operation.query is not Nothing:
        fields["query"] = kinds[repr(operation.query)]
    if operation.body is not None:
        fields["body"] = kinds[repr(operation.body)]
    if operation.answer is not None:
        fields["answer"] = told[repr(operation.answer)]
    elif operation.content is not None:
        fields["answer"] = {"type": "string"}
    return {
        "type": "object",
        "description": operation.summary,
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
