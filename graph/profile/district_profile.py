"""The profile of a district at a day: anchoring (B), links (A) and participation (C), each with its range.

Plain numbers and codes, no names of actors, no texts: it may be kept, compared and sent. Comparison shows it as a
vector beside others, never as one rank (domain 12.2, 7.2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.district.heard import heard_by
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.indicators import all_indicators, compute_all
from graph.profile.anchoring_level import AnchoringLevel, anchoring_level
from graph.profile.data_coverage import DataCoverage, data_coverage
from graph.profile.profile_entry import ProfileEntry, profile_entry
from ontology.names import EntityType, Prop

ANCHORING = ("B1", "B2", "B3", "B4", "B5", "B6", "B8", "B9", "B10", "B11", "B12")
"""The vector of domain 12.2."""


@dataclass(frozen=True, slots=True)
class DistrictProfile:
    """A district at a day in numbers; ``land`` and ``district_type`` are codes, None where nobody recorded them."""

    key: str
    on: date
    land: str | None
    district_type: str | None
    networks: int
    anchoring: tuple[ProfileEntry, ...]
    links: tuple[ProfileEntry, ...]
    participation: tuple[ProfileEntry, ...]
    level: AnchoringLevel
    coverage: DataCoverage

    @property
    def entries(self) -> tuple[ProfileEntry, ...]:
        """All entries, anchoring first."""
        return (*self.anchoring, *self.links, *self.participation)

    def entry(self, id: str) -> ProfileEntry:
        """The entry of an indicator; raises KeyError if the profile has none of that id."""
        found = {entry.id: entry for entry in self.entries}
        return found[id]


def district_profile(snapshot: Snapshot, outcomes: Mapping[str, Outcome] | None = None) -> DistrictProfile:
    """The profile of a snapshot; ``outcomes`` are those of all indicators, if they are computed already."""
    known = compute_all(snapshot) if outcomes is None else outcomes
    entries = {id: profile_entry(id, known[id]) for id in all_indicators()}
    if not all(heard.complete for heard in snapshot.derived(heard_by)):
        # A consultation that nobody recorded may have gone further than all that are (domain 10 no. 8).
        entries["B4"] = entries["B4"]._replace(high=entries["B4"].scale[1])
    return DistrictProfile(
        key=snapshot.key,
        on=snapshot.on,
        land=snapshot.land,
        district_type=snapshot.district.value(Prop.DISTRICT_TYPE),
        networks=len(snapshot.of_type(EntityType.EARLY_HELP_NETWORK)),
        anchoring=tuple(entries[id] for id in ANCHORING),
        links=tuple(e for id, e in entries.items() if id.startswith("A")),
        participation=tuple(e for id, e in entries.items() if id.startswith("C")),
        level=anchoring_level(entries),
        coverage=data_coverage(snapshot),
    )


__all__ = ["ANCHORING", "DistrictProfile", "district_profile"]
