"""What one sitting answers is asked once: old rows of one source, gaps in the list, what nobody has collected yet."""

from functools import partial

from graph.district.snapshot import Snapshot
from graph.findings.finding import Combined, Finding, Matter
from graph.findings.parts.rank import concerning
from graph.records import Record
from graph.records.claims import EXISTS, Claim, Presence
from graph.wording import inner, sentences, spelled
from ontology import Text, say

_SHOWN = 3
"""As many points stand in a title; the parts hold all of them."""


def to_confirm(snapshot: Snapshot, source: str) -> Matter:
    """Everything that one source said last, more than 24 months ago: one request to whoever can confirm it."""
    return Matter(f"confirm {source}", partial(_confirm, snapshot, source))


def why_confirm(snapshot: Snapshot, source: str) -> Text:
    """Why old rows of a source are asked for."""
    name = snapshot.name(source)
    return say(
        "Zuletzt bestätigt vor mehr als 24 Monaten, Quelle: {source}. Die Angaben zählen noch mit, tragen aber kein "
        "Urteil.",
        "Last confirmed more than 24 months ago, source: {source}. The statements still count but carry no verdict.",
        source=Text(de=name or "nicht genannt", en=name or "not named"),
    )


def newest_said(record: Record) -> Claim:
    """The newest statement that the record is there."""
    said = [c for c in record.about(EXISTS) if c.presence is Presence.PRESENT]
    return max(said, key=lambda c: c.as_of)


SHOW_THEM = Text(
    de="Die Liste den Beteiligten zeigen und bestätigen, ändern oder streichen lassen.",
    en="Show the list to those concerned and let them confirm, change or delete.",
)


def _confirm(snapshot: Snapshot, source: str, parts: tuple[Finding, ...]) -> Combined:
    name = inner(snapshot.name(source))
    origin = Text(de=f" aus „{name}“" if name else "", en=f" from “{name}”" if name else "")
    title = say(
        "Bitte bestätigen: {number} Arten von Angaben{origin} (Stand {day}): {named}",
        "Please confirm: {number} kinds of statements{origin} (as of {day}): {named}",
        number=len(parts),
        origin=origin,
        day=spelled(max((e.as_of for p in parts for e in p.evidence), default="")),
        named=named(parts),
    )
    effect = Text(
        de="Die Angaben gälten wieder als belegt, und Aussagen darauf trügen ein Urteil.",
        en="The statements would count as proven again, and what rests on them would carry a verdict.",
    )
    return Combined(title, why_confirm(snapshot, source), effect, SHOW_THEM, concerning(len(parts), _KINDS))


_KINDS = Text(de="Arten von Angaben", en="kinds of statements")


def named(parts: tuple[Finding, ...]) -> Text:
    """The first points in a few words each, and how many more."""
    rest = len(parts) - _SHOWN
    more = (f"{rest} weitere", f"{rest} more") if rest > 0 else ("", "")
    labels = [p.called for p in parts[:_SHOWN]]
    return Text(
        de="; ".join(t for t in (*(x.de for x in labels), more[0]) if t),
        en="; ".join(t for t in (*(x.en for x in labels), more[1]) if t),
    )


def _complete(parts: tuple[Finding, ...]) -> Combined:
    return Combined(
        say("In der Liste ergänzen: {named}", "Complete in the list: {named}", named=named(parts)),
        sentences(*dict.fromkeys(p.reason for p in parts[:_SHOWN])),
        sentences(*dict.fromkeys(p.effect for p in parts[:_SHOWN])),
        Text(
            de="Die Punkte bei der nächsten Durchsicht der Liste klären und eintragen.",
            en="Clear the points when the list is gone through next, and record them.",
        ),
    )


def _collect(parts: tuple[Finding, ...]) -> Combined:
    return Combined(
        say("Noch nicht erfasst: {named}", "Not recorded yet: {named}", named=named(parts)),
        parts[0].reason,
        parts[0].effect,
        sentences(*dict.fromkeys(p.takes for p in parts)),
    )


COMPLETE_THE_LIST = Matter("complete the list", _complete)
"""What whoever keeps the list can fill in at one sitting: sectors, levels, members of a body."""
TO_COLLECT = Matter("to collect", _collect)
"""What nobody has recorded at all."""

__all__ = [
    "COMPLETE_THE_LIST",
    "SHOW_THEM",
    "TO_COLLECT",
    "named",
    "newest_said",
    "to_confirm",
    "why_confirm",
]
