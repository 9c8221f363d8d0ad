"""Calls for support: somebody who does not lead lets the leaders, and nobody else, know that they need them.

    (none) --support_asked--> asked --support_acknowledged--> seen --support_settled--> (none)
                                \\--------- support_withdrawn, support_settled ---------^

A leader may tell them that they have been seen, take them aside (`rooms.aside`), or settle the matter otherwise.

Rules that hold:
- Nobody asks for the reason, and there is no place where one could be kept.
- A call is never lost: it stands through a lost link, through leaving and coming back, and through a side conversation
  that broke off because somebody was gone. It ends by its owner's word, by a leader's, or when the two are back from
  the side room; with a removal; and when they become a leader themselves.
- Calls are in the order in which they were made; asking again keeps the place. The first leader to acknowledge a call
  has seen it, a second one changes nothing.
"""

from __future__ import annotations

from typing import Final, TypeAlias, assert_never, get_args

import msgspec

from facilitator.instrument import Around, Instrument
from rooms.aside import AsideEnded
from rooms.kernel import BaseCommand, BaseEvent, Instant, InvariantBroken, Issued, ParticipantId, Rejected
from rooms.people import LEADERS, MEMBERS, Presence, Role
from rooms.permissions import May
from rooms.refusals import no_such_person, nobody_asked
from rooms.state import Session


class AskForSupport(BaseCommand, frozen=True):
    """Let the leaders know that one needs them."""


class WithdrawSupport(BaseCommand, frozen=True):
    """Need no support any more."""


class AcknowledgeSupport(BaseCommand, frozen=True):
    """Tell somebody that their call for support has been seen."""

    participant: ParticipantId


class SettleSupport(BaseCommand, frozen=True):
    """Take somebody off the list of those who need support."""

    participant: ParticipantId


Command: TypeAlias = AskForSupport | WithdrawSupport | AcknowledgeSupport | SettleSupport

MAY: Final[May] = {
    AskForSupport: MEMBERS | {Role.OBSERVER},
    WithdrawSupport: MEMBERS | {Role.OBSERVER},
    AcknowledgeSupport: LEADERS,
    SettleSupport: LEADERS,
}


class SupportAsked(BaseEvent, frozen=True):
    participant: ParticipantId


class SupportWithdrawn(BaseEvent, frozen=True):
    participant: ParticipantId


class SupportAcknowledged(BaseEvent, frozen=True):
    participant: ParticipantId
    by: ParticipantId | None


class SupportSettled(BaseEvent, frozen=True):
    """The matter is settled, with `aside` in a side room; by nobody when they were removed or lead now."""

    participant: ParticipantId
    by: ParticipantId | None
    aside: bool


Event: TypeAlias = SupportAsked | SupportWithdrawn | SupportAcknowledged | SupportSettled
Followed: TypeAlias = AsideEnded


class Call(msgspec.Struct, frozen=True):
    """One call for support. `seen` once it is acknowledged, by the leader `seen_by`; `met_by` is the leader who has
    just come back from a side room with them."""

    participant: ParticipantId
    since: Instant
    seen: bool = False
    seen_by: ParticipantId | None = None
    met_by: ParticipantId | None = None


class Support(msgspec.Struct, frozen=True):
    """The calls that wait, in the order in which they were made."""

    calls: tuple[Call, ...] = ()

    def call_of(self, participant: ParticipantId) -> Call | None:
        return next((call for call in self.calls if call.participant == participant), None)


def decide(state: Support, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to."""
    by, command = issued.by, issued.command
    match command:
        case AskForSupport():
            if by is None:
                return nobody_asked()
            return () if state.call_of(by) else (SupportAsked(at=now, participant=by),)
        case WithdrawSupport():
            if by is None:
                return nobody_asked()
            return (SupportWithdrawn(at=now, participant=by),) if state.call_of(by) else ()
        case AcknowledgeSupport() | SettleSupport():
            return _answered(state, around.session, command, by, now)
        case _:
            assert_never(command)


def _answered(
    state: Support,
    session: Session,
    command: AcknowledgeSupport | SettleSupport,
    by: ParticipantId | None,
    now: Instant,
) -> tuple[Event, ...] | Rejected:
    """A leader's word on a call; also on one of somebody who has left meanwhile."""
    who = command.participant
    if who not in session.people:
        return no_such_person()
    call = state.call_of(who)
    if call is None:
        return ()
    if isinstance(command, SettleSupport):
        return (SupportSettled(at=now, participant=who, by=by, aside=False),)
    return () if call.seen else (SupportAcknowledged(at=now, participant=who, by=by),)


def due(state: Support, around: Around, now: Instant) -> tuple[Event, ...]:
    """Calls that are met, and those of people who are out or lead now."""
    return tuple(
        SupportSettled(at=now, participant=call.participant, by=call.met_by, aside=call.met_by is not None)
        for call in state.calls
        if call.met_by is not None or _is_void(around.session, call.participant)
    )


def _is_void(session: Session, participant: ParticipantId) -> bool:
    person = session.people[participant]
    return person.is_leader or person.presence is Presence.REMOVED


def evolve(state: Support, event: Event | Followed) -> Support:
    """The state after `event`.

    Raises: InvariantBroken when the event does not fit the state.
    """
    call = state.call_of(event.participant)
    match event:
        case AsideEnded():
            if call is None or event.by is None:
                return state
            return _with(state, msgspec.structs.replace(call, met_by=event.leader))
        case SupportAsked():
            if call is not None:
                raise InvariantBroken("support_asked by somebody who waits for it")
            return Support((*state.calls, Call(event.participant, event.at)))
        case SupportWithdrawn() | SupportSettled():
            return Support(tuple(other for other in state.calls if other is not _known(call)))
        case SupportAcknowledged():
            return _with(state, msgspec.structs.replace(_known(call), seen=True, seen_by=event.by))
        case _:
            assert_never(event)


def _known(call: Call | None) -> Call:
    if call is None:
        raise InvariantBroken("an event about a call for support that is not there")
    return call


def _with(state: Support, changed: Call) -> Support:
    return Support(tuple(changed if call.participant == changed.participant else call for call in state.calls))


INSTRUMENT: Final = Instrument(
    part="support",
    may=MAY,
    events=get_args(Event),
    follows=(AsideEnded,),
    decide=decide,
    evolve=evolve,
    due=due,
)
