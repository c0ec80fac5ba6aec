"""Whether the network is part of the planning of the municipality (domain 12.2: B9; §§ 79a, 80 SGB VIII)."""

from collections.abc import Iterator, Mapping

from graph.answers.on_planning import PLANNING
from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Draft, Kind
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import WHOLE
from graph.findings.parts.starters import OFFICE_HEAD
from graph.wording import listed
from ontology import Text, say
from ontology.names import RelationType


@rule(
    asks=Text(de="Ist das Netzwerk in die Planung eingebunden?", en="Is the network involved in planning?"),
    kind=Kind.ANCHORING_GAP,
    norms=("6", "B73"),
    starts=OFFICE_HEAD,
    indicators=("B9",),
    answers=PLANNING,
)
def apart_from_planning(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B9: a source says that the network is not involved in planning, and no other row may say otherwise."""
    outcome = outcomes["B9"]
    if outcome.value != 0.0 or outcome.high != 0.0:
        return
    held = [d for d in snapshot.relations_of(RelationType.INVOLVED_IN_PLANNING) if d.certainty.holds]
    rows = [d.relation for d in held]
    names = listed(sorted({snapshot.name(r.target) for r in rows}))
    stale = any(d.certainty is Certainty.STALE for d in held)
    yield Draft(
        subjects=("B9",),
        certainty="question" if stale else "gap",
        title=say(
            "Das Netzwerk ist in die Planung nicht eingebunden ({names})",
            "The network is not involved in planning ({names})",
            names=names,
        ),
        reason=Text(
            de="Jugendhilfeplanung und andere örtliche Planungen sind aufeinander abzustimmen (§ 80 SGB VIII); die "
            "Zusammenarbeit mit anderen Einrichtungen gehört zur Qualitätsentwicklung (§ 79a SGB VIII).",
            en="Youth welfare planning and other local planning are to be aligned (§ 80 SGB VIII); cooperation with "
            "other institutions is part of quality development (§ 79a SGB VIII).",
        ),
        effect=Text(
            de="Einbindung in die Planung: keine (0) → liefert Daten (1) auf einer Skala bis 3.",
            en="Involvement in planning: none (0) → delivers data (1) on a scale up to 3.",
        ),
        takes=Text(
            de="Mit der Jugendhilfeplanung vereinbaren, welche Angaben das Netzwerk liefert und wer im "
            "Planungsgremium mitwirkt.",
            en="Agree with youth welfare planning which data the network delivers and who takes part in the planning "
            "body.",
        ),
        evidence=evidence_from(snapshot, rows, Text(de="nicht eingebunden", en="not involved")),
        weights=(WHOLE,),
    )
