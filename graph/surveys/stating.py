"""From what pairs say to records: cooperation, referrals, wishes; every claim says who of the two said it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.identifiers import relation_id
from graph.records import Relation, relation
from graph.records.claims import EXISTS, Claim
from graph.surveys.planned import SurveyPlan
from graph.surveys.told import PairTold
from ontology.names import Confirmation, Prop, RelationType, StatementStatus

_BY = {StatementStatus.CONFIRMED: Confirmation.BOTH, StatementStatus.ONE_SIDED: Confirmation.ONE}


@dataclass(frozen=True, slots=True)
class Stating:
    """What is the same in all records of one survey: the plan, the id of its source, and names of organizations."""

    plan: SurveyPlan
    source: str
    names: Mapping[str, str]

    def records(self, pair: PairTold) -> Iterator[Relation]:
        """The relations that follow from what a pair says."""
        yield self._made(RelationType.COOPERATION, pair.ends, self._cooperation(pair))
        one, other = pair.said
        for way, tells, confirms in ((pair.ends, one, other), (pair.ends[::-1], other, one)):
            refers = tells is not None and tells.refers
            receives = confirms is not None and confirms.receives
            if by := [end for end, ticked in zip(way, (refers, receives), strict=True) if ticked]:
                yield self._made(RelationType.REFERRAL, way, self._referral(pair, by))
            if tells is not None and tells.wish:
                wishes = self._claim(EXISTS, "true", StatementStatus.ONE_SIDED, way[0])
                yield self._made(RelationType.COOPERATION_WISH, way, [wishes])

    def _referral(self, pair: PairTold, by: Sequence[str]) -> Iterator[Claim]:
        status = pair.of_detail(len(by))
        yield self._claim(EXISTS, "true", status, *by)
        if pair.status is not StatementStatus.DISPUTED:
            # A referral that nobody rated would count as cooperation, also between two who said: we know each other.
            yield self._claim(Prop.INTENSITY, str(pair.loosest), status, *by)

    def _cooperation(self, pair: PairTold) -> Iterator[Claim]:
        status = pair.status
        told = [(end, row) for end, row in zip(pair.ends, pair.said, strict=True) if row is not None]
        if status is StatementStatus.DISPUTED:
            # A denial beside it stays a claim of its own, but as a dispute: else it would outrank who says yes.
            yield from (self._claim(EXISTS, "true", status, end) for end, _ in told)
            yield from (self._claim(Prop.INTENSITY, str(row.closeness), status, end) for end, row in told)
        else:
            yield self._claim(EXISTS, "true", status, *(end for end, _ in told))
        if status in _BY:
            for end, row in told:
                # Who tells of a closer tie confirms the looser one.
                sure = status if row.closeness == pair.loosest else StatementStatus.ONE_SIDED
                yield self._claim(Prop.INTENSITY, str(row.closeness), sure, end)
            yield self._claim(Prop.CONFIRMED_BY, _BY[status], status, *(end for end, _ in told))
        for purpose in sorted({p for _, row in told for p in row.purposes}):
            by = [end for end, row in told if purpose in row.purposes]
            yield self._claim(Prop.PURPOSE, purpose, pair.of_detail(len(by)), *by)

    def _claim(self, prop: str, value: str, status: StatementStatus, *by: str) -> Claim:
        locator = "Angabe von " + " und ".join(self.names.get(end, end) for end in by)
        return Claim(prop, value, self.source, locator, self.plan.day.isoformat(), status.value)

    def _made(self, type: RelationType, ends: tuple[str, str], claims: Iterable[Claim]) -> Relation:
        owner = self.plan.district
        return relation(relation_id(owner, type, ends, self.plan.id), type, ends, owner, claims)
