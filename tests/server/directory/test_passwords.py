"""Passwords."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from server.directory.passwords import LONGEST, Passwords, unfit


@pytest.fixture
def passwords() -> Iterator[Passwords]:
    passwords = Passwords(memory_kib=8, passes=1)
    yield passwords
    passwords.close()


async def test_a_password_is_verified_by_its_hash(passwords: Passwords) -> None:
    hashed = await passwords.hash("correct horse battery")
    assert hashed.startswith("$argon2id$")
    assert await passwords.verify(hashed, "correct horse battery")
    assert not await passwords.verify(hashed, "correct horse batterz")


async def test_two_hashes_of_one_password_differ(passwords: Passwords) -> None:
    assert await passwords.hash("correct horse battery") != await passwords.hash("correct horse battery")


@pytest.mark.parametrize("hashed", [None, "", "[erased]", "$argon2id$nonsense"])
async def test_without_a_hash_no_password_is_right(passwords: Passwords, hashed: str | None) -> None:
    assert not await passwords.verify(hashed, "nobody's password")


async def test_what_is_far_too_long_is_not_even_hashed(passwords: Passwords) -> None:
    assert not await passwords.verify(await passwords.hash("x"), "x" * (LONGEST + 1))


async def test_lone_surrogates_are_a_password_like_any_other(passwords: Passwords) -> None:
    assert await passwords.verify(await passwords.hash("\ud800 and so on"), "\ud800 and so on")


@pytest.mark.parametrize("password", ["", "elevenchars", "x" * 257, "abababababab"])
def test_what_is_too_weak_is_unfit(password: str) -> None:
    assert unfit(password) is not None


def test_a_sentence_is_fit() -> None:
    assert unfit("correct horse battery") is None
