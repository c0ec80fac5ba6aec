"""The processes of a district and what is due in them, for pages and programs; and the calendar file of it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from fastapi import Response

from api.reads.access import Reading
from graph.errors import NotFoundError
from graph.process.calendar_file import MEDIA_TYPE, calendar_of
from graph.process.district_process import DistrictProcess, processes_of
from graph.process.due_items import DueItem, commitments_of, due_items
from graph.records import Entity
from ontology import say


class FoundProcesses(NamedTuple):
    """The district, its processes, what is due in them on a day, and when something was last recorded."""

    district: Entity
    processes: tuple[DistrictProcess, ...]
    due: tuple[DueItem, ...]
    changed: datetime


def found_processes(read: Reading, key: str, on: date, process: str = "") -> FoundProcesses:
    """What is known of a district's processes, or of one; raises NotFoundError for what is not there."""
    district, scope = read.district(key), read.within(key)
    found = processes_of(read.store, key, scope)
    if process:
        found = tuple(p for p in found if p.project.id == process)
        if not found:
            raise NotFoundError(f"no process {process}")
    own = (p for p in found if p.own)
    newest = read.store.head(scope)
    # The same file for the same data: calendar programs see from this that something changed.
    changed = datetime.fromisoformat(newest.time) if newest is not None else datetime.now().astimezone()
    return FoundProcesses(district, found, due_items(own, commitments_of(read.store, key, scope), on), changed)


def calendar_answer(found: FoundProcesses, language: str) -> Response:
    """The calendar file as a download."""
    named = say("Frühe Hilfen: {district}", "Early help: {district}", district=found.district.name)
    body = calendar_of(found.due, named.in_language(language), found.changed, language)
    return Response(body, media_type=MEDIA_TYPE, headers=_download(found.district.owner))


def _download(key: str) -> Mapping[str, str]:
    return {"Content-Disposition": f'attachment; filename="prozess-{key}.ics"'}
