"""How a client folds an event into its view, on plain wire data. The twin of web/src/state/fold.ts."""

from __future__ import annotations

from typing import Any, get_args

from server.live.wire_events import WireEvent

Wire = dict[str, Any]  # Any: decoded wire data

SURROUNDINGS = frozenset(
    {
        "view_changed",
        "session_opened",
        "session_locked",
        "waiting_room_set",
        "unattended",
        "breakouts_planned",
        "plan_changed",
        "plan_discarded",
        "room_renamed",
        "pairs_kept",
        "breakouts_opened",
        "breakouts_extended",
        "breakouts_warned",
        "breakouts_closing",
        "room_closing",
        "room_closed",
        "breakouts_closed",
        "rooms_addressed",
        "help_asked",
        "help_withdrawn",
        "help_answered",
    }
)
"""Events that say with their patch alone what they change, as do all of the instruments."""

INSTRUMENTS = frozenset(kind.__struct_config__.tag for kind in get_args(WireEvent) if "instruments" in kind.__module__)


def fold(view: Wire, event: Wire) -> Wire:
    """The view after `event`: first what it says about one participant, then its patch."""
    patch = event.get("view", {})
    whole = {"participants": list(patch["participants"])} if "participants" in patch else {}
    return {**_participants_changed(view, event), **patch, **whole}


def _participants_changed(view: Wire, event: Wire) -> Wire:
    match event["type"]:
        case "joined" | "link_returned" | "admitted" | "role_set" | "invited_to_speak":
            return _with_person(view, event["person"])
        case "moved" | "visited" | "visit_ended" if event["person"] is not None:
            return _with_person(view, event["person"])
        case "left" | "removed" | "sent_to_lobby" | "moved" | "visited" | "visit_ended":
            return {**view, "participants": [p for p in view["participants"] if p["id"] != event["participant"]]}
        case "link_lost":
            return _changed(view, event, {"present": False})
        case "renamed":
            return _changed(view, event, {"name": event["name"]})
        case "media_set":
            return _changed(view, event, {"muted": not event["microphone"], "camera": event["camera"]})
        case "muted":
            return _changed(view, event, {"muted": True})
        case "camera_stopped":
            return _changed(view, event, {"camera": False})
        case "held" | "released":
            return _changed(view, event, {"held": event["type"] == "held"})
        case "stepped_away" | "came_back":
            return _changed(view, event, {"away": event["type"] == "stepped_away"})
        case "session_ended":
            return {**view, "session": {**view["session"], "state": "ended"}}
        case unknown:
            assert unknown in SURROUNDINGS or unknown in INSTRUMENTS, f"a client would not know {unknown}"
            return view


def _changed(view: Wire, event: Wire, change: Wire) -> Wire:
    people = [{**p, **change} if p["id"] == event["participant"] else p for p in view["participants"]]
    return {**view, "participants": people}


def _with_person(view: Wire, person: Wire) -> Wire:
    others = [p for p in view["participants"] if p["id"] != person["id"]]
    return {**view, "participants": sorted([*others, person], key=lambda p: int(p["place"]))}
