"""What clients send becomes a type or a rejection, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.moderation import Mute, SetMedia
from rooms.breakouts.vocabulary import Move, OpenBreakouts, RoomWish
from rooms.kernel import Code, ParticipantId, Rejected
from rooms.people import Role
from rooms.vocabulary import Leave
from server.gateway.messages import Auth, Invite, MediaOffer, auth_of, command_of, offer_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)


def code(answer: object) -> Code:
    assert isinstance(answer, Rejected)
    return answer.code


def test_commands_are_told_apart_by_their_type() -> None:
    assert command_of(({"type": "leave"},)) == Leave()
    assert command_of(({"type": "mute", "participant": "p"},)) == Mute(ParticipantId("p"))
    assert command_of(({"type": "set_media", "camera": False},)) == SetMedia(camera=False)
    assert command_of(({"type": "invite", "role": "guest"},)) == Invite(role=Role.GUEST)
    rooms = [{"name": "R", "participants": ["p"]}]
    opened = OpenBreakouts((RoomWish("R", (ParticipantId("p"),)),), minutes=5)
    assert command_of(({"type": "open_breakouts", "rooms": rooms, "minutes": 5},)) == opened
    assert command_of(({"type": "move", "participant": "p", "room": None},)) == Move(ParticipantId("p"), None)


@pytest.mark.parametrize(
    "payload",
    [
        (),
        ({"type": "leave"}, {"type": "leave"}),
        (None,),
        ("leave",),
        (["leave"],),
        ({},),
        ({"type": "fly"},),
        ({"type": 5},),
        ({"type": "join", "participant": "p", "invitation": "i"},),
        ({"type": "create_session", "id": "s", "title": "t", "capacity": 2, "waiting_room": False},),
        ({"type": "link_lost", "participant": "p"},),
        ({"type": "tick"},),
        ({"type": "recall_rounds", "rounds": []},),
        ({"type": "plan_breakouts", "method": "random", "rooms": 2, "chance": 7},),
        ({"type": "open_breakouts", "rooms": [{"name": "R", "id": "room-1-1"}]},),
        ({"type": "move", "participant": "p"},),
        ({"type": "keep_pairs", "apart": [["a", "b", "c"]]},),
        ({"type": "mute"},),
        ({"type": "mute", "participant": 5},),
        ({"type": "mute", "participant": "p", "by": "q"},),
        ({"type": "set_media", "microphone": "yes"},),
        ({"type": "invite", "role": "queen"},),
        ({"type": "invite", "role": "guest", "invitation": "i"},),
        ({"type": "rename", "name": b"bytes"},),
    ],
)
def test_what_is_no_command_of_the_wire_is_invalid(payload: tuple[object, ...]) -> None:
    assert code(command_of(payload)) is Code.INVALID


def test_an_offer_is_its_sdp() -> None:
    assert offer_of(({"sdp": "v=0"},)) == MediaOffer("v=0")


@pytest.mark.parametrize("payload", [(), ({},), ({"sdp": 5},), ({"sdp": None},), ("v=0",)])
def test_what_is_no_offer_is_invalid(payload: tuple[object, ...]) -> None:
    assert code(offer_of(payload)) is Code.INVALID


def test_joining_needs_a_token_and_may_say_more() -> None:
    assert auth_of({"token": "t"}) == Auth("t")
    assert auth_of({"token": "t", "name": None, "resume": 3, "later": True}) == Auth("t", None, 3)


def test_joining_without_anything_is_unauthenticated() -> None:
    assert code(auth_of(None)) is Code.UNAUTHENTICATED


@pytest.mark.parametrize("payload", [{}, {"token": 5}, {"token": "t", "resume": -1}, {"token": "t", "resume": "3"}])
def test_joining_with_something_else_is_invalid(payload: object) -> None:
    assert code(auth_of(payload)) is Code.INVALID


@given(st.lists(JSON, max_size=2))
def test_nothing_a_client_sends_makes_decoding_raise(payload: list[object]) -> None:
    for decode in (command_of, offer_of):
        assert decode(tuple(payload)) is not None
    assert auth_of(payload) is not None
