"""The client's types of the wire are those of the server's schema."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from server.schema import schema

WEB = Path(__file__).resolve().parents[2] / "web"


def test_the_generated_types_are_up_to_date() -> None:
    command = ["node", "scripts/generate.mjs", "--check"]
    result = subprocess.run(command, cwd=WEB, input=json.dumps(schema()), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
