"""What may be shown outward is decided for each property of each type, in one table (decision 0027)."""

from ontology import Model
from ontology.read_shown import shown_table

PRIVATE = {"name", "email", "phone", "note", "sameAs", "processingPurpose", "basis", "consentDate", "consentVersion"}


def _declared(model: Model) -> set[tuple[str, str]]:
    return {(t.name, p.name) for t in (*model.entity_types, *model.relation_types) for p in t.properties}


def test_somebody_decided_on_every_property(model: Model) -> None:
    table = shown_table()
    undecided = [pair for pair in _declared(model) if pair[1] not in table.degrees(model.types[pair[0]])]
    assert undecided == [], "add a line to ontology/shown.toml"


def test_the_table_names_nothing_that_the_model_does_not_have(model: Model) -> None:
    assert set(shown_table().named()) - _declared(model) == set()


def test_no_property_is_decided_on_twice(model: Model) -> None:
    table = shown_table()
    for kind in (*model.entity_types, *model.relation_types):
        lines = [line for line in (table.of.get(kind.name), table.only.get(kind.name)) if line is not None]
        names = [name for line in lines for degree, named in line.items() if degree != "drawn" for name in named]
        assert len(names) == len(set(names)), kind.name


def test_who_a_person_is_never_leaves(model: Model) -> None:
    person = model.types["Person"]
    assert person.drawn
    assert {p.name for p in person.properties if p.shown == "never"} >= PRIVATE
    assert [p.name for p in person.properties if p.shown in ("always", "office")] == ["replacedBy"]


def test_contact_data_and_notes_leave_only_where_they_are_an_office_s(model: Model) -> None:
    others = [t for t in (*model.entity_types, *model.relation_types) if t.name != "Person"]
    shown = {p.shown for t in others for p in t.properties if p.name in ("note", "phone", "mailbox", "email")}
    assert shown == {"office"}
