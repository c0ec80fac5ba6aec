"""Rules that the group gave itself and that do not hold, as far as recorded; links have their findings with A6.

They say who agreed on them and when, are no law, and are counted with none (decision on own rules).
"""

from collections.abc import Iterator, Mapping

from graph.answers.on_own_rules import OWN_RULE_ANSWERS
from graph.certainty import Certainty
from graph.district.outcome import Outcome
from graph.district.own_holding import OwnHolding, own_holdings
from graph.district.own_lines import OWN_PACK
from graph.district.snapshot import Snapshot
from graph.findings import cited, rule
from graph.findings.finding import Draft, Kind
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.standing import records_by_id
from graph.wording import inner, sentences
from ontology import Text, say
from ontology.names import BodyLayer, OwnRuleKind

_KINDS: Mapping[OwnRuleKind, Kind] = {
    OwnRuleKind.MITW: Kind.MISSING_ACTOR,
    OwnRuleKind.VEREINB: Kind.MISSING_LINK,
    OwnRuleKind.RHYTH: Kind.ANCHORING_GAP,
}
_TAKES: Mapping[OwnRuleKind, Text] = {
    OwnRuleKind.MITW: Text(
        de="Klären, ob jemand davon mitwirkt, und es eintragen; sonst ansprechen und einladen.",
        en="Clear whether somebody of it takes part, and record it; else talk to them and invite them.",
    ),
    OwnRuleKind.SITZ: Text(
        de="Klären, ob dort jemand sitzt, und es eintragen; sonst den Platz anbieten.",
        en="Clear whether somebody sits there, and record it; else offer the seat.",
    ),
    OwnRuleKind.VEREINB: Text(
        de="Klären, ob es sie gibt, und sie eintragen; sonst beide Seiten zu einem Entwurf einladen.",
        en="Clear whether there is one, and record it; else invite both sides to draft it.",
    ),
    OwnRuleKind.RHYTH: Text(
        de="Prüfen, ob eine Beratung fehlt, und sie nachtragen; sonst den nächsten Termin anmelden.",
        en="Check whether a consultation is missing, and record it; else announce the next date.",
    ),
}


@rule(
    asks=Text(
        de="Hält das Netzwerk, was sich die Gruppe selbst vorgenommen hat?",
        en="Does the network keep what the group has resolved itself?",
    ),
    kind=Kind.PARTICIPATION_GAP,
    norms=(OWN_PACK,),
    indicators=("A1", "B3", "B10"),
    answers=OWN_RULE_ANSWERS,
)
def own_rule(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """An own rule of the group that is not met, or of which nothing is recorded (domain 12.1 A6: "user-editable")."""
    del outcomes
    every = snapshot.derived(own_holdings)
    for found in every:
        if found.line.kind in _TAKES and not found.certainty.holds:
            yield _open(snapshot, found, every)


def _open(snapshot: Snapshot, found: OwnHolding, every: tuple[OwnHolding, ...]) -> Draft:
    line, broken = found.line, found.certainty is Certainty.ABSENT
    words = inner(line.record.name)
    title = (
        say("Eigene Regel nicht eingehalten: „{words}“", "Own rule not kept: “{words}”", words=words)
        if broken
        else say("Eigene Regel, noch nicht belegt: „{words}“", "Own rule, not on record yet: “{words}”", words=words)
    )
    records = [r for r in records_by_id(snapshot, found.records) if r.id != line.id]
    return Draft(
        kind=_kind(snapshot, found),
        subjects=(line.id,),
        certainty="gap" if broken else "question",
        title=title,
        reason=sentences(
            say("{citation}; kein Gesetz.", "{citation}; no law.", citation=cited(line.norm)), _why(found), found.note
        ),
        effect=_one_more(every),
        takes=_TAKES[line.kind],
        norms=(line.id,),
        evidence=(
            *evidence_from(snapshot, (line.record,), Text(de="eigene Regel", en="own rule")),
            *evidence_from(snapshot, records, Text(de="dazu erfasst", en="recorded on it")),
        ),
        indicators=line.norm.indicators,
        brief=Text(de=words, en=words),
    )


def _kind(snapshot: Snapshot, found: OwnHolding) -> Kind:
    """What it is about: a seat in a political body is anchoring, any other one is participation."""
    body = snapshot.known(found.line.body)
    if found.line.kind is OwnRuleKind.SITZ and body is not None and snapshot.layer(body) == BodyLayer.POLITICAL:
        return Kind.ANCHORING_GAP
    return _KINDS.get(found.line.kind, Kind.PARTICIPATION_GAP)


def _why(found: OwnHolding) -> Text | None:
    said = found.line.record.value("reason")
    return say("Die Gruppe begründet sie so: {said}", "The group's reason: {said}", said=said) if said else None


def _one_more(every: tuple[OwnHolding, ...]) -> Text:
    counted = [h for h in every if h.counted]
    now = sum(h.certainty.holds for h in counted)
    return say(
        "Eigene Regeln, die belegt sind: {now} → {then} von {of}.",
        "Own rules on record: {now} → {then} of {of}.",
        now=now,
        then=now + 1,
        of=len(counted),
    )
