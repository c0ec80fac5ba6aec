"""The claims of a row kept in one form with those of all rows alike are the claims that it says one by one."""

import pickle
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from graph.imports.check.conclusions import unsurpassed
from graph.imports.check.origins import Origin
from graph.imports.check.row_forms import row_claims, says_all
from graph.imports.check.rows import Inferred, RowSaying
from graph.records import Entity, entity, entity_of_row, from_json, present_values, to_json, with_claims
from graph.records.claims import EXISTS
from graph.stores.search import search_text
from ontology.names import EntityType, Prop, StatementStatus

_PROPS = (EXISTS, *Prop)[:40]
_TEXT = some.text(some.characters(exclude_categories=["Cs"]), max_size=8)
_STATUSES = some.sampled_from(StatementStatus)
_SAID = some.tuples(some.sampled_from(_PROPS), _TEXT, some.none() | _STATUSES)
_STATED = some.builds(
    RowSaying,
    some.lists(
        some.builds(Origin, _TEXT, _TEXT, some.sampled_from(("", "2024", "2024-03-14"))), min_size=1, max_size=2
    ),
    some.lists(_SAID, max_size=8),
    _STATUSES,
    some.lists(some.builds(Inferred, some.sampled_from(_PROPS), _TEXT, _TEXT), max_size=4),
)


def _one_by_one(stated: RowSaying) -> Entity:
    said, inferred = stated.claims(), stated.inferred()
    return entity("a:1", EntityType.ORGANIZATION, "a", unsurpassed([*said, *inferred]) if inferred else said)


@given(_STATED)
def test_a_row_in_its_form_says_what_its_claims_say(stated: RowSaying) -> None:
    expected, row = _one_by_one(stated), row_claims(stated)
    if row is None:
        props = [c.prop for c in expected.claims]
        assert len(stated.origins) > 1 or len(props) < 2 or len(set(props)) < len(stated.said) + len(stated.concluded)
        return
    made = entity_of_row("a:1", EntityType.ORGANIZATION, "a", row)
    assert to_json(made) == to_json(expected)
    assert search_text(made) == search_text(expected)
    some_props = frozenset(_PROPS[:20])
    assert present_values(made, some_props) == present_values(expected, some_props)
    assert says_all(row.form) == (len(unsurpassed(expected.claims)) == len(expected.claims))
    assert (made.values, made.presence, made.as_of, made.sources) == (
        expected.values, expected.presence, expected.as_of, expected.sources,
    )  # fmt: skip


@given(_STATED)
def test_an_entity_made_of_a_row_is_an_entity_like_any_other(stated: RowSaying) -> None:
    row = row_claims(stated)
    if row is None:
        return
    made, expected = entity_of_row("a:1", EntityType.ORGANIZATION, "a", row), _one_by_one(stated)
    assert pickle.loads(pickle.dumps(made)) == expected
    assert replace(made, owner="b") == replace(expected, owner="b")
    assert with_claims(made, made.claims[1:]) == with_claims(expected, expected.claims[1:])
    assert (made, hash(made), repr(made)) == (expected, hash(expected), repr(expected))
    assert made == from_json(to_json(made))


def test_most_rows_have_a_form() -> None:
    said = [(EXISTS, "true", None), (Prop.NAME, "Kita", None), (Prop.SECTOR, "JUG", None)]
    concluded = [Inferred(Prop.SECTOR, "GES", "Name"), Inferred(Prop.KIND, "KITA", "Name")]
    row = row_claims(RowSaying((Origin("q", "Zeile 7", "2024"),), said, StatementStatus.FROM_LIST, concluded))
    assert row is not None
    assert row.form.props == ("exists", "kind", "name", "sector")
    assert row.locators == ("Zeile 7", "Zeile 7 (Name)")
    assert [c.locator for c in row.claims() if c.prop == Prop.KIND] == ["Zeile 7 (Name)"]
