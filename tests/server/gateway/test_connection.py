"""One connection as the session sees it: order, the last word, and clients that do not read."""

from __future__ import annotations

from typing import Any, cast

import pytest

from rooms.kernel import ParticipantId
from server.gateway.connection import Connection
from server.gateway.limits import TokenBucket
from server.gateway.messages import GoodbyeCode
from server.gateway.transport import Transport
from server.live.runner import SessionRunner


class Pipe:
    """Stands in for the transport: takes so many messages, then none."""

    def __init__(self, room: int = 1_000) -> None:
        self.room = room
        self.sent: list[tuple[str, Any]] = []

    def push(self, sid: str, event: str, data: object) -> bool:
        if len(self.sent) >= self.room:
            return False
        self.sent.append((event, data))
        return True


class Ending:
    """Notes how connections were closed."""

    def __init__(self) -> None:
        self.codes: list[GoodbyeCode | None] = []

    def __call__(self, connection: Connection, code: GoodbyeCode | None) -> None:
        self.codes.append(code)


@pytest.fixture
def ending() -> Ending:
    return Ending()


def connection(pipe: Pipe, ending: Ending) -> Connection:
    bucket = TokenBucket(1.0, 1, 0.0)
    runner = cast("SessionRunner", None)  # only the gateway uses it
    return Connection(cast("Transport", pipe), "sid", runner, ParticipantId("p"), bucket, bucket, bucket, ending)


def test_everything_goes_out_in_order(ending: Ending) -> None:
    pipe = Pipe()
    client = connection(pipe, ending)
    client.events([{"seq": 1}])
    client.seats([])
    client.signals({"speaking": []})
    assert pipe.sent == [("events", [{"seq": 1}]), ("seats", []), ("signals", {"speaking": []})]
    assert ending.codes == []


def test_the_goodbye_is_the_last_word(ending: Ending) -> None:
    pipe = Pipe()
    client = connection(pipe, ending)
    client.goodbye("removed", "You have been removed.")
    client.goodbye("ended", "It is over.")
    client.events([{"seq": 1}])
    assert pipe.sent == [("goodbye", {"code": "removed", "message": "You have been removed."})]
    assert ending.codes == ["removed"]


def test_a_client_that_does_not_read_is_closed_once(ending: Ending) -> None:
    client = connection(Pipe(room=1), ending)
    for _ in range(3):
        client.signals({})
    client.goodbye("ended", "It is over.")
    assert ending.codes == [None]


def test_a_goodbye_nobody_reads_closes_as_well(ending: Ending) -> None:
    connection(Pipe(room=0), ending).goodbye("ended", "It is over.")
    assert ending.codes == [None]
