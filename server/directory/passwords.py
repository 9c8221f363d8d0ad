"""Passwords: hashed by Argon2id (RFC 9106) in a thread of its own, one at a time, so that the media never waits for it.

Rule that holds: whether an account exists cannot be told from how long an answer takes.
"""

from __future__ import annotations

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from rooms.kernel import Code, Rejected

SHORTEST: Final = 12
LONGEST: Final = 256


def unfit(password: str) -> Rejected | None:
    """Why something cannot be a password; None: it can."""
    if not SHORTEST <= len(password) <= LONGEST:
        return Rejected(Code.INVALID, f"A password has {SHORTEST} to {LONGEST} characters.")
    if len(set(password)) < SHORTEST // 2:
        return Rejected(Code.INVALID, "This password is too easy to guess.")
    return None


class Passwords:
    """Hashes and verifies. The default costs are RFC 9106's second choice, with one lane: 64 MiB, three passes."""

    def __init__(self, memory_kib: int = 65_536, passes: int = 3) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="passwords")
        self._nobody = ""

    async def hash(self, password: str) -> str:
        """The hash of a password, with a fresh salt."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._hasher.hash, _bytes(password))

    async def verify(self, hashed: str | None, password: str) -> bool:
        """Whether `password` is the one of this hash. None (there is no such account) takes as long, and is a no."""
        if len(password) > LONGEST:
            return False
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._verify, hashed, _bytes(password))

    def _verify(self, hashed: str | None, password: bytes) -> bool:
        self._nobody = self._nobody or self._hasher.hash(secrets.token_bytes(32))
        try:
            self._hasher.verify(hashed or self._nobody, password)
        except (Argon2Error, InvalidHashError):
            return False
        return hashed is not None

    def close(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
