"""What a survey changed: a district without what it told, and with it, at one day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.comparison.comparing import Comparison
from graph.comparison.results import Measured
from graph.comparison.supposition import compare_supposed
from graph.district.loading import district_of
from graph.district.outcome import range_width
from graph.findings.finding import Finding
from graph.indicators import all_indicators
from graph.records import Entity, Record, Relation, with_claims
from graph.records.claims import Presence
from graph.stores.base import Batch, GraphReader, Scope
from graph.surveys.planned import SurveyPlan
from graph.surveys.transfer import survey_source
from ontology import Model
from ontology.names import RelationType


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The range of an indicator before and after, from 0 (nothing is open) to 1 (anything may be)."""

    indicator: str
    before: float
    after: float


@dataclass(frozen=True)
class SurveyEffect:
    """The comparison, and what people ask of it.

    ``told`` are indicators that say something now and said nothing before, ``narrowed`` those whose range closed,
    ``proven`` the questions that became gaps, ``mutual`` the pairs of which both wish to work together more.
    """

    comparison: Comparison
    told: tuple[str, ...]
    narrowed: tuple[Narrowed, ...]
    proven: tuple[Finding, ...]
    mutual: tuple[tuple[str, str], ...]

    @property
    def opened(self) -> bool:
        """Whether verdicts on cooperation became possible (domain 12: 70 % of the organizations)."""
        return self.comparison.after.snapshot.ties_suffice and not self.comparison.before.snapshot.ties_suffice


def without_survey(plan: SurveyPlan, records: Iterable[Record]) -> Iterator[Record]:
    """Records without what a survey told: as they would be had nobody been asked."""
    source = survey_source(plan)
    for record in records:
        if record.id in (plan.id, source):
            continue
        kept = [c for c in record.claims if c.source != source]
        if len(kept) == len(record.claims):
            yield record
        elif kept:
            yield with_claims(record, kept)


def with_batch(records: Iterable[Record], batch: Batch) -> Iterator[Record]:
    """Records as they would be after a batch, in the order in which a store gives them."""
    found: dict[str, Record | None] = {record.id: record for record in records}
    found |= {change.id: change.record for change in batch.changes}
    return (record for _, record in sorted(found.items()) if record is not None)


def effect_in(
    reader: GraphReader, model: Model, plan: SurveyPlan, on: date, batch: Batch | None = None
) -> SurveyEffect:
    """The effect of a survey on its district: as it is in a store, or as a batch that nobody saved would make it."""
    scope = Scope.of(plan.district)
    known: list[Record] = [*reader.records(scope), *reader.relations(scope=scope)]
    after = known if batch is None else list(with_batch(known, batch))
    return survey_effect(model, district_of(reader, plan.district, scope), on, list(without_survey(plan, known)), after)


def survey_effect(
    model: Model, district: Entity, on: date, before: Iterable[Record], after: Sequence[Record]
) -> SurveyEffect:
    """What the difference between two states of a district says to people."""
    found = compare_supposed(model, district, on, before, after)
    told = (m.id for m in found.indicators if m.before.value is None and m.after.value is not None)
    narrowed = (n for n in map(_narrowed, found.indicators) if n.after < n.before)
    proven = (b for a, b in found.findings.still if a.certainty == "question" and b.certainty == "gap")
    return SurveyEffect(
        found,
        tuple(told),
        tuple(sorted(narrowed, key=lambda n: (n.after - n.before, n.indicator))),
        tuple(proven),
        tuple(mutual_wishes(after)),
    )


def _narrowed(found: Measured) -> Narrowed:
    unit = all_indicators()[found.id].unit
    return Narrowed(found.id, range_width(found.before, unit), range_width(found.after, unit))


def mutual_wishes(records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Pairs of which each would like to work more with the other."""
    wishes = {
        (r.source, r.target)
        for r in records
        if isinstance(r, Relation) and r.type == RelationType.COOPERATION_WISH and r.presence is Presence.PRESENT
    }
    return ((a, b) for a, b in sorted(wishes) if a < b and (b, a) in wishes)
