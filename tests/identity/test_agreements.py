"""The same agreement in two lists is one: by title, parties and day, however many others stand beside it."""

from pathlib import Path

import pytest

from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.names import EntityType, RelationType
from tests.identity.lists import take_in

HEADER = "Vereinbarung;Vertragspartner;unterzeichnet am"
ONE = "Kooperationsvereinbarung;Jugendamt, SPZ;2020-01-01"
OTHER = "Kooperationsvereinbarung;Jugendamt, Kita Nest;2021-05-01"


HEADERS = (HEADER, "Vereinbarung;Vertragspartner;unterzeichnet am;Gültig bis", "Vereinbarung;Vertragspartner")


def _agreements(store: GraphStore, model: Model, folder: Path, *lists: tuple[str, ...]) -> dict[str, set[str]]:
    """The parties of each agreement after some lists were taken in, by its name."""
    for number, rows in enumerate(lists):
        header, *rest = rows if rows[0] in HEADERS else (HEADER, *rows)
        take_in(store, model, folder / f"Vereinbarungen {number}.csv", header, *rest)
    named = {e.id: e.name for e in store.records(scope=EVERYTHING)}
    signed = list(store.relations(scope=EVERYTHING, types=[RelationType.SIGNS]))
    agreements = store.records(scope=EVERYTHING, types=[EntityType.AGREEMENT])
    return {named[a.id]: {named[s.source] for s in signed if s.target == a.id} for a in agreements}


@pytest.mark.parametrize(
    "lists",
    [
        ((ONE,), (ONE, OTHER)),
        ((ONE, OTHER), (OTHER,)),
        ((ONE, OTHER), (OTHER, ONE)),
        ((ONE, OTHER), ("Kooperationsvereinbarung;SPZ, Jugendamt;2020-01-01",)),
        ((ONE, OTHER), ("Kooperationsvereinbarung;Jugendamt, SPZ;2020",)),
        ((ONE, OTHER), (HEADERS[2], "Kooperationsvereinbarung;Jugendamt, SPZ")),
    ],
)
def test_a_title_of_many_is_the_same_agreement_by_its_parties(
    store: GraphStore, model: Model, tmp_path: Path, lists: tuple[tuple[str, ...], ...]
) -> None:
    assert list(_agreements(store, model, tmp_path, *lists).values()) in (
        [{"Jugendamt", "SPZ"}, {"Jugendamt", "Kita Nest"}],
        [{"Jugendamt", "Kita Nest"}, {"Jugendamt", "SPZ"}],
    )


BOTH = (
    HEADERS[1],
    "Schnittstelle Geburt;Jugendamt, SPZ;2020-01-01;2026-12-31",
    "Schnittstelle Geburt;Jugendamt, Kita Nest;2021-05-01;2027-12-31",
)


@pytest.mark.parametrize("lists", [(BOTH, BOTH[:2]), (BOTH[:2], BOTH)])
def test_agreements_told_apart_by_their_end_are_found_when_one_is_left(
    store: GraphStore, model: Model, tmp_path: Path, lists: tuple[tuple[str, ...], ...]
) -> None:
    found = _agreements(store, model, tmp_path, *lists)
    assert sorted(map(sorted, found.values())) == [["Jugendamt", "Kita Nest"], ["Jugendamt", "SPZ"]]


# -- what is another one ---------------------------------------------------------------------------------------------


def test_other_parties_are_another_agreement(store: GraphStore, model: Model, tmp_path: Path) -> None:
    assert len(_agreements(store, model, tmp_path, (ONE,), (OTHER,))) == 2


def test_another_title_or_another_day_is_another_agreement(store: GraphStore, model: Model, tmp_path: Path) -> None:
    titled = (HEADERS[1], "Schnittstelle Kita;Jugendamt, SPZ;2020-01-01;2026-12-31")
    later = (HEADERS[1], "Schnittstelle Geburt;Jugendamt, SPZ;2025-03-01;2029-12-31")
    assert len(_agreements(store, model, tmp_path, BOTH, titled, later)) == 4


def test_rows_of_one_party_each_sign_one_agreement(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = ("Kooperationsvereinbarung;Jugendamt;2020-01-01", "Kooperationsvereinbarung;SPZ;2020-02-01")
    assert _agreements(store, model, tmp_path, rows) == {"Kooperationsvereinbarung": {"Jugendamt", "SPZ"}}


def test_a_title_of_its_own_stays_as_it_is(store: GraphStore, model: Model, tmp_path: Path) -> None:
    row = "Kooperationsvereinbarung Frühe Hilfen;Jugendamt, SPZ;2020-01-01"
    assert list(_agreements(store, model, tmp_path, (row,), (row, ONE))) == [
        "Kooperationsvereinbarung Frühe Hilfen", "Kooperationsvereinbarung: Jugendamt / SPZ",
    ]  # fmt: skip


def test_no_person_stands_in_a_title(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = ("Kooperationsvereinbarung;Jugendamt, Frau Muster;2020-01-01", OTHER)
    assert not [name for name in _agreements(store, model, tmp_path, rows) if "Muster" in name]
