"""Well-formed input, damaged: what a careless or hostile peer is likely to send."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st


@st.composite
def mutated(draw: st.DrawFn, originals: Sequence[bytes]) -> bytes:
    """One of `originals` with a few bytes changed, cut out, put in or repeated; and now and then its tail lost."""
    data = bytearray(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 8))
        match draw(st.sampled_from(["change", "cut", "insert", "repeat", "truncate"])):
            case "change":
                data[place : place + 1] = draw(st.binary(min_size=1, max_size=1))
            case "cut":
                del data[place : place + length]
            case "insert":
                data[place:place] = draw(st.binary(max_size=length))
            case "repeat":
                data[place:place] = data[place : place + 8 * length]
            case _:
                del data[place:]
    return bytes(data)


def hostile(originals: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Damaged input, or bytes of no meaning at all."""
    return st.one_of(mutated(originals), st.binary(max_size=1500))
