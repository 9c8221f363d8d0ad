"""All sessions of this process, each with its runner.

Rules that hold: at most one runner per session; every open session runs from the start of the process on, so that its
deadlines pass even when nobody looks; ended ones are read again when asked for, and only a few are kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from typing import Final

from facilitator.desk import Command
from rooms.kernel import Instant, Issued, ParticipantId, Rejected, SessionId
from rooms.refusals import unavailable
from rooms.unattended import USUAL_GRACE
from rooms.vocabulary import CreateSession
from server.live.history import stream_of
from server.live.runner import SessionRunner
from server.live.signals import FactsRelay
from server.ports import Clock, EventStore, Ids, Link, LogBroken, MediaPlane, Sound, StoreUnavailable

_log = logging.getLogger(__name__)

ENDED_KEPT: Final = 32
"""Ended sessions kept in memory, for those who look at them just afterwards."""


class NotFound(LookupError):
    """There is no such session."""


class Sessions:
    """The registry of runners. It listens to the SFU's facts through `facts`, which the SFU was made with. `opening` is
    what the server says in every new session."""

    def __init__(
        self,
        store: EventStore,
        clock: Clock,
        ids: Ids,
        plane: MediaPlane,
        facts: FactsRelay,
        opening: Sequence[Command] = (),
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._plane = plane
        self._opening_commands = tuple(opening)
        self._runners: dict[SessionId, SessionRunner] = {}
        self._opening = asyncio.Lock()
        facts.listener = self

    async def start(self) -> None:
        """Replay the log of every session and run those that are open. One that cannot be replayed is left out.

        Raises: StoreUnavailable.
        """
        prefix = stream_of(SessionId(""))
        for stream in await self._store.streams(prefix):
            session = SessionId(stream.removeprefix(prefix))
            try:
                await self.get(session)
            except LogBroken as error:
                _log.error("session %s is left out, its log cannot be used: %s", session, error)

    async def stop(self) -> None:
        """End the work of all sessions: goodbye to everyone, everything durable."""
        await asyncio.gather(*(runner.stop() for runner in self._runners.values()))
        self._runners.clear()

    async def create(
        self,
        title: str,
        capacity: int,
        waiting_room: bool,
        *,
        scheduled_for: Instant | None = None,
        agreements: str | None = None,
        unattended_grace: int | None = USUAL_GRACE,
        retention_days: int | None = None,
        own_summary: bool = False,
        session: SessionId | None = None,
    ) -> SessionId | Rejected:
        """Make a new session, under the given id or a fresh one; see `CreateSession` for what the settings mean."""
        session = session or SessionId(self._ids.new("s"))
        runner = SessionRunner(session, self._store, self._clock, self._ids, self._plane)
        try:
            await runner.start()
        except StoreUnavailable:
            return unavailable()
        created = CreateSession(
            id=session,
            title=title,
            capacity=capacity,
            waiting_room=waiting_room,
            scheduled_for=scheduled_for,
            agreements=agreements,
            unattended_grace=unattended_grace,
            retention_days=retention_days,
            own_summary=own_summary,
        )
        answer = await runner.submit(Issued(None, created))
        if isinstance(answer, Rejected):
            await runner.stop()
            return answer
        for command in self._opening_commands:
            await runner.submit(Issued(None, command))
        self._runners[session] = runner
        await self._forget_ended()
        return session

    async def get(self, session: SessionId) -> SessionRunner:
        """The runner of a session, open or ended.

        Raises: NotFound, StoreUnavailable, LogBroken.
        """
        runner = self._runners.get(session)
        if runner is not None:
            return runner
        async with self._opening:
            runner = self._runners.get(session)
            if runner is None:
                runner = SessionRunner(session, self._store, self._clock, self._ids, self._plane)
                await runner.start()
                if not runner.exists:
                    await runner.stop()
                    raise NotFound(f"there is no session {session}")
                self._runners[session] = runner
                await self._forget_ended()
            return runner

    async def renew(self, session: SessionId) -> None:
        """Forget what is in memory of a session and read it again, for its record is no longer what it was: somebody
        in it was erased, or all of it was purged. Who is in it comes back by themselves.

        Raises: StoreUnavailable, LogBroken.
        """
        async with self._opening:
            runner = self._runners.pop(session, None)
            if runner is not None:
                await runner.stop()
        with contextlib.suppress(NotFound):
            await self.get(session)

    def open(self) -> list[SessionRunner]:
        """The runners of all sessions that are not over, the oldest first."""
        runners = [runner for runner in self._runners.values() if not runner.state.session.is_over]
        return sorted(runners, key=lambda runner: runner.state.session.created_at)

    # --- MediaFacts ------------------------------------------------------------------------------------------------

    def speaking(self, session: SessionId, participant: ParticipantId, speaking: bool, ago: float = 0.0) -> None:
        runner = self._runners.get(session)
        if runner is not None:
            runner.speaking(participant, speaking, ago)

    def sound(self, session: SessionId, participant: ParticipantId, sound: Sound) -> None:
        runner = self._runners.get(session)
        if runner is not None:
            runner.sound(participant, sound)

    def link(self, session: SessionId, participant: ParticipantId, link: Link) -> None:
        runner = self._runners.get(session)
        if runner is not None:
            runner.link(participant, link)

    async def _forget_ended(self) -> None:
        ended = [session for session, runner in self._runners.items() if runner.state.session.is_over]
        for session in ended[:-ENDED_KEPT]:
            await self._runners.pop(session).stop()
