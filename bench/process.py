"""Server processes under measurement: started on a core of their own, read from /proc, ended."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_STOP_TIMEOUT: Final = 10.0


class ServerFailed(RuntimeError):
    """A server did not start, refused a request, or ended by itself. The message says what it said."""


@dataclass(frozen=True, slots=True)
class Cores:
    """Which core the servers run on, and which the generator. None: the machine has only one."""

    server: int | None
    generator: int | None

    @classmethod
    def choose(cls) -> Cores:
        """The first two cores this process may use."""
        usable = sorted(os.sched_getaffinity(0))
        return cls(usable[0], usable[1]) if len(usable) > 1 else cls(None, None)

    def pin_generator(self) -> None:
        """Keep this process to the generator's core."""
        if self.generator is not None:
            os.sched_setaffinity(0, {self.generator})


def core_busy_ns(core: int | None) -> int:
    """How long a core (None: all together) has worked for anybody since the machine started, in steps of 10 ms."""
    name = "cpu" if core is None else f"cpu{core}"
    lines = Path("/proc/stat").read_text().splitlines()
    fields = next(line.split() for line in lines if line.split()[0] == name)
    user, nice, system, _idle, _waiting, interrupts, soft, stolen = (int(field) for field in fields[1:9])
    return (user + nice + system + interrupts + soft + stolen) * 1_000_000_000 // os.sysconf("SC_CLK_TCK")


class Process:
    """A server's process. All its CPU time counts, threads that have ended included."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log
        # clock_getcpuclockid(3): the CPU clock of another process, in ns; /proc/<pid>/stat only has 10 ms ticks.
        self._clock = ~process.pid << 3 | 2

    @classmethod
    async def start(
        cls, arguments: Sequence[str], log: Path, core: int | None, environment: Mapping[str, str] | None = None
    ) -> Process:
        """Run `arguments` on `core`, in the folder of the file `log`, which takes what it prints. `environment` None:
        ours."""

        def pin() -> None:
            if core is not None:
                os.sched_setaffinity(0, {core})

        with ExitStack() as files:
            output = files.enter_context(log.open("wb"))
            process = await asyncio.create_subprocess_exec(
                *arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=log.parent,
                env=environment,
                preexec_fn=pin,
            )
        return cls(process, log)

    def cpu_ns(self) -> int:
        """CPU time it has used, user and system, all threads.

        Raises: ServerFailed when it has ended.
        """
        self.check()
        return time.clock_gettime_ns(self._clock)

    def rss_bytes(self) -> int:
        """Resident memory now."""
        self.check()
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        kilobytes = next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1]
        return int(kilobytes) * 1024

    def check(self) -> None:
        """Raises: ServerFailed when it has ended."""
        if self._process.returncode is not None:
            raise ServerFailed(f"ended with {self._process.returncode}: {self.output()}")

    def output(self) -> str:
        """The end of what it has printed."""
        return self._log.read_text(errors="replace")[-2000:]

    async def stop(self) -> None:
        """SIGTERM, and SIGKILL if that does not help."""
        if self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            async with asyncio.timeout(_STOP_TIMEOUT):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM, host: str = "127.0.0.1") -> int:
    """A port nobody uses at this moment."""
    with socket.socket(socket.AF_INET, kind) as sock:
        sock.bind((host, 0))
        port: int = sock.getsockname()[1]
        return port
