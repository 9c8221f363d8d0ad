"""docs/permissions.md, printed from the table that the server asks: `python -m server.permissions_page`.

Rule that holds: nothing on the page is written by hand, so it cannot say anything else than what is enforced; a test
compares the two.
"""

from __future__ import annotations

import sys
from typing import Final, get_args

from facilitator.desk import AT_THE_DOOR, PERMISSIONS, Command
from rooms.kernel import BaseCommand
from rooms.people import Role

_HEAD: Final = """\
# Who may do what

This page is printed from the server's own table (`python -m server.permissions_page`). Every command of every
connection is checked against it, by the role that the session's state gives the sender. To whom a command may still not
be done, it says itself: a co-facilitator, for instance, cannot remove a facilitator (docs/protocol.md).

*At the door* is who has not accepted the agreements yet or waits to be admitted: of their role's commands they may
issue only those marked there.
"""
_SERVER: Final = "Only the server itself issues these, when people come and go and time passes:"


def page() -> str:
    """The whole page, in Markdown."""
    commands: tuple[type[BaseCommand], ...] = get_args(Command)
    named = sorted(commands, key=_name)
    anyone = frozenset().union(*PERMISSIONS.values())
    header = ["command", *(role.value.replace("_", "-") for role in Role), "at the door", ""]
    rows = [_row(command) for command in named if command in anyone]
    own = ", ".join(f"`{_name(command)}`" for command in named if command not in anyone)
    table = [_line(header), _line(["---", *[":-:"] * (len(Role) + 1), "---"]), *map(_line, rows)]
    return "\n".join([_HEAD, *table, "", _SERVER, f"{own}.", ""])


def _row(command: type[BaseCommand]) -> list[str]:
    may = [_mark(command in PERMISSIONS[role]) for role in Role]
    return [f"`{_name(command)}`", *may, _mark(command in AT_THE_DOOR), _summary(command)]


def _summary(command: type[BaseCommand]) -> str:
    """The first sentence of the command's description."""
    words = " ".join((command.__doc__ or "").split()).replace("None:", "null:")
    return words.partition(". ")[0].rstrip(".") + "."


def _name(command: type[BaseCommand]) -> str:
    return str(command.__struct_config__.tag)


def _mark(allowed: bool) -> str:
    return "yes" if allowed else "–"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(page())
