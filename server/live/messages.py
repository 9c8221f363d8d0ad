"""Words that are passed on and never kept: who gets what somebody has just said by a command.

The log has, at most, that something was said (`lobby_messaged`). The text goes from the command, once that is accepted
and its events are durable, to those who are there; nobody gets it later. Rule that holds: for each command that carries
such a text its recipients follow from the state alone, so nobody can write to whom they may not.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitator.desk import Command, Desk
from rooms.breakouts.leading import MAX_MESSAGE as MAX_TO_ROOMS
from rooms.breakouts.vocabulary import MessageRooms
from rooms.kernel import MAIN_ROOM, BaseCommand, Issued, ParticipantId
from rooms.lobby import MAX_MESSAGE
from rooms.names import clean_text
from rooms.vocabulary import MessageLobby


class Message(msgspec.Struct, frozen=True):
    """`sender` ("from" on the wire) is null for people at the door, who know nobody, and for the programme's staff."""

    sender: ParticipantId | None = msgspec.field(name="from")
    scope: Literal["lobby", "rooms"]
    text: str


class Delivery(msgspec.Struct, frozen=True):
    to: tuple[ParticipantId, ...]
    message: Message


def deliveries(desk: Desk, issued: Issued[Command]) -> tuple[Delivery, ...]:
    """What has to be passed on because of a command that was accepted and led to `desk`."""
    command: BaseCommand = issued.command
    match command:
        case MessageLobby():
            return _to_the_lobby(desk, issued.by, command)
        case MessageRooms():
            return _to_the_rooms(desk, issued.by, command)
        case _:
            return ()


def _to_the_lobby(desk: Desk, by: ParticipantId | None, command: MessageLobby) -> tuple[Delivery, ...]:
    """To everyone in line, and to the leaders, who share the door."""
    text = clean_text(command.text, MAX_MESSAGE)
    line = tuple(person.id for person in desk.session.line)
    if text is None or not line:
        return ()
    leaders = tuple(person.id for person in desk.session.here if person.is_leader)
    return (
        Delivery(line, Message(sender=None, scope="lobby", text=text)),
        Delivery(leaders, Message(sender=by, scope="lobby", text=text)),
    )


def _to_the_rooms(desk: Desk, by: ParticipantId | None, command: MessageRooms) -> tuple[Delivery, ...]:
    """To everyone who is in a small room, and to the leaders."""
    text = clean_text(command.text, MAX_TO_ROOMS)
    if text is None:
        return ()
    to = tuple(p.id for p in desk.session.here if p.is_leader or desk.room_of(p.id) != MAIN_ROOM)
    return (Delivery(to, Message(sender=by, scope="rooms", text=text)),)
