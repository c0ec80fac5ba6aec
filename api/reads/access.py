"""What a request may read. Every route reads through a `Reading`, so that scope and privacy live in one place.

What every request passes through here is ``async``: a worker answers one request after the other, and what is not
would be handed to a thread, which on busy cores takes longer than the answer (decision 0031).

Which right a route needs it says in its signature: a parameter of the type `Read` needs that to read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.accounts.errors import NotAllowedError
from api.manners.problems import language_of
from api.rights import Caller, Right, table
from graph.as_of import opened_on
from graph.district.loading import district_of
from graph.district.snapshot import Snapshot
from graph.errors import NotFoundError
from graph.records import Entity, Record
from graph.stores.base import GraphReader, Scope
from graph.stores.privacy import MaskedReader
from ontology import Model, say
from ontology.values import latest

if TYPE_CHECKING:
    from graph.analysis import Analysis
    from graph.live.kept import Kept
    from graph.live.live import Live
    from graph.missing_links.pairs import TypePair

DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
"""A day, month or year in the query."""
CallerOf = Callable[[Request], Caller]


def alone(request: Request) -> Caller:  # noqa: ARG001 - the signature of every `CallerOf`
    """The one person on this computer; accounts bring their own function to `create_app`."""
    return Caller.alone()


@dataclass(frozen=True, slots=True)
class Reading:
    """The graph as one request sees it: within its scope, and without anybody's personal data."""

    store: GraphReader
    model: Model
    scope: Scope
    caller: Caller
    live: "Live"
    right: Right = Right.READ

    def record(self, id: str) -> Record:
        """The record of that id; raises NotFoundError if it is unknown or out of scope."""
        found = self.store.get(id, self.scope)
        if found is None:
            raise NotFoundError(f"no record {id}")
        return found

    def within(self, key: str | None) -> Scope:
        """The part of the scope that belongs to a district.

        Raises NotFoundError if the caller may not even read it, NotAllowedError if they may read it and not do this.
        """
        if key is None:
            return self.scope
        if not self.scope.owns(key):
            if not self.caller.may(Right.READ, key):
                raise NotFoundError(f"no district {key}")
            district_of(self.store, key, Scope.of(key))
            raise _not_this(self.right)
        return Scope.of(key)

    def district(self, key: str) -> Entity:
        """The district with that key; raises NotFoundError if it is unknown or out of scope."""
        return district_of(self.store, key, self.within(key))

    def snapshot(self, key: str, on: date) -> Snapshot:
        """The district as it was on that day, shared by all readers."""
        return self.kept(key, on).snapshot

    def analysis(self, key: str, on: date) -> "Analysis":
        """Everything computed from it, shared by all readers."""
        return self.kept(key, on).analysis

    def at_hand(self, key: str, on: date) -> "Analysis | None":
        """The same for what can do without: None where it would have to be waited for."""
        return self.kept(key, on).at_hand

    def kept(self, key: str, on: date) -> "Kept":
        """What is kept of a district at that day; raises NotFoundError if it is unknown or out of scope."""
        self.within(key)
        return self.live.of(key, on)

    def usual(self, kept: "Kept") -> "frozenset[TypePair]":
        """What is usual in comparable districts, as far as this reader may be told."""
        return self.live.usual(kept, self.scope)


def _not_this(right: Right) -> NotAllowedError:
    called = table().rights[right]
    return NotAllowedError(
        say(
            "Sie lesen diesen Bezirk, haben dort aber nicht das Recht „{called}“.",
            "You read this district, but do not have the right “{called}” there.",
            called=called,
        )
    )


class Needs:
    """A dependency that says which right a route needs, and gives it what the caller sees by that right."""

    def __init__(self, right: Right) -> None:
        self.right = right

    async def __call__(self, request: Request) -> Reading:
        """The reading of a request."""
        state = request.app.state
        caller: Caller = state.caller_of(request)
        reader = MaskedReader(state.store, state.model)
        return Reading(reader, state.model, caller.scope(self.right), caller, state.live, self.right)


def right_of(route: APIRoute) -> Right | None:
    """The right that a route needs, None if it needs none; raises ValueError if it says nothing.

    What is open to everybody says so by the dependency `for_everybody`, what is about whoever asks by `for_oneself`.
    """
    asked = [found.call for found in _dependencies(route.dependant)]
    rights = {found.right for found in asked if isinstance(found, Needs)}
    if len(rights) + sum(mark in asked for mark in (for_everybody, for_oneself)) != 1:
        raise ValueError(
            f"{route.path} has to say one right that it needs, or that it is for everybody, or for oneself"
        )
    return next(iter(rights), None)


async def for_everybody() -> None:
    """A dependency that says: this tells nothing about anybody's data, whoever reaches the server may have it."""


async def for_oneself(request: Request) -> None:
    """A dependency that says: this is about the account that asks and nobody else's; it has to be signed in."""
    request.app.state.caller_of(request)


def _dependencies(dependant: Dependant) -> Iterator[Dependant]:
    for found in dependant.dependencies:
        yield found
        yield from _dependencies(found)


async def day(
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


async def language(
    request: Request,
    lang: Annotated[
        Literal["de", "en"] | None,
        Query(
            description="Sprache der Sätze, sonst die nach Accept-Language (language of the sentences, else as "
            "Accept-Language prefers)"
        ),
    ] = None,
) -> str:
    """The language of sentences: the one asked for, else what the reader prefers, else German."""
    return lang or language_of(request)


Read = Annotated[Reading, Depends(Needs(Right.READ))]
Compare = Annotated[Reading, Depends(Needs(Right.COMPARE))]
"""What a request may compare: its scope are the districts that it is told of together, none of them by itself."""
Day = Annotated[date, Depends(day)]
Language = Annotated[str, Depends(language)]
