"""Rows at a date -> Network: who counts as an actor, and how several rows on one pair become one tie."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set

from graph.as_of import Dated
from graph.certainty import Certainty
from graph.district.network import CONTACT, CooperationTie, Network, Seat, Several, Signature
from graph.records import Relation
from ontology.names import Prop, RelationType, VolumeBand
from ontology.values import as_int


def network_of(
    acting: Set[str], listed: Iterable[str], sector: Callable[[str], str | None], rows: Callable[[str], Sequence[Dated]]
) -> Network:
    """The three layers over the actors: the listed ones, and whoever else that may act has a tie or a signature.

    ``rows`` gives the relations of a type at the date, ``sector`` the sector of an actor. Who is only known by a seat
    is no actor: sitting together is not working together (domain 0.1 no. 9).

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
    involved |= {d.relation.source for d in signatures} & acting
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
    """One tie a pair: the highest intensity that any row says; both directions count as one."""
    rows: dict[tuple[int, int], list[Dated]] = defaultdict(list)
    for dated in ties:
        one, other = index[dated.relation.source], index[dated.relation.target]
        rows[(one, other) if one < other else (other, one)].append(dated)
    return tuple(_joined(a, b, found) for (a, b), found in sorted(rows.items(), key=lambda item: item[0]))


def _joined(a: int, b: int, rows: Sequence[Dated]) -> CooperationTie:
    if len(rows) == 1 and not _silent(rows[0].relation):  # most pairs, by far
        ((relation, certainty),) = rows
        return CooperationTie(a, b, intensity_of(relation), certainty, (relation.id,))
    relations = tuple(sorted(d.relation.id for d in rows))
    said = [_said(d) for d in rows if not _silent(d.relation)]
    if not said:
        return CooperationTie(a, b, 0, _SILENCE, relations)
    if len({sure for _, sure in said}) == 1:
        return CooperationTie(a, b, max(level for level, _ in said), said[0][1], relations)
    told = _closest(said, Certainty.PRESENT, Certainty.STALE)
    several = Several(_closest(said, Certainty.PRESENT), open=_stays_open([sure for _, sure in said]))
    tie = CooperationTie(a, b, told, Certainty.UNKNOWN, relations, several)
    return tie._replace(certainty=tie.reaches(max(told, CONTACT)))


def _said(dated: Dated) -> tuple[int, Certainty]:
    return intensity_of(dated.relation), dated.certainty


def _closest(said: Iterable[tuple[int, Certainty]], *sures: Certainty) -> int:
    return max((level for level, sure in said if sure in sures), default=0)


def _stays_open(sures: Collection[Certainty]) -> bool:
    """Whether rows that differ leave open what none of them says: one asks, or none is of today."""
    return Certainty.UNKNOWN in sures or not {Certainty.PRESENT, Certainty.ABSENT} & {*sures}


_SILENCE = Certainty.UNKNOWN
"""Who refers no family to another may work with it all the same."""


def _silent(relation: Relation) -> bool:
    """Whether a row is only about families, and says that none is referred: no statement on working together."""
    return relation.value(Prop.VOLUME_BAND) == VolumeBand.NONE and relation.value(Prop.INTENSITY) is None


UNRATED = 2
"""A cooperation that nobody rated counts as cooperation (domain 4.2); 0 is an express "none"."""


def intensity_of(cooperation: Relation) -> int:
    """How close a cooperation is, 0 to 4 (domain 4.2)."""
    recorded = as_int(cooperation.values, Prop.INTENSITY)
    return UNRATED if recorded is None else recorded
