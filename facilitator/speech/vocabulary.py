"""What can be asked of the measuring of speech, and what can have happened in it.

Rule that holds: as for `rooms.vocabulary`, an event once written never changes its name, its fields or their meaning.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from rooms.kernel import BaseCommand, BaseEvent, Instant, ParticipantId, RoomId
from rooms.people import LEADERS
from rooms.permissions import May


class RecordSpeech(BaseCommand, frozen=True):
    """Server only: somebody spoke, and could be heard, in this room from `since` until `until`."""

    participant: ParticipantId
    room: RoomId
    since: Instant
    until: Instant


class SetBalance(BaseCommand, frozen=True):
    """Say what counts as quiet, as much, and as having been heard; what is left out stays as it is.

    `quiet_below` and `much_above` are multiples of an equal share. Who has spoken for less than `heard_seconds` has not
    been heard yet. Nobody is judged in their first `patience_minutes`.
    """

    quiet_below: float | None = None
    much_above: float | None = None
    heard_seconds: float | None = None
    patience_minutes: float | None = None


class HoldSilence(BaseCommand, frozen=True):
    """Suggest nobody to be invited to speak, or do so again."""

    on: bool


Command: TypeAlias = RecordSpeech | SetBalance | HoldSilence

MAY: Final[May] = {RecordSpeech: frozenset(), SetBalance: LEADERS, HoldSilence: LEADERS}


class Spoke(BaseEvent, frozen=True):
    """Somebody spoke, and could be heard, in this room from `since` until `until`."""

    participant: ParticipantId
    room: RoomId
    since: Instant
    until: Instant


class BalanceSet(BaseEvent, frozen=True):
    """What counts as what from now on, in full."""

    quiet_below: float
    much_above: float
    heard_seconds: float
    patience_minutes: float
    by: ParticipantId | None


class SilenceHeld(BaseEvent, frozen=True):
    """Nobody is suggested to be invited to speak from now on, or people are again."""

    on: bool
    by: ParticipantId | None


Event: TypeAlias = Spoke | BalanceSet | SilenceHeld
