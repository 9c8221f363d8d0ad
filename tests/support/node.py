"""A real `hearth serve` in its own process, with its own ports, store and log, to be ended, killed and restarted."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import aiohttp

from tests.support.waiting import until

API_KEY = "test-api-key-0123456789abcdef0123456789abcdef"


def free_port(host: str) -> int:
    """A port of `host` that is free for both UDP and TCP now."""
    while True:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp:
            tcp.bind((host, 0))
            port: int = tcp.getsockname()[1]
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
                try:
                    udp.bind((host, port))
                except OSError:
                    continue
                return port


def outward_address() -> str:
    """An address of this machine other than loopback. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("198.18.0.1", 9))
        address: str = probe.getsockname()[0]
    return address


class HearthNode:
    """One node. `async with` starts it and ends it; `kill` and `start` in between are a crash and a restart."""

    def __init__(self, directory: Path, host: str = "127.0.0.1", settings: Mapping[str, str] | None = None) -> None:
        self.directory = directory
        self.host = host
        self.http_port = free_port(host)
        self.media_port = free_port(host)
        self.origin = f"http://{host}:{self.http_port}"
        self.log_file = directory / "hearth.log"
        self._settings = dict(settings or {})
        self._process: asyncio.subprocess.Process | None = None

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("HEARTH_")}
        return inherited | {
            "HEARTH_HTTP__HOST": self.host,
            "HEARTH_HTTP__PORT": str(self.http_port),
            "HEARTH_MEDIA__HOST": self.host,
            "HEARTH_MEDIA__PORT": str(self.media_port),
            "HEARTH_MEDIA__PUBLIC_ADDRESSES": self.host,
            "HEARTH_STORE__URL": f"sqlite:///{self.directory / 'hearth.db'}",
            "HEARTH_QUICKSTART": "false",
            "HEARTH_API_KEY": API_KEY,
            **self._settings,
        }

    async def start(self, within: float = 20.0) -> None:
        """Start the process and return when it says it is ready. Raises: AssertionError with its log if it does not."""
        with self.log_file.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "server", "serve"),
                cwd=self.directory,
                env=self._environment(),
                stdout=log,
                stderr=log,
            )
        try:
            await until("the node is ready", self._ready, within)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.log()}") from error

    async def _ready(self) -> bool:
        assert self._process is not None
        assert self._process.returncode is None, f"hearth ended with {self._process.returncode}:\n{self.log()}"
        try:
            async with aiohttp.ClientSession() as http, http.get(f"{self.origin}/readyz") as response:
                return response.status == 200
        except aiohttp.ClientError:
            return False

    async def kill(self) -> None:
        """End the process as a crash would: SIGKILL, nothing flushed, nobody told."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self, within: float = 15.0) -> int:
        """End the process by SIGTERM. Returns: its exit code."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(within):
                return await self._process.wait()
        except TimeoutError:
            await self.kill()
            raise AssertionError(f"hearth did not end within {within} s of SIGTERM:\n{self.log()}") from None

    def log(self) -> str:
        """Everything the node has printed so far, over all its starts."""
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    async def __aenter__(self) -> Self:
        try:
            await self.start()
        except BaseException:
            if self._process is not None and self._process.returncode is None:
                await self.kill()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        code = await self.stop()
        print(self.log())  # noqa: T201 -- pytest shows it beside a failed test
        if error is None:
            assert code == 0, f"hearth ended with {code} after SIGTERM"
