"""A pasted page of a council information system gives the paper with its consultations, whatever system it is from."""

import pytest

from graph.council.council_objects import CouncilItem, CouncilMeeting, CouncilPaper, PaperHeard
from graph.council.importing import CouncilAsked, bring_in
from graph.council.pasted import pasted_paper
from graph.errors import UnreadableFileError
from graph.stores import GraphStore
from graph.stores.base import Scope
from ontology import Model
from ontology.names import EntityType, Prop, RelationType
from tests.council.conftest import BY

ALLRIS = """
Mitteilungsvorlage - VO/2018/999
Betreff:\tQualitätsentwicklung Frühe Hilfen
Status:\töffentlich\tVorlage-Art:\tMitteilungsvorlage
Federführend:\tFachbereich Jugend
Beratungsfolge:
Jugendhilfeausschuss Kenntnisnahme
14.03.2023 11. Sitzung des Jugendhilfeausschusses
zur Kenntnis genommen
Kreistag Entscheidung
27.03.2023
ungeändert beschlossen
Sachverhalt:
Der Sozialausschuss wird später befasst.
"""
SESSIONNET = """
Betreff: Frühe Hilfen: Bericht 2024
Vorlage: 0123/2024
Art: Beschlussvorlage
Datum: 02.05.2024

Beratungsfolge
Gremium\tDatum\tZuständigkeit\tErgebnis
Jugendhilfeausschuss\t21.05.2024\tVorberatung\tempfohlen
Rat der Stadt Musterstadt\t04.06.2024\tEntscheidung\teinstimmig beschlossen
"""
CELLS_BELOW = """
Titel: Netzwerk Frühe Hilfen
Drucksache: 2023/0815
Beratungsfolge:
Ö 4
21.05.2023   Ausschuss für Soziales und Gesundheit (Anhörung)
Ö 7
30.05.2023   Jugendhilfeausschuss (federführend)
mehrheitlich abgelehnt
"""


def read(text: str) -> tuple[CouncilPaper, list[tuple[str, str, str, str]]]:
    found = pasted_paper(text)
    (paper,) = found.of(CouncilPaper)
    rows = []
    for heard in found.of(PaperHeard):
        meeting, item = found.find(CouncilMeeting, heard.meeting), found.find(CouncilItem, heard.item)
        body = found.objects[heard.bodies[0]]
        rows.append(
            (getattr(body, "name", ""), heard.role, meeting.day if meeting else "", item.result if item else "")
        )
    return paper, rows


def test_allris_with_body_and_role_in_one_line() -> None:
    paper, rows = read(ALLRIS)
    assert (paper.name, paper.reference, paper.kind) == (
        "Qualitätsentwicklung Frühe Hilfen",
        "VO/2018/999",
        "Mitteilungsvorlage",
    )
    assert rows == [
        ("Jugendhilfeausschuss", "Kenntnisnahme", "2023-03-14", "zur Kenntnis genommen"),
        ("Kreistag", "Entscheidung", "2023-03-27", "ungeändert beschlossen"),
    ]


def test_sessionnet_as_a_table() -> None:
    paper, rows = read(SESSIONNET)
    assert (paper.name, paper.reference, paper.day) == ("Frühe Hilfen: Bericht 2024", "0123/2024", "2024-05-02")
    assert rows == [
        ("Jugendhilfeausschuss", "Vorberatung", "2024-05-21", "empfohlen"),
        ("Rat der Stadt Musterstadt", "Entscheidung", "2024-06-04", "einstimmig beschlossen"),
    ]


def test_roles_in_brackets_and_days_before_the_body() -> None:
    paper, rows = read(CELLS_BELOW)
    assert paper.reference == "2023/0815"
    assert [(body, role, result) for body, role, _, result in rows] == [
        ("Ausschuss für Soziales und Gesundheit", "Anhörung", ""),
        ("Jugendhilfeausschuss", "federführend", "mehrheitlich abgelehnt"),
    ]


def test_what_nobody_understands_is_named() -> None:
    found = pasted_paper(SESSIONNET + "Hinweis der Verwaltung liegt bei\n")
    assert found.unread == ["Hinweis der Verwaltung liegt bei"]


@pytest.mark.parametrize("text", ["", "Betreff: Nur ein Titel", "Beratungsfolge:\nJugendhilfeausschuss", "\x00" * 50])
def test_a_page_without_title_or_body_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="keine Vorlage"):
        pasted_paper(text)


def test_a_pasted_paper_goes_the_way_of_all_council_data(store: GraphStore, model: Model) -> None:
    for _ in range(2):
        report = bring_in(pasted_paper(SESSIONNET), store, model, CouncilAsked("99001", name="Eingefügte Seite"), BY)
    assert report.listed.revision is None
    scope = Scope(frozenset({"99001"}))
    (paper,) = store.records(scope, [EntityType.PAPER])
    assert (paper.value(Prop.REFERENCE), paper.value(Prop.KIND), paper.all(Prop.SAME_AS)) == ("0123/2024", "BV", ())
    ties = store.relations(scope=scope, types=[RelationType.CONSULTATION])
    assert sorted((t.value(Prop.DATE) or "", t.value(Prop.ROLE), t.value(Prop.RESULT)) for t in ties) == [
        ("2024-05-21", "VORB", "recommended"),
        ("2024-06-04", "ENTSCH", "adopted"),
    ]
