"""How a client folds an event into its view, on plain wire data. The twin of web/src/state/fold.ts."""

from __future__ import annotations

from typing import Any

Wire = dict[str, Any]  # Any: decoded wire data


def fold(view: Wire, event: Wire) -> Wire:
    """The view after `event`."""
    match event["type"]:
        case "joined" | "link_returned":
            return _with_person(view, event["person"])
        case "left" | "removed":
            return {**view, "participants": [p for p in view["participants"] if p["id"] != event["participant"]]}
        case "link_lost":
            return _changed(view, event, {"present": False})
        case "renamed":
            return _changed(view, event, {"name": event["name"]})
        case "media_set":
            return _changed(view, event, {"muted": not event["microphone"], "camera": event["camera"]})
        case "muted":
            return _changed(view, event, {"muted": True})
        case "session_ended":
            return {**view, "session": {**view["session"], "state": "ended"}}
        case unknown:
            raise AssertionError(f"a client would not know {unknown}")


def _changed(view: Wire, event: Wire, change: Wire) -> Wire:
    people = [{**p, **change} if p["id"] == event["participant"] else p for p in view["participants"]]
    return {**view, "participants": people}


def _with_person(view: Wire, person: Wire) -> Wire:
    others = [p for p in view["participants"] if p["id"] != person["id"]]
    return {**view, "participants": sorted([*others, person], key=lambda p: int(p["place"]))}
