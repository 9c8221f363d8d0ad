"""The part of the command `hearth` that looks after the record: `log`, report, erase, purge, backup, restore.

All but `restore` may be used while a node is running. Exit codes: 0 done; 1 the record is not as it was written, or
what was asked for is not in it; 2 the store, or a file, cannot be used (one sentence on standard error).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from rooms.kernel import InvariantBroken, ParticipantId, SessionId
from server.config import Config
from server.live import codec
from server.live.history import stream_of
from server.ports import Clock, Head, LogBroken, RecordStore, Stored, StoreUnavailable
from server.record import audit, backup, erasure, export, report
from server.record.audit import COMMAND_LINE, Audit
from server.record.codec import CodecError, Raw
from server.record.ledger import Ledger
from server.record.retention import Retention
from server.store import open_store
from server.system import SystemClock

DONE: Final = 0
NOT_SO: Final = 1

EVERYTHING: Final = "*"
"""The stream of an audit entry that concerns all of them."""


class CannotRun(Exception):
    """The store or a file cannot be used. The text is one sentence."""


class Tools:
    """What the commands work with."""

    def __init__(self, store: RecordStore, config: Config, clock: Clock) -> None:
        self.store = store
        self.config = config
        self.clock = clock
        self.ledger = Ledger(store)
        self.audit = Audit(self.ledger, clock)


Command: TypeAlias = Callable[[Tools, argparse.Namespace], Awaitable[int]]


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add these commands to the command line."""
    log = commands.add_parser("log", help="check, show or export the event log").add_subparsers(
        dest="action", required=True
    )
    one = log.add_parser("verify", help="check that the log is as it was written")
    one.add_argument("stream", nargs="?", help="one session or stream (default: all)")
    runs(one, _verify)
    one = log.add_parser("show", help="print a session's log for reading")
    one.add_argument("stream", metavar="session")
    runs(one, _show)
    one = log.add_parser("export", help="write a session's log for other programs")
    one.add_argument("stream", metavar="session")
    one.add_argument("--format", choices=("ndjson", "csv"), default="ndjson")
    runs(one, _export)
    one = commands.add_parser("report", help="who attended a session, when, and in which rooms")
    one.add_argument("stream", metavar="session")
    one.add_argument("--participant", help="one person's sheet, which names nobody else")
    one.add_argument("--format", choices=("json", "csv"), default="json")
    runs(one, _report)
    one = commands.add_parser("erase", help="erase the names of people; what happened stays")
    one.add_argument("who", nargs="+", metavar="participant|invitation")
    runs(one, _erase)
    one = commands.add_parser("purge", help="delete the sessions whose retention time is over")
    one.add_argument("--dry-run", action="store_true", help="only say which")
    runs(one, _purge)
    one = commands.add_parser("backup", help="write the whole record into a file")
    one.add_argument("file", type=Path)
    runs(one, _backup)
    one = commands.add_parser("restore", help="fill an empty store from a backup; no node may be running")
    one.add_argument("file", type=Path)
    runs(one, _restore, beside=False)


def runs(parser: argparse.ArgumentParser, run: Command, *, beside: bool = True) -> None:
    """Let a command line run this; unless `beside`, only while no node is running."""
    parser.add_argument("--config", type=Path, help="the configuration file, as for serve")
    parser.add_argument("--store", metavar="URL", help="another store than the configured one")
    parser.set_defaults(run=run, beside=beside)


async def run(chosen: argparse.Namespace, config: Config) -> int:
    """Run the chosen command. Returns: the exit code. Raises: CannotRun."""
    try:
        store = open_store(chosen.store or config.store.url, beside=chosen.beside)
        try:
            command: Command = chosen.run
            return await command(Tools(store, config, SystemClock()), chosen)
        finally:
            await store.close()
    except StoreUnavailable as error:
        raise CannotRun(f"{str(error).rstrip('.')}.") from error
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        raise CannotRun(f"{error.filename}: {error.strerror or error}.") from error


# --- the commands -------------------------------------------------------------------------------------------------


async def _verify(tools: Tools, chosen: argparse.Namespace) -> int:
    streams = await tools.ledger.streams() if chosen.stream is None else [await _stream(tools, chosen.stream)]
    broken = 0
    for stream in streams:
        head, found = await tools.ledger.check(stream)
        broken += found is not None
        print(f"{stream}: {_whole(head) if found is None else f'BROKEN, {found}'}")
    if not streams:
        print("The store is empty.")
    elif broken:
        print(f"{broken} of {len(streams)} are not as they were written.")
    return NOT_SO if broken else DONE


def _whole(head: Head) -> str:
    return f"whole, {head.seq} events, head {head.hash}"


async def _show(tools: Tools, chosen: argparse.Namespace) -> int:
    return await _print(tools, chosen, "log", lambda events: (f"{export.shown(event)}\n" for event in events))


async def _export(tools: Tools, chosen: argparse.Namespace) -> int:
    return await _print(tools, chosen, "export", export.csv_rows if chosen.format == "csv" else export.ndjson)


async def _print(
    tools: Tools, chosen: argparse.Namespace, what: audit.What, form: Callable[[Iterable[Raw]], Iterable[str]]
) -> int:
    stream = await _stream(tools, chosen.stream)
    events = await _events(tools, stream)
    await tools.audit.read(stream, what, COMMAND_LINE)
    for text in form(events):
        sys.stdout.write(text)
    return DONE


async def _events(tools: Tools, stream: str) -> list[Raw]:
    exported = codec.exported if stream.startswith(stream_of(SessionId(""))) else _plain
    try:
        return [exported(stored) for stored in await tools.ledger.read(stream)]
    except (LogBroken, CodecError) as error:
        raise CannotRun(f"{stream} cannot be read: {error}; `hearth log verify` says more.") from error


async def _report(tools: Tools, chosen: argparse.Namespace) -> int:
    stream = await _stream(tools, chosen.stream)
    try:
        events = [codec.decode(stored.data) for stored in await tools.ledger.read(stream)]
        whole = report.report(events, tools.clock.now())
    except (LogBroken, CodecError, InvariantBroken) as error:
        raise CannotRun(f"{stream} cannot be reported on: {error}; `hearth log verify` says more.") from error
    sheet = None if chosen.participant is None else report.sheet(whole, ParticipantId(chosen.participant))
    if chosen.participant is not None and sheet is None:
        raise CannotRun(f"There is no participant {chosen.participant!r} in {stream}.")
    await tools.audit.read(stream, "report" if sheet is None else "sheet", COMMAND_LINE)
    if chosen.format == "csv":
        sys.stdout.writelines(export.report_rows(whole) if sheet is None else export.sheet_rows(sheet))
    else:
        print(msgspec.json.format(msgspec.json.encode(whole if sheet is None else sheet)).decode())
    return DONE


def _plain(stored: Stored) -> Raw:
    """An event of a stream that is no session's, as it is."""
    return {"seq": stored.seq, **msgspec.json.decode(stored.data, type=Raw)}


async def _erase(tools: Tools, chosen: argparse.Namespace) -> int:
    missing = 0
    for who in chosen.who:
        found = await erasure.erase(tools.ledger, tools.audit, who, COMMAND_LINE)
        if found is None:
            missing += 1
            print(f"{who}: nobody of this id is in the record.")
        else:
            print(f"{who}: erased, with {len(found.owners)} ids, from {', '.join(found.streams)}")
    if missing < len(chosen.who):
        print("A running node shows what it has in memory until it is restarted; backups hold what they held.")
    return NOT_SO if missing else DONE


async def _purge(tools: Tools, chosen: argparse.Namespace) -> int:
    retention = Retention(tools.ledger, tools.audit, tools.clock, tools.config.record.retention_days)
    streams = await (retention.due() if chosen.dry_run else retention.purge(COMMAND_LINE))
    for stream in streams:
        print(f"{stream}: {'its time is over' if chosen.dry_run else 'purged'}")
    if not streams:
        print("No session's time is over.")
    return DONE


async def _backup(tools: Tools, chosen: argparse.Namespace) -> int:
    await tools.audit.read(EVERYTHING, "backup", COMMAND_LINE)
    written = await backup.backup(tools.store, chosen.file, tools.clock.now())
    print(f"{chosen.file}: {written.streams} streams, {written.events} events, sha256 {written.digest}")
    return DONE


async def _restore(tools: Tools, chosen: argparse.Namespace) -> int:
    try:
        read = await backup.restore(tools.store, chosen.file)
    except backup.NotABackup:
        raise CannotRun(f"{chosen.file} is no backup of Hearth, or not all of it is there.") from None
    except backup.NotEmpty:
        raise CannotRun("The store is not empty; a backup is restored into an empty one only.") from None
    await tools.audit.restored(read.digest, COMMAND_LINE)
    for stream in read.broken:
        print(f"{stream}: BROKEN, the backup has not all of its events")
    chosen.stream = None
    return max(await _verify(tools, chosen), NOT_SO if read.broken else DONE)


async def _stream(tools: Tools, name: str) -> str:
    """The stream that was meant: a session's id will do. Raises: CannotRun."""
    for stream in (name, stream_of(SessionId(name))):
        if stream in await tools.ledger.streams(stream):
            return stream
    raise CannotRun(f"There is no session and no stream {name!r} in the store.")
