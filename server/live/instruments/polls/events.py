"""What happens in polls, as viewers are told of it. All that changes with it is in the event's patch.

Those who are asked are told that a poll opens and closes and is published; leaders, and people themselves, that
somebody voted. Nothing here says what anybody chose.
"""

from __future__ import annotations

from typing import TypeAlias

from facilitator.ballots import PollId
from facilitator.desk import Desk
from facilitator.polls import Event
from facilitator.polls import vocabulary as happened
from facilitator.polls.deciding import asks
from facilitator.polls.vocabulary import PollTemplateId, Reason
from rooms.kernel import ParticipantId
from server.live.standpoint import Viewer, knows, standpoint
from server.live.wire_base import BaseWireEvent


class PollOpened(BaseWireEvent, frozen=True):
    poll: PollId
    by: ParticipantId | None


class Voted(BaseWireEvent, frozen=True):
    """In a poll with names, for leaders and oneself: a vote was given or changed."""

    poll: PollId
    participant: ParticipantId


class TookPart(BaseWireEvent, frozen=True):
    """In an anonymous poll, for leaders and oneself: a vote was given."""

    poll: PollId
    participant: ParticipantId


class PollClosed(BaseWireEvent, frozen=True):
    poll: PollId
    reason: Reason
    by: ParticipantId | None


class PollPublished(BaseWireEvent, frozen=True):
    poll: PollId
    by: ParticipantId | None


class PollTemplateSaved(BaseWireEvent, frozen=True):
    """Leaders only, as the next."""

    template: PollTemplateId
    by: ParticipantId | None


class PollTemplateDropped(BaseWireEvent, frozen=True):
    template: PollTemplateId
    by: ParticipantId | None


PollWireEvent: TypeAlias = (
    PollOpened | Voted | TookPart | PollClosed | PollPublished | PollTemplateSaved | PollTemplateDropped
)


def told(seq: int, event: Event, _before: Desk, after: Desk, viewer: Viewer) -> BaseWireEvent | None:
    """How this viewer is told of an event, or None."""
    stands = standpoint(after, viewer)
    if stands.place != "inside":
        return None
    at, leads = event.at, stands.leads
    match event:
        case happened.PollOpened():
            by = event.by
            return PollOpened(seq=seq, at=at, poll=event.poll, by=by) if _sees(after, event.poll, viewer) else None
        case happened.Voted() | happened.TookPart():
            if event.participant != viewer and not (leads and knows(after, viewer, event.participant)):
                return None
            kind = Voted if isinstance(event, happened.Voted) else TookPart
            return kind(seq=seq, at=at, poll=event.poll, participant=event.participant)
        case happened.PollClosed():
            if not _sees(after, event.poll, viewer):
                return None
            return PollClosed(seq=seq, at=at, poll=event.poll, reason=event.reason, by=event.by)
        case happened.PollPublished():
            by = event.by
            return PollPublished(seq=seq, at=at, poll=event.poll, by=by) if _sees(after, event.poll, viewer) else None
        case happened.PollTemplateSaved():
            return PollTemplateSaved(seq=seq, at=at, template=event.template.id, by=event.by) if leads else None
        case happened.PollTemplateDropped():
            return PollTemplateDropped(seq=seq, at=at, template=event.template, by=event.by) if leads else None


def _sees(desk: Desk, poll: PollId, viewer: Viewer) -> bool:
    if standpoint(desk, viewer).leads:
        return True
    return viewer is not None and asks(desk.polls.polls[poll], desk.around, viewer)
