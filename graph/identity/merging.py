"""One record of two: claims joined, relations and references led over, a redirect left (decision 0019)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import TypeVar

from graph.errors import InvalidError
from graph.identifiers import relation_id
from graph.records import SHARED, Entity, Record, Relation, entity, merged, with_claims
from graph.records.claims import Claim
from graph.stores.base import EVERYTHING, Change, GraphStore, Scope, put, remove
from ontology import Model
from ontology.names import EntityType, Prop, StatementStatus

_DIGITS = re.compile(r"(\d+)")
_ORDINALS = 20
"""No list names one relation more often."""
_R = TypeVar("_R", Entity, Relation)
_Same = tuple[str, tuple[str, str], str]
"""Type, ends and role: what makes two relations the same one, said by two sources."""


def merge(store: GraphStore, model: Model, keep: Entity, gone: Entity, day: str) -> tuple[Change, ...]:
    """The changes that make ``gone`` a part of ``keep``: as if the lists had named the one record from the start.

    Raises InvalidError for records of different types or owners, or of which one was merged already.
    """
    if (keep.type, keep.owner) != (gone.type, gone.owner) or keep.id == gone.id:
        raise InvalidError(f"{keep.id} and {gone.id} are of different kinds or districts")
    if keep.value(Prop.REPLACED_BY) or gone.value(Prop.REPLACED_BY):
        raise InvalidError(f"{keep.id} or {gone.id} has been merged already")
    lead = _Lead(model, keep.id, gone.id)
    at_both = {r.id: r for end in (keep.id, gone.id) for r in store.relations(of=end, scope=EVERYTHING)}
    after = {r.id: r for r in _led_over(at_both.values(), lead)}
    changes = [put(_made_one(keep, gone, day)), *(put(r) for id, r in sorted(after.items()) if at_both.get(id) != r)]
    changes += [remove(id) for id in sorted(at_both.keys() - after.keys())]
    changes += [put(r) for r in _referring(store, keep, lead) if r.id not in at_both]
    return (*changes, put(_redirect(keep, gone, day)))


def _made_one(keep: Entity, gone: Entity, day: str) -> Entity:
    """The record with what both say. It is called as the one that stays: whoever judged has said so."""
    made = merged(keep, gone)
    if made.name == keep.name:
        return made
    called = Claim(Prop.NAME.value, keep.name, as_of=day, status=StatementStatus.CONFIRMED.value)
    return with_claims(made, [*made.claims, called])


def _redirect(keep: Entity, gone: Entity, day: str) -> Entity:
    """What is left of the merged record: its names, and where it has gone. That it exists says the other one now."""
    names = [c for c in gone.claims if c.prop in (Prop.NAME, Prop.ALIAS)]
    to = Claim(Prop.REPLACED_BY.value, keep.id, as_of=day, status=StatementStatus.CONFIRMED.value)
    return entity(gone.id, gone.type, gone.owner, [*names, to])


class _Lead:
    """Leads references from one record to another."""

    def __init__(self, model: Model, keep: str, gone: str) -> None:
        self._model, self._keep, self._gone = model, keep, gone
        self._references = {
            kind.name: frozenset(p.name for p in kind.properties if p.target is not None)
            for kind in model.types.values()
        }

    def end(self, id: str) -> str:
        """The record that stands at an end."""
        return self._keep if id == self._gone else id

    def values(self, record: _R) -> _R:
        """The record with its references led over."""
        wanted = self._references[record.type]
        if not any(c.value == self._gone and c.prop in wanted for c in record.claims):
            return record
        said = (c._replace(value=self.end(c.value)) if c.prop in wanted else c for c in record.claims)
        return with_claims(record, said)


def _led_over(relations: Iterable[Relation], lead: _Lead) -> Iterator[Relation]:
    """The relations at both records as those of one; one between the two says nothing any more."""
    same: dict[_Same, list[Relation]] = defaultdict(list)
    for relation in relations:
        ends = (lead.end(relation.source), lead.end(relation.target))
        moved = replace(lead.values(relation), source=ends[0], target=ends[1])
        role = _role(relation)
        if ends[0] == ends[1]:
            continue
        if role is None:
            yield moved
        else:
            same[relation.type, ends, role].append(moved)
    for (type, ends, role), several in same.items():
        yield from _numbered(several, type, ends, role)


def _role(relation: Relation) -> str | None:
    """The role that the id of a relation was made of; None for an id that a list gave."""
    ends = (relation.source, relation.target)
    for role in ("", *dict.fromkeys(c.value for c in relation.claims)):
        if any(relation.id == relation_id(relation.owner, relation.type, ends, role, n) for n in range(_ORDINALS)):
            return role
    return None


def _numbered(several: Sequence[Relation], type: str, ends: tuple[str, str], role: str) -> Iterator[Relation]:
    """The same relation from another source is the same record; twice from one source, it is a second one."""
    given: list[Relation] = []
    for relation in sorted(several, key=_in_the_list):
        at = next((n for n, one in enumerate(given) if set(one.sources).isdisjoint(relation.sources)), None)
        if at is None:
            given.append(relation)
        else:
            given[at] = merged(given[at], relation)
    for ordinal, relation in zip(count(), given, strict=False):
        yield replace(relation, id=relation_id(relation.owner, type, ends, role, ordinal))


def _in_the_list(relation: Relation) -> tuple[str, list[tuple[int, str]]]:
    """Where the relation stands in its list, rows in the order of their numbers."""
    said = relation.existence
    parts = _DIGITS.split(said.locator) if said is not None else []
    return (said.source if said is not None else ""), [(int(p), "") if p.isdigit() else (-1, p) for p in parts]


def _referring(store: GraphStore, keep: Entity, lead: _Lead) -> Iterator[Record]:
    """Records that name the merged one in a property; judgements keep saying what was judged."""
    scope = EVERYTHING if keep.owner == SHARED else Scope.of(keep.owner)
    for node in store.records(scope):
        if node.type != EntityType.IDENTITY_JUDGEMENT and (led := lead.values(node)) is not node:
            yield led
    for relation in store.relations(scope=scope):
        if (moved := lead.values(relation)) is not relation:
            yield moved
