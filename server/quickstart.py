"""The session for whoever tries the server out: made when no other is open, its links printed at every start."""

from __future__ import annotations

from typing import Final

import msgspec

from rooms.kernel import Rejected
from rooms.people import Role
from server.directory.directory import Directory
from server.invitations import Invitations
from server.live.runner import SessionRunner
from server.live.sessions import NotFound, Sessions
from server.ports import LogBroken

TITLE: Final = "First session"
CAPACITY: Final = 16


class QuickstartLinks(msgspec.Struct, frozen=True):
    """`facilitator` is personal, `everybody` is shared: each person who opens it is somebody new."""

    facilitator: str
    everybody: str


async def links(directory: Directory, sessions: Sessions, invitations: Invitations) -> QuickstartLinks | None:
    """The links of the newest quickstart session that is open; without any open session, of a new one.

    Returns: None when other sessions are open, or nothing could be made.
    Raises: StoreUnavailable, WrongSequence.
    """
    runner = await _open_one(directory, sessions)
    known = directory.quickstart
    if runner is not None and known is not None:
        facilitator = invitations.again(runner, known.facilitator)
        everybody = invitations.again(runner, known.everybody)
        if facilitator is not None and everybody is not None:
            return QuickstartLinks(facilitator.url, everybody.url)
    if runner is None:
        if sessions.open():
            return None
        # Whoever tries the server out comes and goes; links that were printed must not end with the first visit.
        created = await sessions.create(TITLE, CAPACITY, waiting_room=False, unattended_grace=None)
        if isinstance(created, Rejected):
            return None
        runner = await sessions.get(created)
    return await _invited(directory, invitations, runner)


async def _open_one(directory: Directory, sessions: Sessions) -> SessionRunner | None:
    if directory.quickstart is None:
        return None
    try:
        runner = await sessions.get(directory.quickstart.session)
    except (NotFound, LogBroken):
        return None
    return None if runner.state.session.is_over else runner


async def _invited(directory: Directory, invitations: Invitations, runner: SessionRunner) -> QuickstartLinks | None:
    facilitator = await invitations.invite(runner, None, Role.FACILITATOR, None, shared=False)
    everybody = await invitations.invite(runner, None, Role.PARTICIPANT, None, shared=True)
    if isinstance(facilitator, Rejected) or isinstance(everybody, Rejected):
        return None
    await directory.open_quickstart(runner.id, facilitator.id, everybody.id)
    return QuickstartLinks(facilitator.url, everybody.url)
