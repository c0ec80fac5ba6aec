"""How much a finding matters: the strictest checked norm it touches, beside what its rule adds (decision 0025).

How sure it is stands beside the sum, never in it: what is stale or open matters as much as what is proven.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.findings.finding import Finding, Kind, Weight
from graph.findings.parts.rank import HINT, OLD_DATA
from ontology import Norm, Text

_BINDING_POINTS = {
    "must": 3.0,
    "should": 2.5,
    "goal": 2.0,
    "share": 1.5,
    "hint": 0.5,
    "may": 0.5,
    "own": 0.5,
    "agreed": 2.0,
}
_BINDING_TEXT = {
    "must": Text(de="Das Gesetz verlangt es.", en="The law demands it."),
    "should": Text(de="Das Gesetz nennt es als Soll.", en="The law names it as a should."),
    "goal": Text(de="Es ist ein Ziel des Qualitätsrahmens.", en="It is a goal of the Qualitätsrahmen."),
    "share": Text(de="Die meisten Bezirke haben es.", en="Most districts have it."),
    "hint": Text(de="Eine Veröffentlichung des NZFH nennt es.", en="A publication of the NZFH names it."),
    "may": Text(de="Das Gesetz lässt es zu.", en="The law allows it."),
    "own": Text(de="Es ist eine Erwartung aus der Fachpraxis.", en="It is an expectation from practice."),
    "agreed": Text(de="Die Gruppe hat es selbst vereinbart.", en="The group has agreed on it itself."),
}
_HINTS = ("hint", "may")
"""What such a line names is nobody's duty: a hint, and never a gap."""
# What a data question rests on demands data of nobody, so its norm does not count; it stands behind what is known.
_DATA_FIRST = Weight(Text(de="Hier geht es erst um die Daten.", en="This is about the data first."), -1.0)


def with_norm_weight(finding: Finding, norms: tuple[Norm, ...]) -> Finding:
    """The finding with the addend of its norms; what is only allowed or hinted at is no gap, whoever denies it."""
    if finding.kind is Kind.DATA_QUESTION:
        return replace(finding, weights=(*finding.weights, _DATA_FIRST))
    binding = max((n.binding for n in norms if n.verified), key=lambda b: _BINDING_POINTS[b], default=None)
    weights = (*finding.weights, *((HINT,) if binding in _HINTS and HINT not in finding.weights else ()))
    return replace(
        finding,
        weights=(*weights, *_norm_weight(binding)),
        hint=HINT in weights,
        certainty="question" if binding in _HINTS else finding.certainty,
    )


def _norm_weight(binding: str | None) -> Iterator[Weight]:
    """The strictest checked norm counts, once."""
    if binding is not None:
        yield Weight(_BINDING_TEXT[binding], _BINDING_POINTS[binding])


def carried(finding: Finding, norms: tuple[Norm, ...]) -> bool:
    """Whether anything but unchecked wordings carries the finding; without that nobody is told of it."""
    return finding.kind is Kind.DATA_QUESTION or not norms or any(n.verified for n in norms)


def rests_on_old_data(finding: Finding) -> bool:
    """Whether it rests on statements older than 24 months; it asks then, and matters as before."""
    return OLD_DATA in finding.weights


__all__ = ["carried", "rests_on_old_data", "with_norm_weight"]
