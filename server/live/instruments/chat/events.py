"""What leaders set about the chat, in the words of the wire; everyone inside is told."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from facilitator import chat
from facilitator.desk import Desk
from rooms.kernel import ParticipantId
from server.live.standpoint import Viewer, standpoint
from server.live.wire_base import BaseWireEvent


class ChatSet(BaseWireEvent, frozen=True):
    on: bool
    by: ParticipantId | None


class PrivateChatSet(BaseWireEvent, frozen=True):
    allowed: bool
    by: ParticipantId | None


class SlowModeSet(BaseWireEvent, frozen=True):
    seconds: int
    by: ParticipantId | None


ChatWireEvent: TypeAlias = ChatSet | PrivateChatSet | SlowModeSet


def told(seq: int, event: chat.Event, _before: Desk, after: Desk, viewer: Viewer) -> ChatWireEvent | None:
    """How `viewer` is told of it, or None."""
    if standpoint(after, viewer).place != "inside":
        return None
    match event:
        case chat.ChatSet():
            return ChatSet(seq=seq, at=event.at, on=event.on, by=event.by)
        case chat.PrivateChatSet():
            return PrivateChatSet(seq=seq, at=event.at, allowed=event.allowed, by=event.by)
        case chat.SlowModeSet():
            return SlowModeSet(seq=seq, at=event.at, seconds=event.seconds, by=event.by)
        case _:
            assert_never(event)
