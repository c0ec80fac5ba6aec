"""Records that this program gave out as RDF or JSON -> what there is to write.

They come back as they went: every claim with source, place, day and status. What breaks the model is left out and told,
persons stay at the door unless they are wanted, and the file speaks of one district at a time.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from graph.errors import UnreadableFileError
from graph.imports.check.owners import is_owner_key
from graph.imports.check.staged import Staged, Unmapped
from graph.imports.check.staging import Given
from graph.imports.problems import Issue, Place, Problems
from graph.imports.recognise.found import Recognised
from graph.imports.workbook import Workbook
from graph.records import SHARED, Entity, Record, Relation, merged
from graph.records.claims import EXISTS
from graph.stores.base import Scope
from graph.stores.mask import without_persons
from ontology import Text, say
from ontology.model import Model
from ontology.validate import Problem, check_values

_LONGEST_ID = 300
_SEEN_ELSEWHERE = ("single", "required")
"""Several values of one property are contradicting sources, which a store keeps and the pages show."""


def stage_graph(workbook: Workbook, model: Model, given: Given, known: Iterable[Entity]) -> Staged:
    """The records of a file as a staged import; relations may lead to entities that are ``known`` already.

    Raises UnreadableFileError where the file is about another district than the one that was named, or about several
    and none was named.
    """
    problems, place = Problems(), Place(workbook.name)
    records = _of_district(workbook, given.district)
    if not given.with_persons:
        records = _without_people(records, model, problems, place)
    types: dict[str, str] = {e.id: e.type for e in known}
    types |= {r.id: r.type for r in records if isinstance(r, Entity)}
    records = _whole(records, model, types, lambda issue: problems.add(place, "", issue))
    for found in _broken(records, model, types):
        problems.add(place, found.found, _told(found))
    return Staged(
        name=workbook.name,
        records=tuple(sorted(records, key=lambda r: r.id)),
        problems=problems.all(),
        rows_read=len(workbook.records),
        rows_accepted=len(workbook.records),
        unmapped=Unmapped(),
        files=workbook.files,
        recognised=Recognised(()),
        listed=frozenset(r.type for r in records),
    )


def scope_of_graph(workbook: Workbook, given: Given) -> Scope:
    """Whose records a file that comes back may refer to: of the districts that it is about, or of the one named."""
    owners = {given.district} if given.district else {r.owner for r in workbook.records}
    return Scope(frozenset(owners - {SHARED}))


def _of_district(workbook: Workbook, district: str | None) -> list[Record]:
    merged_by_id: dict[str, Record] = {}
    for record in workbook.records:
        known = merged_by_id.get(record.id)
        merged_by_id[record.id] = record if known is None else merged(known, record)
    if strange := next((r for r in merged_by_id.values() if not _sound(r)), None):
        raise UnreadableFileError(
            f"„{workbook.name}“ ist keine unveränderte Ausgabe von Frühnetz: Der Eintrag „{strange.id[:60]}“ gehört "
            f"nach seiner Kennung nicht zu „{strange.owner[:60]}“. Bitte geben Sie die Daten neu aus."
        )
    owners = {r.owner for r in merged_by_id.values()} - {SHARED}
    if district is not None and owners - {district}:
        others = ", ".join(sorted(owners - {district})[:5])
        raise UnreadableFileError(
            f"„{workbook.name}“ enthält Einträge anderer Bezirke ({others}), aufgenommen werden soll in {district}. "
            "Bitte geben Sie nur diesen Bezirk aus, oder lassen Sie die Angabe des Bezirks weg."
        )
    return list(merged_by_id.values())


def _sound(record: Record) -> bool:
    """Whether the id is one of its owner: nobody takes the place of a record of another district."""
    owner, _, local = record.id.partition(":")
    return owner == record.owner and is_owner_key(owner) and bool(local) and len(record.id) <= _LONGEST_ID


def _without_people(records: list[Record], model: Model, problems: Problems, place: Place) -> list[Record]:
    entities = [r for r in records if isinstance(r, Entity)]
    relations = [r for r in records if isinstance(r, Relation)]
    kept_entities, kept_relations = without_persons(model, entities, relations)
    left = len(records) - len(kept_entities) - len(kept_relations)
    if left:
        problems.add(place, "", _persons(left))
    return [*kept_entities, *kept_relations]


def _whole(
    records: list[Record], model: Model, there: Mapping[str, str], tell: Callable[[Issue], object]
) -> list[Record]:
    """The records without relations to what nobody says: those would lead nowhere."""
    known = {r.id for r in records if not isinstance(r, Relation) or {r.source, r.target} <= there.keys()}
    lost = Counter(model.types[r.type].label.de for r in records if r.id not in known)
    for label, number in lost.items():
        tell(_loose(label, number))
    return [r for r in records if r.id in known]


def _broken(records: Iterable[Record], model: Model, types: Mapping[str, str]) -> Iterable[Problem]:
    for record in records:
        said = [(c.prop, c.value) for c in record.claims if c.prop != EXISTS]
        if isinstance(record, Relation):
            said += [("source", record.source), ("target", record.target)]
        for problem in check_values(model, model.types[record.type], record.id, said, types.get):
            if problem.rule not in _SEEN_ELSEWHERE:
                yield problem


def _told(found: Problem) -> Issue:
    return Issue(
        "warning",
        found.rule,
        found.sentence,
        Text(de="ein Wert, wie ihn das Modell kennt", en="a value that the model knows"),
        Text(
            de="Die Angabe bleibt, wie sie in der Datei steht. Bitte prüfen Sie den Eintrag.",
            en="The statement stays as it stands in the file. Please check the record.",
        ),
    )


def _persons(number: int) -> Issue:
    return Issue(
        "warning",
        "person",
        say(
            "{number} {number:Eintrag|Einträge} zu Personen {number:wurde|wurden} nicht übernommen.",
            "{number} {number:record|records} about persons {number:was|were} not taken over.",
            number=number,
        ),
        Text(de="Organisationen, Gremien und ihre Sitze", en="organizations, bodies and their seats"),
        Text(
            de="Mit Personen nur, wenn Zweck und Rechtsgrundlage genannt sind.",
            en="With persons only where purpose and legal basis are said.",
        ),
        unread=True,
        command=Text(de="Auf der Befehlszeile: --with-persons.", en="On the command line: --with-persons."),
    )


def _loose(label: str, number: int) -> Issue:
    return Issue(
        "warning",
        "loose",
        say(
            "{number} {number:Beziehung|Beziehungen} der Art „{label}“ {number:führt|führen} zu einem Eintrag, der "
            "nicht in der Datei steht, und {number:wurde|wurden} nicht gelesen.",
            "{number} {number:relation|relations} of the kind “{label}” {number:leads|lead} to a record that is not "
            "in the file, and {number:was|were} not read.",
            number=number,
            label=label,
        ),
        Text(de="beide Enden in derselben Datei", en="both ends in the same file"),
        Text(de="Geben Sie den ganzen Bezirk aus.", en="Export the whole district."),
        unread=True,
    )
