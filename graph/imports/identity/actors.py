"""Which record each row of an actor is: organizations, services, groups and bodies (decision 0019)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from graph.identity.likeness import CONTRADICTIONS, Feature, likeness_of
from graph.identity.name_forms import name_keys
from graph.identity.reasons import reasons_told
from graph.identity.spellings import identity_words
from graph.identity.traits import (
    Traits,
    mailbox_key,
    names_of,
    phone_key,
    postal_code,
    street_key,
    town_words,
    traits_of,
)
from graph.imports.check.contact_cells import street_address_of
from graph.imports.check.context import Context, kept_id
from graph.imports.check.rows import Row, split_cell
from graph.imports.identity import identity_issues
from graph.imports.identity.entries import Cluster, Entry
from graph.imports.identity.matching import KnownRecords, names_agree
from graph.imports.identity.resolving import Perhaps, RecordKind, likely, resolve, worth_searching
from graph.imports.persons.cutting import is_profession
from graph.imports.problems import Place, Problems
from graph.imports.vocabulary.words import word_key
from graph.records import Entity
from ontology.model import Text, Type
from ontology.names import EntityType, Prop, RelationType

ACTORS = (
    EntityType.ORGANIZATION,
    EntityType.SERVICE,
    EntityType.PERSON_GROUP,
    EntityType.EARLY_HELP_NETWORK,
    EntityType.COMMITTEE,
)
"""The kinds of records that are told apart by more than one property."""
_OTHERWISE = (Feature.LEGAL_FORM, Feature.ELSEWHERE, Feature.WEAK_WORDS)
"""What may tell rows apart whose names are one but for it."""
_TOLD = 10
"""So many names of a table that stand several times are told one by one."""


@dataclass(slots=True)
class ActorRow:
    """A row with its names; ``local`` is its Kennung if it can be one."""

    row: Row
    names: Sequence[str]
    given: str
    local: str = ""


Named = Callable[[], Mapping[str, str]]
"""Tells names by the signs of a list; asked only where a row names a carrier and its name alone does not decide."""


class Actors:
    """Finds the records of the rows of one kind after another, and notes what is to be asked."""

    def __init__(self, context: Context, problems: Problems) -> None:
        self._context, self._problems = context, problems
        self.perhaps: list[Perhaps] = []

    def identify(self, rows: Sequence[ActorRow], named: Named) -> None:
        """Give the rows of one type their ids; ``named`` tells the names behind the signs of this list."""
        by_owner: dict[str, list[ActorRow]] = defaultdict(list)
        for actor in rows:
            by_owner[actor.row.owner].append(actor)
        for own in by_owner.values():
            self._identify(own, named)

    def _identify(self, actors: list[ActorRow], named: Named) -> None:
        kind, owner = actors[0].row.type, actors[0].row.owner
        keys = iter(name_keys([name for actor in actors for name in actor.names]))
        entries = [self._entry(n, actor, [*islice(keys, len(actor.names))], named) for n, actor in enumerate(actors)]
        self._distrust(actors, entries)
        known = self._known(kind, owner)
        types = self._context.index.types
        clusters = resolve(
            entries, known, RecordKind(owner, kind.name, lambda id: types.get(id, kind.name) != kind.name)
        )
        for cluster in clusters:
            rows = [actors[entry.position].row for entry in cluster.entries]
            people = sum(map(_is_profession_of_somebody, rows)) if len(rows) > 1 else 0
            for row in rows:
                row.id, row.people = cluster.id, people
        _Told(self._context, self._problems, actors).tell(clusters, known)
        self._ask(actors, clusters, known)

    def _entry(self, position: int, actor: ActorRow, keys: Sequence[str], named: Named) -> Entry:
        row = actor.row
        kept = kept_id(row.owner, row.type, actor.local) if actor.local else ""
        stated = actor.local if actor.local in self._context.index.known else ""
        return Entry(position, actor.given, keys, partial(self._describe, actor, named), actor.local, kept, stated)

    def _describe(self, actor: ActorRow, named: Named) -> tuple[Traits, str]:
        """The features of a row, and what tells it from others of its name."""
        row, names = actor.row, names_of(actor.names)
        if row.type.name != EntityType.ORGANIZATION:
            return Traits("", names), ""
        said = {p: _text(row, p) for p in (Prop.LOCALITY, Prop.POSTAL_CODE, Prop.STREET, Prop.MAILBOX, Prop.PHONE)}
        if (whole := street_address_of(said[Prop.STREET])) is not None:
            # As the check reads it, so that the record is known again.
            said[Prop.STREET] = whole.street
            said[Prop.POSTAL_CODE] = said[Prop.POSTAL_CODE] or whole.code
            said[Prop.LOCALITY] = said[Prop.LOCALITY] or whole.place
        traits = Traits(
            "",
            names,
            town_words(said[Prop.LOCALITY] or _district(row)),
            postal_code(said[Prop.POSTAL_CODE]) or postal_code(said[Prop.LOCALITY]),
            street_key(said[Prop.STREET]),
            names_of(named().get(c, c) for c in _carriers(row) if self._context.converter.blank(c) is None),
            mailbox_key(said[Prop.MAILBOX]),
            phone_key(said[Prop.PHONE]),
        )
        host = traits.mailbox.partition("@")[2]
        told = (*sorted(n.key for n in traits.carriers), traits.postal_code, traits.street, host, traits.phone)
        return traits, "|".join(told).strip("|")

    def _distrust(self, actors: Sequence[ActorRow], entries: Sequence[Entry]) -> None:
        """A Kennung that stands at different names is none; rows of it are told apart by their names."""
        by_local: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.local:
                by_local[entry.local].append(entry)
        for local, same in by_local.items():
            if len(same) == 1 or all(names_agree(same[0].traits, other.traits) for other in same[1:]):
                continue
            cells = _cells([actors[e.position].row for e in same])
            shown = [(actors[e.position].names[0], cell) for e, cell in zip(same, cells, strict=True)]
            first = actors[same[0].position].row
            column = next((c for c in first.table.columns(first.type) if c.action == "meta" and c.name == "id"), None)
            self._problems.add(first.place(column), local, identity_issues.doubled_id(local, shown))
            for entry in same:
                entry.local = entry.kept = ""

    def _known(self, kind: Type, owner: str) -> KnownRecords:
        index, found = self._context.index, KnownRecords(redirects=dict(self._context.index.redirects))
        for entity in index.known.values():
            if entity.type == kind.name and entity.owner == owner and entity.id not in index.redirects:
                found.add(self._described(entity))
        return found

    def _described(self, entity: Entity) -> Traits:
        if entity.type == EntityType.ORGANIZATION:
            return traits_of(entity, self._context.index.carriers.get(entity.id))
        return Traits(entity.id, names_of((*entity.all(Prop.NAME), *entity.all(Prop.ALIAS))))

    def _ask(self, actors: Sequence[ActorRow], clusters: Sequence[Cluster], known: KnownRecords) -> None:
        """What may be the same, where the names are not one: that was told already."""
        if not worth_searching(clusters, known):
            return
        towns = {w for c in clusters for w in c.traits.town} | {w for t in known.traits.values() for w in t.town}
        district = self._context.index.names.get(f"{actors[0].row.owner}:bezirk", "")
        first = {c.id: actors[c.first].row for c in clusters}
        names = {c.id: actors[c.first].names[0] for c in clusters}
        keys = {c.id: c.key for c in clusters}
        for pair in likely(clusters, known, frozenset(towns) | town_words(district)):
            self.perhaps.append(pair)
            if keys.get(pair.other) == keys[pair.id]:
                continue  # told as rows of one name
            row = first[pair.id]
            name = names[pair.id]
            other = names.get(pair.other) or self._context.index.names.get(pair.other, pair.other)
            place = row.place(row.table.column_of(row.type, Prop.NAME))
            said = identity_issues.perhaps_same(
                name, other, reasons_told(pair.features), listed=pair.other in names, followed=pair.followed
            )
            self._problems.add(place, name, said)


class _Told:
    """What there is to say about rows of one name, and about a Kennung that belongs to somebody else."""

    def __init__(self, context: Context, problems: Problems, actors: Sequence[ActorRow]) -> None:
        self._context, self._problems, self._actors = context, problems, actors

    def tell(self, clusters: Sequence[Cluster], known: KnownRecords) -> None:
        """Note what is to be said of the records of the rows."""
        self._doubled(clusters)
        self._apart(clusters)
        self._called_otherwise(clusters, known)
        for cluster in clusters:
            kept = cluster.kept
            if not kept or cluster.id == kept or cluster.id == known.redirects.get(kept):
                continue
            row = self._actors[cluster.first].row
            local, types = self._actors[cluster.first].local, self._context.index.types
            if (other := types.get(kept, row.type.name)) != row.type.name:
                label = self._context.model.types[other].label
                self._problems.add(row.place(), local, identity_issues.of_another_kind(local, label))
            elif not cluster.known and (before := known.standing(kept)) is not None:
                name, earlier = self._name(cluster), self._context.index.names.get(before.id, before.id)
                self._problems.add(row.place(), local, identity_issues.other_name(local, name, earlier))

    def _doubled(self, clusters: Sequence[Cluster]) -> None:
        """Rows of one table and source that were put together; two sources may say the same, side by side."""
        by_table: dict[int, list[list[Row]]] = defaultdict(list)
        if self._actors[0].row.type.name == EntityType.SERVICE:
            return  # an offer stands once for each of its carriers
        for cluster in clusters:
            rows: dict[tuple[int, str, str], list[Row]] = defaultdict(list)
            for entry in cluster.entries if len(cluster.entries) > 1 else ():
                row = self._actors[entry.position].row
                rows[id(row.table), row.meta.get("source", ""), row.meta.get("locator", "")].append(row)
            for key, same in rows.items():
                if len(same) > 1:
                    by_table[key[0]].append(same)
        for doubled in by_table.values():
            self._say_doubled(doubled)

    def _say_doubled(self, doubled: Sequence[Sequence[Row]]) -> None:
        for rows in doubled[:1] if len(doubled) > _TOLD else doubled:
            name = _text(rows[0], Prop.NAME)
            cells = _cells(rows)
            if len(doubled) > _TOLD:
                said = identity_issues.many_doubled(len(doubled), cells)
            elif rows[0].people > 1:
                said = identity_issues.people_of_one_profession(name, cells)
            else:
                said = identity_issues.doubled_name(name, cells)
            self._problems.add(_place(rows[0]), name, said)

    def _apart(self, clusters: Sequence[Cluster]) -> None:
        """Records of one name: asked about unless all of them were known before."""
        by_name: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            by_name[cluster.key].append(cluster)
        for same in by_name.values():
            if len(same) > 1 and not all(c.known for c in same):
                rows = [self._actors[c.first].row for c in same]
                names = tuple(dict.fromkeys(map(self._name, same)))
                said = identity_issues.apart(names, _cells(rows), _differing(same))
                self._problems.add(_place(rows[0]), self._name(same[0]), said)

    def _called_otherwise(self, clusters: Sequence[Cluster], known: KnownRecords) -> None:
        """Rows read as known records whose name was another one, and for which the town alone speaks."""
        for cluster in clusters:
            before = known.traits.get(cluster.id) if cluster.known and not cluster.vouched else None
            if before is None or any(cluster.key == name.key for name in before.names):
                continue
            said = likeness_of(cluster.traits, before)
            if said.by_town_alone:
                name, earlier = self._name(cluster), self._context.index.names.get(before.id, before.id)
                issue = identity_issues.read_under_new_name(name, earlier, reasons_told(said.features))
                self._problems.add(_place(self._actors[cluster.first].row), name, issue)

    def _name(self, cluster: Cluster) -> str:
        return self._actors[cluster.first].names[0]


def _differing(same: Sequence[Cluster]) -> Text:
    """What tells the first of these records from another."""
    found: list[Feature] = []
    for other in same[1:]:
        said = likeness_of(same[0].traits, other.traits).features
        found += [f for f in said if (f in CONTRADICTIONS or f in _OTHERWISE) and f not in found]
    if not found and all(c.kept for c in same):
        return Text(de="andere Kennung", en="other identifier")
    if not found:
        return Text(de="es ist nicht zu erkennen, welche davon gemeint ist", en="it cannot be told which is meant")
    return reasons_told(found)


def _carriers(row: Row) -> Iterable[str]:
    for column in row.table.columns(row.type):
        if column.action == "link" and column.name == RelationType.HAS_CARRIER and column.forward:
            yield from split_cell(row.cell(column))


def _district(row: Row) -> str:
    """What a list says under "Landkreis" or the like: the offices of two of them are two, though nothing keeps it."""
    columns = (c for c in row.table.columns(row.type) if c.action == "keep" and c.header)
    return next((row.cell(c) for c in columns if word_key(c.header) in identity_words().districts), "")


def _text(row: Row, prop: str) -> str:
    column = row.table.column_of(row.type, prop)
    return row.cell(column) if column is not None else ""


def _is_profession_of_somebody(row: Row) -> bool:
    """Whether the door cut a person out of the name of a row, and left what the person is."""
    column = row.table.column_of(row.type, Prop.NAME)
    return column is not None and column.index in row.table.among_persons and is_profession(row.cell(column))


def _place(row: Row) -> Place:
    return row.place(row.table.column_of(row.type, Prop.NAME))


def _cells(rows: Sequence[Row]) -> list[str]:
    """The cells of the names; with the sheet where there are several."""
    places = [_place(row) for row in rows]
    several = len({(p.file, p.sheet) for p in places}) > 1
    return [f"{p.sheet} {p.cell}" if several else p.cell for p in places]
