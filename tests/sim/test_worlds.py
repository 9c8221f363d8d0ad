"""Seeded worlds: a whole group over hours of virtual time, with everything going wrong now and then.

People come, wait at the door, lose their links, reload, open second tabs, rename, mute, step away, are held, sent out
and given other roles, leave, are removed, are split into small rooms and moved between them, and are taken aside; the
store fails; the process is killed and started again. Whenever the dust has settled,
everyone's view is the server's, the log gives the state, and the SFU does what the state asks for.
"""

from __future__ import annotations

import asyncio
import logging
import random

import msgspec
import pytest

from facilitator.ballots import PollId
from facilitator.chat import Chat, React, SetSlowMode
from facilitator.desk import Command
from facilitator.hour.agenda.vocabulary import (
    EndAgenda,
    ExtendSegment,
    Kind,
    NextSegment,
    OpensBreak,
    PauseAgenda,
    SegmentWish,
    SetAgenda,
    StartAgenda,
)
from facilitator.hour.pause import EndPause, StartPause
from facilitator.hour.recess import EndBreak, ReturnFromBreak, StartBreak
from facilitator.moderation import LockCameras, LockMicrophones, Mute, MuteAll, PrivateWord, SetMedia
from facilitator.polls.vocabulary import ClosePoll, OpenPoll, PollKind, PublishPoll, Vote
from facilitator.support import AcknowledgeSupport, AskForSupport, SettleSupport, WithdrawSupport
from facilitator.turns import vocabulary as turns
from rooms.arrivals import GRACE
from rooms.aside import EndAside, TakeAside
from rooms.breakouts.vocabulary import (
    AskForHelp,
    CloseBreakouts,
    CloseRoom,
    Late,
    LaunchBreakouts,
    Method,
    Move,
    OpenBreakouts,
    PlanBreakouts,
    ReturnToMain,
    RoomWish,
    SpeakToRooms,
    Visit,
)
from rooms.kernel import MAIN_ROOM, ParticipantId, Rejected
from rooms.people import Presence, Role
from rooms.vocabulary import (
    AcceptAgreements,
    Admit,
    AdmitAll,
    Hold,
    InviteToSpeak,
    Leave,
    LockSession,
    Release,
    Remove,
    Rename,
    SendToLobby,
    SetRole,
    SetWaitingRoom,
    StepAway,
    StepOut,
)
from server.live.history import replay, stream_of
from server.live.media_plan import wanted
from server.live.standpoint import is_aside
from tests.sim.doubles import Listener
from tests.sim.stage_set import Client, House
from tests.sim.virtual_time import in_virtual_time

ROLES = [
    Role.FACILITATOR, Role.CO_FACILITATOR, Role.PARTICIPANT, Role.PARTICIPANT, Role.PARTICIPANT, Role.GUEST,
    Role.OBSERVER,
]  # fmt: skip
CHAPTERS = 8
STEPS = 20
SEATS = 4


class World:
    """One group and its weather. `online` are those with a connection that they believe in; `media`, those whose
    media transport is up."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.house = House()
        self.house.store.latency = lambda: self.chance.choice([0.0, 0.0, 0.01, 0.5])
        self.clients: list[Client] = []
        self.online: set[Client] = set()
        self.media: set[Client] = set()

    async def begin(self) -> None:
        watched = self.chance.random() < 0.5
        await self.house.open(capacity=6, waiting_room=watched, agreements=None if watched else "Be kind.", grace=None)
        for role in ROLES:
            self.clients.append(await self.house.invited(role, shared=role is Role.GUEST))

    async def step(self) -> None:
        """Up to three people do something at the same time, or the weather changes."""
        if self.chance.random() < 0.1:
            await self.chance.choice([self.time_passes, self.time_passes, self.store_fails, self.crash])()
        else:
            busy = self.chance.sample(self.clients, self.chance.randrange(1, 4))
            presence = [self.come, self.drop, self.reload]
            leading = [self.split, self.watch_the_door, self.keep_the_hour, self.take_turns, self.look_after]
            choice = [*presence, self.do, *leading, self.poll]
            deeds = self.chance.choices(choice, [5, 2, 2, 6, 4, 6, 5, 6, 5, 5], k=len(busy))
            await asyncio.gather(*(deed(client) for deed, client in zip(deeds, busy, strict=True)))
        self.see_who_is_online()

    def see_who_is_online(self) -> None:
        around = {person.id for person in self.house.sessions.open()[0].state.session.around}
        self.online = {client for client in self.online if not client.goodbyes}
        self.media = {client for client in self.media if client.id in around}

    # --- deeds ---

    async def come(self, client: Client) -> None:
        """A first arrival, a return or a second tab: to the server they look alike."""
        resume = client.seq if self.chance.random() < 0.7 else None
        if await client.come(resume) is not None:
            self.online.discard(client)
            return
        client.goodbyes.clear()  # to itself: this client stands for all tabs of its person
        self.online.add(client)
        if client not in self.media or self.chance.random() < 0.3:
            self.media.add(client)
            await (await self.house.runner()).media(client.id, str(SEATS))

    async def drop(self, client: Client) -> None:
        if client in self.online:
            self.online.discard(client)
            await client.go()

    async def reload(self, client: Client) -> None:
        """The new page is faster or slower than the end of the old one."""
        old = Listener()
        runner = await self.house.runner()
        if isinstance(await runner.attach(client.id, old), Rejected):
            return

        async def old_ends() -> None:
            await asyncio.sleep(self.chance.choice([0.0, 0.005, 0.2, 1.0]))
            await runner.detach(client.id, old)

        await asyncio.gather(old_ends(), self.come(client))

    async def do(self, client: Client) -> None:
        other = self.chance.choice(self.clients).id
        commands: list[Command] = [
            Rename(f"Name {self.chance.randrange(100)}"),
            SetMedia(microphone=self.chance.random() < 0.5, camera=self.chance.random() < 0.5),
            SetMedia(microphone=self.chance.random() < 0.5),
            Mute(other),
            MuteAll(),
            Leave() if self.chance.random() < 0.3 else Rename("Somebody"),
            AcceptAgreements(),
            StepAway(away=self.chance.random() < 0.3),
            LockMicrophones(self.chance.random() < 0.3),
            LockCameras(self.chance.random() < 0.5, (other,)),
            Chat(self.chance.choice(["everyone", "facilitators", other]), "Hello"),
            PrivateWord(other, "Hello"),
            React("heart") if self.chance.random() < 0.5 else SetSlowMode(self.chance.choice([0, 5])),
        ]
        if self.chance.random() < 0.02:
            commands = [Remove(other, ban=self.chance.random() < 0.5)]
        await asyncio.gather(*(client.ask(self.chance.choice(commands)) for _ in range(self.chance.randrange(1, 4))))

    async def watch_the_door(self, client: Client) -> None:
        """Whatever may be done about who is in, and as what."""
        other = self.chance.choice(self.clients).id
        now_and_then = self.chance.random() < 0.3
        commands: list[Command] = [
            Admit(other),
            AdmitAll(),
            AcceptAgreements(),
            SendToLobby(other),
            LockSession(locked=now_and_then),
            SetWaitingRoom(on=now_and_then),
            Hold(other) if now_and_then else Release(other),
            InviteToSpeak(other, allowed=not now_and_then),
            SetRole(other, self.chance.choice([*Role])) if now_and_then else AdmitAll(),
        ]
        await client.ask(self.chance.choice(commands))

    async def split(self, client: Client) -> None:
        """Whatever may be done with small rooms, by whom it may and by whom it may not."""
        online = sorted(self.online, key=lambda each: each.id)
        people = [each.id for each in self.chance.sample(online, k=len(online))]
        half = len(people) // 2
        halves = (RoomWish("One", tuple(people[:half])), RoomWish("Two", tuple(people[half : half + 2])))
        room = self.chance.choice([*(await self.house.runner()).state.breakouts.rooms] or [MAIN_ROOM])
        other = self.chance.choice(self.clients).id
        commands: list[Command] = [
            OpenBreakouts(halves, self.chance.choice([None, 1.5, 7.0]), late=self.chance.choice(list(Late))),
            PlanBreakouts(Method.RANDOM, size=2),
            LaunchBreakouts(),
            Move(other, room),
            Move(other, None),
            Visit(room),
            SpeakToRooms(on=self.chance.random() < 0.5),
            AskForHelp(),
            ReturnToMain(),
            CloseRoom(room),
            CloseBreakouts(self.chance.choice([0.0, 20.0])),
        ]
        await client.ask(self.chance.choice(commands))

    async def keep_the_hour(self, client: Client) -> None:
        """Whatever may be done with the agenda, breaks and pauses, by whom it may and by whom it may not."""
        agenda = (SegmentWish("Topic", minutes=3), SegmentWish("Tea", Kind.BREAK, 2, OpensBreak()))
        commands: list[Command] = [
            SetAgenda(agenda),
            StartAgenda(),
            NextSegment(),
            ExtendSegment(2),
            PauseAgenda(paused=self.chance.random() < 0.5),
            EndAgenda(),
            StartBreak(2),
            ReturnFromBreak(),
            EndBreak(),
            StartPause(self.chance.choice([None, 1, 3]), guide=self.chance.random() < 0.5),
            EndPause(),
        ]
        await client.ask(self.chance.choice(commands))

    async def look_after(self, client: Client) -> None:
        """Whatever may be done when somebody needs support, by whom it may and by whom it may not."""
        other = self.chance.choice(self.clients).id
        commands: list[Command] = [
            AskForSupport(),
            WithdrawSupport(),
            AcknowledgeSupport(other),
            SettleSupport(other),
            StepOut(self.chance.random() < 0.4),
            TakeAside(other),
            TakeAside(other),
            EndAside(),
        ]
        await client.ask(self.chance.choice(commands))

    async def take_turns(self, client: Client) -> None:
        """Whatever may be done about who speaks."""
        other = self.chance.choice(self.clients).id
        seconds = self.chance.choice([None, 20.0, 90.0])
        commands: list[Command] = [
            turns.RaiseHand(),
            turns.LowerHand(),
            turns.SetFloor(self.chance.choice([*turns.FloorMode])),
            turns.LetIn(other, allowed=True),
            turns.GrantTurn(other, seconds),
            turns.NextTurn(seconds=seconds),
            turns.EndTurn(),
            turns.StartGoAround(self.chance.choice([turns.GoAroundOrder.SEAT, turns.GoAroundOrder.RANDOM]), seconds),
            turns.PassTurn(),
            turns.DeferTurn(),
            turns.PauseGoAround(paused=self.chance.random() < 0.3),
            turns.StartPiece(other),
            turns.HandOn(other),
            turns.EndPiece(),
        ]
        await client.ask(self.chance.choice(commands))

    async def poll(self, client: Client) -> None:
        """Whatever may be done about polls; a page keeps one token for all of them here."""
        polls = [*(await self.house.runner()).state.polls.polls] or [PollId("poll-1")]
        poll = self.chance.choice(polls[-3:])
        option, anonymous = self.chance.randrange(2), self.chance.random() < 0.7
        ask = OpenPoll("Ready?", PollKind.SINGLE, ("Yes", "No"), anonymous=anonymous, min_group=3)
        commands: list[Command] = [
            ask,
            msgspec.structs.replace(ask, scope="room", minutes=1),
            *[Vote(poll, (option,), f"{client.invitation:-<22}")] * 5,
            Vote(poll, (option,)),
            ClosePoll(poll),
            PublishPoll(poll),
        ]
        await client.ask(self.chance.choice(commands))

    # --- weather ---

    async def time_passes(self) -> None:
        await asyncio.sleep(self.chance.uniform(0, 1.2 * GRACE / 1000))

    async def store_fails(self) -> None:
        self.house.store.broken = True
        await asyncio.gather(self.drop(self.chance.choice(self.clients)), self.do(self.chance.choice(self.clients)))
        await asyncio.sleep(self.chance.uniform(0, 5))
        self.house.store.broken = False

    async def crash(self) -> None:
        """As kill -9: nothing is said, nothing is written any more. Most browsers come back by themselves."""
        task = (await self.house.runner())._task
        assert task is not None
        task.cancel()
        self.house = await self.house.crash_and_restart()
        back, self.online, self.media = sorted(self.online, key=lambda each: each.id), set(), set()
        for client in self.clients:
            client.house = self.house
        await asyncio.gather(*(self.come(client) for client in back if self.chance.random() < 0.8))

    async def dust_settles(self) -> None:
        await asyncio.sleep(60)
        await self.house.settle()
        self.see_who_is_online()


async def check(world: World) -> None:
    runner = await world.house.runner()
    assert replay(await world.house.store.read(stream_of(world.house.session)))[-1].after == runner.state
    present = {p.id for p in runner.state.session.people.values() if p.presence is Presence.PRESENT}
    assert present == {client.id for client in world.online}
    for poll, slot in runner._memory.drafts.box.slots.items():
        assert runner.state.polls.polls[poll].is_open
        assert set(slot.cast) <= set(runner.state.polls.polls[poll].took_part)
    desired = world.house.plane.desired.get(world.house.session, {})
    assert set(desired) == {person.id for person in runner.state.session.around}
    for client in world.online:
        assert client.view == await world.house.view_of(client)
        seated: list[ParticipantId | None] = [row["participant"] for row in client.tables[-1]]
        person = runner.state.session.people[client.id]
        sees = wanted(runner.state, client.id)[:SEATS] if person.may_receive else ()
        assert {who for who in seated if who} == set(sees)
        forwarded = [None if who is None or is_aside(runner.state, client.id, who) else who for who in seated]
        assert [seat and seat.participant for seat in desired[client.id].seats] == forwarded
        gates = runner.state.gates(client.id)
        assert (desired[client.id].microphone, desired[client.id].camera) == (gates.microphone, gates.camera)


@pytest.mark.parametrize("seed", range(8))
def test_after_any_weather_everyone_is_in_step(seed: int) -> None:
    @in_virtual_time
    async def scenario() -> None:
        world = World(seed)
        await world.begin()
        for _ in range(CHAPTERS):
            for _ in range(STEPS):
                await world.step()
            await world.dust_settles()
            await check(world)

    logging.disable(logging.CRITICAL)  # the weather is meant
    try:
        scenario()
    finally:
        logging.disable(logging.NOTSET)


def test_the_same_seed_is_the_same_world() -> None:
    logs: list[list[dict[str, object]]] = []

    @in_virtual_time
    async def scenario() -> None:
        world = World(7)
        await world.begin()
        for _ in range(40):
            await world.step()
        logs.append(await (await world.house.runner()).log())

    logging.disable(logging.CRITICAL)
    try:
        scenario()
        scenario()
    finally:
        logging.disable(logging.NOTSET)
    assert logs[0] == logs[1]
