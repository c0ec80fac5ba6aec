"""The parties of an agreement: those of a recorded one, else those that are named; and how they cooperate so far."""

from itertools import combinations
from typing import NamedTuple

from graph.documents.citing import Citing
from graph.documents.wished import PaperBasis, PaperWish
from graph.documents.written import PaperLine, blank, phrase
from graph.errors import NotFoundError
from graph.identifiers import folded
from graph.map.labels import clean_label
from graph.records import Entity
from graph.records.claims import Presence
from ontology.names import EntityType, Prop, RelationType


class Parties(NamedTuple):
    """Who agrees, by id and name, as lines with their sources; and on what."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    lines: tuple[PaperLine, ...]
    subject: PaperLine


def agreed_parties(basis: PaperBasis, wish: PaperWish, citing: Citing) -> Parties:
    """The parties by the recorded agreement, or by name; raises NotFoundError for what is not recorded."""
    agreement = _agreement(basis, wish.agreement) if wish.agreement else None
    if agreement is not None:
        signs = [r for r in basis.ties(RelationType.SIGNS) if r.target == agreement.id]
        found = [(basis.entity(r.source), citing.said(r)) for r in signs if r.presence is Presence.PRESENT]
    else:
        found = [(one, citing.said(one)) for one in (_actor(basis, name) for name in wish.partners)]
    known = [(one, cites) for one, cites in found if one is not None]
    about = agreement.value(Prop.SUBJECT) if agreement is not None else None
    named = phrase(f"{clean_label(about)}.", citing.said(agreement, Prop.SUBJECT)) if agreement and about else None
    return Parties(
        tuple(one.id for one, _ in known),
        tuple(clean_label(one.name) for one, _ in known),
        tuple(phrase(clean_label(one.name), cites) for one, cites in known),
        named or blank("Gegenstand der Vereinbarung"),
    )


def _agreement(basis: PaperBasis, sign: str) -> Entity:
    for one in basis.things(EntityType.AGREEMENT):
        if sign in (one.id, one.id.partition(":")[2]) or folded(sign) == folded(one.name):
            return one
    raise NotFoundError(f"no agreement {sign}")


def _actor(basis: PaperBasis, name: str) -> Entity:
    for one in basis.things(EntityType.ORGANIZATION):
        names = {folded(n) for n in (one.name, *one.all(Prop.ALIAS))}
        if name in (one.id, one.id.partition(":")[2]) or folded(name) in names:
            return one
    raise NotFoundError(f"no organization {name}")


def recorded_cooperation(basis: PaperBasis, parties: Parties, citing: Citing) -> tuple[PaperLine, ...]:
    """What is recorded of parties working together, pair by pair; nothing is concluded from what is not."""
    lines = []
    for a, b in combinations(parties.ids, 2):
        for row in basis.ties(RelationType.COOPERATION):
            if {row.source, row.target} == {a, b} and row.presence is Presence.PRESENT:
                kind = row.value(Prop.RAW_KIND)
                text = f"{basis.name(a)} und {basis.name(b)}{f': {clean_label(kind)}' if kind else ''}."
                lines.append(phrase(text, citing.said(row)))
    return tuple(lines)


__all__ = ["Parties", "agreed_parties", "recorded_cooperation"]
