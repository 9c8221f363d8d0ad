"""The client's types of the wire are those of the server's schema."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from server.api import catalogue
from server.schema import Schema, schema

WEB = Path(__file__).resolve().parents[2] / "web"


@pytest.mark.parametrize("make", [schema, catalogue.schema])
def test_the_generated_types_are_up_to_date(make: Callable[[], Schema]) -> None:
    command = ["node", "scripts/generate.mjs", "--check"]
    result = subprocess.run(command, cwd=WEB, input=json.dumps(make()), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
