"""One session, running: a mailbox, one writer, the log before any effect.

    submit / attach / detach ──▶ inbox ──▶ decide + evolve on a tentative state, a whole batch
                                             └─▶ ONE append ──▶ the SFU ──▶ answers ──▶ everyone's view of the events

Rules that hold:
- Nothing has an effect, and nobody gets an answer, before the append has returned: what was acknowledged is durable.
- If the append fails, the state is as before and every command of the batch is answered `unavailable`; the server's own
  (a lost link, for instance) are kept and tried again with backoff.
- If somebody else wrote to the log, or a command breaks an invariant, this session alone stops, replays and goes on.
- `state` is always that of the log at `seq`. Attaching reads it and subscribes in one step, so that a viewer's
  snapshot and stream of events fit together with nothing lost and nothing twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from facilitator import desk
from facilitator.desk import Command, Desk
from rooms.arrivals import arriving
from rooms.kernel import Code, Instant, InvariantBroken, InvitationId, Issued, ParticipantId, Rejected, SessionId
from rooms.people import Person, Presence, Role
from rooms.refusals import unavailable
from rooms.vocabulary import EndSession, Join, LinkBack, LinkLost, Tick
from server.live import codec
from server.live.audience import Audience, Subscriber, Wire, farewell, told
from server.live.history import Recent, Record, replay, stream_of
from server.live.inbox import Ack, Inbox, Submission, refuse
from server.live.memory import Drafts, Memory
from server.live.messages import deliveries
from server.live.session_clock import SessionClock
from server.live.stage import Stage
from server.live.standpoint import standpoint
from server.live.view_types import View
from server.live.views import view
from server.ports import (
    Answer,
    Clock,
    EventStore,
    Ids,
    Link,
    LogBroken,
    MediaPlane,
    OfferRejected,
    Sound,
    StoreUnavailable,
    WrongSequence,
)

_log = logging.getLogger(__name__)

LONGEST_WAIT: Final = 60.0
"""Seconds after which the wall clock is looked at again, should it have been set while waiting for a deadline."""

FIRST_RETRY: Final = 0.5
LONGEST_RETRY: Final = 30.0


class You(msgspec.Struct, frozen=True):
    """The viewer themselves."""

    id: ParticipantId
    role: Role
    name: str


class Welcome(msgspec.Struct, frozen=True):
    """What a viewer begins with. `view` is their snapshot at `seq`; `missed` are the events since their `resume`, in
    order, or None when these are no longer at hand and the snapshot has to do."""

    you: You
    seq: int
    view: View
    missed: list[Wire] | None


class _Outcome(msgspec.Struct):
    """What a batch would lead to, once it is in the log.

    `said` are the commands that were accepted, each with the state it led to: to whom it is passed on goes by that.
    """

    at: Instant
    drafts: Drafts
    records: list[Record] = []
    encoded: list[bytes] = []
    answers: list[tuple[Submission, Ack | Rejected]] = []
    said: list[tuple[Desk, Issued[Command]]] = []


class SessionRunner:
    """See the module. Make one through `server.live.sessions.Sessions`."""

    def __init__(self, session: SessionId, store: EventStore, clock: Clock, ids: Ids, plane: MediaPlane) -> None:
        self.id = session
        self._stream = stream_of(session)
        self._store = store
        self._clock = SessionClock(clock)
        self._ids = ids
        self._plane = plane
        self._stage = Stage(session, plane)
        self._audience = Audience()
        self._memory = Memory()
        self._desk: Desk | None = None
        self._seq = 0
        self._last_at = Instant(0)
        self._recent = Recent()
        self._inbox = Inbox()
        self._newcomers: list[ParticipantId] = []
        self._retry_in = 0.0
        self._stale = False
        self._closing = False
        self._task: asyncio.Task[None] | None = None

    # --- for the gateway and the API -------------------------------------------------------------------------------

    @property
    def exists(self) -> bool:
        """Whether the session has been created."""
        return self._desk is not None

    @property
    def state(self) -> Desk:
        """The state at `seq`; a value, it does not change under its reader."""
        if self._desk is None:
            raise InvariantBroken(f"session {self.id} was used before it was created")
        return self._desk

    @property
    def seq(self) -> int:
        """The number of the last event in the log."""
        return self._seq

    async def submit(self, issued: Issued[Command]) -> Ack | Rejected:
        """Have a command decided; returns when what follows from it is durable and has taken effect.

        Whatever chance the command needs is drawn here. The log keeps what came of it, so a replay needs none.
        A caller that is cancelled takes nothing back.
        """
        if self._closing or self._task is None:
            return unavailable()
        if self._inbox.is_full:
            return Rejected(Code.RATE_LIMITED, "Too much is going on in this session; please try again.")
        return await self._inbox.ask(msgspec.structs.replace(issued, chance=self._ids.draw()))

    async def join(self, participant: ParticipantId, invitation: InvitationId, name: str | None) -> Person | Rejected:
        """Let somebody in. `participant` is who they were before, from their token, or else a fresh id.

        Returns: who they are, which for a personal invitation is the same person every time.
        """
        command = Join(participant=participant, invitation=invitation, name=name)
        answer = await self.submit(Issued(None, command))
        if isinstance(answer, Rejected):
            return answer
        return self.state.session.people[arriving(self.state.session, command)]

    async def attach(
        self, participant: ParticipantId, subscriber: Subscriber, resume: int | None = None
    ) -> Welcome | Rejected:
        """Subscribe somebody who has joined; an earlier subscriber of theirs is told goodbye ("replaced").

        Does not suspend, so that the caller can queue the welcome before anything else reaches `subscriber`. The seat
        table and the signals as they are now follow by themselves.
        """
        if self._desk is None or self._closing or self._task is None:
            return unavailable()
        person = self._desk.session.people.get(participant)
        if self._desk.session.is_over:
            return Rejected(Code.ENDED, "This session has ended.")
        if person is None or not person.is_around:
            return Rejected(Code.FORBIDDEN, "You are not part of this session.")
        self._audience.enter(participant, subscriber)
        self._memory.greet(self._desk, participant)
        self._newcomers.append(participant)
        self._post(LinkBack(participant=participant))  # should an older connection's loss still be on its way
        return Welcome(
            you=You(id=person.id, role=person.role, name=person.name),
            seq=self._seq,
            view=view(self._desk, participant),
            missed=self._missed(participant, resume),
        )

    async def detach(self, participant: ParticipantId, subscriber: Subscriber) -> None:
        """A connection is gone, or never got as far as `attach`. Their link is lost unless they have a newer one."""
        if self._audience.leave(participant, subscriber):
            self._post(LinkLost(participant=participant))

    async def media(self, participant: ParticipantId, offer: str) -> Answer | Rejected:
        """Have the SFU answer somebody's SDP offer, and seat the others before them."""
        refused = self._not_here(participant)
        if refused is not None:
            return refused
        try:
            answer = await self._plane.connect(self.id, participant, offer)
        except OfferRejected as rejected:
            return Rejected(rejected.code, rejected.message)
        refused = self._not_here(participant)
        if refused is not None:  # gone while the SFU was at it
            self._plane.disconnect(self.id, participant)
            return refused
        self._stage.resize(participant, answer.seats)
        self._set_stage()
        return answer

    def show(self, participant: ParticipantId, widths: Mapping[int, int]) -> None:
        """Somebody's page shows its seats so wide; see `MediaPlane.show`. It passes and is kept nowhere."""
        self._stage.show(participant, widths)

    async def log(self, after: int = 0) -> list[Wire]:
        """The events after `after` as they are exported: `{seq, type, at, ...}`, staff only.

        Raises: StoreUnavailable, LogBroken, server.record.codec.CodecError.
        """
        return [codec.exported(stored) for stored in await self._store.read(self._stream, after)]

    # --- facts from the SFU ----------------------------------------------------------------------------------------

    def speaking(self, participant: ParticipantId, speaking: bool, ago: float = 0.0) -> None:
        """Somebody began or ceased to speak, so many seconds ago."""
        if self._desk is not None:
            self._memory.speaking(self._desk, participant, speaking, ago, self._now())
            self._wake_for_talk()
            self._show_signals()

    def sound(self, participant: ParticipantId, sound: Sound) -> None:
        """What comes out of somebody's microphone."""
        if self._desk is not None:
            self._memory.sound(self._desk, participant, sound, self._now())
            self._wake_for_talk()

    def link(self, participant: ParticipantId, link: Link) -> None:
        """How somebody's media link is."""
        if self._desk is not None:
            self._memory.link(self._desk, participant, link, self._now())
            self._wake_for_talk()
            self._show_signals()

    # --- life ------------------------------------------------------------------------------------------------------

    async def start(self) -> None:
        """Replay the log and begin to work. Whoever was present has no connection to this process: their link is lost.

        Raises: StoreUnavailable, LogBroken.
        """
        self._adopt(replay(await self._store.read(self._stream)))
        self._task = asyncio.create_task(self._run(), name=f"session {self.id}")
        self._all_links_lost()

    async def stop(self) -> None:
        """Say goodbye to everyone, put down that their links are lost, and end the work."""
        if self._task is None:
            return
        self._audience.dismiss_all("shutting_down", "The server is restarting; you will be back in a moment.")
        for words in self._memory.last_words(self._now()):
            self._post(words)
        self._all_links_lost()
        self._closing = True
        self._inbox.wake()
        done, _ = await asyncio.wait({self._task}, timeout=5.0)
        if not done:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self._task = None
        refuse(self._inbox.take_all())
        self._stage.close()

    async def _run(self) -> None:
        while not self._closing or (self._inbox and not self._retry_in):
            await self._something_to_do()
            self._beat()
            await self._turn()

    async def _turn(self) -> None:
        """One batch. No command outlives it here: a choice in an anonymous poll is not left beside its voter."""
        batch = self._inbox.take()
        try:
            if self._stale:
                await self._reload()
            if self._stale:
                self._inbox.put_back(batch)
                self._back_off()
            else:
                await self._work(batch)
            self._greet()
        except Exception:  # noqa: BLE001 - a fault of ours must not stop the session; whoever comes back is in step
            _log.exception("session %s failed; everyone is asked to come back", self.id)
            self._audience.dismiss_all("unavailable", "Something went wrong in this session.")
            self._mistrust()
        finally:
            refuse(batch)  # those that have an answer by now keep it

    async def _something_to_do(self) -> None:
        """Wait for a command, the next deadline, or the time to try again what the store did not take."""
        deadline = desk.next_deadline(self._desk)
        if self._retry_in:
            await self._inbox.wait(self._retry_in)
        elif not self._inbox and not self._closing:
            due = [at for at in (deadline, self._next_beat()) if at is not None]
            await self._inbox.wait(min([LONGEST_WAIT, *(max(0.0, (at - self._now()) / 1000) for at in due)]))

    # --- the work --------------------------------------------------------------------------------------------------

    def _wake_for_talk(self) -> None:
        """The wait that is going on does not know of a first beat."""
        if self._memory.has_begun():
            self._inbox.wake()

    def _next_beat(self) -> Instant | None:
        """When talk is to be looked at next, or None while there is nothing to do."""
        return None if self._desk is None or self._desk.session.is_over else self._memory.due

    def _beat(self) -> None:
        """Have the speech recorded that was measured, and tell those who lead how it is spread."""
        now, due = self._now(), self._next_beat()
        if due is None or due > now or self._closing:
            return
        if self._retry_in or self._stale:  # nothing can be recorded now
            self._memory.cut(now)
            return
        led = any(standpoint(self._desk, participant).leads for participant in self._audience)
        for words in self._memory.beat(self.state, led, now):
            self._post(words)
        self._show_signals()

    async def _work(self, batch: list[Submission]) -> None:
        now = self._now()
        if any(isinstance(submission.issued.command, EndSession) for submission in batch):
            batch[:0] = [Submission(Issued(None, words)) for words in self._memory.last_words(now)]
        deadline = desk.next_deadline(self._desk)
        if deadline is not None and deadline <= now:
            batch.insert(0, Submission(Issued(None, Tick())))
        try:
            outcome = self._decided(batch, now)
        except Exception:  # noqa: BLE001 - a fault of the core must cost this batch only, never the session
            _log.exception("session %s broke an invariant; it is replayed", self.id)
            self._mistrust()
            return
        try:
            if outcome.encoded:
                await self._store.append(self._stream, self._seq, outcome.encoded)
        except StoreUnavailable as error:
            _log.error("the log of session %s cannot be written: %s", self.id, error)
            self._inbox.put_back(batch)
            self._back_off()
        except WrongSequence:
            _log.error("somebody else wrote to the log of session %s; it is replayed", self.id)
            self._inbox.put_back(batch)
            self._mistrust()
        else:
            self._retry_in = 0.0
            self._adopt(outcome.records)
            self._memory.drafts = outcome.drafts
            self._take_effect(outcome)

    def _decided(self, batch: Sequence[Submission], now: Instant) -> _Outcome:
        outcome = _Outcome(at=now, drafts=self._memory.drafts)
        state, seq = self._desk, self._seq
        for submission in batch:
            result = self._memory.decide(state, outcome.drafts, submission.issued, now)
            if isinstance(result, Rejected):
                outcome.answers.append((submission, result))
                continue
            outcome.drafts = result.drafts
            for event in result.events:
                after, seq = desk.evolve(state, event), seq + 1
                outcome.records.append(Record(seq=seq, before=state, event=event, after=after))
                outcome.encoded.append(codec.encode(event))
                state = after
            outcome.answers.append((submission, Ack(seq=seq)))
            if state is not None:
                outcome.said.append((state, submission.issued))
        return outcome

    def _adopt(self, records: Sequence[Record]) -> None:
        if records:
            self._recent.extend(records)
            self._desk, self._seq = records[-1].after, records[-1].seq
            self._last_at = records[-1].event.at

    def _take_effect(self, outcome: _Outcome) -> None:
        """The SFU first: when a mute is acknowledged, it holds."""
        if outcome.records:
            self._stage.arrange(self.state)
        for submission, answer in outcome.answers:
            submission.settle(answer)
        news = [self._memory.hears(state, issued) for state, issued in outcome.said]
        self._tell(outcome.records)
        if any(news) and not outcome.records:
            self._show_signals()
        for state, issued in outcome.said:
            self._memory.writes(state, issued, outcome.at, self._ids.new("m"))
            for delivery in deliveries(state, issued):
                self._audience.deliver(delivery)
        self._show_chat()

    def _tell(self, records: list[Record]) -> None:
        if not records:
            return
        self._audience.publish(records)
        self._memory.settle(self.state, self._now())
        self._show_signals()
        self._show_seats()
        for participant in self._audience:
            gone = farewell(self.state.session, participant)
            if gone is not None:
                self._audience.dismiss(participant, *gone)

    def _set_stage(self) -> None:
        self._stage.arrange(self.state)
        self._show_seats()

    def _show_seats(self) -> None:
        for participant in self._audience:
            self._audience.show_seats(participant, self._stage.rows(self.state, participant))

    def _show_signals(self) -> None:
        for participant in self._audience:
            self._audience.show_signals(participant, self._memory.signals_for(self.state, participant))

    def _show_chat(self) -> None:
        for participant in self._audience:
            news = self._memory.chat_for(self.state, participant)
            if news is not None:
                self._audience.show_chat(participant, news)

    def _greet(self) -> None:
        """Bring those who have come in since up to date with what is no event."""
        newcomers, self._newcomers = self._newcomers, []
        for participant in newcomers:
            self._audience.show_seats(participant, self._stage.rows(self.state, participant))
            self._audience.show_signals(participant, self._memory.signals_for(self.state, participant))
        if newcomers:
            self._show_chat()

    # --- when something is wrong -----------------------------------------------------------------------------------

    def _back_off(self) -> None:
        self._retry_in = min(LONGEST_RETRY, 2 * self._retry_in or FIRST_RETRY)

    def _mistrust(self) -> None:
        """Before anything else is done, the state is to be taken from the log again."""
        self._stale = True
        self._back_off()

    async def _reload(self) -> None:
        """Take the state from the log again and tell everyone of what they have not heard of."""
        try:
            records = replay(await self._store.read(self._stream))
        except StoreUnavailable as error:
            _log.error("the log of session %s cannot be read: %s", self.id, error)
            return
        except LogBroken:
            _log.exception("session %s stops", self.id)
            self._audience.dismiss_all("unavailable", "Something went wrong in this session.")
            return
        heard = self._seq
        self._recent = Recent()
        self._adopt(records)
        self._memory.restart(self._desk)
        self._stale = False
        self._set_stage()
        self._tell([record for record in records if record.seq > heard])

    # --- small things ----------------------------------------------------------------------------------------------

    def _now(self) -> Instant:
        return self._clock.now(self._last_at)

    def _post(self, command: Command) -> None:
        if not self._closing and self._task is not None:
            self._inbox.post(command)

    def _all_links_lost(self) -> None:
        if self._desk is None or self._desk.session.is_over:
            return
        for person in self._desk.session.around:
            if person.presence is Presence.PRESENT:
                self._post(LinkLost(participant=person.id))

    def _missed(self, participant: ParticipantId, resume: int | None) -> list[Wire] | None:
        missed = None if resume is None else self._recent.since(resume)
        return None if missed is None else told(missed, participant)

    def _not_here(self, participant: ParticipantId) -> Rejected | None:
        if self._desk is None or self._closing:
            return unavailable()
        if self._desk.session.is_over:
            return Rejected(Code.ENDED, "This session has ended.")
        person = self._desk.session.people.get(participant)
        if person is None or not person.is_around:
            return Rejected(Code.FORBIDDEN, "You are not part of this session.")
        return None
