"""What may be told across districts: the only way from a request to the comparison.

A request gets spreads of groups, and whoever reads a district its own values; cells, and who stands in them, stay here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from api.accounts.errors import NotAllowedError
from api.reads.access import Compare, Read, Reading
from api.rights import Right
from graph.as_of import opened_on
from graph.cells.edition_file import read_edition
from graph.cells.editions import Edition, first_edition
from graph.cells.peer_groups import PeerGroup, PeerPlace, groups_among, peer_groups_of
from graph.cells.scales import scale_of
from graph.cells.small_cells import Dot, SmallCellRule
from graph.cells.spreads import Spread, spread_of
from graph.contribution.releasing import releases
from graph.district.loading import districts
from graph.indicators import all_indicators
from graph.stores.base import EVERYTHING
from ontology import Text
from ontology.names import Prop


@dataclass(frozen=True, slots=True)
class Published:
    """The state of the year as a reader may know it; ``lands`` are the Länder whose groups are told, None for all."""

    edition: Edition
    lands: frozenset[str] | None

    @property
    def empty(self) -> bool:
        """Whether nothing is told of any indicator yet."""
        return not any(table.cells for table in self.edition.tables.values())

    def groups(self, indicator: str) -> tuple[PeerGroup, ...]:
        """The groups that may be asked for, the nation first."""
        table = self.edition.told(indicator)
        places = {place for cell in table.cells for place in cell.places} | set(table.outside)
        return tuple(group for group in groups_among(places) if self._may_know(group))

    def spread(self, indicator: str, group: PeerGroup) -> Spread | Dot:
        """How the values of a group lie, or why that is not told."""
        if not self._may_know(group):
            return Dot.FEW
        unit = all_indicators()[indicator].unit
        return spread_of(self.edition.told(indicator), group, scale_of(unit), self.edition.rule)

    def around(self, place: PeerPlace) -> tuple[PeerGroup, ...]:
        """The groups of a district of that place, the nation first."""
        return peer_groups_of(place)

    def _may_know(self, group: PeerGroup) -> bool:
        return self.lands is None or group.land is None or group.land in self.lands


_NOT_COMPARING = Text(
    de="Die Übersicht über alle Bezirke sehen NZFH und Landeskoordinierung. Wie Ihr Bezirk unter vergleichbaren liegt, "
    "steht bei ihm selbst.",
    en="The overview of all districts is for NZFH and Land. How your district lies among its peers stands with it.",
)
_kept: dict[Path, tuple[tuple[int, int], Edition]] = {}
"""Editions by file, with size and time of the file."""


def _edition(path: Path | None, year: int) -> Edition:
    """The edition in a file, read once for each state of it; one without anything where there is none."""
    if path is None or not path.exists():
        return first_edition(year, SmallCellRule())
    state = path.stat()
    stamp = (state.st_mtime_ns, state.st_size)
    known = _kept.get(path)
    if known is None or known[0] != stamp:
        found = read_edition(path) or first_edition(year, SmallCellRule())
        _kept[path] = known = stamp, found
    return known[1]


def _published(request: Request, read: Reading, lands: frozenset[str] | None) -> Published:
    edition = _edition(request.app.state.settings.edition, opened_on().year)
    return Published(edition.only_with(releases(read.store).keys()), lands)


def compared(request: Request, read: Compare) -> Published:
    """What may be told to whoever compares: a Land only of its own groups besides those of the nation.

    Raises NotAllowedError for whoever may compare nowhere: a district asks for itself among its peers.
    """
    scope = read.scope
    if not read.caller.may(Right.COMPARE):
        raise NotAllowedError(_NOT_COMPARING)
    if scope.districts is None:
        return _published(request, read, None)
    return _published(request, read, frozenset(_lands(read)))


def _lands(read: Reading) -> Iterator[str]:
    for district in districts(read.store, EVERYTHING):
        if read.scope.owns(district.owner):
            yield district.value(Prop.LAND) or ""


def among_peers(request: Request, read: Read, key: str) -> Published:
    """What may be told to whoever reads a district: of the groups that it belongs to."""
    read.district(key)
    return _published(request, read, None)


Told = Annotated[Published, Depends(compared)]
Peers = Annotated[Published, Depends(among_peers)]
