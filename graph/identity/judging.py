"""What people judged of two records, kept in the store, and where their judgements contradict each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.identifiers import relation_id
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from ontology.names import EntityType, IdentityVerdict, Prop, StatementStatus


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two records, in the order of their ids, and the verdict on them."""

    pair: tuple[str, str]
    verdict: IdentityVerdict


def judgement(owner: str, pair: tuple[str, str], verdict: IdentityVerdict, day: str, reason: str = "") -> Entity:
    """The record that keeps a judgement; another one on the same pair takes its place, the journal keeps both."""
    ends = (min(pair), max(pair))
    said = [(EXISTS, "true"), *((Prop.JUDGED, id) for id in ends), (Prop.IDENTITY, verdict), (Prop.DATE, day)]
    said += [(Prop.REASON, reason)] if reason else []
    claims = [Claim(str(p), str(v), as_of=day, status=StatementStatus.CONFIRMED.value) for p, v in said]
    id = relation_id(owner, EntityType.IDENTITY_JUDGEMENT, ends)
    return entity(id, EntityType.IDENTITY_JUDGEMENT, owner, claims)


def judged_of(records: Iterable[Entity]) -> Iterator[JudgedPair]:
    """The judgements among some records."""
    for record in records:
        if record.type == EntityType.IDENTITY_JUDGEMENT:
            ends, verdict = sorted(record.all(Prop.JUDGED)), record.value(Prop.IDENTITY)
            if len(ends) == 2 and verdict is not None:
                yield JudgedPair((ends[0], ends[1]), IdentityVerdict(verdict))


def standing(judged: Iterable[JudgedPair], redirects: Mapping[str, str]) -> dict[tuple[str, str], IdentityVerdict]:
    """The verdicts on pairs of records that stand: of one that was merged they hold for the one in its place."""
    found: dict[tuple[str, str], IdentityVerdict] = {}
    for said in judged:
        a, b = sorted(redirects.get(id, id) for id in said.pair)
        if a != b and found.get((a, b)) != IdentityVerdict.DIFFERENT:
            found[a, b] = said.verdict
    return found


def contradictions(judged: Iterable[JudgedPair], redirects: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Pairs judged different although a chain of judgements and merges makes them the same."""
    said = list(judged)
    leads = _Groups()
    for a, b in redirects.items():
        leads.join(a, b)
    for one in said:
        if one.verdict == IdentityVerdict.SAME:
            leads.join(*one.pair)
    apart = (j.pair for j in said if j.verdict == IdentityVerdict.DIFFERENT)
    return tuple(sorted(pair for pair in apart if leads.of(pair[0]) == leads.of(pair[1])))


class _Groups:
    """Records that are the same by what was judged."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, id: str) -> str:
        """The one that stands for the group of a record."""
        while id in self._above:
            id = self._above[id]
        return id

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        first, second = self.of(a), self.of(b)
        if first != second:
            self._above[second] = first
