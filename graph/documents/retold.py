"""A recorded paper written again: what its own text says, as far as the graph holds it, where it stands there.

Only statements that cite the paper as their source are told, and each below the heading that its place names.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from graph.documents.citing import Citing
from graph.documents.wished import PaperBasis
from graph.documents.written import HeadingBlock, ListBlock, PaperBlock, TextBlock, blank, phrase
from graph.map.labels import clean_label
from graph.records import Entity, Record, Relation
from graph.records.claims import EXISTS, Claim, Presence
from graph.wording import listing
from ontology.names import EntityType, Prop, RelationType

_FACTS = "Sachverhalt"


class Sentence(NamedTuple):
    """A sentence of the paper: its place among the others, where it stands, whether as an item of a list."""

    rank: int
    order: str
    place: str
    text: str
    claim: Claim
    lead: str = ""


def retold_facts(basis: PaperBasis, paper: Entity, citing: Citing) -> Iterator[PaperBlock]:
    """The facts, part by part; below a lead, items of a list."""
    places: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sorted(_sentences(basis, paper)):
        places[sentence.place].append(sentence)
    if not places:
        yield TextBlock(blank(_FACTS))
    for place in sorted(places, key=lambda p: (p != _FACTS, places[p][0].rank)):
        if place != _FACTS:
            yield HeadingBlock(place, 2)
        yield from _told(places[place], citing)


def _told(sentences: Sequence[Sentence], citing: Citing) -> Iterator[PaperBlock]:
    leads = dict.fromkeys(s.lead for s in sentences)
    for lead in leads:
        lines = tuple(phrase(s.text, citing.claim(s.claim)) for s in sentences if s.lead == lead)
        if lead:
            if not sentences[0].place.startswith(lead):
                yield TextBlock(phrase(f"{lead}:"))
            yield ListBlock(lines)
        else:
            yield from map(TextBlock, lines)


def _sources_of(basis: PaperBasis, paper: Entity) -> frozenset[str]:
    """The source that is the paper itself: of its number, else the one that gives its text."""
    number = paper.value(Prop.REFERENCE)
    own = (s.id for s in basis.things(EntityType.SOURCE) if number and s.value(Prop.REFERENCE) == number)
    return frozenset(own) or frozenset(c.source for c in paper.about(Prop.SUMMARY))


def _sentences(basis: PaperBasis, paper: Entity) -> Iterator[Sentence]:
    own = _sources_of(basis, paper)
    for record in basis.records.values():
        told_by = _TOLD.get(record.type)
        if told_by is None or (record.type == EntityType.PAPER and record.id != paper.id):
            continue
        for claim in record.claims:
            if claim.source in own and (sentence := told_by(basis, record, claim)) is not None:
                yield sentence


def _place(claim: Claim) -> str:
    """The heading of the original; what stands in its head is a field, and told there."""
    place = claim.locator.strip()
    return place if place and "Kopf" not in place else _FACTS


def _paper(basis: PaperBasis, record: Record, claim: Claim) -> Sentence | None:
    del basis, record
    return Sentence(0, "", _FACTS, clean_label(claim.value), claim) if claim.prop == Prop.SUMMARY else None


def _measure(basis: PaperBasis, record: Record, claim: Claim) -> Sentence | None:
    del basis
    if claim.prop != Prop.NAME:
        return None
    return Sentence(
        2, record.id, _place(claim), clean_label(claim.value), claim, "Genannte Maßnahmen zur Qualitätsentwicklung"
    )


def _document(basis: PaperBasis, record: Record, claim: Claim) -> Sentence | None:
    del basis
    if claim.prop != EXISTS or claim.presence is not Presence.ABSENT:
        return None
    name = next((c.value for c in record.about(Prop.NAME)), "")
    return Sentence(3, record.id, _place(claim), f"Noch nicht vorhanden: {clean_label(name)}.", claim) if name else None


def _goal(basis: PaperBasis, record: Record, claim: Claim) -> Sentence | None:
    if claim.prop != Prop.NAME:
        return None
    lead = "Ziele vor Ort" if record.owner == basis.snapshot.key else "Ziele"
    return Sentence(5, record.id, _place(claim), clean_label(claim.value), claim, lead)


_STATED: Mapping[str, tuple[int, str]] = {
    Prop.DURATION_STATEMENT: (4, "Dauer"),
    Prop.SIZE_STATEMENT: (8, "Umfang"),
    Prop.EFFORT_STATEMENT: (8, "Aufwand"),
    Prop.BENEFIT: (8, "Gewinn"),
}


def _project(basis: PaperBasis, record: Record, claim: Claim) -> Sentence | None:
    if claim.prop not in _STATED or claim.presence is not Presence.PRESENT:
        return None
    rank, lead = _STATED[claim.prop]
    return Sentence(rank, "", _place(claim), clean_label(claim.value), claim, f"{lead} ({basis.name(record.id)})")


def _involvement(basis: PaperBasis, record: Record, claim: Claim) -> Sentence | None:
    assert isinstance(record, Relation)
    kinds = basis.snapshot.model.code_lists["InvolvementKind"].by_notation
    kind = kinds.get(record.value(Prop.INVOLVEMENT) or "")
    if claim.prop != EXISTS or kind is None:
        return None
    own = [clean_label(c.value) for c in record.claims if c.prop == Prop.TASK and c.source == claim.source]
    behalf = record.value(Prop.ON_BEHALF_OF)
    more = [*own, *([f"im Auftrag von: {basis.name(behalf)}"] if behalf else [])]
    text = f"{basis.name(record.source)}: {kind.label.de}"
    text += f" ({'; '.join(more)})" if more else ""
    lead = f"Beteiligt am Vorhaben „{basis.name(record.target)}“"
    return Sentence(4, f"{kind.order:02}", _place(claim), text, claim, lead)


def _taking_part(basis: PaperBasis, record: Record, claim: Claim) -> Sentence | None:
    assert isinstance(record, Relation)
    if claim.prop != EXISTS or record.source != basis.snapshot.district.id:
        return None
    said = [c.value for c in record.claims if c.prop == Prop.DIMENSION and c.source == claim.source]
    named = [label for d in said if (label := basis.label("QualityDimension", d))]
    text = f"Teilnahme von {basis.district} an „{basis.name(record.target)}“"
    text += f", Qualitätsdimension „{listing(named)}“" if named else ""
    fellows = _fellows(basis, record)
    text += f", in einem Cluster mit {listing(fellows)}" if fellows else ""
    return Sentence(7, "", _place(claim), f"{text}.", claim)


def _fellows(basis: PaperBasis, taking: Relation) -> list[str]:
    """The other districts of the cluster, as the same source names them."""
    cluster = taking.value(Prop.CLUSTER)
    sources = {c.source for c in taking.about(EXISTS)}
    rows = (r for r in basis.ties(RelationType.TAKES_PART) if r.target == taking.target and r.source != taking.source)
    together = (r for r in rows if cluster and r.value(Prop.CLUSTER) == cluster)
    return [basis.name(r.source) for r in together if sources & {c.source for c in r.about(EXISTS)}]


_TOLD: Mapping[str, Callable[[PaperBasis, Record, Claim], Sentence | None]] = {
    EntityType.PAPER: _paper,
    EntityType.MEASURE: _measure,
    EntityType.DOCUMENT: _document,
    EntityType.GOAL: _goal,
    EntityType.PROJECT: _project,
    RelationType.PROJECT_INVOLVEMENT: _involvement,
    RelationType.TAKES_PART: _taking_part,
}

__all__ = ["retold_facts"]
