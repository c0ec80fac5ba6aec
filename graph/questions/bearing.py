"""On which indicators the answer to a question bears, and whether it tells a whole list or one thing of many."""

from typing import NamedTuple

from graph.district.seats import coming_together
from graph.district.snapshot import Snapshot
from graph.questions.question import Question
from ontology.names import BodyKind, BodyLayer

_OF_NETWORK = frozenset(["A1", "A2", "A3", "A10", "B6", "B12", "C3", "C6", "C7", "C8", "C9", "C11", "C13"])
"""What changes with who sits in the bodies of the network."""
_OF_STEERING = frozenset(["C3", "C7", "C11", "C13"])
"""Of these what looks at steering and meeting alone, not at working groups (docs/domain.md 12.3)."""
_OF_COMMITTEE = frozenset(["B6", "B12", "B14", "C5"])
"""What changes with who sits in the youth welfare committee."""
_OF_TIES = frozenset(["A4", "A5", "A6", "A7", "A8", "A9", "A11", "A12", "A15", "A16", "C14"])
"""What changes with who works with whom."""
_BY_RULE = {
    "coordination_missing": frozenset(["A7", "C13", "A4"]),
    "level_unknown": frozenset(("C7",)),
    "sector_unknown": frozenset(["A2", "A4", "A5", "A9", "A10", "B12", "C3", "C5", "C13"]),
    "stale_relations": _OF_TIES | {"A13"},
    "tie_data_question": _OF_TIES,
}
_WHOLE = ("tie_data_question", "sector_unknown")
_BY_CODE = {"sector_unknown": "Sector", "level_unknown": "Level"}
"""An answer tells what several rows have in common: with rows of several codes the question comes again."""
UPWARD = frozenset(["B1", "B2", "B4", "B5", "B16"])
"""No source says that a search of council papers was complete (domain 10 no. 8): only what is found narrows these."""
_BY_NEED = {
    "actors": frozenset(["A1", "A2", "A3", "A10", "C12"]),
    "agreements": frozenset(["A8", "B10"]),
    "consultations": frozenset(["B2", "B3", "B4", "B5", "B16"]),
    "land": frozenset(("B14",)),
    "memberships": _OF_NETWORK,
    "ties": _OF_TIES,
}
_OF_SEATS = ("members_incomplete", "members_empty", "stale_seats")


class Bearing(NamedTuple):
    """What an answer bears on; a ``whole`` list settles at once what else is asked thing by thing,
    by its ``size``: the more rows it has, the more hangs on it. ``answers`` is how many it takes until all is told."""

    indicators: frozenset[str]
    whole: bool = False
    size: int = 1
    answers: int = 1


def bearing_of(question: Question) -> Bearing:
    """What the answer to a question bears on."""
    finding, snapshot = question.finding, question.case.snapshot
    if finding.rule in _OF_SEATS:
        body = finding.subjects[0]
        rows = question.case.records if finding.rule == "stale_seats" else snapshot.seats_in(body)
        return Bearing(_of_body(snapshot, body), whole=True, size=1 + len(rows))
    if finding.rule == "to_collect":
        return Bearing(_BY_NEED.get(finding.subjects[0], frozenset()), whole=True)
    if finding.rule in _BY_RULE:
        size = max(1, len(question.case.records)) if finding.rule in _BY_CODE else 1
        codes = len(snapshot.model.code_lists[_BY_CODE[finding.rule]].codes) if finding.rule in _BY_CODE else 1
        return Bearing(_BY_RULE[finding.rule], finding.rule in _WHOLE, size, different_codes(size, codes))
    return Bearing(frozenset(finding.indicators))


def different_codes(rows: int, codes: int) -> int:
    """How many different codes so many rows have on average, each as likely: ``codes (1 - (1 - 1 / codes)^rows)``.

    The expected number of occupied cells (Feller 1968, An Introduction to Probability Theory, II.5); at least 1.

    >>> [different_codes(rows, 17) for rows in (1, 4, 20, 200)]
    [1, 4, 12, 17]
    """
    return max(1, round(codes * (1 - (1 - 1 / codes) ** rows)))


def _of_body(snapshot: Snapshot, id: str) -> frozenset[str]:
    body = snapshot.known(id)
    if body is None:
        return frozenset()
    if body in snapshot.bodies_of_layer(BodyLayer.NETWORK):
        return _OF_NETWORK if body in coming_together(snapshot) else _OF_NETWORK - _OF_STEERING
    return _OF_COMMITTEE if body in snapshot.bodies_of_kind(BodyKind.JHA) else frozenset(("B6",))


def asks_for_ties(question: Question) -> bool:
    """Whether the question is the one on the gate: who works with whom (domain 12)."""
    return question.finding.rule == "tie_data_question" or question.finding.subjects == ("ties",)


__all__ = ["UPWARD", "Bearing", "asks_for_ties", "bearing_of"]
