"""The stores under measurement: SQLite in a file, and Redis as it has to be set to keep what it acknowledges."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.process import Process, ServerFailed, free_port

NAMES: Final = ("SQLite", "Redis")
INSTALL: Final = "redis-server is not installed here; what needs it is left out."

_HOST: Final = "127.0.0.1"
_START_TIMEOUT: Final = 20.0
_DATABASES: Final = 256


class Stores:
    """A place for stores of one kind. `server` is the process that keeps them, where there is one beside Hearth."""

    def __init__(self, name: str, prefix: str, suffix: str = "", server: Process | None = None) -> None:
        self.name = name
        self.server = server
        self._prefix = prefix
        self._suffix = suffix
        self._numbers = count()

    def fresh(self) -> str:
        """The `store.url` of a store with nothing in it."""
        return f"{self._prefix}{next(self._numbers)}{self._suffix}"


def redis_is_here() -> bool:
    """Whether Redis can be measured."""
    return shutil.which("redis-server") is not None


def opened(name: str, core: int | None) -> AbstractAsyncContextManager[Stores]:
    """Stores of the kind `name`, gone at the end. A server of theirs runs on `core`, beside Hearth.

    Raises: ServerFailed.
    """
    return _sqlite() if name == "SQLite" else _redis(core)


@asynccontextmanager
async def _sqlite() -> AsyncIterator[Stores]:
    with TemporaryDirectory(prefix="bench-sqlite-") as folder:
        yield Stores("SQLite", f"sqlite:///{folder}/", ".sqlite")


@asynccontextmanager
async def _redis(core: int | None) -> AsyncIterator[Stores]:
    port = free_port()
    arguments = ["redis-server", "--bind", _HOST, "--port", str(port), "--databases", str(_DATABASES), "--save", ""]
    durable = ["--appendonly", "yes", "--appendfsync", "always"]
    with TemporaryDirectory(prefix="bench-redis-") as folder:
        process = await Process.start([*arguments, *durable, "--dir", folder], Path(folder) / "redis.log", core)
        try:
            await _answering(process, port)
            yield Stores("Redis", f"redis://{_HOST}:{port}/", server=process)
        finally:
            await process.stop()


async def _answering(process: Process, port: int) -> None:
    deadline = asyncio.get_running_loop().time() + _START_TIMEOUT
    while True:
        process.check()
        try:
            reader, writer = await asyncio.open_connection(_HOST, port)
        except OSError:
            answer = b""
        else:
            writer.write(b"PING\r\n")
            answer = await reader.readline()
            writer.close()
            await writer.wait_closed()
        if answer.startswith(b"+PONG"):
            return
        if asyncio.get_running_loop().time() > deadline:
            raise ServerFailed(f"redis-server is not ready: {process.output()}")
        await asyncio.sleep(0.01)
