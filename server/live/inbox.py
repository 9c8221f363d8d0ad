"""The mailbox of one session: what waits to be decided, in order, and the waiting itself.

Two kinds wait here: what people (or the API) asked for, with an answer owed to them, and the server's own commands (a
lost link, for instance), which nobody waits for and which are kept until the log has taken them.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterable
from typing import Final

import msgspec

from facilitator.desk import Command
from rooms.kernel import Issued, Rejected
from rooms.refusals import unavailable
from rooms.vocabulary import Tick

CAPACITY: Final = 1024
"""Commands that may wait; more are refused, so that a flood costs its senders and not the memory."""

BATCH: Final = 128
"""Commands taken out, and so decided and appended, in one go."""


class Ack(msgspec.Struct, frozen=True):
    """The command was taken. `seq` is the log's last number then: its own last event's, or earlier if it had none."""

    seq: int


class Submission(msgspec.Struct, frozen=True):
    """`answer` is None for the server's own commands."""

    issued: Issued[Command]
    answer: asyncio.Future[Ack | Rejected] | None = None

    def settle(self, answer: Ack | Rejected) -> None:
        """Give the answer, unless there is one already or the asker has gone."""
        if self.answer is not None and not self.answer.done():
            self.answer.set_result(answer)


def refuse(submissions: Iterable[Submission]) -> None:
    """Answer `unavailable` to everyone who has no answer yet."""
    for submission in submissions:
        submission.settle(unavailable())


class Inbox:
    """See the module. For one event loop and one reader."""

    def __init__(self) -> None:
        self._waiting: deque[Submission] = deque()
        self._wake = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        return len(self._waiting) >= CAPACITY

    def ask(self, issued: Issued[Command]) -> asyncio.Future[Ack | Rejected]:
        """Put in what somebody waits for."""
        answer: asyncio.Future[Ack | Rejected] = asyncio.get_running_loop().create_future()
        self._put(Submission(issued, answer))
        return answer

    def post(self, command: Command) -> None:
        """Put in a command of the server's own. These are bounded by people and their connections, not by CAPACITY."""
        self._put(Submission(Issued(None, command)))

    def take(self) -> list[Submission]:
        """The next batch, the oldest first; empty when nothing waits."""
        return [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]

    def take_all(self) -> list[Submission]:
        """Everything that waits."""
        everything = list(self._waiting)
        self._waiting.clear()
        return everything

    def put_back(self, batch: Iterable[Submission]) -> None:
        """Keep the server's own commands of a batch that failed for the next try, before all others. A tick is not
        kept: the deadline it stands for still is."""
        own = [s for s in batch if s.answer is None and not isinstance(s.issued.command, Tick)]
        self._waiting.extendleft(reversed(own))

    def wake(self) -> None:
        """End the wait that is going on, or the next one."""
        self._wake.set()

    async def wait(self, seconds: float) -> None:
        """Until something new is put in, somebody calls `wake`, or the time is over."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        self._wake.clear()

    def _put(self, submission: Submission) -> None:
        self._waiting.append(submission)
        self._wake.set()
