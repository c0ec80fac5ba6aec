"""What-ifs in sentences: numbers that changed, in both languages."""

from graph.snapshot import Snapshot
from graph.what_if import Link, effects
from graph.what_if.words import link_effect, link_sentence, state_sentence
from ontology import Model
from tests.indicators.worlds import org, works, world


def _chain(model: Model) -> Snapshot:
    """k1-k2-g1-g2 in a line, and g3 apart."""
    actors = [org(name, sector="KJH" if name.startswith("k") else "GES") for name in ("k1", "k2", "g1", "g2", "g3")]
    pairs = ("k1", "k2"), ("k2", "g1"), ("g1", "g2")
    return world(model, [*actors, *(works(a, b, intensity="2") for a, b in pairs)])


def _link(snapshot: Snapshot, a: str, b: str) -> Link:
    index = snapshot.network.index
    return effects(snapshot).link(index[f"99001:{a}"], index[f"99001:{b}"])


def test_shorter_ways_and_fewer_points(model: Model) -> None:
    snapshot = _chain(model)
    found = link_sentence(snapshot, _link(snapshot, "k1", "g2"))
    assert found.de == (
        "Wenn k1 und g2 zusammenarbeiten: Wege im Mittel 2,0 → 1,5 Schritte; "
        "Stellen, ohne die ein Teil den Anschluss verliert, 2 → 0."
    )
    assert found.en == (
        "If k1 and g2 cooperate: paths on average 2.0 → 1.5 steps; "
        "actors without whom a part loses its connection 2 → 0."
    )


def test_what_becomes_reachable_counts_beside_the_mean_of_the_same_pairs(model: Model) -> None:
    snapshot = _chain(model)
    found = link_effect(_link(snapshot, "g2", "g3"))
    assert found.de == (
        "Verbundene Paare 4 → 6 von 6; Stellen, ohne die ein Teil den Anschluss verliert, 2 → 3; "
        "Stellen ohne belegte Verbindung 1 → 0. Gezählt sind nur belegte Verbindungen."
    )


def test_a_tie_that_is_there_changes_nothing(model: Model) -> None:
    snapshot = _chain(model)
    assert "ändert sich nichts" in link_sentence(snapshot, _link(snapshot, "k1", "k2")).de


def test_without_any_path_the_state_says_so(model: Model) -> None:
    snapshot = world(model, [org("k", sector="KJH"), org("g", sector="GES")])
    said = state_sentence(effects(snapshot).between.state)
    assert said.de.startswith("Zwischen Jugendhilfe und Gesundheitswesen (ohne die Koordination selbst) ist kein Weg")
    assert said.en.endswith("no path is recorded. Only recorded ties are counted.")


def test_without_the_coordination_only_where_that_is_another_number(musterstadt_snapshot: Snapshot) -> None:
    link = next(effects(musterstadt_snapshot).best(1))
    told = link_sentence(musterstadt_snapshot, link).de
    assert "auf die Koordination angewiesen 100\xa0% → 67\xa0%" in told
    assert "ohne die Koordination" not in told  # nobody was connected without it, so there is no mean of the same pairs
