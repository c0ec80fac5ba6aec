"""Every German sentence agrees with its numbers: templates spoken with 0, 1 and 2, and what small worlds are told."""

from collections.abc import Callable, Iterator

import pytest

from graph.analysis import Analysis, analyse
from graph.as_json import analysis_json, links_json
from graph.district.snapshot import Snapshot
from graph.missing_links import MissingLinks
from graph.wording import listing
from tests.findings.conftest import karlsruhe
from tests.house.grammar import faults
from tests.house.spoken import Template, templates
from tests.house.test_code import ROOT
from tests.house.test_sentences import FILES
from tests.synthetic.districts import district
from tests.synthetic.gaps import Plant, plants
from tests.synthetic.trial import SIZE, snapshot

__all__ = ["karlsruhe"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Zwischen 1 erfassten Stellen der Jugendhilfe und 1 des Gesundheitswesens sind 0 von 1 belegt.",
        "In „JHA“ sind 1 von 4 Sitzen frei.",
        "1 von 6 Zielgruppen wirken in Netzwerkgremien mit.",
        "Erfasst sind 1 Sitze.",
        "Das sagen 3 von 1 Mitgliedern.",
        "Unter den 1 Sitzen ist keiner frei.",
        "In den Gremien ist 2 von 4 Gruppen vertreten.",
        "Drei Fünftel wären 1",
        "Der Verlauf ist nicht gesichert.",
        "Der Datensatz ist alt.",
        "Üblich ist ein Bericht im Jahr.",
        "Erfasst: Kita, Praxis..",
        "Noch offen ( ): Klinik,, Praxis",
    ],
)
def test_a_fault_is_heard(sentence: str) -> None:
    assert list(faults(sentence)) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "Von 1 Mitglied ist die Ebene erfasst, von 2 Mitgliedern nicht.",
        "1 von 6 Zielgruppen wirkt in Netzwerkgremien mit; 2 von 6 wirken nicht mit.",
        "Erfasst ist 1 gültige Vereinbarung (§ 3 Abs. 1 KKG, Stufe 1 von 5; 0 → 1 von 4).",
        "Am 1. Mai 2024 waren es 11 Sitze; das sind 1,5 je Gremium.",
        "Drei Fünftel der Stimmen sind 9 von 15.",
    ],
)
def test_what_is_right_is_not_called_a_fault(sentence: str) -> None:
    assert list(faults(sentence)) == []


@pytest.fixture(scope="module")
def spoken() -> tuple[Template, ...]:
    """All templates of the product."""
    return tuple(templates(FILES, ROOT))


@pytest.mark.slow
def test_places_that_hold_numbers_are_found(spoken: tuple[Template, ...]) -> None:
    assert len(spoken) > 400
    assert sum(bool(t.numbers) for t in spoken) > 100


@pytest.mark.slow
def test_each_template_agrees_with_its_numbers(spoken: tuple[Template, ...]) -> None:
    wrong = {
        f"{t.file}:{t.line}: {fault}": sentence
        for t in spoken
        for sentence, _ in t.spoken()
        for fault in faults(sentence)
    }
    assert wrong == {}


# -- whole analyses -------------------------------------------------------------------------------------------------


def _german(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _german(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _german(part)


def _wrong(analysis: Analysis) -> dict[str, str]:
    links = links_json(analysis, MissingLinks(analysis.snapshot))
    said = (*_german(dict(analysis_json(analysis))), *_german(dict(links)))
    return {fault: text for text in said for fault in faults(text)}


SMALL = [
    (seed, actors, unknown) for seed, actors in enumerate((1, 2, 3, 4, 5, 6, 8, 10)) for unknown in (0.0, 0.3, 0.7)
]


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "actors", "unknown"), SMALL)
def test_small_districts_are_spoken_of_in_good_german(seed: int, actors: int, unknown: float) -> None:
    assert _wrong(analyse(snapshot(district(seed, actors, unknown)))) == {}


@pytest.mark.slow
@pytest.mark.parametrize("plant", plants("actors")[:3] + plants("bodies")[:6] + plants("papers")[:4], ids=str)
def test_planted_gaps_are_told_in_good_german(plant: Plant) -> None:
    assert _wrong(analyse(snapshot(district(3, SIZE, plant=(plant,))))) == {}


@pytest.mark.parametrize("day", ["2024-09-24", "2026-11-24"])
def test_karlsruhe_is_told_in_good_german(karlsruhe: Callable[[str], Analysis], day: str) -> None:
    assert _wrong(karlsruhe(day)) == {}


def test_musterstadt_is_told_in_good_german(musterstadt_snapshot: Snapshot) -> None:
    assert _wrong(analyse(musterstadt_snapshot)) == {}


# -- enumerations ---------------------------------------------------------------------------------------------------


def test_what_holds_an_und_is_listed_with_semicolons() -> None:
    assert listing(["Schule und Bildung", "Klinik"]) == "Schule und Bildung; Klinik"
    assert listing(["Klinik, Haus A", "Praxis", "Kita"], shown=2) == "Klinik, Haus A; Praxis; 1 weitere"
    assert listing(["school and training", "clinic"], "en") == "school and training; clinic"
    assert listing(["Kinder- und Jugendhilfe"]) == "Kinder- und Jugendhilfe"
    assert listing(["Klinik", "Praxis"]) == "Klinik und Praxis"
