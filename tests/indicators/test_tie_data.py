"""A12, A13 and A14: how far tie data are confirmed and current, and which wishes they hold."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.as_of import months_later
from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.indicators.a13_currency import current
from graph.records import Record
from ontology import Model
from ontology.values import earliest, latest
from tests.indicators.worlds import computed, network, org, seat, works, world
from tests.musterstadt import ABSENT, LIST, NEW, OLD, ON, UNKNOWN, Said, a, tie

fast = settings(max_examples=50, deadline=None)
ONE_SIDED: Said = (LIST, "2024-03-01", "oneSided")


# -- A12 -----------------------------------------------------------------------------------------------------------


SAID_BY = st.sampled_from(["both", "one", "third", None])


@settings(max_examples=50, deadline=None)
@given(rows=st.lists(st.tuples(st.sampled_from("bc"), SAID_BY), min_size=1, max_size=4))
def test_a12_both_confirm_if_a_row_says_so_or_each_side_names_the_other(
    model: Model, rows: list[tuple[str, str | None]]
) -> None:
    ends = {"b": "99001:b", "c": "99001:c"}
    told = [
        tie("Cooperation", ends[start], ends["bc".replace(start, "")], nr=str(i), **({"confirmedBy": by} if by else {}))
        for i, (start, by) in enumerate(rows)
    ]
    outcome = computed("A12", world(model, [org("b"), org("c"), *told]))
    said = {by for _, by in rows} - {None}
    both = "both" in said or {("b", "one"), ("c", "one")} <= set(rows)
    assert outcome.value == ((1.0 if both else 0.0) if said else None)


def test_a12_on_musterstadt_one_of_ten_ties_is_confirmed_by_both(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A12", musterstadt_snapshot)
    assert (outcome.numerator, outcome.denominator, outcome.n) == (1, 1, 10)
    # Of the other nine nobody says who confirmed them.
    assert (outcome.low, outcome.high) == (1 / 10, 1)
    assert outcome.details["without_coordination"] is None
    assert outcome.missing


def test_a12_two_one_sided_rows_are_a_confirmation_by_both(model: Model) -> None:
    actors: list[Record] = [org(x, sector="KJH") for x in "bcd"]
    once = works("b", "c", ONE_SIDED, intensity="2"), works("c", "d", NEW, intensity="1", confirmedBy="third")
    outcome = computed("A12", world(model, [*actors, *once]))
    assert (outcome.numerator, outcome.denominator, outcome.low, outcome.high) == (0, 2, 0, 0)
    assert "die andere Seite fragen" in outcome.sentence.de
    back = works("c", "b", ONE_SIDED, intensity="3")
    twice = computed("A12", world(model, [*actors, *once, back]))
    assert (twice.numerator, twice.denominator, twice.missing) == (1, 2, ())
    assert [set(i.subjects) for i in twice.items] == [{"99001:c", "99001:d"}]


def test_a12_stale_ties_leave_the_lower_bound_and_the_coordination_is_told_apart(model: Model) -> None:
    records: list[Record] = [org("c", sector="KJH", actorType="NWK"), org("x", sector="GES"), org("y", sector="GES")]
    ties = works("c", "x", OLD, intensity="2", confirmedBy="both"), works("x", "y", intensity="2", confirmedBy="one")
    outcome = computed("A12", world(model, [*records, *ties]))
    assert (outcome.value, outcome.low, outcome.high) == (0.5, 0, 0.5)
    assert outcome.details["without_coordination"] == 0


def test_a12_says_what_to_collect_where_nobody_confirmed_anything(model: Model) -> None:
    outcome = computed("A12", world(model, [org("b"), org("c"), works("b", "c")]))
    assert (outcome.value, outcome.low, outcome.high) == (None, 0, 1)
    assert outcome.missing


# -- A13 -----------------------------------------------------------------------------------------------------------

days = st.dates(date(2015, 1, 1), date(2026, 12, 31))


@given(day=days, precision=st.sampled_from([4, 7, 10]), months=st.sampled_from([12, 24]))
def test_a13_a_date_counts_if_each_of_its_days_does(day: date, precision: int, months: int) -> None:
    stated = day.isoformat()[:precision]
    ends = {d >= months_later(ON, -months) for d in (earliest(stated), latest(stated))}
    assert current(stated, ON, months) == (ends.pop() if len(ends) == 1 else None)


def test_a13_on_musterstadt_all_but_what_the_old_list_alone_says_is_current(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("A13", musterstadt_snapshot)
    stated = musterstadt_snapshot.organizations
    kinds = ("Membership", "Cooperation", "PartOf", "OrganizedBy", "SubordinateTo", "Governs")
    lasting = [d.relation for k in kinds for d in musterstadt_snapshot.relations_of(k) if d.certainty.holds]
    records: tuple[Record, ...] = (*stated, *lasting)
    old = [r for r in records if r.as_of == "2021-05"]
    # The tie of health office and early intervention, and the seat of the Familienzentrum.
    assert len(old) == 2
    assert outcome.n == outcome.denominator == len(stated) + len(lasting)
    assert outcome.numerator == outcome.n - 2
    assert outcome.details["share_ties_of_coordination"] == 1
    assert outcome.details["share_ties_without_coordination"] == 4 / 5
    assert outcome.items[0].certainty is Certainty.STALE
    assert set(outcome.items[0].subjects) == {r.id for r in old}
    assert outcome.items[0].label.de == "2 Angaben, Stand Mai 2021"


def test_a13_undated_statements_widen_the_range_and_are_asked_for(model: Model) -> None:
    undated: Said = (LIST, "", "fromList")
    records: list[Record] = [network(), org("x"), org("y", undated), seat("x", OLD), seat("y", undated)]
    outcome = computed("A13", world(model, records))
    # Dated: the organization x (current) and its seat (old).
    assert (outcome.numerator, outcome.denominator, outcome.n) == (1, 2, 4)
    assert (outcome.low, outcome.high) == (1 / 4, 3 / 4)
    assert outcome.details["undated"] == 2
    assert outcome.missing


def test_a13_a_later_confirmation_is_current_and_what_has_happened_does_not_grow_old(model: Model) -> None:
    later: Said = (LIST, "2024-12-31", "fromList")
    old: Said = (LIST, "2019-01-01", "fromList")
    agreement = a("99001:V1", "Agreement", old, name="Vertrag", agreementStatus="signed")
    records: list[Record] = [org("x"), org("y"), works("x", "y", later, startDate="2020"), agreement]
    outcome = computed("A13", world(model, [*records, tie("Signs", "99001:x", "99001:V1", old)]))
    assert (outcome.value, outcome.n) == (1, 3)


# -- A14 -----------------------------------------------------------------------------------------------------------

WAYS = [(x, y) for x, y in product("bcd", repeat=2) if x != y]
STATES = {"no row": None, "new": NEW, "stale": OLD, "unknown": UNKNOWN, "absent": ABSENT}


@fast
@given(
    wishes=st.fixed_dictionaries({w: st.sampled_from(list(STATES)) for w in WAYS}),
    ties=st.fixed_dictionaries({w: st.sampled_from(list(STATES)) for w in WAYS if w[0] < w[1]}),
    roster=st.sets(st.sampled_from("bcd")),
)
def test_a14_counts_pairs_that_wish_both_ways_and_have_no_tie(
    model: Model, wishes: dict[tuple[str, str], str], ties: dict[tuple[str, str], str], roster: set[str]
) -> None:
    records: list[Record] = [org(x, sector="KJH") for x in "bcd"]
    everybody = ";".join(f"99001:{x}" for x in "bcd")
    asked = {"roster": ";".join(f"99001:{x}" for x in sorted(roster))} if roster else {}
    records.append(a("99001:E1", "Survey", name="Umfrage", respondent=everybody, **asked))
    rows = [(*w, said) for w, state in wishes.items() if (said := STATES[state])]
    records += [tie("CooperationWish", f"99001:{x}", f"99001:{y}", said) for x, y, said in rows]
    records += [works(*w, said, intensity="2") for w, state in ties.items() if (said := STATES[state])]
    outcome = computed("A14", world(model, records))

    def wished(x: str, y: str) -> str:
        if wishes[x, y] == "no row":
            return "absent" if y in roster else "unknown"
        return wishes[x, y]

    def tied(x: str, y: str) -> str:
        if ties[x, y] == "no row":
            return "absent" if {x, y} & roster else "unknown"
        return ties[x, y]

    spoken = [p for p in ties if {wishes[p], wishes[p[::-1]]} - {"no row", "absent"}]
    both = {p: {wished(*p), wished(*p[::-1])} for p in spoken}
    if not spoken:
        assert outcome.value is None
        assert outcome.missing
        return
    assert outcome.value == sum(both[p] <= {"new", "stale"} and tied(*p) not in ("new", "stale") for p in spoken)
    assert outcome.low == sum(both[p] == {"new"} and tied(*p) == "absent" for p in spoken)
    assert outcome.high == sum("absent" not in both[p] and tied(*p) != "new" for p in spoken)


def test_a14_mutual_wishes_across_the_systems_stand_first(model: Model) -> None:
    actors: list[Record] = [
        org("k", sector="KJH"),
        org("l", sector="KJH"),
        org("g", sector="GES"),
        org("h", sector="GES"),
    ]
    wanted = ("k", "l"), ("l", "k"), ("k", "g"), ("g", "k"), ("h", "l")
    wishes = [tie("CooperationWish", f"99001:{x}", f"99001:{y}") for x, y in wanted]
    outcome = computed("A14", world(model, [*actors, *wishes, works("g", "h"), works("k", "h"), works("l", "g")]))
    assert (outcome.value, outcome.details["cross_system"], outcome.details["one_sided"]) == (2, 1, 1)
    assert [set(i.subjects) for i in outcome.items] == [{f"99001:{x}" for x in p} for p in ("kg", "kl", "hl")]
    assert "bitte klären" in str(outcome.items[0].note)
    assert "nur ein Wunsch" in str(outcome.items[2].note)


def test_a14_a_contact_is_no_cooperation_and_the_coordination_is_told_apart(model: Model) -> None:
    actors: list[Record] = [org("c", sector="KJH", actorType="NWK"), org("g", sector="GES")]
    wishes = [tie("CooperationWish", f"99001:{x}", f"99001:{y}") for x, y in (("c", "g"), ("g", "c"))]
    outcome = computed("A14", world(model, [*actors, *wishes, works("c", "g", intensity="1")]))
    assert (outcome.value, outcome.low, outcome.high) == (1, 1, 1)
    assert outcome.details["without_coordination"] == 0
    assert "ein Gespräch lohnt" in str(outcome.items[0].note)


def test_a14_below_the_gate_a_wish_is_a_question(model: Model) -> None:
    wishes = [tie("CooperationWish", f"99001:{x}", f"99001:{y}") for x, y in (("b", "c"), ("c", "b"))]
    outcome = computed("A14", world(model, [*(org(x) for x in "bcd"), *wishes]))
    assert outcome.value is None
    assert outcome.items[0].certainty is Certainty.UNKNOWN
    assert outcome.missing


@pytest.mark.parametrize("said", [NEW, OLD])
def test_a14_without_any_wish_it_asks(model: Model, said: Said) -> None:
    outcome = computed("A14", world(model, [org("b"), org("c"), works("b", "c", said)]))
    assert outcome.value is None
    assert "Mit wem würden Sie gern mehr zusammenarbeiten?" in outcome.missing[0].de
