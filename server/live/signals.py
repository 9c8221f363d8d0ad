"""What passes and is not kept: who is speaking now, and how each link is.

Facts come from the SFU through `FactsRelay` (the SFU is made before the sessions are, so it is given the relay).
Rule that holds: `Signals` only ever speaks of people who are here, and never says that a muted person is speaking.
"""

from __future__ import annotations

from facilitator.desk import Desk
from rooms.kernel import ParticipantId, SessionId
from server.ports import Link, MediaFacts


class FactsRelay:
    """A `MediaFacts` that passes facts on to whoever is `listener`; before there is one they are dropped."""

    def __init__(self) -> None:
        self.listener: MediaFacts | None = None

    def speaking(self, session: SessionId, participant: ParticipantId, speaking: bool) -> None:
        if self.listener is not None:
            self.listener.speaking(session, participant, speaking)

    def link(self, session: SessionId, participant: ParticipantId, link: Link) -> None:
        if self.listener is not None:
            self.listener.link(session, participant, link)


class Signals:
    """The signals of one session. Each method returns what viewers have to be told, empty for nothing."""

    def __init__(self) -> None:
        self._speaking: tuple[ParticipantId, ...] = ()
        self._links: dict[ParticipantId, Link] = {}

    def speaking(self, desk: Desk, participant: ParticipantId, speaking: bool) -> dict[str, object]:
        """A fact from the SFU: somebody began or ceased to speak."""
        others = tuple(who for who in self._speaking if who != participant)
        return self._now_speaking((*others, participant) if speaking and _may_speak(desk, participant) else others)

    def link(self, desk: Desk, participant: ParticipantId, link: Link) -> dict[str, object]:
        """A fact from the SFU: how somebody's link is."""
        person = desk.session.people.get(participant)
        if person is None or not person.is_here or self._links.get(participant) == link:
            return {}
        self._links[participant] = link
        return {"links": dict(self._links)}

    def settle(self, desk: Desk) -> dict[str, object]:
        """After the state has changed: forget those who are gone, and the speech of those now muted."""
        here = {person.id for person in desk.session.here}
        links = {who: link for who, link in self._links.items() if who in here}
        told = self._now_speaking(tuple(who for who in self._speaking if _may_speak(desk, who)))
        if links != self._links:
            self._links = links
            told["links"] = dict(links)
        return told

    def snapshot(self) -> dict[str, object]:
        """Everything, for a viewer who has just come in."""
        return {"speaking": list(self._speaking), "links": dict(self._links)}

    def _now_speaking(self, speaking: tuple[ParticipantId, ...]) -> dict[str, object]:
        if speaking == self._speaking:
            return {}
        self._speaking = speaking
        return {"speaking": list(speaking)}


def _may_speak(desk: Desk, participant: ParticipantId) -> bool:
    person = desk.session.people.get(participant)
    return person is not None and person.is_here and desk.moderation.switches[participant].microphone
