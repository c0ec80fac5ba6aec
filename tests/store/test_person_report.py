"""What is stored of a person is told as a whole, by every engine alike."""

from graph.records import with_claims
from graph.records.claims import Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Scope, put, remove
from graph.stores.erasing import Eraser, erase_person, persons_like
from graph.telling.person import PersonReport, person_report
from graph.telling.person_json import person_json
from ontology import Model
from tests.store.small import commit, org, thing, tie

PERSON = thing(
    "d1:p", "Person", name="Erika Musterfrau", email="e@kreis.example", phone="0721 4711", processingPurpose="Einladung"
)


def _fill(store: GraphStore) -> None:
    commit(store, thing("d1:d", "District", name="Kreis Muster"), thing("d1:q", "Source", name="Protokoll 2024"))
    commit(store, org("d1:a", "Amt", note="Frau Musterfrau anrufen"), thing("d1:g", "Committee", name="Gremium"))
    commit(store, thing("d1:p", "Person", name="Erika Altname"))
    told = with_claims(PERSON, (*PERSON.claims, Claim("profession", "HEB", "d1:q", "S. 3", "2024-05-01", "confirmed")))
    commit(store, told, thing("d1:m", "Measure", name="Aufgabe", responsible="d1:p"), reason="berichtigt")
    commit(store, tie("d1:p", "d1:g", type="Membership", role="chair"), thing("d1:o", "Person", name="Otto Anders"))
    commit(store, org("d2:x", "Fern", owner="d2", note="Erika Musterfrau"))


def _report(store: GraphStore, model: Model, scope: Scope = EVERYTHING, asked: str = "d1:p") -> PersonReport:
    (person,) = persons_like(store, asked, scope)
    return person_report(store, model, person, scope)


def test_everything_of_a_person_is_told_with_where_it_comes_from(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    found = _report(opened, model)
    said = {(s.property.de, s.value.de, s.source, s.locator, s.as_of, s.status.de) for s in found.statements}
    assert ("Beruf", "Hebamme", "Protokoll 2024", "S. 3", "2024-05-01", "bestätigt") in said
    assert {value for _, value, *_ in said} >= {"Erika Musterfrau", "e@kreis.example", "0721 4711", "Einladung"}
    (seat,) = found.ties
    assert (seat.type.de, seat.name) == ("Mitgliedschaft", "Gremium")
    assert "Vorsitz" in {s.value.de for s in seat.statements}
    assert found.district == "Kreis Muster"


def test_who_else_speaks_of_the_person_is_told(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    assert {m.name for m in _report(opened, model).mentions} == {"Amt", "Aufgabe", "Fern"}
    assert {m.name for m in _report(opened, model, Scope.of("d1")).mentions} == {"Amt", "Aufgabe"}


def test_what_was_said_before_and_by_whom_it_was_changed_is_told(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    history = _report(opened, model).history
    (renamed,) = [h for h in history if "Erika Altname" in {s.value.de for s in h.before}]
    assert (renamed.revision.author, renamed.revision.reason) == ("Test", "berichtigt")
    assert "Erika Musterfrau" in {s.value.de for s in renamed.after}


def test_what_has_to_be_told_and_is_not_recorded_is_named(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    found = _report(opened, model)
    assert {s.property.de for s in found.processing} == {"Zweck"}
    assert {label.de for label in found.lacking} == {"Rechtsgrundlage", "Prüfen am"}
    told = person_json(found, [], "de")
    assert told["lacking"] == ["Rechtsgrundlage", "Prüfen am"]
    assert any("nirgends vermerkt" in note for note in told["notes"])


def test_nothing_of_another_person_is_told(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    commit(opened, thing("d1:m", "Measure", name="Aufgabe", responsible="d1:p;d1:o"))
    assert "Otto" not in str(_report(opened, model))


def test_who_is_in_the_journal_alone_is_told_of_too(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    commit(opened, remove("d1:p"))
    found = _report(opened, model)
    assert "0721 4711" in {s.value.de for s in found.statements}
    assert found.ties == ()


def test_of_an_erased_person_there_is_nothing_to_tell(opened: GraphStore, model: Model) -> None:
    _fill(opened)
    by = Eraser("Stelle", "2024-07-01T12:00:00+02:00", EVERYTHING)
    (person,) = persons_like(opened, "d1:p", EVERYTHING)
    drawn = erase_person(opened, person, by).reason.rpartition(" ")[2]
    assert persons_like(opened, "Erika Musterfrau", EVERYTHING) == []
    assert "0721 4711" not in str(_report(opened, model, asked=drawn))


def test_a_person_of_another_district_is_not_there(opened: GraphStore) -> None:
    _fill(opened)
    assert persons_like(opened, "d1:p", Scope.of("d2")) == []
    assert put(PERSON).id == "d1:p"
