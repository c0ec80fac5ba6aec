"""Arguments for a paper: the benefits that sources name for projects, each with its source (docs/domain.md 6)."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from graph.documents.wished import PaperBasis
from graph.map.labels import clean_label
from graph.records.claims import Claim, Presence
from ontology.names import EntityType, Prop


class Argument(NamedTuple):
    """A benefit as a source names it: a sign to choose it by, its words, the project, the claim."""

    sign: str
    text: str
    project: str
    claim: Claim


def all_arguments(basis: PaperBasis) -> tuple[Argument, ...]:
    """What can be argued with, project by project, in the order of the sources."""
    found: dict[str, Argument] = {}
    for argument in _named(basis):
        found.setdefault(argument.sign, argument)
    return tuple(found.values())


def _named(basis: PaperBasis) -> Iterator[Argument]:
    for project in basis.things(EntityType.PROJECT):
        for claim in project.about(Prop.BENEFIT):
            if claim.presence is Presence.PRESENT:
                text = clean_label(claim.value)
                sign = sha256(text.encode()).hexdigest()[:8]
                yield Argument(sign, text if text.endswith(".") else f"{text}.", clean_label(project.name), claim)


def arguments_of(basis: PaperBasis, signs: Sequence[str]) -> tuple[Argument, ...]:
    """The chosen ones, in the order of their choice; "alle" stands for every one."""
    there = all_arguments(basis)
    if "alle" in signs:
        return there
    by_sign = {a.sign: a for a in there}
    return tuple(by_sign[s] for s in signs if s in by_sign)


__all__ = ["Argument", "all_arguments", "arguments_of"]
