"""What all events of the wire have in common (docs/protocol.md)."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from rooms.kernel import Instant, snake_case
from server.live.view_types import ViewPatch


class BaseWireEvent(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=snake_case):
    """An event as one viewer is told of it. `seq` is its number in the log, `at` when it happened.

    `view`, when there, has the parts of the view beside single participants that have changed with it for this viewer;
    all of them, when they see the session from another place than before.
    """

    seq: int
    at: Instant
    view: ViewPatch | UnsetType = UNSET
