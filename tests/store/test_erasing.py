"""What is erased is in no record, no journal, no index and on no page; seats and history keep their shape."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import ErasedError, NotFoundError
from graph.exports import all_exporters, export_file, extract_of
from graph.records import from_json
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, remove
from graph.stores.copying import copy
from graph.stores.erasing import Eraser, erase_person, erase_properties, erasures, persons_like, record_like
from graph.stores.journal import revisions, undo
from ontology import Model
from tests.exports.workbooks import unpacked
from tests.store.small import commit, everything, org, thing, tie

BY = Eraser("Stelle", "2024-07-01T12:00:00+02:00", EVERYTHING)
PERSON = "d1:geheim.gertrud"
SAID = {
    "name": "Gertrud Geheim",
    "email": "g.geheim@kreis.example",
    "phone": "0721 1334711",
    "note": "kommt dienstags",
    "processingPurpose": "Einladung",
}
TRACES = ("gertrud", "geheim", "1334711", "dienstags", "Einladung")
"""What is to be found nowhere; long enough not to stand in an id that was drawn."""


def _fill(store: GraphStore) -> None:
    """A person with a seat and a past, and others who speak of her."""
    commit(store, org("d1:a", "Amt"), thing("d1:g", "Committee", name="Gremium"))
    commit(store, thing(PERSON, "Person", **{**SAID, "name": "Gertrud Alt-Geheim"}), reason="Import geheim_gertrud.csv")
    commit(store, thing(PERSON, "Person", **SAID))
    commit(store, tie(PERSON, "d1:g", type="Membership", role="member", note="für Frau Geheim"))
    commit(store, org("d1:b", "Beratung", note="Frau Dr. Geheim anrufen, g.geheim@kreis.example"))
    commit(store, org("d1:organization-praxis-gertrud-geheim-1", "Praxis Gertrud Geheim", rawKind="Geheim, Gertrud"))
    commit(store, thing("d1:m", "Measure", name="Maßnahme", responsible=PERSON))


def _told(store: GraphStore, model: Model) -> str:
    journal = "\n".join(f"{e.revision} {e.record} {e.before} {e.after}" for e in store.journal(scope=EVERYTHING))
    # GraphML shows a district, of which there is none here; it takes its records from the same extract.
    extract = extract_of(store, model, persons=True, scope=EVERYTHING)
    exports = "\n".join(
        unpacked(export_file(extract, format)) for format in sorted(all_exporters().keys() - {"graphml", "gexf"})
    )
    return f"{everything(store)}\n{journal}\n{exports}"


def _traces(text: str) -> list[str]:
    return [
        text[max(text.casefold().find(t.casefold()) - 60, 0) :][:120] for t in TRACES if t.casefold() in text.casefold()
    ]


def _erase(store: GraphStore, asked: str = "Gertrud Geheim") -> str:
    (person,) = persons_like(store, asked, EVERYTHING)
    return erase_person(store, person, BY).reason.rpartition(" ")[2]


def test_nothing_of_a_person_is_left(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    assert len(_traces(_told(opened, model))) == len(TRACES)
    _erase(opened)
    assert _traces(_told(opened, model)) == []
    assert [found for word in TRACES for found in opened.search(word, scope=EVERYTHING)] == []


def test_seats_and_history_keep_their_shape(opened: GraphStore) -> None:
    _fill(opened)
    before = [(e.revision.number, e.before is None, e.after is None) for e in opened.journal(scope=EVERYTHING)]
    drawn = _erase(opened)
    (seat,) = opened.relations(types=["Membership"], scope=EVERYTHING)
    (person,) = opened.records(types=["Person"], scope=EVERYTHING)
    (measure,) = opened.records(types=["Measure"], scope=EVERYTHING)
    assert (seat.source, seat.target, seat.value("role")) == (drawn, "d1:g", "member")
    assert (person.id, measure.value("responsible")) == (drawn, drawn)
    assert [(c.value, c.status) for c in person.about("name")] == [("gelöscht", "unknown")]
    after = [(e.revision.number, e.before is None, e.after is None) for e in opened.journal(scope=EVERYTHING)]
    assert after[:-1] == before
    newest = opened.head(EVERYTHING)
    assert newest is not None
    assert (newest.author, newest.time, newest.reason) == (BY.author, BY.time, f"Person gelöscht: {drawn}")
    for entry in opened.journal(scope=EVERYTHING):
        assert {from_json(t).id for t in (entry.before, entry.after) if t} <= {entry.record}


def test_undoing_brings_nothing_back(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    _erase(opened)
    newest = opened.head(EVERYTHING)
    assert newest is not None
    with pytest.raises(ErasedError):
        undo(opened, newest.number, author="x", time=BY.time, scope=EVERYTHING)
    for revision, _ in revisions(opened, scope=EVERYTHING)[1:]:
        # What a batch did to nothing but the name is no change any more.
        with suppress(ErasedError):
            undo(opened, revision.number, author="x", time=BY.time, scope=EVERYTHING)
        assert _traces(_told(opened, model)) == []
    assert not everything(opened)


def test_who_was_undone_is_still_erased_from_the_journal(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    commit(opened, remove(PERSON))
    assert _traces(_told(opened, model))
    _erase(opened, PERSON)
    assert _traces(_told(opened, model)) == []
    assert not list(opened.records(types=["Person"], scope=EVERYTHING))


def test_a_copy_does_not_take_along_what_is_erased(opened: GraphStore, store: GraphStore, model: Model) -> None:
    _fill(opened)
    _erase(opened)
    copy(opened, store)
    assert everything(store) == everything(opened)
    assert _traces(_told(store, model)) == []


def test_a_copy_made_before_is_not_continued(opened: GraphStore, store: GraphStore) -> None:
    _fill(opened)
    copy(opened, store)
    _erase(opened)
    with pytest.raises(ErasedError):
        copy(opened, store)


def test_no_page_of_a_file_keeps_what_is_erased(tmp_path: Path, model: Model) -> None:
    path = tmp_path / "netz.db"
    store = open_store(f"sqlite:///{path}", model)
    _fill(store)
    commit(store, *(org(f"d1:o{n}", f"Stelle {n} " + "x" * 500) for n in range(200)))
    commit(store, *(remove(f"d1:o{n}") for n in range(200)))
    _erase(store)
    for file in (f for f in tmp_path.iterdir() if f.is_file()):
        content = file.read_bytes().lower()
        assert [trace for trace in TRACES if trace.casefold().encode() in content] == [], file.name
    store.close()


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_a_journal_is_rewritten_whole_however_many_rows_are_taken_at_once(
    store: GraphStore, model: Model, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("graph.stores.sqlite_erasure._PAGE", at_once)
    noted = [org(f"d1:o{n}", f"Stelle {n}", note="Frau Gertrud Geheim fragen") for n in range(3)]
    commit(store, org("d1:a", "Amt"), thing(PERSON, "Person", **SAID), *noted)
    commit(store, *(org(f"d1:o{n}", f"Stelle {n}") for n in range(3)))
    _erase(store)
    assert _traces(_told(store, model)) == []


def test_a_property_is_erased_from_record_and_journal_and_the_rest_stays(opened: GraphStore, model: Model) -> None:
    commit(opened, org("d1:a", "Amt", note="Frau Geheim, 0721 133-4711", legalForm="gGmbH", rawKind="Haus"))
    commit(opened, org("d1:a", "Amt", note="neu: Gertrud", legalForm="gGmbH", rawKind="Haus"))
    commit(opened, org("d1:b", "Beratung", legalForm="gGmbH"))
    erase_properties(opened, model, record_like(opened, "d1:a"), ["note"], BY)
    assert _traces(_told(opened, model)) == []
    (first, second) = opened.records(EVERYTHING)
    assert (first.id, first.name, first.value("rawKind"), first.value("note")) == ("d1:a", "Amt", "Haus", None)
    assert {(c.value, c.status) for c in first.about("note")} == {("gelöscht", "unknown")}
    erase_properties(opened, model, record_like(opened, "d1:a"), ["legalForm"], BY)
    assert second.value("legalForm") == "gGmbH"
    assert [e.value("legalForm") for e in opened.records(EVERYTHING)] == [None, "gGmbH"]


@pytest.mark.parametrize("spelled", ["geheim-gertrud", "gertrud-geheim"])
def test_an_erased_name_is_in_no_id_either(opened: GraphStore, model: Model, spelled: str) -> None:
    id = f"d1:organization-hebamme-{spelled}-0123456789"
    commit(opened, org(id, "Hebamme Gertrud Geheim"), org("d1:a", "Amt"), tie(id, "d1:a"))
    erase_properties(opened, model, record_like(opened, id), ["name"], BY)
    assert _traces(_told(opened, model)) == []
    (tied,) = opened.relations(scope=EVERYTHING)
    assert opened.get(tied.source, scope=EVERYTHING) is not None


def test_who_moved_gets_an_id_of_the_district_that_has_them_now(opened: GraphStore) -> None:
    commit(opened, thing(PERSON, "Person", name="Gertrud Geheim"))
    commit(opened, replace(thing(PERSON, "Person", name="Gertrud Geheim"), owner="d2"))
    assert _erase(opened).startswith("d2:person-")


def test_what_nobody_recorded_cannot_be_erased(opened: GraphStore, model: Model) -> None:
    commit(opened, org("d1:a", "Amt"))
    with pytest.raises(NotFoundError):
        erase_properties(opened, model, record_like(opened, "d1:a"), ["note"], BY)
    with pytest.raises(NotFoundError):
        record_like(opened, "d1:nobody")
    assert persons_like(opened, "Gertrud", EVERYTHING) == []


def test_a_person_is_found_by_id_by_the_id_that_is_shown_and_by_name(opened: GraphStore) -> None:
    _fill(opened)
    (person,) = persons_like(opened, PERSON, EVERYTHING)
    assert [p.id for p in persons_like(opened, person.shown, EVERYTHING)] == [PERSON]
    assert [p.id for p in persons_like(opened, "gertrud geheim", EVERYTHING)] == [PERSON]
    assert person.shown != PERSON
    assert record_like(opened, person.shown).id == record_like(opened, "Gertrud Geheim").id == PERSON
    commit(opened, thing("d1:andere", "Person", name="Gertrud Geheim"))
    with pytest.raises(NotFoundError):
        record_like(opened, "Gertrud Geheim")


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Eva Müller", "mit Eva Müller", "mit [gelöscht]"),
        ("Eva Müller", "Mueller, Eva und andere", "[gelöscht] und andere"),
        ("Eva Mueller", "liste_eva_müller.xlsx", "liste_[gelöscht].xlsx"),
        ("Eva Müller", "Frau Dr. Müller", "[gelöscht]"),
        ("Eva Müller", "Praxis Müller", "Praxis Müller"),
        ("Müller, Eva", "Eva Müller", "[gelöscht]"),
        ("Eva Wald", "Waldkita, Evaluation", "Waldkita, Evaluation"),
    ],
)
def test_names_are_found_however_they_are_spelt(store: GraphStore, name: str, text: str, left: str) -> None:
    commit(store, thing("d1:p", "Person", name=name), org("d1:a", "Amt", rawKind=text))
    _erase(store, "d1:p")
    (office,) = store.records(types=["Organization"], scope=EVERYTHING)
    assert office.value("rawKind") == left


@pytest.mark.parametrize(
    ("prop", "left"),
    [("note", "Beratung [gelöscht]"), ("name", "Beratung Linden"), ("alias", "Beratung Linden")],
)
def test_a_single_word_that_named_a_person_stays_in_the_names_of_others(
    opened: GraphStore, prop: str, left: str
) -> None:
    said = {"name": "Beratung", prop: "Beratung Linden"}
    commit(opened, thing("d1:p", "Person", name="Linden"), thing("d1:x", "Organization", **said))
    _erase(opened, "d1:p")
    (other,) = opened.records(types=["Organization"], scope=EVERYTHING)
    assert other.value(prop) == left


@pytest.mark.parametrize(("name", "left"), [("Linde", "bei [gelöscht]"), ("Lind", "bei Lind")])
def test_a_single_word_of_less_than_five_letters_is_looked_for_in_no_other_text(
    store: GraphStore, name: str, left: str
) -> None:
    commit(store, thing("d1:p", "Person", name=name), org("d1:x", "Beratung", note=f"bei {name}"))
    _erase(store, "d1:p")
    (other,) = store.records(types=["Organization"], scope=EVERYTHING)
    assert other.value("note") == left


@pytest.mark.parametrize(("name", "stays"), [("Linde", False), ("Lind", True)])
def test_a_single_word_of_less_than_five_letters_is_looked_for_in_no_id(
    store: GraphStore, name: str, stays: bool
) -> None:
    id = f"d1:committee-{name.casefold()}-0123456789"
    commit(store, thing("d1:p", "Person", name=name), thing(id, "Committee", name="AK"))
    _erase(store, "d1:p")
    assert (store.get(id, scope=EVERYTHING) is not None) is stays


@pytest.mark.parametrize(("prop", "value"), [
    ("email", "g.geheim@amt.example"), ("phone", "0721 1334711"), ("sameAs", "https://wer.example/4711"),
    ("note", "Hebamme in Moor"),
])  # fmt: skip
def test_what_a_person_is_found_by_is_in_no_other_text(store: GraphStore, prop: str, value: str) -> None:
    person = thing("d1:p", "Person", **{"name": "Gertrud Geheim", prop: value})
    commit(store, person, org("d1:x", "Beratung", note=f"siehe {value}, dienstags"))
    _erase(store, "d1:p")
    (other,) = store.records(types=["Organization"], scope=EVERYTHING)
    assert other.value("note") == "siehe [gelöscht], dienstags"


def test_an_erasure_says_what_is_erased_and_why_without_what_is_erased(store: GraphStore, model: Model) -> None:
    commit(store, thing(PERSON, "Person", name="Gertrud Geheim"))
    commit(store, org("d1:a", "Amt", phone="0721 1334711", note="offen", rawKind="Haus"))
    why = "Wunsch von Gertrud Geheim, 0721 1334711"
    by = Eraser("Stelle", "2024-07-01", EVERYTHING, None, why)
    amt = record_like(store, "d1:a")
    assert erase_properties(store, model, amt, ["phone", "note"], by).reason == (
        "Angabe gelöscht: Bemerkung, Telefon von d1:a – Wunsch von Gertrud Geheim, [gelöscht]"
    )
    (person,) = persons_like(store, PERSON, EVERYTHING)
    assert erase_person(store, person, replace(by, reason="")).reason.startswith("Person gelöscht: d1:person-")


def test_revisions_that_erased_are_told_each_once_from_those_that_changed(opened: GraphStore) -> None:
    _fill(opened)
    assert erasures(opened, 0) == []
    _erase(opened)
    commit(opened, org("d1:a", "Amt am Wall"))
    (found,) = erasures(opened, 0)
    assert found.reason.startswith("Person gelöscht: ")
    assert [erasures(opened, found.number - n) for n in (0, 1)] == [[], [found]]
