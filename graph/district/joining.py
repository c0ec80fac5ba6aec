"""Rows at a date -> Network: who counts as an actor, and how several rows on one pair become one tie."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from graph.as_of import Dated
from graph.certainty import surest
from graph.district.network import CooperationTie, Network, Seat, Signature
from graph.records import Relation
from ontology.names import Prop, RelationType
from ontology.values import as_int


def network_of(
    acting: Set[str], listed: Iterable[str], sector: Callable[[str], str | None], rows: Callable[[str], Sequence[Dated]]
) -> Network:
    """The three layers over the actors: the listed ones, and whoever else that may act has a tie, seat or signature.

    ``rows`` gives the relations of a type at the date, ``sector`` the sector of an actor.

    Only who holds is an actor: whether somebody is at the edge is no statement on those whose existence is open.
    """
    ties = [
        d
        for d in rows(RelationType.COOPERATION)
        if d.relation.source != d.relation.target and d.relation.source in acting and d.relation.target in acting
    ]
    seats = rows(RelationType.MEMBERSHIP)
    signatures = rows(RelationType.SIGNS)
    involved = {id for d in ties for id in (d.relation.source, d.relation.target)}
    involved |= {d.relation.source for d in (*seats, *signatures)} & acting
    actors = tuple(sorted(involved.union(listed)))
    index = {actor: i for i, actor in enumerate(actors)}
    return Network(
        actors=actors,
        sectors=tuple(sector(a) for a in actors),
        cooperation=_undirected(ties, index),
        affiliation=tuple(_seat(d, index) for d in seats if d.relation.source in index),
        obligation=tuple(
            Signature(index[d.relation.source], d.relation.target, d.certainty, d.relation.id)
            for d in signatures
            if d.relation.source in index
        ),
    )


def _seat(dated: Dated, index: Mapping[str, int]) -> Seat:
    relation = dated.relation
    seats = as_int(relation.values, Prop.SEATS) or 1
    return Seat(index[relation.source], relation.target, seats, dated.certainty, relation.id)


def _undirected(ties: Sequence[Dated], index: Mapping[str, int]) -> tuple[CooperationTie, ...]:
    """One tie a pair: the highest intensity among the surest rows; both directions count as one."""
    rows: dict[tuple[int, int], list[Dated]] = defaultdict(list)
    for dated in ties:
        one, other = index[dated.relation.source], index[dated.relation.target]
        rows[(one, other) if one < other else (other, one)].append(dated)
    return tuple(_joined(a, b, found) for (a, b), found in sorted(rows.items(), key=lambda item: item[0]))


def _joined(a: int, b: int, rows: Sequence[Dated]) -> CooperationTie:
    if len(rows) == 1:
        ((relation, certainty),) = rows
        return CooperationTie(a, b, intensity_of(relation), certainty, (relation.id,))
    counted = [d for d in rows if d.certainty.holds] or list(rows)
    certainty = surest(*(d.certainty for d in rows))
    relations = tuple(sorted(d.relation.id for d in rows))
    return CooperationTie(a, b, max(intensity_of(d.relation) for d in counted), certainty, relations)


UNRATED = 2
"""A cooperation that nobody rated counts as cooperation (domain 4.2); 0 is an express "none"."""


def intensity_of(cooperation: Relation) -> int:
    """How close a cooperation is, 0 to 4 (domain 4.2)."""
    recorded = as_int(cooperation.values, Prop.INTENSITY)
    return UNRATED if recorded is None else recorded
