"""Streams in Redis: for programmes that run several nodes, or keep their data in a Redis they already look after.

    <prefix>stream:<name>   Redis stream, one entry per event, its id is <seq>-0, the line in its field d
    <prefix>heads           hash, stream -> "<seq> <sha256>"          <prefix>streams   sorted set, the names
    <prefix>texts:<name>    hash, ref -> owner NUL ciphertext         <prefix>owned:<owner>   set, streams with texts
    <prefix>keys            hash, owner -> key, empty once erased     <prefix>epochs    hash, stream -> fencing epoch

Each change is one Lua script, which Redis runs by itself: an append is there as a whole with its head and texts or not
at all, fenced by the expected sequence number and by the epoch of whoever leads the stream.

Rules that hold: an acknowledged event survives as far as Redis's own settings go, which is to the disk only with
`appendonly yes` and `appendfsync always` (anything less is told in the log); a lost connection is a `StoreUnavailable`,
never a silent second try, for an append may have arrived although its answer did not; the next call connects again.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeout

from server.ports import Head, SealedText, Stored, StoreUnavailable, WrongSequence

_log = logging.getLogger(__name__)

PREFIX: Final = "hearth:"

CONNECT_SECONDS: Final = 3.0
ANSWER_SECONDS: Final = 10.0
"""Patience with a Redis that does not answer. A disk that is slow to sync is still an answer."""

REWRITE_SECONDS: Final = 60.0
"""Patience with Redis writing its files anew, which makes what was deleted leave them."""

LOOK_SECONDS: Final = 0.02
"""Between two looks at how far it is."""

_APPEND: Final = """
local streams, heads, epochs = KEYS[1], KEYS[2], KEYS[3]
local name, expected, epoch, count = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[5])
local head = redis.call('HGET', heads, name)
local last = head and tonumber(string.match(head, '^%d+')) or 0
if (tonumber(redis.call('HGET', epochs, name)) or 0) > epoch then return {'fenced', last} end
if last ~= expected then return {'sequence', last} end
if count == 0 then return {'done', last} end
for i = 1, count do
    redis.call('XADD', KEYS[4], string.format('%d-0', last + i), 'd', ARGV[5 + i])
end
for i = 6 + count, #ARGV, 3 do
    redis.call('HSET', KEYS[5], ARGV[i], ARGV[i + 1] .. '\\0' .. ARGV[i + 2])
    redis.call('SADD', KEYS[6] .. ARGV[i + 1], name)
end
redis.call('HSET', heads, name, string.format('%d %s', last + count, ARGV[4]))
redis.call('ZADD', streams, 0, name)
return {'done', last + count}
"""

_REMOVE: Final = """
local streams, heads, epochs, name = KEYS[1], KEYS[2], KEYS[3], ARGV[1]
for _, value in ipairs(redis.call('HVALS', KEYS[5])) do
    redis.call('SREM', KEYS[6] .. string.match(value, '^(.-)%z'), name)
end
redis.call('DEL', KEYS[4], KEYS[5])
redis.call('HDEL', heads, name)
redis.call('HDEL', epochs, name)
redis.call('ZREM', streams, name)
"""

_ERASE: Final = """
local keys, texts, owned = KEYS[1], KEYS[2], KEYS[3]
for _, owner in ipairs(ARGV) do
    for _, name in ipairs(redis.call('SMEMBERS', owned .. owner)) do
        local held = redis.call('HGETALL', texts .. name)
        for i = 1, #held, 2 do
            if string.match(held[i + 1], '^(.-)%z') == owner then redis.call('HDEL', texts .. name, held[i]) end
        end
    end
    redis.call('DEL', owned .. owner)
    redis.call('HSET', keys, owner, '')
end
"""

_FENCE: Final = """
local held = tonumber(redis.call('HGET', KEYS[1], ARGV[1])) or 0
if held < tonumber(ARGV[2]) then redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
return math.max(held, tonumber(ARGV[2]))
"""

T = TypeVar("T")


class Fenced(WrongSequence):
    """Another node leads this stream now, by a later epoch."""


class RedisStore:
    """A `RecordStore` in the Redis at `url` (`redis://`, `rediss://` or `unix://`). It connects when it is first asked.

    Raises: StoreUnavailable when the URL is none.
    """

    def __init__(self, url: str, prefix: str = PREFIX) -> None:
        try:
            self._redis: Redis = Redis.from_url(
                url,
                retry=Retry(NoBackoff(), 0),
                socket_timeout=ANSWER_SECONDS,
                socket_connect_timeout=CONNECT_SECONDS,
                protocol=2,
            )
        except ValueError as error:
            raise StoreUnavailable("store.url is no address of a Redis, such as redis://localhost:6379/0") from error
        self._prefix = prefix
        self._epochs: dict[str, int] = {}
        self._closed = False
        self._looked_at = False
        self._append = self._redis.register_script(_APPEND)
        self._remove = self._redis.register_script(_REMOVE)
        self._erase = self._redis.register_script(_ERASE)
        self._fence = self._redis.register_script(_FENCE)

    async def append(
        self, stream: str, expected_seq: int, events: Sequence[bytes], texts: Sequence[SealedText] = ()
    ) -> int:
        last = hashlib.sha256(events[-1]).hexdigest() if events else ""
        sealed = [part for text in texts for part in (text.ref, text.owner, text.data)]
        epoch = self._epochs.get(stream, 0)
        arguments = [stream, expected_seq, epoch, last, len(events), *events, *sealed]
        outcome, seq = await self._ask(lambda: self._append(self._keys_of(stream), arguments))
        if outcome == b"fenced":
            raise Fenced(f"{stream} is led by another node")
        if outcome == b"sequence":
            raise WrongSequence(f"{stream} is at {seq}, not at {expected_seq}")
        return int(seq)

    async def read(self, stream: str, after: int = 0) -> list[Stored]:
        return _stored(await self._ask(lambda: self._redis.xrange(self._key("stream:", stream), min=f"({after}-0")))

    async def snapshot(self, stream: str) -> tuple[Head, list[Stored]]:
        async def ask() -> tuple[Head, list[Stored]]:
            async with self._redis.pipeline(transaction=True) as both:
                both.hget(self._key("heads"), stream)
                both.xrange(self._key("stream:", stream))
                head, entries = await both.execute()
                return _head(head), _stored(entries)

        return await self._ask(ask)

    async def head(self, stream: str) -> Head:
        return _head(await self._ask(lambda: _any(self._redis.hget(self._key("heads"), stream))))

    async def streams(self, prefix: str = "") -> list[str]:
        first = prefix.encode()
        index = self._key("streams")
        names = await self._ask(lambda: self._redis.zrangebylex(index, b"[" + first, b"[" + first + b"\xff"))
        return [name.decode() for name in names]

    async def remove(self, stream: str) -> None:
        await self._ask(lambda: self._remove(self._keys_of(stream), [stream]))
        self._epochs.pop(stream, None)
        await self._ask(self._write_files_anew)

    async def texts(self, stream: str) -> list[SealedText]:
        held = await self._ask(lambda: _any(self._redis.hgetall(self._key("texts:", stream))))
        return [_text(ref, value) for ref, value in sorted(held.items())]

    async def key(self, owner: str, fresh: bytes) -> bytes | None:
        async def ask() -> bytes | None:
            async with self._redis.pipeline(transaction=True) as both:
                both.hsetnx(self._key("keys"), owner, fresh)  # type: ignore[arg-type]  # bytes are as good as str
                both.hget(self._key("keys"), owner)
                _, held = await both.execute()
                return held or None

        return await self._ask(ask)

    async def keys(self, owners: Sequence[str] | None = None) -> dict[str, bytes | None]:
        if owners is None:
            everyone = await self._ask(lambda: _any(self._redis.hgetall(self._key("keys"))))
            return {owner.decode(): key or None for owner, key in everyone.items()}
        if not owners:
            return {}
        found = await self._ask(lambda: _any(self._redis.hmget(self._key("keys"), list(owners))))
        return {owner: key or None for owner, key in zip(owners, found, strict=True) if key is not None}

    async def owned(self, owner: str) -> list[str]:
        names = await self._ask(lambda: _any(self._redis.smembers(self._key("owned:", owner))))
        return sorted(name.decode() for name in names)

    async def erase(self, owners: Sequence[str]) -> None:
        if owners:
            keys = [self._key("keys"), self._key("texts:"), self._key("owned:")]
            await self._ask(lambda: self._erase(keys, list(owners)))
            await self._ask(self._write_files_anew)

    async def fence(self, stream: str, epoch: int) -> None:
        """From now on append to `stream` as its leader of `epoch`; who has a lower one is refused.

        Raises: Fenced when somebody has a higher one already, StoreUnavailable.
        """
        held = await self._ask(lambda: self._fence([self._key("epochs")], [stream, epoch]))
        if held > epoch:
            raise Fenced(f"{stream} is led by another node")
        self._epochs[stream] = epoch

    async def close(self) -> None:
        self._closed = True
        await self._redis.aclose()

    # --- asking ----------------------------------------------------------------------------------------------------

    def _key(self, kind: str, name: str = "") -> str:
        return f"{self._prefix}{kind}{name}"

    def _keys_of(self, stream: str) -> list[str]:
        """What the scripts about one stream work on, in their order."""
        shared = [self._key("streams"), self._key("heads"), self._key("epochs")]
        return [*shared, self._key("stream:", stream), self._key("texts:", stream), self._key("owned:")]

    async def _ask(self, question: Callable[[], Awaitable[T]]) -> T:
        if self._closed:
            raise StoreUnavailable("the store is closed")
        try:
            if not self._looked_at:
                await self._look_at_settings()
                self._looked_at = True
            return await question()
        except (RedisError, OSError) as error:
            raise StoreUnavailable(f"the store's Redis cannot be used: {_reason(error)}") from error

    async def _look_at_settings(self) -> None:
        """Say so if Redis would lose what it has acknowledged."""
        info = await self._redis.info("persistence")
        fsync = (await self._setting("appendfsync")) if info.get("aof_enabled") else "never"
        if fsync not in ("always", ""):
            _log.warning(
                "the store's Redis may lose events that were acknowledged, when it or its machine fails: "
                "set appendonly yes and appendfsync always"
            )
        if (await self._setting("maxmemory-policy")).startswith("allkeys"):
            _log.warning(
                "the store's Redis may delete records when its memory is full: set maxmemory-policy noeviction"
            )

    async def _setting(self, name: str) -> str:
        """One of Redis's settings; empty where we may not ask."""
        try:
            return str((await self._redis.config_get(name)).get(name, ""))
        except ResponseError:
            return ""

    async def _write_files_anew(self) -> None:
        """Have Redis write its files anew, so that what was deleted is in none of them."""
        async with asyncio.timeout(REWRITE_SECONDS):
            if (await self._redis.info("persistence")).get("aof_enabled"):
                await self._rewrite("BGREWRITEAOF", "aof_rewrite_in_progress", "aof_rewrite_scheduled")
            if await self._setting("save"):
                await self._rewrite("BGSAVE SCHEDULE", "rdb_bgsave_in_progress")

    async def _rewrite(self, command: str, *running: str) -> None:
        """Once those that are running are over, for they began too early, one more."""
        await self._until_over(running)
        try:
            await self._redis.execute_command(command)  # type: ignore[no-untyped-call]  # untyped in redis
        except ResponseError as error:
            if "already in progress" not in str(error):  # begun in between, and so later than what was deleted
                raise
        await self._until_over(running)

    async def _until_over(self, running: Sequence[str]) -> None:
        while True:
            info = await self._redis.info("persistence")
            if not any(info.get(name) for name in running):
                return
            await asyncio.sleep(LOOK_SECONDS)  # Redis tells nobody when it is done


def _reason(error: Exception) -> str:
    """Why, without the address, which libraries put into what they say: this text may end in a log."""
    if isinstance(error, ResponseError):
        return str(error)
    if isinstance(error, RedisTimeout | TimeoutError):
        return "it does not answer"
    return "it cannot be reached"


def _any(answer: Any) -> Awaitable[Any]:
    """redis types answers as `Awaitable[X] | X`, for one class serves both its clients; ours awaits."""
    awaited: Awaitable[Any] = answer
    return awaited


def _head(value: bytes | None) -> Head:
    if value is None:
        return Head()
    seq, _, digest = value.decode().partition(" ")
    return Head(int(seq), digest)


def _stored(entries: list[tuple[bytes, dict[bytes, bytes]]]) -> list[Stored]:
    return [Stored(seq=int(number.partition(b"-")[0]), data=fields.get(b"d", b"")) for number, fields in entries]


def _text(ref: bytes, value: bytes) -> SealedText:
    owner, _, data = value.partition(b"\0")
    return SealedText(ref=ref.decode(), owner=owner.decode(), data=data)
