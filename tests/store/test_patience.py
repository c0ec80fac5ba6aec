"""A server that does not answer is asked again after a rest, and waited for only as long as it gives signs of life."""

from collections.abc import Callable
from threading import current_thread

import pytest

from graph.errors import NotAnsweringError
from graph.stores.patience import Askers, Breaker, Pulse, SilenceError, heard_within, resting

REST = 30.0


class Clock:
    """A clock that stands still, from the first second of a machine on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def _asks(breaker: Breaker, answer: Callable[[], object] = bool) -> None:
    with breaker.guarding():
        answer()


def _silence() -> None:
    raise NotAnsweringError("nothing heard")


def _runs_out_of_time() -> None:
    raise TimeoutError


def test_after_one_failure_nobody_asks_until_it_has_rested_and_then_one_alone() -> None:
    clock = Clock()
    breaker = Breaker(REST, clock)
    assert breaker.left == 0
    _asks(breaker)
    with pytest.raises(NotAnsweringError, match="nothing heard"):
        _asks(breaker, _silence)
    assert breaker.left == REST
    assert resting() >= REST
    clock.now = REST - 0.5
    assert breaker.left == 0.5
    with pytest.raises(NotAnsweringError, match="a moment ago"):
        _asks(breaker)
    clock.now = REST
    with breaker.guarding(), pytest.raises(NotAnsweringError, match="a moment ago"):
        _asks(breaker)
    # The one that tried was answered: everybody may ask.
    assert breaker.left == 0
    _asks(breaker)


def test_what_goes_wrong_otherwise_is_no_silence() -> None:
    breaker = Breaker(REST, Clock())
    with pytest.raises(ZeroDivisionError):
        _asks(breaker, lambda: 1 / 0)
    assert breaker.left == 0


def test_who_asks_keeps_no_program_from_ending_and_hands_over_what_it_got() -> None:
    assert heard_within(60, Pulse(), lambda: current_thread().daemon) is True
    with pytest.raises(ZeroDivisionError):
        heard_within(60, Pulse(), lambda: 1 / 0)
    with pytest.raises(TimeoutError):
        heard_within(60, Pulse(), _runs_out_of_time)


def test_who_waits_no_longer_is_told_at_the_next_beat() -> None:
    pulse = Pulse()
    with pytest.raises(SilenceError):
        heard_within(-1, pulse, bool)
    with pytest.raises(SilenceError):
        pulse.beat()
    pulse = Pulse()
    pulse.beat(100)
    assert 100 < pulse.left(5) <= 105


def test_what_is_used_is_closed_by_the_last_who_uses_it() -> None:
    closed: list[str] = []
    unused = Askers(lambda: closed.append("unused"))
    unused.end()
    assert closed == ["unused"]
    used = Askers(lambda: closed.append("used"))
    with used.one_more():
        with used.one_more():
            used.end()
        assert closed == ["unused"]
    assert closed == ["unused", "used"]
    left = Askers(lambda: closed.append("too early"))
    with left.one_more():
        pass
    assert closed == ["unused", "used"]
