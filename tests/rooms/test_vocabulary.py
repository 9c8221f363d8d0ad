"""Published names stay: an event in a log has to be readable for ever, a command on the wire by every client."""

from __future__ import annotations

from typing import get_args

from rooms.vocabulary import Command, Event


def test_the_published_events() -> None:
    assert {kind.__struct_config__.tag: kind.__struct_fields__ for kind in get_args(Event)} == {
        "session_created": ("id", "title", "capacity", "waiting_room", "at"),
        "invited": ("invitation", "role", "name", "shared", "expires_at", "by", "at"),
        "joined": ("participant", "invitation", "name", "role", "at"),
        "link_lost": ("participant", "at"),
        "link_returned": ("participant", "at"),
        "left": ("participant", "reason", "at"),
        "renamed": ("participant", "name", "at"),
        "removed": ("participant", "by", "at"),
        "session_ended": ("by", "at"),
    }


def test_the_published_commands() -> None:
    assert {kind.__struct_config__.tag for kind in get_args(Command)} == {
        "create_session",
        "invite",
        "join",
        "link_lost",
        "link_back",
        "tick",
        "rename",
        "remove",
        "leave",
        "end_session",
    }
