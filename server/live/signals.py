"""What passes and is not kept: who is speaking now, how each link is, and answers that their owners do not keep.

Facts come from the SFU through `FactsRelay` (the SFU is made before the sessions are, so it is given the relay).
Rules that hold: `Signals` never says that somebody speaks of whom nothing goes out, and tells each viewer only of those
they know (`server.live.standpoint.knows`) and may hear; nobody learns of speech in a side room but those in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.desk import Command, Desk
from rooms.kernel import Issued, ParticipantId, SessionId
from server.live.answers import AnswersAtHand
from server.live.standpoint import is_aside, knows
from server.ports import Link, MediaFacts, Sound


class FactsRelay:
    """A `MediaFacts` that passes facts on to whoever is `listener`; before there is one they are dropped."""

    def __init__(self) -> None:
        self.listener: MediaFacts | None = None

    def speaking(self, session: SessionId, participant: ParticipantId, speaking: bool, ago: float = 0.0) -> None:
        if self.listener is not None:
            self.listener.speaking(session, participant, speaking, ago)

    def sound(self, session: SessionId, participant: ParticipantId, sound: Sound) -> None:
        if self.listener is not None:
            self.listener.sound(session, participant, sound)

    def link(self, session: SessionId, participant: ParticipantId, link: Link) -> None:
        if self.listener is not None:
            self.listener.link(session, participant, link)


class Signals:
    """The signals of one session: what is known, and what of it each viewer may be told."""

    def __init__(self) -> None:
        self._speaking: tuple[ParticipantId, ...] = ()
        self._links: dict[ParticipantId, Link] = {}
        self._answers = AnswersAtHand()

    def speaking(self, desk: Desk, participant: ParticipantId, speaking: bool) -> None:
        """A fact from the SFU: somebody began or ceased to speak."""
        others = tuple(who for who in self._speaking if who != participant)
        self._speaking = (*others, participant) if speaking and _is_heard(desk, participant) else others

    def link(self, desk: Desk, participant: ParticipantId, link: Link) -> None:
        """A fact from the SFU: how somebody's link is."""
        person = desk.session.people.get(participant)
        if person is not None and person.is_around:
            self._links[participant] = link

    @property
    def links(self) -> Mapping[ParticipantId, Link]:
        """How each link is, as far as it is known."""
        return self._links

    def heard(self, desk: Desk, issued: Issued[Command]) -> bool:
        """A command was accepted, and led to `desk`. Returns: whether there is something in it that passes."""
        return self._answers.heard(desk, issued)

    def settle(self, desk: Desk) -> None:
        """After the state has changed: forget those who are gone, and the speech of those who are no longer heard."""
        around = {person.id for person in desk.session.around}
        self._links = {who: link for who, link in self._links.items() if who in around}
        self._speaking = tuple(who for who in self._speaking if _is_heard(desk, who))
        self._answers.settle(desk)

    def seen_by(self, desk: Desk, viewer: ParticipantId) -> dict[str, object]:
        """All that `viewer` may be told now: of those they know, while they may hear them, and always of themselves."""
        me = desk.session.people[viewer]

        def told(who: ParticipantId) -> bool:
            return who == viewer or (me.may_receive and knows(desk, viewer, who))

        def heard(who: ParticipantId) -> bool:
            return told(who) and not is_aside(desk, viewer, who)

        return {
            "speaking": [who for who in self._speaking if heard(who)],
            "links": {who: link for who, link in self._links.items() if told(who)},
            **self._answers.seen_by(desk, viewer),
        }


def _is_heard(desk: Desk, participant: ParticipantId) -> bool:
    return participant in desk.session.people and desk.gates(participant).microphone
