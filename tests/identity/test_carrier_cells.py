"""Cells below "Träger" that say something else than a name, or a name among other words."""

from pathlib import Path

import pytest

from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.names import Prop, RelationType
from tests.identity.lists import names, organizations, rules, take_in

HEADER = "Einrichtung;Träger"
OTHERS = ("Hort Süd;Caritas", "Hort Nord;DRK")


def _carriers(store: GraphStore) -> list[str]:
    called = {e.id: e.name for e in organizations(store)}
    carried = store.relations(scope=EVERYTHING, types=[RelationType.HAS_CARRIER])
    return sorted(called[r.target] for r in carried if called[r.source] == "Kita Mond")


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("noch unklar", "names-nobody"),
        ("Träger noch nicht bekannt", "names-nobody"),
        ("verschiedene Träger", "names-nobody"),
        ("Träger gesucht", "names-nobody"),
        ("freier Träger", "carrier-kind"),
        ("e. V.", "carrier-kind"),
        ("kath.", "carrier-kind"),
        ("AWO?", "carrier-open"),
        ("vermutlich AWO", "carrier-open"),
        ("früher AWO", "carrier-open"),
        ("AWO (bis 2024)", "carrier-open"),
        ("AWO, ab 2025 DRK", "carrier-open"),
        ("AWO -> DRK", "carrier-open"),
    ],
)
def test_what_is_no_name_of_a_carrier_becomes_none_and_is_told(
    store: GraphStore, model: Model, tmp_path: Path, cell: str, rule: str
) -> None:
    report = take_in(store, model, tmp_path / "a.csv", HEADER, f"Kita Mond;{cell}", *OTHERS)
    assert names(organizations(store)) == ["Caritas", "DRK", "Hort Nord", "Hort Süd", "Kita Mond"]
    assert _carriers(store) == []
    assert (rule, "B2") in rules(report)


@pytest.mark.parametrize(
    ("cell", "carriers"),
    [
        ("Träger: AWO", ["AWO"]),
        ("Trägerschaft AWO", ["AWO"]),
        ("AWO (Träger)", ["AWO"]),
        ("AWO seit 2019", ["AWO"]),
        ("AWO (100 %)", ["AWO"]),
        ("Stadt Moor (50 %), AWO (50 %)", ["AWO", "Stadt Moor"]),
        ("Stadt Moor 51 %, AWO 49 %", ["AWO", "Stadt Moor"]),
        ("50% Stadt Moor und 50% AWO", ["AWO", "Stadt Moor"]),
        ("Trägerverein Mond", ["Trägerverein Mond"]),
        ("Kath. Kirche", ["Kath. Kirche"]),
        ("Verein Mond (Horn)", ["Verein Mond (Horn)"]),
        ("Offene Tür e. V.", ["Offene Tür e. V."]),
    ],
)
def test_a_name_among_words_that_say_what_the_column_says_is_that_name(
    store: GraphStore, model: Model, tmp_path: Path, cell: str, carriers: list[str]
) -> None:
    take_in(store, model, tmp_path / "a.csv", HEADER, f"Kita Mond;{cell}", *OTHERS)
    assert _carriers(store) == carriers


def test_the_kind_of_a_carrier_is_kept_without_its_name(store: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(store, model, tmp_path / "a.csv", HEADER, "Kita Mond;kommunal", *OTHERS)
    (kita,) = (e for e in organizations(store) if e.name == "Kita Mond")
    assert kita.value(Prop.CARRIER_KIND) == "OEFF-K"


def test_one_word_below_carrier_beside_a_practice_may_be_a_person(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    rows = ("Hebammenpraxis Au;Wendelstein", "Praxis Au;Lebenshilfe", "Kita Au;Wunderland")
    report = take_in(store, model, tmp_path / "a.csv", HEADER, *rows, *OTHERS)
    assert [cell for rule, cell in rules(report) if rule == "perhaps-person"] == ["B2"]
