"""A running session: the log before any effect, every viewer in step, and what happens when the world fails."""

from __future__ import annotations

import asyncio
import itertools
import logging

import pytest

from facilitator import desk
from facilitator.moderation import Mute, MuteAll, SetMedia
from rooms.arrivals import GRACE
from rooms.kernel import Code, InvitationId, Issued, ParticipantId, Rejected
from rooms.people import Presence, Role
from rooms.vocabulary import EndSession, Invite, Leave, LinkLost, Remove, Rename, Tick
from server.live import history
from server.live import runner as runner_module
from server.live.codec import encode
from server.live.history import replay, stream_of
from server.live.inbox import CAPACITY, Ack
from server.live.runner import Welcome
from server.ports import Answer, Desired, Seat
from tests.sim.doubles import Listener
from tests.sim.meeting import START
from tests.sim.stage_set import House
from tests.sim.virtual_time import in_virtual_time


async def opened(capacity: int = 16) -> House:
    house = House()
    await house.open(capacity)
    return house


def code(result: object) -> Code | None:
    return result.code if isinstance(result, Rejected) else None


# --- append before effect ---


@in_virtual_time
async def test_nothing_has_an_effect_before_the_append_has_returned() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    runner = await house.runner()
    await house.settle()
    before, told, applied = runner.state, len(leader.told), house.plane.applied
    house.store.gate.clear()
    house.store.waiting.clear()
    asked = asyncio.create_task(leader.ask(Mute(ann.id)))
    await house.store.waiting.wait()
    assert (runner.state, len(leader.told), house.plane.applied, asked.done()) == (before, told, applied, False)
    house.store.gate.set()
    assert isinstance(await asked, Ack)
    assert not runner.state.moderation.switches[ann.id].microphone
    assert not house.plane.desired[house.session][ann.id].microphone
    assert leader.told[-1]["type"] == "muted"


@in_virtual_time
async def test_an_acknowledged_command_is_in_the_log_under_its_number() -> None:
    house = await opened()
    ann = await house.client()
    ack = await ann.ask(Rename("Annie"))
    assert isinstance(ack, Ack)
    log = await (await house.runner()).log()
    assert log[ack.seq - 1] == {
        "seq": ack.seq, "type": "renamed", "participant": ann.id, "name": "Annie", "at": START,
    }  # fmt: skip


@in_virtual_time
async def test_a_mute_holds_at_the_sfu_when_it_is_acknowledged() -> None:
    """Elsewhere a mute was left to the client's honour (Galène)."""
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    await leader.ask(Mute(ann.id))
    assert not house.plane.desired[house.session][ann.id].microphone


@in_virtual_time
async def test_when_the_store_fails_the_whole_batch_is_refused_and_nothing_has_changed() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    runner = await house.runner()
    await house.settle()
    before, told = runner.state, len(ann.told)
    house.store.broken = True
    answers = await asyncio.gather(leader.ask(Mute(ann.id)), ann.ask(Rename("Annie")), ann.ask(Mute(leader.id)))
    assert [code(answer) for answer in answers] == [Code.UNAVAILABLE] * 3
    assert runner.state is before
    assert len(ann.told) == told


@in_virtual_time
async def test_when_the_store_is_back_the_session_goes_on() -> None:
    house = await opened()
    ann = await house.client()
    house.store.broken = True
    assert code(await ann.ask(Rename("Annie"))) is Code.UNAVAILABLE
    house.store.broken = False
    assert isinstance(await ann.ask(Rename("Annie")), Ack)
    assert ann.view == await house.view_of(ann)


@in_virtual_time
async def test_a_lost_link_is_put_down_as_soon_as_the_store_takes_it() -> None:
    house = await opened()
    ann = await house.client()
    await house.settle()
    house.store.broken = True
    await ann.go()
    await asyncio.sleep(20)
    house.store.broken = False
    await asyncio.sleep(runner_module.LONGEST_RETRY)
    state = (await house.runner()).state
    assert state.session.people[ann.id].presence is Presence.LOST


@in_virtual_time
async def test_a_failing_store_is_tried_ever_more_rarely() -> None:
    house = await opened()
    ann = await house.client()
    await house.settle()
    house.store.broken = True
    tries: list[float] = []
    fails = house.store.append

    async def counted(stream: str, expected_seq: int, events: list[bytes]) -> int:
        tries.append(asyncio.get_running_loop().time())
        return await fails(stream, expected_seq, events)

    house.store.append = counted  # type: ignore[method-assign, assignment] # to watch it, in this test only
    await ann.go()
    await asyncio.sleep(120)
    pauses = [later - earlier for earlier, later in itertools.pairwise(tries)]
    assert pauses == sorted(pauses)
    assert max(pauses) == pytest.approx(runner_module.LONGEST_RETRY)


# --- batches ---


@in_virtual_time
async def test_what_waits_together_is_appended_together_and_decided_in_order() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    await house.settle()
    appended = len(house.store.appends)
    answers = await asyncio.gather(
        ann.ask(Rename("Annie")),
        leader.ask(Remove(ann.id)),
        ann.ask(Rename("Ann again")),
        leader.ask(Rename("Lee")),
    )
    assert [code(answer) for answer in answers] == [None, None, Code.REMOVED, None]
    assert house.store.appends[appended:] == [3]


@in_virtual_time
async def test_a_rejected_command_appends_nothing() -> None:
    house = await opened()
    ann = await house.client()
    await house.settle()
    appended = len(house.store.appends)
    assert code(await ann.ask(MuteAll())) is Code.FORBIDDEN
    assert len(house.store.appends) == appended


@in_virtual_time
async def test_a_flood_costs_its_senders_and_not_the_memory() -> None:
    house = await opened()
    ann = await house.client()
    answers = await asyncio.gather(*(ann.ask(Rename(f"Ann {n}")) for n in range(CAPACITY + 10)))
    assert [code(answer) for answer in answers].count(Code.RATE_LIMITED) >= 9
    assert isinstance(await ann.ask(Rename("Ann")), Ack)


@in_virtual_time
async def test_a_caller_who_gives_up_takes_nothing_back() -> None:
    house = await opened()
    ann = await house.client()
    asked = asyncio.create_task(ann.ask(Rename("Annie")))
    await asyncio.sleep(0)
    asked.cancel()
    await house.settle()
    assert (await house.runner()).state.session.people[ann.id].name == "Annie"


# --- deadlines ---


@in_virtual_time
async def test_a_lost_link_becomes_a_leave_at_the_end_of_grace_without_anybody_asking() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    await ann.go()
    await asyncio.sleep(GRACE / 1000 - 1)
    assert leader.told[-1]["type"] == "link_lost"
    await asyncio.sleep(2)
    last = leader.told[-1]
    assert (last["type"], last["reason"], last["participant"]) == ("left", "link_lost", ann.id)
    assert last["at"] - START == pytest.approx(GRACE, abs=5)


@in_virtual_time
async def test_who_comes_back_within_grace_does_not_leave() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    await ann.go()
    await asyncio.sleep(GRACE / 1000 - 1)
    await ann.come()
    await asyncio.sleep(GRACE / 1000)
    assert [event["type"] for event in leader.told[-2:]] == ["link_lost", "link_returned"]


@in_virtual_time
async def test_a_clock_that_is_set_back_never_makes_time_run_back_in_the_log() -> None:
    house = await opened()
    ann = await house.client()
    await asyncio.sleep(100)
    await ann.ask(Rename("Annie"))
    house.clock.set_back = 60_000
    await ann.ask(Rename("Ann"))
    times = [event["at"] for event in await (await house.runner()).log()]
    assert times == sorted(times)


# --- attach and resume ---


@in_virtual_time
async def test_a_newcomer_gets_the_snapshot_of_its_number_and_every_event_after_it() -> None:
    house = await opened()
    leader = await house.client(Role.FACILITATOR)
    ann = await house.client()
    assert ann.welcome is not None
    assert (ann.welcome.you.id, ann.welcome.you.role) == (ann.id, Role.PARTICIPANT)
    assert ann.welcome.missed is None
    await leader.ask(Mute(ann.id))
    await ann.ask(SetMedia(camera=False))
    assert ann.view == await house.view_of(ann)
    assert leader.view["participants"] == ann.view["participants"]


@in_virtual_time
async def test_attaching_while_events_are_being_appended_loses_nothing_and_tells_nothing_twice() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    for turn in range(20):
        asked = asyncio.create_task(leader.ask(Rename(f"Lee {turn}")))
        for _ in range(turn % 4):
            await asyncio.sleep(0)
        assert await ann.come() is None  # its fold fails if an event is told twice
        await asked
        assert ann.view == await house.view_of(ann)


@in_virtual_time
async def test_who_resumes_is_told_exactly_what_they_missed() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    await house.settle()
    last = ann.seq
    await ann.go()
    await leader.ask(Rename("Lee"))
    await leader.ask(Mute(ann.id))
    await ann.come(resume=last)
    assert ann.welcome is not None
    assert ann.welcome.missed is not None
    missed = ann.welcome.missed
    assert [event["type"] for event in missed] == ["link_lost", "renamed", "muted", "link_returned"]
    assert [event["seq"] for event in missed] == list(range(last + 1, last + 5))


@in_virtual_time
async def test_who_missed_nothing_is_told_so() -> None:
    house = await opened()
    ann = await house.client()
    await ann.come(resume=ann.seq)
    assert ann.welcome is not None
    assert ann.welcome.missed == []


@pytest.mark.parametrize("resume", [-1, 10_000])
def test_a_number_that_never_was_gets_the_snapshot_alone(resume: int) -> None:
    @in_virtual_time
    async def scenario() -> None:
        house = await opened()
        ann = await house.client()
        await ann.come(resume=resume)
        assert ann.welcome is not None
        assert ann.welcome.missed is None

    scenario()


@in_virtual_time
async def test_who_missed_too_much_gets_the_snapshot_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "RESUME_WINDOW", 4)
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    last = ann.seq
    for turn in range(5):
        await leader.ask(Rename(f"Lee {turn}"))
    await ann.come(resume=last)
    assert ann.welcome is not None
    assert ann.welcome.missed is None
    assert ann.view == await house.view_of(ann)


@in_virtual_time
async def test_a_second_tab_replaces_the_first_and_is_no_event() -> None:
    house = await opened()
    ann = await house.client()
    seq = (await house.runner()).seq
    tab = Listener()
    answer = await (await house.runner()).attach(ann.id, tab)
    assert isinstance(answer, Welcome)
    assert ann.goodbyes == ["replaced"]
    await ann.go()
    await house.settle()
    assert (await house.runner()).seq == seq
    assert (await house.runner()).state.session.people[ann.id].presence is Presence.PRESENT


@in_virtual_time
async def test_an_older_connections_loss_on_its_way_does_not_leave_the_newer_one_lost() -> None:
    house = await opened()
    ann = await house.client()
    runner = await house.runner()
    await house.settle()
    house.store.gate.clear()
    busy = asyncio.create_task(ann.ask(Rename("Annie")))
    await asyncio.sleep(1)
    await ann.go()
    assert isinstance(await runner.attach(ann.id, ann), Welcome)
    house.store.gate.set()
    await busy
    await house.settle()
    assert runner.state.session.people[ann.id].presence is Presence.PRESENT


@in_virtual_time
async def test_a_connection_that_never_got_as_far_as_attach_is_a_lost_link() -> None:
    house = await opened()
    ann = await house.invited()
    runner = await house.runner()
    person = await runner.join(ann.id, ann.invitation, None)
    assert not isinstance(person, Rejected)
    await ann.go()
    await house.settle()
    assert runner.state.session.people[person.id].presence is Presence.LOST


@in_virtual_time
async def test_nobody_attaches_who_is_not_here() -> None:
    house = await opened()
    ann = await house.client()
    runner = await house.runner()
    await ann.ask(Leave())
    assert code(await runner.attach(ann.id, ann)) is Code.FORBIDDEN
    assert code(await runner.attach(ParticipantId("stranger"), ann)) is Code.FORBIDDEN


@in_virtual_time
async def test_a_personal_invitation_brings_back_the_same_person_whatever_id_is_offered() -> None:
    house = await opened()
    ann = await house.client()
    runner = await house.runner()
    person = await runner.join(ParticipantId("fresh"), ann.invitation, "Other")
    assert not isinstance(person, Rejected)
    assert person.id == ann.id


# --- goodbyes ---


@in_virtual_time
async def test_the_removed_are_told_and_said_goodbye_to() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    await leader.ask(Remove(ann.id))
    assert (ann.told[-1]["type"], ann.goodbyes) == ("removed", ["removed"])
    assert leader.goodbyes == []
    told = len(ann.told)
    await leader.ask(Rename("Lee"))
    assert len(ann.told) == told


@in_virtual_time
async def test_who_leaves_is_said_goodbye_to() -> None:
    house = await opened()
    ann = await house.client()
    await ann.ask(Leave())
    assert ann.goodbyes == ["left"]


@in_virtual_time
async def test_the_end_is_told_to_everyone_and_closes_the_media() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    await leader.ask(EndSession())
    assert (ann.told[-1]["type"], ann.goodbyes, leader.goodbyes) == ("session_ended", ["ended"], ["ended"])
    assert house.session in house.plane.closed
    assert code(await leader.ask(Rename("Lee"))) is Code.ENDED
    assert code(await ann.come()) is Code.ENDED


@in_virtual_time
async def test_a_subscriber_that_fails_keeps_nothing_from_the_others() -> None:
    house = await opened()
    ann, leader = await house.client(), await house.client(Role.FACILITATOR)

    def fail(batch: object) -> None:
        raise RuntimeError("a fault in the gateway")

    ann.events = fail  # type: ignore[method-assign] # the fault
    assert isinstance(await leader.ask(Rename("Lee")), Ack)
    assert leader.told[-1]["type"] == "renamed"


# --- media ---


@in_virtual_time
async def test_an_offer_is_answered_and_the_others_are_seated() -> None:
    house = await opened()
    ann, ben = await house.client(), await house.client()
    runner = await house.runner()
    assert await runner.media(ann.id, "3") == Answer(sdp="answer to 3", seats=3)
    assert house.plane.desired[house.session][ann.id].seats == (Seat(ben.id), None, None)
    assert ann.tables[-1] == [
        {"seat": 0, "participant": ben.id, "audio": True, "video": True},
        {"seat": 1, "participant": None, "audio": False, "video": False},
        {"seat": 2, "participant": None, "audio": False, "video": False},
    ]
    assert ben.tables == []


@in_virtual_time
async def test_seats_follow_who_comes_leaves_and_mutes_and_only_when_they_change() -> None:
    house = await opened()
    ann = await house.client()
    await (await house.runner()).media(ann.id, "2")
    ben, kim = await house.client(), await house.client()
    await ben.ask(Rename("Benjamin"))
    await ben.ask(SetMedia(microphone=False))
    await ben.ask(Leave())
    assert [[(row["participant"], row["audio"]) for row in table] for table in ann.tables] == [
        [(None, False), (None, False)],
        [(ben.id, True), (None, False)],
        [(ben.id, True), (kim.id, True)],
        [(ben.id, False), (kim.id, True)],
        [(None, False), (kim.id, True)],
    ]


@in_virtual_time
async def test_a_lost_link_keeps_the_seat_and_the_media_until_the_end_of_grace() -> None:
    house = await opened()
    ann, ben = await house.client(), await house.client()
    runner = await house.runner()
    await runner.media(ann.id, "1")
    await ben.go()
    await house.settle()
    assert house.plane.desired[house.session][ben.id] == Desired(seats=(), screen=False)
    assert ann.tables[-1][0]["participant"] == ben.id
    await asyncio.sleep(GRACE / 1000 + 1)
    assert ben.id not in house.plane.desired[house.session]
    assert ann.tables[-1][0]["participant"] is None


@in_virtual_time
async def test_a_second_offer_keeps_everyone_in_their_seats() -> None:
    house = await opened()
    ann = await house.client()
    ben, kim = await house.client(), await house.client()
    runner = await house.runner()
    await runner.media(ann.id, "3")
    await ben.ask(Leave())
    await runner.media(ann.id, "3")
    assert [row["participant"] for row in ann.tables[-1]] == [None, kim.id, None]


@in_virtual_time
async def test_who_comes_back_with_media_still_up_is_shown_their_seats_and_signals() -> None:
    house = await opened()
    ann, ben = await house.client(), await house.client()
    await (await house.runner()).media(ann.id, "1")
    house.facts.speaking(house.session, ben.id, True)
    await ann.go()
    ann.tables.clear()
    ann.signalled.clear()
    await ann.come(resume=ann.seq)
    await house.settle()
    assert ann.tables == [[{"seat": 0, "participant": ben.id, "audio": True, "video": True}]]
    assert ann.signalled == [{"speaking": [ben.id], "links": {}}]


@in_virtual_time
async def test_an_offer_that_cannot_be_answered_is_the_senders_fault() -> None:
    house = await opened()
    ann = await house.client()
    assert code(await (await house.runner()).media(ann.id, "v=0 nonsense")) is Code.INVALID


@in_virtual_time
async def test_nobody_gets_media_who_is_not_here() -> None:
    house = await opened()
    ann = await house.client()
    await ann.ask(Leave())
    assert code(await (await house.runner()).media(ann.id, "1")) is Code.FORBIDDEN


@in_virtual_time
async def test_who_is_removed_while_the_sfu_answers_gets_no_media() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    house.plane.answering.clear()
    offered = asyncio.create_task((await house.runner()).media(ann.id, "1"))
    await asyncio.sleep(1)
    await leader.ask(Remove(ann.id))
    house.plane.answering.set()
    assert code(await offered) is Code.FORBIDDEN
    assert ann.id not in house.plane.connected


@in_virtual_time
async def test_an_sfu_with_a_fault_is_told_again_and_stops_nobody() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    house.plane.broken = True
    assert isinstance(await leader.ask(Mute(ann.id)), Ack)
    house.plane.broken = False
    await leader.ask(Rename("Lee"))
    assert not house.plane.desired[house.session][ann.id].microphone


# --- when something is wrong ---


@in_virtual_time
async def test_when_somebody_else_wrote_to_the_log_the_session_replays_and_goes_on() -> None:
    house = await opened()
    leader, ann = await house.client(Role.FACILITATOR), await house.client()
    runner = await house.runner()
    await house.settle()
    events = desk.decide(runner.state, Issued(ann.id, Rename("From elsewhere")), house.clock.now())
    assert not isinstance(events, Rejected)
    await house.store.inner.append(stream_of(house.session), runner.seq, [encode(event) for event in events])
    assert code(await leader.ask(Rename("Lee"))) is Code.UNAVAILABLE
    await asyncio.sleep(1)
    assert isinstance(await leader.ask(Rename("Lee")), Ack)
    assert runner.state == replay(await house.store.read(stream_of(house.session)))[-1].after
    assert ann.view == await house.view_of(ann)
    assert leader.view["participants"] == ann.view["participants"]
    assert [event["name"] for event in ann.told[-2:]] == ["From elsewhere", "Lee"]


@in_virtual_time
async def test_a_broken_invariant_costs_its_batch_and_not_the_session(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house = await opened()
    ann = await house.client()
    sound = desk.decide

    def unsound(*args: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(desk, "decide", unsound)
    with caplog.at_level(logging.CRITICAL, logger="server.live.runner"):
        assert code(await ann.ask(Rename("Annie"))) is Code.UNAVAILABLE
    monkeypatch.setattr(desk, "decide", sound)
    await asyncio.sleep(1)
    assert isinstance(await ann.ask(Rename("Annie")), Ack)
    assert ann.goodbyes == []


@in_virtual_time
async def test_a_log_that_cannot_be_replayed_stops_the_session_and_says_so() -> None:
    house = await opened()
    ann = await house.client()
    runner = await house.runner()
    await house.settle()
    await house.store.inner.append(stream_of(house.session), runner.seq, [b'{"v":1,"type":"from_the_future","at":1}'])
    await ann.ask(Rename("Annie"))
    await asyncio.sleep(1)
    assert ann.goodbyes == ["unavailable"]
    assert code(await ann.ask(Rename("Annie"))) is Code.UNAVAILABLE


# --- life ---


@in_virtual_time
async def test_stopping_says_goodbye_and_puts_down_that_links_are_lost() -> None:
    house = await opened()
    ann = await house.client()
    await house.sessions.stop()
    assert ann.goodbyes == ["shutting_down"]
    state = replay(await house.store.read(stream_of(house.session)))[-1].after
    assert state.session.people[ann.id].presence is Presence.LOST


@in_virtual_time
async def test_a_stopped_session_refuses_instead_of_waiting() -> None:
    house = await opened()
    ann = await house.client()
    runner = await house.runner()
    await house.sessions.stop()
    assert code(await runner.submit(Issued(ann.id, Rename("Annie")))) is Code.UNAVAILABLE
    assert code(await runner.attach(ann.id, ann)) is Code.UNAVAILABLE
    await runner.detach(ann.id, ann)


@in_virtual_time
async def test_what_waits_when_the_session_stops_is_answered() -> None:
    house = await opened()
    ann = await house.client()
    await house.settle()
    house.store.gate.clear()
    asked = asyncio.create_task(ann.ask(Rename("Annie")))
    await asyncio.sleep(1)
    waiting = asyncio.create_task(ann.ask(Rename("Ann")))
    await asyncio.sleep(1)
    await house.sessions.stop()  # the store never answers
    assert [code(await asked), code(await waiting)] == [Code.UNAVAILABLE] * 2


@in_virtual_time
async def test_the_server_itself_may_invite_and_end() -> None:
    house = await opened()
    runner = await house.runner()
    assert isinstance(await runner.submit(Issued(None, Invite(InvitationId("x"), Role.GUEST))), Ack)
    assert isinstance(await runner.submit(Issued(None, EndSession())), Ack)


@in_virtual_time
async def test_a_lost_link_reported_twice_is_one_event() -> None:
    house = await opened()
    ann = await house.client()
    runner = await house.runner()
    await ann.go()
    await runner.submit(Issued(None, LinkLost(ann.id)))
    seq = runner.seq
    await runner.submit(Issued(None, LinkLost(ann.id)))
    await runner.submit(Issued(None, Tick()))
    assert runner.seq == seq
