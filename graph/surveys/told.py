"""What two organizations say of each other: confirmed, told by one side, contradicted, denied, or nothing at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from graph.surveys.planned import SurveyPlan
from graph.surveys.responses import RowAnswer, Voice
from ontology.names import StatementStatus


@dataclass(frozen=True, slots=True)
class PairTold:
    """A pair of organizations of which at least one speaks: what each says of the other, None where it says nothing."""

    ends: tuple[str, str]
    said: tuple[RowAnswer | None, RowAnswer | None]

    @property
    def status(self) -> StatementStatus:
        """How sure the tie is. Whoever had the other on the roster and says 0 denies it (decision 0037)."""
        ties = [row.closeness > 0 for row in self.said if row is not None]
        if not any(ties):
            return StatementStatus.CONFIRMED_ABSENT
        if not all(ties):
            return StatementStatus.DISPUTED
        return StatementStatus.CONFIRMED if len(ties) == 2 else StatementStatus.ONE_SIDED

    @property
    def loosest(self) -> int:
        """The level that all who speak tell at least."""
        return min(row.closeness for row in self.said if row is not None)

    def of_detail(self, by: int) -> StatementStatus:
        """How sure a detail is that so many sides tell: no surer than the tie itself."""
        if self.status is StatementStatus.DISPUTED:
            return StatementStatus.DISPUTED
        return StatementStatus.CONFIRMED if by == 2 else StatementStatus.ONE_SIDED


def pairs_told(plan: SurveyPlan, said: Mapping[str, Voice]) -> Iterator[PairTold]:
    """Every pair of the roster of which somebody speaks, in the order of ids; of all others nothing is stated."""
    for one, other in combinations(sorted(plan.roster), 2):
        rows = _row(said, one, other), _row(said, other, one)
        if rows != (None, None):
            yield PairTold((one, other), rows)


def _row(said: Mapping[str, Voice], who: str, of: str) -> RowAnswer | None:
    voice = said.get(who)
    return voice.rows.get(of) if voice is not None else None
