"""Erasing a person: their names go wherever they are, what happened stays.

A person and the personal invitation they came by are erased together, whichever of the two is named; a shared
invitation belongs to nobody and stays.
"""

from __future__ import annotations

from typing import Final

import msgspec

from server.ports import Stored
from server.record import chain
from server.record.audit import Audit
from server.record.ledger import Ledger

_SESSIONS: Final = "session/"


class Erasure(msgspec.Struct, frozen=True):
    """What belongs to one person: the owners of their texts, and the streams that speak of them."""

    owners: tuple[str, ...]
    streams: tuple[str, ...]


async def erase(ledger: Ledger, audit: Audit, who: str, by: str) -> Erasure | None:
    """Erase the participant or invitation `who`, beyond recovery. None: nobody of that id is in the record.

    What a running node holds of the streams in memory is to be read again (`Sessions.renew`).
    Raises: StoreUnavailable.
    """
    found = await find(ledger, who)
    if found is None:
        return None
    await audit.erased(found.owners, by)
    await ledger.erase(found.owners)
    return found


async def find(ledger: Ledger, who: str) -> Erasure | None:
    """What belongs to the participant or invitation `who`. Raises: StoreUnavailable."""
    owned = await ledger.store.owned(who)
    # Somebody who has no texts (any more) may still be spoken of.
    candidates = owned or await ledger.store.streams(_SESSIONS)
    owners: set[str] = {who} if owned else set()
    streams: set[str] = set(owned)
    for stream in candidates:
        mine = _owners(await ledger.store.read(stream), who)
        if mine:
            owners |= mine
            streams.add(stream)
    return Erasure(tuple(sorted(owners)), tuple(sorted(streams))) if owners else None


def _owners(lines: list[Stored], who: str) -> set[str]:
    """The person and the invitation, of which `who` is one; empty when they are not in the stream."""
    shared: dict[str, bool] = {}
    came_by: list[tuple[str, str]] = []
    for line in lines:
        event = chain.fields(line.data)  # erasing does not wait for a broken log to be mended
        participant, invitation = event.get("participant"), event.get("invitation")
        if not isinstance(invitation, str):
            continue
        if event.get("type") == "invited":
            shared[invitation] = event.get("shared") is True
        elif event.get("type") == "joined" and isinstance(participant, str):
            came_by.append((participant, invitation))
    owners = {who} if who in shared or any(who == participant for participant, _ in came_by) else set()
    for participant, invitation in came_by:
        if who in (participant, invitation) and not shared.get(invitation, True):
            owners |= {participant, invitation}
    return owners
