"""Long lists: what nobody can judge is not weighed pair by pair, and what speaks is still found."""

from datetime import date

from graph.analysis import analyse
from graph.as_json import links_note
from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.missing_links import MissingLinks
from graph.missing_links.weighed import weighed
from graph.missing_links.weights import thresholds
from graph.records import Entity, Relation, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model

OWNER = "99001"
MOST = int(thresholds().largest_network)


def _district() -> Entity:
    return entity(f"{OWNER}:bezirk", "District", OWNER, [Claim(EXISTS, "true"), Claim("name", "Musterkreis")])


def _snapshot(model: Model, actors: int, wishes: int = 0, ties: int = 0) -> Snapshot:
    def one(i: int) -> Entity:
        said = [Claim(EXISTS, "true"), Claim("name", f"Stelle {i}"), Claim("sector", ("KJH", "GES")[i % 2])]
        return entity(f"{OWNER}:A{i:05}", "Organization", OWNER, said)

    def joined(kind: str, a: int, b: int) -> Relation:
        ends = f"{OWNER}:A{a:05}", f"{OWNER}:A{b:05}"
        said = [Claim(EXISTS, "true"), *([Claim("intensity", "2")] if kind == "Cooperation" else [])]
        return relation(f"{OWNER}:{kind}{a}-{b}", kind, ends, OWNER, said)

    rows = [joined("CooperationWish", i, i + 1) for i in range(wishes)]
    rows += [joined("Cooperation", 2 * i, 2 * i + 1) for i in range(ties)]
    return snapshot_from(model, _district(), date(2026, 1, 1), map(one, range(actors)), rows)


def test_without_a_single_tie_no_pair_is_weighed(model: Model) -> None:
    snapshot = _snapshot(model, 60)
    links = MissingLinks(snapshot)
    analyse(snapshot)
    iter(links)
    assert "_order" not in vars(links)
    assert not any("Prediction" in str(made) for made in snapshot._derived)


def test_a_small_district_is_weighed_whole(model: Model) -> None:
    snapshot = _snapshot(model, 40, wishes=2)
    assert weighed(snapshot) is snapshot


def test_in_a_long_list_a_wish_is_still_proposed(model: Model) -> None:
    snapshot = _snapshot(model, 4 * MOST, wishes=2)
    assert [c.actors for c in MissingLinks(snapshot)] == [
        (f"{OWNER}:A00000", f"{OWNER}:A00001"),
        (f"{OWNER}:A00001", f"{OWNER}:A00002"),
    ]


def test_that_not_everybody_is_weighed_is_said(model: Model) -> None:
    note = links_note(analyse(_snapshot(model, 4 * MOST, wishes=2)))
    assert note is not None
    assert f"nicht alle Organisationen ({4 * MOST})" in note.de
    assert f"(höchstens {MOST})" in note.de


def test_a_part_of_the_network_is_judged_by_how_far_the_whole_is_recorded(model: Model) -> None:
    snapshot = _snapshot(model, 4 * MOST, ties=MOST)
    part = weighed(snapshot)
    assert len(part.network) == MOST
    assert part.tie_coverage == snapshot.tie_coverage == 0.5
    assert not part.ties_suffice
