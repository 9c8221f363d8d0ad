"""Connectivity checks: what is believed and what is dropped."""

from __future__ import annotations

import pytest
from aioice.stun import Class, Message, Method
from hypothesis import given
from hypothesis import strategies as st

from server.sfu.stun import binding_request, parse_request, parse_response, response, verify

TRANSACTION = bytes(range(12))
PASSWORD = "the-password-of-this-peer"


def check(**changes: object) -> bytes:
    message = Message(Method.BINDING, Class.REQUEST, TRANSACTION)
    attributes = {"USERNAME": "ours:theirs", "PRIORITY": 1, "ICE-CONTROLLING": 2, **changes}
    message.attributes.update({name: value for name, value in attributes.items() if value is not None})
    message.add_message_integrity(PASSWORD.encode())
    return bytes(message)


def test_a_check_names_both_sides() -> None:
    request = parse_request(check())
    assert request is not None
    assert (request.local_ufrag, request.remote_ufrag, request.nominates) == ("ours", "theirs", False)


def test_a_nominating_check_is_known_as_such() -> None:
    request = parse_request(binding_request(TRANSACTION, "ours:theirs", PASSWORD, tie_breaker=5))
    assert request is not None
    assert request.nominates


def test_the_right_password_verifies() -> None:
    request = parse_request(check())
    assert request is not None
    assert verify(request, PASSWORD)


def test_a_wrong_password_does_not_verify() -> None:
    request = parse_request(check())
    assert request is not None
    assert not verify(request, PASSWORD + "!")


def test_a_check_without_integrity_is_dropped() -> None:
    message = Message(Method.BINDING, Class.REQUEST, TRANSACTION, {"USERNAME": "ours:theirs"})
    message.add_fingerprint()
    assert parse_request(bytes(message)) is None


def test_a_check_without_fingerprint_is_dropped() -> None:
    data = check()[:-8]
    assert parse_request(data[:2] + (len(data) - 20).to_bytes(2, "big") + data[4:]) is None


def test_a_user_name_added_after_the_integrity_is_not_read() -> None:
    message = Message(Method.BINDING, Class.REQUEST, TRANSACTION, {"PRIORITY": 1})
    message.add_message_integrity(PASSWORD.encode())
    del message.attributes["FINGERPRINT"]
    message.attributes["USERNAME"] = "ours:theirs"
    message.add_fingerprint()
    assert parse_request(bytes(message)) is None


def test_a_fingerprint_that_is_not_last_is_dropped() -> None:
    message = Message(Method.BINDING, Class.REQUEST, TRANSACTION, {"USERNAME": "ours:theirs"})
    message.add_message_integrity(PASSWORD.encode())
    message.attributes["SOFTWARE"] = "late"
    assert parse_request(bytes(message)) is None


@pytest.mark.parametrize("name", ["", "nocolon", ":theirs"])
def test_a_check_that_does_not_name_us_is_dropped(name: str) -> None:
    assert parse_request(check(USERNAME=name)) is None


@pytest.mark.parametrize("cut", [0, 1, 19, 20, 40, -1])
def test_a_truncated_check_is_dropped(cut: int) -> None:
    assert parse_request(check()[:cut]) is None


def test_other_classes_and_methods_are_dropped() -> None:
    indication = Message(Method.BINDING, Class.INDICATION, TRANSACTION, {"USERNAME": "ours:theirs"})
    allocate = Message(Method.ALLOCATE, Class.REQUEST, TRANSACTION, {"USERNAME": "ours:theirs"})
    for message in (indication, allocate):
        message.add_message_integrity(PASSWORD.encode())
        assert parse_request(bytes(message)) is None


def test_a_very_long_check_is_dropped() -> None:
    assert parse_request(check(SOFTWARE="x" * 1300)) is None


@pytest.mark.parametrize("address", [("192.0.2.7", 50000), ("2001:db8::7", 50000)])
def test_the_response_tells_the_client_its_address(address: tuple[str, int]) -> None:
    request = parse_request(check())
    assert request is not None
    answer = parse_response(response(request, address, PASSWORD), PASSWORD)
    assert answer is not None
    assert (answer.transaction_id, answer.address) == (TRANSACTION, address)


def test_a_response_under_another_password_is_dropped() -> None:
    request = parse_request(check())
    assert request is not None
    assert parse_response(response(request, ("192.0.2.7", 1), PASSWORD), "another") is None


def test_a_request_is_not_a_response() -> None:
    assert parse_response(check(), PASSWORD) is None


@given(st.data())
def test_a_check_changed_in_one_byte_never_verifies(data: st.DataObject) -> None:
    original = check()
    place = data.draw(st.integers(0, len(original) - 1))
    changed = bytearray(original)
    changed[place] ^= data.draw(st.integers(1, 255))
    request = parse_request(bytes(changed))
    assert request is None or not verify(request, PASSWORD)
