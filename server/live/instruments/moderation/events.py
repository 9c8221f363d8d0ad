"""Switches, mutes and locks in the words of the wire."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from facilitator import moderation
from facilitator.desk import Desk
from rooms.kernel import ParticipantId
from server.live.standpoint import Viewer, knows, standpoint
from server.live.wire_base import BaseWireEvent


class MediaSet(BaseWireEvent, frozen=True):
    participant: ParticipantId
    microphone: bool
    camera: bool


class Muted(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class CameraStopped(BaseWireEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class MicrophonesLocked(BaseWireEvent, frozen=True):
    """`participants` null: everyone's; else those whose lock it is as far as this viewer may know: leaders all, the
    person themselves only themselves, and everyone else is not told."""

    locked: bool
    participants: tuple[ParticipantId, ...] | None
    by: ParticipantId | None


class CamerasLocked(BaseWireEvent, frozen=True):
    """As `microphones_locked`."""

    locked: bool
    participants: tuple[ParticipantId, ...] | None
    by: ParticipantId | None


ModerationWireEvent: TypeAlias = MediaSet | Muted | CameraStopped | MicrophonesLocked | CamerasLocked


def told(seq: int, event: moderation.Event, before: Desk, after: Desk, viewer: Viewer) -> ModerationWireEvent | None:
    """How `viewer` is told of it, or None."""
    if isinstance(event, moderation.MicrophonesLocked | moderation.CamerasLocked):
        return _told_of_lock(seq, event, after, viewer)
    at, who = event.at, event.participant
    if not knows(after, viewer, who):
        return None
    match event:
        case moderation.MediaSet():
            return MediaSet(seq=seq, at=at, participant=who, microphone=event.microphone, camera=event.camera)
        case moderation.Muted():
            return Muted(seq=seq, at=at, participant=who, by=event.by)
        case moderation.CameraStopped():
            return CameraStopped(seq=seq, at=at, participant=who, by=event.by)
        case _:
            assert_never(event)


def _told_of_lock(
    seq: int, event: moderation.MicrophonesLocked | moderation.CamerasLocked, after: Desk, viewer: Viewer
) -> MicrophonesLocked | CamerasLocked | None:
    stands, named = standpoint(after, viewer), event.participants
    if stands.place != "inside":
        return None
    if named is not None:
        named = tuple(who for who in named if knows(after, viewer, who) and (stands.leads or who == viewer))
        if not named:
            return None
    kind = MicrophonesLocked if isinstance(event, moderation.MicrophonesLocked) else CamerasLocked
    return kind(seq=seq, at=event.at, locked=event.locked, participants=named, by=event.by)
