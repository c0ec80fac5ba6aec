"""Who is on what: the measures that answer a finding."""

from collections.abc import Mapping

from graph.district.snapshot import Snapshot
from graph.findings.finding import Finding, matter_key
from graph.records import Entity
from ontology.names import EntityType, MeasureStatus, Prop


def measures_by_finding(snapshot: Snapshot) -> Mapping[str, tuple[Entity, ...]]:
    """Who is on what: the district's measures by the key of the finding that they answer."""
    found: dict[str, tuple[Entity, ...]] = {}
    for measure in snapshot.of_type(EntityType.MEASURE):
        key = measure.value(Prop.FINDING_KEY)
        if key and measure.owner == snapshot.key and measure.value(Prop.MEASURE_STATUS) != MeasureStatus.STOPPED:
            found[key] = (*found.get(key, ()), measure)
    return found


def measures_on(finding: Finding, snapshot: Snapshot) -> tuple[Entity, ...]:
    """The measures that answer a finding, one of its parts, or the matter that it is part of."""
    keys = {finding.key, *(part.key for part in finding.parts)}
    if finding.matter is not None:
        keys.add(matter_key(finding.matter, finding.district))
    known = snapshot.derived(measures_by_finding)
    return tuple(measure for key in sorted(keys) for measure in known.get(key, ()))
