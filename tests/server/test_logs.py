"""No address of a client in what is logged above debug."""

from __future__ import annotations

import logging

from server.logs import NoAddress


def record(level: int, message: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord("aiohttp.server", level, __file__, 1, message, args, None)


def test_a_failed_request_is_told_without_its_address() -> None:
    told = record(logging.ERROR, "Error handling request from %s", "192.0.2.7")
    assert NoAddress().filter(told)
    assert told.getMessage() == "Error handling request from a client"


def test_at_debug_it_may_be_named() -> None:
    told = record(logging.DEBUG, "Error handling request from %s", "192.0.2.7")
    assert NoAddress().filter(told)
    assert "192.0.2.7" in told.getMessage()


def test_other_messages_are_left_as_they_are() -> None:
    told = record(logging.ERROR, "Unhandled exception in %s", "a task")
    assert NoAddress().filter(told)
    assert told.getMessage() == "Unhandled exception in a task"
