"""The sentences people read: which value, which property, what is expected, how to mend it."""

import pytest

from ontology import Model
from ontology.validate import Problem, check_values

TYPES = {"x:A1": "Organization", "x:G1": "Committee"}


def problems(model: Model, kind: str, *values: tuple[str, str]) -> list[Problem]:
    return list(check_values(model, model.types[kind], "x:1", values, TYPES.get))


SEAT = (("source", "x:A1"), ("target", "x:G1"))
SENTENCES = [
    ("Organization", (), "required", "Name fehlt."),
    ("Organization", (("name", "A"), ("sector", "GES"), ("sector", "KJH")), "single", "nur eine Angabe ist möglich"),
    ("Organization", (("name", "A"), ("sector", "Gesundh")), "code", "„Gesundh“ steht nicht in der Liste. Möglich"),
    ("Organization", (("name", "A"), ("recognizedUnder75", "ja")), "datatype", "erwartet wird „ja“ oder „nein“"),
    ("Organization", (("name", "A"), ("website", "kein link")), "datatype", "erwartet wird eine Internetadresse"),
    ("Organization", (("name", "A"), ("postalCode", "7613")), "pattern", "hat nicht die erwartete Form"),
    ("Membership", (*SEAT, ("seats", "0")), "minimum", "0 ist zu klein, mindestens 1"),
    ("Membership", (*SEAT, ("seats", "drei")), "datatype", "erwartet wird eine ganze Zahl"),
    ("Membership", (*SEAT, ("startDate", "31.13.2024")), "datatype", "erwartet wird ein Datum wie 31.12.2024"),
    ("Cooperation", (("source", "x:A1"), ("target", "x:A1"), ("intensity", "5")), "maximum", "zu groß, höchstens 4"),
    ("Membership", (("source", "x:A1"), ("target", "x:G9")), "target", "„x:G9“ ist nicht erfasst"),
    ("Membership", (("source", "x:A1"), ("target", "x:A1")), "target", "ist vom Typ Organisation, erwartet wird"),
    ("Organization", (("name", "A"), ("hobby", "Segeln")), "unknown", "kennt keine Angabe „hobby“"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "values", "rule", "words"), SENTENCES, ids=lambda v: v if isinstance(v, str) else "")
def test_a_problem_is_told_in_plain_german(
    model: Model, kind: str, values: tuple[tuple[str, str], ...], rule: str, words: str
) -> None:
    (problem,) = problems(model, kind, *values)
    assert problem.rule == rule
    assert words in problem.sentence.de
    assert problem.sentence.en
    assert problem.sentence.en != problem.sentence.de


@pytest.mark.parametrize("text", ["2021-13", "31.12.2024", "gestern", "2021-02-30"])
def test_a_wrong_date_is_one_problem(model: Model, text: str) -> None:
    (problem,) = problems(model, "Source", ("name", "Liste"), ("statedOn", text))
    assert (problem.rule, problem.found) == ("datatype", text)


def test_several_problems_of_one_record_are_all_told(model: Model) -> None:
    found = problems(model, "Organization", ("sector", "X"), ("postalCode", "1"), ("kind", "Y"))
    assert {(p.property, p.rule) for p in found} == {
        ("name", "required"), ("sector", "code"), ("postalCode", "pattern"), ("kind", "code"),
    }  # fmt: skip


def test_the_same_value_twice_is_no_contradiction(model: Model) -> None:
    assert problems(model, "Organization", ("name", "A"), ("sector", "GES"), ("sector", "GES")) == []


def test_a_subtype_may_stand_where_its_ancestor_is_expected(model: Model) -> None:
    body_in_body = (("source", "x:G1"), ("target", "x:G1"))
    assert problems(model, "Membership", *body_in_body) == []


def test_every_property_of_every_type_has_a_required_sentence(model: Model) -> None:
    for kind in (*model.entity_types, *model.relation_types):
        for problem in problems(model, kind.name):
            assert problem.rule == "required"
            assert problem.sentence.de.endswith(".")
