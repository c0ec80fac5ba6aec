"""B1, B3 and B11: what council and committee decided, how often they consult, and what was reported back."""

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.as_of import months_between
from graph.certainty import Certainty
from graph.district.reports import later
from graph.district.snapshot import Snapshot
from graph.records import Entity, Record, Relation
from ontology import Model
from ontology.values import earliest, latest
from tests.indicators.worlds import computed, world
from tests.musterstadt import ABSENT, BERICHT_VORLAGE, COUNCIL, KONZEPT_BESCHLUSS, ON, UNKNOWN, Said, a, tie

YOUTH, PLANNING, COUNTY, SOCIAL = (f"99001:{c}" for c in ("J", "U", "K", "S"))
fast = settings(max_examples=50, deadline=None)


def politics(model: Model, *more: Record, on: date = ON) -> Snapshot:
    kinds = {YOUTH: "JHA", PLANNING: "UAJHP", COUNTY: "PARL-K", SOCIAL: "SOZA"}
    bodies = [a(id, "Committee", COUNCIL, name=kind, kind=kind) for id, kind in kinds.items()]
    papers = [a(f"99001:{p}", "Paper", COUNCIL, name=f"Vorlage {p}", topicRelation="core") for p in "pq"]
    return world(model, [*bodies, *papers, *more], on)


def decided(nr: str, kind: str, day: str, said: Said = COUNCIL, **values: str) -> Entity:
    dated = {"date": day} if day else {}
    return a(f"99001:B{nr}", "Resolution", said, name=f"Beschluss {nr}", kind=kind, **dated, **values)


def consulted(paper: str, body: str, day: str, **values: str) -> Relation:
    return tie("Consultation", f"99001:{paper}", body, COUNCIL, date=day, nr=day, **values)


# -- B1 ------------------------------------------------------------------------------------------------------------


def test_b1_on_musterstadt_the_council_adopted_the_concept(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("B1", musterstadt_snapshot)
    assert (outcome.value, outcome.low, outcome.high) == (2, 2, 2)
    assert (outcome.details["age_months"], outcome.details["renew"]) == (15, 0)
    # The letter of intent is a draft.
    assert outcome.details["supported"] == 0
    assert outcome.items[0].subjects == (KONZEPT_BESCHLUSS,)


@fast
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["AUFTRAG", "KONZEPT", "HAUSH", "TEILN"]),
            st.sampled_from([YOUTH, COUNTY, SOCIAL, ""]),
            st.sampled_from([COUNCIL, UNKNOWN, ABSENT]),
        ),
        max_size=4,
    )
)
def test_b1_is_the_highest_body_with_a_mandate(model: Model, rows: list[tuple[str, str, Said]]) -> None:
    records = [
        decided(str(i), kind, "2023-01-01", said, **({"body": body} if body else {}))
        for i, (kind, body, said) in enumerate(rows)
    ]
    outcome = computed("B1", politics(model, *records))
    levels = [{YOUTH: 1, COUNTY: 2}.get(b) for k, b, said in rows if k in ("AUFTRAG", "KONZEPT") and said == COUNCIL]
    known = [level for level in levels if level is not None]
    assert outcome.value == (max(known) if known else None)
    assert outcome.high == 2
    assert bool(outcome.missing) is not bool(known)
    support = [said for kind, _, said in rows if kind == "TEILN"]
    assert outcome.details["supported"] == (None if not support else COUNCIL in support)


def test_b1_an_old_mandate_is_worth_renewing_and_support_is_no_mandate(model: Model) -> None:
    old = decided("1", "AUFTRAG", "2016-05-10", body=COUNTY)
    outcome = computed("B1", politics(model, old, decided("2", "TEILN", "2022-03-01", body=YOUTH)))
    assert (outcome.value, outcome.details["age_months"], outcome.details["renew"]) == (2, 97, 1)
    assert "eine Erneuerung lohnt" in outcome.sentence.de
    assert "ohne selbst ein Auftrag zu sein: Beschluss 2" in outcome.sentence.de
    letter = a("99001:V1", "Agreement", COUNCIL, name="Absicht", kind="LOI", agreementStatus="signed")
    only = computed("B1", politics(model, letter))
    assert (only.value, only.details["supported"]) == (None, 1)


def test_b1_asks_whether_what_was_adopted_is_the_mandate(model: Model) -> None:
    adopted = consulted("p", COUNTY, "2018-11-20", role="ENTSCH", result="adopted")
    outcome = computed("B1", politics(model, adopted, consulted("q", SOCIAL, "2019-01-01", result="adopted")))
    assert outcome.value is None
    assert "Beschlossen, dem Titel nach weder Auftrag noch Konzept: 1 Vorlage." in outcome.sentence.de
    assert [i.certainty for i in outcome.items] == [Certainty.UNKNOWN]
    settled = computed(
        "B1", politics(model, adopted, decided("1", "HAUSH", "2018-11-20", body=COUNTY, paper="99001:p"))
    )
    assert not settled.items
    assert "ob es einen gibt, ist offen" in settled.sentence.de


def test_b1_a_recorded_term_of_six_years_keeps_a_mandate_longer(model: Model) -> None:
    mandate = decided("1", "AUFTRAG", "2018-09-01", body="99001:S6")
    for end, renew in (("2026-04-30", 0), ("2025", 1)):
        term = a("99001:T", "LegislativeTerm", COUNCIL, name="Wahlperiode", startDate="2020-05-01", endDate=end)
        council = a("99001:S6", "Committee", COUNCIL, name="Stadtrat", kind="PARL-S", legislativeTerm="99001:T")
        found = computed("B1", politics(model, council, term, mandate)).details
        # 69 months; a term whose end is stated to the year only is taken for five years.
        assert (found["age_months"], found["term_months"], found["renew"]) == (69, 60 + 12 * (1 - renew), renew)


def test_b1_an_undated_mandate_has_no_age(model: Model) -> None:
    outcome = computed("B1", politics(model, decided("1", "KONZEPT", "", body=YOUTH)))
    assert (outcome.value, outcome.details["age_months"], outcome.details["renew"]) == (1, None, None)


# -- B3 ------------------------------------------------------------------------------------------------------------


def months_by_walking(then: date, now: date) -> int:
    """Full months, counted day by day of the calendar: a month is over on the same day, or the last one if shorter."""
    months = 0
    while True:
        year, month = divmod(then.month + months, 12)
        first = date(then.year + year, month + 1, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if min(first + timedelta(days=then.day - 1), last) > now:
            return months
        months += 1


@given(then=st.dates(date(2010, 1, 1), date(2024, 6, 1)), days=st.integers(0, 4000))
def test_months_are_counted_as_on_a_calendar(then: date, days: int) -> None:
    assert months_between(then, then + timedelta(days=days)) == months_by_walking(then, then + timedelta(days=days))


@fast
@given(
    rows=st.lists(
        st.tuples(st.dates(date(2012, 1, 1), ON), st.sampled_from([YOUTH, PLANNING, SOCIAL]), st.sampled_from("pq")),
        unique=True,
        min_size=1,
        max_size=6,
    )
)
def test_b3_is_the_time_since_the_last_day_in_the_committee(model: Model, rows: list[tuple[date, str, str]]) -> None:
    outcome = computed("B3", politics(model, *(consulted(p, body, day.isoformat()) for day, body, p in rows)))
    days = sorted({day for day, body, _ in rows if body != SOCIAL})
    if not days:
        assert outcome.value is None
        assert outcome.missing
        return
    assert outcome.value == outcome.high == months_by_walking(days[-1], ON)
    assert outcome.low == 0
    gaps = [months_by_walking(x, y) for x, y in pairwise(days)]
    assert outcome.details["median_gap"] == (median(gaps) if gaps else None)
    assert outcome.details["per_year"] == sum(day >= date(2019, 6, 30) for day in days) / 5
    assert outcome.details[f"year_{days[0].year}"] == sum(day.year == days[0].year for day in days)


def test_b3_a_coarse_date_widens_the_range_and_an_undated_row_says_nothing(model: Model) -> None:
    coarse = computed("B3", politics(model, consulted("p", YOUTH, "2022")))
    assert (coarse.value, coarse.low, coarse.high) == (18, 0, 29)
    undated = computed("B3", politics(model, tie("Consultation", "99001:p", YOUTH, COUNCIL)))
    assert undated.value is None
    assert "ohne Datum" in undated.sentence.de


def test_b3_the_sixty_months_begin_on_the_same_day_five_years_before(model: Model) -> None:
    days = [
        consulted("p", YOUTH, "2019-06-30"),
        consulted("p", YOUTH, "2019-06-29"),
        consulted("q", YOUTH, "2024-01-01"),
    ]
    assert computed("B3", politics(model, *days)).details["per_year"] == 2 / 5


def test_b3_on_musterstadt(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("B3", musterstadt_snapshot)
    # 2 March 2023 and 16 May 2024.
    assert (outcome.value, outcome.details["median_gap"], outcome.details["per_year"]) == (1, 14, 0.4)


# -- B11 -----------------------------------------------------------------------------------------------------------

dates = st.builds(
    lambda d, n: d.isoformat()[:n], st.dates(date(2021, 1, 1), date(2023, 12, 31)), st.sampled_from([4, 7, 10])
)


@given(report=dates, resolution=dates)
def test_b11_a_report_is_later_if_it_is_so_for_every_day_the_dates_can_mean(report: str, resolution: str) -> None:
    ends = [(x, y) for x in (earliest(report), latest(report)) for y in (earliest(resolution), latest(resolution))]
    found = later(report, resolution)
    assert (found is Certainty.PRESENT) is all(x > y for x, y in ends)
    assert (found is Certainty.ABSENT) is all(x <= y for x, y in ends)


def reported(paper: str, resolution: str, said: Said = COUNCIL) -> Relation:
    return tie("ReportsOn", f"99001:{paper}", f"99001:B{resolution}", said)


@fast
@given(
    duties=st.lists(st.sampled_from(["true", "false", None]), min_size=1, max_size=4),
    reports=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["2022", "2023-06-01", "2024-01-10", None])),
        max_size=4,
        unique_by=lambda r: r[0],
    ),
)
def test_b11_counts_duties_with_a_later_report(
    model: Model, duties: list[str | None], reports: list[tuple[int, str | None]]
) -> None:
    """All resolutions are of 23 March 2023; each has at most one report."""
    stated: list[dict[str, str]] = [{"reportingDuty": duty} if duty else {} for duty in duties]
    rows: list[Record] = [
        decided(str(i), "AUFTRAG", "2023-03-23", COUNCIL, body=COUNTY, **more) for i, more in enumerate(stated)
    ]
    found = [(i, day) for i, day in reports if i < len(duties)]
    rows += [
        a(f"99001:r{i}", "Paper", COUNCIL, name=f"Bericht {i}", kind="BERICHT", **({"date": day} if day else {}))
        for i, day in found
    ]
    outcome = computed("B11", politics(model, *rows, *(reported(f"r{i}", str(i)) for i, _ in found)))
    owed = [i for i, duty in enumerate(duties) if duty == "true"]
    assert outcome.details["duty_unknown"] == duties.count(None)
    if not owed:
        assert outcome.value is None
        assert outcome.missing
        return
    met = [(i, day) for i, day in found if i in owed and day is not None and day > "2023-03-23"]
    assert (outcome.numerator, outcome.denominator) == (len(met), len(owed))
    # A resolution of which nobody says whether it demands a report may do so, and have none.
    assert (outcome.low, outcome.high) == (len(met) / (len(owed) + duties.count(None)), 1)
    days = [(date.fromisoformat(day) - date(2023, 3, 23)).days for _, day in met if day]
    assert outcome.details["median_days"] == (median(days) if days else None)
    assert outcome.details["oldest_open_months"] == (15 if len(met) < len(owed) else None)


def test_b11_on_musterstadt_the_report_came_after_thirteen_months(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("B11", musterstadt_snapshot)
    assert (outcome.value, outcome.denominator, outcome.details["median_days"]) == (1, 1, 396)
    assert outcome.items[0].subjects == (KONZEPT_BESCHLUSS, BERICHT_VORLAGE)
    assert outcome.missing == ()


def test_b11_a_report_without_a_date_of_its_own_has_that_of_its_consultation(model: Model) -> None:
    owed = decided("1", "BERICHT", "2023-03-23", body=COUNTY)
    outcome = computed("B11", politics(model, owed, reported("p", "1"), consulted("p", YOUTH, "2023-04-02")))
    assert (outcome.value, outcome.details["median_days"]) == (1, 10)


@pytest.mark.parametrize("said", [UNKNOWN, ABSENT])
def test_b11_a_report_that_is_not_sure_closes_nothing(model: Model, said: Said) -> None:
    owed = decided("1", "BERICHT", "2023-03-23", body=COUNTY)
    report = a("99001:r", "Paper", COUNCIL, name="Bericht", date="2024-01-10")
    outcome = computed("B11", politics(model, owed, report, reported("r", "1", said)))
    assert (outcome.value, outcome.low, outcome.high) == (0, 0, 1)
    assert outcome.items[0].certainty is Certainty.UNKNOWN
