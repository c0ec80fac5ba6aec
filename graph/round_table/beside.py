"""Chairs beside the table: groups that Land law names further. They are never counted with those of § 3 Abs. 2 KKG."""

from typing import NamedTuple

from graph.district.partners import PartnerLine, partner_lines
from graph.district.roll import Roll
from graph.district.snapshot import Snapshot
from graph.findings import cited
from graph.round_table.chairs import Chair, chair_of
from ontology import Text, say


class SideChair(NamedTuple):
    """A chair beside the table, and who wants it there: the law of the Land, which only allows."""

    chair: Chair
    origin: Text


def side_chairs(snapshot: Snapshot) -> tuple[SideChair, ...]:
    """The lines of Land law on further partners, in their order; none where the Land of the district is not known."""
    roll = snapshot.derived(Roll)
    lines = (line for line in snapshot.derived(partner_lines) if line.norm.land is not None)
    return tuple(SideChair(chair_of(roll, line), _by_land(line)) for line in lines)


def _by_land(line: PartnerLine) -> Text:
    return say("{citation}, Kann-Regel", "{citation}, optional", citation=cited(line.norm))


__all__ = ["SideChair", "side_chairs"]
