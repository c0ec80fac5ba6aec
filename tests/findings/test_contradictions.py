"""When two statements contradict each other: what replaces, what was asked for, whose records it is about."""

import pytest

from graph.findings.finding import Finding
from graph.records import SHARED, Entity, Record, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model
from tests.findings.small import by_rule, found
from tests.indicators.worlds import org, works
from tests.musterstadt import DISTRICT, LIST, OLD_LIST, a

ASKED, ASKED_TOO = "99001:Q8", "99001:Q9"
SOURCES = [
    a(OLD_LIST, "Source", name="Broschüre"),
    a(ASKED, "Source", name="Anruf", sourceKind="statement"),
    a(ASKED_TOO, "Source", name="Zweiter Anruf", sourceKind="statement"),
]


def _told(model: Model, *records: Record) -> list[Finding]:
    return by_rule(found(model, [*SOURCES, *records]), "contradiction")


def _kita(*said: Claim) -> Entity:
    return entity("99001:kita", "Organization", "99001", [Claim(EXISTS, "", LIST, "", "2023-02-28"), *said])


def _sector(value: str, source: str, as_of: str, status: str = "fromList") -> Claim:
    return Claim("sector", value, source, "", as_of, status)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("FAM", LIST, "2023-02-28"), ("KJH", OLD_LIST, "2023-02-28"), 1),
        # What is newer by more than twelve months replaces, and only where both have a day.
        (("FAM", LIST, "2024-02-28"), ("KJH", OLD_LIST, "2023-02-28"), 1),
        (("FAM", LIST, "2024-02-29"), ("KJH", OLD_LIST, "2023-02-28"), 0),
        (("FAM", LIST, "2024-02-29"), ("KJH", OLD_LIST, ""), 1),
        # One source may not contradict itself, and a guess contradicts nobody.
        (("FAM", LIST, "2024-03-01"), ("KJH", LIST, "2024-03-01"), 0),
        (("FAM", LIST, "2024-03-01"), ("KJH", OLD_LIST, "2024-03-01", "inferred"), 0),
        # Who was asked knew the lists: it holds until a newer one, and two who were asked may contradict each other.
        (("FAM", ASKED, "2024-03-02"), ("KJH", OLD_LIST, "2024-03-01"), 0),
        (("FAM", ASKED, "2024-03-01"), ("KJH", OLD_LIST, "2024-03-01"), 0),
        (("FAM", ASKED, "2024-03-01"), ("KJH", OLD_LIST, "2024-03-02"), 1),
        (("FAM", ASKED, "2024-03-01"), ("KJH", ASKED_TOO, "2024-03-01"), 1),
        (("FAM", ASKED, "2024-03-01"), ("KJH", ASKED_TOO, "2024-03-02"), 0),
    ],
)
def test_two_statements_contradict_each_other(
    model: Model, one: tuple[str, ...], other: tuple[str, ...], told: int
) -> None:
    assert [f.subjects for f in _told(model, _kita(_sector(*one), _sector(*other)))] == [
        ("99001:kita", "sector")
    ] * told


def test_each_statement_is_named_with_source_and_day(model: Model) -> None:
    said = (
        _sector("FAM", LIST, "2024-03-01"),
        _sector("KJH", OLD_LIST, "2024-02"),
        _sector("KJH", OLD_LIST, "2024-01"),
    )
    (finding,) = _told(model, _kita(*said))
    assert finding.title.de.startswith("Zwei Quellen, zwei Angaben zu „")
    assert finding.reason.de.count("(") == 2
    assert [(e.source, e.as_of) for e in finding.evidence] == [
        ("Netzwerkliste 2024", "2024-03-01"),
        ("Broschüre", "2024-02"),
    ]
    assert "(Netzwerkliste 2024, 01.03.2024)" in finding.reason.de
    assert "(Broschüre, February 2024)" in finding.reason.en


def test_whether_a_tie_is_there_may_be_contradicted_and_is_said_in_words(model: Model) -> None:
    tie = works("klinik", "kita")
    denied = Claim(EXISTS, "", OLD_LIST, "", "2024-03-01", "confirmedAbsent")
    disputed = relation(tie.id, tie.type, (tie.source, tie.target), tie.owner, (*tie.claims, denied))
    (finding,) = _told(model, org("klinik"), org("kita"), disputed)
    assert finding.called.de.startswith("klinik – kita: ")
    assert "„vorhanden“ (" in finding.reason.de
    assert "„nicht vorhanden“ (" in finding.reason.de


@pytest.mark.parametrize(
    ("owner", "end", "told"), [("99001", "99001:kita", 1), (SHARED, DISTRICT, 1), (SHARED, "99001:kita", 0)]
)
def test_what_all_share_is_asked_where_it_names_the_district(model: Model, owner: str, end: str, told: int) -> None:
    project = a("99001:P", "Project", name="Projekt")
    there = Claim(EXISTS, "", LIST, "", "2024-03-01")
    denied = Claim(EXISTS, "", OLD_LIST, "", "2024-03-01", "confirmedAbsent")
    taking_part = relation("x", "ProjectInvolvement", (end, project.id), owner, [there, denied])
    assert len(_told(model, org("kita"), project, taking_part)) == told
