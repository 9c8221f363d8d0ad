"""A seat is pointed at somebody else: the new person is there at once, over the connection that is already up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.api import Api
from tests.support.browser import Browsers
from tests.support.media_files import picture, silence
from tests.support.member import Member

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


async def test_a_seat_that_becomes_free_shows_the_next_person_within_300_ms_and_without_a_new_offer(
    api: Api, browsers: Browsers, tmp_path: Path
) -> None:
    # Capacity two gives two seats each. Facilitators are never refused, so that a fourth person waits for a seat to
    # become free while their media already flows.
    quiet = silence(tmp_path)
    red, blue = [
        await browsers.start(says=quiet, shows=picture(tmp_path, "red")),
        await browsers.start(says=quiet, shows=picture(tmp_path, "blue")),
    ]
    session = await api.create_session(capacity=2)
    ana = await Member.join(red, api, session, (await api.invite(session)).url, "Ana")
    ben = await Member.join(blue, api, session, (await api.invite(session)).url, "Ben")
    fay = await Member.join(red, api, session, (await api.invite(session, "facilitator", "Fay")).url, "Fay")
    cem = await Member.join(red, api, session, (await api.invite(session, "facilitator", "Cem")).url, "Cem")
    await fay.sees(ana)
    await fay.sees(cem)
    await ben.sees(fay)
    assert await fay.received(ben) is None
    before = await fay.dialled()

    blue_appears = await fay.watch_for("blue")
    left_at = await ana.leave_at()

    assert await blue_appears() - left_at < 300
    assert await fay.dialled() == before
    await fay.sees(ben)
