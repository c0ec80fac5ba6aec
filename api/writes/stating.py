"""What a request says of a record: from what was sent to what the store keeps, and what of it is refused."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from api.refusals import unfit
from api.writes.writing import Writing
from graph.editing.faults import Fault, Rules, contradicting, not_said
from graph.errors import NotFoundError
from graph.records import Entity, Record, Relation
from graph.records.claims import Claim
from ontology import Text
from ontology.model import Type
from ontology.names import EntityType


class Stated(NamedTuple):
    """A claim, and where it stands in the request (JSON Pointer)."""

    at: str
    claim: Claim


def stated(claims: Sequence[Claim], at: str = "/claims") -> list[Stated]:
    """Claims of one list of a request."""
    return [Stated(f"{at}/{number}", claim) for number, claim in enumerate(claims)]


def kept(writing: Writing, type: str, said: Sequence[Stated]) -> list[Stated]:
    """The claims as the store keeps them: with the ids of its own instead of those that were shown."""
    kind = writing.model.types[type]
    return [Stated(at, _with_real_ids(writing, kind, claim)) for at, claim in said]


def _with_real_ids(writing: Writing, kind: Type, claim: Claim) -> Claim:
    prop = kind.property(claim.prop)
    named = claim._replace(source=_real(writing, claim.source)) if claim.source else claim
    return named._replace(value=_real(writing, claim.value)) if prop is not None and prop.target else named


def _real(writing: Writing, id: str) -> str:
    try:
        return writing.real(id)
    except NotFoundError:
        return id  # refused as unknown


def refuse_unfit(writing: Writing, before: Record | None, after: Record, said: Sequence[Stated]) -> None:
    """Raise RefusedError if what is said anew does not fit the model, or tells of persons where nobody may."""
    kind, claims = writing.model.types[after.type], [claim for _, claim in said]
    persons = writing.may_keep_persons(after.owner)
    types = _Types(writing)
    rules = Rules(writing.model, types.of, persons)
    faults = [*rules.faults(kind, claims), *contradicting(kind, claims), *not_said(kind, before, after)]
    wrong = [(_pointer(fault, said), fault.sentence) for fault in faults]
    if not persons and types.tells_of_person(after):
        wrong.append(("/type", _NO_PERSONS))
    if wrong:
        raise unfit(wrong)


_NO_PERSONS = Text(
    de="Personen werden hier nicht aufgenommen: Organisation, Stelle und Gremium genügen.",
    en="No persons are taken here: organization, post and body suffice.",
)


class _Types:
    """The types of the records that a caller sees."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._known: dict[str, str | None] = {}

    def of(self, id: str) -> str | None:
        if id not in self._known:
            found = self._writing.store.get(id, self._writing.reads)
            self._known[id] = found.type if found is not None else None
        return self._known[id]

    def tells_of_person(self, record: Record) -> bool:
        ends = (record.source, record.target) if isinstance(record, Relation) else ()
        return EntityType.PERSON in (record.type, *map(self.of, ends))


def _pointer(fault: Fault, said: Sequence[Stated]) -> str:
    return f"/claims/{fault.part}" if fault.claim is None else f"{said[fault.claim].at}/{fault.part}"


def told(writing: Writing, record: Record, done: str, properties: Iterable[str] = ()) -> str:
    """What was done in a few words, for the journal; it names no person."""
    kind, shown = writing.model.types[record.type], writing.shown(record)
    labels = [p.label.de if (p := kind.property(name)) is not None else name for name in sorted(properties)]
    what = f"{kind.label.de} „{shown.name}“" if isinstance(shown, Entity) and not kind.drawn else kind.label.de
    return f"{what} {done}{': ' + ', '.join(labels) if labels else ''}"
