"""The whole session: the rooms and the facilitator's instruments as one state with one `decide` and one `evolve`.

This is what the server talks to. A command meets, in this order: does the session exist, has it ended, may this person
do this (`PERMISSIONS`), and only then the module that owns it.

Rules that hold: an ended session refuses everything; a rejected command has changed nothing; whatever `decide` returns,
`evolve` accepts.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import msgspec

from facilitator import moderation
from rooms import session, state, vocabulary
from rooms.kernel import Code, Instant, InvariantBroken, Issued, Rejected
from rooms.permissions import Permissions, merge, refusal
from rooms.refusals import no_such_session
from rooms.state import Session

Command: TypeAlias = vocabulary.Command | moderation.Command
Event: TypeAlias = vocabulary.Event | moderation.Event

PERMISSIONS: Final[Permissions] = merge(vocabulary.MAY, moderation.MAY)
AT_THE_DOOR: Final = vocabulary.AT_THE_DOOR | moderation.AT_THE_DOOR
"""What people who have not been let in yet may issue of what their role allows."""


class Desk(msgspec.Struct, frozen=True):
    """The state of a session and of every instrument in it."""

    session: Session
    moderation: moderation.Moderation = moderation.Moderation()


def decide(desk: Desk | None, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command. `desk` is None as long as the session has not been created.

    `now` never runs back within one session: the caller takes the later of its clock and the last event.
    """
    command = issued.command
    if desk is None:
        if isinstance(command, vocabulary.CreateSession) and issued.by is None:
            return session.decide(None, Issued(None, command), now)
        return no_such_session()
    if desk.session.is_over:
        return Rejected(Code.ENDED, "This session has ended.")
    refused = refusal(PERMISSIONS, AT_THE_DOOR, desk.session.people, issued)
    if refused is not None:
        return refused
    if isinstance(command, moderation.Command):
        return moderation.decide(desk.moderation, desk.session, Issued(issued.by, command), now)
    return session.decide(desk.session, Issued(issued.by, command), now)


def evolve(desk: Desk | None, event: Event) -> Desk:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, moderation.Event):
        if desk is None or desk.session.is_over:
            raise InvariantBroken(f"{type(event).__name__} outside a running session")
        return msgspec.structs.replace(desk, moderation=moderation.evolve(desk.moderation, event))
    if desk is None:
        return Desk(session=state.evolve(None, event))
    after = state.evolve(desk.session, event)
    moderated = desk.moderation
    if isinstance(event, vocabulary.Joined | vocabulary.RoleSet | vocabulary.InvitedToSpeak):
        moderated = moderation.evolve(moderated, event)
    return Desk(session=after, moderation=moderated)


def next_deadline(desk: Desk | None) -> Instant | None:
    """When a `Tick` is due next, or None while nothing waits for time to pass."""
    return None if desk is None else session.next_deadline(desk.session)
