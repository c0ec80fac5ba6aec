"""Forms of the page of a record, made from the model: change what is said, end it, tie it to another record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import NamedTuple

from api.page_parts.form_fields import Filled, only_text
from api.page_parts.page_frame import PageOf
from api.page_parts.record_shown import EXISTENCE, RecordShown
from api.refusals import unfit
from api.writes.versions import etag_of
from graph.map.labels import clean_label
from graph.map.picture import shown_name
from graph.records import Record
from graph.records.claims import EXISTS, RANK, Claim
from graph.stores.ending import end_of
from ontology import Property, say
from ontology.model import Type
from ontology.names import EntityType, StatementStatus

VALUE, SOURCE, PLACE, AS_OF, STATUS, BESIDE, VERSION = (
    "wert",
    "quelle",
    "stelle",
    "stand",
    "status",
    "daneben",
    "fassung",
)
OTHER_END, REQUEST, DAY = "anderes", "anfrage", "tag"
"""Names of the fields."""
OUT, INTO = "von", "zu"
"""Whether the record is where a new relation starts, or where it ends."""
_MOST = 2_000
_KEPT_BY_PROGRAM = frozenset(
    (EntityType.DECISION, EntityType.ANSWER, EntityType.IDENTITY_JUDGEMENT, EntityType.SCENARIO)
)
"""Records that the program keeps: what they say is changed where it was said."""


@dataclass(frozen=True, slots=True)
class ModelField:
    """A field as the model wants it; ``look`` is one of: select, checks, lines, day, number, words."""

    name: str
    label: str
    look: str
    help: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    values: tuple[str, ...]


class Linking(NamedTuple):
    """A kind of relation that the record can get, and at which of its ends the record stands."""

    type: str
    side: str

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.type}.{self.side}"


class RecordForms:
    """What can be filled in about one record, with what was filled in already."""

    def __init__(self, shown: RecordShown, filled: Filled) -> None:
        self._shown, self._filled = shown, filled
        self._frame: PageOf = shown.frame
        self._record: Record = shown.record

    @property
    def version(self) -> str:
        """The state of the record that the form stands on: the one it was first shown with."""
        secret = self._frame.request.app.state.store.secret()
        return self._one(VERSION) or etag_of(self._record, secret)

    @property
    def request_key(self) -> str:
        """What makes sure that sending the form twice makes one relation."""
        return self._one(REQUEST) or token_hex(16)

    @property
    def ends(self) -> bool:
        """Whether the record can be said to be over."""
        prop = end_of(self._shown.kind)
        return prop is not None and self._record.value(prop) is None

    def property_field(self, prop: Property) -> ModelField:
        """The field of a property, with what holds now."""
        return self._field(VALUE, prop, self._record.all(prop.name))

    def properties_of(self, link: Linking) -> tuple[ModelField, ...]:
        """The fields of a new relation."""
        return tuple(self._field(p.name, p, ()) for p in self._frame.read.model.types[link.type].properties)

    def around_claim(self) -> Mapping[str, object]:
        """The choices for source and status."""
        statuses = self._frame.read.model.code_lists["StatementStatus"].codes
        words = self._frame.words
        return {
            "sources": self._records(EntityType.SOURCE),
            "statuses": [(c.notation, words.say(c.label)) for c in statuses],
            "source": self._one(SOURCE),
            "place": self._one(PLACE),
            "as_of": self._one(AS_OF) or self._frame.on.isoformat(),
            "status": self._one(STATUS) or StatementStatus.CONFIRMED.value,
            "beside": bool(self._one(BESIDE)),
            "day": self._one(DAY),
            "other": self._one(OTHER_END),
        }

    def linkings(self) -> Iterator[tuple[str, str]]:
        """The kinds of relations that the record can get, in words."""
        for link in linkings_of(self._shown):
            title = self._shown.title_of(link.type, outward=link.side == OUT)
            yield link.key, f"{title}: {self._frame.words.say(self._other_type(link).label)}"

    def others(self, link: Linking) -> list[tuple[str, str]]:
        """The records that can stand at the other end."""
        return [c for c in self._records(self._other_type(link).name) if c[0] != self._record.id]

    def _other_type(self, link: Linking) -> Type:
        model = self._frame.read.model
        return model.types[_end_type(model.types[link.type], start=link.side != OUT)]

    def _field(self, name: str, prop: Property, now: Sequence[str]) -> ModelField:
        words = self._frame.words
        values = tuple(self._filled.get(name, ())) or tuple(now)
        look, choices = _look(prop), tuple(self._choices(prop))
        return ModelField(
            name, words.say(prop.label), look, words.say(prop.description), prop.required, choices, values
        )

    def _choices(self, prop: Property) -> Iterator[tuple[str, str]]:
        model, words = self._frame.read.model, self._frame.words
        if prop.code_list is not None:
            yield from ((c.notation, words.say(c.label)) for c in model.code_lists[prop.code_list].codes)
        elif prop.target is not None:
            yield from self._records(prop.target)
        elif prop.datatype == "boolean" or prop.name == EXISTS:
            yield "true", words("ja", "yes")
            if prop.name != EXISTS:
                yield "false", words("nein", "no")

    def _records(self, type: str) -> list[tuple[str, str]]:
        """The records of a type and what descends from it, by name; persons are chosen nowhere."""
        model = self._frame.read.model
        types = [t.name for t in model.entity_types if model.is_a(t.name, type) and not t.drawn]
        found = self._frame.read.store.records(self._shown.scope, types) if types else ()
        named = ((e.id, RecordShown.shortened(shown_name(e))) for e in found if e.type not in _KEPT_BY_PROGRAM)
        return sorted(named, key=lambda c: c[1].casefold())[:_MOST]

    def _one(self, name: str) -> str:
        return only_text(self._filled, name)


def changeable(frame: PageOf, record: Record) -> bool:
    """Whether whoever asks may say something of a record."""
    return frame.writes(record.owner) and record.type not in _KEPT_BY_PROGRAM


def property_named(shown: RecordShown, name: str) -> Property | None:
    """A property of the record, or whether it is there; None for what is none."""
    return EXISTENCE if name == EXISTS else shown.kind.property(name)


def linkings_of(shown: RecordShown) -> Iterator[Linking]:
    """The kinds of relations that a record can stand in; a symmetric one is offered once."""
    model = shown.frame.read.model
    for kind in () if shown.kind.is_relation else model.relation_types:
        if model.is_a(shown.kind.name, _end_type(kind, start=True)):
            yield Linking(kind.name, OUT)
        if not kind.symmetric and model.is_a(shown.kind.name, _end_type(kind, start=False)):
            yield Linking(kind.name, INTO)


def linking_named(shown: RecordShown, key: str) -> Linking | None:
    """The kind of relation of that key, None if the record cannot have it."""
    return next((link for link in linkings_of(shown) if link.key == key), None)


def claims_in(prop: Property, filled: Filled, name: str = VALUE) -> list[Claim]:
    """What was filled in about a property, each value as a claim; nothing where nothing was."""
    texts = filled.get(name, ())
    lines = [line for text in texts for line in (text.splitlines() if _look(prop) == "lines" else [text])]
    return [cited(filled, prop.name, clean) for line in lines if (clean := clean_label(line))]


def cited(filled: Filled, prop: str, value: str) -> Claim:
    """A statement with the source, the place, the day and the status that were filled in."""
    status = only_text(filled, STATUS) or StatementStatus.CONFIRMED.value
    if status not in RANK:
        raise unfit([("/status", say("Der Status steht nicht zur Wahl.", "The status is none of those offered."))])
    return Claim(
        prop, value, only_text(filled, SOURCE), clean_label(only_text(filled, PLACE)), only_text(filled, AS_OF), status
    )


def _look(prop: Property) -> str:
    if prop.name == EXISTS or prop.datatype == "boolean":
        return "select"
    if prop.code_list is not None or prop.target is not None:
        return "checks" if prop.many else "select"
    if prop.many:
        return "lines"
    return {"date": "day", "integer": "number", "decimal": "number"}.get(prop.datatype or "", "words")


def _end_type(kind: Type, *, start: bool) -> str:
    end = kind.source if start else kind.target
    assert end is not None, "a relation has two ends"
    assert end.target is not None, "an end names a type"
    return end.target
