"""What several rows of one list say of one record, where they do not agree: "Elternkurs" in Moor, and in Horn.

Rows of one name are one record unless something speaks against it (decision 0019), which only organizations are looked
at for. Whatever else a list names twice is told where its rows differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.imports.problems import Issue, Place
from graph.records import Record
from graph.records.claims import Claim
from graph.wording import listed
from ontology import say
from ontology.model import Model, Property, Text
from ontology.names import EntityType, Prop, StatementStatus

_MAY_DIFFER = frozenset({Prop.NOTE, Prop.NAME})
"""Remarks are of a row, and of several spellings of a name one is kept."""


def said_twice(records: Iterable[Record], model: Model, file: str, source: str) -> Iterator[tuple[Place, str, Issue]]:
    """An issue for each value that rows of a list state differently of one of these records, with the name of it.

    ``source`` is the list itself. What rows cite of a document, by chapters, differs as it does there.
    """
    for record in records:
        if record.type == EntityType.ORGANIZATION:
            continue
        for prop in model.types[record.type].properties:
            if prop.many or prop.name in _MAY_DIFFER:
                continue
            if rows := _differing([c for c in record.about(prop.name) if c.source == source]):
                name = record.value(Prop.NAME) or record.id
                yield Place(file, rows[0].rpartition(", ")[0]), name, stated_differently(name, prop, rows)


def _differing(claims: Sequence[Claim]) -> list[str]:
    """The places where a list states different values as of one day; none where all agree."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.status != StatementStatus.INFERRED and claim.locator:
            told[claim.as_of][claim.value].append(claim.locator)
    return sorted({place for said in told.values() if len(said) > 1 for places in said.values() for place in places})


def stated_differently(name: str, prop: Property, rows: Sequence[str]) -> Issue:
    """Rows that were read as one record and do not agree in one of its values."""
    sentence = say(
        "„{name}“ steht mehrmals und wurde als ein Eintrag gelesen; „{label}“ ist nicht überall gleich: {rows}.",
        "“{name}” stands more than once and was read as one record; “{label}” is not the same everywhere: {rows}.",
        name=name,
        label=prop.label,
        rows=listed(rows),
    )
    shape = Text(de="eine Angabe für jeden Eintrag", en="one value for each record")
    remedy = Text(
        de="Sind verschiedene gemeint, geben Sie ihnen verschiedene Namen, etwa mit Ort oder Jahr; sonst lassen Sie "
        "überall dieselbe Angabe stehen.",
        en="If different ones are meant, give them different names, such as with town or year; otherwise let the same "
        "value stand everywhere.",
    )
    return Issue("question", "stated-twice", sentence, shape, remedy)
