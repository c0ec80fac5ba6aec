"""Each reason for a missing link alone, what is never proposed, and the order."""

import random

import pytest

from graph.certainty import Certainty
from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.missing_links import Why
from graph.records import Entity, Record, Relation, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model
from tests.indicators.worlds import computed, network, org, seat, works, world
from tests.missing_links.small import (
    A,
    B,
    candidates,
    links,
    one,
    partners,
    points_of,
    scored,
    slow_scores,
    survey,
    wishes,
)
from tests.musterstadt import ABSENT, LIST, NEW, OLD, UNKNOWN, a, tie
from tests.synthetic.districts import district

YOUTH, HEALTH = org("a", sector="KJH"), org("b", sector="GES")
PAIR: list[Record] = [org("a"), org("b")]


# -- each reason alone --------------------------------------------------------------------------------------------


def test_nothing_on_record_proposes_nothing(model: Model) -> None:
    assert candidates(model) == []
    assert candidates(model, *PAIR) == []


def test_being_of_both_systems_alone_is_no_reason(model: Model) -> None:
    assert candidates(model, YOUTH, HEALTH) == []


def test_an_expected_link(model: Model) -> None:
    ends = [org("a", actorType="GEBKL"), org("b", actorType="SSB")]
    found = one(candidates(model, *ends, works("a", "c"), org("c")))
    assert points_of(found) == {Why.EXPECTED: 2}
    assert found.reasons[0].text.de == "Zu erwarten: Geburtsklinik – Schwangerschaftsberatung."
    assert set(found.records) == {A, B}


def test_an_expected_link_that_another_pair_has_is_not_expected_any_more(model: Model) -> None:
    ends = [org("a", actorType="GEBKL"), org("b", actorType="SSB"), org("c", actorType="SSB")]
    assert candidates(model, *ends, works("a", "c")) == []


@pytest.mark.parametrize(("rows", "points"), [([("a", "b")], 1), ([("b", "a")], 1), ([("a", "b"), ("b", "a")], 2)])
def test_a_wish_counts_for_each_side(model: Model, rows: list[tuple[str, str]], points: int) -> None:
    said = [wishes(*ends) for ends in rows]
    found = one(candidates(model, *PAIR, *said))
    assert points_of(found) == {Why.WISH: points}
    assert {r.text.de for r in found.reasons} == {f"{x} wünscht sich mehr Zusammenarbeit mit {y}." for x, y in rows}
    assert found.starts.de == " und ".join(sorted(x for x, _ in rows))
    assert {r for reason in found.reasons for r in reason.records} == {w.id for w in said}


def test_a_wish_that_is_denied_is_none(model: Model) -> None:
    assert candidates(model, *PAIR, wishes("a", "b", ABSENT)) == []


def test_two_common_partners_are_a_reason_and_one_is_not(model: Model) -> None:
    assert candidates(model, *PAIR, *partners("c")) == []
    found = one(candidates(model, *PAIR, *partners("c", "d")))
    assert points_of(found) == {Why.COMMON_PARTNERS: 1}
    assert found.reasons[0].text.de == "Gemeinsame Partner: c und d."
    assert len(found.reasons[0].records) == 4


def test_the_coordination_is_nobodys_common_partner(model: Model) -> None:
    hub: list[Record] = [org("n", actorType="NWK"), works("n", "a"), works("n", "b")]
    assert not [c for c in candidates(model, *PAIR, *partners("c"), *hub) if c.actors == (A, B)]


def test_a_shared_seat_is_a_reason_in_a_small_body_only(model: Model) -> None:
    crowd: list[Entity] = [org(f"m{i}") for i in range(14)]
    small: list[Record] = [network(), *PAIR, seat("a"), seat("b")]
    found = one(candidates(model, *small))
    assert points_of(found) == {Why.SHARED_SEAT: 0.5}
    assert found.takes.de.endswith(
        "Die nächste Sitzung von „Netzwerk Frühe Hilfen“ nutzen: Was brauchen beide voneinander?"
    )
    assert len(found.reasons[0].records) == 2
    assert candidates(model, *small, *crowd, *(seat(m.name) for m in crowd)) == []


@pytest.mark.parametrize("said", [ABSENT, UNKNOWN])
def test_a_seat_that_does_not_hold_is_no_shared_one(model: Model, said: tuple[str, str, str]) -> None:
    assert candidates(model, network(), *PAIR, seat("a"), seat("b", said)) == []


def test_both_systems_add_to_a_reason(model: Model) -> None:
    assert points_of(one(candidates(model, YOUTH, HEALTH, wishes("a", "b")))) == {Why.WISH: 1, Why.ACROSS_SYSTEMS: 1}


def _thin(*more: Record) -> list[Record]:
    """Six of youth welfare all tied to each other, two of health tied to nobody: 0 of 12, where 6 would be expected."""
    youth = [org("a", sector="KJH"), *(org(f"k{i}", sector="KJH") for i in range(5))]
    inside = [works(x.name, y.name) for i, x in enumerate(youth) for y in youth[:i]]
    return [*youth, *inside, HEALTH, org("h", sector="GES"), wishes("a", "b"), *more]


def test_sectors_tied_less_than_expected_add_to_a_reason_above_the_gate(model: Model) -> None:
    found = one(candidates(model, *_thin()))
    assert points_of(found) == {Why.WISH: 1, Why.ACROSS_SYSTEMS: 1, Why.BELOW_EXPECTATION: 0.5}
    assert found.reasons[-1].text.de == (
        "Gesundheitswesen – Kinder- und Jugendhilfe: 0 von 12 möglichen Verbindungen sind belegt; so dicht wie das "
        "ganze Netz: rund 6."
    )


def test_a_sector_that_is_thin_in_itself_is_named_once(model: Model) -> None:
    health = [org(f"h{i}", sector="GES") for i in range(5)]
    asked = survey("a", "b", "h", *(f"k{i}" for i in range(5)), *(h.name for h in health))
    found = candidates(model, *_thin(*health), wishes("b", "h0"), asked)
    inside = next(r for c in found if c.names == ("b", "h0") for r in c.reasons if r.why is Why.BELOW_EXPECTATION)
    assert inside.text.de.startswith("Innerhalb von „Gesundheitswesen“: 0 von 21 ")


def test_below_the_gate_no_sector_pair_is_called_thin(model: Model) -> None:
    strangers = [org(f"z{i}") for i in range(3)]
    assert Why.BELOW_EXPECTATION not in points_of(one(candidates(model, *_thin(*strangers))))


def test_what_is_usual_elsewhere_is_a_reason(model: Model) -> None:
    ends = [org("a", actorType="KITA"), org("b", actorType="HEB")]
    found = one(candidates(model, *ends, usual=[("HEB", "KITA")]))
    assert points_of(found) == {Why.USUAL_ELSEWHERE: 0.5, Why.ACROSS_SYSTEMS: 1.0}
    usual = next(r for r in found.reasons if r.why is Why.USUAL_ELSEWHERE)
    assert usual.text.de.startswith("In den meisten vergleichbaren Bezirken arbeiten zusammen: ")
    assert candidates(model, *ends, usual=[("HEB", "SSB")]) == []


def _regions(**of: str) -> list[Record]:
    rows: list[Record] = [
        a("99001:Kreis", "NetworkRegion", name="Kreis"),
        a("99001:Nord", "NetworkRegion", name="Nord", partOfRegion="99001:Kreis"),
        a("99001:Sued", "NetworkRegion", name="Süd", partOfRegion="99001:Kreis"),
    ]
    return [*rows, *(tie("CoversRegion", f"99001:{who}", f"99001:{region}") for who, region in of.items())]


@pytest.mark.parametrize(
    ("regions", "apart"),
    [
        ({"a": "Nord", "b": "Sued"}, True),
        ({"a": "Nord", "b": "Nord"}, False),
        ({"a": "Nord", "b": "Kreis"}, False),
        ({"a": "Nord"}, False),
        ({}, False),
    ],
)
def test_only_recorded_regions_without_anything_in_common_count_against(
    model: Model, regions: dict[str, str], apart: bool
) -> None:
    found = one(candidates(model, *PAIR, wishes("a", "b"), *_regions(**regions)))
    assert (points_of(found).get(Why.NO_COMMON_REGION) == -1) is apart
    assert found.score == (0 if apart else 1)


# -- what is never proposed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [NEW, OLD])
def test_what_exists_is_not_proposed_however_old_the_statement(model: Model, said: tuple[str, str, str]) -> None:
    assert candidates(model, *PAIR, wishes("a", "b"), works("a", "b", said)) == []


@pytest.mark.parametrize("kind", ["HasCarrier", "PartOf", "SubordinateTo"])
def test_what_is_in_one_hand_is_not_proposed(model: Model, kind: str) -> None:
    assert candidates(model, *PAIR, wishes("a", "b"), tie(kind, A, B)) == []


@pytest.mark.parametrize("said", [ABSENT, UNKNOWN])
def test_whoever_may_not_exist_is_not_proposed(model: Model, said: tuple[str, str, str]) -> None:
    ends = [org("a", actorType="GEBKL"), org("b", said, actorType="SSB"), org("c")]
    rows: list[Record] = [works("a", "c"), wishes("a", "b"), network(), seat("a"), seat("b")]
    assert candidates(model, *ends, *rows, usual=[("GEBKL", "SSB")]) == []


def test_nobody_is_proposed_to_oneself(model: Model) -> None:
    assert candidates(model, org("a", actorType="GEBKL;SSB"), network(), seat("a"), wishes("a", "a")) == []


# -- absent, unknown, loose ---------------------------------------------------------------------------------------

OLD_DENIAL = (LIST, "2019-01-01", "confirmedAbsent")
EXPECTED: list[Record] = [org("a", actorType="GEBKL"), org("b", actorType="SSB"), org("c"), works("a", "c")]


@pytest.mark.parametrize(
    ("more", "certainty", "state"),
    [
        ([], "question", "Keine Zusammenarbeit erfasst."),
        ([works("a", "b", UNKNOWN)], "question", "Keine Zusammenarbeit erfasst."),
        ([works("a", "b", intensity="1")], "question", "Bisher nur loser Kontakt erfasst."),
        ([works("a", "b", ABSENT)], "gap", "Keine Zusammenarbeit."),
        ([works("a", "b", OLD_DENIAL)], "question", "Keine Zusammenarbeit erfasst."),
        ([survey("a", roster=["b"])], "gap", "Keine Zusammenarbeit."),
        ([survey("b", roster=["c"])], "question", "Keine Zusammenarbeit erfasst."),
    ],
)
def test_only_what_a_source_or_survey_denies_is_a_gap(
    model: Model, more: list[Record], certainty: str, state: str
) -> None:
    found = one(candidates(model, *EXPECTED, *more))
    assert (found.certainty, found.state.de) == (certainty, state)
    assert found.takes.de.startswith("Zuerst beide fragen") is (certainty == "question")
    assert set(found.statements) == {r.id for r in more if isinstance(r, Relation)}


def test_a_denied_pair_that_nothing_expects_is_a_proposal_and_no_gap(model: Model) -> None:
    found = one(candidates(model, *PAIR, wishes("a", "b"), works("a", "b", ABSENT)))
    assert (found.certainty, found.state.de) == ("question", "Keine Zusammenarbeit.")


# -- order, sum, reference ----------------------------------------------------------------------------------------


def test_links_across_the_systems_come_first_then_the_sum(model: Model) -> None:
    records: list[Record] = [
        YOUTH,
        HEALTH,
        org("c"),
        org("d"),
        wishes("a", "b"),
        *(wishes(x, y) for x, y in ("cd", "dc", "ac")),
    ]
    found = [(c.across, c.score) for c in candidates(model, *records)]
    assert found == [(True, 2), (False, 2), (False, 1)]


def test_among_equals_those_come_first_who_look_like_tied_ones(model: Model) -> None:
    """Clinics work with counselling here, youth centres do not; both wishes weigh the same."""
    tied = [works(f"k{i}", f"s{j}") for i in range(4) for j in range(4) if (i, j) != (0, 0)]
    clinics = [org(f"k{i}", sector="GES", actorType="GEBKL") for i in range(4)]
    counsel = [org(f"s{i}", sector="SCHWB", actorType="SSB") for i in range(4)]
    centres = [org(f"a{i}", sector="BIL", actorType="SCHUL") for i in range(4)]
    wished = [wishes("k0", "s0"), wishes("a0", "a1")]
    found = [c for c in candidates(model, *clinics, *counsel, *centres, *tied, *wished) if c.has(Why.WISH)]
    assert [c.names for c in found] == [("k0", "s0"), ("a0", "a1")]
    assert found[0].likeness


def test_the_order_of_records_changes_nothing(model: Model) -> None:
    made = list(district(3, 30, unknown=0.2).records)
    expected = [(c.actors, c.score) for c in links(_snapshot(model, made))]
    random.Random(5).shuffle(made)
    assert [(c.actors, c.score) for c in links(_snapshot(model, made))] == expected
    assert expected


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("unknown", [0.0, 0.5])
def test_candidates_and_scores_equal_the_slow_reference(model: Model, seed: int, unknown: float) -> None:
    made = [*district(seed, 24, unknown).records, *_wishes(seed)]
    snapshot = _snapshot(model, made)
    open_norms = [i.subjects[0] for i in computed("A6", snapshot).items if not i.certainty.holds]
    assert scored(links(snapshot)) == slow_scores(snapshot, open_norms)


def _wishes(seed: int) -> list[Relation]:
    """Some wishes among the actors of a synthetic district."""
    actors = [r for r in district(seed, 24).records if r.type == "Organization"]
    pairs = [random.Random(seed + i).sample(actors, 2) for i in range(12)]
    key = actors[0].owner
    said = [Claim(EXISTS, "", "", "", "2026-03-01")]
    ends = ((x.id, y.id) for x, y in pairs)
    return [relation(f"{key}:w{i}", "CooperationWish", pair, key, said) for i, pair in enumerate(ends)]


def _snapshot(model: Model, records: list[Record]) -> Snapshot:
    entities = [r for r in records if isinstance(r, Entity)]
    home = next(e for e in entities if e.type == "District")
    return snapshot_from(model, home, district(0, 15).on, entities, [r for r in records if isinstance(r, Relation)])


def test_every_candidate_of_musterstadt_is_open_explained_and_bilingual(musterstadt_snapshot: Snapshot) -> None:
    found = list(links(musterstadt_snapshot))
    assert found
    for candidate in found:
        assert not musterstadt_snapshot.pair_certainty(*candidate.actors, 2).holds
        assert candidate.score == sum(r.points for r in candidate.reasons)
        assert candidate.effect is None or (candidate.effect.de and candidate.effect.en)
        for text in (candidate.state, candidate.takes, *candidate.likeness, *(r.text for r in candidate.reasons)):
            assert text.de
            assert text.en
            assert text.de != text.en


def test_the_best_pair_between_two_groups(model: Model) -> None:
    found = links(world(model, [*EXPECTED, org("d", actorType="SSB"), wishes("d", "a")]))
    best = found.best_between([A], [B, "99001:d"])
    assert best is not None
    assert best.names == ("a", "d")
    assert found.best_between([B], ["99001:d"]) is None


def test_certainties_of_pairs_are_those_of_the_snapshot(musterstadt_snapshot: Snapshot) -> None:
    denied = [c for c in links(musterstadt_snapshot) if c.state.de == "Keine Zusammenarbeit."]
    assert denied
    assert all(musterstadt_snapshot.pair_certainty(*c.actors, 2) is Certainty.ABSENT for c in denied)
