"""What follows from commands about the measuring of speech.

Rules that hold: speech comes from the server alone, which measured it (`server.live.speech_spans`); no piece of it is
longer than `LONGEST_PIECE`, whatever a clock did meanwhile, none is in the future, and none is counted twice.
"""

from __future__ import annotations

from typing import Final, assert_never

from facilitator.instrument import Around
from facilitator.speech.state import Settings, Span, Speech, fitted
from facilitator.speech.vocabulary import (
    BalanceSet,
    Command,
    Event,
    HoldSilence,
    RecordSpeech,
    SetBalance,
    SilenceHeld,
    Spoke,
)
from rooms.kernel import Code, Instant, Issued, ParticipantId, Rejected
from rooms.refusals import no_such_person

MOST_SHARE: Final = 20.0
LONGEST_HEARD: Final = 60.0
LONGEST_PATIENCE: Final = 60.0


def decide(state: Speech, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session."""
    command = issued.command
    match command:
        case RecordSpeech():
            return _record(state, around, command, now)
        case SetBalance():
            return _set(state, command, issued.by, now)
        case HoldSilence():
            return () if command.on is state.silence_held else (SilenceHeld(at=now, on=command.on, by=issued.by),)
        case _:
            assert_never(command)


def _record(state: Speech, around: Around, command: RecordSpeech, now: Instant) -> tuple[Event, ...] | Rejected:
    who = command.participant
    if who not in around.session.people:
        return no_such_person()
    piece = fitted(state, who, Span(command.room, command.since, command.until), now)
    if piece is None:
        return ()
    return (Spoke(at=now, participant=who, room=piece.room, since=piece.since, until=piece.until),)


def _set(state: Speech, command: SetBalance, by: ParticipantId | None, now: Instant) -> tuple[Event, ...] | Rejected:
    before = state.settings
    after = Settings(
        quiet_below=before.quiet_below if command.quiet_below is None else command.quiet_below,
        much_above=before.much_above if command.much_above is None else command.much_above,
        heard_seconds=before.heard_seconds if command.heard_seconds is None else command.heard_seconds,
        patience_minutes=before.patience_minutes if command.patience_minutes is None else command.patience_minutes,
    )
    wrong = _objection(after)
    if wrong is not None:
        return Rejected(Code.INVALID, wrong)
    if after == before:
        return ()
    set_to = BalanceSet(
        at=now,
        quiet_below=after.quiet_below,
        much_above=after.much_above,
        heard_seconds=after.heard_seconds,
        patience_minutes=after.patience_minutes,
        by=by,
    )
    return (set_to,)


def _objection(settings: Settings) -> str | None:
    """What is wrong with settings, as a sentence, or None. Comparisons are false for what is not a number."""
    if not 0 < settings.quiet_below < 1:
        return "Quiet is less than an equal share: choose a number between 0 and 1."
    if not 1 < settings.much_above <= MOST_SHARE:
        return f"Much is more than an equal share: choose a number above 1, at most {MOST_SHARE:g}."
    if not 0 < settings.heard_seconds <= LONGEST_HEARD:
        return f"Somebody counts as heard after more than 0 and up to {LONGEST_HEARD:g} seconds of speech."
    if not 0 <= settings.patience_minutes <= LONGEST_PATIENCE:
        return f"Choose 0 to {LONGEST_PATIENCE:g} minutes before anyone is judged."
    return None
