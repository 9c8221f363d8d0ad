"""Published names stay: an event in a log has to be readable for ever, a command on the wire by every client."""

from __future__ import annotations

from typing import get_args

from rooms.vocabulary import Command, Event


def test_the_published_events() -> None:
    assert {kind.__struct_config__.tag: kind.__struct_fields__ for kind in get_args(Event)} == {
        "session_created": (
            "id", "title", "capacity", "waiting_room", "scheduled_for", "agreements", "unattended_grace",
            "retention_days", "own_summary", "at",
        ),
        "session_opened": ("by", "at"),
        "invited": ("invitation", "role", "name", "shared", "expires_at", "by", "at"),
        "invitation_revoked": ("invitation", "by", "at"),
        "joined": ("participant", "invitation", "name", "role", "standing", "at"),
        "link_lost": ("participant", "at"),
        "link_returned": ("participant", "at"),
        "left": ("participant", "reason", "at"),
        "renamed": ("participant", "name", "at"),
        "removed": ("participant", "by", "ban", "at"),
        "session_locked": ("locked", "by", "at"),
        "waiting_room_set": ("on", "by", "at"),
        "admitted": ("participant", "by", "at"),
        "sent_to_lobby": ("participant", "by", "at"),
        "lobby_messaged": ("by", "at"),
        "agreements_accepted": ("participant", "version", "standing", "at"),
        "role_set": ("participant", "role", "by", "at"),
        "invited_to_speak": ("participant", "allowed", "by", "at"),
        "stepped_away": ("participant", "at"),
        "stepped_out": ("participant", "at"),
        "came_back": ("participant", "at"),
        "held": ("participant", "by", "at"),
        "released": ("participant", "by", "at"),
        "unattended": ("closes_at", "at"),
        "session_ended": ("by", "reason", "at"),
    }  # fmt: skip


def test_the_published_commands() -> None:
    assert {kind.__struct_config__.tag for kind in get_args(Command)} == {
        "create_session",
        "invite",
        "revoke_invitation",
        "join",
        "link_lost",
        "link_back",
        "tick",
        "rename",
        "remove",
        "leave",
        "end_session",
        "open_session",
        "lock_session",
        "set_waiting_room",
        "admit",
        "admit_all",
        "send_to_lobby",
        "message_lobby",
        "accept_agreements",
        "set_role",
        "invite_to_speak",
        "step_away",
        "step_out",
        "hold",
        "release",
    }
