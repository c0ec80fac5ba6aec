"""What was erased stays erased: a backup of before is brought back without it, on every engine and between them."""

from pathlib import Path

import pytest

from graph.errors import OutOfScopeError, UnreadableFileError
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore, open_store
from graph.stores.backup import backup, restore
from graph.stores.base import EVERYTHING, Scope, remove
from graph.stores.erasing import Eraser, Stored, erase_person, erase_properties, persons_like, record_like
from graph.stores.erasing_again import erase_again
from graph.stores.erasure_register import Register
from ontology import Model
from tests.store.small import commit, everything, org, thing, tie

NAMES = ("erika", "musterfrau", "1334711")
"""Of a number as many digits as no id and no seal has by chance."""


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register(tmp_path / "netz.geloescht.jsonl")


def _by(register: Register | None, *, second: int = 0, scope: Scope = EVERYTHING) -> Eraser:
    return Eraser("Stelle", f"2024-07-01T12:00:{second:02}+02:00", scope, register)


def _the(store: GraphStore, asked: str = "Erika Musterfrau") -> Stored:
    (person,) = persons_like(store, asked, EVERYTHING)
    return person


def _fill(store: GraphStore) -> None:
    commit(store, org("d1:a", "Amt"), thing("d1:g", "Committee", name="Gremium"))
    commit(
        store,
        org("d1:b", "Beratung", phone="0721 1334711"),
        thing("d1:p.musterfrau", "Person", name="Erika Musterfrau"),
    )
    commit(store, tie("d1:p.musterfrau", "d1:g", type="Membership", role="member"), reason="Frau Erika Musterfrau")


def _traces(store: GraphStore) -> list[str]:
    journal = "\n".join(f"{e.revision} {e.record} {e.before} {e.after}" for e in store.journal(scope=EVERYTHING))
    return [name for name in NAMES if name in f"{everything(store)}\n{journal}".casefold()]


def test_a_backup_comes_back_without_what_was_erased_since(
    opened: GraphStore, register: Register, tmp_path: Path, model: Model
) -> None:
    _fill(opened)
    saved = tmp_path / "sicherung.db"
    backup(opened, saved, model)
    erase_person(opened, _the(opened), _by(register))
    erase_properties(opened, model, record_like(opened, "d1:b"), ["phone"], _by(register, second=1))
    target = tmp_path / "neu.db"
    restore(saved, f"sqlite:///{target}", model, lambda store: erase_again(store, model, register.all(), _by(None)))
    for file in (target, register.path):
        assert [n for n in NAMES if n.encode() in file.read_bytes().lower()] == []
    again = open_store(f"sqlite:///{target}", model)
    assert _traces(again) == []
    (seat,) = again.relations(types=["Membership"], scope=EVERYTHING)
    assert seat.value("role") == "member"
    again.close()


def test_a_server_never_sees_what_was_erased(url: str, register: Register, tmp_path: Path, model: Model) -> None:
    saved = tmp_path / "sicherung.db"
    before = open_store(f"sqlite:///{tmp_path / 'vorher.db'}", model)
    _fill(before)
    backup(before, saved, model)
    erase_person(before, _the(before), _by(register))
    before.close()
    restore(saved, url, model, lambda store: erase_again(store, model, register.all(), _by(None)))
    store = open_store(url, model)
    assert _traces(store) == ["1334711"]
    store.close()


def test_it_is_applied_once_and_only_to_the_same_history(store: GraphStore, register: Register, model: Model) -> None:
    _fill(store)
    erase_person(store, _the(store), _by(register))
    erase_properties(store, model, record_like(store, "d1:b"), ["phone"], _by(register, second=1))
    assert erase_again(store, model, register.all(), _by(None)) == []
    other = open_store("sqlite://", model)
    commit(other, org("d1:z", "Anderes"))
    commit(other, org("d1:y", "Anderes 2"), org("d1:x", "Anderes 3"))
    assert erase_again(other, model, register.all(), _by(None)) == []
    other.close()


def test_who_became_a_part_of_the_person_is_erased_from_the_backup_too(
    store: GraphStore, register: Register, tmp_path: Path, model: Model
) -> None:
    _fill(store)
    commit(store, thing("d1:doppelt", "Person", name="Erika Musterfrau", email="erika@kreis.example"))
    backup(store, tmp_path / "sicherung.db", model)
    commit(store, remove("d1:doppelt"))
    erase_person(store, persons_like(store, "d1:p.musterfrau", EVERYTHING)[0], _by(register))
    back = open_store(f"sqlite:///{tmp_path / 'sicherung.db'}", model)
    erase_again(back, model, register.all(), _by(None))
    assert _traces(back) == ["1334711"]
    back.close()


def test_what_is_refused_is_not_noted(store: GraphStore, register: Register) -> None:
    _fill(store)
    with pytest.raises(OutOfScopeError):
        erase_person(store, _the(store), _by(register, scope=Scope.of("d2")))
    assert register.all() == []
    assert _traces(store) == list(NAMES)


def test_an_author_who_is_erased_later_is_in_no_register(store: GraphStore, register: Register, model: Model) -> None:
    _fill(store)
    erase_properties(
        store,
        model,
        record_like(store, "d1:b"),
        ["phone"],
        Eraser("Erika Musterfrau", "2024-07-01", EVERYTHING, register),
    )
    erase_person(store, _the(store), _by(register))
    assert "usterfrau" not in register.path.read_text("utf-8")
    assert [e.author for e in register.all()] == ["[gelöscht]", "Stelle"]


def test_a_register_is_for_its_owner_and_a_damaged_one_says_where(register: Register, store: GraphStore) -> None:
    _fill(store)
    erase_person(store, _the(store), _by(register))
    assert register.path.stat().st_mode & 0o777 == 0o600
    good = register.path.read_text("utf-8")
    for damage in (
        "{}",
        "3",
        "[]",
        "null",
        "{",
        '{"of": {}}',
        '{"of": 3}',
        good.strip().replace("author", "autor"),
        "",
    ):
        register.path.write_text(f"{good}{damage}\n")
        with pytest.raises(UnreadableFileError, match="Zeile 2"):
            register.all()


def test_an_author_with_signs_that_end_lines_elsewhere_is_one_line(register: Register, store: GraphStore) -> None:
    _fill(store)
    by = Eraser("Stelle\u2028Nord\x85", "2024-07-01", EVERYTHING, register)
    erase_person(store, _the(store), by)
    assert [e.author for e in register.all()] == [by.author]


def test_a_scope_erases_what_is_its_own_and_leaves_the_texts_of_others(opened: GraphStore) -> None:
    _fill(opened)
    commit(opened, org("d2:o", "Fern", owner="d2", note="Erika Musterfrau anrufen"), reason="von Erika Musterfrau")
    erase_person(opened, _the(opened), _by(None, scope=Scope.of("d1")))
    journal = list(opened.journal(scope=EVERYTHING))
    told = {e.revision.number: f"{e.revision.reason} {e.before} {e.after}" for e in journal}
    assert [n for n, text in told.items() if "Musterfrau" in text] == [4]
    assert told[4].startswith("von Erika Musterfrau")
    assert opened.get("d2:o", scope=EVERYTHING) == org("d2:o", "Fern", owner="d2", note="Erika Musterfrau anrufen")


def test_words_of_others_that_look_like_an_id_keep_nobody_from_being_erased(opened: GraphStore) -> None:
    _fill(opened)
    told = org("d2:o", "Fern", owner="d2", note="siehe d1:p.musterfrau")
    commit(opened, told)
    erase_person(opened, _the(opened), _by(None, scope=Scope.of("d1")))
    assert opened.get("d2:o", scope=EVERYTHING) == told


@pytest.mark.parametrize("scope", [Scope(), Scope.of("d2"), Scope.of("d2", "d3")])
def test_nobody_erases_what_is_not_theirs_to_write(opened: GraphStore, scope: Scope) -> None:
    _fill(opened)
    before = everything(opened), list(opened.journal(scope=EVERYTHING))
    with pytest.raises(OutOfScopeError):
        erase_person(opened, _the(opened), _by(None, scope=scope))
    assert (everything(opened), list(opened.journal(scope=EVERYTHING))) == before


def test_who_has_a_seat_in_a_record_of_others_is_not_erased_from_here(opened: GraphStore) -> None:
    _fill(opened)
    commit(opened, tie("d1:p.musterfrau", "d1:a", type="Membership", owner="shared"))
    with pytest.raises(OutOfScopeError):
        erase_person(opened, _the(opened), _by(None, scope=Scope.of("d1")))
    assert "musterfrau" in _traces(opened)


def test_nobody_erases_a_property_of_a_record_of_others(opened: GraphStore, model: Model) -> None:
    commit(opened, org("d2:o", "Fern", owner="d2", phone="0721 1334711"))
    with pytest.raises(OutOfScopeError):
        erase_properties(opened, model, record_like(opened, "d2:o"), ["phone"], _by(None, scope=Scope.of("d1")))
    assert _traces(opened) == ["1334711"]


def test_what_others_say_of_a_record_that_would_get_another_id_keeps_it_from_being_erased(
    opened: GraphStore,
) -> None:
    practice = "d1:praxis-erika-musterfrau"
    commit(opened, thing("d1:p", "Person", name="Erika Musterfrau"), org(practice, "Praxis"))
    commit(opened, tie("d2:o", practice, owner="d2"), org("d2:o", "Fern", owner="d2"))
    with pytest.raises(OutOfScopeError):
        erase_person(opened, _the(opened), _by(None, scope=Scope.of("d1")))
    erase_person(opened, _the(opened), _by(None))
    (far,) = opened.relations(types=["Cooperation"], scope=EVERYTHING)
    assert opened.get(far.target, scope=EVERYTHING) == org(far.target, "Praxis")
    assert far.target != practice


def test_a_batch_that_took_something_over_from_others_keeps_who_wrote_it_and_why(opened: GraphStore) -> None:
    _fill(opened)
    commit(opened, org("d2:o", "Fern", owner="d2"))
    commit(opened, org("d2:o", "Nah", owner="d1"), reason="von Erika Musterfrau")
    commit(opened, org("d1:b", "Beratung"), reason="mit Erika Musterfrau")
    erase_person(opened, _the(opened), _by(None, scope=Scope.of("d1")))
    reasons = [e.revision.reason for e in opened.journal(after=4, scope=EVERYTHING)][:2]
    assert reasons == ["von Erika Musterfrau", "mit [gelöscht]"]


def test_a_source_on_which_others_rest_gets_no_other_id(opened: GraphStore, model: Model) -> None:
    """An erased name is in no id: it would be another source to the statements of others."""
    source = "d1:liste-erika-musterfrau"
    commit(opened, thing(source, "Source", name="Liste Erika Musterfrau"))
    commit(opened, entity("d2:o", "Organization", "d2", [Claim(EXISTS, "", source), Claim("name", "Fern")]))
    with pytest.raises(OutOfScopeError):
        erase_properties(opened, model, record_like(opened, source), ["name"], _by(None, scope=Scope.of("d1")))
    erase_properties(opened, model, record_like(opened, source), ["name"], _by(None))
    (far,) = opened.records(EVERYTHING, ["Organization"])
    assert {c.source for c in far.claims} - {""} == {s.id for s in opened.records(EVERYTHING, ["Source"])} != {source}
