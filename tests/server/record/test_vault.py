"""Encryption of texts."""

from __future__ import annotations

import pytest

from server.record import vault


def test_a_sealed_text_is_opened_with_its_key_and_reference() -> None:
    key = vault.new_key()
    assert vault.unseal(key, "t_1", vault.seal(key, "t_1", "Änna 🌱")) == "Änna 🌱"


def test_the_text_is_not_in_it_and_no_two_are_alike() -> None:
    key = vault.new_key()
    once, again = vault.seal(key, "t_1", "Anna"), vault.seal(key, "t_1", "Anna")
    assert b"Anna" not in once
    assert once != again


def test_another_key_reference_or_text_does_not_open() -> None:
    key = vault.new_key()
    data = vault.seal(key, "t_1", "Anna")
    for wrong in [(vault.new_key(), "t_1", data), (key, "t_2", data), (key, "t_1", data[:-1]), (key, "t_1", b""),
                  (key, "t_1", bytes([data[0] ^ 1]) + data[1:]), (b"short", "t_1", data)]:  # fmt: skip
        with pytest.raises(vault.Damaged):
            vault.unseal(*wrong)


def test_keys_have_256_bits_and_references_are_fresh() -> None:
    assert len(vault.new_key()) == 32
    assert vault.new_ref() != vault.new_ref()
