"""What the group has set itself a day for, and nobody has said since what became of it: asked, never accused."""

from collections.abc import Iterator, Mapping

from graph.answers.on_overdue import LATE_RESULT, OVERDUE_REVIEW
from graph.district.outcome import Outcome
from graph.district.overdue import LateResult, late_results, overdue_measures
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.finding import Combined, Draft, Finding, Kind, Matter
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import ONE_OCCASION, concerning
from graph.records import Entity
from graph.wording import inner, sentences, spelled
from ontology import Text, say
from ontology.names import Prop


@rule(
    asks=Text(de="Sind die Maßnahmen überprüft, wie es vereinbart war?", en="Were measures reviewed as was agreed?"),
    kind=Kind.DATA_QUESTION,
    norms=("9",),
    indicators=("D5",),
    answers=OVERDUE_REVIEW,
)
def review_overdue(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """D5: the day of a measure's review is over, and no review since is recorded."""
    del outcomes
    for measure in overdue_measures(snapshot):
        yield _review(snapshot, measure)


def _review(snapshot: Snapshot, measure: Entity) -> Draft:
    name, due = inner(measure.name), spelled(measure.value(Prop.NEXT_REVIEW) or "")
    how, who = measure.value(Prop.REVIEW_RULE), measure.value(Prop.RESPONSIBLE)
    office = say("Zuständig: {who}.", "Responsible: {who}.", who=inner(snapshot.name(who))) if who else None
    return Draft(
        subjects=(measure.id,),
        title=say(
            "Maßnahme „{name}“ überprüft? Die Überprüfung war bis {due} vorgesehen",
            "Measure “{name}” reviewed? The review was planned by {due}",
            name=name,
            due=due,
        ),
        reason=sentences(
            Text(
                de="Seit dem vorgesehenen Tag ist keine Überprüfung erfasst; sie kann trotzdem stattgefunden haben.",
                en="No review is recorded since the planned day; it may have taken place all the same.",
            ),
            say("Vereinbart war: {how}", "Agreed was: {how}", how=_closed(how)) if how else None,
            office,
        ),
        effect=Text(
            de="Dann ist zu sehen, ob die Maßnahme wirkt und wann sie wieder ansteht.",
            en="Then one sees whether the measure works, and when it is due again.",
        ),
        takes=Text(
            de="Nachfragen, ob die Überprüfung war, und Tag und Ergebnis eintragen; sonst einen neuen Termin setzen.",
            en="Ask whether the review was made, and enter day and result; else set a new date.",
        ),
        evidence=evidence_from(snapshot, (measure,), Text(de="Maßnahme", en="measure")),
        weights=(ONE_OCCASION,),
        brief=Text(de=name, en=name),
    )


def _closed(text: str) -> str:
    return text if text[-1:] in ".?!" else f"{text}."


@rule(
    asks=Text(
        de="Sind die Ergebnisse der Phasen erreicht, die fällig waren?", en="Were due results of phases reached?"
    ),
    kind=Kind.DATA_QUESTION,
    norms=("9",),
    answers=LATE_RESULT,
)
def result_overdue(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """A result of a phase of the district's own process is open past its day (domain 6.2); those of a phase are one."""
    del outcomes
    for late in late_results(snapshot):
        yield _result(snapshot, late)


def _result(snapshot: Snapshot, late: LateResult) -> Draft:
    name, phase, due = inner(late.result.name), inner(late.phase.name), spelled(late.due)
    return Draft(
        subjects=(late.result.id,),
        title=say(
            "Ergebnis „{name}“ erreicht? Es war bis {due} fällig",
            "Result “{name}” reached? It was due by {due}",
            name=name,
            due=due,
        ),
        reason=_reason(phase),
        effect=_EFFECT,
        takes=_TAKES,
        evidence=evidence_from(snapshot, (late.result,), Text(de="fälliges Ergebnis", en="result due")),
        weights=(ONE_OCCASION,),
        matter=Matter(f"results of {late.phase.id}", lambda parts: _of_phase(phase, parts)),
        brief=Text(de=name, en=name),
    )


def _reason(phase: str) -> Text:
    return say(
        "Das sieht der Prozess für die Phase „{phase}“ vor. Ob es erreicht ist, ist nicht erfasst; was nicht in der "
        "Zeit zu erreichen ist, hält die Gruppe mit Grund und Auswirkung fest.",
        "The process plans it for the phase “{phase}”. Whether it was reached is not entered; what cannot be had in "
        "time the group notes with reason and effect.",
        phase=phase,
    )


_EFFECT = Text(
    de="Dann stimmt der Stand des Prozesses, und der nächste Schritt ist klar.",
    en="Then the state of the process is right, and the next step clear.",
)
_TAKES = Text(
    de="Eintragen, wann das Ergebnis erreicht wurde; sonst einen neuen Termin oder den Grund.",
    en="Enter when the result was reached; else a new date or the reason.",
)


def _of_phase(phase: str, parts: tuple[Finding, ...]) -> Combined:
    title = say(
        "Phase „{phase}“: {number} {number:fälliges Ergebnis|fällige Ergebnisse} erreicht?",
        "Phase “{phase}”: {number} due {number:result|results} reached?",
        phase=phase,
        number=len(parts),
    )
    weights = concerning(len(parts), Text(de="Ergebnisse", en="results"))
    return Combined(title, _reason(phase), _EFFECT, _TAKES, weights)
