"""The journal shows tampering: every revision is sealed with the one before, on every engine (decision 0042)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import InvalidError
from graph.stores import GraphStore, open_store
from graph.stores.backup import backup, restore
from graph.stores.base import EVERYTHING, remove
from graph.stores.copying import copy
from graph.stores.erasing import Eraser, erase_person, erase_properties, persons_like, record_like
from graph.stores.journal import undo
from graph.stores.privacy import MaskedReader
from graph.stores.verifying import Break, SealFault, Verified, verify
from ontology import Model
from tests import musterstadt
from tests.store.small import TIME, commit, one_of_each, org, thing, tie


def _fill(store: GraphStore, model: Model) -> None:
    commit(store, *one_of_each(model))
    commit(store, org("d1:Organization", "Neu"), remove("d1:Committee"))
    commit(store, org("d1:Organization", "Neu"), reason="nichts Neues")
    number = store.commit(musterstadt.batch(), scope=EVERYTHING).number
    commit(store, remove(musterstadt.JUGENDAMT))
    undo(store, number + 1, author="Test", time=TIME, scope=EVERYTHING)


def _by(second: int = 0) -> Eraser:
    return Eraser("Stelle", f"2024-07-01T12:00:{second:02}+02:00", EVERYTHING)


def test_every_revision_that_did_something_is_sealed(opened: GraphStore, model: Model) -> None:
    _fill(opened, model)
    found = verify(opened)
    assert found.whole
    assert found.unsealed == 0
    assert [s.revision for s in opened.seals()] == [1, 2, 4, 5, 6]
    assert len({s.salt for s in opened.seals()}) == len({s.value for s in opened.seals()}) == 5
    assert found.newest == list(opened.seals())[-1]


def test_an_empty_store_has_nothing_that_does_not_fit(opened: GraphStore) -> None:
    assert verify(opened) == Verified((), None, None, 0, 0, ())


def test_a_long_batch_is_sealed_as_one(opened: GraphStore) -> None:
    commit(opened, *(org(f"d1:{n:05}") for n in range(2500)))
    found = verify(opened)
    assert found.whole
    assert found.sealed == 1


def test_what_was_refused_leaves_no_seal(opened: GraphStore) -> None:
    commit(opened, org("d1:a"))
    with pytest.raises(InvalidError):
        commit(opened, org("d1:b"), tie("d1:a", "d1:nirgends"))
    found = verify(opened)
    assert found.whole
    assert found.sealed == 1


def test_what_is_erased_leaves_the_chain_whole_and_is_named(opened: GraphStore, model: Model) -> None:
    commit(opened, org("d1:b", "Beratung", phone="0721 4711"), thing("d1:g", "Committee", name="Gremium"))
    commit(opened, thing("d1:p", "Person", name="Erika Musterfrau"))
    commit(opened, tie("d1:p", "d1:g", type="Membership", role="member"), reason="Frau Erika Musterfrau")
    anchor = list(opened.seals())[-1]
    salts = {seal.revision: seal.salt for seal in opened.seals()}
    erase_properties(opened, model, record_like(opened, "d1:b"), ["phone"], _by())
    (person,) = persons_like(opened, "Erika Musterfrau", EVERYTHING)
    erase_person(opened, person, _by(1))
    commit(opened, org("d1:c"))
    found = verify(opened, anchor.value)
    assert found.whole
    assert found.anchored == anchor.revision
    assert [(r.by.number, r.rewritten) for r in found.renewals] == [(4, (1,)), (5, (2, 3))]
    assert found.renewals[1].by.reason.startswith("Person gelöscht")
    # Without the salt of before nobody finds out by trying what was erased.
    assert not {seal.salt for seal in opened.seals()} & set(salts.values())


def test_what_is_erased_twice_is_still_whole(opened: GraphStore, model: Model) -> None:
    commit(opened, org("d1:b", "Beratung", phone="0721 4711", email="a@beispiel.example"))
    for second, prop in enumerate(("phone", "email")):
        erase_properties(opened, model, record_like(opened, "d1:b"), [prop], _by(second))
    found = verify(opened)
    assert found.whole
    assert found.renewals[0].rewritten == (1,)
    assert 1 in found.renewals[1].rewritten


def test_seals_move_along_with_a_copy(opened: GraphStore, model: Model, tmp_path: Path) -> None:
    source = open_store("sqlite://", model)
    _fill(source, model)
    erase_properties(source, model, record_like(source, "d1:Organization"), ["phone"], _by())
    copy(source, opened, seals=source.seals())
    assert list(opened.seals()) == list(source.seals())
    assert verify(opened).whole
    saved = tmp_path / "sicherung.db"
    backup(opened, saved, model)
    back = open_store(f"sqlite:///{saved}", model)
    assert list(back.seals()) == list(source.seals())
    commit(back, org("d1:weiter"))
    assert verify(back, list(source.seals())[-1].value).whole
    back.close()
    source.close()


def test_a_backup_comes_back_with_its_seals(url: str, model: Model, tmp_path: Path) -> None:
    saved, before = tmp_path / "sicherung.db", open_store("sqlite://", model)
    _fill(before, model)
    backup(before, saved, model)
    restore(saved, url, model)
    store = open_store(url, model)
    assert list(store.seals()) == list(before.seals())
    assert verify(store).whole
    store.close()
    before.close()


def test_a_copy_without_what_is_personal_is_sealed_anew(opened: GraphStore, model: Model) -> None:
    source = open_store("sqlite://", model)
    commit(source, org("d1:a", phone="0721 4711"))
    commit(source, org("d1:b"))
    copy(MaskedReader(source, model), opened)
    assert verify(opened).whole
    assert not {s.value for s in opened.seals()} & {s.value for s in source.seals()}
    source.close()


@pytest.mark.parametrize("kept", [lambda value: value, lambda value: value[:16]])
def test_an_anchor_says_which_revision_it_belongs_to(opened: GraphStore, kept: Callable[[str], str]) -> None:
    for n in range(3):
        commit(opened, org(f"d1:{n}"))
    second = list(opened.seals())[1]
    assert verify(opened, kept(second.value)).anchored == 2
    assert verify(opened, "0" * 64).breaks == (Break(SealFault.ANCHOR),)
