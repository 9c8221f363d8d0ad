"""Shared screens in the report: that they were, and when."""

from __future__ import annotations

from facilitator.sharing import ShareScreen, StopSharing
from rooms.kernel import MAIN_ROOM, Instant
from rooms.people import Role
from server.record.report import report, sheet
from server.record.reports_sharing import OwnScreen, ScreenReport
from tests.sim.meeting import START, Meeting


def test_the_report_says_who_shared_where_and_when_and_nothing_else() -> None:
    meeting = Meeting()
    fay, kim = meeting.person(Role.FACILITATOR), meeting.person(Role.CO_FACILITATOR)
    meeting.must(fay, ShareScreen())
    meeting.later(60_000)
    meeting.must(kim, ShareScreen())
    meeting.later(60_000)
    meeting.must(kim, StopSharing())
    meeting.must(fay, ShareScreen())
    one, two = Instant(START + 60_000), Instant(START + 120_000)
    whole = report(meeting.log, two)
    assert whole.screens == (
        ScreenReport(fay, MAIN_ROOM, START, one),
        ScreenReport(kim, MAIN_ROOM, one, two),
        ScreenReport(fay, MAIN_ROOM, two, None),
    )
    own = sheet(whole, kim)
    assert own is not None
    assert own.screens == (OwnScreen(one, two),)
