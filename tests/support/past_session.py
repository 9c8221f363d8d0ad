"""A session that was held some time ago, with everything in it that a report can tell, put into a store."""

from __future__ import annotations

from facilitator.checkins.vocabulary import (
    AcknowledgeConcern,
    AnswerCheckIn,
    CheckInId,
    CloseCheckIn,
    DeclineCheckIn,
    OpenCheckIn,
    Scale,
)
from facilitator.hour.agenda.vocabulary import (
    EndAgenda,
    Kind,
    NextSegment,
    OpensBreak,
    SegmentWish,
    SetAgenda,
    StartAgenda,
)
from facilitator.hour.pause import EndPause, StartPause
from facilitator.polls.vocabulary import ClosePoll, OpenPoll, PollKind, PublishPoll, Vote
from facilitator.scenes.vocabulary import (
    EndScene,
    LeaveRole,
    NextSpeaker,
    PassFeedback,
    ScenePart,
    SetUpScene,
    StartFeedback,
    StartScene,
)
from facilitator.speech.vocabulary import RecordSpeech
from facilitator.support import AskForSupport
from facilitator.turns.vocabulary import EndTurn, GoAroundOrder, GrantTurn, PassTurn, StartGoAround
from rooms.aside import EndAside, TakeAside
from rooms.breakouts.vocabulary import CloseBreakouts, OpenBreakouts, RoomWish
from rooms.kernel import MAIN_ROOM, Instant, ParticipantId, SessionId
from rooms.people import Role
from rooms.vocabulary import EndSession, LinkBack, LinkLost
from server.live.codec import encode
from server.live.history import stream_of
from server.record.ledger import Ledger
from server.store import open_store
from tests.sim.meeting import Meeting

SESSION = SessionId("s")
"""The id of the session that `held` tells of."""
NAMES = ("Anna", "Ben", "Clara", "David", "Eva", "Farid")
MINUTE = 60_000


async def keep(meeting: Meeting, url: str) -> None:
    """Put its log into the store, before a node is started on it."""
    ledger = Ledger(open_store(url))
    await ledger.append(stream_of(SESSION), 0, [encode(event) for event in meeting.log])
    await ledger.close()


def held() -> Meeting:
    """An hour of a group of six, with every instrument."""
    meeting = Meeting()
    fay = meeting.person(Role.FACILITATOR, "Fay")
    people = tuple(meeting.person(name=name) for name in NAMES)
    meeting.must(fay, SetAgenda(_agenda()))
    meeting.must(fay, StartAgenda())
    _checked_in(meeting, fay, people)
    meeting.must(fay, NextSegment())
    _spoken(meeting, fay, people)
    _turns(meeting, fay, people)
    meeting.must(fay, NextSegment())
    meeting.later(4 * MINUTE)
    meeting.must(fay, NextSegment())
    _rooms_and_support(meeting, fay, people)
    _scene(meeting, fay, people)
    meeting.must(fay, NextSegment())
    _polls(meeting, fay, people)
    meeting.must(fay, StartPause(minutes=2, guide=True))
    meeting.later(MINUTE)
    meeting.must(fay, EndPause())
    _checked_out(meeting, fay, people)
    meeting.must(fay, EndAgenda())
    meeting.must(fay, EndSession())
    return meeting


def _agenda() -> tuple[SegmentWish, ...]:
    return (
        SegmentWish("Hello", Kind.CHECK_IN, 8),
        SegmentWish("Setting limits", Kind.TOPIC, 20),
        SegmentWish("Tea", Kind.BREAK, 4, OpensBreak()),
        SegmentWish("Trying it out", Kind.PRACTICE, 15),
        SegmentWish("Closing", Kind.CLOSING, 10),
    )


def _checked_in(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ...]) -> None:
    before = CheckInId("check-in-1")
    meeting.must(fay, OpenCheckIn("before", scales=(Scale("Energy"),), words=True, word_list=("calm", "sad", "tired")))
    for who, mood, word in zip(people[:3], (3, 5, 6), ("sad", "tired", "calm"), strict=True):
        meeting.must(who, AnswerCheckIn(before, share=True, keep=True, mood=mood, scales=(mood,), words=(word,)))
    meeting.must(people[3], AnswerCheckIn(before, share=True, keep=False, mood=7))
    meeting.must(people[4], DeclineCheckIn(before))
    meeting.later(6 * MINUTE)
    meeting.must(fay, CloseCheckIn(before))


def _checked_out(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ...]) -> None:
    after = CheckInId("check-in-2")
    meeting.must(fay, OpenCheckIn("after", questionnaire="phq9", scales=(Scale("Energy"),)))
    meeting.must(
        people[0], AnswerCheckIn(after, share=True, keep=True, mood=6, items=(1,) * 9, scales=(5,), difficulty=1)
    )
    meeting.must(
        people[1], AnswerCheckIn(after, share=True, keep=True, mood=7, items=(0,) * 9, scales=(6,), difficulty=0)
    )
    meeting.must(fay, AcknowledgeConcern(people[0]))
    meeting.must(fay, CloseCheckIn(after))


def _spoken(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ...]) -> None:
    """Ten minutes of talk: the first say much, the last nothing."""
    for minute in range(10):
        begun = meeting.now
        meeting.later(MINUTE)
        for who, share in zip((fay, *people[:4]), (5, 22, 14, 8, 2), strict=True):
            if (minute + share) % 3:
                meeting.must(None, RecordSpeech(who, MAIN_ROOM, begun, Instant(begun + share * 1_000)))
                begun = Instant(begun + share * 1_000)


def _turns(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ...]) -> None:
    meeting.must(fay, GrantTurn(people[1], 60))
    meeting.later(80_000)
    meeting.must(people[1], EndTurn())
    meeting.must(fay, StartGoAround(GoAroundOrder.SEAT, 60))
    for number, who in enumerate(people):
        meeting.later(40_000)
        meeting.must(who, PassTurn() if number in (3, 5) else EndTurn())


def _rooms_and_support(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ...]) -> None:
    meeting.must(fay, OpenBreakouts((RoomWish("Fir", people[:3]), RoomWish("Elm", people[3:]))))
    meeting.later(3 * MINUTE)
    meeting.must(people[4], AskForSupport())
    meeting.later(30_000)
    meeting.must(fay, TakeAside(people[4]))
    meeting.must(None, LinkLost(people[5]))
    meeting.later(15_000)
    meeting.must(None, LinkBack(people[5]))
    meeting.later(2 * MINUTE)
    meeting.must(fay, EndAside())
    meeting.must(fay, CloseBreakouts(in_seconds=0))


def _scene(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ...]) -> None:
    meeting.must(fay, SetUpScene((ScenePart(people[0], "The boss"), ScenePart(people[1], "Kim")), "A raise", minutes=5))
    meeting.must(fay, StartScene())
    meeting.later(3 * MINUTE)
    meeting.must(fay, EndScene())
    meeting.must(fay, StartFeedback((people[2], people[3])))
    meeting.later(MINUTE)
    meeting.must(people[2], NextSpeaker())
    meeting.must(people[3], PassFeedback())
    for who in people[:2]:
        meeting.must(who, LeaveRole())


def _polls(meeting: Meeting, fay: ParticipantId, people: tuple[ParticipantId, ...]) -> None:
    meeting.must(fay, OpenPoll("Which exercise helped?", PollKind.SINGLE, ("Limits", "The scene"), anonymous=False))
    meeting.must(fay, OpenPoll("How safe do you feel here?", PollKind.SCALE, min_group=3))
    meeting.must(fay, OpenPoll("Would you come again?", PollKind.SINGLE, ("Yes", "No"), min_group=5))
    named, scale, again = (poll.id for poll in meeting.state.polls.open)
    for number, who in enumerate(people):
        meeting.must(who, Vote(named, (number % 2,)))
        meeting.must(who, Vote(scale, 5 + number % 5, f"{who:-<22}"))
        if number < 4:
            meeting.must(who, Vote(again, (number % 2,), f"{who:-<22}"))
    for poll in (named, scale, again):
        meeting.must(fay, ClosePoll(poll))
    meeting.must(fay, PublishPoll(named))
