"""Words that are passed on and never kept: who gets what somebody has just said by a command.

The log has, at most, that something was said (`lobby_messaged`). The words go from the command, once that is accepted
and its events are durable, to those who are there; nobody gets them later. (The written chat, which people may read up
on, is in `server.live.chatter`.) Rule that holds: for each command that carries such words its recipients follow from
the state alone, so nobody can write to whom they may not.
"""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from facilitator.chat import React, Reaction
from facilitator.desk import Command, Desk
from facilitator.moderation import AskForCamera, AskToUnmute, DeclineAsk, Medium, PrivateWord, Prompt, Whisper
from facilitator.moderation.vocabulary import MAX_WORD
from facilitator.scenes import room_acted_in
from facilitator.scenes.afterwards import MAX_FEEDBACK, readers
from facilitator.scenes.vocabulary import GiveFeedback
from rooms.breakouts.leading import MAX_MESSAGE as MAX_TO_ROOMS
from rooms.breakouts.vocabulary import MessageRooms
from rooms.kernel import MAIN_ROOM, BaseCommand, Issued, ParticipantId, RoomId
from rooms.lobby import MAX_MESSAGE
from rooms.names import clean_page, clean_text
from rooms.vocabulary import MessageLobby


class Message(msgspec.Struct, frozen=True):
    """`sender` ("from" on the wire) is null for people at the door, who know nobody, and for the programme's staff.

    `scope`: to the people in the waiting room; to those in the small rooms; `feedback` on a scene; a private `word`, a
    quiet `prompt`, a `whisper` among leaders. `to` is whom it is for, where that is one person. Who said a word, a
    prompt or a whisper gets it as well.
    """

    signal: ClassVar[str] = "message"

    sender: ParticipantId | None = msgspec.field(name="from")
    scope: Literal["lobby", "rooms", "feedback", "word", "prompt", "whisper"]
    text: str
    to: ParticipantId | UnsetType = UNSET


class Asked(msgspec.Struct, frozen=True):
    """A leader asks somebody to switch their microphone or camera on."""

    signal: ClassVar[str] = "asked"

    sender: ParticipantId = msgspec.field(name="from")
    media: Medium


class Declined(msgspec.Struct, frozen=True):
    """The answer "not now"."""

    signal: ClassVar[str] = "declined"

    sender: ParticipantId = msgspec.field(name="from")
    media: Medium


class Reacted(msgspec.Struct, frozen=True):
    """A sign that fades."""

    signal: ClassVar[str] = "reaction"

    sender: ParticipantId = msgspec.field(name="from")
    reaction: Reaction


Passing: TypeAlias = Message | Asked | Declined | Reacted
"""`signal` is the field of the signals that it goes out in."""


class Delivery(msgspec.Struct, frozen=True):
    to: tuple[ParticipantId, ...]
    message: Passing


def deliveries(desk: Desk, issued: Issued[Command]) -> tuple[Delivery, ...]:
    """What has to be passed on because of a command that was accepted and led to `desk`."""
    command: BaseCommand = issued.command
    match command:
        case MessageLobby():
            return _to_the_lobby(desk, issued.by, command)
        case MessageRooms():
            return _to_the_rooms(desk, issued.by, command)
        case GiveFeedback():
            return _to_the_cast(desk, issued.by, command)
        case _:
            return () if issued.by is None else _from_one(desk, issued.by, command)


def _to_the_lobby(desk: Desk, by: ParticipantId | None, command: MessageLobby) -> tuple[Delivery, ...]:
    """To everyone in line, and to the leaders, who share the door."""
    text = clean_text(command.text, MAX_MESSAGE)
    line = tuple(person.id for person in desk.session.line)
    if text is None or not line:
        return ()
    return (
        Delivery(line, Message(sender=None, scope="lobby", text=text)),
        Delivery(_leaders(desk), Message(sender=by, scope="lobby", text=text)),
    )


def _to_the_rooms(desk: Desk, by: ParticipantId | None, command: MessageRooms) -> tuple[Delivery, ...]:
    """To everyone who is in a small room, in `room` if one is named, or comes back to it from a side room, and to the
    leaders."""
    text = clean_text(command.text, MAX_TO_ROOMS)
    if text is None:
        return ()

    def is_meant(home: RoomId) -> bool:
        return home != MAIN_ROOM if command.room is None else home == command.room

    to = tuple(p.id for p in desk.session.here if p.is_leader or is_meant(desk.around.home_of(p.id)))
    return (Delivery(to, Message(sender=by, scope="rooms", text=text)),)


def _from_one(desk: Desk, by: ParticipantId, command: BaseCommand) -> tuple[Delivery, ...]:
    """What a person says to some; the state may have gone on since it was accepted, so they are looked for again."""
    match command:
        case AskToUnmute():
            off = _is_here(desk, command.participant) and not desk.moderation.switches[command.participant].microphone
            return (Delivery((command.participant,), Asked(sender=by, media="microphone")),) if off else ()
        case AskForCamera():
            off = _is_here(desk, command.participant) and not desk.moderation.switches[command.participant].camera
            return (Delivery((command.participant,), Asked(sender=by, media="camera")),) if off else ()
        case DeclineAsk():
            return (Delivery(_leaders(desk), Declined(sender=by, media=command.media)),)
        case PrivateWord():
            return _to_one(desk, by, "word", command.participant, command.text)
        case Prompt():
            return _to_one(desk, by, "prompt", command.participant, command.text)
        case Whisper():
            text = clean_page(command.text, MAX_WORD)
            to = tuple(dict.fromkeys((*_leaders(desk), by)))
            return () if text is None else (Delivery(to, Message(sender=by, scope="whisper", text=text)),)
        case React():
            room = desk.room_of(by)
            seen = tuple(p.id for p in desk.session.here if p.may_receive and desk.room_of(p.id) == room)
            return (Delivery(seen, Reacted(sender=by, reaction=command.reaction)),)
        case _:
            return ()


def _to_one(
    desk: Desk, by: ParticipantId, scope: Literal["word", "prompt"], to: ParticipantId, text: str
) -> tuple[Delivery, ...]:
    clean = clean_page(text, MAX_WORD)
    if clean is None or not _is_here(desk, to):
        return ()
    return (Delivery((by, to), Message(sender=by, scope=scope, text=clean, to=to)),)


def _is_here(desk: Desk, participant: ParticipantId) -> bool:
    person = desk.session.people.get(participant)
    return person is not None and person.is_here


def _leaders(desk: Desk) -> tuple[ParticipantId, ...]:
    return tuple(person.id for person in desk.session.here if person.is_leader)


def _to_the_cast(desk: Desk, by: ParticipantId | None, command: GiveFeedback) -> tuple[Delivery, ...]:
    """Feedback on a scene: to those who played, and to the leaders with them."""
    around = desk.around
    room = room_acted_in(around, by)
    scene, text = desk.scenes.rooms.get(room), clean_page(command.text, MAX_FEEDBACK)
    if scene is None or text is None or by is None:
        return ()
    return (Delivery(readers(scene, around, room, by), Message(sender=by, scope="feedback", text=text)),)
