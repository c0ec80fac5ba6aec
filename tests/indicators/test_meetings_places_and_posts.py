"""C10 C12 C15 C16: by hand in small worlds, and against slow references on generated ones."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.indicators.c12_regional_balance import dissimilarity, most_even
from graph.records import Entity, Record
from ontology import Model
from tests.indicators.worlds import NETWORK, about, computed, network, org, seat, world
from tests.musterstadt import ABSENT, NEW, OLD, SITZ_DER_ELTERN, UNKNOWN, Said, a, tie

P, S, U, X = Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN, Certainty.ABSENT
SAID: dict[Certainty, Said] = {P: NEW, S: OLD, U: UNKNOWN, X: ABSENT}
STEERING = "99001:L"


def meeting(local: str, day: str = "2024-03-10", said: Said = NEW, /, **values: str) -> Entity:
    """A meeting of the network on a day."""
    values = {"body": NETWORK, "date": day, **values}
    return a(f"99001:{local}", "Meeting", said, name=local, **{k: v for k, v in values.items() if v})


def came(actor: str, to: str, how: str, said: Said = NEW, /) -> Record:
    """Whether an actor was invited to, attended or was excused from a meeting; empty: only that it is on the list."""
    return tie("Attendance", f"99001:{actor}", f"99001:{to}", said, **({"attendance": how} if how else {}))


# -- C10 ---------------------------------------------------------------------------------------------------------------

sheets = st.lists(st.lists(st.sampled_from(["attended", "excused", "invited", ""]), max_size=4), min_size=1, max_size=3)
"""One list an actor: how it answered for each of the meetings."""


@given(sheet=sheets)
def test_the_range_of_c10_is_that_of_all_the_ways_the_invited_may_have_come(
    model: Model, sheet: list[list[str]]
) -> None:
    records: list[Record] = [network(), *(meeting(f"m{i}", f"2024-0{i + 1}-10") for i in range(4))]
    records += [org(f"o{i}") for i in range(len(sheet))]
    records += [came(f"o{i}", f"m{j}", how) for i, row in enumerate(sheet) for j, how in enumerate(row)]
    outcome = computed("C10", world(model, records))
    answers = [how for row in sheet for how in row]
    told = [how for how in answers if how in ("attended", "excused")]
    if not told:
        assert outcome.value is None
        assert outcome.missing
        return
    assert outcome.value == pytest.approx(told.count("attended") / len(told))
    ways = [list(way) for way in product(*([h == "attended"] if h in told else [True, False] for h in answers))]
    assert outcome.low == pytest.approx(min(sum(way) / len(way) for way in ways))
    assert outcome.high == pytest.approx(max(sum(way) / len(way) for way in ways))
    assert outcome.details["silent"] == sum(_silent(row) for row in sheet)


def _silent(row: list[str]) -> bool:
    return len(row) >= 2 and all(
        sum(way) / len(way) < 1 / 3
        for way in product(*([h == "attended"] if h in ("attended", "excused") else [True, False] for h in row))
    )


@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ({}, True),
        ({"date": "2023-06-30"}, True),
        ({"date": "2023-06-29"}, False),
        ({"date": "2023"}, True),
        ({"body": "99001:J"}, False),
        ({"body": ""}, False),
        ({"body": "", "kind": "NETZ"}, True),
    ],
)
def test_only_network_meetings_of_twelve_months_count(model: Model, values: dict[str, str], *, counted: bool) -> None:
    jha = a("99001:J", "Committee", name="Jugendhilfeausschuss", kind="JHA")
    outcome = computed(
        "C10", world(model, [network(), jha, org("o"), meeting("m", **values), came("o", "m", "attended")])
    )
    assert outcome.details.get("meetings", 0) == counted
    # Of a meeting "2023" it is open whether it was within twelve months: it counts in the upper bound only.
    assert (outcome.value is None) == (not counted or values.get("date") == "2023")


def test_persons_count_for_whoever_sends_them_and_no_person_is_counted(model: Model) -> None:
    person = {"processingPurpose": "Netzwerk", "basis": "task"}
    people = [a(f"99001:{p}", "Person", name=p, **person) for p in "pqr"]
    rows = [came("p", "m", "excused"), came("q", "m", "attended"), came("r", "m", "excused")]
    sent = [seat(p, onBehalfOf="99001:o") for p in "pq"]
    outcome = computed("C10", world(model, [network(), org("o"), meeting("m"), *people, *rows, *sent]))
    assert (outcome.value, outcome.denominator) == (1, 1)
    assert [i.subjects for i in outcome.items] == [("99001:o",)]


def test_a_denied_attendance_is_a_no(model: Model) -> None:
    records: list[Record] = [
        network(),
        org("o"),
        org("p"),
        meeting("m"),
        came("o", "m", "attended"),
        came("p", "m", "", ABSENT),
    ]
    assert computed("C10", world(model, records)).value == 0.5


def test_a_meeting_that_was_cancelled_invited_nobody(model: Model) -> None:
    """Nor does one that was only planned count for sure: it is asked whether it took place (as in B8)."""
    records: list[Record] = [network(), org("o"), meeting("m"), came("o", "m", "attended")]
    off = [meeting("ab", "2024-04-10", meetingState="entfällt"), came("o", "ab", "excused")]
    assert computed("C10", world(model, [*records, *off])).value == 1
    planned = [meeting("ab", "2024-04-10", meetingState="geplant"), came("o", "ab", "excused")]
    found = computed("C10", world(model, [*records, *planned]))
    assert (found.low, found.high) == (0.5, 1)


# -- C16 ---------------------------------------------------------------------------------------------------------------

Training = tuple[list[str], str, Certainty]
trainings = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["k", "g", "x"]), unique=True, max_size=3),
        st.sampled_from(["true", "false", ""]),
        st.sampled_from([P, U, X]),
    ),
    max_size=4,
)


def _joint(there: list[str], stated: str) -> Certainty:
    sectors = {"k": "KJH", "g": "GES"}
    if len({sectors[o] for o in there if o in sectors}) > 1 or stated == "true":
        return P
    return X if stated == "false" else U


@given(held=trainings)
def test_c16_counts_trainings_of_two_sectors(model: Model, held: list[Training]) -> None:
    records: list[Record] = [org("k", sector="KJH"), org("g", sector="GES"), org("x")]
    for i, (there, stated, sure) in enumerate(held):
        values = {"body": "", "kind": "FORTB"} | ({"interprofessional": stated} if stated else {})
        records += [meeting(f"m{i}", "2023-01-20", SAID[sure], **values)]
        records += [came(o, f"m{i}", "attended") for o in there]
    outcome = computed("C16", world(model, records))
    # What is said of a meeting of unknown existence says nothing yet.
    states = [U if sure is U else _joint(there, stated) for there, stated, sure in held if sure is not X]
    states = [
        X if s is U and _joint(t, i) is X else s
        for s, (t, i, _) in zip(states, [h for h in held if h[2] is not X], strict=True)
    ]
    if all(s is U for s in states):
        assert outcome.value is None
        assert outcome.missing
    else:
        assert (outcome.value, outcome.low) == (states.count(P), states.count(P))
        assert outcome.high == len([s for s in states if s is not X])


def test_other_meetings_and_older_trainings_are_no_joint_learning(model: Model) -> None:
    values = {"interprofessional": "true", "body": ""}
    records: list[Record] = [
        meeting("alt", "2022-06-29", kind="FORTB", **values),
        meeting("fach", "2024-01-01", kind="FACHTAG", **values),
    ]
    assert computed("C16", world(model, records)).value is None


# -- C12 ---------------------------------------------------------------------------------------------------------------


def region(local: str, children: int | None = None, /, **values: str) -> Entity:
    """A region with its children under three."""
    counted = {"populationUnder3": str(children)} if children is not None else {}
    return a(f"99001:{local}", "NetworkRegion", name=local, **counted, **values)


def covers(actor: str, where: str, said: Said = NEW, /) -> Record:
    """An actor works in a region."""
    return tie("CoversRegion", f"99001:{actor}", f"99001:{where}", said)


def _uneven(counts: list[int], children: list[int]) -> float:
    n, c = sum(counts), sum(children)
    return sum(abs(k / n - d / c) for k, d in zip(counts, children, strict=True)) / 2


@given(
    places=st.lists(st.one_of(st.none(), st.integers(0, 2)), min_size=1, max_size=5),
    children=st.lists(st.integers(1, 20), min_size=3, max_size=3),
)
def test_the_range_of_c12_is_that_of_all_the_ways_to_place_the_others(
    model: Model, places: list[int | None], children: list[int]
) -> None:
    records: list[Record] = [region(f"r{i}", n) for i, n in enumerate(children)]
    for i, place in enumerate(places):
        records += [org(f"o{i}"), *([covers(f"o{i}", f"r{place}")] if place is not None else [])]
    outcome = computed("C12", world(model, records))
    known = [p for p in places if p is not None]
    if not known:
        assert outcome.value is None
        assert outcome.missing
        return
    counted = [known.count(r) for r in range(3)]
    ways = [[counted[r] + way.count(r) for r in range(3)] for way in product(range(3), repeat=places.count(None))]
    assert outcome.value == pytest.approx(_uneven(counted, children))
    assert outcome.low == pytest.approx(min(_uneven(counted, children), *(_uneven(w, children) for w in ways)))
    assert outcome.high == pytest.approx(max(_uneven(counted, children), *(_uneven(w, children) for w in ways)))
    assert bool(outcome.missing) == (len(known) / len(places) < 0.7)


@given(counts=st.lists(st.integers(0, 4), min_size=3, max_size=3), more=st.integers(0, 4))
def test_most_even_is_no_less_even_than_any_other_way(counts: list[int], more: int) -> None:
    weights, names = {"a": 7, "b": 2, "c": 1}, "abc"
    found = most_even(dict(zip(names, counts, strict=True)), weights, more)
    assert sum(found.values()) == sum(counts) + more
    ways = ({n: counts[i] + way.count(n) for i, n in enumerate(names)} for way in product(names, repeat=more))
    best = min((d for w in ways if (d := dissimilarity(w, weights)) is not None), default=None)
    assert dissimilarity(found, weights) == (best if best is None else pytest.approx(best))


def test_a_larger_region_is_covered_in_all_its_parts_and_is_none_itself(model: Model) -> None:
    parts = [region(f"r{i}", 50, partOfRegion="99001:kreis") for i in "12"]
    records: list[Record] = [
        region("kreis"),
        *parts,
        org("o"),
        org("p"),
        covers("o", "kreis"),
        covers("p", "r1"),
        network(),
        seat("p", seats="2"),
    ]
    outcome = computed("C12", world(model, records))
    assert [outcome.details[f"99001:r{i}|organizations"] for i in "12"] == [2, 1]
    assert [outcome.details[f"99001:r{i}|seats"] for i in "12"] == [2, 0]
    assert len(outcome.items) == 2
    assert outcome.value == pytest.approx(1 / 6)


def test_without_children_the_regions_are_shown_and_asked_for(model: Model) -> None:
    outcome = computed("C12", world(model, [region("r1", 50), region("r2"), org("o"), covers("o", "r1")]))
    assert (outcome.value, outcome.low, outcome.details["99001:r2|organizations"]) == (None, None, 0)
    assert outcome.missing
    assert "Kinder unter 3 Jahren" in outcome.sentence.de


def test_each_kind_of_doubt_widens_the_range_of_c12(model: Model) -> None:
    # Children of two regions, and of each organization what is said of the first and of the second.
    worlds: dict[tuple[tuple[int, int], tuple[tuple[Said | None, Said | None], ...]], tuple[float, ...]] = {
        ((50, 50), ((NEW, None), (None, OLD))): (0, 0, 0.5),
        ((90, 10), ((OLD, None), (OLD, None))): (0.1, 0.1, 0.9),  # both may be in the small region
        ((90, 90), ((UNKNOWN, None), (None, OLD), (None, None))): (0.5, 0, 0.5),
        ((10, 10), ((OLD, UNKNOWN), (None, UNKNOWN), (OLD, OLD))): (1 / 6, 0, 0.5),  # two in the first, one in both
    }
    for (children, said), expected in worlds.items():
        records: list[Record] = [region(f"r{i}", n) for i, n in enumerate(children)]
        records += [org(f"o{i}") for i in range(len(said))]
        records += [covers(f"o{i}", f"r{r}", s) for i, of in enumerate(said) for r, s in enumerate(of) if s]
        outcome = computed("C12", world(model, records))
        assert (outcome.value, outcome.low, outcome.high) == pytest.approx(expected), (children, said)


# -- C15 ---------------------------------------------------------------------------------------------------------------


def _post(model: Model, *records: Record, complete: bool = True, **values: str) -> Outcome:
    body = a(
        STEERING, "Committee", name="Lenkungskreis", kind="LENK", **({"membersComplete": "all"} if complete else {})
    )
    said = ("99001:Q1", "2023-05-01", "fromList")
    post = a("99001:S", "Post", said, name="Sitz", **{"body": STEERING, "expectedType": "ELTV", **values})
    return computed("C15", world(model, [body, post, org("e", actorType="ELTV"), org("o", actorType="ASD"), *records]))


def holds(actor: str, said: Said = NEW, /, **values: str) -> Record:
    """A membership on the post."""
    return seat(actor, said, body=STEERING, post="99001:S", **values)


def test_a_post_without_a_holder_in_a_full_list_is_vacant(model: Model) -> None:
    outcome = _post(model, seat("o", body=STEERING))
    assert (outcome.value, outcome.low, outcome.high, outcome.n) == (1, 1, 1, 1)
    assert "frei seit 01.05.2023" in (outcome.items[0].note or outcome.sentence).de


def test_with_open_ends_in_the_list_it_is_a_question(model: Model) -> None:
    for outcome in (
        _post(model, complete=False),
        _post(model, seat("e", body=STEERING)),
        _post(model, holds("e", UNKNOWN)),
    ):
        assert (outcome.value, outcome.low, outcome.high) == (0, 0, 1)
        assert "Zu klären" in outcome.sentence.de


def test_a_held_post_is_not_vacant(model: Model) -> None:
    held = tie("HoldsPost", "99001:e", "99001:S")
    for outcome in (
        _post(model, holds("e")),
        _post(model, held),
        _post(model, filled="true"),
        _post(model, holds("e", OLD)),
    ):
        assert (outcome.value, outcome.high, outcome.items) == (0, 0, ())


def test_what_a_source_says_needs_no_list(model: Model) -> None:
    assert _post(model, complete=False, filled="false").value == 1


def test_the_free_ones_of_several_seats_are_counted(model: Model) -> None:
    outcome = _post(model, holds("e", seats="2"), seats="5")
    assert (outcome.value, outcome.details["seats"], outcome.details["vacant"]) == (3, 5, 3)


@pytest.mark.parametrize(
    ("end", "expected"),
    [("2023-12-29", (1, 1, 1)), ("2023-12-31", (0, 0, 0)), ("2024-02", (0, 0, 0)), ("2023-12", (0, 0, 1))],
)
def test_six_months_are_counted_from_the_end_of_the_last_membership(
    model: Model, end: str, expected: tuple[float, float, float]
) -> None:
    outcome = _post(model, holds("e", OLD, endDate=end))
    assert (outcome.value, outcome.low, outcome.high) == expected
    assert outcome.details["vacant"] == 1
    if len(end) > 7:  # whoever is gone left the post on that day
        gone = _post(model, org("g", actorType="ELTV", endDate=end), holds("g", OLD))
        assert (gone.value, gone.low, gone.high) == expected


def test_a_list_of_stale_seats_leaves_the_lower_bound(model: Model) -> None:
    outcome = _post(model, seat("o", OLD, body=STEERING))
    assert (outcome.value, outcome.low, outcome.high) == (1, 0, 1)


def test_the_seat_for_parents_of_musterstadt_is_listed_too_short_to_be_long_vacant(
    musterstadt_snapshot: Snapshot,
) -> None:
    outcome = computed("C15", musterstadt_snapshot)
    assert (outcome.value, outcome.high, outcome.n) == (0, 1, 1)
    assert about(outcome, SITZ_DER_ELTERN).certainty is U
