"""The disk that a figure was measured on: nothing is durable any faster than it syncs."""

from __future__ import annotations

import os
import time
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

import msgspec

from bench.measure import percentile

_BLOCK: Final = bytes(4096)
_SYNCS: Final = 200
_IN_MEMORY: Final = frozenset({"tmpfs", "ramfs"})


class Disk(msgspec.Struct, frozen=True):
    """Where the stores of a run are. `sync_*` is how long a block takes to be written and synced, alone."""

    file_system: str
    sync_p50_ms: float
    sync_p99_ms: float

    @property
    def is_memory(self) -> bool:
        """Whether nothing kept there survives a loss of power."""
        return self.file_system in _IN_MEMORY

    @classmethod
    def under(cls, folder: Path) -> Disk:
        """The disk that `folder` is on."""
        took = []
        with TemporaryFile(dir=folder) as file:
            for _ in range(_SYNCS):
                begin = time.perf_counter_ns()
                file.write(_BLOCK)
                file.flush()
                os.fsync(file.fileno())
                took.append(time.perf_counter_ns() - begin)
        took.sort()
        mounts = Path("/proc/self/mountinfo").read_text()
        return cls(file_system(folder, mounts), percentile(took, 50) / 1e6, percentile(took, 99) / 1e6)


def file_system(folder: Path, mounts: str) -> str:
    """The kind of file system that `folder` is on, by /proc/self/mountinfo (proc_pid_mountinfo(5))."""
    found, longest = "unknown", -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        at = Path(before.split()[4].replace("\\040", " "))
        if folder.resolve().is_relative_to(at) and len(at.parts) >= longest:
            found, longest = after.split()[0], len(at.parts)
    return found
