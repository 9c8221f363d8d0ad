"""Debian's Firefox as Playwright can drive it: this module, run as a program, stands between the two.

Both speak WebDriver BiDi over a WebSocket, whose address Firefox prints and Playwright reads. Playwright asks for a
little that this Firefox does not know yet; that alone is answered here, everything else is passed on as it is.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import stat
import sys
from pathlib import Path
from typing import Final

import aiohttp
from aiohttp import web
from playwright.async_api import Browser, Playwright

FIREFOX: Final = Path("/usr/bin/firefox-esr")
BRIDGE: Final = Path(__file__).resolve()
_ANNOUNCED: Final = re.compile(rb"WebDriver BiDi listening on (ws://\S+)")
_UNKNOWN: Final = frozenset({"emulation.setMediaFeaturesOverride"})
"""Asked for with every page, and of no consequence to a page whose colours are not looked at."""

PREFERENCES: Final[dict[str, str | float | bool]] = {
    # A tone and a moving picture in place of devices, and nobody to be asked for them.
    "media.navigator.streams.fake": True,
    "media.navigator.permission.disabled": True,
    # Names of the local network in place of addresses, which nothing resolves here.
    "media.peerconnection.ice.obfuscate_host_addresses": False,
}


async def launch(playwright: Playwright, directory: Path) -> Browser:
    """A Firefox with fake devices. `directory`: for the program's wrapper."""
    wrapper = directory / "firefox"
    wrapper.write_text(f'#!/bin/sh\nexec {sys.executable} {BRIDGE} "$@"\n')
    wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
    return await playwright.firefox.launch(
        channel="moz-firefox", executable_path=wrapper, firefox_user_prefs=PREFERENCES
    )


async def _bridge(request: web.Request, target: str) -> web.WebSocketResponse:
    ours = web.WebSocketResponse(max_msg_size=0)
    await ours.prepare(request)
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(f"{target}{request.path}", max_msg_size=0) as theirs,
    ):
        tasks = [asyncio.create_task(_ask(ours, theirs)), asyncio.create_task(_tell(theirs, ours))]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
    return ours


async def _ask(ours: web.WebSocketResponse, theirs: aiohttp.ClientWebSocketResponse) -> None:
    async for message in ours:
        command = json.loads(message.data)
        if command["method"] in _UNKNOWN:
            await ours.send_json({"type": "success", "id": command["id"], "result": {}})
        else:
            await theirs.send_str(message.data)


async def _tell(theirs: aiohttp.ClientWebSocketResponse, ours: web.WebSocketResponse) -> None:
    async for message in theirs:
        await ours.send_str(message.data)


async def _serve(target: str) -> str:
    application = web.Application()
    application.router.add_get("/{path:.*}", lambda request: _bridge(request, target))
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    return f"ws://{host}:{port}"


async def main() -> int:
    """Run Firefox with the arguments given, until it ends or is ended."""
    process = await asyncio.create_subprocess_exec(FIREFOX, *sys.argv[1:], stderr=asyncio.subprocess.PIPE)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, process.terminate)
    assert process.stderr is not None
    async for line in process.stderr:
        found = _ANNOUNCED.search(line)
        if found is not None:
            line = f"WebDriver BiDi listening on {await _serve(found.group(1).decode())}\n".encode()
        os.write(sys.stderr.fileno(), line)
    return await process.wait()


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
