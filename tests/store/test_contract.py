"""The definition of a store: what any engine has to do (decisions 0003 and 0004, `graph.stores.base`)."""

import inspect
from dataclasses import replace
from importlib import import_module
from random import Random

import pytest

from graph.errors import ConflictError, InvalidError, PersonsRefusedError, StoreUnavailableError
from graph.records import Entity, Record, Relation, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import ADAPTERS, GraphReader, GraphStore, open_store
from graph.stores.base import EVERYTHING, Batch, put, remove
from graph.stores.privacy import MaskedReader
from ontology import Model
from ontology.names import EntityType
from tests.store.small import TIME, commit, everything, one_of_each, org, thing, tie

HOSTILE = [
    'O\'Neill "Kita" `x`',
    "'); DROP TABLE entity; --",
    "}) DETACH DELETE n //",
    "Kita\\'s ${jndi} {{7*7}} %s %(a)s",
    "Größe: 5 € – „Süd“ 👶🏽",
    "a\nb\tc\r\nd",
    "e\u0301 \u00e9 \u202e \u200b",
    "NULL",
    "' OR 1=1 --",
    " leading and trailing ",
    "x" * 20_000,
]


def test_adapter_signatures_equal_the_protocol() -> None:
    places = (place.partition(":") for place in ADAPTERS.values())
    adapters = [(getattr(import_module(module), name), GraphStore) for module, _, name in places]
    for adapter, contract in (*adapters, (MaskedReader, GraphReader)):
        for method, declared in inspect.getmembers(contract, inspect.isfunction):
            if not method.startswith("_"):
                assert inspect.signature(getattr(adapter, method)) == inspect.signature(declared), method


def test_an_unknown_scheme_is_refused(model: Model) -> None:
    with pytest.raises(StoreUnavailableError, match="no store for redis://"):
        open_store("redis://localhost", model)


# -- round trip ------------------------------------------------------------------------------------------------


def test_one_of_each_type_comes_back_as_it_was(opened: GraphStore, model: Model) -> None:
    given = list(one_of_each(model))
    commit(opened, *given)
    for record in given:
        assert opened.get(record.id, scope=EVERYTHING) == record
    assert {r.type for r in given} == {t.name for t in (*model.entity_types, *model.relation_types)}
    read: list[Record] = [*opened.records(EVERYTHING), *opened.relations(scope=EVERYTHING)]
    assert read == sorted(given, key=lambda r: (isinstance(r, Relation), r.id))


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_only_names(opened: GraphStore, name: str) -> None:
    said = Claim("name", name, "d1:Q1", name, "2024", "confirmed")
    record = entity(f"d1:{name[:50]}", EntityType.ORGANIZATION, name[:50], [Claim(EXISTS, ""), said])
    number = opened.commit(Batch(name, TIME, name, (put(record),)), scope=EVERYTHING).number
    assert opened.get(record.id, scope=EVERYTHING) == record
    assert list(opened.records(EVERYTHING)) == [record]
    (entry,) = opened.journal(record.id, scope=EVERYTHING)
    assert (entry.revision.number, entry.revision.author, entry.revision.reason) == (number, name, name)
    assert list(opened.search(name, scope=EVERYTHING)) in ([record], [])


def test_an_empty_store_answers_everything_with_nothing(opened: GraphStore) -> None:
    assert opened.get("d1:a", scope=EVERYTHING) is None
    assert list(opened.records(EVERYTHING)) == []
    assert list(opened.relations(scope=EVERYTHING)) == []
    assert list(opened.relations("d1:a", scope=EVERYTHING)) == []
    assert list(opened.search("Jugendamt", scope=EVERYTHING)) == []
    assert list(opened.journal(scope=EVERYTHING)) == []


def test_an_unknown_id_is_none(opened: GraphStore) -> None:
    commit(opened, org("d1:a"))
    assert opened.get("d1:A", scope=EVERYTHING) is None
    assert opened.get("", scope=EVERYTHING) is None
    assert list(opened.relations("d1:b", scope=EVERYTHING)) == []


def test_records_and_relations_come_sorted_and_by_type(opened: GraphStore) -> None:
    commit(opened, org("d1:c"), org("d1:a"), thing("d1:b", "Committee", name="B"))
    commit(opened, tie("d1:c", "d1:a"), tie("d1:a", "d1:b", type="Membership"))
    assert [e.id for e in opened.records(EVERYTHING)] == ["d1:a", "d1:b", "d1:c"]
    assert [e.id for e in opened.records(types=["Organization"], scope=EVERYTHING)] == ["d1:a", "d1:c"]
    assert [e.id for e in opened.records(types=["Organization", "Committee"], scope=EVERYTHING)] == [
        "d1:a",
        "d1:b",
        "d1:c",
    ]
    assert [r.type for r in opened.relations(scope=EVERYTHING)] == ["Membership", "Cooperation"]
    assert [r.type for r in opened.relations("d1:b", scope=EVERYTHING)] == ["Membership"]
    assert [r.type for r in opened.relations("d1:a", types=["Cooperation"], scope=EVERYTHING)] == ["Cooperation"]


def test_an_iterator_stays_valid_while_others_write(opened: GraphStore) -> None:
    commit(opened, org("d1:a"), org("d1:b"))
    reading = opened.records(EVERYTHING)
    first = next(reading)
    commit(opened, remove("d1:b"))
    assert [first.id, *(e.id for e in reading)] == ["d1:a", "d1:b"]


# -- writing ---------------------------------------------------------------------------------------------------


def test_the_same_id_replaces(opened: GraphStore) -> None:
    commit(opened, org("d1:a", "Alt"), org("d1:b"), tie("d1:a", "d1:b", intensity="1"))
    commit(opened, org("d1:a", "Neu"), tie("d1:a", "d1:b", intensity="3"))
    assert [e.name for e in opened.records(EVERYTHING)] == ["Neu", "d1:b"]
    assert [r.value("intensity") for r in opened.relations(scope=EVERYTHING)] == ["3"]
    assert [e.name for e in opened.search("neu", scope=EVERYTHING)] == ["Neu"]
    assert list(opened.search("Alt", scope=EVERYTHING)) == []


def test_a_record_may_change_owner_type_and_ends(opened: GraphStore) -> None:
    commit(opened, org("d1:a"), org("d1:b"), org("d1:c"), tie("d1:a", "d1:b"))
    moved = relation("d1:a-Cooperation-d1:b", "CooperationWish", ("d1:c", "d1:b"), "d2", [Claim(EXISTS, "")])
    changed = thing("d1:a", "Service", "d2", name="A")
    commit(opened, changed, moved)
    assert opened.get("d1:a", scope=EVERYTHING) == changed
    assert list(opened.relations(scope=EVERYTHING)) == [moved]
    assert list(opened.relations("d1:a", scope=EVERYTHING)) == []


def test_order_within_a_batch_does_not_matter(opened: GraphStore, model: Model) -> None:
    given: list[Record] = list(one_of_each(model))
    Random(7).shuffle(given)
    commit(opened, *given)
    read: list[Record] = [*opened.records(EVERYTHING), *opened.relations(scope=EVERYTHING)]
    assert {r.id for r in read} == {r.id for r in given}


def test_the_last_of_two_changes_to_one_record_counts(opened: GraphStore) -> None:
    commit(opened, org("d1:a", "erst"), org("d1:a", "dann"))
    assert [e.name for e in opened.records(EVERYTHING)] == ["dann"]
    commit(opened, remove("d1:a"), org("d1:a", "doch"))
    assert [e.name for e in opened.records(EVERYTHING)] == ["doch"]


def test_a_relation_put_before_its_end_is_removed_goes_with_it(opened: GraphStore) -> None:
    commit(opened, org("d1:a"), org("d1:b"))
    commit(opened, tie("d1:a", "d1:b"), remove("d1:a"))
    assert [e.id for e in opened.records(EVERYTHING)] == ["d1:b"]
    assert list(opened.relations(scope=EVERYTHING)) == []


INVALID: dict[str, Record] = {
    "no target": tie("d1:a", "d1:ghost"),
    "no source": tie("d1:ghost", "d1:a"),
    "a relation as end": relation("d1:r2", "Cooperation", ("d1:a", "d1:a-Cooperation-d1:b"), "d1", []),
    "an entity with relations as relation": relation("d1:a", "Cooperation", ("d1:b", "d1:b"), "d1", []),
}


@pytest.mark.parametrize("wrong", INVALID)
def test_a_batch_whose_last_change_is_invalid_leaves_nothing(opened: GraphStore, wrong: str) -> None:
    commit(opened, org("d1:a"), org("d1:b"), tie("d1:a", "d1:b"))
    before, entries = everything(opened), len(list(opened.journal(scope=EVERYTHING)))
    with pytest.raises(InvalidError):
        commit(opened, org("d1:new"), org("d1:a", "anders"), INVALID[wrong])
    assert everything(opened) == before
    assert len(list(opened.journal(scope=EVERYTHING))) == entries
    assert list(opened.search("anders", scope=EVERYTHING)) == []
    commit(opened, org("d1:next"))
    assert opened.get("d1:next", scope=EVERYTHING) is not None


@pytest.mark.parametrize("name", ["Actor", "Cooperation", "Nonsense"])
def test_a_batch_with_an_entity_of_no_concrete_type_leaves_nothing(opened: GraphStore, name: str) -> None:
    good = org("d1:a")
    wrong = Entity(claims=good.claims, id="d1:x", type=name, owner="d1")  # type: ignore[arg-type]
    with pytest.raises(InvalidError):
        commit(opened, good, wrong)
    assert list(opened.records(EVERYTHING)) == []
    assert list(opened.journal(scope=EVERYTHING)) == []


def test_who_breaks_off_while_it_is_written_leaves_nothing(opened: GraphStore) -> None:
    def broken_off(done: int, of: int) -> None:
        assert 0 <= done < of
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened.commit(Batch("test", TIME, "viel", tuple(map(put, (org("a"), org("b"))))), EVERYTHING, broken_off)
    assert everything(opened) == ""
    assert opened.head(EVERYTHING) is None
    commit(opened, org("a"))
    assert opened.get(org("a").id, scope=EVERYTHING) == org("a")


def test_an_id_is_an_entity_or_a_relation_never_both(opened: GraphStore) -> None:
    commit(opened, org("d1:a"), org("d1:b"), org("d1:x"))
    commit(opened, relation("d1:x", "Cooperation", ("d1:a", "d1:b"), "d1", [Claim(EXISTS, "")]))
    assert [e.id for e in opened.records(EVERYTHING)] == ["d1:a", "d1:b"]
    assert [r.id for r in opened.relations(scope=EVERYTHING)] == ["d1:x"]


# -- deleting --------------------------------------------------------------------------------------------------


def test_delete_takes_the_relations_along_and_journals_them(opened: GraphStore) -> None:
    commit(opened, org("d1:a"), org("d1:b"), tie("d1:a", "d1:b"), tie("d1:b", "d1:a"), tie("d1:b", "d1:b"))
    number = commit(opened, remove("d1:a"))
    assert [e.id for e in opened.records(EVERYTHING)] == ["d1:b"]
    assert [r.id for r in opened.relations(scope=EVERYTHING)] == ["d1:b-Cooperation-d1:b"]
    gone = [e.record for e in opened.journal(after=number - 1, scope=EVERYTHING)]
    assert gone == ["d1:a-Cooperation-d1:b", "d1:b-Cooperation-d1:a", "d1:a"]
    assert all(e.before is not None and e.after is None for e in opened.journal(after=number - 1, scope=EVERYTHING))
    assert list(opened.search("d1 a", scope=EVERYTHING)) == []


def test_an_entity_and_its_relation_deleted_in_one_batch(opened: GraphStore) -> None:
    commit(opened, org("d1:a"), org("d1:b"), tie("d1:a", "d1:b"))
    number = commit(opened, remove("d1:a-Cooperation-d1:b"), remove("d1:a"), remove("d1:b"))
    assert everything(opened) == ""
    assert len(list(opened.journal(after=number - 1, scope=EVERYTHING))) == 3


def test_deleting_an_unknown_id_is_no_error_and_no_journal_entry(opened: GraphStore) -> None:
    commit(opened, remove("d1:nobody"))
    assert list(opened.journal(scope=EVERYTHING)) == []


def test_where_persons_are_forbidden_no_batch_with_one_is_written(url: str, model: Model) -> None:
    forbidding = open_store(url, replace(model, refused=("Person",)))
    commit(forbidding, org("d1:a", "Amt"))
    with pytest.raises(PersonsRefusedError):
        commit(forbidding, org("d1:b", "Beratung"), thing("d1:p", "Person", name="Muster"))
    assert [e.id for e in forbidding.records(EVERYTHING)] == ["d1:a"]
    forbidding.close()


def test_a_journal_with_a_person_is_not_replayed_where_persons_are_forbidden(
    store: GraphStore, url: str, model: Model
) -> None:
    commit(store, org("d1:a", "Amt"), thing("d1:p", "Person", name="Muster"))
    forbidding = open_store(url, replace(model, refused=("Person",)))
    with pytest.raises(PersonsRefusedError):
        forbidding.replay(list(store.journal(scope=EVERYTHING)))
    assert not list(forbidding.records(EVERYTHING))
    forbidding.close()


@pytest.mark.parametrize("number", [0, -1])
def test_revisions_are_numbered_from_one_in_a_journal_that_is_replayed(
    opened: GraphStore, store: GraphStore, number: int
) -> None:
    commit(store, org("d1:a", "Amt"))
    (entry,) = store.journal(scope=EVERYTHING)
    with pytest.raises(ConflictError):
        opened.replay([replace(entry, revision=replace(entry.revision, number=number))])
    assert (opened.head(EVERYTHING), list(opened.journal(scope=EVERYTHING))) == (None, [])
    opened.replay([entry])
    assert opened.head(EVERYTHING) == entry.revision
