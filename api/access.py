"""What a request may read. Every route reads through a `Reading`, so that scope and privacy live in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query, Request

from graph.as_of import opened_on
from graph.district.loading import district_of, snapshot_of
from graph.district.snapshot import Snapshot
from graph.errors import NotFoundError
from graph.records import Entity, Record
from graph.stores.base import EVERYTHING, GraphReader, Scope
from graph.stores.privacy import MaskedReader
from ontology import Model
from ontology.values import latest

DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
"""A day, month or year in the query."""
ScopeOf = Callable[[Request], Scope]


def whole_graph(request: Request) -> Scope:  # noqa: ARG001 - the signature of every `ScopeOf`
    """The scope of a reader on this computer; accounts bring their own function to `create_app`."""
    return EVERYTHING


@dataclass(frozen=True, slots=True)
class Reading:
    """The graph as one request sees it: within its scope, and without anybody's personal data."""

    store: GraphReader
    model: Model
    scope: Scope

    def record(self, id: str) -> Record:
        """The record of that id; raises NotFoundError if it is unknown or out of scope."""
        found = self.store.get(id, self.scope)
        if found is None:
            raise NotFoundError(f"no record {id}")
        return found

    def within(self, key: str | None) -> Scope:
        """The part of the scope that belongs to a district; raises NotFoundError if it is out of scope."""
        if key is None:
            return self.scope
        if self.scope.districts is not None and key not in self.scope.districts:
            raise NotFoundError(f"no district {key}")
        return Scope.of(key)

    def district(self, key: str) -> Entity:
        """The district with that key; raises NotFoundError if it is unknown or out of scope."""
        return district_of(self.store, key, self.within(key))

    def snapshot(self, key: str, on: date) -> Snapshot:
        """The district as it was on that day."""
        return snapshot_of(self.store, self.model, self.district(key), on)


def reading(request: Request) -> Reading:
    """The reading of a request."""
    state = request.app.state
    return Reading(MaskedReader(state.store, state.model), state.model, state.scope_of(request))


def day(
    request: Request,
    on: Annotated[
        str | None,
        Query(
            pattern=DAY,
            description="Stichtag; 2020 meint den 31.12.2020, ohne Angabe heute (day of analysis, default today)",
            examples=["2024-09-24", "2020"],
        ),
    ] = None,
) -> date:
    """The day of analysis: the one asked for, the installation's, or today."""
    text = on or request.app.state.settings.on
    return opened_on(latest(text) if text else None)


Read = Annotated[Reading, Depends(reading)]
Day = Annotated[date, Depends(day)]
Language = Annotated[Literal["de", "en"], Query(description="Sprache der Sätze (language of the sentences)")]
