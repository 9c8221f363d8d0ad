"""The directory: which API key counts, and which session is the quickstart's, across restarts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rooms.kernel import Instant, InvitationId, SessionId
from server.directory import STREAM, Directory, DirectoryCorrupt, QuickstartOpened
from server.ports import Stored, StoreUnavailable, WrongSequence


class Events:
    """A store of one process, with a switch for a full disk."""

    def __init__(self) -> None:
        self.streams_: dict[str, list[bytes]] = {}
        self.full = False

    async def append(self, stream: str, expected_seq: int, events: Sequence[bytes]) -> int:
        if self.full:
            raise StoreUnavailable
        held = self.streams_.setdefault(stream, [])
        if len(held) != expected_seq:
            raise WrongSequence
        held.extend(events)
        return len(held)

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        return [Stored(n, data) for n, data in enumerate(self.streams_.get(stream, []), 1) if n > after]

    async def streams(self, prefix: str = "") -> list[str]:
        return sorted(name for name in self.streams_ if name.startswith(prefix))

    async def close(self) -> None:
        self.streams_.clear()


class HeldClock:
    def now(self) -> Instant:
        return Instant(1)


async def opened(store: Events) -> Directory:
    return await Directory.open(store, HeldClock())


async def test_the_first_start_makes_a_key_and_shows_it_once() -> None:
    store = Events()
    key = await (await opened(store)).ensure_key("")
    again = await opened(store)
    assert key is not None
    assert again.accepts(key)
    assert await again.ensure_key("") is None


async def test_a_given_key_is_accepted_and_not_shown() -> None:
    directory = await opened(Events())
    assert await directory.ensure_key("given") is None
    assert directory.accepts("given")


async def test_the_same_given_key_is_written_once() -> None:
    store = Events()
    await (await opened(store)).ensure_key("given")
    await (await opened(store)).ensure_key("given")
    assert len(store.streams_[STREAM]) == 1


async def test_another_given_key_replaces_the_one_before() -> None:
    store = Events()
    await (await opened(store)).ensure_key("old")
    directory = await opened(store)
    await directory.ensure_key("new")
    assert directory.accepts("new")
    assert not directory.accepts("old")


async def test_without_a_key_nothing_is_accepted() -> None:
    directory = await opened(Events())
    assert not directory.accepts("")


@pytest.mark.parametrize("key", ["", "wrong", "\ud800", "x" * 10_000])
async def test_a_wrong_key_is_not_accepted(key: str) -> None:
    directory = await opened(Events())
    await directory.ensure_key("given")
    assert not directory.accepts(key)


async def test_the_key_itself_is_not_in_the_store() -> None:
    store = Events()
    key = await (await opened(store)).ensure_key("")
    assert key is not None
    assert key.encode() not in b"".join(store.streams_[STREAM])


async def test_a_key_that_could_not_be_stored_does_not_count() -> None:
    store = Events()
    directory = await opened(store)
    store.full = True
    with pytest.raises(StoreUnavailable):
        await directory.ensure_key("given")
    assert not directory.accepts("given")


async def test_the_newest_quickstart_session_is_remembered() -> None:
    store = Events()
    directory = await opened(store)
    for n in ("1", "2"):
        await directory.open_quickstart(QuickstartOpened(SessionId(n), InvitationId("f"), InvitationId("e")))
    assert (await opened(store)).quickstart == QuickstartOpened(SessionId("2"), InvitationId("f"), InvitationId("e"))


@pytest.mark.parametrize("data", [b"", b"{}", b'{"type":"unheard_of"}', b'{"type":"api_key_set","hash":5}'])
async def test_an_event_of_another_version_stops_with_a_clear_error(data: bytes) -> None:
    store = Events()
    store.streams_[STREAM] = [data]
    with pytest.raises(DirectoryCorrupt, match="cannot read"):
        await opened(store)
