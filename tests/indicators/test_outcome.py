"""How an outcome is made of a share or a count: what is told, and what stays open."""

from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.ranges import Weighed, count, share
from ontology import Text

SAID = Text(de="x", en="x")
P, S, U, A = Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN, Certainty.ABSENT


def test_a_share_is_told_with_its_part_its_whole_and_its_range() -> None:
    found = share([Weighed(True, P), Weighed(False, P), Weighed(None, S)])
    outcome = Outcome.of_share(SAID, found, details={"seats": 1.0})
    assert (outcome.value, outcome.numerator, outcome.denominator) == (0.5, 1.0, 2.0)
    assert (outcome.low, outcome.high, outcome.n) == (1 / 3, 2 / 3, 3)
    assert outcome.details == {"seats": 1.0}
    assert Outcome.of_share(SAID, found, n=7).n == 7


def test_a_share_of_which_nothing_is_known_has_neither_part_nor_whole() -> None:
    outcome = Outcome.of_share(SAID, share([Weighed(None, P)]))
    assert (outcome.value, outcome.numerator, outcome.denominator) == (None, None, None)
    assert (outcome.low, outcome.high, outcome.n) == (0, 1, 1)


def test_a_count_is_told_out_of_what_was_looked_at() -> None:
    outcome = Outcome.of_count(SAID, count([P, S, U, A]), of=4, n=9)
    assert (outcome.value, outcome.numerator, outcome.denominator) == (2, 2, 4)
    assert (outcome.low, outcome.high, outcome.n) == (1, 3, 9)


def test_a_count_that_is_not_told_keeps_its_range() -> None:
    outcome = Outcome.of_count(SAID, count([U, U]), of=2, n=2, told=False)
    assert (outcome.value, outcome.numerator, outcome.denominator) == (None, None, None)
    assert (outcome.low, outcome.high) == (0, 2)


def test_a_part_is_a_count_over_all_that_were_looked_at() -> None:
    outcome = Outcome.of_part(SAID, count([P, S, U, A]), of=4, items=())
    assert (outcome.value, outcome.low, outcome.high) == (0.5, 0.25, 0.75)
    assert (outcome.numerator, outcome.denominator, outcome.n) == (2, 4, 4)
