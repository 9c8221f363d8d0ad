"""The command `hearth` as a real process: exit codes, one sentence per mistake, signals, crashes."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from server.schema import schema
from tests.server.gateway.harness import Client
from tests.support.node import free_port

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("HEARTH_")}
    return inherited | {"PYTHONPATH": str(ROOT)} | dict(settings)


async def started(cwd: Path, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "server", *arguments,
        cwd=cwd, env=environment(settings), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def run(cwd: Path, *arguments: str, **settings: str) -> tuple[int, str, str]:
    """Run to the end. Returns: exit code, standard output, standard error."""
    process = await started(cwd, *arguments, **settings)
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


class Served:
    """A running `hearth serve` and what it printed before it was ready."""

    def __init__(self, process: asyncio.subprocess.Process, printed: str) -> None:
        self.process = process
        self.printed = printed
        self.url = re.findall(r"serving on (\S+)", printed)[0]
        self.links: list[str] = re.findall(r"/join#(\S+)", printed)

    async def end(self, number: int) -> int:
        self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()


@asynccontextmanager
async def serving(cwd: Path, **settings: str) -> AsyncIterator[Served]:
    ports = {"HEARTH_HTTP__PORT": "0", "HEARTH_MEDIA__PORT": "0"}
    process = await started(cwd, "serve", **(ports | settings))
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE):
            printed = (await process.stdout.readuntil(b"Ctrl+C")).decode()
        yield Served(process, printed)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_the_schema_is_printed(tmp_path: Path) -> None:
    code, out, _ = await run(tmp_path, "schema")
    assert (code, json.loads(out)) == (0, schema())


async def test_the_version_is_printed(tmp_path: Path) -> None:
    code, out, _ = await run(tmp_path, "--version")
    assert code == 0
    assert out.startswith("hearth ")


async def test_without_a_command_the_usage_is_told(tmp_path: Path) -> None:
    code, _, err = await run(tmp_path)
    assert code == 2
    assert "usage: hearth" in err


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"HEARTH_HTTP__PROT": "1"}, "HEARTH_HTTP__PROT names no key"),
        ({"HEARTH_HTTP__PORT": "many"}, "HEARTH_HTTP__PORT"),
        ({"HEARTH_STORE__URL": "sqlite:////proc/nowhere/hearth.sqlite"}, "store"),
        ({"HEARTH_HTTP__TLS__CERTIFICATE": "a.pem", "HEARTH_HTTP__TLS__KEY": "b.pem"}, "a.pem cannot be read"),
    ],
)
async def test_what_cannot_be_is_one_sentence_and_exit_code_2(
    tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    ports = {"HEARTH_HTTP__PORT": "0", "HEARTH_MEDIA__PORT": "0"}
    code, out, err = await run(tmp_path, "serve", **(ports | settings))
    assert (code, out) == (2, "")
    assert words in err
    assert err.startswith("hearth: ")
    assert err.count("\n") == 1


async def test_an_unknown_key_in_the_file_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("http:\n  prot: 80\n")
    code, _, err = await run(tmp_path, "serve")
    assert (code, err) == (2, "hearth: In config.yaml: unknown key 'prot' in 'http'.\n")


@pytest.mark.parametrize(("kind", "key"), [(socket.SOCK_STREAM, "HTTP"), (socket.SOCK_DGRAM, "MEDIA")])
async def test_a_taken_port_is_one_sentence_and_exit_code_2(tmp_path: Path, kind: int, key: str) -> None:
    with socket.socket(socket.AF_INET, kind) as taken:
        taken.bind(("127.0.0.1", 0))
        if kind == socket.SOCK_STREAM:
            taken.listen()
        port = str(taken.getsockname()[1])
        ports = {"HEARTH_HTTP__PORT": "0", "HEARTH_MEDIA__PORT": "0", f"HEARTH_{key}__PORT": port}
        code, _, err = await run(tmp_path, "serve", **ports)
    assert code == 2
    assert f"port {port}" in err
    assert err.count("\n") == 1


async def test_the_first_start_prints_links_and_a_key_and_sigterm_ends_it(tmp_path: Path) -> None:
    async with serving(tmp_path) as served:
        assert len(served.links) == 2
        assert re.search(r"API key \(.*\):\s+hearth_\S{40,}", served.printed)
        assert await served.end(signal.SIGTERM) == 0
    async with serving(tmp_path, HEARTH_API_KEY="k" * 40) as served:
        assert await served.end(signal.SIGINT) == 0


async def test_without_https_on_a_public_address_it_says_what_browsers_do(tmp_path: Path) -> None:
    ports = {"HEARTH_HTTP__HOST": "0.0.0.0", "HEARTH_HTTP__PORT": "0", "HEARTH_MEDIA__PORT": "0"}
    process = await started(tmp_path, "serve", **ports)
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        await process.stdout.readuntil(b"Browsers refuse camera and microphone")
    process.terminate()
    await process.communicate()
    assert process.returncode == 0


async def test_who_was_in_is_in_again_after_a_crash(tmp_path: Path) -> None:
    port = {"HEARTH_HTTP__PORT": str(free_port("127.0.0.1")), "HEARTH_API_KEY": "k" * 40}
    async with serving(tmp_path, **port) as served, Client.joined(served, served.links[1], name="Ana") as ana:
        await ana.command("set_media", microphone=False)
        own = ana.welcome["you"]["token"]
        assert await served.end(signal.SIGKILL) == -signal.SIGKILL
    async with serving(tmp_path, **port) as served:
        async with Client.joined(served, own) as again:
            (me,) = again.welcome["view"]["participants"]
            assert (me["id"], me["name"], me["muted"]) == (ana.id, "Ana", True)
        assert await served.end(signal.SIGTERM) == 0


async def test_a_signal_while_people_are_in_ends_it_in_time(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, HEARTH_API_KEY="k" * 40) as served,
        Client.joined(served, served.links[1], name="Ana") as ana,
    ):
        assert await served.end(signal.SIGTERM) == 0
        assert (await ana.first("goodbye"))["code"] == "shutting_down"
