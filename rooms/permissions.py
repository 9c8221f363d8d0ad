"""Who may do what: a table of data, asked before any command is decided.

Each module of the core declares who may issue its commands (`MAY`); the desk merges these into one table per role.
Rules that hold: what the table does not name is forbidden to people. The server itself (`by` None) may do everything,
so a command only the server may issue is simply in nobody's row. Who has not been let in yet may of their row only what
is for the door (`AT_THE_DOOR` of the modules).
"""

from __future__ import annotations

from collections.abc import Mapping

from rooms.kernel import BaseCommand, Code, Issued, ParticipantId, Rejected
from rooms.people import Person, Presence, Role

May = Mapping[type[BaseCommand], frozenset[Role]]
"""Of one module: each of its commands and the roles that may issue it."""

Permissions = Mapping[Role, frozenset[type[BaseCommand]]]
"""Of the whole session: each role and the commands it may issue."""


def merge(*modules: May) -> Permissions:
    """One table out of the modules' declarations.

    Raises: ValueError when two modules claim the same command.
    """
    roles: dict[type[BaseCommand], frozenset[Role]] = {}
    for module in modules:
        for command, allowed in module.items():
            if command in roles:
                raise ValueError(f"{command.__name__} is declared twice")
            roles[command] = allowed
    return {role: frozenset(c for c, allowed in roles.items() if role in allowed) for role in Role}


def refusal(
    table: Permissions,
    at_the_door: frozenset[type[BaseCommand]],
    people: Mapping[ParticipantId, Person],
    issued: Issued[BaseCommand],
) -> Rejected | None:
    """Why this person may not issue this command, or None when they may."""
    if issued.by is None:
        return None
    person = people.get(issued.by)
    if person is None:
        return Rejected(Code.FORBIDDEN, "You are not part of this session.")
    if person.presence is Presence.REMOVED:
        return Rejected(Code.REMOVED, "You have been removed from this session.")
    if not person.is_around:
        return Rejected(Code.FORBIDDEN, "You have left this session; join it again first.")
    if type(issued.command) not in table[person.role]:
        return Rejected(Code.FORBIDDEN, "Your role in this session does not allow this.")
    if not person.is_here and type(issued.command) not in at_the_door:
        return Rejected(Code.FORBIDDEN, "You have not been let in yet.")
    return None
