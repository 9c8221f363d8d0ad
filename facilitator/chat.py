"""The written chat and reactions: who may write to whom, and what leaders set about it.

What is written is not here: it is kept in memory beside the session (`server.live.chatter`), for as long as the session
lives, and never in an event. So is when somebody wrote last, which slow mode goes by.

State: whether the chat is on, whether members may write to each other privately, and how slow it is.

Rules that hold:
- The way to the facilitators is always open: neither an end of the chat nor a hold closes it.
- Between two members nothing passes unless a leader has allowed it; leaders can write to anyone, and anyone to them.
- Nobody learns by trying to write to somebody whether they are there.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, assert_never, get_args

import msgspec

from facilitator.instrument import Around, Instrument
from rooms.kernel import BaseCommand, BaseEvent, Code, Instant, Issued, ParticipantId, Rejected
from rooms.names import clean_page
from rooms.people import EVERYONE, LEADERS, Person
from rooms.permissions import May
from rooms.refusals import bad_text, no_such_person, nobody_asked

MAX_LINE: Final = 1_000
"""Characters of a message."""

SLOWEST: Final = 600
"""Seconds between two messages of the same person, at most."""

Reaction: TypeAlias = Literal["heart", "thumbs_up", "clap", "hug", "with_you", "thank_you", "wow"]


class Chat(BaseCommand, frozen=True):
    """Write to `everyone` in one's own room, to the `facilitators`, or to one person, by id."""

    to: str
    text: str


class React(BaseCommand, frozen=True):
    """Show everyone in one's own room a sign that fades."""

    reaction: Reaction


class SetChat(BaseCommand, frozen=True):
    """Turn the chat among all on or off."""

    on: bool


class SetPrivateChat(BaseCommand, frozen=True):
    """Let members write to each other privately, or no longer."""

    allowed: bool


class SetSlowMode(BaseCommand, frozen=True):
    """How many seconds lie between two messages, and two reactions, of the same member; 0 sets no pace."""

    seconds: int


class RemoveMessage(BaseCommand, frozen=True):
    """Take one message from all screens."""

    message: str


class ClearChat(BaseCommand, frozen=True):
    """Take everything that was written so far from all screens."""


Command: TypeAlias = Chat | React | SetChat | SetPrivateChat | SetSlowMode | RemoveMessage | ClearChat

MAY: Final[May] = {
    Chat: EVERYONE,
    React: EVERYONE,
    SetChat: LEADERS,
    SetPrivateChat: LEADERS,
    SetSlowMode: LEADERS,
    RemoveMessage: LEADERS,
    ClearChat: LEADERS,
}


class ChatSet(BaseEvent, frozen=True):
    on: bool
    by: ParticipantId | None


class PrivateChatSet(BaseEvent, frozen=True):
    allowed: bool
    by: ParticipantId | None


class SlowModeSet(BaseEvent, frozen=True):
    seconds: int
    by: ParticipantId | None


Event: TypeAlias = ChatSet | PrivateChatSet | SlowModeSet


class ChatRules(msgspec.Struct, frozen=True):
    """See the module. `slow` is in seconds, 0: no pace."""

    on: bool = True
    private: bool = False
    slow: int = 0


def decide(state: ChatRules, around: Around, issued: Issued[Command], now: Instant) -> tuple[Event, ...] | Rejected:
    """What follows from a command its issuer is entitled to, in an open session."""
    command, by = issued.command, issued.by
    match command:
        case Chat():
            return _silently(_no_line(state, around, command, by))
        case React():
            return _silently(nobody_asked() if by is None else _apart(around.session.people[by]))
        case SetChat():
            return () if command.on == state.on else (ChatSet(at=now, on=command.on, by=by),)
        case SetPrivateChat():
            same = command.allowed == state.private
            return () if same else (PrivateChatSet(at=now, allowed=command.allowed, by=by),)
        case SetSlowMode():
            if not 0 <= command.seconds <= SLOWEST:
                return Rejected(Code.INVALID, f"Please choose 0 to {SLOWEST} seconds.")
            same = command.seconds == state.slow
            return () if same else (SlowModeSet(at=now, seconds=command.seconds, by=by),)
        case RemoveMessage() | ClearChat():  # which messages there are, `server.live.chatter` knows
            return _silently(nobody_asked() if by is None else None)
        case _:
            assert_never(command)


def _silently(refused: Rejected | None) -> tuple[Event, ...] | Rejected:
    """What is accepted makes no event."""
    return () if refused is None else refused


def _no_line(state: ChatRules, around: Around, command: Chat, by: ParticipantId | None) -> Rejected | None:
    """Why this is not written, or None when it is."""
    if by is None:
        return nobody_asked()
    if clean_page(command.text, MAX_LINE) is None:
        return bad_text(MAX_LINE)
    if command.to == "facilitators":
        return None
    writer = around.session.people[by]
    if command.to == "everyone":
        return _apart(writer) or (None if state.on or writer.is_leader else _off())
    return _no_private_line(state, around, writer, ParticipantId(command.to))


def _no_private_line(state: ChatRules, around: Around, writer: Person, to: ParticipantId) -> Rejected | None:
    reader = around.session.people.get(to)
    if reader is None or not reader.is_here:
        return no_such_person()
    if reader.id == writer.id:
        return Rejected(Code.INVALID, "You would be writing to yourself.")
    if writer.is_leader or reader.is_leader:
        return None
    if around.room_of(reader.id) != around.room_of(writer.id):
        return no_such_person()
    if not state.on:
        return _off()
    if not state.private:
        return Rejected(Code.FORBIDDEN, "Private messages to each other are off in this group.")
    if reader.held or reader.away:
        return Rejected(Code.CONFLICT, "They are apart from the group just now.")
    return _apart(writer)


def _apart(person: Person) -> Rejected | None:
    """Nothing of theirs reaches the group while this holds."""
    if not person.may_speak:
        return Rejected(Code.FORBIDDEN, "Observers write to the facilitators.")
    if not person.may_receive:
        return Rejected(Code.CONFLICT, "You are apart from the group just now.")
    return None


def _off() -> Rejected:
    return Rejected(Code.FORBIDDEN, "The chat is off; you can write to the facilitators.")


def evolve(state: ChatRules, event: Event) -> ChatRules:
    """The state after `event`."""
    match event:
        case ChatSet():
            return msgspec.structs.replace(state, on=event.on)
        case PrivateChatSet():
            return msgspec.structs.replace(state, private=event.allowed)
        case SlowModeSet():
            return msgspec.structs.replace(state, slow=event.seconds)
        case _:
            assert_never(event)


INSTRUMENT: Final = Instrument(part="chat", may=MAY, events=get_args(Event), decide=decide, evolve=evolve)
