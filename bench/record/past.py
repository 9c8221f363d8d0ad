"""What sessions leave in their logs: a long one as it goes, and one that people came to and left. Pure.

Every event comes from the core's own `decide`, so that a log is one that could have been; which events, `seed` decides.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from facilitator import desk
from facilitator.desk import Command, Desk, Event
from facilitator.moderation import Mute, MuteAll, SetMedia
from rooms.breakouts.vocabulary import CloseBreakouts, ExtendBreakouts, LaunchBreakouts, Method, Move, PlanBreakouts
from rooms.kernel import Instant, InvitationId, Issued, ParticipantId, Rejected, SessionId
from rooms.people import Presence, Role
from rooms.vocabulary import AdmitAll, CreateSession, Invite, Join, Leave, LinkLost, Rename, StepAway, Tick

_SECOND: Final = 1000
_MINUTE: Final = 60 * _SECOND
_HOUR: Final = 60 * _MINUTE

_MICROPHONE: Final = 1 * _MINUTE
_CAMERA: Final = 15 * _MINUTE
_DROP: Final = 30 * _MINUTE
_BREAK: Final = 60 * _MINUTE
_NAME: Final = 90 * _MINUTE
"""How long it is, on average, between two times that somebody does this."""

_ROUND_EVERY: Final = 45 * _MINUTE
_ROUND_MINUTES: Final = 15
_ROOM: Final = 3
_MOVES: Final = 6
"""Small rooms: when they open, for how long, for how many people, and how many of these change rooms in between."""

FEWEST: Final = 3
"""People it takes to be a group."""

Deed = Callable[[], None]


def long_session(session: SessionId, begin: Instant, hours: float, people: int, seed: int = 0) -> list[Event]:
    """A session of `people`, at least `FEWEST`, that is still going on `hours` after `begin`.

    People come through the waiting room, speak, drop out and come back, step away, are muted, and spend a quarter of
    an hour of every three quarters in small rooms, between which some are moved.
    """
    told = _Telling(session, begin, people, seed)
    deeds = _deeds(told, int(hours * _HOUR))
    for at, deed in sorted(deeds, key=lambda planned: planned[0]):
        told.wait_until(Instant(begin + at))
        deed()
    return told.events


def visited_session(session: SessionId, begin: Instant, people: int) -> list[Event]:
    """A session that `people`, at least `FEWEST`, came to, switched something, and left again. It is open."""
    told = _Telling(session, begin, people, 0)
    for participant in told.everyone:
        told.switch_microphone(participant)
    for participant in told.everyone:
        told.do(participant, Leave())
    return told.events


class _Telling:
    """A session being made up. It begins with everyone inside, the first of them its facilitator."""

    def __init__(self, session: SessionId, begin: Instant, people: int, seed: int) -> None:
        self.random = Random(seed)
        self.events: list[Event] = []
        self._now = begin
        self._desk: Desk | None = None
        self.everyone = [ParticipantId(f"p_{session}_{number}") for number in range(people)]
        self.leader = self.everyone[0]
        self.do(None, CreateSession(id=session, title="Tuesday group", capacity=people, waiting_room=True))
        for number, participant in enumerate(self.everyone):
            invitation = InvitationId(f"i_{session}_{number}")
            role = Role.FACILITATOR if participant == self.leader else Role.PARTICIPANT
            self.do(None, Invite(invitation=invitation, role=role, name=f"Person {number}"))
            self.do(None, Join(participant=participant, invitation=invitation))
        self.do(self.leader, AdmitAll())

    @property
    def desk(self) -> Desk:
        assert self._desk is not None
        return self._desk

    def wait_until(self, now: Instant) -> None:
        """Let time pass, with what falls due in it."""
        while (due := desk.next_deadline(self._desk)) is not None and due <= now:
            self._now = max(self._now, due)
            self.do(None, Tick())
        self._now = now

    def do(self, by: ParticipantId | None, command: Command) -> None:
        """Have a command decided, which must be taken."""
        result = desk.decide(self._desk, Issued(by, command, self.random.getrandbits(64)), self._now)
        if isinstance(result, Rejected):
            raise ValueError(f"{type(command).__name__}: {result.message}")
        for event in result:
            self._desk = desk.evolve(self._desk, event)
        self.events += result

    # --- what people do, where they can --------------------------------------------------------------------------

    def is_here(self, participant: ParticipantId) -> bool:
        return self.desk.session.people[participant].presence is Presence.PRESENT

    def switch_microphone(self, participant: ParticipantId) -> None:
        if self.is_here(participant):
            switches = self.desk.moderation.switches[participant]
            self.do(participant, SetMedia(microphone=not switches.microphone))

    def switch_camera(self, participant: ParticipantId) -> None:
        if self.is_here(participant):
            switches = self.desk.moderation.switches[participant]
            self.do(participant, SetMedia(camera=not switches.camera))

    def rename(self, participant: ParticipantId) -> None:
        if self.is_here(participant):
            self.do(participant, Rename(name=f"Person {self.random.randrange(1000)}"))

    def step(self, participant: ParticipantId, away: bool) -> None:
        if self.is_here(participant):
            self.do(participant, StepAway(away=away))

    def lose(self, participant: ParticipantId) -> None:
        if self.is_here(participant):
            self.do(None, LinkLost(participant=participant))

    def come_back(self, participant: ParticipantId) -> None:
        person = self.desk.session.people[participant]
        self.do(None, Join(participant=participant, invitation=person.invitation))

    def mute_somebody(self) -> None:
        if self.is_here(self.leader):
            self.do(self.leader, Mute(participant=self.random.choice(self.everyone[1:])))

    def lead(self, command: Command) -> None:
        if self.is_here(self.leader):
            self.do(self.leader, command)

    def launch(self) -> None:
        self.lead(PlanBreakouts(method=Method.RANDOM, size=_ROOM))
        self.lead(LaunchBreakouts(minutes=_ROUND_MINUTES))

    def move_somebody(self) -> None:
        if self.desk.breakouts.are_open:
            somebody = self.random.choice([p for p in self.everyone[1:] if self.is_here(p)])
            self.lead(Move(participant=somebody, room=self.random.choice(list(self.desk.breakouts.rooms))))

    def extend(self) -> None:
        if self.desk.breakouts.are_open:
            self.lead(ExtendBreakouts(minutes=5))

    def close(self) -> None:
        if self.desk.breakouts.are_open:
            self.lead(CloseBreakouts(in_seconds=60))


def _deeds(told: _Telling, length: int) -> list[tuple[int, Deed]]:
    """What happens when, in milliseconds from the beginning, in no order."""
    deeds: list[tuple[int, Deed]] = []
    for participant in told.everyone:
        deeds += _deeds_of(told, participant, length)
    deeds += [(at, told.mute_somebody) for at in _now_and_then(told.random, 10 * _MINUTE, length)]
    deeds += [(at, lambda: told.lead(MuteAll())) for at in _now_and_then(told.random, 30 * _MINUTE, length)]
    for opening in range(_ROUND_EVERY // 2, length - 30 * _MINUTE, _ROUND_EVERY):
        deeds.append((opening, told.launch))
        within = range(opening + _MINUTE, opening + (_ROUND_MINUTES - 2) * _MINUTE)
        deeds += [(at, told.move_somebody) for at in told.random.sample(within, _MOVES)]
        deeds.append((opening + (_ROUND_MINUTES - 2) * _MINUTE, told.extend))
        deeds.append((opening + (_ROUND_MINUTES + 1) * _MINUTE, told.close))
    return [(at, deed) for at, deed in deeds if at < length]


def _deeds_of(told: _Telling, participant: ParticipantId, length: int) -> list[tuple[int, Deed]]:
    random = told.random
    deeds: list[tuple[int, Deed]] = []
    deeds += [(at, lambda: told.switch_microphone(participant)) for at in _now_and_then(random, _MICROPHONE, length)]
    deeds += [(at, lambda: told.switch_camera(participant)) for at in _now_and_then(random, _CAMERA, length)]
    deeds += [(at, lambda: told.rename(participant)) for at in _now_and_then(random, _NAME, length)]
    for at in _now_and_then(random, _DROP, length):
        deeds.append((at, lambda: told.lose(participant)))
        deeds.append((at + random.randrange(_SECOND, _MINUTE), lambda: told.come_back(participant)))
    for at in _now_and_then(random, _BREAK, length):
        deeds.append((at, lambda: told.step(participant, away=True)))
        deeds.append((at + random.randrange(_MINUTE, 5 * _MINUTE), lambda: told.step(participant, away=False)))
    return deeds


def _now_and_then(random: Random, every: int, length: int) -> list[int]:
    """Moments before `length` that know nothing of each other, `every` apart on average (a Poisson process)."""
    moments = []
    at = random.expovariate(1 / every)
    while at < length:
        moments.append(int(at))
        at += random.expovariate(1 / every)
    return moments
