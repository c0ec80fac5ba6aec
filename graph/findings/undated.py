"""Lists that do not say when they were made: nothing of them is of today, nothing of them is stale (decision 0022)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.answers.on_still_holds import UNDATED_LIST
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind, Weight
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import BLOCKS_VERDICTS, WHOLE
from graph.findings.parts.standing import once
from graph.records import SHARED, Record
from graph.wording import inner
from ontology import Text, say
from ontology.names import EntityType, Prop

_BEFORE_ALL = Weight(
    Text(
        de="Davon hängt ab, was als aktuell gelten kann und was bestätigt werden sollte.",
        en="It decides what can count as current and what should be confirmed.",
    ),
    1.0,
)
_SHOWN = 3


@rule(
    asks=Text(de="Von wann ist die Liste?", en="When was the list made?"),
    kind=Kind.DATA_QUESTION,
    norms=("QR3-3",),
    answers=UNDATED_LIST,
)
def undated_list(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """Lists with statements of which nobody says when they held: one question a list, before all others on the data."""
    del outcomes
    for source, records in sorted(_undated(snapshot).items()):
        name = inner(snapshot.name(source))
        yield Draft(
            subjects=(source,),
            title=say(
                "Von wann ist die Liste „{name}“? Ihr Stand ist unbekannt",
                "When was the list “{name}” made? Its date is unknown",
                name=name,
            ),
            reason=say(
                "Die Liste sagt nicht, welchen Tag sie beschreibt. Darum {number:gilt|gelten} {number} "
                "{number:Angabe|Angaben} daraus weder als aktuell noch als veraltet.",
                "The list does not say which day it describes. So {number} {number:statement|statements} of it "
                "{number:counts|count} neither as current nor as outdated.",
                number=len(records),
            ),
            effect=Text(
                de="Dann lässt sich sagen, was aktuell ist und was bestätigt werden sollte.",
                en="Then can be said what is current and what should be confirmed.",
            ),
            takes=Text(
                de="Den Tag der Liste beim Einlesen angeben oder „Stand: TT.MM.JJJJ“ über die Tabelle schreiben.",
                en="Name the day of the list when importing, or write “Stand: DD.MM.YYYY” above the table.",
            ),
            evidence=once(evidence_from(snapshot, records[:_SHOWN], Text(de="ohne Stand", en="undated"))),
            weights=(_BEFORE_ALL, BLOCKS_VERDICTS, WHOLE),
        )


def _undated(snapshot: Snapshot) -> Mapping[str, list[Record]]:
    """Organizations and seats of the district of which no source says when, by the list that names them."""
    found: dict[str, list[Record]] = defaultdict(list)
    seats = (d.relation for body in snapshot.bodies for d in snapshot.seats_in(body.id) if d.certainty.holds)
    records: tuple[Record, ...] = (*snapshot.organizations, *seats)
    for record in records:
        said = record.existence
        if record.owner != SHARED and not record.as_of and said is not None and _is_list(snapshot, said.source):
            found[said.source].append(record)
    return found


def _is_list(snapshot: Snapshot, source: str) -> bool:
    entity = snapshot.entities.get(source)
    return entity is not None and entity.type == EntityType.SOURCE and entity.value(Prop.STATED_ON) is None
