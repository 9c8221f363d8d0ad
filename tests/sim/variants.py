"""Every command there is, filled in as people, slips and other programs would: sensibly, then a field at a time not.

What fits a field follows from its type. Identifiers are those that the state knows of that kind (found by their types,
`Pools.of`) and one that nobody has heard of. So a command that is added to the desk is tried by itself.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import islice
from typing import Annotated, Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import msgspec

from facilitator.desk import Command
from rooms.kernel import Instant, ParticipantId

Hint = Any  # what a type hint is at run time has no type of its own

WORDS = ("Oak", "everyone", "", " ", "\x00\u202e", "x" * 5000)
NUMBERS = (1, 0, 3, -1, 2**62)
LENGTHS = (5.0, 0.0, 0.5, -1.0, float("nan"), float("inf"), 1e300)
_FEW = 3


class Pools:
    """Of each kind of identifier, those to be tried; who is asked about comes in the order given."""

    def __init__(self, now: Instant, people: Sequence[ParticipantId]) -> None:
        self._known: dict[Hint, dict[Any, None]] = {
            ParticipantId: dict.fromkeys(people),
            Instant: dict.fromkeys((now, Instant(now - 1000), Instant(now + 1000), Instant(0))),
        }

    @classmethod
    def of(cls, state: msgspec.Struct, now: Instant, people: Sequence[ParticipantId]) -> Pools:
        """With every identifier in `state`."""
        pools = cls(now, people)
        pools._gather(type(state), state)
        return pools

    def __getitem__(self, kind: Hint) -> list[Any]:
        if kind in (ParticipantId, Instant):
            return [*self._known[kind]]
        return [*self._known.get(kind, {}), "nothing-like-it"]

    def _gather(self, hint: Hint, value: object) -> None:
        hint = _plain(hint)
        if isinstance(value, msgspec.Struct):
            for field, kind in _fields(type(value)).items():
                self._gather(kind, getattr(value, field))
        elif isinstance(hint, NewType):
            if hint not in (ParticipantId, Instant) and isinstance(value, str):
                self._known.setdefault(hint, {})[value] = None
        elif isinstance(value, Mapping):
            key, kind = get_args(hint) or (object, object)
            for name, inner in value.items():
                self._gather(key, name)
                self._gather(kind, inner)
        elif isinstance(value, tuple | frozenset):
            kinds = get_args(hint)
            for number, inner in enumerate(value):
                kind = kinds[min(number, len(kinds) - 1)] if kinds else object
                self._gather(kinds[0] if kind is Ellipsis else kind, inner)
        elif _is_union(hint):
            (only, *more) = [each for each in get_args(hint) if each is not type(None)] or [object]
            if value is not None and not more:
                self._gather(only, value)


def variants(kind: type[Command], pools: Pools) -> Iterator[Command]:
    """`kind` filled in with what is likeliest, and then with one field after the other as anything else."""
    yield from _structs(kind, pools)


def _structs(kind: Any, pools: Pools) -> Iterator[Any]:
    fields = {name: _values(hint, pools) for name, hint in _fields(kind).items()}
    likeliest = {name: values[0] for name, values in fields.items()}
    plain = {field.name: likeliest[field.name] for field in msgspec.structs.fields(kind) if field.required}
    yield kind(**plain)
    for name, values in fields.items():
        for value in values:
            yield kind(**{**plain, name: value})


def _values(hint: Hint, pools: Pools) -> list[Any]:
    """What may stand where this type stands, the likeliest first."""
    hint = _plain(hint)
    origin, inner = _origin(hint), get_args(hint)
    if isinstance(hint, NewType):
        return pools[hint]
    if origin is Literal:
        return list(inner)
    if _is_union(hint):
        return [value for each in inner for value in _values(each, pools)]
    if origin in (tuple, frozenset):
        return _rows(inner, pools)
    if origin is not None and issubclass(origin, Mapping):
        keys, values = (_values(each, pools) for each in inner)
        return [{}, dict.fromkeys(keys[:_FEW], values[0]), *({keys[0]: value} for value in values)]
    return _single(hint, pools)


def _rows(inner: tuple[Hint, ...], pools: Pools) -> list[Any]:
    if inner[-1] is not Ellipsis:
        columns = [_values(each, pools) for each in inner]
        return [tuple(column[(n + k) % len(column)] for k, column in enumerate(columns)) for n in range(_FEW)]
    each = _values(inner[0], pools)
    return [tuple(each[:1]), (), tuple(each[:2]), tuple(each[:1]) * 2, *((one,) for one in each[1:])]


def _single(kind: Hint, pools: Pools) -> list[Any]:
    if kind is type(None):
        return [None]
    if kind is bool:
        return [True, False]
    if kind is int:
        return list(NUMBERS)
    if kind is float:
        return list(LENGTHS)
    if kind is str:
        return list(WORDS)
    if issubclass(kind, Enum):
        return list(kind)
    if issubclass(kind, msgspec.Struct):
        return list(islice(_structs(kind, pools), 30))
    raise TypeError(f"{kind} is not known here yet")


def _plain(hint: Hint) -> Hint:
    return get_args(hint)[0] if _origin(hint) is Annotated else hint


def _origin(hint: Hint) -> Any:  # what it may be is more than its stub says
    return get_origin(hint)


def _is_union(hint: Hint) -> bool:
    return _origin(hint) in (Union, types.UnionType)


@cache
def _fields(kind: Any) -> dict[str, Hint]:
    return {name: hint for name, hint in get_type_hints(kind).items() if name in kind.__struct_fields__}
