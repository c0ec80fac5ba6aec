"""Bodies × years over several districts: how many districts had early help in which kind of body, and how far it went.

A cell without a number is not recorded, never "not treated": no source says that a search was complete (domain 10
no. 8).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.certainty import Certainty
from graph.district.consultations import YOUTH_COMMITTEES, consultations
from graph.district.depth import COMMITTEE, Depth, depth_of, treated
from graph.district.seats import COUNCILS
from graph.district.snapshot import Snapshot
from graph.wording import spelled
from ontology import Text, say
from ontology.names import BodyKind, EntityType, Prop
from ontology.values import earliest

MOST_BODY_YEARS = 12
"""So many years are shown at most; older ones share the first column."""
_GROUPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text(de="Jugendhilfeausschuss", en="youth welfare committee"), YOUTH_COMMITTEES),
    (Text(de="Rat, Kreistag, Bezirksversammlung", en="council"), COUNCILS),
    (Text(de="Haupt- oder Kreisausschuss", en="main committee"), (BodyKind.HAUPT,)),
    (Text(de="Finanzausschuss", en="finance committee"), (BodyKind.FINA,)),
    (Text(de="Sozialausschuss", en="social committee"), (BodyKind.SOZA,)),
    (Text(de="Gesundheitsausschuss", en="health committee"), (BodyKind.GESA,)),
    (Text(de="Schul- oder Bildungsausschuss", en="education committee"), (BodyKind.SCHA,)),
)
_OTHER = Text(de="Gremium nicht genannt", en="body not named")


class BodyHearing(NamedTuple):
    """A consultation or resolution of a district: kind of the body (None: not recorded), year (None: undated)."""

    district: str
    record: str
    label: Text
    kind: str | None
    year: int | None
    depth: Depth
    certainty: Certainty


class BodyYearCell(NamedTuple):
    """What is recorded of a kind of body in a year: hearings, the districts they are of, how many are not settled."""

    hearings: int
    districts: int
    unsettled: int
    decided: int


class BodyYearRow(NamedTuple):
    """A kind of body with its years; ``undated`` is what nobody dated."""

    label: Text
    cells: tuple[BodyYearCell, ...]
    undated: BodyYearCell


class BodyYears(NamedTuple):
    """The matrix. The first of ``years`` stands for all before it as well where ``older`` says so."""

    years: tuple[int, ...]
    older: bool
    rows: tuple[BodyYearRow, ...]


def body_hearings(snapshot: Snapshot) -> Iterator[BodyHearing]:
    """The district's own consultations, and resolutions that no consultation is recorded for."""
    told: set[str] = set()
    papers: set[str] = set()
    for row in consultations(snapshot):
        told.add(row.relation.id)
        papers.add(row.paper.id)
        if row.relation.owner == snapshot.key and row.certainty is not Certainty.ABSENT:
            depth = depth_of(row, snapshot.model)
            kind = row.body.value(Prop.KIND)
            yield BodyHearing(snapshot.key, row.relation.id, row.label, kind, _year(row.date), depth, row.certainty)
    for other in treated(snapshot):
        found = snapshot.known(other.record)
        resolution = found is not None and found.type == EntityType.RESOLUTION and found.owner == snapshot.key
        if resolution and other.record not in told and not papers.intersection(found.all(Prop.PAPER) if found else ()):
            body = snapshot.known(other.body or "")
            kind = body.value(Prop.KIND) if body is not None else None
            label = other.label if body is not None else _nameless(found.name if found else "", other.date)
            yield BodyHearing(snapshot.key, other.record, label, kind, _year(other.date), other.depth, other.certainty)


def body_years(hearings: Iterable[BodyHearing], until: int) -> BodyYears:
    """The matrix up to a year; only kinds of bodies with something recorded have a row."""
    found = list(hearings)
    dated = [h.year for h in found if h.year is not None]
    first = min(dated, default=until)
    start = max(first, until - MOST_BODY_YEARS + 1)
    years = tuple(range(start, until + 1))
    rows = []
    for label, kinds in (*_GROUPS, (_OTHER, ())):
        own = [h for h in found if (h.kind in kinds if kinds else _group(h) is None)]
        if own:
            rows.append(_row(label, own, years))
    return BodyYears(years, first < start, tuple(rows))


def _row(label: Text, hearings: Iterable[BodyHearing], years: tuple[int, ...]) -> BodyYearRow:
    by_year: Mapping[int, list[BodyHearing]] = defaultdict(list)
    undated = []
    for hearing in hearings:
        if hearing.year is None:
            undated.append(hearing)
        else:
            by_year[max(hearing.year, years[0])].append(hearing)
    return BodyYearRow(label, tuple(_cell(by_year[year]) for year in years), _cell(undated))


def _cell(hearings: list[BodyHearing]) -> BodyYearCell:
    return BodyYearCell(
        len(hearings),
        len({h.district for h in hearings}),
        sum(h.certainty is Certainty.UNKNOWN for h in hearings),
        sum(h.depth.low >= COMMITTEE for h in hearings),
    )


def _group(hearing: BodyHearing) -> Text | None:
    return next((label for label, kinds in _GROUPS if hearing.kind in kinds), None)


def _nameless(title: str, day: str) -> Text:
    """A resolution of a body that nobody recorded."""
    when = spelled(day) if day else Text(de="ohne Datum", en="undated")
    return say("{when}: {title}", "{when}: {title}", when=when, title=title)


def _year(day: str) -> int | None:
    return earliest(day).year if day else None
