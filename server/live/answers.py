"""Answers to check-ins that are not kept: in memory for as long as the session lasts, and nowhere else.

They are taken from the commands that were accepted, and told as the signal `answers`: to whoever gave one, and, if they
share it, to the leaders. Rules that hold: an answer is here only while the state says that its owner has answered and
keeps nothing; nothing of it is in a log, a view or an event; a process that ends forgets it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from facilitator.checkins.answers import Answers
from facilitator.checkins.deciding import understood
from facilitator.checkins.vocabulary import AnswerCheckIn, CheckInId
from facilitator.desk import Command, Desk
from rooms.kernel import Issued, ParticipantId, Rejected
from server.live.instruments.checkins.view import AnswersView, ScoreView, answers_view, score_view
from server.live.standpoint import standpoint


class UnkeptAnswers(msgspec.Struct, frozen=True):
    """What somebody answered and does not keep. `score` is for leaders."""

    check_in: CheckInId
    participant: ParticipantId
    answers: AnswersView
    score: ScoreView | None


class AnswersAtHand:
    """Those of one session."""

    def __init__(self) -> None:
        self._given: dict[tuple[CheckInId, ParticipantId], Answers] = {}
        self._ever = False

    def heard(self, desk: Desk, issued: Issued[Command]) -> bool:
        """A command was accepted, and led to `desk`. Returns: whether there is an answer in it that is not kept."""
        command, by = issued.command, issued.by
        if not isinstance(command, AnswerCheckIn) or by is None or command.keep:
            return False
        answers = understood(desk.checkins.all[command.check_in], command)
        assert not isinstance(answers, Rejected)  # it was accepted
        self._given[command.check_in, by] = answers
        self._ever = True
        return True

    def settle(self, desk: Desk) -> None:
        """After the state has changed: forget what was taken back or is kept instead; with the session's end, all."""
        self._given = {key: answers for key, answers in self._given.items() if _is_unkept(desk, *key)}

    def seen_by(self, desk: Desk, viewer: ParticipantId) -> dict[str, object]:
        """The signal as `viewer` may be told of it; nothing as long as there never was one."""
        return {"answers": [msgspec.to_builtins(each) for each in self._told(desk, viewer)]} if self._ever else {}

    def _told(self, desk: Desk, viewer: ParticipantId) -> Iterator[UnkeptAnswers]:
        stands = standpoint(desk, viewer)
        for (id_, who), answers in self._given.items():
            check_in = desk.checkins.all[id_]
            own = who == viewer
            if stands.place == "inside" and (own or (stands.leads and check_in.responses[who].shared)):
                score = None if own else score_view(check_in.questionnaire, answers)
                yield UnkeptAnswers(id_, who, answers_view(answers), score)


def _is_unkept(desk: Desk, id_: CheckInId, who: ParticipantId) -> bool:
    if desk.session.is_over:
        return False
    response = desk.checkins.all[id_].responses[who]
    return response.state == "answered" and not response.kept
