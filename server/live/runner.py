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
from collections import deque
from collections.abc import Sequence
from typing import Final

import msgspec

from facilitator import desk
from facilitator.desk import Command, Desk
from rooms.arrivals import arriving
from rooms.kernel import Code, Instant, InvariantBroken, InvitationId, Issued, ParticipantId, Rejected, SessionId
from rooms.people import Person, Presence, Role
from rooms.refusals import unavailable
from rooms.vocabulary import Join, LinkBack, LinkLost, Tick
from server.live import codec
from server.live.audience import Audience, Subscriber, Wire, told
from server.live.history import LogBroken, Record, replay, stream_of
from server.live.signals import Signals
from server.live.stage import Stage
from server.live.views import View, view
from server.ports import (
    Answer,
    Clock,
    EventStore,
    Link,
    MediaPlane,
    OfferRejected,
    StoreUnavailable,
    WrongSequence,
)

_log = logging.getLogger(__name__)

INBOX: Final = 1024
"""Commands that may wait; more are refused, so that a flood costs its senders and not the memory."""

BATCH: Final = 128
"""Commands decided and appended in one go."""

RESUME_WINDOW: Final = 512
"""Events kept for viewers who come back; who missed more gets a fresh snapshot only."""

LONGEST_WAIT: Final = 60.0
"""Seconds after which the wall clock is looked at again, should it have been set while waiting for a deadline."""

FIRST_RETRY: Final = 0.5
LONGEST_RETRY: Final = 30.0


class Ack(msgspec.Struct, frozen=True):
    """The command was taken. `seq` is the log's last number then: its own last event's, or earlier if it had none."""

    seq: int


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


class _Submission(msgspec.Struct, frozen=True):
    """`answer` is None for the server's own commands, which are tried until the store takes them."""

    issued: Issued[Command]
    answer: asyncio.Future[Ack | Rejected] | None


class _Outcome(msgspec.Struct, frozen=True):
    """What a batch would lead to, once it is in the log."""

    records: list[Record]
    answers: list[tuple[_Submission, Ack | Rejected]]


class SessionRunner:
    """See the module. Make one through `server.live.sessions.Sessions`."""

    def __init__(self, session: SessionId, store: EventStore, clock: Clock, plane: MediaPlane) -> None:
        self.id = session
        self._stream = stream_of(session)
        self._store = store
        self._clock = clock
        self._plane = plane
        self._stage = Stage(session, plane)
        self._audience = Audience()
        self._signals = Signals()
        self._desk: Desk | None = None
        self._seq = 0
        self._last_at = Instant(0)
        self._recent: deque[Record] = deque(maxlen=RESUME_WINDOW)
        self._inbox: deque[_Submission] = deque()
        self._newcomers: list[ParticipantId] = []
        self._wake = asyncio.Event()
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

        A caller that is cancelled takes nothing back.
        """
        if self._closing or self._task is None:
            return unavailable()
        if len(self._inbox) >= INBOX:
            return Rejected(Code.RATE_LIMITED, "Too much is going on in this session; please try again.")
        answer: asyncio.Future[Ack | Rejected] = asyncio.get_running_loop().create_future()
        self._inbox.append(_Submission(issued, answer))
        self._wake.set()
        return await answer

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
        if not self._desk.session.is_open:
            return Rejected(Code.ENDED, "This session has ended.")
        if person is None or not person.is_here:
            return Rejected(Code.FORBIDDEN, "You are not part of this session.")
        self._audience.enter(participant, subscriber)
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

    async def log(self, after: int = 0) -> list[Wire]:
        """The events after `after` as they are exported: `{seq, type, at, ...}`, staff only.

        Raises: StoreUnavailable, codec.CodecError.
        """
        return [codec.exported(stored) for stored in await self._store.read(self._stream, after)]

    # --- facts from the SFU ----------------------------------------------------------------------------------------

    def speaking(self, participant: ParticipantId, speaking: bool) -> None:
        """Somebody began or ceased to speak."""
        if self._desk is not None:
            self._audience.signal(self._signals.speaking(self._desk, participant, speaking))

    def link(self, participant: ParticipantId, link: Link) -> None:
        """How somebody's media link is."""
        if self._desk is not None:
            self._audience.signal(self._signals.link(self._desk, participant, link))

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
        self._all_links_lost()
        self._closing = True
        self._wake.set()
        done, _ = await asyncio.wait({self._task}, timeout=5.0)
        if not done:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        self._task = None
        self._refuse(self._inbox)
        self._stage.close()

    async def _run(self) -> None:
        while True:
            await self._something_to_do()
            batch = [self._inbox.popleft() for _ in range(min(BATCH, len(self._inbox)))]
            if self._stale:
                await self._reload()
            if self._stale:
                self._postpone(batch)
            else:
                await self._work(batch)
            self._greet()
            if self._closing and (not self._inbox or self._retry_in):
                return

    async def _something_to_do(self) -> None:
        """Wait for a command, the next deadline, or the time to try again what the store did not take."""
        deadline = desk.next_deadline(self._desk)
        waits = [LONGEST_WAIT]
        if self._retry_in:
            waits.append(self._retry_in)
        elif self._inbox:
            return
        elif deadline is not None:
            waits.append(max(0.0, (deadline - self._clock.now()) / 1000))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min(waits)):
                await self._wake.wait()
        self._wake.clear()

    # --- the work --------------------------------------------------------------------------------------------------

    async def _work(self, batch: list[_Submission]) -> None:
        now = Instant(max(self._clock.now(), self._last_at))
        deadline = desk.next_deadline(self._desk)
        if deadline is not None and deadline <= now:
            batch.insert(0, _Submission(Issued(None, Tick()), None))
        try:
            outcome = self._decided(batch, now)
        except Exception:  # noqa: BLE001 - a fault of the core must cost this batch only, never the session
            _log.exception("session %s broke an invariant; it is replayed", self.id)
            self._refuse(batch)
            self._stale = True
            return
        try:
            if outcome.records:
                await self._store.append(self._stream, self._seq, [codec.encode(r.event) for r in outcome.records])
        except StoreUnavailable as error:
            _log.error("the log of session %s cannot be written: %s", self.id, error)
            self._postpone(batch)
        except WrongSequence:
            _log.error("somebody else wrote to the log of session %s; it is replayed", self.id)
            self._postpone(batch)
            self._stale = True
        else:
            self._retry_in = 0.0
            self._adopt(outcome.records)
            self._take_effect(outcome)

    def _decided(self, batch: Sequence[_Submission], now: Instant) -> _Outcome:
        outcome = _Outcome(records=[], answers=[])
        state, seq = self._desk, self._seq
        for submission in batch:
            result = desk.decide(state, submission.issued, now)
            if isinstance(result, Rejected):
                outcome.answers.append((submission, result))
                continue
            for event in result:
                state, seq = desk.evolve(state, event), seq + 1
                outcome.records.append(Record(seq=seq, event=event, after=state))
            outcome.answers.append((submission, Ack(seq=seq)))
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
            if submission.answer is not None and not submission.answer.done():
                submission.answer.set_result(answer)
        self._tell(outcome.records)

    def _tell(self, records: list[Record]) -> None:
        if not records:
            return
        self._audience.publish(records)
        self._audience.signal(self._signals.settle(self.state))
        for participant in self._audience:
            self._audience.show_seats(participant, self._stage.rows(self.state, participant))
        self._dismiss_those_gone()

    def _dismiss_those_gone(self) -> None:
        session = self.state.session
        for participant in self._audience:
            person = session.people[participant]
            if person.presence is Presence.REMOVED:
                self._audience.dismiss(participant, "removed", "You have been removed from this session.")
            elif not session.is_open:
                self._audience.dismiss(participant, "ended", "This session has ended.")
            elif not person.is_here:
                self._audience.dismiss(participant, "left", "You have left this session.")

    def _set_stage(self) -> None:
        self._stage.arrange(self.state)
        for participant in self._audience:
            self._audience.show_seats(participant, self._stage.rows(self.state, participant))

    def _greet(self) -> None:
        """Bring those who have come in since up to date with what is no event."""
        newcomers, self._newcomers = self._newcomers, []
        for participant in newcomers:
            self._audience.show_seats(participant, self._stage.rows(self.state, participant))
            self._audience.signal(self._signals.snapshot(), only=participant)

    # --- when something is wrong -----------------------------------------------------------------------------------

    def _postpone(self, batch: Sequence[_Submission]) -> None:
        """Refuse what people asked for; keep the server's own commands, in order, for the next try."""
        own = [s for s in batch if s.answer is None and not isinstance(s.issued.command, Tick)]
        self._refuse(batch)
        self._inbox.extendleft(reversed(own))
        self._retry_in = min(LONGEST_RETRY, 2 * self._retry_in or FIRST_RETRY)

    def _refuse(self, batch: Sequence[_Submission] | deque[_Submission]) -> None:
        for submission in batch:
            if submission.answer is not None and not submission.answer.done():
                submission.answer.set_result(unavailable())

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
        self._recent.clear()
        self._adopt(records)
        self._stale, self._retry_in = False, 0.0
        self._set_stage()
        self._tell([record for record in records if record.seq > heard])

    # --- small things ----------------------------------------------------------------------------------------------

    def _post(self, command: Command) -> None:
        """Submit a command of the server's own. These are bounded by the number of people and their connections."""
        if not self._closing and self._task is not None:
            self._inbox.append(_Submission(Issued(None, command), None))
            self._wake.set()

    def _all_links_lost(self) -> None:
        if self._desk is None or not self._desk.session.is_open:
            return
        for person in self._desk.session.here:
            if person.presence is Presence.PRESENT:
                self._post(LinkLost(participant=person.id))

    def _missed(self, participant: ParticipantId, resume: int | None) -> list[Wire] | None:
        if resume is None or not 0 <= resume <= self._seq:
            return None
        if resume < self._seq and (not self._recent or self._recent[0].seq > resume + 1):
            return None
        return told((record for record in self._recent if record.seq > resume), participant)

    def _not_here(self, participant: ParticipantId) -> Rejected | None:
        if self._desk is None or self._closing:
            return unavailable()
        if not self._desk.session.is_open:
            return Rejected(Code.ENDED, "This session has ended.")
        person = self._desk.session.people.get(participant)
        if person is None or not person.is_here:
            return Rejected(Code.FORBIDDEN, "You are not part of this session.")
        return None
