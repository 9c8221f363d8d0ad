"""What counts as quiet and as much, and whether anyone is suggested to be invited to speak: the leaders' to see."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.desk import Desk
from facilitator.speech.measures import in_room, turns
from server.live.standpoint import Standpoint, Viewer


class BalanceSettingsView(msgspec.Struct, frozen=True):
    """`quiet_below` and `much_above` are multiples of an equal share; who has spoken for less than `heard_seconds` has
    not been heard yet; nobody is judged in their first `patience_minutes`. `silence_held`: nobody is suggested."""

    quiet_below: float
    much_above: float
    heard_seconds: float
    patience_minutes: float
    silence_held: bool


class OwnTalkView(msgspec.Struct, frozen=True):
    """What somebody may see of their own part once the session is over: milliseconds, and turns."""

    spoken: int
    turns: int


def fields(desk: Desk, viewer: Viewer, stands: Standpoint) -> dict[str, Any]:
    """The fields of a view, for somebody who is inside."""
    return {
        "balance_settings": _settings(desk) if stands.leads else None,
        "own_talk": _own(desk, viewer),
    }


def _own(desk: Desk, viewer: Viewer) -> OwnTalkView | None:
    """Afterwards, and only if the programme allows it."""
    session = desk.session
    if viewer is None or not session.is_over or not session.own_summary or not session.people[viewer].may_speak:
        return None
    spans = desk.speech.spans
    rooms = {span.room for span in spans.get(viewer, ())}
    number = sum(len(turns(in_room(spans, room)).get(viewer, ())) for room in rooms)
    return OwnTalkView(spoken=desk.speech.spoken.get(viewer, 0), turns=number)


def _settings(desk: Desk) -> BalanceSettingsView:
    chosen = desk.speech.settings
    return BalanceSettingsView(
        quiet_below=chosen.quiet_below,
        much_above=chosen.much_above,
        heard_seconds=chosen.heard_seconds,
        patience_minutes=chosen.patience_minutes,
        silence_held=desk.speech.silence_held,
    )
