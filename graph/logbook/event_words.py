"""What happened, in one sentence for the logbook: bodies, organizations and papers by name, persons never."""

from graph.wording import inner
from ontology import Text, say

SomeName = str | None
"""The name of a record; None for a person, whose name stands in no logbook."""


def seat_filled(who: SomeName, body: str) -> Text:
    """Somebody has a seat now."""
    if who is None:
        return say("Ein Sitz in „{body}“ ist besetzt.", "A seat in “{body}” is filled.", body=inner(body))
    return say(
        "„{who}“ hat einen Sitz in „{body}“.", "“{who}” has a seat in “{body}”.", who=inner(who), body=inner(body)
    )


def seat_left(who: SomeName, body: str) -> Text:
    """Somebody has left a seat."""
    if who is None:
        return say("Ein Sitz in „{body}“ ist frei geworden.", "A seat in “{body}” has fallen vacant.", body=inner(body))
    return say(
        "„{who}“ ist nicht mehr in „{body}“ vertreten.",
        "“{who}” is no longer in “{body}”.",
        who=inner(who),
        body=inner(body),
    )


def agreement_signed(name: str) -> Text:
    """An agreement is signed."""
    return say("Die Vereinbarung „{name}“ ist unterzeichnet.", "The agreement “{name}” is signed.", name=inner(name))


def party_signed(who: SomeName, name: str) -> Text:
    """One more party of an agreement."""
    if who is None:
        return agreement_signed(name)
    return say(
        "„{who}“ hat die Vereinbarung „{name}“ unterzeichnet.",
        "“{who}” has signed the agreement “{name}”.",
        who=inner(who),
        name=inner(name),
    )


def paper_consulted(paper: str, body: str, result: Text | None) -> Text:
    """A paper was consulted, with its result where one is recorded."""
    if result is None:
        return say(
            "Die Vorlage „{paper}“ stand in „{body}“ auf der Tagesordnung.",
            "The paper “{paper}” was on the agenda of “{body}”.",
            paper=inner(paper),
            body=inner(body),
        )
    return say(
        "Die Vorlage „{paper}“ war in „{body}“; Ergebnis: {result}.",
        "The paper “{paper}” was in “{body}”; result: {result}.",
        paper=inner(paper),
        body=inner(body),
        result=result,
    )


def resolution_taken(name: str, body: SomeName) -> Text:
    """A resolution was taken."""
    if body is None:
        return say("Gefasst ist der Beschluss „{name}“.", "Taken is the resolution “{name}”.", name=inner(name))
    return say(
        "Im Gremium „{body}“ ist der Beschluss „{name}“ gefasst.",
        "In the body “{body}” the resolution “{name}” is taken.",
        body=inner(body),
        name=inner(name),
    )


def finding_accepted(title: str, in_charge: str) -> Text:
    """The group takes on a finding."""
    if not in_charge:
        return say("Die Gruppe geht an: {title}", "The group takes on: {title}", title=title)
    return say(
        "Die Gruppe geht an: {title} (zuständig: {who})",
        "The group takes on: {title} (in charge: {who})",
        title=title,
        who=in_charge,
    )


def finding_closed(title: str) -> Text:
    """What the group took on is no finding any more."""
    return say("Steht nicht mehr unter den Befunden: {title}", "No finding any more: {title}", title=title)


def goal_agreed(name: str) -> Text:
    """A goal was set."""
    return say("Ein Ziel ist vereinbart: {name}", "A goal is agreed: {name}", name=name)


def goal_reached(name: str) -> Text:
    """A goal is reached."""
    return say("Das Ziel „{name}“ ist erreicht.", "The goal “{name}” is reached.", name=inner(name))


def measure_agreed(name: str) -> Text:
    """A measure was agreed."""
    return say("Eine Maßnahme ist vereinbart: {name}", "A measure is agreed: {name}", name=name)


def measure_ended(name: str, *, done: bool) -> Text:
    """A measure is over: carried out, or broken off."""
    if done:
        return say("Die Maßnahme „{name}“ ist abgeschlossen.", "The measure “{name}” is completed.", name=inner(name))
    return say("Die Maßnahme „{name}“ ist abgebrochen.", "The measure “{name}” is broken off.", name=inner(name))


def meeting_held(name: str) -> Text:
    """A meeting has taken place."""
    return say("Die Sitzung „{name}“ hat stattgefunden.", "The meeting “{name}” has taken place.", name=inner(name))


def document_there(name: str) -> Text:
    """A document is on hand."""
    return say("Das Dokument „{name}“ liegt vor.", "The document “{name}” is on hand.", name=inner(name))


def prerequisite_met(name: str) -> Text:
    """A prerequisite of the project is met."""
    return say("Die Voraussetzung „{name}“ ist erfüllt.", "The prerequisite “{name}” is met.", name=inner(name))


def first_tie(sectors: tuple[Text, Text], who: tuple[str, str]) -> Text:
    """The first recorded cooperation between two sectors."""
    return say(
        "Erste erfasste Zusammenarbeit zwischen {a} und {b}: „{x}“ und „{y}“.",
        "First recorded cooperation between {a} and {b}: “{x}” and “{y}”.",
        a=sectors[0],
        b=sectors[1],
        x=inner(who[0]),
        y=inner(who[1]),
    )


def list_taken_over(name: str) -> Text:
    """A list came in as one batch."""
    return say("Liste übernommen: {name}", "List taken over: {name}", name=name)


def several_changes(reason: str) -> Text:
    """Several things changed in one batch; its reason, or nothing where that may name a person."""
    if not reason:
        return say("Mehrere Änderungen auf einmal", "Several changes at once")
    return say("Mehrere Änderungen auf einmal: {reason}", "Several changes at once: {reason}", reason=reason)


def shown_by(number: int, day: Text, reason: str) -> Text:
    """Where a proposal comes from."""
    if not reason:
        return say("Änderung Nr. {n} vom {day}", "change no. {n} of {day}", n=number, day=day)
    return say(
        "Änderung Nr. {n} vom {day}: {reason}", "change no. {n} of {day}: {reason}", n=number, day=day, reason=reason
    )


def shown_by_analysis(day: Text, told: Text | None = None) -> Text:
    """The same for what no single change says, but the analysis of a day."""
    if told is None:
        return say("Auswertung vom {day}", "analysis of {day}", day=day)
    return say("Auswertung vom {day}: {told}", "analysis of {day}: {told}", day=day, told=told)


def looked_at(changes: int) -> Text:
    """How far back proposals go, where the journal is longer."""
    return say(
        "Vorschläge kommen aus {n:der|den} jüngsten {n} {n:Änderung|Änderungen}; Älteres tragen Sie selbst ein.",
        "Proposals come from the newest {n} {n:change|changes}; enter older things yourself.",
        n=changes,
    )
