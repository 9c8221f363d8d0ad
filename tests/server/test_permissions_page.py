"""The printed table of who may do what is the one that is enforced."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from facilitator.desk import Command
from server.permissions_page import page

PRINTED = Path(__file__).parents[2] / "docs" / "permissions.md"


def test_the_page_is_up_to_date() -> None:
    assert PRINTED.read_text(encoding="utf-8") == page(), "run: python -m server.permissions_page > docs/permissions.md"


def test_every_command_is_on_it() -> None:
    assert all(f"`{kind.__struct_config__.tag}`" in page() for kind in get_args(Command))


def test_a_row_says_yes_where_the_role_may_and_a_dash_where_it_may_not() -> None:
    (row,) = (line for line in page().splitlines() if line.startswith("| `accept_agreements` |"))
    assert row.startswith("| `accept_agreements` | – | – | yes | yes | yes | yes | Accept the group's agreements,")


def test_what_only_the_server_may_do_is_in_no_row() -> None:
    assert "| `join` |" not in page()
