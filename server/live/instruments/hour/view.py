"""What each person inside may know of the hour.

Everyone knows which segment is on, which one follows, and how much time is left; the agenda as a whole, and what its
segments open, is the leaders'. A break is everyone's. A pause is shown to those in its room.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from facilitator.desk import Desk
from facilitator.hour.agenda.state import Timer
from facilitator.hour.agenda.vocabulary import AgendaTemplate, AgendaTemplateId, Kind, Opening, Segment, SegmentId
from facilitator.hour.pause import Pacer
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId
from server.live.standpoint import Standpoint, Viewer, knows


class SegmentView(msgspec.Struct, frozen=True):
    """`opens` is for leaders; null for others, and for a segment that opens nothing by itself."""

    id: SegmentId
    title: str
    kind: Kind
    minutes: float | None
    opens: Opening | None


class AgendaView(msgspec.Struct, frozen=True):
    """`segments` is, for others than leaders, the one that is on and the one after it.

    `current` is the one that is on, since `since`; null: none is, which only leaders see. Its timer runs until
    `ends_at`, which may have passed, or stands still with `left` milliseconds to go; both are null without a timer.
    `warned` is of how many minutes left was told last; 0: its time is over.
    """

    segments: tuple[SegmentView, ...]
    current: SegmentId | None
    next: SegmentId | None
    since: Instant
    ends_at: Instant | None
    left: int | None
    warned: int | None


class AgendaTemplateView(msgspec.Struct, frozen=True):
    """An agenda that leaders have saved, in this session or an earlier one of the group."""

    id: AgendaTemplateId
    name: str
    segments: tuple[SegmentView, ...]


NO_TEMPLATES: Final[tuple[AgendaTemplateView, ...]] = ()


class RecessView(msgspec.Struct, frozen=True):
    """The break that is on. `over`: its time is over, and some are not back yet. `back`: who has said to be back."""

    since: Instant
    ends_at: Instant
    over: bool
    back: tuple[ParticipantId, ...]


class PauseView(msgspec.Struct, frozen=True):
    """The guided pause of the viewer's room. `guide` alone is heard; `ends_at` is null when a leader will end it."""

    since: Instant
    ends_at: Instant | None
    guide: ParticipantId | None
    pacer: Pacer | None
    text: str | None


def of_agenda(desk: Desk, _viewer: Viewer, stands: Standpoint) -> dict[str, Any]:
    """The fields `agenda` and `agenda_templates`."""
    templates = tuple(_template(each) for each in desk.agenda.templates.values()) if stands.leads else NO_TEMPLATES
    return {"agenda": _agenda(desk, stands), "agenda_templates": templates}


def _template(template: AgendaTemplate) -> AgendaTemplateView:
    segments = tuple(_segment(each, leads=True) for each in template.segments)
    return AgendaTemplateView(id=template.id, name=template.name, segments=segments)


def _agenda(desk: Desk, stands: Standpoint) -> AgendaView | None:
    state = desk.agenda
    if not state.segments or (state.on is None and not stands.leads):
        return None
    near = tuple(segment for segment in (state.on, state.following) if segment is not None)
    timer = state.timer or Timer()
    return AgendaView(
        segments=tuple(_segment(each, stands.leads) for each in (state.segments if stands.leads else near)),
        current=state.current,
        next=None if state.following is None else state.following.id,
        since=state.since,
        ends_at=timer.ends_at,
        left=timer.left,
        warned=state.warned,
    )


def _segment(segment: Segment, leads: bool) -> SegmentView:
    opens = segment.opens if leads else None
    return SegmentView(id=segment.id, title=segment.title, kind=segment.kind, minutes=segment.minutes, opens=opens)


def of_recess(desk: Desk, viewer: Viewer, _stands: Standpoint) -> dict[str, Any]:
    """The field `recess`."""
    on = desk.recess.on
    if on is None:
        return {"recess": None}
    back = tuple(who for who in on.back if knows(desk, viewer, who))
    return {"recess": RecessView(since=on.since, ends_at=on.ends_at, over=on.over, back=back)}


def of_pause(desk: Desk, viewer: Viewer, _stands: Standpoint) -> dict[str, Any]:
    """The field `pause`."""
    on = desk.pauses.on.get(MAIN_ROOM if viewer is None else desk.room_of(viewer))
    if on is None:
        return {"pause": None}
    guide = on.guide if on.guide is not None and knows(desk, viewer, on.guide) else None
    return {"pause": PauseView(since=on.since, ends_at=on.ends_at, guide=guide, pacer=on.pacer, text=on.text)}
