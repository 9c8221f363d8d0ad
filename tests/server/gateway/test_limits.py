"""Token buckets in virtual time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.gateway.limits import Buckets, TokenBucket


class Time:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_the_next_does_not() -> None:
    bucket = TokenBucket(1.0, 3, now=0.0)
    assert [bucket.take(0.0) for _ in range(4)] == [True, True, True, False]


def test_time_fills_the_bucket_again() -> None:
    bucket = TokenBucket(2.0, 1, now=0.0)
    assert bucket.take(0.0)
    assert not bucket.take(0.4)
    assert bucket.take(0.5)


def test_a_long_rest_saves_up_no_more_than_the_burst() -> None:
    bucket = TokenBucket(1.0, 2, now=0.0)
    assert [bucket.take(1e6) for _ in range(3)] == [True, True, False]


def test_a_clock_that_steps_back_gives_nothing_away() -> None:
    bucket = TokenBucket(1.0, 1, now=10.0)
    assert bucket.take(10.0)
    assert not bucket.take(5.0)
    assert not bucket.take(10.5)
    assert bucket.take(11.0)


@given(st.lists(st.floats(0, 100), max_size=200), st.floats(0.1, 10), st.integers(1, 20))
def test_no_pattern_passes_more_than_burst_and_rate_allow(times: list[float], rate: float, burst: int) -> None:
    bucket = TokenBucket(rate, burst, now=0.0)
    times.sort()
    passed = sum(bucket.take(now) for now in times)
    assert passed <= burst + rate * (times[-1] if times else 0) + 1e-6


def test_keys_have_buckets_of_their_own() -> None:
    buckets: Buckets[str] = Buckets(1.0, 1, Time())
    assert buckets.take("a")
    assert not buckets.take("a")
    assert buckets.take("b")


def test_rested_keys_are_forgotten_when_there_are_too_many() -> None:
    time = Time()
    buckets: Buckets[int] = Buckets(1.0, 1, time, most=10)
    for key in range(10):
        buckets.take(key)
    time.now += 1.0
    buckets.take(10)
    assert len(buckets) == 1


def test_with_too_many_busy_keys_newcomers_share_and_no_one_is_forgotten() -> None:
    buckets: Buckets[int] = Buckets(1.0, 1, Time(), most=2)
    assert buckets.take(1)
    assert buckets.take(2)
    assert buckets.take(3)
    assert not buckets.take(4)
    assert not buckets.take(1)
    assert len(buckets) == 2
