"""Bodies that Land law or practice of the Land names: whether they are here, and youth welfare in them (domain 1.4).

Where nobody has compared the wording with the law, a line demands nothing: it asks, and says that it is not checked.
"""

from collections.abc import Iterator, Mapping

from graph.answers.on_land_bodies import LAND_BODY
from graph.answers.on_seats import SYSTEM_IN_BODY
from graph.district.land_bodies import LandBody, land_bodies
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import cited, rule
from graph.findings.finding import Draft, Kind
from graph.findings.parts.asking import COMPLETE_THE_LIST
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.standing import Standing, as_far_as_listed, old, speaks_for, standing_of, still_asked
from graph.findings.parts.starters import BOTH_OFFICES
from graph.records import Entity
from graph.wording import inner, sentences
from ontology import Text, say
from ontology.names import BodyKind, SectorSystem

_PACKS = ("land-bw", "land-nw", "land-be")
_PLANNED_TOGETHER = "QR5-5"
"""The committees for youth, health and social affairs plan together: what a line of unchecked wording rests on."""


@rule(
    asks=Text(
        de="Gibt es ein Gremium, das Landesrecht oder Praxis des Landes nennt?",
        en="Does a body exist that Land law or practice of the Land names?",
    ),
    kind=Kind.DATA_QUESTION,
    norms=(*_PACKS, _PLANNED_TOGETHER),
    indicators=("B1", "B3", "B4", "B6", "B12", "B14"),
    answers=LAND_BODY,
)
def land_body(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B12: a body that the lines of the Land name, and of which nobody said whether it is there."""
    del outcomes
    for line in snapshot.derived(land_bodies):
        if line.open and snapshot.organizations:
            yield _not_recorded(line)


def _not_recorded(line: LandBody) -> Draft:
    norm = line.norm
    return Draft(
        subjects=(norm.name,),
        title=say("Noch nicht erfasst: {label}", "Not recorded yet: {label}", label=norm.label),
        reason=sentences(norm.definition, _where(line)),
        effect=Text(
            de="Dann zeigt sich, ob die Frühen Hilfen dort Thema sind und wer sie dort vertritt.",
            en="Then it shows whether early help is a topic there, and who stands for it.",
        ),
        takes=say(
            "Klären, ob es das hier gibt ({label}), und es eintragen oder verneinen.",
            "Clear whether it exists here ({label}), and record or deny it.",
            label=norm.label,
        ),
        norms=(norm.name, _PLANNED_TOGETHER),
        indicators=norm.indicators,
        matter=COMPLETE_THE_LIST,
        brief=norm.label,
    )


def _where(line: LandBody) -> Text:
    return say("Quelle: {citation}.", "Source: {citation}.", citation=cited(line.norm))


@rule(
    asks=Text(
        de="Sitzt die Jugendhilfe in der Kommunalen Gesundheitskonferenz?",
        en="Does youth welfare sit in the municipal health conference?",
    ),
    kind=Kind.DATA_QUESTION,
    norms=(*_PACKS[:2], _PLANNED_TOGETHER),
    starts=BOTH_OFFICES,
    indicators=("B12",),
    answers=SYSTEM_IN_BODY,
)
def youth_in_health_conference(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B12: nobody of youth welfare is recorded in the health conference that the Land names."""
    del outcomes
    for line in snapshot.derived(land_bodies):
        for body in line.bodies if line.kind == BodyKind.KGK else ():
            found = standing_of(snapshot, body)
            if not any(speaks_for(snapshot, seat, SectorSystem.K) for seat in found.seats):
                yield _no_youth(snapshot, line, body, found)


def _no_youth(snapshot: Snapshot, line: LandBody, body: Entity, found: Standing) -> Draft:
    stated = say(
        "In „{body}“ ist {limited}niemand aus der Jugendhilfe erfasst",
        "In “{body}” nobody from youth welfare is recorded {limited}",
        body=inner(body.name),
        limited=as_far_as_listed(found),
    )
    return Draft(
        subjects=(body.id, SectorSystem.K),
        title=still_asked(found, stated),
        reason=sentences(_WHY, _where(line)),
        effect=Text(
            de="Sitze aus der Jugendhilfe in der Gesundheitskonferenz: 0 → 1.",
            en="Seats from youth welfare in the health conference: 0 → 1.",
        ),
        takes=Text(
            de="Bei der Geschäftsführung der Konferenz nachfragen und den Sitz nachtragen; sonst die Koordination als "
            "Gast für einen Punkt „Frühe Hilfen“ anmelden.",
            en="Ask the office of the conference and record the seat; else announce the coordination as a guest for "
            "an item “early help”.",
        ),
        norms=(line.norm.name, _PLANNED_TOGETHER),
        evidence=evidence_from(snapshot, (body,), Text(de="Gremium", en="body")),
        weights=old(found),
    )


_WHY = Text(
    de="Die Kommunale Gesundheitskonferenz ist auf der Gesundheitsseite, was der Jugendhilfeausschuss für die "
    "Jugendhilfe ist. Wer ihr angehört, regeln Landesrecht und Satzung; verlangt wird ein Sitz der Jugendhilfe nicht.",
    en="The municipal health conference is to health care what the youth welfare committee is to youth welfare. Land "
    "law and local statute say who belongs to it; a seat for youth welfare is not demanded.",
)
