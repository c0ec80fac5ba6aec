"""What the page of a record tells: what is known and by whom, what disagrees, what happened, what it is tied to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from api.page_parts.page_frame import PageOf
from api.page_parts.page_views import QUESTIONS
from graph.as_of import CERTAINTY_WORDS, certainty_at
from graph.certainty import Certainty
from graph.disagreement import disagreement
from graph.fields import primary_sector
from graph.findings.finding import Finding, singles, sureness
from graph.imports.import_reason import reason_for_people
from graph.map.ego import LINE_WORDS, THING, Ego
from graph.map.labels import clean_label
from graph.map.picture import shape_of, shown_name
from graph.map.sectors import group_of
from graph.questions.question import questions_of
from graph.records import Entity, Record, Relation, from_json
from graph.records.claims import EXISTS, Claim
from graph.resting import resting_on
from graph.stores.base import JournalEntry, Scope
from graph.stores.mask import pointing
from ontology import Property, Text
from ontology.model import Type
from ontology.names import EntityType, Prop

_MOST_STEPS = 50
_MOST_NAMED = 300
_LONGEST = 160
_DRAWN_AS_ON_THE_MAP = frozenset(
    (EntityType.ORGANIZATION, EntityType.SERVICE, EntityType.PERSON_GROUP, EntityType.PERSON)
)
EXISTENCE = Property(
    EXISTS, Text(de="Vorhanden", en="There"), Text(de="Ob es den Eintrag gibt.", en="Whether it is there."), 0
)
"""Whether the record is there, told as if it were a property."""


@dataclass(frozen=True, slots=True)
class SaidBy:
    """One statement: its value in words, where a value that is a record leads, and who says so."""

    value: str
    leads: str
    source: str
    source_leads: str
    locator: str
    as_of: str
    status: str


@dataclass(frozen=True, slots=True)
class KnownOf:
    """What is said on a property, best first, and whether that cannot all be true."""

    name: str
    label: str
    said: tuple[SaidBy, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """A record that this one is tied to: its name, where it leads, since when, and where the tie comes from."""

    ego: Ego
    leads: str
    when: str
    sure: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What one batch did to a record."""

    number: int
    author: str
    time: str
    reason: str
    changed: tuple[str, ...]


class RecordShown:
    """A record as a page tells it, within what a reader sees of one district."""

    def __init__(self, frame: PageOf, record: Record) -> None:
        self.frame, self.record = frame, record
        self.model = frame.read.model
        self.kind: Type = self.model.types[record.type]
        self._names: dict[str, str | None] = {}

    @property
    def scope(self) -> Scope:
        """What of the store is told."""
        return self.frame.read.within(self.frame.key)

    @property
    def name(self) -> str:
        """How the record is called; a relation by its ends."""
        found = self.record
        if isinstance(found, Relation):
            return f"{self.name_of(found.source)} – {self.name_of(found.target)}"
        return self.shortened(shown_name(found))

    def name_of(self, id: str) -> str:
        """How another record is called."""
        return self.shortened(self._named(id) or id)

    def _named(self, id: str) -> str | None:
        if id not in self._names:
            found = self.frame.read.store.get(id, self.scope)
            self._names[id] = shown_name(found) if isinstance(found, Entity) else None
        return self._names[id]

    @staticmethod
    def shortened(text: str) -> str:
        """A text that fits into a line or two."""
        plain = clean_label(text)
        return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"

    # -- what is known ------------------------------------------------------------------------------------------------

    def known(self) -> tuple[KnownOf, ...]:
        """Everything said, property by property in the order of the model."""
        order = (EXISTENCE, *self.kind.properties)
        return tuple(self._known(p, claims) for p in order if (claims := self.record.about(p.name)))

    def unsaid(self) -> tuple[Property, ...]:
        """The properties on which nobody says anything."""
        return tuple(p for p in self.kind.properties if not self.record.about(p.name))

    def _known(self, prop: Property, claims: Sequence[Claim]) -> KnownOf:
        single = None if prop is EXISTENCE else prop
        disputed = not prop.many and bool(disagreement(self.record, single))
        label = self.frame.words.say(prop.label)
        return KnownOf(prop.name, label, tuple(self._said(prop, c) for c in claims), disputed)

    def _said(self, prop: Property, claim: Claim) -> SaidBy:
        words, target = self.frame.words, prop.target is not None and self._named(claim.value) is not None
        status = words.say(self.model.code("StatementStatus", claim.status).label)
        return SaidBy(
            self.value_words(prop, claim.value),
            self.frame.record(claim.value) if target else "",
            self.name_of(claim.source) if claim.source else "",
            self.frame.record(claim.source) if claim.source and self._named(claim.source) is not None else "",
            self.shortened(words.place(claim.locator)),
            words.day(claim.as_of) if claim.as_of else "",
            status,
        )

    def value_words(self, prop: Property, value: str) -> str:
        """A value as people read it."""
        words = self.frame.words
        if prop.name == EXISTS:
            return words("ja", "yes")
        if prop.code_list is not None:
            code = self.model.code_lists[prop.code_list].by_notation.get(value)
            return words.say(code.label) if code is not None else clean_label(value)
        if prop.target is not None:
            return self.name_of(value)
        if prop.datatype == "boolean":
            return words("ja", "yes") if value == "true" else words("nein", "no")
        return words.day(value) if prop.datatype == "date" else clean_label(value)

    # -- what it is tied to -------------------------------------------------------------------------------------------

    def bound(self) -> dict[str, list[Bound]]:
        """What it is tied to, by kind of relation as it reads from here."""
        found: dict[str, list[Bound]] = {}
        for title, bound in sorted(self._every_bound(), key=lambda b: (b[0], b[1].ego.name.casefold())):
            found.setdefault(title, []).append(bound)
        return found

    def _every_bound(self) -> Iterator[tuple[str, Bound]]:
        if isinstance(self.record, Relation):
            ends = (self.kind.source, self.record.source), (self.kind.target, self.record.target)
            yield from ((self.frame.words.say(p.label), self._end(id)) for p, id in ends if p is not None)
            return
        for tie in self.frame.read.store.relations(self.record.id, self.scope):
            outward = tie.source == self.record.id
            yield self.title_of(tie.type, outward=outward), self._bound(tie, tie.target if outward else tie.source)
        for other in islice(self._naming(), _MOST_NAMED):
            yield self.frame.words("wird genannt von", "is named by"), self._end(other.id)
        if self.record.type == EntityType.SOURCE:
            resting = (
                r for r in resting_on(self.frame.read.store, self.scope, self.record.id) if isinstance(r, Entity)
            )
            for other in islice(resting, _MOST_NAMED):
                yield self.frame.words("belegt", "is evidence of"), self._end(other.id)

    def title_of(self, type: str, *, outward: bool) -> str:
        """A kind of relation as it reads from one of its ends."""
        kind = self.model.types[type]
        label = kind.label if outward or kind.symmetric or kind.inverse is None else kind.inverse
        return self.frame.words.say(label)

    def _naming(self) -> Iterator[Entity]:
        """The records of the day whose properties name this one."""
        for other in self.frame.snapshot.entities.values():
            pointers = pointing(self.model)[other.type]
            if any(c.value == self.record.id and c.prop in pointers for c in other.claims):
                seen = self.frame.read.store.get(other.id, self.scope)
                if isinstance(seen, Entity):
                    yield seen

    def _bound(self, tie: Relation, other: str) -> Bound:
        sure = certainty_at(tie, self.frame.on, self.model)
        when = " – ".join(
            self.frame.words.day(v) if v else "…" for v in (tie.value(Prop.START_DATE), tie.value(Prop.END_DATE))
        )
        dated = tie.value(Prop.START_DATE) or tie.value(Prop.END_DATE)
        told = CERTAINTY_WORDS[sure] if sure is not None else LINE_WORDS["over"]
        ego = self.ego_of(other, self.title_of(tie.type, outward=tie.source == self.record.id), _look(sure))
        evidence = self.frame.record(tie.id)
        return Bound(ego, self.frame.record(other), when if dated else "", self.frame.words.say(told), evidence)

    def _end(self, id: str) -> Bound:
        return Bound(self.ego_of(id), self.frame.record(id), "", "", "")

    def ego_of(self, id: str, note: str = "", look: str = "present") -> Ego:
        """A record as the picture of the neighbourhood shows it."""
        found = self.frame.read.store.get(id, self.scope)
        if not isinstance(found, Entity):
            return Ego(id, self.name_of(id), note, look=look)
        note = note or self.frame.words.say(self.model.types[found.type].label)
        if found.type not in _DRAWN_AS_ON_THE_MAP:
            return Ego(id, self.name_of(id), note, shape=THING, look=look)
        return Ego(id, self.name_of(id), note, group_of(primary_sector(found, self.model)), shape_of(found), look)

    # -- what happened, what is open ----------------------------------------------------------------------------------

    def history(self) -> list[Happening]:
        """What was done to it, newest first."""
        entries = list(self.frame.read.store.journal(self.record.id, scope=self.scope))
        return [self._happening(e) for e in entries[: -_MOST_STEPS - 1 : -1]]

    def _happening(self, entry: JournalEntry) -> Happening:
        done, labels = entry.revision, self.labels(changed_in(entry))
        time = self.frame.words.day(done.time[:10])
        return Happening(
            done.number, clean_label(done.author), time, self.shortened(reason_for_people(done.reason)), labels
        )

    def labels(self, props: Iterable[str]) -> tuple[str, ...]:
        """Properties by the words of the model."""
        known = {p.name: p.label for p in (EXISTENCE, *self.kind.properties)}
        return tuple(self.frame.words.say(known[p]) if p in known else p for p in sorted(props))

    def questions(self) -> list[tuple[str, str]]:
        """Open questions that touch it, each with its address."""
        analysis = self.frame.at_hand
        found = (q for q in questions_of(analysis) if self._touches(q.finding)) if analysis is not None else ()
        return [(self.frame.words.say(q.asked), self.frame.link(QUESTIONS, f"frage={q.key}")) for q in found]

    def findings(self) -> list[tuple[str, str, str]]:
        """Findings that touch it: how sure, the title, the address."""
        words, analysis = self.frame.words, self.frame.at_hand
        if analysis is None:
            return []
        asked = {q.key for q in questions_of(analysis)}
        found = (f for f in singles(analysis.findings) if f.key not in asked and self._touches(f))
        return [(words.say(sureness(f)), words.say(f.title), self._finding(f.key)) for f in found]

    def _finding(self, key: str) -> str:
        return self.frame.link("befunde", "", f"#befund-{key}")

    def _touches(self, finding: Finding) -> bool:
        return self.record.id in finding.subjects or any(e.record == self.record.id for e in finding.evidence)


def changed_in(entry: JournalEntry) -> frozenset[str]:
    """The properties on which a batch changed what is said."""
    before, after = (frozenset(from_json(t).claims) if t else frozenset() for t in (entry.before, entry.after))
    return frozenset(claim.prop for claim in before ^ after)


def _look(sure: Certainty | None) -> str:
    looks = {Certainty.PRESENT: "present", Certainty.STALE: "stale", Certainty.UNKNOWN: "unknown"}
    return looks.get(sure, "over") if sure is not None else "over"
