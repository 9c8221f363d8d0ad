"""Every sentence with which the server refuses something, listed for the client in web/src/generated/refusals.ts.

The codes of refusals are few and stable, their sentences say what is the matter. They come in English; a page in
another language looks its own sentence up by the English one, with `{0}` where a number or a name stands. So the
compiler tells which sentence a language lacks. `python -m tests.web.refusals` writes the file anew.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
FILE: Final = ROOT / "web/src/generated/refusals.ts"
PACKAGES: Final = ("rooms", "facilitator", "server")
SPEAK: Final = frozenset({"Rejected", "refuse", "Impossible"})
"""A module that names one of these refuses; whatever reads as a sentence there is said to people."""
PROGRAMS: Final = frozenset({"application", "idempotency", "operations", "openapi"})
"""Modules of server/api that answer what only a program gets wrong: its page says what the code means."""


def sentences() -> list[str]:
    """All of them, in order."""
    found: set[str] = set()
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            if file.parent.name == "api" and file.stem in PROGRAMS:
                continue
            tree = ast.parse(file.read_text(encoding="utf-8"))
            if any(isinstance(node, ast.Name) and node.id in SPEAK for node in ast.walk(tree)):
                found.update(each for each in _texts(tree) if _is_sentence(each))
    return sorted(found)


def _texts(node: ast.AST) -> Iterator[str]:
    """The texts of a module in their order, without what documents it or is raised as an error of the program."""
    if isinstance(node, ast.JoinedStr):
        yield _template(node)
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
        return
    for child in ast.iter_child_nodes(node):
        if not _documents(child):
            yield from _texts(child)


def _documents(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.keyword):
        return node.arg == "summary"
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return not (isinstance(node.exc.func, ast.Name) and node.exc.func.id in SPEAK)
    return False


def _template(text: ast.JoinedStr) -> str:
    said, gaps = "", 0
    for part in text.values:
        if isinstance(part, ast.Constant):
            said += str(part.value)
        else:
            said += f"{{{gaps}}}"
            gaps += 1
    return said


def _is_sentence(text: str) -> bool:
    return text[:1].isupper() and text.endswith((".", "!", "?")) and " " in text


def printed() -> str:
    """The file as it is to be."""
    lines = "".join(f"  | {json.dumps(each, ensure_ascii=False)}\n" for each in sentences())
    return (
        "// Written by `python -m tests.web.refusals` from the server's own words. Do not edit.\n\n"
        "/** A sentence with which the server refuses something; `{0}` stands for a number or a name. */\n"
        f"export type Refusal =\n{lines.rstrip()};\n"
    )


if __name__ == "__main__":
    FILE.write_text(printed(), encoding="utf-8")
