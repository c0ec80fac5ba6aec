"""The district and the day that an answer is about."""

from typing import Annotated, TypedDict

from graph.district.snapshot import Snapshot
from graph.shapes import Told
from graph.wording import spelled
from ontology import Text, say
from ontology.names import Prop
from ontology.values import latest


class AnalysedDistrict(TypedDict):
    """The district an analysis is about (der ausgewertete Bezirk)."""

    id: str
    key: str
    name: str
    land: str | None
    districtType: str | None


class DistrictAtDay(TypedDict):
    """The district and the day that an answer is about (Bezirk und Stichtag)."""

    district: AnalysedDistrict
    on: Annotated[str, Told(example="2024-09-24")]
    dateNote: str
    model: str


def district_json(snapshot: Snapshot, language: str) -> DistrictAtDay:
    """The head of every answer; ``model`` is the version of the ontology."""
    district = snapshot.district
    return {
        "district": {
            "id": district.id,
            "key": snapshot.key,
            "name": district.name,
            "land": snapshot.land,
            "districtType": district.value(Prop.DISTRICT_TYPE),
        },
        "on": snapshot.on.isoformat(),
        "dateNote": date_note(snapshot).in_language(language),
        "model": snapshot.model.version,
    }


def date_note(snapshot: Snapshot) -> Text:
    """The day of the analysis, and how old the newest list is that it rests on."""
    on = spelled(snapshot.on.isoformat())
    newest = snapshot.newest_list
    if not newest and snapshot.organizations:
        return say(
            "Ausgewertet am {on}. Stand der Liste unbekannt.", "Analysed on {on}. Date of the list unknown.", on=on
        )
    if not newest:
        return say("Stand am {on}.", "As of {on}.", on=on)
    if latest(newest) == snapshot.on:
        return say("Stand am {on}, dem Tag der neuesten Liste.", "As of {on}, the day of the newest list.", on=on)
    day = spelled(newest)
    return say(
        "Stand am {on}. Die neueste Liste beschreibt den Stand {day}.",
        "As of {on}. The newest list describes {day}.",
        on=on,
        day=day,
    )
