"""What came, went and changed: only what a source dates or denies is certain, silence denies nothing."""

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.certainty import Certainty
from graph.comparison.changes import Aspect, Difference, History, Turn
from graph.records import Entity, Record, Relation, merged, with_claims
from graph.records.claims import Claim
from ontology import Model
from tests.findings.small import JHA, committee, paper
from tests.indicators.worlds import NETWORK, network, org, seat
from tests.musterstadt import KEY, LIST, OLD_LIST, Said, a, records, tie

EARLIER, LATER = date(2020, 12, 31), date(2024, 6, 30)
THEN: Said = (OLD_LIST, "2018-05", "fromList")
NOW: Said = (LIST, "2024-03-01", "fromList")
DENIED: Said = (LIST, "2024-03-01", "confirmedAbsent")
OPEN: Said = (LIST, "2024-03-01", "disputed")


def changes(model: Model, *rows: Record) -> list[Difference]:
    """The changes among these records between the two days."""
    return list(History(model, rows, EARLIER, LATER).changes(KEY))


def turns(model: Model, *rows: Record) -> dict[str, Turn]:
    return {c.record.removeprefix("99001:"): c.turn for c in changes(model, *rows)}


def the_only(model: Model, *rows: Record) -> Difference:
    (found,) = changes(model, *rows)
    return found


def both(then: Record, now: Record) -> Record:
    """A record of which two lists speak."""
    return merged(then, now)


def test_an_organization_that_a_newer_list_names_first_is_recorded_not_new(model: Model) -> None:
    found = the_only(model, org("kita", NOW))
    assert (found.area, found.turn, found.certainty) == (Aspect.ACTORS, Turn.RECORDED, Certainty.PRESENT)
    assert found.claim is not None
    assert (found.claim.source, found.claim.as_of) == (LIST, "2024-03-01")


def test_what_starts_between_the_days_is_new_and_its_start_says_so(model: Model) -> None:
    found = the_only(model, committee("RT", NOW, startDate="2021-10"))
    assert (found.area, found.turn) == (Aspect.BODIES, Turn.BEGAN)
    assert found.claim is not None
    assert (found.claim.prop, found.claim.value) == ("startDate", "2021-10")


def test_what_has_started_before_both_days_is_no_change_whenever_it_was_listed(model: Model) -> None:
    assert changes(model, committee("RT", NOW, startDate="2015")) == []


def test_an_organization_that_no_newer_list_names_is_still_there(model: Model) -> None:
    assert changes(model, org("kita", THEN), org_both("klinik")) == []


def org_both(name: str) -> Record:
    return both(org(name, THEN), org(name, NOW))


def test_only_an_end_or_a_denial_says_that_something_is_gone(model: Model) -> None:
    rows = [network(THEN), *(org_both(n) for n in ("kita", "klinik", "praxis"))]
    ended = seat("kita", THEN, endDate="2022-12-31")
    denied = both(seat("klinik", THEN), seat("klinik", DENIED))
    disputed = both(seat("praxis", THEN), seat("praxis", OPEN))
    found = {c.record: c for c in changes(model, *rows, ended, denied, disputed)}
    assert [found[r.id].turn for r in (ended, denied, disputed)] == [Turn.ENDED, Turn.DENIED, Turn.DOUBTED]
    claims = [found[r.id].claim for r in (ended, denied, disputed)]
    assert [(c.prop, c.status) for c in claims if c] == [
        ("endDate", "fromList"),
        ("exists", "confirmedAbsent"),
        ("exists", "disputed"),
    ]
    assert found[denied.id].certainty is Certainty.ABSENT


def test_a_seat_that_the_newer_list_of_its_body_does_not_name_is_open(model: Model) -> None:
    rows = [network(THEN), org_both("kita"), org_both("klinik")]
    silent, named = seat("kita", THEN), both(seat("klinik", THEN), seat("klinik", NOW))
    (found,) = changes(model, *rows, silent, named)
    assert (found.record, found.turn) == (silent.id, Turn.NOT_LISTED)
    assert found.claim is not None
    assert found.claim.as_of == "2024-03-01"


def test_a_seat_of_a_body_without_a_newer_list_is_only_unconfirmed(model: Model) -> None:
    rows = [network(THEN), committee("JHA", THEN), org_both("kita"), org_both("klinik")]
    silent, elsewhere = seat("kita", THEN), seat("klinik", NOW, body=JHA)
    assert turns(model, *rows, silent, elsewhere) == {
        "Membership-kita-N1": Turn.UNCONFIRMED,
        "Membership-klinik-JHA": Turn.RECORDED,
    }


def test_a_confirmation_between_the_days_speaks_for_a_seat(model: Model) -> None:
    rows = [network(THEN), org_both("kita")]
    assert changes(model, *rows, seat("kita", THEN, confirmedOn="2023-05-01")) == []


def test_a_seat_in_a_body_that_began_or_ended_goes_with_it(model: Model) -> None:
    young, old = committee("RT", NOW, startDate="2022"), committee("BEIRAT", THEN, endDate="2022")
    seats = [seat("kita", NOW, body=young.id), seat("kita", THEN, body=old.id)]
    found = {c.record: c for c in changes(model, org_both("kita"), young, old, *seats)}
    assert [found[s.id].turn for s in seats] == [Turn.BEGAN, Turn.ENDED]
    assert [c.value for s in seats if (c := found[s.id].claim)] == ["2022", "2022"]


def test_an_agreement_runs_out(model: Model) -> None:
    found = the_only(model, a("99001:V1", "Agreement", THEN, name="Vereinbarung", validUntil="2023-12-31"))
    assert (found.area, found.turn) == (Aspect.AGREEMENTS, Turn.ENDED)
    assert found.claim is not None
    assert found.claim.value == "2023-12-31"


def test_a_consultation_is_new_by_its_date_however_late_it_was_recorded(model: Model) -> None:
    rows: list[Record] = [committee("JHA", THEN), paper("P1", date="2019-01-01")]
    late = tie("Consultation", "99001:P1", JHA, NOW, date="2021-03-17")
    before = tie("Consultation", "99001:P1", JHA, NOW, date="2019-03-17", nr="2")
    assert turns(model, *rows, late, before) == {"Consultation-P1-JHA": Turn.BEGAN}


def test_another_value_in_a_newer_source_is_a_change_with_both_values_and_the_source(model: Model) -> None:
    record = both(org("kita", THEN, sector="KJH"), org("kita", NOW, sector="FAM"))
    found = the_only(model, record)
    assert (found.turn, found.prop) == (Turn.CHANGED, "sector")
    assert found.before is not None
    assert found.after is not None
    assert (found.before.de, found.after.en) == ("Kinder- und Jugendhilfe", "family education and meeting places")
    assert found.claim is not None
    assert found.claim.source == LIST


def test_a_value_nobody_had_stated_before_and_an_older_value_are_no_change(model: Model) -> None:
    added = both(org("kita", THEN), org("kita", NOW, sector="KJH"))
    older = with_claims(added, [*added.claims, Claim("sector", "FAM", OLD_LIST, "", "2017")])
    assert changes(model, added) == []
    assert [c.turn for c in changes(model, older)] == [Turn.CHANGED]
    both_old = with_claims(added, [*added.claims, Claim("sector", "FAM", OLD_LIST, "", "2017", "inferred")])
    assert [c.after.de for c in changes(model, both_old) if c.after] == ["Kinder- und Jugendhilfe"]


def test_what_belongs_to_another_district_or_is_a_person_is_left_out(model: Model) -> None:
    person = a("99001:p", "Person", NOW, name="Person")
    assert changes(model, person) == []
    assert History(model, (org("kita", NOW),), EARLIER, LATER).changes("99002") == ()


def test_a_record_that_was_merged_into_another_is_no_change_of_its_own(model: Model) -> None:
    assert changes(model, org("kita", NOW, replacedBy="99001:kita2"), org_both("kita2")) == []


def test_the_order_of_the_records_changes_nothing(model: Model) -> None:
    rows = records()
    shuffled = rows[:]
    random.Random(3).shuffle(shuffled)
    assert changes(model, *rows) == changes(model, *shuffled)


def test_touched_is_what_changed_its_ends_and_its_codes_a_body_by_its_members(model: Model) -> None:
    round_table = committee("RT", THEN)
    rows = [network(THEN), round_table, org("klinik", NOW, coversPartner="KKG10"), org_both("kita")]
    sits = tie("Membership", NETWORK, round_table.id, NOW)
    history = History(model, (*rows, sits, seat("kita", THEN)), EARLIER, LATER)
    touched = history.touched(history.changes(KEY))
    assert {"99001:klinik", "KKG10", round_table.id} <= touched
    assert not touched & {NETWORK, "99001:kita"}


# -- against an obvious reading -------------------------------------------------------------------------------------

YEARS = [None, "2016", "2022", "2030"]


def obvious(start: str | None, end: str | None, said: dict[int, str]) -> Turn | None:
    """What became of a seat, read as a person would: ``said`` is what the lists of a year say."""
    started = {2020: start in (None, "2016"), 2024: start in (None, "2016", "2022")}
    over = {2020: end == "2016", 2024: end in ("2016", "2022")}

    def state(year: int) -> str:
        if not started[year] or over[year]:
            return "not there"
        known = {y: s for y, s in said.items() if y <= year} or said
        if "confirmedAbsent" in known.values():
            return "denied"
        if "disputed" in known.values():
            return "open"
        # Without a start, a day before the first list is open.
        return "there" if start is not None or min(known) <= year else "open"

    before, after = state(2020), state(2024)
    if after == "there" and before != "there":
        return Turn.RECORDED if before == "open" else Turn.BEGAN
    if before == "there" and after != "there":
        return {"not there": Turn.ENDED, "denied": Turn.DENIED, "open": Turn.DOUBTED}[after]
    if before == after == "there" and "fromList" not in {s for y, s in said.items() if y > 2020}:
        return Turn.UNCONFIRMED
    return None


@given(
    st.sampled_from(YEARS),
    st.sampled_from(YEARS),
    st.dictionaries(
        st.sampled_from([2018, 2023]), st.sampled_from(["fromList", "confirmedAbsent", "disputed"]), min_size=1
    ),
)
def test_a_seat_turns_as_an_obvious_reading_says(
    model: Model, start: str | None, end: str | None, said: dict[int, str]
) -> None:
    dates = {k: v for k, v in (("startDate", start), ("endDate", end)) if v is not None}
    rows = [seat("kita", (LIST, str(year), status), **dates) for year, status in said.items()]
    row: Relation = rows[0]
    for other in rows[1:]:
        row = merged(row, other)
    ends: list[Entity] = [network(("", "2010", "fromList")), org("kita", ("", "2010", "fromList"))]
    found = [c for c in changes(model, *ends, row) if c.turn is not Turn.CHANGED]
    assert [c.turn for c in found] == ([turn] if (turn := obvious(start, end, said)) is not None else [])
