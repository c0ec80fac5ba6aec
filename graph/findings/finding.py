"""What a finding is: its kind, how certain it is, its evidence, its weights, and what the group decided on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from graph.identifiers import finding_key
from ontology import Text
from ontology.names import Verdict


class Kind(StrEnum):
    """What a finding is about."""

    MISSING_ACTOR = "missingActor"
    MISSING_LINK = "missingLink"
    ANCHORING_GAP = "anchoringGap"
    PARTICIPATION_GAP = "participationGap"
    FRAGILE_SPOT = "fragileSpot"
    DATA_QUESTION = "dataQuestion"


KIND_LABELS: Mapping[Kind, Text] = {
    Kind.MISSING_ACTOR: Text(de="Wer fehlt im Netzwerk?", en="Who is missing in the network?"),
    Kind.MISSING_LINK: Text(de="Verbindungen", en="Links"),
    Kind.ANCHORING_GAP: Text(de="Verankerung in der Politik", en="Political anchoring"),
    Kind.PARTICIPATION_GAP: Text(de="Beteiligung", en="Participation"),
    Kind.FRAGILE_SPOT: Text(de="Wo hängt viel an Einzelnen?", en="Where does much depend on few?"),
    Kind.DATA_QUESTION: Text(de="Fragen zu den Daten", en="Questions on the data"),
}
"""Names of chapters; they accuse nobody, since most of what stands below them are questions."""

Proof = Literal["gap", "question"]
PROOF_LABELS: Mapping[Proof, Text] = {
    "gap": Text(de="Lücke", en="gap"),
    "question": Text(de="Frage", en="question"),
}


class Evidence(NamedTuple):
    """A record, what it says, and where that stands: name of the source, place in it, day it describes."""

    text: Text
    record: str
    source: str
    locator: str
    as_of: str


class Weight(NamedTuple):
    """One addend of the rank, with its reason."""

    reason: Text
    points: float


@dataclass(frozen=True, slots=True)
class Decided:
    """What the group decided on a finding, and whether it is back because norm or certainty changed."""

    verdict: Verdict
    reason: str = ""
    date: str = ""
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule says of one case; the rest of a finding is what the rule declares (`graph.findings.rule`).

    ``kind``, ``norms``, ``starts`` and ``indicators`` differ from the declaration only where they are given.
    """

    subjects: tuple[str, ...]
    title: Text
    reason: Text
    effect: Text
    takes: Text
    certainty: Proof = "question"
    evidence: tuple[Evidence, ...] = ()
    weights: tuple[Weight, ...] = ()
    kind: Kind | None = None
    norms: tuple[str, ...] | None = None
    starts: Text | None = None
    indicators: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing, fragile, or not known. ``subjects`` are record ids or codes, ``norms`` notations."""

    kind: Kind
    rule: str
    district: str
    subjects: tuple[str, ...]
    certainty: Proof
    title: Text
    reason: Text
    effect: Text
    takes: Text
    starts: Text
    norms: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    indicators: tuple[str, ...] = ()
    weights: tuple[Weight, ...] = ()
    decided: Decided = Decided(Verdict.OPEN)

    @property
    def key(self) -> str:
        """Stable over runs, dates and wording: kind, rule, district and sorted subjects (decision 0008)."""
        return finding_key(self.kind, self.rule, self.district, self.subjects)

    @property
    def score(self) -> float:
        """The rank: the sum of the weights."""
        return round(sum(w.points for w in self.weights), 2)
