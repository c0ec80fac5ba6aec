"""What comparable districts have: proven, in words only, and never so that one of them could be told."""

import pytest

from graph.contribution.releasing import release_record
from graph.district.loading import district_of, snapshot_of
from graph.live.live import Live
from graph.missing_links.comparable import KindsOfLinks, kinds_of_links, usual_in, usual_links
from graph.records import Record, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, Scope, put
from ontology import Model
from tests.indicators.worlds import org, works, world
from tests.musterstadt import ON, TIME

PAIR = frozenset({"HEB", "KITA"})
BOTH, NONE = KindsOfLinks(frozenset({PAIR}), frozenset({PAIR})), KindsOfLinks(frozenset({PAIR}), frozenset())
NEITHER = KindsOfLinks(frozenset(), frozenset())


@pytest.mark.parametrize(
    ("others", "usual"),
    [
        ([BOTH] * 4, False),
        ([BOTH] * 4 + [NEITHER] * 9, False),
        ([BOTH] * 5, True),
        ([BOTH] * 4 + [NONE], True),
        ([BOTH] * 3 + [NONE] * 2, False),
        ([], False),
    ],
)
def test_most_of_at_least_five_that_have_both_kinds(others: list[KindsOfLinks], usual: bool) -> None:
    assert (usual_links(others) == {PAIR}) is usual


def test_whether_one_of_them_lacks_the_link_cannot_be_told() -> None:
    """Five or six districts, all or all but one linked: the same words, no number beside them."""
    said = [usual_links(others) for others in ([BOTH] * 5, [BOTH] * 4 + [NONE], [BOTH] * 6, [BOTH] * 5 + [NONE])]
    assert said == [{PAIR}] * 4


def test_kinds_of_links_of_a_district(model: Model) -> None:
    records: list[Record] = [
        *(org("a", actorType="HEB"), org("b", actorType="KITA"), org("c", actorType="SSB;EFB"), org("d")),
        *(works("a", "b"), works("a", "c", intensity="1"), works("c", "d")),
    ]
    found = kinds_of_links(world(model, records))
    assert found.linked == {PAIR}
    assert PAIR in found.recorded
    assert frozenset({"HEB", "SSB"}) in found.recorded
    # One organization of two kinds is no link between them.
    assert frozenset({"SSB", "EFB"}) not in found.recorded
    assert frozenset({"HEB"}) not in found.recorded


@pytest.fixture
def several(store: GraphStore) -> GraphStore:
    """Seven districts: six towns, of which all but the first have midwife and day care tied, and one county."""
    for i in range(7):
        key, kind = f"9900{i}", "LK" if i == 6 else "KS"
        records: list[Record] = [_made(key, "bezirk", "District", name=f"Ort {i}", ags=f"{key}000", districtType=kind)]
        records += [_made(key, t, "Organization", name=t, actorType=t) for t in PAIR]
        if i:
            ends = f"{key}:HEB", f"{key}:KITA"
            records.append(relation(f"{key}:c", "Cooperation", ends, key, [Claim(EXISTS, "", "", "", "2024-03-01")]))
        store.commit(Batch("test", TIME, "Bezirke", tuple(put(r) for r in records)), scope=EVERYTHING)
    return store


def _made(key: str, local: str, type: str, **values: str) -> Record:
    said = [Claim(EXISTS, "", "", "", "2024-03-01"), *(Claim(p, v, "", "", "2024-03-01") for p, v in values.items())]
    return entity(f"{key}:{local}", type, key, said)


def _usual(store: GraphStore, model: Model, key: str) -> frozenset[frozenset[str]]:
    return usual_in(store, snapshot_of(store, model, district_of(store, key, Scope.of(key)), ON))


def test_only_others_of_the_same_type_are_looked_at(several: GraphStore, model: Model) -> None:
    assert _usual(several, model, "99000") == {PAIR}
    # The second town sees five others of which one lacks the link; the county has no other county.
    assert _usual(several, model, "99001") == {PAIR}
    assert _usual(several, model, "99006") == frozenset()


def test_a_district_of_unknown_type_is_compared_with_nobody(store: GraphStore, model: Model) -> None:
    store.commit(
        Batch("test", TIME, "Bezirk", (put(_made("99009", "bezirk", "District", name="Ort")),)), scope=EVERYTHING
    )
    assert _usual(store, model, "99009") == frozenset()


def test_through_the_service_only_released_districts_speak_for_others(several: GraphStore, model: Model) -> None:
    """Else what is usual before and after a district came in would tell what it has."""
    own = Scope.of("99000")
    live = Live(several, model)
    assert live.usual(live.of("99000", ON), own) == frozenset()
    assert live.usual(live.of("99000", ON), EVERYTHING) == {PAIR}
    said = tuple(put(release_record(f"9900{i}", "2024-03-01")) for i in range(1, 6))
    several.commit(Batch("test", TIME, "Freigaben", said), scope=EVERYTHING)
    fresh = Live(several, model)
    assert fresh.usual(fresh.of("99000", ON), own) == {PAIR}
