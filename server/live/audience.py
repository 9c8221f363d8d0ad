"""Who is listening to a session now, and what each of them is told.

Rules that hold: one subscriber per participant, a newer one replaces the older; everyone is told of events in order,
each of their own view; a subscriber that fails is logged and does not keep anything from the others.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Literal, Protocol, TypeAlias

import msgspec

from rooms.kernel import ParticipantId
from rooms.people import Presence
from rooms.state import Session
from server.live.chatter import ChatSignal
from server.live.history import Record
from server.live.media_plan import SeatRow
from server.live.messages import Delivery
from server.live.view_events import view_event

_log = logging.getLogger(__name__)

Wire: TypeAlias = dict[str, Any]  # Any: what msgpack takes is not a type of its own
"""A message as it goes over the wire: built of dicts, lists, strings, numbers and booleans only."""


GoodbyeCode: TypeAlias = Literal["replaced", "left", "removed", "dismissed", "ended", "shutting_down", "unavailable"]


class Subscriber(Protocol):
    """One participant's connection, as the session sees it.

    Every method only queues: it never blocks and never raises. What is queued goes out in the order of the calls and
    after the "welcome" that `SessionRunner.attach` returned.
    """

    def events(self, batch: list[Wire]) -> None: ...

    def seats(self, table: list[Wire]) -> None:
        """The whole table, on every change."""

    def signals(self, data: Wire) -> None:
        """`{"speaking": [id]}`, the whole set, and `{"links": {id: link}}`, the whole map: either or both. Or
        one of what was said just now (`server.live.messages`), or `{"chat": ...}` (`server.live.chatter`)."""

    def goodbye(self, code: GoodbyeCode, message: str) -> None:
        """The last call: say why, and close."""


def told(records: Iterable[Record], viewer: ParticipantId) -> list[Wire]:
    """The wire form of those of the events that are for this viewer."""
    seen = (view_event(r.seq, r.before, r.event, r.after, viewer) for r in records)
    return [msgspec.to_builtins(event) for event in seen if event is not None]


def farewell(session: Session, participant: ParticipantId) -> tuple[GoodbyeCode, str] | None:
    """Why somebody cannot go on listening to this session, or None while they can."""
    person = session.people[participant]
    if person.presence is Presence.REMOVED:
        if person.banned:
            return "removed", "You have been removed from this session."
        return "dismissed", "You have been removed from this session. You may come back to its waiting room."
    if session.is_over:
        return "ended", "This session has ended."
    if not person.is_around:
        return "left", "You have left this session."
    return None


class Audience:
    """The subscribers of one session."""

    def __init__(self) -> None:
        self._subscribers: dict[ParticipantId, Subscriber] = {}
        self._seats: dict[ParticipantId, tuple[SeatRow, ...]] = {}
        self._signals: dict[ParticipantId, Wire] = {}

    def __iter__(self) -> Iterator[ParticipantId]:
        return iter(tuple(self._subscribers))

    def enter(self, participant: ParticipantId, subscriber: Subscriber) -> None:
        """From now on `subscriber` is told; an earlier one of the same person is said goodbye to."""
        self.dismiss(participant, "replaced", "You have opened this session in another place.")
        self._subscribers[participant] = subscriber

    def leave(self, participant: ParticipantId, subscriber: Subscriber) -> bool:
        """Forget a connection that is gone. False when the participant has another, newer one."""
        if self._subscribers.get(participant, subscriber) is not subscriber:
            return False
        self._subscribers.pop(participant, None)
        self._forget(participant)
        return True

    def dismiss(self, participant: ParticipantId, code: GoodbyeCode, message: str) -> None:
        """Say goodbye to a participant's subscriber, if there is one."""
        subscriber = self._subscribers.pop(participant, None)
        self._forget(participant)
        if subscriber is not None:
            self._guarded(partial(subscriber.goodbye, code, message))

    def dismiss_all(self, code: GoodbyeCode, message: str) -> None:
        for participant in self:
            self.dismiss(participant, code, message)

    def publish(self, records: list[Record]) -> None:
        """Tell everyone of new events."""
        for participant, subscriber in tuple(self._subscribers.items()):
            self._guarded(partial(_send_events, subscriber, records, participant))

    def show_seats(self, participant: ParticipantId, rows: tuple[SeatRow, ...] | None) -> None:
        """Tell one participant who sits where, if that has changed since they were told; None is no table yet."""
        subscriber = self._subscribers.get(participant)
        if subscriber is None or rows is None or self._seats.get(participant) == rows:
            return
        self._seats[participant] = rows
        self._guarded(partial(subscriber.seats, [msgspec.to_builtins(row) for row in rows]))

    def show_signals(self, participant: ParticipantId, data: Wire) -> None:
        """Tell one participant of the signals that have changed since they were told."""
        subscriber, known = self._subscribers.get(participant), self._signals.get(participant, {})
        changed = {field: value for field, value in data.items() if field not in known or known[field] != value}
        if subscriber is None or not changed:
            return
        self._signals[participant] = data
        self._guarded(partial(subscriber.signals, changed))

    def deliver(self, delivery: Delivery) -> None:
        """Pass on what somebody has said to those it is for."""
        for participant in delivery.to:
            subscriber = self._subscribers.get(participant)
            if subscriber is not None:
                words = {delivery.message.signal: msgspec.to_builtins(delivery.message)}
                self._guarded(partial(subscriber.signals, words))

    def show_chat(self, participant: ParticipantId, news: ChatSignal) -> None:
        """Give one participant what has been written, and take what is no longer for them."""
        subscriber = self._subscribers.get(participant)
        if subscriber is not None:
            self._guarded(partial(subscriber.signals, {"chat": msgspec.to_builtins(news)}))

    def _forget(self, participant: ParticipantId) -> None:
        self._seats.pop(participant, None)
        self._signals.pop(participant, None)

    @staticmethod
    def _guarded(tell: Callable[[], None]) -> None:
        try:
            tell()
        except Exception:  # noqa: BLE001 - one connection's fault must not reach the other people of the session
            _log.exception("a subscriber failed")


def _send_events(subscriber: Subscriber, records: list[Record], viewer: ParticipantId) -> None:
    batch = told(records, viewer)
    if batch:
        subscriber.events(batch)
