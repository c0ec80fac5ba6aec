"""What a column may be taken for, in words: for the list above each column of a list that is brought."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.imports.recognise.found import Lists, Role, RoleKind
from graph.imports.recognise.sentences.sheet_sentences import KINDS
from ontology import Model, Text, say
from ontology.names import EntityType, RelationType

if TYPE_CHECKING:
    from graph.imports.recognise.found import FoundColumn, FoundTable

NOT_TAKEN = (RoleKind.PERSON, RoleKind.CONTACT)
"""What such a column says of persons is not taken over."""
_KINDS = KINDS | {
    RoleKind.PERSON: Text(de="Personen – nicht übernommen", en="persons – not taken over"),
    RoleKind.RUNNING: Text(de="laufende Nummer – nicht gebraucht", en="running number – not needed"),
    RoleKind.SEATS: Text(de="Gremien, mehrere in einer Zelle", en="bodies, several in a cell"),
    RoleKind.SEAT: Text(de="Angabe zum Sitz im Gremium", en="about the seat in a body"),
    RoleKind.MEETING: Text(de="Treffen, wer dabei war", en="meeting, who was there"),
    RoleKind.UNKNOWN: Text(de="nicht lesen", en="do not read"),
}
SURENESS = {
    "sure": Text(de="sicher", en="sure"),
    "likely": Text(de="wahrscheinlich", en="likely"),
    "guess": Text(de="geraten, bitte prüfen", en="a guess, please check"),
}
_META = {
    "id": Text(de="Kennung der Zeile", en="id of the row"),
    "status": Text(de="Status der Angabe", en="status of the statement"),
    "statedOn": Text(de="Stand der Angabe", en="day of the statement"),
    "source": Text(de="Quelle der Angabe", en="source of the statement"),
    "owner": Text(de="Bezirk der Angabe", en="district of the statement"),
}
_NAMED = (RoleKind.BODY, RoleKind.AGREEMENT, RoleKind.MEETING, RoleKind.OFFER)


def role_label(role: Role, type: str, model: Model) -> Text:
    """What a role means, in words."""
    kind, name = role
    if kind in (RoleKind.PROPERTY, RoleKind.SEAT):
        found = model.types[RelationType.MEMBERSHIP if kind is RoleKind.SEAT else type].property(name)
        label = found.label if found is not None else _META.get(name, Text(name, name))
        return (
            label
            if kind is RoleKind.PROPERTY
            else say("{kind}: {label}", "{kind}: {label}", kind=_KINDS[kind], label=label)
        )
    if kind is RoleKind.LINK and name in model.types:
        return model.types[name].label
    if kind is RoleKind.META:
        return _META.get(name, Text(name, name))
    if kind in _NAMED and name:
        return say("{kind} „{name}“", "{kind} “{name}”", kind=_KINDS[kind], name=name)
    return _KINDS[kind]


def options(column: "FoundColumn", table: "FoundTable", model: Model) -> list[tuple[str, Text]]:
    """What a column may be: what it is taken for first, then what else it may be, then everything there is.

    Nothing is offered twice under one word: a note of a record and a column of notes read the same.
    """
    type = table.type if table.type in model.types else EntityType.ORGANIZATION
    every = (column.role, *column.alternatives, *_possible(column, table, type, model))
    by_word: dict[Text, Role] = {}
    for role in every:
        by_word.setdefault(role_label(role, type, model), role)
    return [(str(role), label) for label, role in by_word.items()]


def _possible(column: "FoundColumn", table: "FoundTable", type: str, model: Model) -> Iterator[Role]:
    yield from (Role(RoleKind.PROPERTY, p.name) for p in model.types[type].properties if p.target is None)
    if table.lists in (Lists.ORGANIZATIONS, Lists.NOTHING, Lists.PERSONS):
        yield Role(RoleKind.LINK, RelationType.HAS_CARRIER)
        header = " ".join(column.header.split())
        yield from (Role(kind, header) for kind in _NAMED if header)
        for kind in (
            RoleKind.SEATS,
            RoleKind.RHYTHM,
            RoleKind.REGION,
            RoleKind.UNIT,
            RoleKind.STANDING,
            RoleKind.CONTACT,
        ):
            yield Role(kind)
    yield from map(Role, (RoleKind.PERSON, RoleKind.RUNNING, RoleKind.NOTE, RoleKind.UNKNOWN))
