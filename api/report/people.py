"""The rows of actors, the matrix of sectors and the bodies of a report."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.report.wording import NOT_RECORDED, Words
from graph.as_of import CERTAINTY_WORDS
from graph.certainty import Certainty
from graph.district.network import CONTACT
from graph.district.snapshot import Snapshot
from graph.map.labels import anchor_of, clean_label
from graph.map.layout import CENTRE, MEMBER
from graph.map.marks import RING_NAMES
from graph.map.picture import AGREEMENT, SHAPES, Node, Picture, organizers, shown_name
from graph.map.sectors import GROUPS, group_of
from graph.map.sectors import NOT_RECORDED as NO_GROUP
from graph.records import Record
from ontology import Text
from ontology.names import Prop

_RUNS = Text(de="organisiert das Netzwerk", en="runs the network")


@dataclass(frozen=True, slots=True)
class Seen:
    """A link to another place of the report with a remark."""

    anchor: str
    name: str
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor in the list."""

    anchor: str
    id: str
    name: str
    group: str
    sector: str
    kind: str
    place: str
    seats: tuple[Seen, ...]
    ties: tuple[Seen, ...]
    certainty: str
    as_of: str
    sources: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of recorded ties between sectors; densities only where enough organizations gave tie data."""

    sectors: tuple[tuple[str, str, str, int], ...]
    counts: Mapping[tuple[str, str], int]
    densities: Mapping[tuple[str, str], float]
    highest: int

    def depth(self, a: str, b: str) -> int:
        """A shade from 0 to 4 for a count."""
        n = self.counts.get((a, b), 0)
        return 0 if not n else 1 + min(3, int(4 * (n - 1) / max(self.highest, 1)))


@dataclass(frozen=True, slots=True)
class BodyCard:
    """A body with who sits in it."""

    anchor: str
    name: str
    kind: str
    layer: str
    basis: str
    complete: str
    open: bool
    members: tuple[Seen, ...]
    by_group: tuple[tuple[str, str, int], ...]


def named(snapshot: Snapshot, id: str) -> str:
    """The name that may be shown."""
    found = snapshot.known(id)
    return clean_label(shown_name(found)) if found is not None else clean_label(id)


def source_words(snapshot: Snapshot, record: Record, words: Words) -> str:
    """Which sources say that a record is there, with place and day."""
    said = record.existence
    if said is None or not said.source:
        return ""
    parts = (snapshot.name(said.source), words.place(said.locator), words.day(said.as_of))
    return ", ".join(clean_label(p) for p in parts if p)


def actor_rows(snapshot: Snapshot, picture: Picture, words: Words) -> tuple[ActorRow, ...]:
    """The actors of the map, by sector and name."""
    order = {g.name: i for i, g in enumerate(GROUPS)}
    ties, running = _ties(snapshot, picture, words), organizers(snapshot)
    rows = []
    for node in sorted(picture.actors, key=lambda n: (order[n.group], n.sector or "", n.name, n.id)):
        entity = snapshot.entities[node.id]
        kind = entity.value(Prop.KIND)
        known = snapshot.model.code_lists["OrganizationKind"].by_notation.get(kind or "")
        rows.append(
            ActorRow(
                anchor_of(node.id),
                node.id,
                clean_label(node.name),
                node.group,
                words.say(snapshot.model.code("Sector", node.sector).label if node.sector else NOT_RECORDED),
                words.say(known.label)
                if known
                else clean_label(entity.value(Prop.RAW_KIND) or words.say(NOT_RECORDED)),
                words.say(_involvement(node, running)),
                _seats(snapshot, node.id, words),
                ties.get(node.id, ()),
                words.say(CERTAINTY_WORDS[snapshot.certainty[node.id]]),
                words.day(entity.as_of),
                "; ".join(clean_label(n) for n in snapshot.source_names([entity])),
            )
        )
    return tuple(rows)


def _involvement(node: Node, running: frozenset[str]) -> Text:
    if node.ring == CENTRE:
        return SHAPES["star"]
    return _RUNS if node.ring == MEMBER and node.id in running else RING_NAMES[node.ring]


def _seats(snapshot: Snapshot, actor: str, words: Words) -> tuple[Seen, ...]:
    found = []
    for relation, certainty in snapshot.seats_of(actor):
        if certainty.holds and relation.target in snapshot.entities:
            found.append(
                Seen(anchor_of(relation.target), named(snapshot, relation.target), role_of(snapshot, relation, words))
            )
    return tuple(sorted(found, key=lambda s: s.name))


def role_of(snapshot: Snapshot, membership: Record, words: Words) -> str:
    """The role of a membership row in words, with the number of seats if several."""
    code = membership.value(Prop.ROLE)
    role = words.say(snapshot.model.code("BodyRole", code).label) if code else membership.value(Prop.RAW_ROLE) or ""
    seats = membership.value(Prop.SEATS)
    return clean_label(f"{role}, {seats} {words('Sitze', 'seats')}" if seats not in (None, "1") else role)


def _ties(snapshot: Snapshot, picture: Picture, words: Words) -> dict[str, tuple[Seen, ...]]:
    found: dict[str, list[Seen]] = defaultdict(list)
    for edge in picture.edges:
        if edge.layer == "missing":
            continue
        notes = []
        if edge.layer == AGREEMENT:
            notes.append(words("Vereinbarung", "agreement"))
        if edge.intensity:
            notes.append(words(f"Stärke {edge.intensity} von 4", f"strength {edge.intensity} of 4"))
        if edge.stale:
            notes.append(words.say(CERTAINTY_WORDS[Certainty.STALE]))
        for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
            found[one].append(Seen(anchor_of(other), named(snapshot, other), ", ".join(notes), other))
    return {id: tuple(sorted(seen, key=lambda s: s.name)) for id, seen in found.items()}


def matrix_of(snapshot: Snapshot, picture: Picture, words: Words) -> Matrix:
    """Recorded ties per pair of sectors, both directions filled."""
    members = Counter(n.sector or "" for n in picture.actors)
    order = {c.notation: c.order for c in snapshot.model.code_lists["Sector"].codes}
    sectors = sorted(members, key=lambda s: order.get(s, 99))
    network = snapshot.network
    counts: Counter[tuple[str, str]] = Counter()
    for tie in network.ties(CONTACT):
        a, b = network.sectors[tie.a] or "", network.sectors[tie.b] or ""
        counts[a, b] += 1
        if a != b:
            counts[b, a] += 1
    densities = {}
    if snapshot.ties_suffice:
        for a in sectors:
            for b in sectors:
                possible = members[a] * (members[a] - 1) / 2 if a == b else members[a] * members[b]
                if possible:
                    densities[a, b] = counts[a, b] / possible
    labels = snapshot.model.code_lists["Sector"].by_notation
    named_sectors = tuple(
        (
            s,
            words.say(labels[s].label if s else Text(de="Bereich nicht erfasst", en="sector not recorded")),
            group_of(s),
            members[s],
        )
        for s in sectors
    )
    return Matrix(named_sectors, counts, densities, max(counts.values(), default=0))


def body_cards(snapshot: Snapshot, picture: Picture, words: Words) -> tuple[BodyCard, ...]:
    """The bodies in the order of the strip, with members, and whether all of them are recorded."""
    return tuple(_body_card(snapshot, body.id, words) for body in picture.bodies)


def _body_card(snapshot: Snapshot, id: str, words: Words) -> BodyCard:
    body = snapshot.entities[id]
    code = body.value(Prop.KIND)
    kind = (
        words.say(snapshot.model.code("BodyKind", code).label)
        if code
        else words.say(snapshot.model.types[body.type].label)
    )
    layer = snapshot.layer(body)
    rows = [d for d in snapshot.seats_in(id) if d.certainty.holds]
    members = [
        Seen(
            anchor_of(r.source),
            named(snapshot, r.source),
            role_of(snapshot, r, words),
            group_of(snapshot.sector(r.source)),
        )
        for r, _ in rows
    ]
    sources = {r.source for r, _ in rows}
    groups = Counter(
        group_of(snapshot.sector(s)) for s in sources if not snapshot.model.is_a(snapshot.entities[s].type, "Body")
    )
    complete, still_open = _completeness(snapshot, id, len(rows), words)
    return BodyCard(
        anchor_of(id),
        named(snapshot, id),
        kind,
        words.say(snapshot.model.code("BodyLayer", layer).label) if layer else words("Netzwerk", "network"),
        clean_label(body.value(Prop.LEGAL_BASIS) or ""),
        " ".join((complete, *_why_fewer(len(rows), len(sources), groups.total(), words))),
        still_open,
        tuple(sorted(members, key=lambda m: (m.name, m.note))),
        tuple((g.name, words.say(g.label), groups[g.name]) for g in GROUPS if groups[g.name] and g.name != NO_GROUP)
        + (((NO_GROUP, words("ohne Bereich", "without sector"), groups[NO_GROUP]),) if groups[NO_GROUP] else ()),
    )


def _why_fewer(rows: int, members: int, counted: int, words: Words) -> Iterator[str]:
    """Why the numbers of the sectors add up to less than the memberships."""
    if members < rows:
        yield words("Wer mehrere Sitze hat, zählt beim Bereich einmal.", "Several seats count once in the sector.")
    if counted < members:
        yield words("Ein Gremium, das Mitglied ist, gehört zu keinem Bereich.", "A member body is in no sector.")


def _completeness(snapshot: Snapshot, id: str, rows: int, words: Words) -> tuple[str, bool]:
    body = snapshot.entities[id]
    if snapshot.members_complete(body):
        return words("Alle Mitglieder sind erfasst.", "All members are recorded."), False
    missing = clean_label(body.value(Prop.MISSING_PART) or "")
    if missing:
        return words(f"Teilweise erfasst: {missing}.", f"Partly recorded: {missing}."), True
    if not rows:
        return words("Es ist kein Mitglied erfasst.", "No member is recorded."), True
    return words(
        "Ob alle Mitglieder erfasst sind, sagt keine Quelle.", "No source says whether all members are recorded."
    ), True
