"""The part of the command `hearth` that looks after staff accounts: `staff list`, `staff add`, `staff password`.

This is how the first account comes to be, and the way back in for somebody who is locked out. All of it may be used
while a node is running, which learns of it when somebody signs in. Exit codes as those of `server.record_commands`.

Rule that holds: a password is never an argument, where other users of the machine could read it; it is asked for on
the terminal, twice, or is the first line of standard input.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from rooms.kernel import Rejected
from server.directory.aggregate import DirectoryCorrupt
from server.directory.directory import Directory
from server.directory.kernel import Actor
from server.directory.passwords import Passwords
from server.directory.staff import StaffRole
from server.record.audit import COMMAND_LINE
from server.record_commands import DONE, NOT_SO, CannotRun, Tools, runs
from server.system import RandomIds

BY: Final = Actor(COMMAND_LINE)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add these commands to the command line."""
    staff = commands.add_parser("staff", help="who may sign in at /staff").add_subparsers(dest="action", required=True)
    runs(staff.add_parser("list", help="the accounts"), _list)
    one = staff.add_parser("add", help="make an account; the password is asked for, or read from standard input")
    one.add_argument("login")
    one.add_argument("--name", help="under which they lead sessions (default: the login)")
    one.add_argument(
        "--role", choices=[each.value for each in StaffRole], default=StaffRole.ADMIN.value,
        help="staff: for the groups they are a facilitator of (default: admin, who may do everything)",
    )  # fmt: skip
    runs(one, _add)
    one = staff.add_parser("password", help="give an account another password, which ends its sign-ins and a lock")
    one.add_argument("login")
    runs(one, _password)


async def _list(tools: Tools, _chosen: argparse.Namespace) -> int:
    async with _directory(tools) as directory:
        for account in directory.state.staff.accounts.values():
            closed = "" if account.is_open else "  (closed)"
            print(f"{account.login}  {account.role}  {account.name}{closed}")
    return DONE


async def _add(tools: Tools, chosen: argparse.Namespace) -> int:
    async with _directory(tools) as directory:
        name = chosen.login if chosen.name is None else chosen.name
        made = await directory.add_staff(chosen.login, name, StaffRole(chosen.role), _new_password(), BY)
        return _told(made, f"{chosen.login}: may sign in at /staff.")


async def _password(tools: Tools, chosen: argparse.Namespace) -> int:
    async with _directory(tools) as directory:
        account = directory.state.staff.by_login(chosen.login)
        if account is None:
            print(f"{chosen.login}: there is no such account.")
            return NOT_SO
        done = await directory.set_password(account.id, _new_password(), BY)
        return _told(done, f"{chosen.login}: has another password.")


@asynccontextmanager
async def _directory(tools: Tools) -> AsyncIterator[Directory]:
    """The directory of the store. Raises: CannotRun when it cannot be read."""
    passwords = Passwords()
    try:
        yield await Directory.open(tools.ledger, tools.clock, RandomIds(), passwords)
    except DirectoryCorrupt as error:
        raise CannotRun(str(error)) from error
    finally:
        passwords.close()


def _new_password() -> str:
    """Raises: CannotRun when two different ones are typed."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("New password: ")
    if getpass.getpass("Once more: ") != password:
        raise CannotRun("That was not twice the same password.")
    return password


def _told(answer: object, done: str) -> int:
    print(answer.message if isinstance(answer, Rejected) else done)
    return NOT_SO if isinstance(answer, Rejected) else DONE
