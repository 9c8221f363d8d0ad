"""What may be written to whom, and how fast; the same for everyone inside."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.desk import Desk
from server.live.standpoint import Standpoint, Viewer


class ChatView(msgspec.Struct, frozen=True):
    """`on`: members can write to everyone in their room. `private`: and to each other. `slow`: seconds between two
    messages, and between two reactions, of the same member; 0: no pace."""

    on: bool = True
    private: bool = False
    slow: int = 0


def fields(desk: Desk, _viewer: Viewer, _stands: Standpoint) -> dict[str, Any]:
    """`chat`, for somebody who is inside."""
    return {"chat": ChatView(on=desk.chat.on, private=desk.chat.private, slow=desk.chat.slow)}
