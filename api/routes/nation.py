"""Across districts: how many are told of together, on which day, and whether that is enough to compare."""

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from api.access import Compare, Day
from api.nation_frame import LEAST_DISTRICTS
from graph.district.loading import districts

router = APIRouter(tags=["Bund und Länder (nation)"])


class NationOut(BaseModel):
    """What there is to compare."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, populate_by_name=True)
    on: date = Field(description="Stichtag (day of analysis)")
    districts: int = Field(ge=0, description="so viele Bezirke darf das Konto auswerten (districts in sight)")
    comparable: bool = Field(description="ob es genug sind, um zu vergleichen (enough to compare)")


@router.get("/nation", operation_id="getNation", summary="Bezirke zusammen (districts together)")
def nation(read: Compare, on: Day) -> NationOut:
    """How many districts are told of together. Ein Bezirk ist keine Verteilung."""
    found = len(districts(read.store, read.scope))
    return NationOut(on=on, districts=found, comparable=found >= LEAST_DISTRICTS)
