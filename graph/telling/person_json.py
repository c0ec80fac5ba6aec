"""What is stored of a person as JSON, the same for command line and web."""

from collections.abc import Sequence
from typing import TypedDict

from graph.telling.person import PersonAlteration, PersonPlace, PersonReport, PersonStatement
from ontology import Text, say


class PersonStatementOut(TypedDict):
    """One claim in words (eine Angabe)."""

    property: str
    value: str
    status: str
    source: str
    locator: str
    asOf: str


class PersonPlaceOut(TypedDict):
    """A record by which the person has a place, or that speaks of them (Beziehung oder Erwähnung)."""

    type: str
    name: str
    statements: list[PersonStatementOut]


class PersonAlterationOut(TypedDict):
    """What one change did to what is stored of the person (eine Änderung)."""

    revision: int
    time: str
    author: str
    reason: str
    of: str
    before: list[PersonStatementOut]
    after: list[PersonStatementOut]


class PersonReadOut(TypedDict):
    """A time when data of the person were read or passed on (ein Zugriff)."""

    time: str
    by: str
    way: str
    passedOn: bool


class PersonReportOut(TypedDict):
    """Everything stored of a person (alles, was von einer Person gespeichert ist)."""

    id: str
    district: str
    statements: list[PersonStatementOut]
    ties: list[PersonPlaceOut]
    mentions: list[PersonPlaceOut]
    processing: list[PersonStatementOut]
    lacking: list[str]
    history: list[PersonAlterationOut]
    read: list[PersonReadOut]
    passedOn: list[PersonReadOut]
    notes: list[str]


def person_json(report: PersonReport, reads: Sequence[PersonReadOut], lang: str) -> PersonReportOut:
    """The report, with what was noted of who read it or passed it on."""
    passed_on = [read for read in reads if read["passedOn"]]
    return {
        "id": report.id,
        "district": report.district,
        "statements": _statements(report.statements, lang),
        "ties": [_place(place, lang) for place in report.ties],
        "mentions": [_place(place, lang) for place in report.mentions],
        "processing": _statements(report.processing, lang),
        "lacking": [label.in_language(lang) for label in report.lacking],
        "history": [_alteration(alteration, lang) for alteration in report.history],
        "read": [read for read in reads if not read["passedOn"]],
        "passedOn": passed_on,
        "notes": [text.in_language(lang) for text in _notes(report, passed_on)],
    }


def _notes(report: PersonReport, passed_on: Sequence[PersonReadOut]) -> list[Text]:
    notes = [_OTHERS]
    if not passed_on:
        notes.insert(0, _NOWHERE)
    if report.lacking:
        notes.append(_LACKING)
    return notes


_NOWHERE = say(
    "Dass die Angaben weitergegeben wurden, ist nirgends vermerkt: Auswertungen, Ausgaben und Berichte zeigen Personen "
    "ohne Namen.",
    "Nowhere is it noted that the data were passed on: analyses, exports and reports show persons without names.",
)
_OTHERS = say(
    "Vor der Herausgabe zu prüfen: In Bemerkungen und Erwähnungen können Angaben über andere stehen (Art. 15 Abs. 4 "
    "DSGVO).",
    "To be looked at before it is handed out: notes and mentions may hold data of others (Art. 15 (4) GDPR).",
)
_LACKING = say(
    "Nicht erfasst ist, was unter „lacking“ steht: Die Auskunft muss es nennen (Art. 15 Abs. 1 DSGVO).",
    "Not recorded is what “lacking” names: the answer has to tell it (Art. 15 (1) GDPR).",
)


def _statements(statements: Sequence[PersonStatement], lang: str) -> list[PersonStatementOut]:
    return [
        {
            "property": s.property.in_language(lang),
            "value": s.value.in_language(lang),
            "status": s.status.in_language(lang),
            "source": s.source,
            "locator": s.locator,
            "asOf": s.as_of,
        }
        for s in statements
    ]


def _place(place: PersonPlace, lang: str) -> PersonPlaceOut:
    return {
        "type": place.type.in_language(lang),
        "name": place.name,
        "statements": _statements(place.statements, lang),
    }


def _alteration(alteration: PersonAlteration, lang: str) -> PersonAlterationOut:
    done = alteration.revision
    return {
        "revision": done.number,
        "time": done.time,
        "author": done.author,
        "reason": done.reason,
        "of": alteration.of.in_language(lang),
        "before": _statements(alteration.before, lang),
        "after": _statements(alteration.after, lang),
    }
