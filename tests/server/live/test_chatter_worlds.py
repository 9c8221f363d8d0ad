"""The chat in any meeting at all: what stands on a page is what its person may read, whatever came before."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from facilitator.chat import Chat
from facilitator.desk import Command, Desk
from rooms.kernel import MAIN_ROOM, Issued, ParticipantId
from server.live.chatter import Chatter, Line
from tests.sim.machine import AnyMeeting
from tests.sim.rules import anyone


class Chatting(AnyMeeting):
    """Every message that is accepted is written, and every page is brought up to date after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.chatter = Chatter()
        self.written: dict[str, Desk] = {}
        """Each line's state when it was written."""
        self.screens: dict[ParticipantId, dict[str, Line]] = {}

    def accepted(self, by: ParticipantId | None, command: Command) -> None:
        line = self.meeting.fresh("line-")
        self.chatter.take(self.meeting.state, Issued(by, command), self.meeting.now, line)
        if isinstance(command, Chat):
            self.written[line] = self.meeting.state

    @precondition(lambda self: self.meeting.desk is not None and not self.meeting.desk.session.is_over)
    @rule(everyone=st.booleans(), who=anyone)
    def everybody_writes(self, everyone: bool, who: int) -> None:
        """So that there is much to read, and not only by those who are chosen by lot."""
        for person in self.meeting.state.session.here:
            self.ask(person.id, Chat("everyone" if everyone else "facilitators", "Hello"))
        self.ask(self.someone(who), Chat(self.someone(who + 1), "Hello"))

    @invariant()
    def everybody_reads_what_they_may_and_nothing_else(self) -> None:
        if self.meeting.desk is None:
            return
        for who in self.meeting.desk.session.people:
            screen = self.screens.setdefault(who, {})
            news = self.chatter.news_for(self.meeting.desk, who)
            if news is not None:
                assert not {line.id for line in news.lines} & set(screen), "given twice"
                screen |= {line.id: line for line in news.lines}
                for gone in news.gone:
                    del screen[gone]
            for line in screen.values():
                assert self._may_read(self.meeting.desk, who, line)

    def _may_read(self, now: Desk, who: ParticipantId, line: Line) -> bool:
        """Judged anew, by where everybody was when it was written and is now."""
        person, then = now.session.people[who], self.written[line.id]
        if not person.may_receive:
            return False
        if who == line.sender:
            return True
        if line.to not in {"everyone", "facilitators"}:
            return line.to == who
        before = then.session.people.get(who)
        was_here = before is not None and before.is_here
        if line.to == "facilitators":
            return person.is_leader and (not was_here or then.session.people[who].is_leader)
        shared_room = was_here and then.room_of(who) == line.room and not then.session.people[who].held
        return shared_room or (not was_here and line.room == MAIN_ROOM)


TestChatting = Chatting.TestCase
TestChatting.settings = settings(max_examples=250, stateful_step_count=40)
