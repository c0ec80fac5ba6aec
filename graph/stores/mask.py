"""What of a record may be shown outward, and nothing else (decision 0027).

Which properties of which type may be shown says one table, ``ontology/shown.toml``. Organization and post suffice for
the analysis: a person keeps place and role in it, under the word "Person". In every text that is shown a personal
address or mobile number is replaced.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from graph.contacts import may_leave, without_personal_contacts
from graph.records import Entity, R, Record, Relation, with_claims
from graph.records.claims import EXISTS, Claim
from ontology import Model
from ontology.model import Property
from ontology.names import EntityType, Prop, StatementStatus, Visibility

MASKED_NAME = "Person"
SHARED_ELSEWHERE: frozenset[str] = frozenset((Visibility.NETWORK, Visibility.PUBLIC))
"""Who may be seen by the readers of a server elsewhere, where persons are asked for; nothing said means internal."""
_UNNAMED = Claim(Prop.NAME, MASKED_NAME, status=StatementStatus.INFERRED)


class Mask:
    """Records as others may see them.

    With ``shared`` only persons are hidden, and of these the ones whose visibility is none of it (`SHARED_ELSEWHERE`).
    """

    def __init__(self, model: Model, shared: frozenset[str] = frozenset()) -> None:
        self._types, self._shared = model.types, shared
        self._properties, self._plain = _properties(model), _plain(model)

    def nameless(self, type: str) -> bool:
        """Whether records of a type have no name outside: those of persons."""
        return self._types[type].drawn

    def shown(self, record: R, visible: str | None = None) -> R:
        """The record without what must not leave; the very same if there is nothing of the kind.

        What was said once is seen by whoever may see it now: ``visible`` is what its record says of that today.
        """
        visible = record.value(Prop.VISIBILITY) if visible is None else visible
        if self._shared and (visible in self._shared or not self.nameless(record.type)):
            return record
        properties, plain = self._properties[record.type], self._plain[record.type]
        public = visible == Visibility.PUBLIC
        shown = [
            _scrubbed(claim, plain)
            for claim in record.claims
            if claim.prop == EXISTS
            or (claim.prop in properties and may_leave(properties[claim.prop], claim.value, public=public))
        ]
        if self.nameless(record.type):
            shown.append(_UNNAMED)
        return record if tuple(shown) == record.claims else with_claims(record, shown)


# A mask is made for each request, what follows from the model once.
@lru_cache(maxsize=4)
def _properties(model: Model) -> Mapping[str, Mapping[str, Property]]:
    return {t.name: {p.name: p for p in t.properties} for t in model.types.values()}


@lru_cache(maxsize=4)
def _plain(model: Model) -> Mapping[str, frozenset[str]]:
    """What holds nobody's address: codes, days, numbers and references."""
    return {
        t.name: frozenset((EXISTS, *(p.name for p in t.properties if p.datatype not in ("string", "anyURI"))))
        for t in model.types.values()
    }


def is_public(record: Record) -> bool:
    """Whether everybody may see what a record says: where nothing is said of that it is internal."""
    return record.value(Prop.VISIBILITY) == Visibility.PUBLIC


def _scrubbed(claim: Claim, plain: frozenset[str]) -> Claim:
    if claim.prop in plain and not claim.locator:
        return claim  # most of a list
    value = claim.value if claim.prop in plain else without_personal_contacts(claim.value)
    return claim._replace(value=value, locator=without_personal_contacts(claim.locator))


def without_persons(
    model: Model, entities: Iterable[Entity], relations: Iterable[Relation]
) -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
    """The records without persons, their relations, every reference to them, and all that may not be shown."""
    mask, every = Mask(model), tuple(entities)
    gone = {e.id for e in every if e.type == EntityType.PERSON}
    tied = (r for r in relations if r.source not in gone and r.target not in gone)
    return (
        tuple(_unreferenced(mask.shown(e), model, gone) for e in every if e.id not in gone),
        tuple(_unreferenced(mask.shown(r), model, gone) for r in tied),
    )


@lru_cache(maxsize=4)
def pointing(model: Model) -> Mapping[str, frozenset[str]]:
    """The properties of each type whose values are ids of records."""
    return {t.name: frozenset(p.name for p in t.properties if p.target is not None) for t in model.types.values()}


def _unreferenced(record: R, model: Model, gone: set[str]) -> R:
    pointers = pointing(model)[record.type]
    return with_claims(record, (c for c in record.claims if not (c.prop in pointers and c.value in gone)))
