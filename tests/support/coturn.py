"""A real coturn in its own process on the loopback, known to answer before anybody uses it.

What coturn 4.6 does when its port is taken: it does not end, it holds the sockets it has got without reading them and
tries the others again for minutes. So it binds here as little as possible (one UDP socket: no TCP, one relay thread,
where more threads would each have a socket and nonces of their own), and another port is tried when it cannot.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path

from tests.support.node import free_port

HOST = "127.0.0.1"
PATIENCE = 15.0
ATTEMPTS = 5

_INTERVAL = 0.1
_BINDING_REQUEST = bytes.fromhex("000100002112a442")
_BINDING_SUCCESS = bytes.fromhex("0101")
_TAKEN = "Address already in use"


class CoturnFailedError(AssertionError):
    """It did not come to answer; the message holds what it printed."""


def free_ports() -> Iterator[int]:
    """Ports that are free when they are asked for."""
    while True:
        yield free_port(HOST)


@asynccontextmanager
async def coturn(directory: Path, secret: str, ports: Iterator[int] | None = None) -> AsyncIterator[tuple[str, int]]:
    """Run it with `secret` for passwords that expire, on the first of `ports` that it can have. Yields: its address.

    Raises: CoturnFailedError with what it printed on each port, when it came to answer on none.
    """
    failures: list[str] = []
    for port in islice(ports or free_ports(), ATTEMPTS):
        server = await _start(directory, secret, port)
        try:
            reason = await _trouble(server, directory, port)
            if reason is None:
                yield HOST, port
                return
            failures.append(f"port {port}: {reason}\n{_printed(directory, port)}")
        finally:
            with contextlib.suppress(ProcessLookupError):
                server.kill()
            await server.wait()
    raise CoturnFailedError("coturn does not answer\n" + "\n".join(failures))


async def _start(directory: Path, secret: str, port: int) -> asyncio.subprocess.Process:
    program = shutil.which("turnserver")
    assert program is not None, "coturn is not installed; make test installs it"
    options = ["-n", "--no-cli", "--no-tls", "--no-dtls", "--no-tcp", "--relay-threads=1", "--allow-loopback-peers"]
    options += ["--use-auth-secret", f"--static-auth-secret={secret}", "--realm=hearth"]
    options += [f"--listening-ip={HOST}", f"--relay-ip={HOST}", f"--listening-port={port}"]
    options += [f"--pidfile={directory}/pid", f"--userdb={directory}/db", "--log-file=stdout"]
    with _output(directory, port).open("wb") as output:
        return await asyncio.create_subprocess_exec(program, *options, stdout=output, stderr=output)


async def _trouble(server: asyncio.subprocess.Process, directory: Path, port: int) -> str | None:
    """Wait until it answers. Returns: None, or why it is in vain to wait longer."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + PATIENCE
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.setblocking(False)
        asking.connect((HOST, port))
        while loop.time() < deadline:
            if server.returncode is not None:
                return f"it ended with {server.returncode}"
            if _TAKEN in _printed(directory, port):
                return "somebody else has the port"
            if await _answers(asking):
                return None
    return f"no answer in {PATIENCE} s"


async def _answers(asking: socket.socket) -> bool:
    """Send one STUN binding request. Returns: whether it was answered in a moment."""
    transaction = os.urandom(12)
    loop = asyncio.get_running_loop()
    with contextlib.suppress(TimeoutError, ConnectionRefusedError):
        asking.send(_BINDING_REQUEST + transaction)
        async with asyncio.timeout(_INTERVAL):
            while True:
                answer = await loop.sock_recv(asking, 2048)
                if answer.startswith(_BINDING_SUCCESS) and answer[8:20] == transaction:
                    return True
    await asyncio.sleep(_INTERVAL)
    return False


def _output(directory: Path, port: int) -> Path:
    return directory / f"coturn-{port}.log"


def _printed(directory: Path, port: int) -> str:
    return _output(directory, port).read_text(errors="replace")
