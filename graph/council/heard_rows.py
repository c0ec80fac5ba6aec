"""Rows that say body, role, day and result by name -> the objects that OParl has for them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.council.council_objects import CouncilBody, CouncilItem, CouncilMeeting, PaperHeard
from graph.identifiers import slug

PASTED_ADDRESS = "eingefuegt:"
"""How addresses begin of what has none."""


@dataclass(slots=True)
class HeardRow:
    """One row of the sequence in which a paper is dealt with, as it is put together."""

    body: str
    role: str = ""
    day: str = ""
    result: str = ""
    item: str = ""


def consultation_objects(
    paper: str, number: int, row: HeardRow
) -> Iterator[CouncilBody | CouncilMeeting | CouncilItem | PaperHeard]:
    """The body, the meeting, the agenda item and the consultation that a row speaks of."""
    body = CouncilBody(f"{PASTED_ADDRESS}gremium-{slug(row.body)}", row.body, kind="Gremium")
    yield body
    heard = PaperHeard(f"{paper}#{number}", paper, (body.id,), row.role, place=paper)
    if row.day:
        meeting = CouncilMeeting(f"{body.id}-{row.day}", "", row.day, (body.id,))
        yield meeting
        heard = replace(heard, meeting=meeting.id)
    if row.result or row.item:
        item = CouncilItem(f"{heard.id}-top", "", row.item, None, row.result, "", heard.meeting, heard.id)
        yield item
        heard = replace(heard, item=item.id)
    yield heard
