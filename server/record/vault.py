"""How texts are encrypted: AES-256-GCM (NIST SP 800-38D), a key per owner, a fresh 96-bit nonce per text.

The text's reference is authenticated with it, so that ciphertexts cannot change places. Deleting the key makes every
copy of a ciphertext unreadable, wherever it is.
"""

from __future__ import annotations

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE: Final = 12


class Damaged(Exception):
    """A ciphertext, its reference or its key is not what it was."""


def new_key() -> bytes:
    """A fresh key."""
    return AESGCM.generate_key(bit_length=256)


def new_ref() -> str:
    """A fresh reference."""
    return f"t_{secrets.token_hex(12)}"


def seal(key: bytes, ref: str, text: str) -> bytes:
    """The ciphertext of `text`."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), ref.encode())


def unseal(key: bytes, ref: str, data: bytes) -> str:
    """The text that `seal` made `data` of.

    Raises: Damaged.
    """
    try:
        return AESGCM(key).decrypt(data[:_NONCE], data[_NONCE:], ref.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise Damaged from error
