"""The controlling agent: checks are answered by whoever has the password, and by nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.ice import Agent, Answered, Reply

US = ("ours", "our-password")
THEM = ("them", "their-password")
ADDRESS = ("127.0.0.1", 4000)


@pytest.fixture
def us() -> Agent:
    return Agent(*US, *THEM)


@pytest.fixture
def them() -> Agent:
    return Agent(*THEM, *US)


def test_a_check_is_answered_by_the_other_side(us: Agent, them: Agent) -> None:
    reply = them.receive(us.check(), ADDRESS)

    assert isinstance(reply, Reply)
    assert us.receive(reply.data, ADDRESS) == Answered()


def test_an_answer_counts_once(us: Agent, them: Agent) -> None:
    reply = them.receive(us.check(), ADDRESS)
    assert isinstance(reply, Reply)
    us.receive(reply.data, ADDRESS)

    assert us.receive(reply.data, ADDRESS) is None


def test_an_answer_made_with_another_password_means_nothing(us: Agent) -> None:
    stranger = Agent("them", "another-password", *US)
    impostor = Agent("them", "their-password", "ours", "another-password")
    check = Agent("ours", "our-password", "them", "another-password").check()

    assert stranger.receive(us.check(), ADDRESS) is None
    reply = stranger.receive(check, ADDRESS)
    assert isinstance(reply, Reply)
    assert us.receive(reply.data, ADDRESS) is None
    assert us.receive(impostor.check(), ADDRESS) is None


def test_a_check_for_somebody_else_is_not_answered(them: Agent) -> None:
    assert them.receive(Agent("ours", "our-password", "other", "their-password").check(), ADDRESS) is None


def test_checks_that_are_never_answered_are_forgotten(us: Agent, them: Agent) -> None:
    first = us.check()
    for _ in range(100):
        us.check()
    reply = them.receive(first, ADDRESS)

    assert isinstance(reply, Reply)
    assert us.receive(reply.data, ADDRESS) is None


@given(st.binary(max_size=200))
def test_noise_means_nothing(data: bytes) -> None:
    assert Agent(*US, *THEM).receive(data, ADDRESS) is None
