"""Rules over several records (``ontology/rules.ttl``, domain 11.2): each fires on its case, and only on it."""

from importlib.resources import files

import pyshacl
import pytest
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import RDF, SH

from ontology.model import NAMESPACE
from ontology.read import read_graph

FH, EX = Namespace(NAMESPACE), Namespace("http://example.org/")
PREFIXES = f"""
@prefix fh: <{NAMESPACE}> .
@prefix ex: <http://example.org/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
"""


def broken(data: str) -> list[tuple[str, str, str]]:
    """Focus node, severity and German message of each broken rule."""
    graph = Graph().parse(data=PREFIXES + data, format="turtle")
    rules = read_graph([files("ontology").joinpath("rules.ttl")])
    _, report, _ = pyshacl.validate(graph, shacl_graph=rules)
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, severity = report.value(result, SH.focusNode), report.value(result, SH.resultSeverity)
        constraint = report.value(result, SH.sourceConstraint)
        said = {o.language: str(o) for o in report.objects(constraint, SH.message) if isinstance(o, Literal)}
        assert set(said) == {"de", "en"}
        # pySHACL drops the language of a message when it fills in the values.
        texts = [str(o) for o in report.objects(result, SH.resultMessage)]
        (german,) = [t for t in texts if t.startswith(said["de"].partition("{")[0])]
        found.append((str(node).removeprefix(str(EX)), str(severity).removeprefix(str(SH)), german))
    return sorted(found)


def a_seat(dates: str, body: str = 'fh:startDate "2018-05" ; fh:endDate "2022-12-31"') -> str:
    return f"""ex:g a fh:Committee ; {body} . ex:a a fh:Organization .
        ex:m a fh:Membership ; fh:source ex:a ; fh:target ex:g {dates} ."""


@pytest.mark.parametrize(
    "dates",
    ['; fh:startDate "2017"', '; fh:startDate "2018-04-30"', '; fh:endDate "2023"', '; fh:startDate "2023-01-01"'],
)
def test_a_membership_outside_the_life_of_its_body_is_told(dates: str) -> None:
    ((node, severity, message),) = broken(a_seat(dates))
    assert (node, severity) == ("m", "Violation")
    assert "Bitte prüfen Sie beide Daten." in message


@pytest.mark.parametrize(
    "dates",
    [
        "",
        '; fh:startDate "2018"',
        '; fh:startDate "2018-05-01"',
        '; fh:startDate "2020" ; fh:endDate "2022-12"',
        '; fh:endDate "2022-12-31"',
    ],
)
def test_a_membership_within_the_life_of_its_body_is_fine(dates: str) -> None:
    assert broken(a_seat(dates)) == []


def test_a_body_without_dates_bounds_nothing() -> None:
    assert broken(a_seat('; fh:startDate "1990"', 'fh:name "Runder Tisch"')) == []


def test_the_message_names_both_dates() -> None:
    ((_, _, message),) = broken(a_seat('; fh:startDate "2017"'))
    assert "(2017)" in message
    assert "(2018-05)" in message


@pytest.mark.parametrize(
    ("row", "nodes"),
    [
        ("fh:authoritative true", ["c"]),
        ("fh:authoritative true ; fh:result fh:consultationResultAdopted", []),
        ("fh:authoritative false", []),
        ('fh:date "2020"', []),
    ],
)
def test_an_authoritative_consultation_needs_a_result(row: str, nodes: list[str]) -> None:
    assert [node for node, _, _ in broken(f"ex:c a fh:Consultation ; {row} .")] == nodes


SIGNED = """ex:s a fh:Signs ; fh:source ex:a ; fh:target ex:v . ex:t a fh:Signs ; fh:source ex:b ; fh:target {} ."""


@pytest.mark.parametrize(
    ("intensity", "more", "severities"),
    [
        (4, "", ["Warning"]),
        (4, SIGNED.format("ex:other"), ["Warning"]),
        (4, SIGNED.format("ex:v"), []),
        (3, "", []),
    ],
)
def test_integrated_cooperation_without_agreement_is_a_warning(
    intensity: int, more: str, severities: list[str]
) -> None:
    tie = f"ex:k a fh:Cooperation ; fh:source ex:a ; fh:target ex:b ; fh:intensity {intensity} ."
    assert [severity for _, severity, _ in broken(f"{tie} {more}")] == severities


@pytest.mark.parametrize(
    ("agreement", "nodes"),
    [
        ("fh:agreementStatus fh:agreementStatusExpired", ["v"]),
        ('fh:agreementStatus fh:agreementStatusExpired ; fh:validUntil "2020"', []),
        ("fh:agreementStatus fh:agreementStatusSigned", []),
    ],
)
def test_an_agreement_without_end_is_open_ended_not_expired(agreement: str, nodes: list[str]) -> None:
    assert [node for node, _, _ in broken(f"ex:v a fh:Agreement ; {agreement} .")] == nodes
