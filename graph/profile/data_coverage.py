"""How much of a district is recorded, and how surely: what stands beside every profile."""

from collections import Counter
from dataclasses import dataclass

from graph.certainty import Certainty
from graph.district.consultations import consultations
from graph.district.snapshot import Snapshot
from graph.records import SHARED
from ontology.names import BodyLayer, EntityType

_BACKGROUND = (EntityType.SOURCE, EntityType.DISTRICT, EntityType.COMPARISON_RELEASE, EntityType.PROJECT_CLUSTER)
"""What says where a statement comes from, of whom it is, and with whom it is told: no statement on the network."""


@dataclass(frozen=True, slots=True)
class DataCoverage:
    """What is recorded of a district at a day, in numbers.

    ``tie_share`` is the share of the organizations with recorded ties (0 to 1), ``newest_list``
    the day that the newest list describes, empty if none is dated. The last four count the district's own statements
    by how sure they are.
    """

    organizations: int
    tie_share: float
    ties_suffice: bool
    bodies: int
    complete_bodies: int
    political_bodies: int
    consultations: int
    newest_list: str
    present: int
    stale: int
    unknown: int
    absent: int

    @property
    def statements(self) -> int:
        """All own statements that are there on the day."""
        return self.present + self.stale + self.unknown + self.absent


def data_coverage(snapshot: Snapshot) -> DataCoverage:
    """How much of the district is recorded at the date."""
    own = (e for e in snapshot.entities.values() if e.owner == snapshot.key and e.type not in _BACKGROUND)
    sure = Counter(snapshot.certainty[e.id] for e in own)
    sure.update(d.certainty for rows in snapshot.relations.values() for d in rows if d.relation.owner != SHARED)
    bodies = snapshot.bodies
    return DataCoverage(
        organizations=len(snapshot.organizations),
        tie_share=snapshot.tie_coverage,
        ties_suffice=snapshot.ties_suffice,
        bodies=len(bodies),
        complete_bodies=sum(map(snapshot.members_complete, bodies)),
        political_bodies=len(snapshot.bodies_of_layer(BodyLayer.POLITICAL)),
        consultations=sum(c.certainty.holds for c in consultations(snapshot)),
        newest_list=snapshot.newest_list,
        present=sure[Certainty.PRESENT],
        stale=sure[Certainty.STALE],
        unknown=sure[Certainty.UNKNOWN],
        absent=sure[Certainty.ABSENT],
    )
