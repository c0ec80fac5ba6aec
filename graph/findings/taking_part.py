"""Whether those who take part have a say, and come (domain 12.3: C1, C4, C10; Qualitätsrahmen QR7-4, QR7-5, QR3-2)."""

from collections.abc import Iterator, Mapping

from graph.answers.on_steering import ATTENDANCE_ANSWERS, SAY
from graph.district.attendance import Attendance, Attended
from graph.district.formats import HIGHEST, REAL, family_formats
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Combined, Draft, Finding, Kind, Matter
from graph.findings.parts.asking import named
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import FAMILIES, HINT, concerning
from graph.findings.parts.standing import once, records_by_id
from graph.findings.parts.starters import STEERING
from graph.wording import inner, listed
from ontology import Text, say


@rule(
    asks=Text(de="Wo können Familien mitentscheiden?", en="Where can families share in decisions?"),
    kind=Kind.PARTICIPATION_GAP,
    norms=("QR7-4", "QR7-5"),
    starts=STEERING,
    indicators=("C1", "C4"),
    answers=SAY,
)
def say_of_families(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C1, C4: families take part in formats, but none on record lets them co-decide (from level 4)."""
    level = outcomes["C1"].value
    if level is None or level >= REAL or outcomes["C4"].value == 1.0:
        return
    known = [row.format for row in snapshot.derived(family_formats) if row.certainty.holds]
    label = snapshot.model.code("ParticipationLevel", f"P{level:g}").label
    names = listed([format.name for format in known])
    yield Draft(
        subjects=("G6",),
        title=say(
            "Wo können Familien mitentscheiden? Bisher erfasst: „{label}“, Stufe {level:g} von {highest}",
            "Where can families share in decisions? On record so far: “{label}”, level {level:g} of {highest}",
            label=label,
            level=level,
            highest=HIGHEST,
        ),
        reason=say(
            "Nach dem NZFH planen und gestalten Familien mit, und Entscheidungen werden mit ihnen getroffen. Bis "
            "Stufe {real} ist Beteiligung eine Vorstufe. Darauf lässt sich aufbauen: {names}.",
            "In the words of the NZFH families plan and shape, and decisions are taken with them. Up to level {real} "
            "participation is a pre-stage. There is something to build on: {names}.",
            real=REAL - 1,
            names=names,
        ),
        effect=say(
            "Höchste Stufe der Beteiligung: {level:g} → {real} von {highest}.",
            "Highest level of participation: {level:g} → {real} of {highest}.",
            level=level,
            real=REAL,
            highest=HIGHEST,
        ),
        takes=Text(
            de="Eine Frage wählen, über die Familien wirklich mitentscheiden, zum Beispiel Themen oder Zeiten eines "
            "Angebots, und sagen, was aus ihrer Entscheidung wird.",
            en="Choose one question that families really have a say in, such as topics or hours of a service, and say "
            "what becomes of their decision.",
        ),
        evidence=evidence_from(snapshot, records_by_id(snapshot, (format.id for format in known)), _FORMAT),
        weights=(FAMILIES,),
    )


_FORMAT = Text(de="Beteiligungsformat", en="participation format")


@rule(
    asks=Text(
        de="Was braucht, wer selten zu den Netzwerktreffen kommt?",
        en="What does somebody need who seldom comes to the network meetings?",
    ),
    kind=Kind.PARTICIPATION_GAP,
    norms=("QR3-2",),
    indicators=("C10",),
    answers=ATTENDANCE_ANSWERS,
)
def seldom_there(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """C10: an organization came to less than a third of the network meetings it was invited to in 12 months."""
    del outcomes
    for found in snapshot.derived(Attendance).actors:
        if found.silent:
            yield _seldom(snapshot, found)


def _all(parts: tuple[Finding, ...]) -> Combined:
    return Combined(
        say(
            "Was fehlt den Eingeladenen, um zu den Netzwerktreffen zu kommen ({number})? {named}",
            "What do those invited lack to come to the network meetings ({number})? {named}",
            number=len(parts),
            named=named(parts),
        ),
        parts[0].reason,
        say(
            "{number} Partner mehr, die die Treffen mittragen.",
            "{number} more partners that carry the meetings along.",
            number=len(parts),
        ),
        parts[0].takes,
        concerning(len(parts), Text(de="Partner", en="partners")),
    )


_SELDOM = Matter("seldom at meetings", _all)


def _seldom(snapshot: Snapshot, found: Attended) -> Draft:
    name, note = inner(snapshot.name(found.actor)), found.told
    rows = records_by_id(snapshot, (row.relation.id for row in found.rows))
    return Draft(
        subjects=(found.actor,),
        title=say(
            "Was braucht „{name}“, um zu den Netzwerktreffen zu kommen? In 12 Monaten {note}",
            "What does “{name}” need to come to the network meetings? In 12 months {note}",
            name=name,
            note=note,
        ),
        reason=Text(
            de="Nach dem Qualitätsrahmen arbeiten die Partner aktiv zusammen und sehen darin einen Gewinn. Wer selten "
            "kommt, hat meist einen Grund: Termin, Thema oder eine Einladung, die nicht ankommt.",
            en="Under the Qualitätsrahmen the partners work actively together and see a gain in it. Who seldom comes "
            "mostly has a reason: date, topic, or an invitation that does not arrive.",
        ),
        effect=Text(
            de="Ein Partner mehr, der die Treffen mitträgt.", en="One more partner that carries the meetings along."
        ),
        takes=Text(
            de="Nachfragen, woran es liegt, und Einladung, Zeit oder Themen anpassen; wer sich entschuldigt, kann "
            "eine Vertretung schicken.",
            en="Ask for the reason, and adapt invitation, time or topics; who is excused may send a substitute.",
        ),
        evidence=once(evidence_from(snapshot, rows, Text(de="Teilnahme an Netzwerktreffen", en="attendance"))),
        matter=_SELDOM,
        brief=Text(de=name, en=name),
        weights=(HINT,),
    )
