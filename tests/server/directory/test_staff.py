"""Staff accounts: sign-in, lock-out, sign-out."""

from __future__ import annotations

import pytest

from rooms.kernel import BaseCommand, Code, Instant, InvariantBroken, Rejected
from server.directory import staff
from server.directory.kernel import Asked, SignInId, StaffId
from server.directory.staff import (
    FIRST_LOCK,
    FREE_TRIES,
    IDLE,
    LONGEST,
    LONGEST_LOCK,
    NOTED_EVERY,
    AddStaff,
    ChangeStaff,
    CloseAccount,
    SetPassword,
    SignIn,
    SignInFailed,
    SignOut,
    Staff,
    StaffRole,
    StayActive,
)

FAY = StaffId("st_1")
ADD = AddStaff(staff=FAY, login="Fay@Clinic.example", name="Fay", role=StaffRole.STAFF, password="hash")


class Desk:
    """Takes commands, one after the other, and keeps the state."""

    def __init__(self) -> None:
        self.state = Staff()
        self.now = Instant(1_000)
        self.do(ADD)

    def do(self, command: staff.Command) -> tuple[staff.Event, ...] | Rejected:
        answer = staff.decide(self.state, Asked(None, command), self.now)
        for event in () if isinstance(answer, Rejected) else answer:
            self.state = staff.evolve(self.state, event)
        return answer

    def sign_in(self, as_: str = "t", correct: bool = True) -> tuple[staff.Event, ...] | Rejected:
        compared = self.state.accounts[FAY].password
        return self.do(SignIn(staff=FAY, sign_in=SignInId(as_), compared=compared, correct=correct))

    def fail(self, times: int) -> None:
        for _ in range(times):
            self.sign_in(correct=False)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def code(answer: object) -> Code | None:
    return answer.code if isinstance(answer, Rejected) else None


def test_an_account_is_found_by_its_login_however_capitalised(desk: Desk) -> None:
    found = desk.state.by_login(" FAY@clinic.EXAMPLE ")
    assert found is not None
    assert found.id == FAY


@pytest.mark.parametrize("login", ["", "a b", "x" * 65, "a\nb", "a\u202eb", "<a>", "x" * 10_000])
def test_a_login_that_cannot_be_is_rejected(desk: Desk, login: str) -> None:
    add = AddStaff(staff=StaffId("st_2"), login=login, name="N", role=StaffRole.STAFF, password="h")
    assert code(desk.do(add)) is Code.INVALID
    assert desk.state.by_login(login) is None


def test_a_login_is_taken_once(desk: Desk) -> None:
    again = AddStaff(staff=StaffId("st_2"), login="fay@clinic.example", name="N", role=StaffRole.STAFF, password="h")
    assert code(desk.do(again)) is Code.CONFLICT


def test_a_closed_account_frees_its_login_and_lets_nobody_in(desk: Desk) -> None:
    desk.sign_in()
    desk.do(CloseAccount(staff=FAY))
    assert not desk.state.sign_ins
    assert desk.state.by_login("fay@clinic.example") is None
    assert code(desk.sign_in("t2")) is Code.CONFLICT
    assert desk.do(CloseAccount(staff=FAY)) == ()


def test_a_sign_in_is_good_while_it_is_used(desk: Desk) -> None:
    desk.sign_in()
    signed = desk.state.sign_ins[SignInId("t")]
    assert signed.good(Instant(desk.now + IDLE - 1), None)
    assert not signed.good(Instant(desk.now + IDLE), None)
    assert signed.good(Instant(desk.now + IDLE), Instant(desk.now + 1))


def test_nobody_stays_signed_in_for_ever(desk: Desk) -> None:
    desk.sign_in()
    end = Instant(desk.now + LONGEST)
    assert not desk.state.sign_ins[SignInId("t")].good(end, Instant(end - 1))


def test_use_is_noted_now_and_then_only(desk: Desk) -> None:
    desk.sign_in()
    assert desk.do(StayActive(sign_in=SignInId("t"))) == ()
    desk.now = Instant(desk.now + NOTED_EVERY)
    assert len(desk.do(StayActive(sign_in=SignInId("t")))) == 1  # type: ignore[arg-type]  # not rejected
    assert desk.state.sign_ins[SignInId("t")].active_at == desk.now


def test_signing_out_ends_that_sign_in_alone(desk: Desk) -> None:
    desk.sign_in("one")
    desk.sign_in("two")
    desk.do(SignOut(sign_in=SignInId("one")))
    assert set(desk.state.sign_ins) == {"two"}
    assert code(desk.do(SignOut(sign_in=SignInId("one")))) is Code.UNAUTHENTICATED


def test_sign_ins_that_are_over_do_not_gather(desk: Desk) -> None:
    desk.sign_in("one")
    desk.now = Instant(desk.now + IDLE)
    desk.sign_in("two")
    assert set(desk.state.sign_ins) == {"two"}


def test_a_few_wrong_passwords_lock_nothing(desk: Desk) -> None:
    desk.fail(FREE_TRIES - 1)
    assert code(desk.sign_in()) is None
    assert desk.state.accounts[FAY].failures == 0


def test_further_ones_lock_the_account_for_longer_and_longer(desk: Desk) -> None:
    desk.fail(FREE_TRIES - 1)
    locks = []
    for _ in range(12):
        answer = desk.sign_in(correct=False)
        assert not isinstance(answer, Rejected)
        assert isinstance(answer[0], SignInFailed)
        until = desk.state.accounts[FAY].locked_until
        locks.append(until - desk.now)
        desk.now = until
    assert locks[:3] == [FIRST_LOCK, 2 * FIRST_LOCK, 4 * FIRST_LOCK]
    assert locks[-1] == LONGEST_LOCK


def test_while_it_is_locked_the_right_password_does_not_help(desk: Desk) -> None:
    desk.fail(FREE_TRIES)
    assert code(desk.sign_in()) is Code.RATE_LIMITED
    desk.now = Instant(desk.now + FIRST_LOCK)
    assert code(desk.sign_in()) is None


def test_a_new_password_ends_locks_and_sign_ins(desk: Desk) -> None:
    desk.sign_in()
    desk.fail(FREE_TRIES)
    desk.do(SetPassword(staff=FAY, password="new"))
    assert not desk.state.sign_ins
    assert code(desk.sign_in("t2")) is None


def test_a_password_compared_with_an_older_one_signs_nobody_in(desk: Desk) -> None:
    command = SignIn(staff=FAY, sign_in=SignInId("t"), compared="older", correct=True)
    assert code(desk.do(command)) is Code.CONFLICT


def test_another_role_ends_sign_ins_and_another_name_does_not(desk: Desk) -> None:
    desk.sign_in()
    desk.do(ChangeStaff(staff=FAY, name="Fay F."))
    assert desk.state.sign_ins
    desk.do(ChangeStaff(staff=FAY, role=StaffRole.ADMIN))
    assert not desk.state.sign_ins
    assert desk.do(ChangeStaff(staff=FAY, role=StaffRole.ADMIN)) == ()


@pytest.mark.parametrize(
    "command",
    [
        ChangeStaff(staff=StaffId("st_9"), name="N"),
        SetPassword(staff=StaffId("st_9"), password="h"),
        CloseAccount(staff=StaffId("st_9")),
        SignIn(staff=StaffId("st_9"), sign_in=SignInId("t"), compared="h", correct=True),
    ],
)
def test_nobody_is_found_where_nobody_is(desk: Desk, command: staff.Command) -> None:
    assert isinstance(command, BaseCommand)
    assert code(desk.do(command)) is Code.NOT_FOUND


def test_an_event_about_nobody_breaks() -> None:
    with pytest.raises(InvariantBroken):
        staff.evolve(Staff(), staff.AccountClosed(at=Instant(1), staff=FAY))
