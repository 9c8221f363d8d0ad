"""Events to JSON and back: `{"v": 1, "type": ..., "at": ..., ...}`, one object per event. Pure.

Rules that hold:
- Decoding is strict. An unknown type, version or field stops the reading with a `CodecError` rather than losing part of
  what happened.
- `v` counts the versions of one event type. When a published event has to change, an upcaster is added that makes the
  next version of the one before; the newest version is 1 + the number of its upcasters. What is stored stays.
- Fields marked by `rooms.kernel.owned_by` leave as marked texts (`server.record.texts`), for the ledger to seal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Generic, TypeAlias, TypeVar, get_args

import msgspec
from msgspec import inspect

from server.ports import Stored
from server.record import texts

E = TypeVar("E", bound=msgspec.Struct)
Raw: TypeAlias = dict[str, object]
Upcaster: TypeAlias = Callable[[Raw], Raw]
"""Makes the fields of one version those of the next. `v` is not among them, `type` is."""


class CodecError(ValueError):
    """Bytes in the log that this program cannot read. The message names types and fields, never whole contents."""


class Codec(Generic[E]):
    """For the events of one union, such as `facilitator.desk.Event`; `upcasters` by type, the oldest first."""

    def __init__(self, events: object, upcasters: Mapping[str, Sequence[Upcaster]] | None = None) -> None:
        self._upcasters = dict(upcasters or {})
        kinds: tuple[type[E], ...] = get_args(events) or (events,)
        # Looked up here rather than by msgspec in the union, which it would take apart again for every event.
        self._kinds = {str(kind.__struct_config__.tag): kind for kind in kinds}
        self._markers = {kind: _marker(kind) for kind in kinds}
        self.types: Final = frozenset(self._kinds)

    def version(self, kind: str) -> int:
        """The newest version of an event type."""
        return 1 + len(self._upcasters.get(kind, ()))

    def encode(self, event: E) -> bytes:
        """The JSON encoding of an event, its texts marked."""
        mark = self._markers[type(event)]
        version = self.version(str(type(event).__struct_config__.tag))
        encoded = msgspec.json.encode(event if mark is None else mark(msgspec.to_builtins(event)))
        return b'{"v":%d,' % version + encoded[1:]

    def decode(self, data: bytes) -> E:
        """The event that `encode` made these bytes of, in this version or an older one, sealed and unsealed or not.

        Raises: CodecError.
        """
        raw = self.plain(data)
        try:
            return msgspec.convert(raw, self._kinds[str(raw["type"])])
        except msgspec.ValidationError as error:
            raise CodecError(f"the log holds a {raw['type']} that does not fit: {error}") from None

    def plain(self, data: bytes) -> Raw:
        """The fields of an event in its newest version, texts as ordinary strings, `type` included.

        Raises: CodecError.
        """
        raw = _object(data)
        version, kind = raw.pop("v", None), raw.get("type")
        if not isinstance(kind, str) or kind not in self.types:
            raise CodecError(f"the log holds an event of the unknown type {kind!r}")
        newest = self.version(kind)
        if type(version) is not int or not 1 <= version <= newest:
            raise CodecError(f"the log holds version {version!r} of {kind}; this program knows version {newest}")
        for upcast in self._upcasters.get(kind, ())[version - 1 :]:
            raw = upcast(raw)
        return raw

    def exported(self, stored: Stored) -> Raw:
        """A stored event as a line of an exported log: `{seq, type, at, ...}`.

        Raises: CodecError.
        """
        return {"seq": stored.seq, **self.plain(stored.data)}


def _object(data: bytes) -> Raw:
    try:
        raw = msgspec.json.decode(data, type=Raw)
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise CodecError("the log holds something that is not a JSON object") from None
    if texts.MARKED not in data:
        return raw
    return {name: texts.plain(value) for name, value in raw.items()}


# --- marking ------------------------------------------------------------------------------------------------------

_Marker: TypeAlias = Callable[[Raw], Raw]
_Change: TypeAlias = Callable[[object, Raw], object]
"""Of a value and the object that names its owner, the value with its texts marked."""


def _marker(kind: type[msgspec.Struct]) -> _Marker | None:
    """What marks the texts of an event, given as plain data; None when it has none."""
    change = _change(inspect.type_info(kind))
    if change is None:
        return None

    def mark(raw: Raw) -> Raw:
        marked = change(raw, raw)
        assert isinstance(marked, dict)  # of an object, an object
        return marked

    return mark


def _change(info: inspect.Type, owner: str | None = None) -> _Change | None:
    """What marks the texts inside values of a type; None when there are none in it."""
    if isinstance(info, inspect.Metadata):
        extra = info.extra or {}
        return _change(info.type, extra.get("owner", owner))
    if isinstance(info, inspect.StrType):
        return None if owner is None else _mark_text(owner)
    if isinstance(info, inspect.UnionType):
        structs = [each for each in info.types if isinstance(each, inspect.StructType)]
        others = [each for each in info.types if not isinstance(each, inspect.StructType)]
        changes = [_change(each, owner) for each in others]
        return _unless_none([change for change in (*changes, _by_tag(structs)) if change is not None])
    if isinstance(info, inspect.VarTupleType | inspect.ListType | inspect.FrozenSetType | inspect.SetType):
        return _each(_change(info.item_type, owner))
    if isinstance(info, inspect.DictType):
        return _each_value(_change(info.value_type, owner))
    if isinstance(info, inspect.StructType):
        return _fields({field.encode_name: _change(field.type) for field in info.fields})
    return None


def _mark_text(owner: str) -> _Change:
    def change(value: object, of: Raw) -> object:
        named = of[owner] if owner else None
        return texts.marked(str(value), "" if named is None else str(named))

    return change


def _by_tag(kinds: Sequence[inspect.StructType]) -> _Change | None:
    """What marks the texts of whichever of these structs there is; None when none of them has texts."""
    changes = {kind.tag: _change(kind) for kind in kinds}
    field = next((kind.tag_field for kind in kinds), None)
    if field is None or len(kinds) == 1:
        return next(iter(changes.values()), None)
    if not any(changes.values()):
        return None

    def mark(value: object, of: Raw) -> object:
        assert isinstance(value, dict)  # plain data of such a type
        inner = changes[value[field]]
        return value if inner is None else inner(value, of)

    return mark


def _unless_none(changes: list[_Change]) -> _Change | None:
    if not changes:
        return None
    if len(changes) > 1:
        raise TypeError("a field of an event is a text or nothing, not one of several things with texts")
    (inner,) = changes
    return lambda value, of: None if value is None else inner(value, of)


def _each(inner: _Change | None) -> _Change | None:
    if inner is None:
        return None

    def change(value: object, of: Raw) -> object:
        assert isinstance(value, list | tuple)  # plain data of such a type
        return [inner(item, of) for item in value]

    return change


def _each_value(inner: _Change | None) -> _Change | None:
    if inner is None:
        return None

    def change(value: object, of: Raw) -> object:
        assert isinstance(value, dict)  # plain data of such a type
        return {name: inner(item, of) for name, item in value.items()}

    return change


def _fields(changes: Mapping[str, _Change | None]) -> _Change | None:
    inner = {name: change for name, change in changes.items() if change is not None}
    if not inner:
        return None

    def change(value: object, of: Raw) -> object:
        assert isinstance(value, dict)  # plain data of such a type
        around = {**of, **value}  # an owner is named beside the text, or by the event around it
        return {name: inner[name](item, around) if name in inner else item for name, item in value.items()}

    return change
