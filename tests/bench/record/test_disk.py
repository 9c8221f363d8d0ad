"""What a figure's disk is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.record.disk import Disk, file_system

MOUNTS = """\
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/root rw
22 21 0:30 / /tmp rw,nosuid - tmpfs tmpfs rw
23 21 8:2 / /srv/my\\040data rw shared:7 master:1 - xfs /dev/sdb rw
"""


@pytest.mark.parametrize(
    ("folder", "expected"),
    [("/var/lib", "ext4"), ("/tmp/bench", "tmpfs"), ("/tmpfoo", "ext4"), ("/srv/my data/a", "xfs")],  # noqa: S108 - names only
)
def test_a_folder_is_on_the_mount_nearest_to_it(folder: str, expected: str) -> None:
    assert file_system(Path(folder), MOUNTS) == expected


def test_memory_is_no_disk() -> None:
    assert Disk("tmpfs", 0.0, 0.0).is_memory
    assert not Disk("ext4", 0.0, 0.0).is_memory


def test_the_disk_of_a_folder_is_measured(tmp_path: Path) -> None:
    disk = Disk.under(tmp_path)

    assert disk.file_system
    assert 0 < disk.sync_p50_ms <= disk.sync_p99_ms
