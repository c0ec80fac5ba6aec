"""What-ifs in sentences: numbers that changed, in both languages."""

import pytest

from graph.district.snapshot import Snapshot
from graph.what_if import Link, Loss, best_links, effects, lost_actor
from graph.what_if.effect_words import (
    actor_sentence,
    link_effect,
    link_sentence,
    loss_effect,
    state_sentence,
    together_sentence,
)
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
    assert found is not None
    assert found.de == (
        "Verbundene Paare 4 → 6 von 6; Stellen, ohne die ein Teil den Anschluss verliert, 2 → 3; "
        "Stellen ohne belegte Verbindung 1 → 0. Gezählt sind nur belegte Verbindungen."
    )


def test_a_tie_that_is_there_changes_nothing(model: Model) -> None:
    snapshot = _chain(model)
    assert link_sentence(snapshot, _link(snapshot, "k1", "k2")).de == (
        "k1 und k2 arbeiten nach den erfassten Angaben schon zusammen: an den Wegen zwischen Jugendhilfe und "
        "Gesundheitswesen ändert sich nichts."
    )
    assert link_effect(_link(snapshot, "k1", "k2")) is None


def test_an_effect_beside_its_link_names_the_systems(model: Model) -> None:
    found = link_effect(_link(_chain(model), "k1", "g1"))
    assert found is not None
    assert found.de.startswith("Wege zwischen Jugendhilfe und Gesundheitswesen im Mittel 2,0 → 1,5 Schritte;")
    assert found.en.startswith("Paths between youth welfare and health care on average 2.0 → 1.5 steps;")


def _lost(snapshot: Snapshot, actor: str) -> Loss:
    return lost_actor(effects(snapshot).between, snapshot.network.index[f"99001:{actor}"])


def test_one_that_stays_alone_and_pairs_that_lose_their_path(model: Model) -> None:
    snapshot = _chain(model)
    assert actor_sentence(snapshot, _lost(snapshot, "k2")).de == (
        "Fällt aus: k2. Für die anderen: 2 Paare verlieren ihren Weg; ohne belegte Verbindung bleibt dann k1."
    )


def test_the_means_are_those_of_the_pairs_that_stay_connected(model: Model) -> None:
    actors = [org("k", sector="KJH"), org("g", sector="GES"), org("g2", sector="GES"), *map(org, "xyz")]
    ties = ("k", "x"), ("x", "g"), ("k", "y"), ("y", "z"), ("z", "g"), ("x", "g2")
    snapshot = world(model, [*actors, *(works(*ends) for ends in ties)])
    found = loss_effect(snapshot, _lost(snapshot, "x"))
    assert found is not None
    assert found.de == (
        "Für die anderen hieße das: 1 Paar verliert seinen Weg; Wege der weiter verbundenen Paare im Mittel "
        "2,0 → 3,0 Schritte; ohne belegte Verbindung bleibt dann g2. Gezählt sind nur belegte Verbindungen."
    )


def test_nothing_is_said_of_a_loss_that_takes_nothing_from_the_others(model: Model) -> None:
    snapshot = _chain(model)
    assert loss_effect(snapshot, _lost(snapshot, "g3")) is None


@pytest.mark.parametrize(("number", "start"), [(1, "Wenn g1 und k1 zus"), (2, "Wenn g1 mit k1 und g2 mit k1 zus")])
def test_links_together_make_a_sentence(model: Model, number: int, start: str) -> None:
    snapshot = world(model, [org("k1", sector="KJH"), org("g1", sector="GES"), org("g2", sector="GES")])
    found = together_sentence(snapshot, best_links(effects(snapshot).between, number))
    assert found.de.startswith(f"{start}ammenarbeiten: ")


def test_one_pair_alone_is_told_in_the_singular(model: Model) -> None:
    snapshot = world(model, [org("k", sector="KJH"), org("g", sector="GES"), works("k", "g", intensity="2")])
    assert state_sentence(effects(snapshot).between).de == (
        "Von 1 Paar aus Jugendhilfe und Gesundheitswesen erreicht sich 1 über belegte Verbindungen, im Mittel in "
        "1,0 Schritten (1 heißt: unmittelbar). Gezählt sind nur belegte Verbindungen."
    )


def test_where_no_coordination_is_recorded_nothing_is_said_of_depending_on_it(
    model: Model, musterstadt_snapshot: Snapshot
) -> None:
    assert "Koordination" not in state_sentence(effects(_chain(model)).between).de
    assert "ohne die Koordination länger" in state_sentence(effects(musterstadt_snapshot).between).de


def test_without_any_path_the_state_says_so(model: Model) -> None:
    snapshot = world(model, [org("k", sector="KJH"), org("g", sector="GES")])
    said = state_sentence(effects(snapshot).between)
    assert said.de.startswith("Zwischen Jugendhilfe und Gesundheitswesen (ohne die Koordination selbst) ist kein Weg")
    assert said.en.endswith("no path is recorded. Only recorded ties are counted.")


def test_without_the_coordination_only_where_that_is_another_number(musterstadt_snapshot: Snapshot) -> None:
    link = next(effects(musterstadt_snapshot).best(1))
    told = link_sentence(musterstadt_snapshot, link).de
    assert "auf die Koordination angewiesen 100\xa0% → 67\xa0%" in told
    assert "ohne die Koordination" not in told  # nobody was connected without it, so there is no mean of the same pairs
