"""A stream of the directory: appended before it counts, shared between processes."""

from __future__ import annotations

import pytest

from rooms.kernel import Code, Rejected
from server.directory import register
from server.directory.aggregate import Aggregate, DirectoryCorrupt
from server.directory.keys import SetRootKey
from server.directory.register import CODEC, STREAM, Register
from tests.server.directory.doubles import Disk, SetClock, record


def aggregate(disk: Disk, clock: SetClock | None = None) -> Aggregate[Register, register.Command, register.Event]:
    return Aggregate(record(disk), clock or SetClock(), STREAM, CODEC, register.decide, register.evolve, Register())


async def test_what_was_submitted_is_there_after_loading() -> None:
    disk = Disk()
    await aggregate(disk).submit(SetRootKey(hash="h"))
    again = aggregate(disk)
    await again.load()
    assert (again.state.keys.root, again.seq) == ("h", 1)


async def test_what_could_not_be_stored_does_not_count() -> None:
    disk = Disk()
    mine = aggregate(disk)
    disk.full = True
    answer = await mine.submit(SetRootKey(hash="h"))
    assert isinstance(answer, Rejected)
    assert answer.code is Code.UNAVAILABLE
    assert mine.state.keys.root is None
    disk.full = False
    await mine.submit(SetRootKey(hash="h"))
    assert mine.state.keys.root == "h"


async def test_what_another_process_appended_is_read_and_the_command_decided_anew() -> None:
    disk = Disk()
    mine, theirs = aggregate(disk), aggregate(disk)
    await theirs.submit(SetRootKey(hash="h"))
    assert await mine.submit(SetRootKey(hash="h")) == (), "it is the root key by now"
    assert mine.seq == 1


async def test_time_never_runs_back_within_a_stream() -> None:
    clock = SetClock(5_000)
    mine = aggregate(Disk(), clock)
    await mine.submit(SetRootKey(hash="h"))
    clock.time = 1_000
    events = await mine.submit(SetRootKey(hash="i"))
    assert not isinstance(events, Rejected)
    assert events[0].at == 5_000


@pytest.mark.parametrize("line", [b'{"v":1,"type":"unheard_of","at":1}', b'{"v":9,"type":"api_key_set","at":1}'])
async def test_an_event_of_another_version_stops_with_a_clear_error(line: bytes) -> None:
    disk = Disk()
    await record(disk).append(STREAM, 0, [line])
    with pytest.raises(DirectoryCorrupt, match=r"^The stream directory cannot be used: .*\.$"):
        await aggregate(disk).load()
