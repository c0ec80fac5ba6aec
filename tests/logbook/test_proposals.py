"""What happened becomes a sentence: each kind of event, its day, what withdraws it, and what it never tells."""

import pytest

from graph.analysis import analyse_district
from graph.logbook import journal_events
from graph.logbook.event_rules import EventKind
from graph.logbook.log_entries import NewLine, dismissed_entry, entry_of_proposal, log_entry, phase_on, phases_of
from graph.records import Record, entity, relation, with_claims
from graph.records.claims import EXISTS, Claim
from graph.stores.base import put, remove
from tests import musterstadt as m
from tests.logbook.conftest import Town

NOW = (m.LIST, "2024-06-15", "confirmed")
SEAT = m.tie("Membership", m.FRUEHFOERDERUNG, m.STEUERUNGSGRUPPE, NOW, role="member", startDate="2024-06-15")
NAMED = "99001:neu"


def consultation(**said: str) -> Record:
    return m.tie("Consultation", m.BERICHT_VORLAGE, m.STADTRAT, NOW, date="2024-06-18", **said)


EVENTS: list[tuple[Record, str, str, str]] = [
    (SEAT, "„Frühförderstelle“ hat einen Sitz in „Steuerungsgruppe“.", "2024-06-15", "success"),
    (
        m.a(NAMED, "Agreement", NOW, name="Lotsenvertrag", agreementStatus="signed", signedOn="2024-06"),
        "Die Vereinbarung „Lotsenvertrag“ ist unterzeichnet.",
        "2024-06",
        "success",
    ),
    (
        m.tie("Signs", m.GEBURTSKLINIK, m.KOOPERATIONSVEREINBARUNG, NOW, date="2024-06-10"),
        "„Geburtsklinik am Park“ hat die Vereinbarung „Kooperationsvereinbarung“ unterzeichnet.",
        "2024-06-10",
        "success",
    ),
    (
        consultation(result="rejected"),
        "Die Vorlage „Bericht zum Konzept Frühe Hilfen“ war in „Stadtrat“; Ergebnis: abgelehnt.",
        "2024-06-18",
        "obstacle",
    ),
    (
        m.a(NAMED, "Resolution", NOW, name="Konzept fortschreiben", date="2024-06-18", body=m.STADTRAT),
        "Im Gremium „Stadtrat“ ist der Beschluss „Konzept fortschreiben“ gefasst.",
        "2024-06-18",
        "success",
    ),
    (
        m.a(NAMED, "Decision", NOW, name="Kein Sitz", findingKey="0" * 16, verdict="accepted", date="2024-06-19"),
        "Die Gruppe geht an: Kein Sitz",
        "2024-06-19",
        "step",
    ),
    (m.a(NAMED, "Goal", NOW, name="Mehr Sitze"), "Ein Ziel ist vereinbart: Mehr Sitze", "2024-06-20", "step"),
    (m.a(NAMED, "Measure", NOW, name="Besuch"), "Eine Maßnahme ist vereinbart: Besuch", "2024-06-20", "step"),
    (
        m.a(NAMED, "Measure", NOW, name="Besuch", measureStatus="stopped"),
        "Die Maßnahme „Besuch“ ist abgebrochen.",
        "2024-06-20",
        "obstacle",
    ),
    (
        m.a(NAMED, "Meeting", NOW, name="Auftakt", date="2024-06-12"),
        "Die Sitzung „Auftakt“ hat stattgefunden.",
        "2024-06-12",
        "step",
    ),
    (
        m.a(NAMED, "Document", NOW, name="Konzept 2024", date="2024-06-01"),
        "Das Dokument „Konzept 2024“ liegt vor.",
        "2024-06-01",
        "success",
    ),
    (
        m.tie("Cooperation", m.FRUEHFOERDERUNG, m.SKF, NOW, intensity="2"),
        "Erste erfasste Zusammenarbeit zwischen Frühförderung und Schwangerschaftsberatung: "
        "„Frühförderstelle“ und „Sozialdienst katholischer Frauen“.",
        "2024-06-20",
        "success",
    ),
]


@pytest.mark.parametrize(("record", "sentence", "day", "kind"), EVENTS, ids=lambda v: v if isinstance(v, str) else "")
def test_what_happened_is_proposed_once_with_day_batch_and_record(
    town: Town, record: Record, sentence: str, day: str, kind: str
) -> None:
    done = town.write(record)
    found = [p for p in town.proposed() if p.record == record.id and p.kind is not EventKind.FINDING_CLOSED]
    assert [(p.text.de, p.day, p.entry.value, p.revision) for p in found] == [(sentence, day, kind, done.number)]
    assert found[0].evidence.de == f"Änderung Nr. {done.number} vom 20.06.2024: Eingetragen"


@pytest.mark.parametrize("record", [event[0] for event in EVENTS], ids=lambda r: r.id)
def test_an_undone_batch_withdraws_its_proposal_and_doing_it_again_brings_back_the_same(
    town: Town, record: Record
) -> None:
    before = town.proposed()
    done = town.write(record)
    made = {p.key for p in town.proposed()}
    assert made
    taken = town.undo(done)
    assert town.proposed() == before
    town.undo(taken)
    assert {p.key for p in town.proposed()} == made


QUIET: list[Record] = [
    m.tie("Membership", m.KINDERARZTPRAXIS, m.STADTRAT, (m.LIST, "2024-06-15", "unknown")),
    m.tie("Membership", m.FRUEHFOERDERUNG, m.JHA, NOW, startDate="2014"),
    m.tie("Membership", m.FRUEHFOERDERUNG, m.JHA, NOW, startDate="2025-01"),
    m.tie("Consultation", m.BERICHT_VORLAGE, m.STADTRAT, NOW, date="2025-01-10"),
    m.a(NAMED, "Meeting", NOW, name="Sommerfest", date="2024-06-12", meetingState="abgesagt"),
    m.a(NAMED, "Agreement", NOW, name="Entwurf", agreementStatus="draft"),
    m.a(NAMED, "Decision", NOW, name="Kein Sitz", findingKey="0" * 16, verdict="dismissed"),
    m.tie("Cooperation", m.JUGENDAMT, m.KINDERARZTPRAXIS, NOW, intensity="1"),
    m.tie("Cooperation", m.FAMILIENZENTRUM, m.GEBURTSKLINIK, (m.LIST, "2024-06-15", "confirmedAbsent")),
]


@pytest.mark.parametrize("record", QUIET, ids=lambda r: r.id)
def test_what_is_unknown_denied_planned_or_long_past_is_no_event(town: Town, record: Record) -> None:
    town.write(record)
    assert town.sentences() == []


def test_a_result_that_comes_later_is_proposed_beside_what_was_written_down(town: Town) -> None:
    town.write(consultation())
    (first,) = town.proposed()
    town.write(log_entry(entry_of_proposal(m.KEY, first.key), m.KEY, first.as_line(), "2024-06-20"))
    assert town.proposed() == ()
    town.write(consultation(result="adopted"), day="2024-06-21")
    (later,) = town.proposed()
    assert later.text.de.endswith("Ergebnis: unverändert beschlossen.")
    assert later.key != first.key


def test_a_seat_that_was_left_is_a_step_of_its_own(town: Town) -> None:
    seat = next(r for r in m.records() if r.id.endswith("Membership-A06-G1"))
    town.write(with_claims(seat, [*seat.claims, Claim("endDate", "2024-06-10")]))
    (found,) = town.proposed()
    assert (found.kind, found.day) == (EventKind.SEAT_LEFT, "2024-06-10")


def test_a_person_in_a_seat_is_never_named(town: Town) -> None:
    there = [Claim(EXISTS, "true")]
    person = entity("99001:gerda.geheim", "Person", m.KEY, [*there, Claim("name", "Gerda Geheim")])
    seat = relation("99001:sitz-gerda", "Membership", (person.id, m.STEUERUNGSGRUPPE), m.KEY, there)
    town.write(person, seat, reason="Frau Gerda Geheim aufgenommen")
    (found,) = town.proposed()
    assert found.text.de == "Ein Sitz in „Steuerungsgruppe“ ist besetzt."
    told = f"{found} {found.as_line()}"
    assert "Geheim" not in told
    assert "gerda" not in told
    assert found.concerns == (m.STEUERUNGSGRUPPE,)


# -- lists and long journals ----------------------------------------------------------------------------------------


def organizations(count: int) -> list[Record]:
    return [m.a(f"99001:L{n}", "Goal", NOW, name=f"Ziel {n}") for n in range(count)]


def test_a_list_is_one_proposal_and_withdrawn_as_one(town: Town) -> None:
    done = town.write(*organizations(300), reason="Import netz.xlsx (0a1b2c3d4e5f)")
    assert town.sentences() == ["Liste übernommen: netz.xlsx"]
    town.undo(done)
    assert town.sentences() == []


def test_the_batches_before_and_behind_a_list_are_all_looked_at(town: Town) -> None:
    town.write(SEAT)
    town.write(*organizations(80), reason="Import netz.xlsx (0a1b2c3d4e5f)")
    town.write(m.a(NAMED, "Document", NOW, name="Konzept", date="2024-06-01"))
    assert len(town.proposed()) == 3


def test_many_events_of_a_small_batch_are_one_proposal(town: Town) -> None:
    town.write(*organizations(5), reason="Ziele der Klausur")
    assert town.sentences() == ["Mehrere Änderungen auf einmal: Ziele der Klausur"]


def test_what_others_record_is_nothing_of_ours(town: Town) -> None:
    town.write(entity("99002:x", "Document", "99002", [Claim(EXISTS, ""), Claim("name", "Fremdes")]))
    town.write(*(entity(f"shared:{n}", "Phase", "shared", [Claim(EXISTS, "")]) for n in range(40)))
    assert town.sentences() == []


def test_a_long_journal_is_looked_at_as_far_as_is_said(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.write(SEAT)
    assert town.all_proposals().bound is None
    monkeypatch.setattr(journal_events, "LOOKED_AT", 2)
    town.write(m.a("99001:d1", "Document", NOW, name="Eins", date="2024-06-01"))
    town.write(m.a("99001:d2", "Document", NOW, name="Zwei", date="2024-06-02"))
    found = town.all_proposals()
    assert [p.text.de for p in found.proposals] == ["Das Dokument „Zwei“ liegt vor.", "Das Dokument „Eins“ liegt vor."]
    assert found.bound is not None
    assert "jüngsten 2 Änderungen" in found.bound.de


# -- cooperation ----------------------------------------------------------------------------------------------------


def test_a_second_tie_between_two_sectors_is_not_the_first(town: Town) -> None:
    town.write(m.tie("Cooperation", m.SKF, m.JUGENDAMT, NOW, intensity="3", nr="b"))
    town.write(m.tie("Cooperation", m.KITA, m.GESUNDHEITSAMT, NOW, intensity="2"))
    assert [s for s in town.sentences() if s.startswith("Erste")] == []


def test_sectors_whose_tie_went_were_tied_before(town: Town) -> None:
    tie = m.tie("Cooperation", m.FRUEHFOERDERUNG, m.SKF, NOW, intensity="2")
    town.write(tie)
    town.write(remove(tie.id))
    town.write(m.tie("Cooperation", m.SKF, m.FRUEHFOERDERUNG, NOW, intensity="2"))
    assert town.sentences() == []


# -- what the analysis says -----------------------------------------------------------------------------------------


def test_a_goal_that_measures_itself_is_proposed_when_the_data_say_so(town: Town) -> None:
    town.write(m.a(NAMED, "Goal", NOW, name="Fünf Partnergruppen", indicatorId="A1", targetValue="3 von 20"))
    reached = [p for p in town.proposed() if p.kind is EventKind.GOAL_REACHED]
    assert [p.text.de for p in reached] == ["Das Ziel „Fünf Partnergruppen“ ist erreicht."]
    assert reached[0].revision == 0
    assert reached[0].evidence.de.startswith("Auswertung vom 30.06.2024: Erreicht")


def test_a_finding_that_was_taken_on_and_is_gone_is_proposed_and_one_that_stands_is_not(town: Town) -> None:
    standing = analyse_district(town.reader, town.model, m.KEY, m.ON).findings[0]
    for number, key in enumerate((standing.key, "0" * 16)):
        said = {"name": f"Befund {number}", "findingKey": key, "verdict": "accepted", "date": "2024-06-01"}
        town.write(m.a(f"99001:decision-{key}", "Decision", NOW, **said))
    closed = [p.text.de for p in town.proposed() if p.kind is EventKind.FINDING_CLOSED]
    assert closed == ["Steht nicht mehr unter den Befunden: Befund 1"]


# -- what is written down, and what nobody wants --------------------------------------------------------------------


def test_what_was_dismissed_does_not_come_back(town: Town) -> None:
    done = town.write(SEAT)
    (found,) = town.proposed()
    dismissed = town.write(dismissed_entry(m.KEY, found.key, found.text.de, "2024-06-21"))
    assert town.proposed() == ()
    again = town.undo(done)
    town.undo(again)
    assert town.proposed() == ()
    town.undo(dismissed)
    assert [p.key for p in town.proposed()] == [found.key]


@pytest.mark.parametrize(
    ("text", "day", "left"),
    [
        ("„frühförderstelle“ hat einen Sitz  in „Steuerungsgruppe“.", "", 0),
        ("Die Frühförderstelle ist jetzt in der Steuerungsgruppe dabei", "2024-06-15", 0),
        ("Die Frühförderstelle ist jetzt in der Steuerungsgruppe dabei", "2024-05-15", 1),
        ("Die Steuerungsgruppe hat getagt", "2024-06-15", 1),
    ],
)
def test_an_own_entry_on_the_same_is_not_doubled(town: Town, text: str, day: str, left: int) -> None:
    town.write(SEAT)
    town.write(log_entry("99001:log-own", m.KEY, NewLine(text, day=day), "2024-06-21"))
    assert len(town.proposed()) == left


def test_an_event_stands_in_the_phase_of_its_day(town: Town) -> None:
    there = [Claim(EXISTS, "")]
    said = (("plannedStart", "2024-01"), ("plannedEnd", "2024-07"), ("name", "Umsetzung"), ("project", "shared:P"))
    town.write(
        entity("shared:P", "Project", "shared", [*there, Claim("name", "Projekt")]),
        entity("shared:ph", "Phase", "shared", [*there, *(Claim(p, v) for p, v in said)]),
    )
    town.write(SEAT)
    assert [p.phase for p in town.proposed()] == [""]
    town.write(m.tie("TakesPart", m.DISTRICT, "shared:P", NOW))
    assert [p.phase for p in town.proposed()] == ["shared:ph"]
    own = [Claim(p, v) for p, v in (("name", "Eigene"), ("actualStart", "2024-06-01"), ("actualEnd", "2024-06-15"))]
    town.write(put(entity("99001:ph", "Phase", m.KEY, [*there, *own, Claim("project", "shared:P")])))
    assert [p.phase for p in town.proposed()] == ["99001:ph"]
    phases = phases_of(town.reader, m.KEY)
    assert phase_on(phases, m.ON) is None
