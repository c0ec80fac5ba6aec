"""Facts of an invented district, and how they become records.

A fact is what is true there: plain data, no engine. `written` says it the way a source would: one claim that the thing
is there, one a value. Everything is synthetic: names are places that do not exist, nobody is a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from graph.records import Record, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology.names import StatementStatus

ON = date(2026, 6, 30)
"""The day on which the districts are looked at."""
TIME = "2026-06-30T12:00:00+02:00"

Values = Mapping[str, str | tuple[str, ...]]


class Said(NamedTuple):
    """Who says a fact (local id of a source), for which day, how surely."""

    source: str
    as_of: str
    status: str = StatementStatus.FROM_LIST


LIST = Said("Q1", "2026-03-01")
OLD_LIST = Said("Q2", "2022-05-01")
SURVEY = Said("Q3", "2026-02-15", StatementStatus.CONFIRMED)
COUNCIL = Said("Q4", "2026-06-15", StatementStatus.CONFIRMED)
SOURCES: Mapping[str, tuple[str, str, str]] = {
    "Q1": ("Synthetische Netzwerkliste 2026", "2026-03-01", "list"),
    "Q2": ("Synthetische Netzwerkliste 2022", "2022-05-01", "list"),
    "Q3": ("Synthetische Erhebung 2026", "2026-02-15", "survey"),
    "Q4": ("Synthetisches Ratsinformationssystem", "2026-06-15", "councilSystem"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """An entity, or with ``ends`` a relation, by its id. ``also`` are further claims that other sources make of it."""

    id: str
    type: str
    values: Values = field(default_factory=dict)
    ends: tuple[str, str] | None = None
    said: Said = LIST
    also: tuple[Claim, ...] = ()

    @property
    def owner(self) -> str:
        """The key of the district it belongs to."""
        return self.id.partition(":")[0]

    def value(self, prop: str) -> str:
        """The value of a property, empty if there is none; the first of several."""
        found = self.values.get(prop, "")
        return found if isinstance(found, str) else next(iter(found), "")

    def all(self, prop: str) -> tuple[str, ...]:
        """All values of a property."""
        found = self.values.get(prop, ())
        return (found,) if isinstance(found, str) else found

    def told(self, said: Said) -> "Fact":
        """The same, said otherwise."""
        return replace(self, said=said)


def written(fact: Fact) -> Record:
    """The fact as a record.

    >>> written(Fact("90001:A1", "Organization", {"name": "Kita Nirgendwo 1"})).id
    '90001:A1'
    """
    owner = fact.owner
    source, as_of, status = f"{owner}:{fact.said.source}", fact.said.as_of, fact.said.status
    stated = _STATED.get(status, status)
    claims = [Claim(EXISTS, "", source, "", as_of, status), *fact.also]
    for prop, value in fact.values.items():
        if isinstance(value, str):
            claims.append(Claim(prop, value, source, "", as_of, stated))
        else:
            claims += [Claim(prop, v, source, "", as_of, stated) for v in value]
    if fact.ends is None:
        return entity(fact.id, fact.type, owner, claims)
    return relation(fact.id, fact.type, fact.ends, owner, claims)


# What is said of a thing whose existence is denied or open is still what the source says of it.
_STATED: Mapping[str, str] = {
    StatementStatus.CONFIRMED_ABSENT: StatementStatus.FROM_LIST,
    StatementStatus.UNKNOWN: StatementStatus.FROM_LIST,
    StatementStatus.DISPUTED: StatementStatus.FROM_LIST,
}


def sources(key: str) -> Iterable[Fact]:
    """The sources of a district; each says of itself that it is synthetic."""
    note = "synthetisch: erzeugt von tests/synthetic, beschreibt keinen wirklichen Bezirk"
    for local, (name, stated, kind) in SOURCES.items():
        values = {"name": name, "statedOn": stated, "sourceKind": kind, "note": note}
        yield Fact(f"{key}:{local}", "Source", values, said=Said(local, stated))
