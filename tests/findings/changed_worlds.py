"""Districts in which one thing is otherwise: a record less, older or denied, another value, a day later, a row fewer.

Whatever a rule asks, one of these changes answers it otherwise, and nothing else.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from graph.district.loading import snapshot_from
from graph.district.snapshot import Snapshot
from graph.records import Entity, Record, Relation, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology import Model, load_model
from ontology.names import StatementStatus
from tests import musterstadt
from tests.synthetic.districts import district
from tests.synthetic.trial import SIZE, schedule

PLANTED = (0,)
"""The districts with planted gaps, as `tests.synthetic.trial` numbers them, that are changed as well."""
_KINDS = ("kind", "groupKind", "role", "participationForm")
"""What tells apart records of one type: of each such kind one is changed in every way."""
_FINER = ("actorType", "level")
"""What tells them apart where the record as a whole is changed."""
_LIKE = re.compile(r"\d{4}(-\d\d){0,2}")


class World(NamedTuple):
    """Records of a district on a day, and how it differs from the one that it was made of."""

    called: str
    about: str
    records: tuple[Record, ...]
    on: date

    def snapshot(self) -> Snapshot:
        """What is known of it."""
        entities = [r for r in self.records if isinstance(r, Entity)]
        (home,) = (e for e in entities if e.type == "District")
        relations = [r for r in self.records if isinstance(r, Relation)]
        return snapshot_from(load_model(), home, self.on, entities, relations)


@cache
def bases() -> Mapping[str, World]:
    """The districts that are changed: one where nothing is missing, some with planted gaps, Musterstadt."""
    whole = district(0, SIZE, 0.0, exemplary=True)
    made = {"exemplary": World("exemplary", "", whole.records, whole.on)}
    for seed, level, plant in schedule(max(PLANTED) + 1):
        if seed in PLANTED:
            gaps = district(seed, SIZE, level, exemplary=True, plant=plant)
            made[f"planted {seed}"] = World(f"planted {seed}", "", gaps.records, gaps.on)
    made["Musterstadt"] = World("Musterstadt", "", tuple(musterstadt.records()), musterstadt.ON)
    return made


def changed(base: World) -> Iterator[World]:
    """Each world that differs from this one in one record, or in the number of those of a type."""
    looked_at = set[tuple[str, ...]]()
    for place, record in enumerate(base.records):
        for what, anew in _changes(record, base.on, load_model()):
            kinds = (*_KINDS, *_FINER) if what.startswith("is ") else _KINDS
            kind = (record.type, *(record.value(p) or "" for p in kinds), what)
            if kind not in looked_at and record.type != "Source":
                looked_at.add(kind)
                records = base.records[:place] + anew + base.records[place + 1 :]
                yield World(f"{_short(record)} {what}", f"{record.type} {what}", records, base.on)
    for type_ in dict.fromkeys(r.type for r in base.records if r.type not in ("Source", "District")):
        yield from _fewer(base, type_)


def days(base: World, told: Callable[[World], object], span: tuple[int, int]) -> Iterator[World]:
    """The world on each day from which on something else is told of it; ``span`` is the first and the last."""
    first, last = span
    known: dict[int, object] = {}

    def at(day: int) -> World:
        on = base.on + timedelta(days=day)
        return World(f"on {on}", "day", base.records, on)

    def said(day: int) -> object:
        if day not in known:
            known[day] = told(at(day))
        return known[day]

    def turns(begin: int, end: int) -> Iterator[int]:
        if said(begin) == said(end):
            return
        if end - begin == 1:
            yield end
            return
        middle = (begin + end) // 2
        yield from turns(begin, middle)
        yield from turns(middle, end)

    yield from map(at, turns(first, last))


def _changes(record: Record, on: date, model: Model) -> Iterator[tuple[str, tuple[Record, ...]]]:
    if record.type != "District":
        yield "is not there", ()
        for called, status in _STATED.items():
            yield called, (_with(record, _said_to_be(record, status)),)
        yield "is old", (_with(record, [c._replace(as_of=f"{on.year - 5}-01-01") for c in record.claims]),)
        yield "is undated", (_with(record, [c._replace(as_of="") for c in record.claims]),)
        yield "is another's", (_with(record, record.claims, "99999"),)
    for claim in record.claims:
        for value in _values(record, claim, model) if claim.prop not in (EXISTS, "name", "ags") else ():
            others = [c for c in record.claims if c is not claim]
            said = [*others, claim._replace(value=value)] if value else others
            yield f"{claim.prop} {value or 'is not known'}", (_with(record, said),)


_STATED = {
    "is denied": StatementStatus.CONFIRMED_ABSENT,
    "is open": StatementStatus.UNKNOWN,
    "is disputed": StatementStatus.DISPUTED,
    "is inferred": StatementStatus.INFERRED,
}


def _said_to_be(record: Record, status: StatementStatus) -> list[Claim]:
    return [c._replace(status=status) if c.prop == EXISTS else c for c in record.claims]


def _values(record: Record, claim: Claim, model: Model) -> Iterator[str]:
    """No value, and others that are near: the neighbours of a code, of a day, of a number."""
    yield ""
    known = model.types[record.type].property(claim.prop)
    if known is not None and known.code_list:
        codes = [c.notation for c in model.code_lists[known.code_list].codes]
        place = codes.index(claim.value)
        yield from dict.fromkeys((codes[place - 1], codes[(place + 1) % len(codes)]))
    elif claim.value in ("true", "false"):
        yield "false" if claim.value == "true" else "true"
    elif len(claim.value) == len("2026-01-01") and _LIKE.fullmatch(claim.value):
        day = date.fromisoformat(claim.value)
        yield from (f"{day + timedelta(days=by)}" for by in (-1500, -400, 200, 400, 1500))
    elif claim.value.isdecimal() and len(claim.value) < 4:
        yield from (str(int(claim.value) + by) for by in (-1, 1))


def _fewer(base: World, type_: str) -> Iterator[World]:
    """Of the records of a type half, and only the first ones."""
    of_type = [r for r in base.records if r.type == type_]
    for left in sorted({0, 1, 2, 3, len(of_type) // 4, len(of_type) // 2, len(of_type) * 3 // 4}):
        if left < len(of_type) - 1:
            gone = set(of_type[left:])
            records = tuple(r for r in base.records if r not in gone)
            yield World(f"only {left} {type_}", f"{type_} fewer", records, base.on)


def _with(record: Record, claims: Iterable[Claim], owner: str = "") -> Record:
    if isinstance(record, Relation):
        ends = (record.source, record.target)
        return relation(record.id, record.type, ends, owner or record.owner, claims)
    return entity(record.id, record.type, owner or record.owner, claims)


def _short(record: Record) -> str:
    return f"{record.type} {record.id.partition(':')[2]}"
