"""The indicators of domain 12: one file each, found by folder scan, all under one contract.

An indicator is a function ``compute(snapshot) -> Outcome`` with the `indicator` decorator. To add one, add a file.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

from graph.district.heard import heard_by
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from ontology import Text, say

Need = Literal["actors", "ties", "memberships", "agreements", "consultations", "land"]
Unit = Literal["share", "count", "level", "months", "steps", "index", "balance", "yes_no", "full_posts"]
Direction = Literal["higher", "lower", "none"]


Compute = Callable[[Snapshot], Outcome]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A declared indicator: what it asks, what it needs, what it rests on."""

    id: str
    label: Text
    question: Text
    compute: Compute
    needs: tuple[Need, ...]
    norms: tuple[str, ...]
    dimension: str
    unit: Unit
    better: Direction
    collect: Text | None = None

    @property
    def inputs(self) -> tuple[Text, ...]:
        """What has to be recorded, as requests: the needs, and what this indicator asks for beyond them."""
        asked = (*(_NEEDS[need][1] for need in self.needs), self.collect)
        return tuple(text for text in asked if text is not None)


_found: dict[str, Indicator] = {}


def indicator(  # noqa: PLR0913 - a declaration, all of it by name
    id: str,
    *,
    label: Text,
    question: Text,
    needs: tuple[Need, ...],
    norms: tuple[str, ...] = (),
    dimension: str,
    unit: Unit,
    better: Direction = "none",
    collect: Text | None = None,
) -> Callable[[Compute], Compute]:
    """Declare a function as the indicator of that id.

    ``norms`` are notations of norm lines or names of norm packs, ``dimension`` the Qualitätsrahmen dimension it serves
    (domain 2.1), ``needs`` what a district must have recorded: without it the outcome says what to collect. ``collect``
    is what this indicator alone asks for. The first paragraph of the docstring is the formula; it is published.
    """

    def declare(compute: Compute) -> Compute:
        _found[id] = Indicator(id, label, question, compute, needs, norms, dimension, unit, better, collect)
        return compute

    return declare


@cache
def all_indicators() -> Mapping[str, Indicator]:
    """Every indicator by id, in the order A1 … D6."""
    for module in iter_modules(__path__):
        if re.fullmatch(r"[a-z]\d+_\w+", module.name):
            import_module(f"{__name__}.{module.name}")
    return dict(sorted(_found.items(), key=lambda item: (item[0][0], int(item[0][1:]))))


def compute_all(snapshot: Snapshot) -> dict[str, Outcome]:
    """All indicators of a district at a date. A missing need gives "nicht erfasst" and what to collect, not 0."""
    return {id: outcome_of(ind, snapshot) for id, ind in all_indicators().items()}


def outcome_of(chosen: Indicator, snapshot: Snapshot) -> Outcome:
    """One indicator, or what is missing for it."""
    missing = tuple(text for need in chosen.needs if (text := _missing(need, snapshot)) is not None)
    if missing:
        sentence = say(
            "Nicht erfasst. {join}",
            "Not recorded. {join}",
            join=Text(de=" ".join(m.de for m in missing), en=" ".join(m.en for m in missing)),
        )
        return Outcome(sentence, missing=missing)
    return chosen.compute(snapshot)


_NEEDS: Mapping[Need, tuple[Callable[[Snapshot], bool], Text]] = {
    "actors": (
        lambda s: bool(s.organizations),
        Text(
            de="Erfassen Sie die Organisationen Ihres Netzwerks mit Bereich und Art.",
            en="Record the organizations of your network with sector and kind.",
        ),
    ),
    "ties": (
        lambda s: bool(s.network.cooperation),
        Text(
            de="Erheben Sie, wer mit wem zusammenarbeitet, zum Beispiel im nächsten Netzwerktreffen.",
            en="Collect who works with whom, for example at the next network meeting.",
        ),
    ),
    "memberships": (
        lambda s: bool(s.relations_of("Membership")),
        Text(
            de="Erfassen Sie die Gremien und wer darin sitzt.",
            en="Record the bodies and who sits in them.",
        ),
    ),
    "agreements": (
        lambda s: bool(s.of_type("Agreement")),
        Text(
            de="Erfassen Sie die Vereinbarungen und wer sie unterzeichnet hat.",
            en="Record the agreements and who signed them.",
        ),
    ),
    "consultations": (
        # Where somebody has gone through the minutes of two years, that there was none is known.
        lambda s: bool(s.relations_of("Consultation")) or _none_for_sure(s),
        Text(
            de="Erfassen Sie, welche Vorlagen zu Frühen Hilfen wann in welchem politischen Gremium beraten wurden.",
            en="Record which papers on early help were consulted in which political body and when.",
        ),
    ),
    "land": (
        lambda s: s.land is not None,
        Text(
            de="Tragen Sie Land und Art des Jugendamtsbezirks im Blatt Bezirk ein.",
            en="Enter Land and type of the district in the sheet Bezirk.",
        ),
    ),
}


def _none_for_sure(snapshot: Snapshot) -> bool:
    heard = snapshot.derived(heard_by)
    return bool(heard) and all(body.complete for body in heard)


def open_needs(snapshot: Snapshot) -> Mapping[Need, Text]:
    """What nobody has recorded yet and some indicator needs, with the request to collect it."""
    return {need: text for need, (present, text) in _NEEDS.items() if not present(snapshot)}


def _missing(need: Need, snapshot: Snapshot) -> Text | None:
    present, text = _NEEDS[need]
    return None if present(snapshot) else text


__all__ = ["Indicator", "all_indicators", "compute_all", "indicator", "open_needs", "outcome_of"]
