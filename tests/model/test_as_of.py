"""Stand am …: what is shown at a date, and how sure it is (decision 0023, domain 11.3)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.as_of import certainty_at, holds_between, is_stale, months_later
from graph.certainty import Certainty, weakest
from graph.district.loading import snapshot_from
from graph.records import Record, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model
from ontology.values import latest

PRESENT, STALE, UNKNOWN, ABSENT = Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN, Certainty.ABSENT


def seat(as_of: str = "", status: str = "fromList", /, type: str = "Membership", **values: str) -> Record:
    said = [Claim(p, v, "", "", as_of) for p, v in values.items()]
    return relation("r", type, ("a", "b"), "d1", [Claim(EXISTS, "", "", "", as_of, status), *said])


def thing(kind: str, as_of: str = "", /, **values: str) -> Record:
    said = [Claim(p, v) for p, v in values.items()]
    return entity("e", kind, "d1", [Claim(EXISTS, "", "", "", as_of), *said])


def test_stand_2020_is_the_last_day_of_2020() -> None:
    assert latest("2020") == date(2020, 12, 31)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2018, 4, 30), None),
        (date(2018, 5, 1), PRESENT),
        (date(2020, 12, 30), PRESENT),
        (date(2020, 12, 31), None),
        (date(2021, 1, 1), None),
    ],
)
def test_an_interval_holds_from_its_first_day_up_to_but_without_its_end(
    model: Model, on: date, expected: Certainty | None
) -> None:
    assert certainty_at(seat(startDate="2018-05-01", endDate="2020-12-31"), on, model) is expected


@pytest.mark.parametrize(
    ("start", "on", "expected"),
    [
        ("2018", date(2017, 12, 31), None),
        ("2018", date(2018, 1, 1), UNKNOWN),
        ("2018", date(2018, 12, 30), UNKNOWN),
        ("2018", date(2018, 12, 31), PRESENT),
        ("2018-02", date(2018, 1, 31), None),
        ("2018-02", date(2018, 2, 15), UNKNOWN),
        ("2018-02", date(2018, 2, 28), PRESENT),
        ("2018-02-15", date(2018, 2, 14), None),
        ("2018-02-15", date(2018, 2, 15), PRESENT),
    ],
)
def test_a_start_is_certain_only_once_its_precision_allows(
    model: Model, start: str, on: date, expected: Certainty | None
) -> None:
    assert certainty_at(seat("2018", startDate=start), on, model) is expected


@pytest.mark.parametrize(
    ("end", "on", "expected"),
    [
        ("2020", date(2019, 12, 31), PRESENT),
        ("2020", date(2020, 1, 1), UNKNOWN),
        ("2020", date(2020, 12, 30), UNKNOWN),
        ("2020", date(2020, 12, 31), None),
        ("2020-06", date(2020, 5, 31), PRESENT),
        ("2020-06", date(2020, 6, 15), UNKNOWN),
        ("2020-06", date(2020, 6, 30), None),
    ],
)
def test_an_end_is_uncertain_within_its_precision(model: Model, end: str, on: date, expected: Certainty | None) -> None:
    assert certainty_at(seat("2019", endDate=end), on, model) is expected


@pytest.mark.parametrize(("on", "expected"), [(date(2021, 4, 30), UNKNOWN), (date(2021, 5, 1), PRESENT)])
def test_without_a_start_nothing_is_known_before_the_oldest_source(model: Model, on: date, expected: Certainty) -> None:
    assert certainty_at(seat("2021-05"), on, model) is expected
    assert certainty_at(thing("Organization", "2021-05", name="A"), on, model) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2023, 5, 31), PRESENT), (date(2023, 6, 1), STALE), (date(2030, 1, 1), STALE)],
)
def test_a_relation_is_stale_24_months_after_its_last_confirmation(model: Model, on: date, expected: Certainty) -> None:
    assert certainty_at(seat("2021-05"), on, model) is expected


def test_a_later_confirmation_keeps_a_relation_fresh(model: Model) -> None:
    assert certainty_at(seat("2019", confirmedOn="2023-02"), date(2024, 6, 30), model) is PRESENT


def test_a_relation_without_any_date_is_not_stale(model: Model) -> None:
    assert certainty_at(seat(), date(2024, 6, 30), model) is PRESENT
    assert not is_stale(seat(), date(2024, 6, 30))


def test_a_relation_with_an_end_is_not_stale(model: Model) -> None:
    assert certainty_at(seat("2015", endDate="2030"), date(2024, 6, 30), model) is PRESENT


@pytest.mark.parametrize("kind", ["Signs", "Consultation", "Attendance", "DecidedIn", "ReportsOn"])
def test_an_event_never_goes_stale(model: Model, kind: str) -> None:
    assert model.types[kind].event
    assert certainty_at(seat("2010", type=kind), date(2024, 6, 30), model) is PRESENT


def test_an_event_to_come_is_not_shown(model: Model) -> None:
    assert certainty_at(seat("2024", type="Consultation", date="2024-09-01"), date(2024, 6, 30), model) is None


def test_entities_do_not_go_stale(model: Model) -> None:
    assert certainty_at(thing("Organization", "2010", name="A"), date(2024, 6, 30), model) is PRESENT


@pytest.mark.parametrize(
    ("status", "expected"), [("confirmedAbsent", ABSENT), ("unknown", UNKNOWN), ("disputed", UNKNOWN)]
)
def test_what_is_denied_is_absent_and_what_is_not_known_unknown(model: Model, status: str, expected: Certainty) -> None:
    assert certainty_at(seat("2010", status), date(2024, 6, 30), model) is expected


def test_an_expired_agreement_stays_a_thing_to_count(model: Model) -> None:
    agreement = thing("Agreement", name="V", validFrom="2018", validUntil="2020")
    assert certainty_at(agreement, date(2024, 6, 30), model) is PRESENT
    assert certainty_at(agreement, date(2017, 12, 31), model) is None


def test_the_weakest_of_several_counts() -> None:
    assert weakest(PRESENT, STALE) is STALE
    assert weakest(STALE, UNKNOWN, PRESENT) is UNKNOWN
    assert weakest(UNKNOWN, ABSENT) is ABSENT


def test_a_relation_is_no_surer_than_its_ends_and_gone_with_them(model: Model) -> None:
    def at(on: date) -> list[Certainty]:
        said = [Claim(EXISTS, "", "", "", "2024"), Claim("name", "A")]
        district = entity("d1:bezirk", "District", "d1", [Claim(EXISTS, ""), Claim("name", "D")])
        member = entity("a", "Organization", "d1", [Claim(EXISTS, "", "", "", "2024", "unknown"), said[1]])
        body = entity("b", "Committee", "d1", [*said, Claim("endDate", "2025")])
        row = relation("r", "Membership", ("a", "b"), "d1", said[:1])
        snapshot = snapshot_from(model, district, on, [district, member, body], [row])
        return [d.certainty for d in snapshot.relations_of("Membership")]

    assert at(date(2024, 12, 31)) == [UNKNOWN]
    assert at(date(2025, 12, 31)) == []


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2022, 2, 28), 24, date(2024, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
        (date(2024, 12, 31), 2, date(2025, 2, 28)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


_DATES = st.sampled_from(["", "2020", "2020-02", "2020-02-15", "2021-01"])
_DAYS = st.dates(date(2019, 12, 1), date(2021, 3, 1))


@given(_DATES, _DATES, _DATES, _DAYS, st.sampled_from(["fromList", "unknown", "confirmedAbsent"]))
def test_the_days_on_which_a_record_holds_are_those_on_which_it_is_certain(  # noqa: PLR0913, PLR0917 - drawn
    model: Model, start: str, end: str, as_of: str, on: date, status: str
) -> None:
    dates = {k: v for k, v in {"startDate": start, "endDate": end}.items() if v}
    for record in (
        seat(as_of, status, **dates),
        seat(as_of, status, type="Consultation", **({"date": start} if start else {})),
        thing("Agreement", as_of, **({"signedOn": start} if start else {})),
    ):
        certainty, days = certainty_at(record, on, model), holds_between(record, model)
        assert (certainty is not None and certainty.holds) == (days is not None and days[0] <= on < days[1])
