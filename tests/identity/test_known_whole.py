"""Names with a comma that the store holds, and offices that a district has once."""

from pathlib import Path

import pytest

from graph.identity.likeness import Feature, LikenessVerdict, likeness_of
from graph.identity.traits import Traits, names_of
from graph.stores import GraphStore
from ontology import Model
from tests.identity.lists import names, organizations, take_in


def test_a_name_of_the_store_is_never_taken_apart(store: GraphStore, model: Model, tmp_path: Path) -> None:
    known = "Caritasverband, Beratungsstelle Nord, Team Eins"
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Bereich", f"{known};BER")
    take_in(store, model, tmp_path / "b.csv", "Einrichtung;Ort;kooperiert mit", f"Kita Nest;Moor;{known}, Polizei Moor")
    assert names(organizations(store)) == sorted([known, "Kita Nest", "Polizei Moor"])


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        ("Gesundheitsamt Landkreis Au", "Gesundheitsamt Au (KJGD)", True),
        ("Gesundheitsamt Landkreis Au", "Gesundheitsamt Au", True),
        ("Kreisjugendamt Au", "Jugendamt Au", True),
        ("Gesundheitsamt Landkreis Au", "Gesundheitsamt Stadt Au", False),
        ("Gesundheitsamt Landkreis Au", "Gesundheitsamt Moor (KJGD)", False),
        ("Jugendamt Landkreis Au", "Gesundheitsamt Au", False),
    ],
)
def test_an_office_that_a_district_has_once_is_asked_about(one: str, other: str, asked: bool) -> None:
    a, b = (Traits(name, names_of([name])) for name in (one, other))
    for said in (likeness_of(a, b), likeness_of(b, a)):
        assert said.verdict is (LikenessVerdict.PERHAPS if asked else LikenessVerdict.DIFFERENT)
        assert (Feature.ONE_OFFICE in said.features) == asked
