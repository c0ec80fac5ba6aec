"""What closing a missing link would change: exact, the same as closing it, and nothing below the gate."""

import networkx as nx
import pytest

from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding
from graph.missing_links import Candidate
from graph.records import Entity, Record, Relation
from graph.wording import decimal
from ontology import Model
from tests.findings.small import by_rule, found
from tests.indicators.worlds import network, org, seat, works
from tests.missing_links.small import candidates, links, one, partners, wishes
from tests.synthetic.districts import district

YOUTH, HEALTH = org("a", sector="KJH"), org("b", sector="GES")
TIED: list[Record] = [YOUTH, HEALTH, *partners("c", "d")]
STRANGERS = [org(f"z{i}") for i in range(12)]


def _effect(candidate: Candidate) -> str:
    assert candidate.effect is not None
    return candidate.effect.de


def test_a_candidate_says_what_closing_it_changes(model: Model) -> None:
    assert _effect(one(candidates(model, *TIED))) == (
        "Wege zwischen Jugendhilfe und Gesundheitswesen im Mittel 2,0 → 1,0 Schritte. "
        "Gezählt sind nur belegte Verbindungen."
    )


def test_below_the_gate_nothing_is_said_of_paths(model: Model) -> None:
    assert one(candidates(model, *TIED, *STRANGERS, wishes("a", "b"))).effect is None


def test_where_nothing_changes_nothing_is_said(model: Model) -> None:
    assert one(candidates(model, org("a"), org("b"), *partners("c", "d"))).effect is None


def _mean(snapshot: Snapshot, added: tuple[str, str] | None = None) -> float:
    """The mean steps between the systems, one pair after the other."""
    network = snapshot.network
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(network.actors)
    ties.add_edges_from((network.actors[a], network.actors[b]) for a, b in network.pairs(2))
    ends = {
        s: [a for a in network.actors if snapshot.system(a) == s and a not in snapshot.coordination] for s in ("K", "G")
    }
    same = [(k, g) for k in ends["K"] for g in ends["G"] if nx.has_path(ties, k, g)]
    if added is not None:
        ties.add_edge(*added)
    return sum(nx.shortest_path_length(ties, k, g) for k, g in same) / len(same)


@pytest.mark.parametrize("seed", [3, 7])
def test_the_steps_are_those_of_the_network_with_the_tie(model: Model, seed: int) -> None:
    made = district(seed, actors=30)
    entities = [r for r in made.records if isinstance(r, Entity)]
    relations = [r for r in made.records if isinstance(r, Relation)]
    home = next(e for e in entities if e.type == "District")
    snapshot = snapshot_from(model, home, made.on, entities, relations)
    assert snapshot.ties_suffice
    before = _mean(snapshot)
    shown = [c for c in links(snapshot) if c.across][:10]
    assert len(shown) == 10
    for candidate in shown:
        after = _mean(snapshot, candidate.actors)
        digits = 1 if decimal(before) != decimal(after) else 2
        told = f"im Mittel {decimal(before, digits=digits)} → {decimal(after, digits=digits)} Schritte"
        visible = decimal(before, digits=2) != decimal(after, digits=2)
        assert (told in (candidate.effect.de if candidate.effect else "")) == visible, candidate.names


# -- in findings --------------------------------------------------------------------------------------------------


def _one(model: Model, records: list[Record], rule: str) -> Finding:
    (finding,) = by_rule(found(model, records), rule)
    return finding


def test_a_proposal_tells_the_exact_effect(model: Model) -> None:
    assert _one(model, TIED, "proposed_link").effect.de.startswith("Wege zwischen Jugendhilfe und Gesundheitswesen im")
    below = _one(model, [*TIED, *STRANGERS, wishes("a", "b")], "proposed_link")
    assert below.effect.de.startswith("Ein geäußerter Wunsch findet eine Antwort")


def test_an_expected_link_tells_what_its_pair_changes(model: Model) -> None:
    office, service, between_them = (
        org("g", sector="GES", actorType="GA"),
        org("s", sector="KJH", actorType="ASD"),
        org("c"),
    )
    tied: list[Record] = [office, service, between_them, works("g", "c"), works("s", "c")]
    assert _one(model, tied, "expected_link").effect.de == (
        "Familien kämen auf verabredetem Weg von der einen Stelle zur anderen. "
        "Wege zwischen Jugendhilfe und Gesundheitswesen im Mittel 2,0 → 1,0 Schritte; "
        "Stellen, ohne die ein Teil den Anschluss verliert, 1 → 0. "
        "Gezählt sind nur belegte Verbindungen."
    )
    several = [*tied, org("s2", sector="KJH", actorType="ASD"), works("s2", "c"), wishes("s2", "g")]
    assert "zur anderen. Wege zwischen" in _one(model, several, "expected_link").effect.de


def test_a_single_thread_tells_what_the_others_would_lose(model: Model) -> None:
    only = org("f", sector="FF")
    tied: list[Record] = [YOUTH, HEALTH, only, network(), seat("f"), works("f", "a"), works("f", "b")]
    assert (
        "nicht mehr vertreten. Für die anderen hieße das: 1 Paar verliert seinen Weg; ohne belegte Verbindung bleiben "
        "dann a und b. Gezählt sind nur belegte Verbindungen. Eine Sammelbezeichnung"
    ) in _one(model, tied, "single_thread").reason.de
    assert "Für die anderen" not in _one(model, [*tied, *STRANGERS], "single_thread").reason.de
