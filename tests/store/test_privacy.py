"""The view without persons answers as much as was asked for, no more, and never with a person."""

import pytest

from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, remove
from graph.stores.copying import copy
from graph.stores.mask import MASKED_NAME, SHARED_ELSEWHERE, is_public, without_persons
from graph.stores.privacy import MaskedReader
from ontology import Model
from tests.store.small import commit, org, thing, tie


@pytest.fixture
def masked(opened: GraphStore, model: Model) -> MaskedReader:
    """Ten offices and as many persons of the name Muster."""
    offices = [org(f"d1:o{n}", f"Muster Beratung {n}") for n in range(10)]
    persons = [thing(f"d1:p{n}", "Person", name=f"Muster {n}") for n in range(10)]
    commit(opened, *offices, *persons)
    return MaskedReader(opened, model)


@pytest.mark.parametrize(("limit", "hits"), [(1, 1), (5, 5), (10, 10), (50, 10)])
def test_a_search_keeps_its_limit_and_finds_no_person(masked: MaskedReader, limit: int, hits: int) -> None:
    found = masked.search("muster", limit=limit, scope=EVERYTHING)
    assert len(found) == hits
    assert {e.type for e in found} <= {"Organization"}


def test_where_no_person_is_found_the_limit_is_the_one_asked_for(masked: MaskedReader) -> None:
    assert [e.name for e in masked.search("beratung", limit=3, scope=EVERYTHING)] == [
        f"Muster Beratung {n}" for n in range(3)
    ]


@pytest.mark.parametrize(("limit", "hits"), [(3, 3), (50, 10)])
def test_what_is_left_out_of_a_page_of_hits_is_made_up_for(
    opened: GraphStore, model: Model, limit: int, hits: int
) -> None:
    """Ten offices that only a mailbox finds come first in the store, and are none of the hits that are shown."""
    hidden = [org(f"d1:h{n}", f"K{n}", alias="anna.muster@gmx.de") for n in range(10)]
    commit(opened, *hidden, *(org(f"d1:o{n}", f"Anna-Haus {n}") for n in range(10)))
    found = MaskedReader(opened, model).search("anna", limit=limit, scope=EVERYTHING)
    assert [e.name for e in found] == [f"Anna-Haus {n}" for n in range(hits)]


def test_a_person_has_a_place_and_no_name_wherever_it_is_read(masked: MaskedReader) -> None:
    persons = list(masked.records(types=["Person"], scope=EVERYTHING))
    assert [p.id for p in persons] == sorted(p.id for p in persons)
    assert {p.name for p in persons} == {MASKED_NAME}
    assert masked.get(persons[0].id, scope=EVERYTHING) == persons[0]
    entries = [entry for p in persons for entry in masked.journal(p.id, scope=EVERYTHING)]
    assert [entry.record for entry in entries] == [p.id for p in persons]
    assert not [e for e in entries if "Muster" in (e.after or "")]


def test_an_id_that_a_file_gave_a_person_is_no_id_outside(opened: GraphStore, model: Model) -> None:
    seat = tie("d1:mueller.anna", "d1:a", type="Membership")
    commit(opened, org("d1:a", "Amt"), thing("d1:mueller.anna", "Person", name="Anna Müller"), seat)
    masked = MaskedReader(opened, model)
    (shown,) = masked.records(types=["Person"], scope=EVERYTHING)
    (tied,) = masked.relations(shown.id, scope=EVERYTHING)
    assert masked.get("d1:mueller.anna", scope=EVERYTHING) is None
    assert list(masked.relations("d1:mueller.anna", scope=EVERYTHING)) == []
    assert list(masked.journal("d1:mueller.anna", scope=EVERYTHING)) == []
    assert (tied.source, tied.target) == (shown.id, "d1:a")
    assert masked.get(tied.id, scope=EVERYTHING) == tied
    told = [*masked.records(EVERYTHING), *masked.relations(scope=EVERYTHING), *masked.journal(scope=EVERYTHING)]
    assert "mueller" not in f"{told}"
    commit(opened, thing("d1:meier.eva", "Person", name="Eva Meier"))
    later = MaskedReader(opened, model)  # what was found of the store before is of another revision
    (new,) = (p.id for p in later.records(types=["Person"], scope=EVERYTHING) if p.id != shown.id)
    assert next(iter(later.journal(new, scope=EVERYTHING))).record == new
    assert later.get("d1:meier.eva", scope=EVERYTHING) is None


def test_what_stands_for_a_person_is_the_same_next_time_and_another_one_in_another_store(
    opened: GraphStore, store: GraphStore, model: Model
) -> None:
    ids = []
    for kept in (opened, opened, store):
        if kept.get("d1:p", scope=EVERYTHING) is None:
            commit(kept, thing("d1:p", "Person", name="Anna Müller"))
        ids += [p.id for p in MaskedReader(kept, model).records(types=["Person"], scope=EVERYTHING)]
    assert ids[0] == ids[1] != ids[2]


def test_who_is_gone_has_no_name_in_the_journal_either(opened: GraphStore, model: Model) -> None:
    seat = tie("d1:mueller.anna", "d1:a", type="Membership")
    person = thing("d1:mueller.anna", "Person", name="Anna Müller")
    commit(opened, org("d1:a", "Amt"), person, seat)
    commit(opened, remove(person.id))
    told = [list(MaskedReader(opened, model).journal(after=after, scope=EVERYTHING)) for after in (0, 1)]
    assert [len(entries) for entries in told] == [5, 2]
    assert "mueller" not in f"{told}".casefold()
    assert told[0][-1].record == told[1][-1].record


@pytest.mark.parametrize(
    ("visibility", "seen"), [(None, None), ("internal", None), ("network", None), ("public", "HEB")]
)
def test_what_is_said_of_a_person_is_seen_if_everybody_may_see_it(
    opened: GraphStore, model: Model, visibility: str | None, seen: str | None
) -> None:
    said = {"visibility": visibility} if visibility else {}
    commit(opened, thing("d1:p", "Person", name="Anna Müller", profession="HEB", note="0721 1-0", **said))
    (person,) = MaskedReader(opened, model).records(types=["Person"], scope=EVERYTHING)
    assert (person.name, person.value("profession")) == (MASKED_NAME, seen)
    assert {c.prop for c in person.claims} <= {"exists", "name", "profession"}


@pytest.mark.parametrize(
    ("visibility", "everybody"), [("", False), ("internal", False), ("network", False), ("public", True)]
)
def test_everybody_may_see_what_says_so_and_nothing_else(visibility: str, everybody: bool) -> None:
    said = {"visibility": visibility} if visibility else {}
    assert is_public(thing("d1:p", "Person", name="Anna Müller", **said)) is everybody


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
    assert masked.get("d1:o1", scope=EVERYTHING) == org("d1:o1", "Muster Beratung 1")
    assert without_persons(model, [office], []) == ((office,), ())


def test_what_everybody_might_see_once_is_hidden_where_that_was_taken_back(opened: GraphStore, model: Model) -> None:
    for visibility in ("public", "internal"):
        commit(opened, thing("d1:p", "Person", name="Anna Müller", profession="HEB", visibility=visibility))
    assert "HEB" not in f"{list(MaskedReader(opened, model).journal(scope=EVERYTHING))}"


@pytest.mark.parametrize(
    ("visibility", "named"), [("", False), ("internal", False), ("network", True), ("public", True)]
)
def test_a_server_elsewhere_gets_no_person_who_is_internal(
    opened: GraphStore, store: GraphStore, model: Model, visibility: str, named: bool
) -> None:
    said = {"visibility": visibility} if visibility else {}
    commit(opened, org("d1:a", "Amt", phone="0721 133-4711"), thing("d1:p", "Person", name="Anna Müller", **said))
    copy(MaskedReader(opened, model, SHARED_ELSEWHERE), store)
    assert ("Müller" in f"{list(store.records(EVERYTHING))}{list(store.journal(scope=EVERYTHING))}") is named
    assert "4711" in f"{list(store.records(EVERYTHING))}"
    assert "d1:p" not in {e.id for e in store.records(EVERYTHING)}


def test_without_persons_nothing_refers_to_them_and_contacts_are_out_of_texts_and_places(model: Model) -> None:
    person, other = thing("d1:p", "Person", name="Erika Muster"), org("d1:o", "Amt")
    measure = thing("d1:m", "Measure", name="d1:p", responsible="d1:p;d1:o")
    noted = entity(
        "d1:n", "Organization", "d1", [Claim(EXISTS, ""), Claim("name", "N", locator="e.muster@kreis.example")]
    )
    (amt, kept, note), _ = without_persons(model, [person, other, measure, noted], [])
    assert (amt, kept.all("responsible"), kept.value("name")) == (other, ("d1:o",), "d1:p")
    assert all("muster" not in claim.locator for claim in note.claims)


def test_what_is_tied_to_no_person_is_shown_as_it_is(opened: GraphStore, model: Model) -> None:
    told = tie("d1:a", "d1:b")
    commit(opened, org("d1:a"), org("d1:b"), told)
    assert [r.id for r in MaskedReader(opened, model).relations(scope=EVERYTHING)] == [told.id]
