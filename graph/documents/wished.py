"""Which paper somebody wants: its kind, what goes in, where it is to be consulted; and what it is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.errors import NotFoundError
from graph.findings.finding import Evidence, Finding
from graph.map.labels import clean_label
from graph.records import Entity, Record, Relation
from graph.stores.base import GraphReader, Scope
from ontology import Text
from ontology.names import ConsultationRole, EntityType, Prop, RelationType


class PaperForm(StrEnum):
    """The kinds of papers, as addresses and commands name them."""

    GROUP = "steuerungsgruppe"
    REPORT = "bericht"
    RESOLUTION = "beschlussvorlage"
    NOTICE = "mitteilungsvorlage"
    INTENT = "absichtserklaerung"
    CONTRACT = "kooperationsvertrag"
    AGREEMENT = "kooperationsvereinbarung"
    TARGETS = "soll-ist"
    GUIDE = "leitfaden"


FORM_LABELS: Mapping[PaperForm, Text] = {
    PaperForm.RESOLUTION: Text(de="Beschlussvorlage", en="paper for resolution"),
    PaperForm.NOTICE: Text(de="Mitteilungsvorlage", en="notice paper"),
    PaperForm.GROUP: Text(de="Blatt für die Steuerungsgruppe", en="page for the steering group"),
    PaperForm.REPORT: Text(de="Bericht", en="report"),
    PaperForm.INTENT: Text(de="Absichtserklärung (Letter of Intent)", en="letter of intent"),
    PaperForm.CONTRACT: Text(de="Kooperationsvertrag mit dem Träger eines Vorhabens", en="contract on a project"),
    PaperForm.AGREEMENT: Text(de="Kooperationsvereinbarung zwischen Partnern", en="cooperation agreement"),
    PaperForm.TARGETS: Text(de="Soll-Ist-Bericht", en="report on targets"),
    PaperForm.GUIDE: Text(de="Kommunaler Leitfaden", en="municipal guide"),
}
SUBJECT = "Frühe Hilfen: Stand und nächste Schritte"
"""What a new paper of a council is about where nobody says."""
COMPARING_FORMS = (PaperForm.TARGETS, PaperForm.GUIDE)
"""Papers that set goals in an earlier state beside those in a later one."""
COUNCIL_FORMS = (PaperForm.RESOLUTION, PaperForm.NOTICE)
"""What a council information system knows as a paper with a sequence of consultations."""
FIRST_ROLE: Mapping[PaperForm, ConsultationRole] = {
    PaperForm.RESOLUTION: ConsultationRole.ENTSCH,
    PaperForm.NOTICE: ConsultationRole.KENNT,
}


@dataclass(frozen=True, slots=True)
class PlannedStation:
    """A step of the planned sequence of consultations: the body by id, what for (code), the day if it is known."""

    body: str
    role: ConsultationRole
    day: str = ""


@dataclass(frozen=True, slots=True)
class PaperWish:
    """What somebody wants on paper; what is empty becomes a marked blank.

    ``findings`` are keys in the order of the group, ``paper`` is the number or id of a recorded paper that is to be
    written again, ``arguments`` are the signs of the benefits to argue with, ``text`` are own words. ``phase`` is 3 or
    4 for a paper at the end of that phase; ``project``, ``partners`` and ``agreement`` say what an agreement is about.
    ``earlier`` and ``later`` are the two states that are compared, as they were named: day, or id of a named state.
    """

    form: PaperForm
    findings: tuple[str, ...] = ()
    paper: str = ""
    stations: tuple[PlannedStation, ...] = ()
    title: str = ""
    number: str = ""
    lead: str = ""
    taking_part: str = ""
    text: str = ""
    arguments: tuple[str, ...] = ()
    phase: str = ""
    project: str = ""
    partners: tuple[str, ...] = ()
    agreement: str = ""
    earlier: str = ""
    later: str = ""


class StrongSentence(Protocol):
    """What is well anchored: a sentence, and what shows it."""

    @property
    def text(self) -> Text:
        """The sentence."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What shows it."""


class DistrictRead(Protocol):
    """A district on a day with all that is worked out of it: an `Analysis` is one."""

    @property
    def snapshot(self) -> Snapshot:
        """What is known of the district."""

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """What its indicators say, by id."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is found, by rank."""

    @property
    def strengths(self) -> Sequence[StrongSentence]:
        """What is well anchored."""


@dataclass(frozen=True)
class PaperBasis:
    """What papers of a district are made of: its analysis, and all records that it sees, also those of other days.

    ``before`` is the district in the earlier state that goals are compared with, None where nobody named one.
    """

    analysis: DistrictRead
    records: Mapping[str, Record] = field(repr=False)
    before: DistrictRead | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The district at its day."""
        return self.analysis.snapshot

    @cached_property
    def district(self) -> str:
        """The name of the district."""
        return clean_label(self.snapshot.district.name)

    def label(self, code_list: str, notation: str | None) -> str:
        """The label of a code; empty where there is none."""
        found = self.snapshot.model.code_lists[code_list].by_notation.get(notation or "")
        return found.label.de if found is not None else ""

    def entity(self, id: str) -> Entity | None:
        """The thing with that id, whatever the day."""
        found = self.records.get(id)
        return found if isinstance(found, Entity) else None

    def name(self, id: str) -> str:
        """The name of a thing, or its id."""
        found = self.entity(id)
        return clean_label(found.name) if found is not None else id

    def things(self, type: EntityType) -> list[Entity]:
        """All things of a type, by id."""
        return [r for r in self.records.values() if isinstance(r, Entity) and r.type == type]

    def ties(self, type: str, source: str = "") -> list[Relation]:
        """All relations of a type, out of one thing if it is named, by id."""
        rows = (r for r in self.records.values() if isinstance(r, Relation) and r.type == type)
        return [r for r in rows if source in ("", r.source)]

    def paper(self, sign: str) -> Entity:
        """The recorded paper with that number or id; raises NotFoundError."""
        for one in self.things(EntityType.PAPER):
            if sign in (one.id, one.id.partition(":")[2], one.value(Prop.REFERENCE)):
                return one
        raise NotFoundError(f"no paper {sign}")


def paper_basis(
    store: GraphReader, analysis: DistrictRead, seen: Scope, before: DistrictRead | None = None
) -> PaperBasis:
    """Read what papers of a district are made of; of other districts only who takes part in which project, if seen."""
    scope = Scope.of(analysis.snapshot.key)
    rows: list[Record] = [*store.records(scope), *store.relations(scope=scope)]
    rows += [*store.records(seen, [EntityType.DISTRICT]), *store.relations(scope=seen, types=[RelationType.TAKES_PART])]
    return PaperBasis(analysis, {r.id: r for r in sorted(rows, key=lambda r: r.id)}, before)


__all__ = [
    "COMPARING_FORMS",
    "COUNCIL_FORMS",
    "FIRST_ROLE",
    "FORM_LABELS",
    "SUBJECT",
    "DistrictRead",
    "PaperBasis",
    "PaperForm",
    "PaperWish",
    "PlannedStation",
    "paper_basis",
]
