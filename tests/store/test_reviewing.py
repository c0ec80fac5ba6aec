"""When the data of a person are to be looked at: on the day somebody set, else a year after the last statement."""

from datetime import date

import pytest

from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from graph.stores.erasing import Eraser
from graph.stores.reviewing import due_reviews, review_again
from tests.store.small import commit, org, thing

BY = Eraser("Stelle", "2024-07-01T12:00:00+02:00", EVERYTHING)


def _person(id: str, *days: str, **said: str) -> Entity:
    claims = [Claim(EXISTS, "", as_of=days[0] if days else ""), Claim("name", id)]
    claims += [Claim("note", f"{n}", as_of=day) for n, day in enumerate(days[1:])]
    return entity(f"d1:{id}", "Person", "d1", [*claims, *(Claim(p, v) for p, v in said.items())])


@pytest.mark.parametrize(
    ("days", "said", "on", "set_by_hand"),
    [
        # TIME, when it was entered, is 30 June 2024: it counts where no statement has a day.
        ((), {}, date(2025, 6, 30), False),
        (("2023-03-15",), {}, date(2024, 3, 15), False),
        (("2023-03-15", "2024-02"), {}, date(2025, 2, 28), False),
        (("2024-02", "2023-03-15", ""), {}, date(2025, 2, 28), False),
        (("irgendwann", "2021"), {}, date(2022, 12, 31), False),
        (("2023-03-15",), {"reviewOn": "2030-01-31"}, date(2030, 1, 31), True),
        (("2023-03-15",), {"reviewOn": "2020-01"}, date(2020, 1, 31), True),
        (("2023-03-15",), {"reviewOn": "bald"}, date(2024, 3, 15), False),
    ],
)
def test_the_day_is_the_one_that_was_set_or_a_year_after_the_last_statement(
    store: GraphStore, days: tuple[str, ...], said: dict[str, str], on: date, set_by_hand: bool
) -> None:
    person = _person("p", *days, **said)
    commit(store, person, org("d1:o"))
    assert due_reviews(store, date.fromordinal(on.toordinal() - 1)) == []
    assert [(r.person, r.on, r.said) for r in due_reviews(store, on)] == [(person, on, set_by_hand)]


def test_the_longest_overdue_comes_first_and_who_is_erased_is_not_asked_for(store: GraphStore) -> None:
    commit(
        store,
        *(
            thing(f"d1:{id}", "Person", name=id, reviewOn=day)
            for id, day in zip("abc", ("2022", "2021", "2021"), strict=True)
        ),
    )
    commit(store, thing("d1:x", "Person", name="gelöscht", reviewOn="2020"))
    assert [r.person.id for r in due_reviews(store, date(2024, 1, 1))] == ["d1:b", "d1:c", "d1:a"]


def test_who_was_looked_at_is_due_on_the_next_day_that_was_set(store: GraphStore) -> None:
    commit(store, thing("d1:p", "Person", name="Anna", reviewOn="2020-01-31"))
    (review,) = due_reviews(store, date(2024, 1, 1))
    done = review_again(store, review.person, date(2026, 5, 4), BY)
    assert (done.author, done.time, "2026-05-04" in done.reason) == (BY.author, BY.time, True)
    assert due_reviews(store, date(2026, 5, 3)) == []
    (again,) = due_reviews(store, date(2026, 5, 4))
    assert again.person.all("reviewOn") == ("2026-05-04",)
    (said,) = again.person.about("reviewOn")
    assert (said.as_of, said.status, again.said) == ("2024-07-01", "confirmed", True)
    assert again.person.name == "Anna"
