"""The groups of a node, across restarts."""

from __future__ import annotations

import pytest

from rooms.kernel import Rejected
from server.directory.groupbook import Groupbook, NoGroup
from server.directory.groups.vocabulary import AddPerson, CreateGroup, Kind
from server.directory.kernel import ROOT, GroupId, PersonId
from server.record.texts import ERASED
from tests.server.directory.doubles import CountingIds, Disk, SetClock, record

ANA = PersonId("m_1")


async def opened(disk: Disk, ids: CountingIds | None = None) -> Groupbook:
    return await Groupbook.open(record(disk), SetClock(), ids or CountingIds())


async def with_ana(book: Groupbook) -> GroupId:
    group = await book.create(CreateGroup(kind=Kind.COUPLES, title="Pairs"), ROOT)
    assert not isinstance(group, Rejected)
    await book.submit(group, AddPerson(person=ANA, name="Ana Adler", display_name="Ana"), ROOT)
    return group


async def test_groups_are_there_after_a_restart() -> None:
    disk = Disk()
    book = await opened(disk)
    group = await with_ana(book)
    again = await opened(disk)
    assert again.all() == [book.get(group)]
    assert again.get(group).roster[ANA].name == "Ana Adler"


async def test_a_group_that_never_was_is_not_found() -> None:
    book = await opened(Disk())
    with pytest.raises(NoGroup):
        book.get(GroupId("g_9"))
    with pytest.raises(NoGroup):
        await book.submit(GroupId("g_9"), AddPerson(person=ANA, name="A"), ROOT)


async def test_a_rejected_group_is_none() -> None:
    book = await opened(Disk())
    assert isinstance(await book.create(CreateGroup(kind=Kind.FAMILY, title=" "), ROOT), Rejected)
    assert book.all() == []


async def test_a_broken_group_is_left_out_and_the_others_are_served() -> None:
    disk, ids = Disk(), CountingIds()
    book = await opened(disk, ids)
    first, second = await with_ana(book), await with_ana(book)
    disk._streams[f"group/{first}"][1] = b"{}"
    again = await opened(disk)
    assert [group.id for group in again.all()] == [second]


async def test_an_erased_name_is_gone_after_renewal() -> None:
    disk = Disk()
    book = await opened(disk)
    group = await with_ana(book)
    await record(disk).erase([ANA])
    await book.renew()
    assert book.get(group).roster[ANA].name == ERASED
    assert book.get(group).title == "Pairs"
