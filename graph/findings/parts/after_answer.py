"""What an answer makes of a finding: a gap that somebody confirms, or nothing to find (decision 0034)."""

from dataclasses import replace

from graph.district.answered import settled_as
from graph.district.snapshot import Snapshot
from graph.findings.finding import Evidence, Finding
from graph.records import Entity
from graph.wording import spelled
from ontology import Text, say
from ontology.names import AnswerMeaning, Prop


def after_answer(finding: Finding, snapshot: Snapshot) -> Finding | None:
    """The finding as it is after what somebody answered to it; None where the answer says that there is none."""
    answer = settled_as(snapshot, finding.key, (e.record for e in finding.evidence))
    if answer is None:
        return finding
    if answer.value(Prop.ANSWER_MEANING) != AnswerMeaning.GAP:
        return None
    return replace(
        finding,
        certainty="gap",
        title=say("{title}; bestätigt am {day}", "{title}; confirmed on {day}", title=finding.title, day=_day(answer)),
        evidence=(*finding.evidence, _piece(answer, snapshot)),
    )


def _day(answer: Entity) -> Text:
    return spelled(answer.value(Prop.DATE) or "")


def _piece(answer: Entity, snapshot: Snapshot) -> Evidence:
    source = answer.existence.source if answer.existence is not None else ""
    return Evidence(_SAID, answer.id, snapshot.name(source), "", answer.value(Prop.DATE) or "")


_SAID = Text(de="so gesagt auf die Frage", en="said so to the question")

__all__ = ["after_answer"]
