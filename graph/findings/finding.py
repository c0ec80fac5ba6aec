"""What a finding is: its kind, how certain it is, its evidence, its weights, and what the group decided on it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
    """A record, what it says, and where that stands: source, place in it, day it describes, public address if any."""

    text: Text
    record: str
    source: str
    locator: str
    as_of: str
    address: str = ""


class Weight(NamedTuple):
    """One addend of the rank, with its reason."""

    reason: Text
    points: float


@dataclass(frozen=True, slots=True)
class Decided:
    """What the group decided on a finding, and whether it is back because norm or certainty changed.

    ``in_charge`` is the post that takes it on, ``due`` the day by which it should be done.
    """

    verdict: Verdict
    reason: str = ""
    date: str = ""
    reopened: bool = False
    in_charge: str = ""
    due: str = ""


class Combined(NamedTuple):
    """What findings of one matter say in one: title, reason, effect, next step, and what their number weighs."""

    title: Text
    reason: Text
    effect: Text
    takes: Text
    weights: tuple[Weight, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """What several findings are about at once, mostly because one step solves them (decision 0025).

    Findings of one key become one, however many rules they come from. It speaks as its highest ranked part, or as
    ``told`` says of all parts, best ranked first.
    """

    key: str
    told: "Callable[[tuple[Finding, ...]], Combined] | None" = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule says of one case; the rest of a finding is what the rule declares (`graph.findings.rule`).

    ``kind``, ``norms``, ``starts`` and ``indicators`` differ from the declaration only where they are given; drafts of
    one ``matter`` become one finding, in which each is called by its ``brief``. ``pair`` are the two actors whose link
    the effect is about.
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
    matter: Matter | None = None
    brief: Text | None = None
    pair: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing, fragile, or not known. ``subjects`` are record ids or codes, ``norms`` notations.

    ``parts`` are the single findings of which one matter is made; each keeps its key, so that the group can decide on
    it alone. A ``hint`` rests on a rule that only allows, and demands nothing.
    """

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
    matter: Matter | None = None
    parts: tuple["Finding", ...] = ()
    hint: bool = False
    brief: Text | None = None
    pair: tuple[str, str] | None = None

    @property
    def called(self) -> Text:
        """The finding in a few words, as it stands in a list with others of its matter; else its title."""
        return self.brief or self.title

    @property
    def key(self) -> str:
        """Stable over runs, dates and wording: kind, rule, district, sorted subjects (0008); with parts, the matter."""
        if self.parts and self.matter is not None:
            return matter_key(self.matter, self.district)
        return finding_key(self.kind, self.rule, self.district, self.subjects)

    @property
    def score(self) -> float:
        """The rank: the sum of the weights."""
        return round(sum(w.points for w in self.weights), 2)


def matter_key(matter: Matter, district: str) -> str:
    """The key of a decision on a whole matter of a district."""
    return finding_key("matter", matter.key, district, ())


_HINT = Text(de="Hinweis", en="hint")


def sureness(finding: Finding) -> Text:
    """Gap, question, or a hint that demands nothing."""
    return _HINT if finding.hint else PROOF_LABELS[finding.certainty]


def singles(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The single findings of which others are made: what a rule found, one case each, best ranked first."""
    for finding in findings:
        yield from finding.parts or (finding,)
