"""A real redis-server in its own process, on a free port, with its own files, to be killed and started again."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.node import free_port

PATIENCE = 15.0


class RedisServer:
    """One server that keeps what it has acknowledged: `appendfsync always`."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.port = free_port("127.0.0.1")
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *settings: str) -> None:
        """Start it and return when it has read its files."""
        durable = ("--appendonly", "yes", "--appendfsync", "always", "--save", "")
        with (self.directory / "redis.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["redis-server", "--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(self.directory),
                 *durable, *settings],
                stdout=log, stderr=log,
            )  # fmt: skip
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert self._process.poll() is None, (self.directory / "redis.log").read_text()
            assert time.monotonic() < deadline, "redis-server does not answer"
            time.sleep(0.01)

    def kill(self) -> None:
        """End it as a crash would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """End it, if it runs. Not by SIGTERM, which it may refuse while it writes its files anew."""
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def ask(self, command: str) -> str:
        """Send an inline command. Returns: the first part of the answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            connection.sendall(f"{command}\r\n".encode())
            return connection.recv(65536).decode()

    def files(self) -> bytes:
        """Everything it has written, other than its log."""
        written = (file for file in self.directory.rglob("*") if file.is_file() and file.suffix != ".log")
        return b"".join(file.read_bytes() for file in written)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError):
            return self.ask("PING").startswith("+PONG")
        return False


@contextmanager
def redis_server(directory: Path) -> Iterator[RedisServer]:
    """A server that is running, and ended afterwards."""
    server = RedisServer(directory)
    server.start()
    try:
        yield server
    finally:
        server.stop()
