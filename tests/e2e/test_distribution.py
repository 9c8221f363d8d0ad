"""What is installed elsewhere carries the web client: a wheel, built from a clean copy of the sources."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]

ROOT = Path(__file__).resolve().parents[2]
_NOT_SOURCES = shutil.ignore_patterns(".git", ".venv", "node_modules", "static", "build", "dist", "data", ".*_cache")


def test_the_wheel_contains_the_web_client_and_nothing_of_the_tests(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    shutil.copytree(ROOT, sources, ignore=_NOT_SOURCES)

    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path)]
    result = subprocess.run([*build, str(sources)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr

    (wheel,) = tmp_path.glob("hearth-*.whl")
    names = ZipFile(wheel).namelist()
    assert "server/static/index.html" in names
    assert any(name.startswith("server/static/assets/") and name.endswith(".js") for name in names)
    packages = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert packages == {"server", "rooms", "facilitator"}
