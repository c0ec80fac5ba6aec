"""Political bodies that the network reaches by one line only: who carries it, and what if they leave (B6)."""

from collections.abc import Iterator, Mapping

from graph.anchoring.line_words import line_label, perhaps_sentence, to_body, without
from graph.anchoring.lines import Anchorage, anchoring_of
from graph.answers.on_ties import SECOND_WAY
from graph.as_of import confirmed_on
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind
from graph.findings.fragile import only_member
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import COMMITTEE, OLD_DATA, WHOLE
from graph.findings.parts.standing import outdated, records_by_id
from graph.findings.parts.starters import STEERING
from graph.records import Relation
from graph.wording import listed, sentences
from ontology import Text, say
from ontology.names import BodyKind, Prop


@rule(
    asks=Text(
        de="Führen alle Wege in ein politisches Gremium über dieselbe Stelle?",
        en="Do all ways into a political body run by way of the same actor?",
    ),
    kind=Kind.FRAGILE_SPOT,
    norms=("QR5-3",),
    starts=STEERING,
    indicators=("B6",),
    answers=SECOND_WAY,
)
def single_line(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B6: every recorded line into a political body depends on the same actor or post.

    Where that is the only shared member of the youth welfare committee, `one_bridge` has said so.
    """
    del outcomes
    for found in anchoring_of(snapshot).anchorages:
        if found.shared and only_member(snapshot, found.body) not in found.shared:
            yield _single(snapshot, found)


def _single(snapshot: Snapshot, found: Anchorage) -> Draft:
    stale, names = found.low < found.value, listed([snapshot.name(i) for i in found.shared])
    stated = say(
        "Zu {to_body} führen die erfassten Wege aus dem Netzwerk alle über: {names}",
        "The recorded ways from the network to “{to_body}” all run by way of: {names}",
        names=names,
        to_body=Text(de=to_body(found), en=found.body.name),
    )
    line = found.lines[0]
    steps = [r for step in line.steps for r in step.records]
    rows = records_by_id(snapshot, steps)
    newest = max((confirmed_on(r) for r in rows if isinstance(r, Relation)), default="")
    committee = found.body.value(Prop.KIND) == BodyKind.JHA
    return Draft(
        subjects=(found.body.id,),
        title=outdated(newest, stated) if stale and newest else stated,
        reason=sentences(_WHY, without(snapshot, found), perhaps_sentence(snapshot, found)),
        effect=say(
            "Getrennte Wege zu {to_body}: 1 → 2, wenn jemand anderes dort sitzt, berichtet oder eine Vorlage "
            "einbringt.",
            "Separate ways to “{to_body}”: 1 → 2 once somebody else sits there, reports or brings in a paper.",
            to_body=Text(de=to_body(found), en=found.body.name),
        ),
        takes=Text(
            de="Klären, ob es noch einen Weg gibt, und ihn erfassen; sonst einen zweiten vereinbaren, zum Beispiel "
            "einen ständigen Gast oder einen jährlichen Bericht.",
            en="Clear whether there is another way, and record it; else agree on a second one, for example a "
            "permanent guest or a yearly report.",
        ),
        evidence=evidence_from(snapshot, rows or (found.body,), line_label(snapshot, line)),
        weights=(COMMITTEE if committee else WHOLE, *([OLD_DATA] if stale else [])),
    )


_WHY = Text(
    de="Nach dem Qualitätsrahmen fließen Informationen regelmäßig zwischen politischen Gremien und Akteuren.",
    en="Under the Qualitätsrahmen information flows regularly between political bodies and actors.",
)
