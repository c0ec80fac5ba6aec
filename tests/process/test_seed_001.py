"""The information paper of the NZFH on the Prozessbegleitung, replayed as a district: what each phase asks for,

what a district has to bring along, and which formats there are, as chapters 2.2, 2.3 and 3 say (docs/domain.md 6.2).
"""

from collections.abc import Iterator

import pytest

from api.process_seeds import FILE
from api.seeds import seed
from graph.process.district_process import DistrictProcess, processes_of
from graph.process.format_words import planned_words
from graph.process.formats_held import format_counts
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from ontology.names import NumberMeaning, Prop
from tests import musterstadt
from tests.process.conftest import HERE, KEY, start_in, template_of
from tests.process.templates_file import written_templates

PHASES = (
    ("Vorbereitungsphase", "2022-04", "2022-06", ("Informationen über das Projekt", "Entwicklungsthema",
        "Teilnahmevoraussetzungen", "Fach- und Leitungskräfte", "Kooperationsvertrag")),
    ("Konstituierungsphase", "2022-07", "2022-09", ("Wissensbasis", "Beteiligungsstruktur",
        "Zeitplanung, Kommunikations- und Entscheidungswege", "Zielrichtung", "Austauschtreffen")),
    ("Zielbestimmungsphase", "2022-10", "2023-04", ("Ist-Stand-Analyse", "Wirkungstreppe mit messbaren Zielen",
        "in den Gremien von Verwaltung und Politik vorgestellt", "Beschlussvorlage")),
    ("Maßnahmenphase", "2023-05", "2023-11", ("Maßnahmen mit Zeitplanung, Ressourcen und Zuständigkeiten",
        "Überprüfungssystematik", "in den Gremien von Verwaltung und Politik vorgestellt", "Austauschtreffen",
        "Beschlussvorlage")),
    ("Umsetzungsphase", "2023-12", "2024-11", ("Rückhalt", "systematisch dokumentiert", "überprüft und angepasst",
        "Austauschtreffen")),
    ("Evaluations- und Transferphase", "2024-12", "2025-06", ("Soll-Ist-Vergleich", "Leitfaden",
        "über das Projekt hinaus", "Austauschtreffen", "Transferkonferenz und Vorbereitung des bundesweiten Tr")),
)  # fmt: skip
"""Chapter 2.2 in its order; the drafts of resolutions are asked for in chapter 3."""
FORMATS = (
    (("JF",), None, None, 2),
    (("TVK", "VOR"), 15, NumberMeaning.ABOUT, None),
    (("KWS",), 3, NumberMeaning.ABOUT, None),
    (("AUSTAUSCH",), 4, NumberMeaning.ABOUT, None),
    (("TRANSFER",), 1, NumberMeaning.EXACT, None),
)
"""Chapter 2.3."""
PREREQUISITES = (
    "Motivation und Offenheit", "Steuerungsgruppe ist gebildet", "Leitung der Steuerungsgruppe", "genügend Zeit",
    "Schlüsselakteure", "verbindlich und regelmäßig", "Leitungskräfte beteiligen sich", "berichtet über Ziele",
    "Ziele der einzelnen Phasen", "Wirkungstreppe", "Beschlussvorlagen", "Prozess-Logbuch", "Co-Moderation",
    "Tagungsräume und Catering", "Reisekosten",
)  # fmt: skip
"""Chapter 3."""


@pytest.fixture(scope="module")
def replayed(model: Model) -> Iterator[tuple[GraphStore, DistrictProcess]]:
    store = open_store("sqlite://", model)
    store.commit(musterstadt.batch(), EVERYTHING)
    start_in(store)
    (process,) = processes_of(store, KEY, HERE)
    yield store, process
    store.close()


def test_six_phases_with_their_months_and_results_in_the_order_of_the_paper(
    replayed: tuple[GraphStore, DistrictProcess],
) -> None:
    phases = replayed[1].phases
    assert [(p.record.name, p.planned.start, p.planned.end) for p in phases] == [row[:3] for row in PHASES]
    for phase, (*_, results) in zip(phases, PHASES, strict=True):
        names = [r.record.name for r in phase.results]
        assert len(names) == len(results), names
        assert [said in name for said, name in zip(results, names, strict=True)] == [True] * len(results), names
        assert {r.due for r in phase.results} == {phase.planned.end}


def test_what_a_district_has_to_bring_along_is_asked_and_open(replayed: tuple[GraphStore, DistrictProcess]) -> None:
    states = replayed[1].prerequisites
    assert [part in s.name for part, s in zip(PREREQUISITES, states, strict=True)] == [True] * len(PREREQUISITES)
    assert {s.presence.value for s in states} == {"unknown"}


def test_formats_are_planned_as_the_paper_says(replayed: tuple[GraphStore, DistrictProcess]) -> None:
    counts = format_counts(replayed[1], musterstadt.ON)
    found = [(c.record.all(Prop.KIND), c.planned, c.meaning, c.every_weeks) for c in counts]
    assert found == list(FORMATS)
    assert [planned_words(c).de for c in counts[1:]] == ["etwa 15", "etwa 3", "etwa 4", "1"]
    assert {(c.held, c.held_at_most) for c in counts} == {(0, 0)}


def test_every_record_is_the_districts_own_and_says_where_it_comes_from(
    replayed: tuple[GraphStore, DistrictProcess],
) -> None:
    store, process = replayed
    records = [process.project, *(p.record for p in process.phases), *(r.record for r in process.results)]
    records += process.formats
    assert {r.owner for r in records} == {KEY}
    assert all((r.value(Prop.TEMPLATE) or "").startswith("shared:") for r in records)
    for phase in process.phases:
        cited = [store.get(c.source, HERE) for c in phase.record.about(Prop.NAME)]
        assert [getattr(s, "name", "")[:4] for s in cited] == ["NZFH"]
        assert {c.locator for c in phase.record.about(Prop.PLANNED_END)} == {"Kap. 2.2"}


def test_the_dialogues_name_three_phases_and_no_periods() -> None:
    template = template_of("qdfh")
    assert [p.value(Prop.PLANNED_START) for p in template.phases] == [None, None, None]
    assert not template.can_be_dated
    workshops = template.formats[0]
    assert (workshops.value(Prop.PLANNED_NUMBER), workshops.value(Prop.NUMBER_MEANING)) == ("3", "atMost")
    assert len(template.prerequisites) == 7


def test_the_file_of_templates_is_made_of_the_lists() -> None:
    """``python -m tests.process.templates_file`` makes it anew."""
    assert seed(FILE).read_text("utf-8") == written_templates()
