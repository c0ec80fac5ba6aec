"""One of a closed list is found by part of its name, by its initials and by known abbreviations; never guessed."""

from functools import cache

import pytest

from graph.answers.inputs import without_groups
from graph.answers.option import Case, Choice
from graph.district.loading import snapshot_from
from graph.questions.choosing import choices_like, choices_named
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from ontology import load_model
from ontology.names import Prop
from tests.answers.worlds import asked_by

NAMES = {
    "O1": "Sozialdienst katholischer Frauen e. V.",
    "O2": "Deutsches Rotes Kreuz, Ortsverband Wolkenfeld e. V.",
    "O3": "Sozialpädiatrisches Zentrum",
    "O4": "Kinderschutzbund Wolkenfeld",
    "O5": "Kinderbüro Wolkenfeld",
    "O6": "Zentrum für Entwicklung am Markt",
}


@cache
def case() -> Case:
    home = asked_by("members_incomplete").before.snapshot.district
    made = [_organization(id, name) for id, name in NAMES.items()]
    return Case(snapshot_from(load_model(), home, asked_by("members_incomplete").on, [home, *made], []), ())


def _organization(id: str, name: str) -> Entity:
    type = {"O3": "SPZ", "O6": "SPZ"}.get(id, "")
    said = {EXISTS: "true", Prop.NAME: name, Prop.ACTOR_TYPE: type}
    owner = asked_by("members_incomplete").before.snapshot.key
    return entity(
        f"{owner}:{id}", "Organization", owner, [Claim(str(p), v, as_of="2026") for p, v in said.items() if v]
    )


def found(text: str) -> tuple[list[str], bool]:
    hits = choices_named(case(), without_groups(case()), text)
    return sorted(c.value.rsplit(":", 1)[-1] for c in hits.choices), hits.exact


@pytest.mark.parametrize(
    ("text", "ids", "exact"),
    [
        ("Kinderschutzbund Wolkenfeld", ["O4"], True),
        ("kinderschutzbund wolkenfeld", ["O4"], True),
        ("Sozialdienst kath. Frauen", ["O1"], True),
        ("SkF", ["O1"], True),
        ("DRK OV Wolkenfeld", ["O2"], True),
        ("wolkenfeld", ["O2", "O4", "O5"], False),
        ("kinderbuero", ["O5"], False),
        ("Kinderburo", ["O5"], False),
        ("markt zentrum", ["O6"], False),
        ("SPZ", ["O3", "O6"], False),
        ("Polizei", [], False),
        ("", [], False),
        ("?", [], False),
    ],
)
def test_a_text_finds_what_is_called_so_or_holds_its_words(text: str, ids: list[str], exact: bool) -> None:
    assert found(text) == (ids, exact)


def test_what_is_misspelt_is_offered_and_not_found() -> None:
    assert found("Kinderschuzbund Wolkenfelt") == ([], False)
    like = choices_like(without_groups(case()), "Kinderschuzbund Wolkenfelt")
    assert like[0].label.de == "Kinderschutzbund Wolkenfeld"
    assert choices_like(without_groups(case()), "Polizei") == ()


def test_a_row_of_a_list_is_found_by_its_label() -> None:
    question = asked_by("stale_seats").question
    rows = next(i for o in question.options for i in o.inputs if i.name == "rows")
    choices = question.choices(rows)
    chosen: Choice = choices[0]
    assert chosen in choices_named(question.case, choices, chosen.label.de).choices
