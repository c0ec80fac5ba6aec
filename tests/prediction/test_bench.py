"""The table of ``python -m tests.bench.predict``: what its docstring says of the data holds, and its claims show."""

import numpy as np
import pytest

from tests.bench import predict as bench
from tests.bench.classical import CLASSICAL
from tests.bench.hiding import draws, measured, paired


@pytest.fixture(scope="module")
def contact() -> bench.Case:
    return bench.karlsruhe(1)


def test_karlsruhe_has_as_many_ties_as_the_docstring_says(contact: bench.Case) -> None:
    assert contact.adjacency.sum() / 2 == 52
    assert bench.karlsruhe(2).adjacency.sum() / 2 == 17
    # A04, A05, A10 and A24 visit the cafés of A11 to A19: one statement, 36 ties, one of them closer by another source.
    services, carriers = [3, 4, 9, 23], list(range(10, 19))
    assert contact.adjacency[np.ix_(services, carriers)].sum() == 36


@pytest.mark.parametrize("known", [True, False])
def test_hidden_ties_of_karlsruhe_come_back_more_often_than_by_any_usual_predictor(
    contact: bench.Case, known: bool
) -> None:
    case = contact if known else bench.ties_only(contact)
    hidden = list(draws(case.adjacency, 0.1, 20, seed=11))
    ours = measured(bench.ours(case.traits), hidden)
    for name, predictor in CLASSICAL.items():
        theirs = measured(predictor, hidden)
        for column in (0, 2):
            assert paired(ours[:, column], theirs[:, column]).verdict == "better", (name, column)


def test_shuffled_traits_are_the_same_traits_of_others(contact: bench.Case) -> None:
    mixed = bench.shuffled(contact, 1)
    assert (mixed.adjacency == contact.adjacency).all()
    assert (mixed.traits.sectors.sum(0) == contact.traits.sectors.sum(0)).all()
    assert (mixed.traits.sectors != contact.traits.sectors).any()


def test_a_table_says_how_much_is_hidden_and_how_sure_a_win_is() -> None:
    town = bench.DataSet("two towns", (bench.synthetic(1, 15), bench.synthetic(2, 15)))
    lines = list(bench.table(town, 0.1))
    assert lines[0].strip().startswith("two towns: ")
    assert "2 districts; 99% intervals" in lines[1]
    assert [line[:24].strip() for line in lines[3:]] == [bench.OURS, *CLASSICAL]
    assert all(line.split()[-1] in ("better", "worse", "open") for line in lines[4:])
