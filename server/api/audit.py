"""The audit in the HTTP API: who read, exported, erased or purged what."""

from __future__ import annotations

from typing import Annotated, Any, Final

import msgspec

from server.api.operations import Call, Operation
from server.directory.keys import Scope
from server.ports import EventStore
from server.record.audit import CODEC, STREAM

MOST: Final = 500


class AuditQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From after which entry on, and how many."""

    after: Annotated[int, msgspec.Meta(ge=0, le=10**15)] = 0
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST)] = 100


class AuditEntries(msgspec.Struct, frozen=True):
    """Each entry has `seq`, `at`, `type` and `by`; what else, depends on its type (docs/record.md)."""

    entries: tuple[dict[str, Any], ...]  # Any: no two types of entries are alike


class AuditApi:
    """See the module."""

    def __init__(self, store: EventStore) -> None:
        self._store = store

    def operations(self) -> list[Operation]:
        """What can be asked of the audit."""
        return [
            Operation(
                name="audit", method="GET", path="/audit", summary="List who read, exported, erased or purged what.",
                access=Scope.ADMIN, handler=self._list, query=AuditQuery, answer=AuditEntries,
            )
        ]  # fmt: skip

    async def _list(self, call: Call[AuditQuery, None]) -> AuditEntries:
        stored = await self._store.read(STREAM, call.query.after)
        return AuditEntries(tuple(CODEC.exported(each) for each in stored[: call.query.limit]))
