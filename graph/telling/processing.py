"""The sheet for the list of processing activities (Art. 30 DSGVO; domain 7.3), from what really is and is done."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.records import Entity
from graph.stores.base import GraphReader, GraphStore, Scope
from graph.stores.privacy import MaskedReader
from graph.stores.redaction import ERASED
from graph.stores.reviewing import due_reviews
from graph.telling.purposes import data_set_of, said_in_words
from ontology import Model, Text, say
from ontology.names import EntityType, Prop


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the sheet: what is asked for, by which norm, what is entered, and where that was taken from."""

    asked: Text
    norm: str
    entry: Text
    origin: Text


@dataclass(frozen=True, slots=True)
class Practice:
    """What an installation does beyond its store: who receives what, what is deleted when, how it is protected."""

    receivers: Sequence[Text]
    deadlines: Sequence[Text]
    measures: Sequence[Text]


FROM_STORE = say("aus dem Speicher", "from the store")
FROM_SETTINGS = say("aus den Einstellungen", "from the settings")
TO_FILL_IN = say("bitte ergänzen", "please fill in")
_BLANK = say("", "")


def processing_sheet(store: GraphStore, model: Model, key: str, practice: Practice, on: date) -> list[SheetLine]:
    """The sheet of a district's data set; raises NotFoundError."""
    scope = Scope.of(key)
    shown = MaskedReader(store, model)
    found = data_set_of(shown, key, scope)
    persons = [p for p in store.records(scope, [EntityType.PERSON]) if p.owner == key and not _erased(p)]
    controller, purpose, basis = (
        said_in_words(found, model, p) for p in (Prop.CONTROLLER, Prop.PROCESSING_PURPOSE, Prop.BASIS)
    )
    name = say(
        "Netzwerkverzeichnis Frühe Hilfen: {d}", "Directory of the early-help network: {d}", d=found.district.name
    )
    due = len([r for r in due_reviews(store, on) if r.person.owner == key])
    return [
        _line(say("Bezeichnung der Verarbeitung", "name of the processing"), "Art. 30 Abs. 1 DSGVO", name),
        _line(say("Verantwortlicher", "controller"), "Art. 30 Abs. 1 a", controller),
        _line(say("Datenschutzbeauftragte Stelle", "data protection officer"), "Art. 30 Abs. 1 a", None),
        _line(say("Zwecke", "purposes"), "Art. 30 Abs. 1 b", purpose),
        _line(say("Rechtsgrundlage", "legal basis"), "Art. 6, § 67c SGB X", basis),
        _line(say("Betroffene Personen", "data subjects"), "Art. 30 Abs. 1 c", _subjects(persons, model)),
        _line(say("Datenkategorien", "categories of data"), "Art. 30 Abs. 1 c", _categories(persons, model)),
        _line(say("Herkunft", "origin"), "Art. 14 Abs. 2 f", _origin(shown, persons, scope)),
        _several(say("Empfänger", "recipients"), "Art. 30 Abs. 1 d", practice.receivers),
        _line(say("Übermittlung in Drittländer", "transfer to third countries"), "Art. 30 Abs. 1 e", None),
        _several(say("Löschfristen", "deadlines for erasure"), "Art. 30 Abs. 1 f", [*practice.deadlines, _due(due)]),
        _several(say("Technische und organisatorische Maßnahmen", "measures"), "Art. 30 Abs. 1 g", practice.measures),
    ]


def _line(asked: Text, norm: str, entry: Text | None) -> SheetLine:
    if entry is None:
        return SheetLine(asked, norm, _BLANK, TO_FILL_IN)
    return SheetLine(asked, norm, entry, FROM_STORE)


def _several(asked: Text, norm: str, entries: Sequence[Text]) -> SheetLine:
    de, en = ("; ".join(e.in_language(lang) for e in entries) for lang in ("de", "en"))
    return SheetLine(asked, norm, Text(de=de, en=en), FROM_SETTINGS)


def _erased(person: Entity) -> bool:
    return any(c.value == ERASED for c in person.about(Prop.NAME))


def _subjects(persons: Sequence[Entity], model: Model) -> Text:
    if not persons:
        return say("Keine: Es sind keine Personen gespeichert.", "None: no persons are stored.")
    groups = Counter(_group(p, model) for p in persons)
    return Text(
        *("; ".join(f"{group.in_language(lang)}: {n}" for group, n in sorted_groups(groups)) for lang in ("de", "en"))
    )


def sorted_groups(groups: Counter[Text]) -> list[tuple[Text, int]]:
    """The largest group first."""
    return sorted(groups.items(), key=lambda item: (-item[1], item[0].de))


def _group(person: Entity, model: Model) -> Text:
    value = person.value(Prop.PARTICIPANT_GROUP)
    code = model.code_lists["ParticipantGroup"].by_notation.get(value) if value else None
    return code.label if code is not None else say("Personen im Netzwerk", "persons of the network")


def _categories(persons: Sequence[Entity], model: Model) -> Text:
    """The properties that are recorded of anybody."""
    there = {claim.prop for person in persons for claim in person.claims}
    labels = [p.label for p in model.types[EntityType.PERSON].properties if p.name in there]
    if not labels:
        return say("Keine.", "None.")
    return Text(*(", ".join(label.in_language(lang) for label in labels) for lang in ("de", "en")))


def _origin(store: GraphReader, persons: Sequence[Entity], scope: Scope) -> Text | None:
    """The sources that speak of persons; whoever was not asked themselves has to be told (domain 7.1)."""
    ids = sorted({claim.source for person in persons for claim in person.claims if claim.source})
    names = list(_names(store, ids, scope))
    return Text(de=", ".join(names), en=", ".join(names)) if names else None


def _names(store: GraphReader, ids: Sequence[str], scope: Scope) -> Iterator[str]:
    for id in ids:
        record = store.get(id, scope)
        yield record.name if isinstance(record, Entity) else id


def _due(due: int) -> Text:
    return say("Zur Prüfung fällig: {n} {n:Person|Personen}.", "To be looked at now: {n} {n:person|persons}.", n=due)
