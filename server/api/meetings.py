"""When groups meet, in the HTTP API: schedules, the meetings they give, and the sessions of a group."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Final, Literal

import msgspec

from rooms.kernel import Code, Instant, SessionId
from server.api.access import Access
from server.api.groups import GroupShown, shown
from server.api.operations import Call, Made, Nothing, Operation, accepted
from server.api.problems import refuse
from server.directory.groupbook import Groupbook
from server.directory.groups.state import Group, Planned
from server.directory.groups.vocabulary import (
    CancelOccurrence,
    ClearSchedule,
    Command,
    RestoreOccurrence,
    SetSchedule,
)
from server.directory.keys import Scope
from server.live.sessions import Sessions
from server.ports import Clock
from server.programme import Programme

DAY: Final = 86_400_000
LONGEST_WINDOW: Final = 366 * DAY
USUAL_WINDOW: Final = 28 * DAY


class ScheduleWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`start` is the first meeting's local time, such as 2026-03-03T18:00, in the IANA time zone `zone`; `rule` is an
    RFC 5545 recurrence such as FREQ=WEEKLY;BYDAY=TU,TH, null: there is one meeting only."""

    start: str
    minutes: int
    zone: str
    rule: str | None = None


class Window(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of which time; four weeks from now, if nothing is said. At most 366 days."""

    since: Instant | None = None
    until: Instant | None = None


class Meeting(msgspec.Struct, frozen=True):
    """One meeting of the schedule. `session` is the one it has become, a day ahead."""

    starts_at: Instant
    ends_at: Instant
    cancelled: bool
    session: SessionId | None


class Meetings(msgspec.Struct, frozen=True):
    occurrences: tuple[Meeting, ...]


class NewGroupSession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A session beside the schedule: now, or at `starts_at`. Without a title it has the group's."""

    title: str | None = None
    starts_at: Instant | None = None
    minutes: Annotated[int, msgspec.Meta(ge=1, le=24 * 60)] | None = None


class GroupSession(msgspec.Struct, frozen=True):
    """A session of the group. `occurrence` is when the meeting of the schedule was to begin that it is."""

    id: SessionId
    title: str
    starts_at: Instant
    ends_at: Instant | None
    occurrence: Instant | None
    state: Literal["current", "over", "cancelled"]


class GroupSessions(msgspec.Struct, frozen=True):
    sessions: tuple[GroupSession, ...]


class MeetingsApi:
    """See the module."""

    def __init__(self, book: Groupbook, sessions: Sessions, programme: Programme, clock: Clock) -> None:
        self._book = book
        self._access = Access(book, sessions)
        self._programme = programme
        self._clock = clock

    def operations(self) -> list[Operation]:
        """What can be asked of schedules."""
        one, read, write = "/groups/{group}", Scope.GROUPS_READ, Scope.GROUPS_WRITE
        meeting = f"{one}/occurrences/{{starts_at}}"
        return [
            Operation(
                name="setSchedule", method="PUT", path=f"{one}/schedule", access=write,
                summary="Say when the group meets. Sessions that have not begun and do not fit are called off.",
                handler=self._set, body=ScheduleWish, answer=GroupShown,
            ),
            Operation(
                name="clearSchedule", method="DELETE", path=f"{one}/schedule", access=write,
                summary="Let the group meet ad hoc only.", handler=self._clear, answer=GroupShown,
            ),
            Operation(
                name="listOccurrences", method="GET", path=f"{one}/occurrences", access=read,
                summary="List the meetings of the schedule.", handler=self._list, query=Window, answer=Meetings,
            ),
            Operation(
                name="cancelOccurrence", method="POST", path=f"{meeting}/cancel", access=write,
                summary="Let one meeting not take place.", handler=self._cancel,
            ),
            Operation(
                name="restoreOccurrence", method="POST", path=f"{meeting}/restore", access=write,
                summary="Let a cancelled meeting take place after all.", handler=self._restore,
            ),
            Operation(
                name="listGroupSessions", method="GET", path=f"{one}/sessions", access=read,
                summary="List the sessions of the group, the latest first.",
                handler=self._sessions, answer=GroupSessions,
            ),
            Operation(
                name="holdGroupSession", method="POST", path=f"{one}/sessions", access=Scope.SESSIONS_WRITE,
                summary="Have a session beside the schedule.", handler=self._hold, body=NewGroupSession,
                answer=GroupSession, status=HTTPStatus.CREATED,
            ),
        ]  # fmt: skip

    # --- the schedule ------------------------------------------------------------------------------------------------

    async def _set(self, call: Call[Nothing, ScheduleWish]) -> GroupShown:
        wish = call.body
        return await self._do(call, SetSchedule(wish.start, wish.minutes, wish.zone, wish.rule))

    async def _clear(self, call: Call[Nothing, None]) -> GroupShown:
        return await self._do(call, ClearSchedule())

    async def _list(self, call: Call[Window, None]) -> Meetings:
        group, query = self._group(call), call.query
        since = self._clock.now() if query.since is None else query.since
        until = Instant(since + USUAL_WINDOW) if query.until is None else query.until
        if not 0 <= until - since <= LONGEST_WINDOW:
            raise refuse(Code.INVALID, "`until` is at most 366 days after `since`.")
        return Meetings(
            tuple(
                Meeting(
                    starts_at=meeting.starts_at,
                    ends_at=meeting.ends_at,
                    cancelled=meeting.starts_at in group.cancelled,
                    session=None if (planned := group.session_of(meeting.starts_at)) is None else planned.id,
                )
                for meeting in group.meetings(since, until)
            )
        )

    async def _cancel(self, call: Call[Nothing, None]) -> None:
        await self._do(call, CancelOccurrence(_starts_at(call)))

    async def _restore(self, call: Call[Nothing, None]) -> None:
        await self._do(call, RestoreOccurrence(_starts_at(call)))

    # --- sessions ----------------------------------------------------------------------------------------------------

    async def _sessions(self, call: Call[Nothing, None]) -> GroupSessions:
        sessions = self._group(call).sessions.values()
        latest = sorted(sessions, key=lambda session: (session.starts_at, session.id), reverse=True)
        return GroupSessions(tuple(_session(session) for session in latest))

    async def _hold(self, call: Call[Nothing, NewGroupSession]) -> Made[GroupSession]:
        group, wish = self._group(call), call.body
        held = await self._programme.hold(group.id, wish.title, wish.starts_at, wish.minutes, call.grant.by)
        session = accepted(held)
        return Made(_session(self._book.get(group.id).sessions[session]), f"/sessions/{session}")

    # --- all of them -------------------------------------------------------------------------------------------------

    def _group(self, call: Call[object, object]) -> Group:
        return self._access.group(call.grant, call.path["group"])

    async def _do(self, call: Call[object, object], command: Command) -> GroupShown:
        group = self._group(call)
        accepted(await self._book.submit(group.id, command, call.grant.by))
        await self._programme.follow(group.id)
        return shown(self._book.get(group.id))


def _starts_at(call: Call[Nothing, None]) -> Instant:
    text = call.path["starts_at"]
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise refuse(Code.NOT_FOUND, "A meeting is named by when it begins, in milliseconds since 1970.")
    return Instant(int(text))


def _session(planned: Planned) -> GroupSession:
    return GroupSession(
        id=planned.id,
        title=planned.title,
        starts_at=planned.starts_at,
        ends_at=planned.ends_at,
        occurrence=planned.occurrence,
        state="cancelled" if planned.cancelled else "over" if planned.closed else "current",
    )
