"""One example of every form that an event of a session ever had in a log, in events.jsonl beside this file.

`python -m tests.server.live.golden` adds what is not there yet. A line of a published version is never changed or
removed: somebody's log has such events. An event that has to change gets a new version and an upcaster
(`server.live.codec.UPCASTERS`); its new form is then added beside the old one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, get_args

import msgspec
from msgspec import inspect

from facilitator.desk import Event
from server.live.codec import encode

FILE: Final = Path(__file__).with_name("events.jsonl")
HOW_TO: Final = "tests/server/live/golden.py"


def pinned() -> list[str]:
    """The lines of the file."""
    return FILE.read_text(encoding="utf-8").splitlines()


def current() -> list[str]:
    """One example of every event, as this program writes it."""
    return [encode(msgspec.convert(example(inspect.type_info(kind)), kind)).decode() for kind in get_args(Event)]


def example(info: inspect.Type, name: str = "") -> object:
    """Plain data that fits a type; strings say which field they are."""
    match info:
        case inspect.Metadata():
            return example(info.type, name)
        case inspect.StructType():
            tag = {} if info.tag_field is None else {info.tag_field: info.tag}
            return {**tag, **{field.encode_name: example(field.type, field.name) for field in info.fields}}
        case inspect.UnionType():
            return example(next(each for each in info.types if not isinstance(each, inspect.NoneType)), name)
        case inspect.VarTupleType() | inspect.ListType():
            return [example(info.item_type, name)]
        case inspect.TupleType():
            return [example(each, name) for each in info.item_types]
        case inspect.DictType():
            return {"key": example(info.value_type, name)}
        case inspect.EnumType():
            return next(iter(info.cls)).value
        case inspect.LiteralType():
            return info.values[0]
        case inspect.StrType():
            return name
        case _:
            return _PLAIN[type(info)]


_PLAIN: Final[dict[type[inspect.Type], object]] = {inspect.BoolType: True, inspect.IntType: 1, inspect.FloatType: 0.5}


if __name__ == "__main__":
    lines = pinned() if FILE.exists() else []
    lines += [line for line in current() if line not in lines]
    FILE.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
