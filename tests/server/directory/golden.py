"""One example of every form that an event of the directory ever had in a log, in events.jsonl beside this file.

`python -m tests.server.directory.golden` adds what is not there yet; see tests/server/live/golden.py for the rule.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, get_args

import msgspec
from msgspec import inspect

from server.directory import groupbook, register
from server.directory.groups import vocabulary
from tests.server.live.golden import example

FILE: Final = Path(__file__).with_name("events.jsonl")


def pinned() -> list[str]:
    """The lines of the file."""
    return FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else []


def current() -> list[str]:
    """One example of every event, as this program writes it."""
    of_register = [
        register.CODEC.encode(msgspec.convert(example(inspect.type_info(kind)), kind))
        for kind in get_args(register.Event)
    ]
    of_groups = [
        groupbook.CODEC.encode(msgspec.convert(example(inspect.type_info(kind)), kind))
        for kind in get_args(vocabulary.Event)
    ]
    return [line.decode() for line in (*of_register, *of_groups)]


def readable(line: str) -> bool:
    """Whether this program reads an event of that form."""
    kind = msgspec.json.decode(line)["type"]
    codec = register.CODEC if kind in register.CODEC.types else groupbook.CODEC
    return bool(codec.decode(line.encode()).__struct_config__.tag == kind)


if __name__ == "__main__":
    FILE.write_text("".join(f"{line}\n" for line in sorted({*pinned(), *current()})), encoding="utf-8")
