"""Chairs beside the table: groups that Land law names further, and those that the group itself wants there.

They are never counted with those of § 3 Abs. 2 KKG.
"""

from typing import NamedTuple

from graph.district.partners import PartnerLine, partner_lines
from graph.district.roll import Roll
from graph.district.snapshot import Snapshot
from graph.findings import cited
from graph.round_table.chairs import Chair, chair_of
from ontology import Norm, Text, say
from ontology.names import OwnRuleKind


class SideChair(NamedTuple):
    """A chair beside the table, and who wants it there: the law of the Land, which only allows, or the group itself."""

    chair: Chair
    origin: Text


def side_chairs(snapshot: Snapshot) -> tuple[SideChair, ...]:
    """The lines of Land law on further partners, in their order, then own rules on who takes part.

    No line of Land law where the Land of the district is not known.
    """
    roll = snapshot.derived(Roll)
    lines = (line for line in snapshot.derived(partner_lines) if line.norm.land is not None)
    by_land = (SideChair(chair_of(roll, line), _by_land(line)) for line in lines)
    own = (rule.norm for rule in snapshot.own_rules if rule.kind is OwnRuleKind.MITW)
    return (*by_land, *(_own(roll, norm) for norm in own))


def _own(roll: Roll, norm: Norm) -> SideChair:
    group = roll.group_of(norm)
    return SideChair(chair_of(roll, PartnerLine(norm, group, roll.coverage(group))), cited(norm))


def _by_land(line: PartnerLine) -> Text:
    return say("{citation}, Kann-Regel", "{citation}, optional", citation=cited(line.norm))


__all__ = ["SideChair", "side_chairs"]
