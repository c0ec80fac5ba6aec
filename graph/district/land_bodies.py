"""Bodies that Land law, or practice of a Land, names: whether the district has them, and what things are called there.

Lines of one Land never show in another, and none shows where the Land of the district is not recorded (domain 1.4).
"""

from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.snapshot import Snapshot
from graph.records import Entity
from ontology import Norm
from ontology.names import Prop


class LandBody(NamedTuple):
    """A line on a body, and the bodies of that kind at the date; ``denied`` where a source says that there is none."""

    norm: Norm
    kind: str
    bodies: tuple[Entity, ...]
    denied: bool

    @property
    def open(self) -> bool:
        """Whether nobody has said yet if there is such a body."""
        return not self.bodies and not self.denied


def land_bodies(snapshot: Snapshot) -> tuple[LandBody, ...]:
    """The lines on bodies in force in the Land of the district, each with what is recorded of its kind."""
    return tuple(_of_line(snapshot, norm) for norm in snapshot.norms("body"))


def _of_line(snapshot: Snapshot, norm: Norm) -> LandBody:
    (kind,) = norm.about_in("BodyKind")
    possible = [b for b in snapshot.possible("Body") if _stated_kind(b) == kind]
    denied = any(snapshot.certainty[b.id] is Certainty.ABSENT for b in possible)
    return LandBody(norm, kind, snapshot.bodies_of_kind(kind), denied)


def _stated_kind(body: Entity) -> str | None:
    """The kind of a body, also of one that is denied: its statements are no values then."""
    said = body.about(Prop.KIND)
    return said[0].value if said else None


def land_names(snapshot: Snapshot, actor_type: str) -> tuple[Norm, ...]:
    """The lines that say what an actor type is called in the Land of the district."""
    return tuple(n for n in snapshot.norms("name") if actor_type in n.about_in("ActorType"))


__all__ = ["LandBody", "land_bodies", "land_names"]
