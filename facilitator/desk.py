"""The whole session: the rooms and the facilitator's instruments as one state with one `decide` and one `evolve`.

This is what the server talks to. A command meets, in this order: does the session exist, has it ended, may this person
do this (`PERMISSIONS`), and only then the module that owns it.

Rules that hold: an ended session refuses everything; a rejected command has changed nothing; whatever `decide` returns,
`evolve` accepts.
"""

from __future__ import annotations

from functools import reduce
from typing import Final, TypeAlias

import msgspec

from facilitator import moderation
from rooms import breakouts, session, state, vocabulary
from rooms.kernel import Code, Instant, InvariantBroken, Issued, Rejected
from rooms.permissions import Permissions, merge, refusal
from rooms.refusals import no_such_session
from rooms.state import Session

Command: TypeAlias = vocabulary.Command | breakouts.Command | moderation.Command
Event: TypeAlias = vocabulary.Event | breakouts.Event | moderation.Event

PERMISSIONS: Final[Permissions] = merge(vocabulary.MAY, breakouts.MAY, moderation.MAY)
AT_THE_DOOR: Final = vocabulary.AT_THE_DOOR | moderation.AT_THE_DOOR
"""What people who have not been let in yet may issue of what their role allows."""


class Desk(msgspec.Struct, frozen=True):
    """The state of a session and of every instrument in it."""

    session: Session
    breakouts: breakouts.Breakouts = breakouts.Breakouts()
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
    if isinstance(command, breakouts.Command):
        asked = Issued(issued.by, command, issued.chance)
        return breakouts.decide(desk.breakouts, desk.session, asked, now)
    events = session.decide(desk.session, Issued(issued.by, command), now)
    if isinstance(events, Rejected) or not desk.breakouts.are_open:
        return events
    return (*events, *_in_small_rooms(desk, command, events, now))


def _in_small_rooms(
    desk: Desk, command: vocabulary.Command, events: tuple[vocabulary.Event, ...], now: Instant
) -> tuple[Event, ...]:
    """What follows in the small rooms from what has happened in the session: people who come in, time that passes."""
    after = reduce(evolve, events, desk)
    if after.session.is_over:
        return ()
    if isinstance(command, vocabulary.Tick):
        return breakouts.overdue(after.breakouts, now)
    return breakouts.place_latecomers(after.breakouts, desk.session, after.session, now)


def evolve(desk: Desk | None, event: Event) -> Desk:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    if isinstance(event, moderation.Event):
        if desk is None or desk.session.is_over:
            raise InvariantBroken(f"{type(event).__name__} outside a running session")
        return msgspec.structs.replace(desk, moderation=moderation.evolve(desk.moderation, event))
    if isinstance(event, breakouts.Event):
        if desk is None or desk.session.is_over:
            raise InvariantBroken(f"{type(event).__name__} outside a running session")
        return msgspec.structs.replace(desk, breakouts=breakouts.evolve(desk.breakouts, event))
    if desk is None:
        return Desk(session=state.evolve(None, event))
    after = state.evolve(desk.session, event)
    moderated = desk.moderation
    if isinstance(event, vocabulary.Joined | vocabulary.RoleSet | vocabulary.InvitedToSpeak):
        moderated = moderation.evolve(moderated, event)
    rooms = desk.breakouts
    if isinstance(event, breakouts.SessionNews):
        rooms = breakouts.evolve(rooms, event)
    return Desk(session=after, breakouts=rooms, moderation=moderated)


def next_deadline(desk: Desk | None) -> Instant | None:
    """When a `Tick` is due next, or None while nothing waits for time to pass."""
    if desk is None or desk.session.is_over:
        return None
    return min(
        (d for d in (session.next_deadline(desk.session), breakouts.next_deadline(desk.breakouts)) if d is not None),
        default=None,
    )
