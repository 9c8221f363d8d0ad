"""What a session keeps in memory alone, for as long as it runs here: nothing of it is in the log or in the state.

    Drafts     values that commands change: the ballots of anonymous polls, the pace of the chat
    Signals    who speaks, how links are, answers that nobody keeps
    Chatter    the lines of the chat
    Talk       speech to be recorded, and how it is spread

Rules that hold: a batch of commands works on drafts of its own, which are kept when it is in the log, so that a batch
that failed has changed nothing here either; and what a viewer gets of all this is told here, by who they are now.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from facilitator.desk import Command, Desk, Event
from facilitator.speech.vocabulary import RecordSpeech
from rooms.kernel import Instant, Issued, ParticipantId, Rejected
from server.live import ballot_box
from server.live.ballot_box import BallotBox
from server.live.chatter import ChatSignal, Chatter, Pace
from server.live.signals import Signals
from server.live.standpoint import standpoint
from server.live.talk import Talk
from server.ports import Link, Sound


class Drafts(msgspec.Struct, frozen=True):
    """See the module."""

    box: BallotBox = ballot_box.EMPTY
    pace: Pace = Pace()


class Decided(msgspec.Struct, frozen=True):
    """What follows from a command, and what is in memory once it has happened."""

    events: tuple[Event, ...]
    drafts: Drafts


class Memory:
    """What one session keeps in memory alone. `drafts` are those of the log's state."""

    def __init__(self) -> None:
        self.drafts = Drafts()
        self._signals = Signals()
        self._chatter = Chatter()
        self._talk = Talk()

    # --- commands --------------------------------------------------------------------------------------------------

    def decide(self, desk: Desk | None, drafts: Drafts, issued: Issued[Command], now: Instant) -> Decided | Rejected:
        """What the core says to a command, and, of what is written, what is said here. Changes nothing."""
        decided = ballot_box.decide(desk, drafts.box, issued, now)
        if isinstance(decided, Rejected):
            return decided
        if desk is None:
            return Decided(decided.events, Drafts(decided.box, drafts.pace))
        refused = drafts.pace.refusal(desk, issued, now) or self._chatter.refusal(issued)
        if refused is not None:
            return refused
        return Decided(decided.events, Drafts(decided.box, drafts.pace.after(issued, now)))

    def hears(self, desk: Desk, issued: Issued[Command]) -> bool:
        """A command was accepted, and led to `desk`. Returns: whether there is a signal in it."""
        return self._signals.heard(desk, issued)

    def writes(self, desk: Desk, issued: Issued[Command], now: Instant, fresh: str) -> None:
        """A command was accepted, and led to `desk`: a line of the chat gets the id `fresh`."""
        self._chatter.take(desk, issued, now, fresh)

    def settle(self, desk: Desk, now: Instant) -> None:
        """After the state has changed."""
        self._signals.settle(desk)
        self._talk.settle(desk, now)

    def restart(self, desk: Desk | None) -> None:
        """The state was taken from the log again: of what it no longer asks for, nothing is kept."""
        self.drafts = Drafts(ballot_box.of_open_polls(self.drafts.box, desk), self.drafts.pace)

    # --- facts from the SFU ----------------------------------------------------------------------------------------

    def speaking(self, desk: Desk, who: ParticipantId, speaking: bool, ago: float, now: Instant) -> None:
        """Somebody began or ceased to speak, so many seconds ago."""
        self._signals.speaking(desk, who, speaking)
        self._talk.speaking(desk, who, speaking, ago, now)

    def sound(self, desk: Desk, who: ParticipantId, sound: Sound, now: Instant) -> None:
        """What comes out of somebody's microphone."""
        self._talk.sound(desk, who, sound, now)

    def link(self, desk: Desk, who: ParticipantId, link: Link, now: Instant) -> None:
        """How somebody's media link is."""
        self._signals.link(desk, who, link)
        self._talk.link(now)

    # --- the beat --------------------------------------------------------------------------------------------------

    @property
    def due(self) -> Instant | None:
        """When talk is to be looked at next, or None while there is nothing to do."""
        return self._talk.due

    def has_begun(self) -> bool:
        """Whether there is a beat now, and was none when this was asked last."""
        return self._talk.has_begun()

    def beat(self, desk: Desk, led: bool, now: Instant) -> Sequence[RecordSpeech]:
        """Look at the talk; `led`: a leader is told how it is spread. Returns: what is to be recorded."""
        return self._talk.beat(desk, self._signals.links, led, now)

    def cut(self, now: Instant) -> None:
        """Nothing can be recorded now: keep what was said short enough for later."""
        self._talk.cut(now)

    def last_words(self, now: Instant) -> Sequence[RecordSpeech]:
        """Everything that was said up to now, for there may be no further beat."""
        return self._talk.last_words(now)

    # --- viewers ---------------------------------------------------------------------------------------------------

    def greet(self, desk: Desk, viewer: ParticipantId) -> None:
        """A viewer has a new page, which has been given nothing yet."""
        self._chatter.forget(viewer)
        if desk.session.people[viewer].is_leader:
            self._talk.hurry()

    def signals_for(self, desk: Desk, viewer: ParticipantId) -> dict[str, object]:
        """The signals as they are for one viewer; how talk is spread is for those who lead."""
        signals = self._signals.seen_by(desk, viewer)
        if self._talk.balance is not None and standpoint(desk, viewer).leads:
            signals["balance"] = self._talk.balance
        return signals

    def chat_for(self, desk: Desk, viewer: ParticipantId) -> ChatSignal | None:
        """What of the chat a viewer has to be given and taken from now, once; None: nothing."""
        return self._chatter.news_for(desk, viewer)
