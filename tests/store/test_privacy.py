"""The view without persons answers as much as was asked for, no more, and never with a person."""

import pytest

from graph.stores import GraphStore
from graph.stores.privacy import MASKED_NAME, MaskedReader, without_persons
from ontology import Model
from tests.store.small import commit, org, thing, tie


@pytest.fixture
def masked(opened: GraphStore, model: Model) -> MaskedReader:
    """Ten offices and as many persons of the name Muster."""
    offices = [org(f"d1:o{n}", f"Muster Beratung {n}") for n in range(10)]
    persons = [thing(f"d1:p{n}", "Person", name=f"Muster {n}") for n in range(10)]
    commit(opened, *offices, *persons)
    return MaskedReader(opened, model)


@pytest.mark.parametrize(("limit", "hits"), [(1, 0), (5, 0), (6, 2), (10, 10), (50, 10)])
def test_a_search_keeps_its_limit_and_looks_further_for_those_left_out(
    masked: MaskedReader, limit: int, hits: int
) -> None:
    # Names of persons are shorter here and come first: among twice as many hits as asked for offices remain.
    found = masked.search("muster", limit=limit)
    assert len(found) == hits
    assert {e.type for e in found} <= {"Organization"}


def test_where_no_person_is_found_the_limit_is_the_one_asked_for(masked: MaskedReader) -> None:
    assert [e.name for e in masked.search("beratung", limit=3)] == [f"Muster Beratung {n}" for n in range(3)]


def test_a_person_has_a_place_and_no_name_wherever_it_is_read(masked: MaskedReader) -> None:
    person = masked.get("d1:p1")
    assert person is not None
    assert person.value("name") == MASKED_NAME
    names = {e.name for e in masked.records(types=["Person"])}
    assert names == {MASKED_NAME}
    assert not [e for e in masked.journal("d1:p1") if "Muster" in (e.after or "")]


def test_without_persons_nothing_leads_to_one(model: Model) -> None:
    office, other = org("d1:a", "Amt"), org("d1:b", "Beratung")
    person = thing("d1:p", "Person", name="Muster")
    ties = [
        tie("d1:a", "d1:b"),
        tie("d1:p", "d1:a", type="Membership"),
        tie("d1:a", "d1:p", type="Membership"),
    ]
    entities, relations = without_persons(model, [office, person, other], ties)
    assert [e.id for e in entities] == ["d1:a", "d1:b"]
    assert [(r.source, r.target) for r in relations] == [("d1:a", "d1:b")]


def test_what_has_nothing_to_hide_stays_as_it_is(masked: MaskedReader, model: Model) -> None:
    office = org("d1:a", "Amt")
    assert masked.get("d1:o1") == org("d1:o1", "Muster Beratung 1")
    assert without_persons(model, [office], []) == ((office,), ())
