"""The command `hearth`: start a node, look after the record and the accounts, print the wire schema, say the version.

Exit codes: 0 ended as asked, 1 what was checked is not so (`server.record_commands`), 2 cannot start as configured (one
sentence on standard error).
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.metadata
import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from server import logs, record_commands, staff_commands
from server.api import catalogue
from server.app import Node, StartError
from server.config import Config, ConfigError, is_loopback, load
from server.schema import schema

CANNOT_START: Final = 2
DEFAULT_CONFIG: Final = Path("config.yaml")
WEAK_KEY: Final = 32
"""Below so many characters an API key is likely to have been thought up by somebody."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns: the exit code."""
    chosen = _parser().parse_args(arguments)
    if chosen.command == "schema":
        wanted = catalogue.schema() if chosen.api else schema()
        print(json.dumps(wanted, indent=2, ensure_ascii=False))
        return 0
    try:
        config = load(_config_file(chosen.config))
        logs.configure(config.log.level)
        if chosen.command != "serve":
            return asyncio.run(record_commands.run(chosen, config))
        _run(config)
    except (ConfigError, StartError, record_commands.CannotRun) as error:
        print(f"hearth: {error}", file=sys.stderr)
        return CANNOT_START
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hearth", description="A self-hosted video server for group therapy.")
    parser.add_argument("--version", action="version", version=f"hearth {_version()}")
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="start a node; SIGTERM ends it")
    serve.add_argument(
        "--config", type=Path, help=f"the configuration file (default: {DEFAULT_CONFIG}, if there is one)"
    )
    record_commands.add_to(commands)
    staff_commands.add_to(commands)
    printed = commands.add_parser("schema", help="print the JSON Schema of the wire contract")
    printed.add_argument("--api", action="store_true", help="of the HTTP API's operations instead")
    return parser


def _version() -> str:
    try:
        return importlib.metadata.version("hearth")
    except importlib.metadata.PackageNotFoundError:  # run from the sources
        return "(not installed)"


def _config_file(chosen: Path | None) -> Path | None:
    return chosen if chosen is not None else DEFAULT_CONFIG if DEFAULT_CONFIG.exists() else None


def _run(config: Config) -> None:
    try:
        import uvloop  # noqa: PLC0415 -- there is none on some platforms
    except ImportError:
        asyncio.run(_serve(config))
    else:
        uvloop.run(_serve(config))


async def _serve(config: Config) -> None:
    """Run a node until it is told to end."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    node = Node(config, os.environ.get("HEARTH_API_KEY", ""))
    await node.start()
    try:
        print(_greeting(node, config), flush=True)
        await ended.wait()
    finally:
        await node.stop()


def _greeting(node: Node, config: Config) -> str:
    lines = [f"Hearth is serving on {node.url}", ""]
    if node.links is not None:
        lines += [
            f"  Facilitator link:         {node.links.facilitator}",
            f"  Link for everybody else:  {node.links.everybody}",
            "",
        ]
    if node.fresh_key is not None:
        lines += [f"  API key (it is shown only this once):  {node.fresh_key}", ""]
    if not is_loopback(config.http.host) and not node.url.startswith("https://"):
        lines += [
            "  Browsers refuse camera and microphone to pages without HTTPS that are not on this machine.",
            "  Set http.tls, or http.public_url to the https:// address of a proxy in front.",
            "",
        ]
    given = os.environ.get("HEARTH_API_KEY", "")
    if given and len(given) < WEAK_KEY:
        lines += [f"  HEARTH_API_KEY is short; {WEAK_KEY} random characters or more cannot be guessed.", ""]
    return "\n".join([*lines, "Ctrl+C ends it."])
