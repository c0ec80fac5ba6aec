"""B12 B13 B15 B16 C14: by hand in Musterstadt and small worlds, and against slow references on generated ones."""

from itertools import product

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Entity, Record
from ontology import Model
from tests.indicators.worlds import NETWORK, computed, network, org, seat, works, world
from tests.musterstadt import ABSENT, COUNCIL, JUGENDAMT, NEW, OLD, UNKNOWN, Said, a, tie

P, S, U, X = Certainty.PRESENT, Certainty.STALE, Certainty.UNKNOWN, Certainty.ABSENT
SAID: dict[Certainty, Said] = {P: NEW, S: OLD, U: UNKNOWN, X: ABSENT}


def body(kind: str, /, **values: str) -> Entity:
    """A committee whose local id is its kind."""
    return a(f"99001:{kind}", "Committee", name=kind, kind=kind, **values)


def paper(local: str, /, **values: str) -> Entity:
    """A paper on early help."""
    return a(f"99001:{local}", "Paper", name=local, **values)


def consulted(local: str, where: str, day: str, /, **values: str) -> Record:
    """A consultation of a paper on a day."""
    return tie("Consultation", f"99001:{local}", f"99001:{where}", COUNCIL, date=day, **values)


# -- B12 ---------------------------------------------------------------------------------------------------------------

maybe = st.sampled_from([P, S, U, X, None])


@given(member=maybe, day=st.sampled_from(["2023-01-10", "2021-01-10", "2022", None]), complete=st.booleans())
def test_b12_takes_the_closest_of_member_and_topic(
    model: Model, member: Certainty | None, day: str | None, *, complete: bool
) -> None:
    kgk = body("KGK", **({"membersComplete": "all"} if complete else {}))
    records: list[Record] = [kgk, org("k", actorType="NWK"), org("o"), seat("o", body="99001:KGK"), paper("p")]
    records += [seat("k", SAID[member], body="99001:KGK")] if member else []
    records += [consulted("p", "KGK", day)] if day else []
    outcome = computed("B12", world(model, records))
    heard = {"2023-01-10": P, "2022": U}.get(day or "", X)
    assert outcome.value == (2 if member in (P, S) else 1 if heard is P else 0)
    assert outcome.low == (2 if member is P else 1 if heard is P else 0)
    assert outcome.high == (1 if complete and member in (None, X) else 2)


def test_a_partner_by_office_is_no_anchoring_of_early_help(model: Model) -> None:
    records: list[Record] = [network(), body("KGK"), org("g", actorType="GA"), seat("g"), seat("g", body="99001:KGK")]
    outcome = computed("B12", world(model, records))
    assert (outcome.value, outcome.high, outcome.details["partners"]) == (0, 2, 1)
    assert "In den erfassten Angaben" in outcome.sentence.de


def test_the_network_itself_may_sit_there(model: Model) -> None:
    records: list[Record] = [network(), body("PSAG"), tie("Membership", NETWORK, "99001:PSAG")]
    assert computed("B12", world(model, records)).value == 2


def test_a_body_of_which_nothing_is_recorded_is_a_question(model: Model) -> None:
    outcome = computed("B12", world(model, [body("GESA"), org("o")]))
    assert (outcome.value, outcome.low, outcome.high) == (None, 0, 2)
    assert outcome.missing


# -- B13 ---------------------------------------------------------------------------------------------------------------

posts = st.lists(
    st.tuples(st.sampled_from([None, 0.5, 1.0, 1.25]), st.integers(1, 2), st.sampled_from([P, U, X])), max_size=4
)


@given(found=posts)
def test_the_range_of_b13_is_that_of_all_posts_there_may_be(
    model: Model, found: list[tuple[float | None, int, Certainty]]
) -> None:
    records: list[Record] = [org("k", actorType="NWK")]
    for i, (extent, seats, sure) in enumerate(found):
        values = {"organization": "99001:k", "seats": str(seats)}
        values |= {"fullTimeEquivalent": str(extent)} if extent is not None else {}
        records.append(a(f"99001:S{i}", "Post", SAID[sure], name=f"Stelle {i}", **values))
    outcome = computed("B13", world(model, records))
    ways = [
        sum(way)
        for way in product(
            *(
                ([extent] if extent is not None else [0.0, float(seats)]) + ([] if sure is P else [0.0])
                for extent, seats, sure in found
                if sure is not X
            )
        )
    ]
    told = [extent for extent, _, sure in found if extent is not None and sure is P]
    assert outcome.value == (sum(told) if told else None)
    if any(sure is not X for _, _, sure in found):
        assert (outcome.low, outcome.high) == pytest.approx((min(ways), max(ways)))
    assert bool(outcome.missing) == (not told)


def test_extent_funds_and_the_last_resolution_are_told(model: Model) -> None:
    post = {"name": "Koordination", "body": NETWORK, "level": "KOORD"}
    half = a("99001:S1", "Post", **post, fullTimeEquivalent="0.5", permanent="true", ownFundsShare="100")
    full = a("99001:S2", "Post", **post, fullTimeEquivalent="1.5", permanent="false", ownFundsShare="20")
    other = a("99001:S3", "Post", name="Amtsleitung", fullTimeEquivalent="1")
    money = [
        a(f"99001:B{i}", "Resolution", COUNCIL, name=f"Mittel {i}", kind="HAUSH", date=day)
        for i, day in enumerate(("2021-06-30", "2023-12-01"))
    ]
    outcome = computed("B13", world(model, [network(), half, full, other, *money]))
    assert (outcome.value, outcome.details["permanent"]) == (2, 0.25)
    assert outcome.details["own_funds"] == pytest.approx((0.5 * 1 + 1.5 * 0.2) / 2)
    assert outcome.details["resolution_months"] == 6
    assert "01.12.2023: Mittel 1" in outcome.sentence.de


def test_the_coordination_of_musterstadt_has_half_a_post_for_good(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("B13", musterstadt_snapshot)
    assert (outcome.value, outcome.low, outcome.high, outcome.details["permanent"]) == (0.5, 0.5, 0.5, 1)


# -- B15 ---------------------------------------------------------------------------------------------------------------

SPONSORS = {"k": "network", "f": "faction", "v": "administration", "t": "other", "99001:N1": "network"}
initiators = st.lists(
    st.tuples(st.lists(st.sampled_from("kfvt"), unique=True, max_size=2), st.sampled_from([P, U, X])), max_size=4
)


@given(found=initiators)
def test_b15_counts_papers_by_whoever_brought_them_in(model: Model, found: list[tuple[list[str], Certainty]]) -> None:
    faction = a("99001:f", "PersonGroup", name="Fraktion", groupKind="faction")
    records: list[Record] = [
        org("k", actorType="NWK"),
        faction,
        org("v", kind="office"),
        org("t", carrierKind="FREI-W"),
    ]
    for i, (by, sure) in enumerate(found):
        records.append(a(f"99001:p{i}", "Paper", SAID[sure], name=f"Vorlage {i}"))
        records += [tie("InitiatedBy", f"99001:p{i}", f"99001:{who}") for who in by]
    outcome = computed("B15", world(model, records))
    named = [by for by, sure in found if sure is P and by]
    assert outcome.value == (sum("k" in by for by in named) / len(named) if named else None)
    for who in "kfvt":
        assert outcome.details[SPONSORS[who]] == sum(who in by for by in named)
    assert outcome.details["open"] == sum(sure is P and not by for by, sure in found)
    assert len(outcome.items) == sum(sure is not X for _, sure in found)
    assert bool(outcome.missing) == (not named)


def test_the_paper_of_the_office_in_musterstadt_and_the_report_without_an_initiator(
    musterstadt_snapshot: Snapshot,
) -> None:
    outcome = computed("B15", musterstadt_snapshot)
    assert (outcome.value, outcome.low, outcome.high, outcome.n) == (0, 0, 0.5, 2)
    assert (outcome.details["administration"], outcome.details["open"]) == (1, 1)


def test_a_body_stands_for_what_its_layer_is_and_a_related_paper_may_not_belong_here(model: Model) -> None:
    records: list[Record] = [network(), body("JHA"), paper("a"), paper("b"), paper("c", topicRelation="related")]
    by = [("a", "N1"), ("b", "JHA"), ("c", "N1")]
    outcome = computed(
        "B15", world(model, [*records, *(tie("InitiatedBy", f"99001:{p}", f"99001:{w}") for p, w in by)])
    )
    assert (outcome.value, outcome.numerator, outcome.denominator) == (0.5, 1, 2)
    assert (outcome.details["network"], outcome.details["faction"]) == (1, 1)
    assert outcome.high == pytest.approx(2 / 3)


def test_votes_against_are_listed(model: Model) -> None:
    item = a("99001:T", "AgendaItem", name="TOP 3", votesFor="20", votesAgainst="4")
    records: list[Record] = [body("JHA"), paper("p"), item, consulted("p", "JHA", "2024-01-10", agendaItem=item.id)]
    outcome = computed("B15", world(model, records))
    assert outcome.details["contested"] == 1
    assert "20 Ja, 4 Nein" in (outcome.items[-1].note or outcome.sentence).de


# -- B16 ---------------------------------------------------------------------------------------------------------------

talks = st.lists(
    st.tuples(st.sampled_from(["s", "l", "o", "x", ""]), st.sampled_from(["2023-05-01", "2022", "2020-01-01"])),
    max_size=4,
)
LEVELS = {"s": "STRAT", "l": "LEIT", "o": "OPER", "x": ""}


@given(found=talks)
def test_the_range_of_b16_is_that_of_all_who_may_have_presented(model: Model, found: list[tuple[str, str]]) -> None:
    records: list[Record] = [body("JHA"), *(org(o, **({"level": v} if v else {})) for o, v in LEVELS.items())]
    for i, (who, day) in enumerate(found):
        said = {"presentedBy": f"99001:{who}"} if who else {}
        records += [paper(f"p{i}"), consulted(f"p{i}", "JHA", day, **said)]
    outcome = computed("B16", world(model, records))
    within = [(who, day) for who, day in found if day != "2020-01-01"]
    named = {who for who, _ in within if who}
    sure = {who for who, day in within if who in ("s", "l") and day == "2023-05-01"}
    if not named:
        assert outcome.value is None
        assert outcome.missing
        return
    assert (outcome.value, outcome.low) == (len(sure), len(sure))
    assert outcome.high == len(named - {"o"}) + sum(not who for who, _ in within)


def test_the_level_of_a_seat_or_post_makes_a_leader(model: Model) -> None:
    rows: list[Record] = [body("JHA"), paper("p"), org("o")]
    rows.append(consulted("p", "JHA", "2024-01-10", presentedBy="99001:o"))
    post = a("99001:S", "Post", name="Amtsleitung", level="STRAT")
    assert computed("B16", world(model, rows)).high == 1
    assert computed("B16", world(model, rows)).value == 0
    assert computed("B16", world(model, [*rows, network(), seat("o", level="LEIT")])).value == 1
    assert computed("B16", world(model, [*rows, post, tie("HoldsPost", "99001:o", post.id)])).value == 1


# -- C14 ---------------------------------------------------------------------------------------------------------------

ACTORS, BODIES = "abcdef", ("JHA", "RT", "HANDL", "AG78")


@given(
    seats=st.sets(st.tuples(st.sampled_from(ACTORS), st.sampled_from(BODIES)), max_size=10),
    reports=st.sets(st.tuples(st.sampled_from(ACTORS), st.sampled_from(ACTORS)), max_size=4),
    operative=st.sets(st.sampled_from(ACTORS), min_size=1, max_size=2),
)
def test_c14_is_the_shortest_way_of_networkx(
    model: Model, seats: set[tuple[str, str]], reports: set[tuple[str, str]], operative: set[str]
) -> None:
    records: list[Record] = [body(b) for b in BODIES]
    records += [org(o, **({"level": "OPER"} if o in operative else {})) for o in ACTORS]
    records += [a(f"99001:S{o}", "Post", name=o, organization=f"99001:{o}") for o in ACTORS]
    records += [seat(o, body=f"99001:{b}") for o, b in sorted(seats)]
    records += [tie("ReportsTo", f"99001:S{o}", f"99001:S{p}") for o, p in sorted(reports) if o != p]
    outcome = computed("C14", world(model, [network(), seat("a"), *records]))
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from((*ACTORS, *BODIES))
    graph.add_weighted_edges_from([(o, b, 0) for o, b in seats] + [(b, o, 1) for o, b in seats])
    graph.add_weighted_edges_from([(o, p, 1) for o, p in reports if o != p])
    far = [nx.dijkstra_path_length(graph, o, "JHA") for o in operative if nx.has_path(graph, o, "JHA")]
    assert outcome.value == (min(far) + 1 if far else None)
    assert bool(outcome.missing) == (not far)


def test_ties_between_top_and_practice_are_told_from_the_gate_on(model: Model) -> None:
    levels: list[Record] = [org("s", level="STRAT"), org("o", level="OPER"), org("x")]
    few = computed("C14", world(model, [network(), seat("o"), *levels, works("s", "o")]))
    enough = computed("C14", world(model, [network(), seat("o"), *levels, works("s", "o"), works("x", "o")]))
    assert (few.details["ties"], enough.details["ties"]) == (None, 1)
    assert "1 Paar" in enough.sentence.de


def test_the_operative_seat_of_musterstadt_sits_in_the_committee_itself(musterstadt_snapshot: Snapshot) -> None:
    outcome = computed("C14", musterstadt_snapshot)
    # The SkF, level OPER in the Steuerungsgruppe, votes in the JHA.
    assert (outcome.value, outcome.low, outcome.high) == (1, None, None)
    # The head of the office (STRAT) and the SkF (OPER) exchange at intensity 2.
    assert outcome.details["ties"] == 1
    assert JUGENDAMT in outcome.items[1].subjects
