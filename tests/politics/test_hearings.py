"""Every consultation is one mark in its year, an empty year says what it means, a mark opens its paper alone."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from graph.analysis import Analysis
from graph.district.consultations import consultations
from graph.district.snapshot import Snapshot
from graph.politics.hearing_marks import hearing_mark
from graph.politics.hearing_words import hearings_headline
from graph.politics.hearings import Hearing, Hearings, Treatment, YearState, hearings_of
from graph.records import Record
from graph.records.claims import Claim
from ontology import Model
from ontology.names import BodyLayer, EntityType
from tests.findings.small import JHA, committee
from tests.indicators.worlds import world
from tests.musterstadt import ABSENT, COUNCIL, KEY, LIST, UNKNOWN, a, tie
from tests.politics.conftest import SEEDS, Invented


def _shown(found: Hearings) -> Iterator[Hearing]:
    for row in found.rows:
        yield from row.undated
        for cell in row.cells:
            yield from cell.hearings


def _paper(number: int, **values: str) -> Record:
    return a(f"{KEY}:P{number}", EntityType.PAPER, COUNCIL, name=f"Vorlage {number}", topicRelation="core", **values)


def _heard(number: int, said: tuple[str, str, str] = COUNCIL, /, **values: str) -> Record:
    return tie("Consultation", f"{KEY}:P{number}", JHA, said, **values)


def test_each_consultation_is_shown_once(
    karlsruhe: Callable[[str], Analysis], musterstadt_snapshot: Snapshot, invented: Invented
) -> None:
    snapshots = [karlsruhe("2024-09-24").snapshot, karlsruhe("2026-11-24").snapshot, musterstadt_snapshot]
    number = 0
    for snapshot in (*snapshots, *(invented.of(seed) for seed in SEEDS)):
        shown = Counter(mark.record for mark in _shown(hearings_of(snapshot)))
        expected = [row.relation.id for row in consultations(snapshot, tuple(BodyLayer))]
        assert all(shown[id] == 1 for id in expected)
        assert max(shown.values(), default=1) == 1
        number += len(expected)
    assert number > 20


def test_a_year_far_back_shares_the_first_column(model: Model) -> None:
    rows = [_heard(1, date="1998-05-04"), _heard(2, date="2024-05-04"), _heard(3)]
    found = hearings_of(world(model, [committee("JHA"), _paper(1), _paper(2), _paper(3), *rows]))
    assert found.older
    (row,) = found.rows
    assert [m.date for m in row.cells[0].hearings] == ["1998-05-04"]
    assert [m.date for m in row.undated] == [""]
    assert sorted(m.record for m in _shown(found)) == sorted(r.id for r in rows)


@pytest.mark.parametrize(
    ("values", "treatment"),
    [
        ({"role": "KENNT", "result": "noted"}, Treatment.NOTED),
        ({"role": "KENNT"}, Treatment.NOTED),
        ({"role": "VORB", "result": "recommended"}, Treatment.PREPARED),
        ({"role": "ENTSCH", "result": "adopted"}, Treatment.DECIDED),
        ({"role": "ENTSCH", "result": "postponed"}, Treatment.LEFT),
        ({"role": "ENTSCH"}, Treatment.OPEN),
        ({}, Treatment.OPEN),
    ],
)
def test_the_mark_says_what_the_body_did(model: Model, values: dict[str, str], treatment: Treatment) -> None:
    found = hearings_of(world(model, [committee("JHA"), _paper(1), _heard(1, date="2024-01-10", **values)]))
    assert [m.treatment for m in found.marks] == [treatment]


def test_every_kind_of_mark_looks_different(model: Model) -> None:
    found = hearings_of(world(model, [committee("JHA"), _paper(1), _heard(1, date="2024-01-10")]))
    (mark,) = found.marks
    looks = {hearing_mark(mark._replace(treatment=treatment)) for treatment in Treatment}
    assert len(looks) == len(Treatment)


def test_what_is_denied_or_open_is_shown_as_such(model: Model) -> None:
    rows = [_heard(1, ABSENT, date="2023-01-10"), _heard(2, UNKNOWN, date="2022-01-10", role="KENNT")]
    found = hearings_of(world(model, [committee("JHA"), _paper(1), _paper(2), *rows]))
    by_record = {m.record: m for m in found.marks}
    assert by_record[rows[0].id].treatment is Treatment.DENIED
    assert by_record[rows[1].id].unsettled


def test_an_empty_year_is_open_unless_somebody_said_so(karlsruhe: Callable[[str], Analysis]) -> None:
    analysis = karlsruhe("2024-09-24")
    jha = hearings_of(analysis.snapshot, analysis.findings).rows[0]
    years = hearings_of(analysis.snapshot).years
    assert {c.state for c, y in zip(jha.cells, years, strict=True) if y > 2021} == {YearState.OPEN}
    said = tuple(
        replace(f, certainty="gap") if f.rule == "committee_rhythm" else f for f in analysis.findings if not f.parts
    )
    sure = hearings_of(analysis.snapshot, said).rows
    assert [c.state for c, y in zip(sure[0].cells, years, strict=True) if y > 2021] == [YearState.EMPTY] * 3
    assert {c.state for c, y in zip(sure[0].cells, years, strict=True) if y < 2021} == {
        YearState.HEARD,
        YearState.OPEN,
    }
    assert YearState.EMPTY not in {c.state for c in sure[1].cells}


def test_before_a_body_was_there_no_consultation_is_missed(model: Model) -> None:
    found = hearings_of(world(model, [committee("JHA", startDate="2022-03"), _paper(1)]))
    states = dict(zip(found.years, (c.state for c in found.rows[0].cells), strict=True))
    assert states[2021] is YearState.NOT_THERE
    assert states[2022] is YearState.OPEN


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("https://ris.example/vo020?1", "https://ris.example/vo020?1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vo020.asp", ""),
        ("https://user:secret@ris.example/", ""),
    ],
)
def test_a_mark_opens_only_an_address_of_the_web(model: Model, address: str, opened: str) -> None:
    records = [committee("JHA"), _paper(1, sameAs=address), _heard(1, date="2024-01-10")]
    assert hearings_of(world(model, records)).marks[0].address == opened


def test_a_paper_without_an_address_opens_that_of_its_source(model: Model) -> None:
    source = a(LIST, EntityType.SOURCE, COUNCIL, name="Vorlage", address="https://ris.example/1")
    paper = _paper(1)
    paper = replace(paper, claims=(*paper.claims, Claim("note", "x", LIST, "", "2024")))
    found = hearings_of(world(model, [committee("JHA"), source, paper, _heard(1, date="2024-01-10")]))
    assert found.marks[0].address == "https://ris.example/1"


def test_a_resolution_that_no_consultation_tells_of_is_a_mark_of_its_own(model: Model) -> None:
    values = {"name": "Konzept", "kind": "KONZEPT", "date": "2023-03-23", "body": JHA}
    alone = a(f"{KEY}:B1", EntityType.RESOLUTION, COUNCIL, **values)
    told = a(f"{KEY}:B1", EntityType.RESOLUTION, COUNCIL, paper=f"{KEY}:P1", **values)
    base = [committee("JHA"), _paper(1), _heard(1, date="2023-03-23", role="ENTSCH", result="adopted")]
    assert [m.treatment for m in hearings_of(world(model, [committee("JHA"), alone])).marks] == [Treatment.DECIDED]
    assert len(hearings_of(world(model, [*base, told])).marks) == 1


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            ("2021-03-17", "2023-05-08", "2024-02-01"),
            "seit 2019 dreimal im Jugendhilfeausschuss, zuletzt am 1. Februar 2024",
        ),
        (("2021-03",), "seit 2019 einmal im Jugendhilfeausschuss, zuletzt im März 2021"),
        (("2021",), "seit 2019 einmal im Jugendhilfeausschuss, zuletzt im Jahr 2021"),
        (("2012-10-10",), "die letzte war am 10. Oktober 2012"),
        ((), "noch nicht erfasst"),
    ],
)
def test_the_headline_says_how_often_and_when_last(model: Model, days: tuple[str, ...], said: str) -> None:
    rows = [r for n, day in enumerate(days) for r in (_paper(n), _heard(n, date=day))]
    snapshot = world(model, [committee("JHA"), *rows], date(2024, 6, 30))
    assert said in hearings_headline(snapshot).de


def test_a_year_is_empty_where_a_source_has_all_consultations_of_the_body(model: Model) -> None:
    searched = committee("JHA", papersCompleteFrom="2020-06", papersCompleteUntil="2023-12-31")
    found = hearings_of(
        world(model, [searched, _paper(1), _heard(1, date="2022-01-10", role="KENNT")], date(2024, 6, 30))
    )
    states = dict(zip(found.years, (c.state for c in found.rows[0].cells), strict=True))
    assert (states[2022], states[2021], states[2023]) == (YearState.HEARD, YearState.EMPTY, YearState.EMPTY)
    assert states[2024] is YearState.OPEN
