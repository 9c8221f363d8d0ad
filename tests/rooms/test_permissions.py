"""The table of who may do what: how it is put together, and that nothing outside it is allowed."""

from __future__ import annotations

import pytest

from rooms.kernel import BaseCommand, Code, Instant, InvitationId, Issued, ParticipantId
from rooms.people import EVERYONE, LEADERS, Person, Presence, Role
from rooms.permissions import merge, refusal


class Ring(BaseCommand, frozen=True):
    pass


class Whisper(BaseCommand, frozen=True):
    pass


class Unheard(BaseCommand, frozen=True):
    pass


TABLE = merge({Ring: LEADERS}, {Whisper: EVERYONE})
AT_THE_DOOR: frozenset[type[BaseCommand]] = frozenset({Whisper})


def person(role: Role, presence: Presence = Presence.PRESENT) -> dict[ParticipantId, Person]:
    who = ParticipantId("p")
    return {who: Person(who, InvitationId("i"), "Ann", role, 1, Instant(0), presence)}


def code(people: dict[ParticipantId, Person], command: BaseCommand, by: str | None = "p") -> Code | None:
    refused = refusal(TABLE, AT_THE_DOOR, people, Issued(None if by is None else ParticipantId(by), command))
    return None if refused is None else refused.code


def test_every_role_has_a_row() -> None:
    assert set(TABLE) == set(Role)


def test_two_modules_cannot_claim_the_same_command() -> None:
    with pytest.raises(ValueError, match="Ring is declared twice"):
        merge({Ring: LEADERS}, {Ring: EVERYONE})


def test_the_server_may_do_everything() -> None:
    assert code({}, Unheard(), by=None) is None


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_its_row_names(role: Role) -> None:
    assert code(person(role), Whisper()) is None
    assert code(person(role), Ring()) is (None if role in LEADERS else Code.FORBIDDEN)


@pytest.mark.parametrize("role", Role)
def test_what_no_row_names_is_forbidden_to_people(role: Role) -> None:
    assert code(person(role), Unheard()) is Code.FORBIDDEN


def test_who_never_joined_may_do_nothing() -> None:
    assert code(person(Role.FACILITATOR), Ring(), by="stranger") is Code.FORBIDDEN


@pytest.mark.parametrize(
    ("presence", "expected"),
    [
        (Presence.PRESENT, None),
        (Presence.LOST, None),
        (Presence.LEFT, Code.FORBIDDEN),
        (Presence.REMOVED, Code.REMOVED),
    ],
)
def test_a_role_counts_only_while_its_person_is_here(presence: Presence, expected: Code | None) -> None:
    assert code(person(Role.FACILITATOR, presence), Ring()) is expected
