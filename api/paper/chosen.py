"""What goes into a paper: which parts, which findings in which order, title and own words; as an address or a form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from graph.findings import to_discuss_first
from graph.findings.finding import Finding
from graph.map.labels import clean_label
from ontology import Text

STATUS, PICTURE, NETWORK, CHOSEN, COUNCIL, PROPOSAL, ASKED = (
    "stand",
    "bild",
    "karte",
    "befunde",
    "politik",
    "vorschlag",
    "fragen",
)
PART_LABELS = {
    STATUS: Text(de="Wer am Tisch sitzt, in Worten", en="Who sits at the table, in words"),
    PICTURE: Text(de="Bild des Tisches", en="Picture of the table"),
    NETWORK: Text(de="Karte des Netzwerks", en="Map of the network"),
    CHOSEN: Text(de="Ausgewählte Befunde", en="Chosen findings"),
    COUNCIL: Text(de="Beratungen in der Politik", en="Consultations in politics"),
    PROPOSAL: Text(de="Vorschlag der Gruppe", en="Proposal of the group"),
    ASKED: Text(de="Offene Fragen", en="Open questions"),
}
"""The parts of a paper, in the order in which they stand on it."""
FIRST_PARTS = (STATUS, PICTURE, CHOSEN, PROPOSAL)
"""What is ticked before anybody has chosen."""
TITLE = Text(de="Frühe Hilfen: Stand, Lücken, Vorschlag", en="Early help: status, gaps, proposal")
LONGEST_TITLE, LONGEST_TEXT = 120, 6000


@dataclass(frozen=True, slots=True)
class Selection:
    """What goes in: parts in their order, keys of findings in that of the group, title and own words."""

    parts: tuple[str, ...]
    findings: tuple[str, ...]
    title: str
    text: str = ""

    @property
    def query(self) -> str:
        """The same as an address, without the own words: an address is kept by browsers and servers."""
        pairs = [("gewaehlt", "1"), *(("teil", p) for p in self.parts), *(("befund", k) for k in self.findings)]
        return urlencode([*pairs, *((("titel", self.title),) if self.title else ())])

    def moved(self, key: str, by: int) -> "Selection":
        """One finding further up (-1) or down (1)."""
        order = list(self.findings)
        if key not in order:
            return self
        place = order.index(key)
        order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
        return replace(self, findings=tuple(order))


def first_selection(findings: Sequence[Finding]) -> Selection:
    """What is offered to begin with: the table and the three findings to discuss first."""
    return Selection(FIRST_PARTS, tuple(f.key for f in to_discuss_first(findings)), "")


def selection_of(
    parts: Iterable[str], keys: Iterable[str], words: tuple[str, str], known: Sequence[Finding]
) -> Selection:
    """What somebody ticked, as far as it is there; ``words`` are title and own words."""
    wanted, there = set(parts), {f.key for f in known}
    chosen = tuple(dict.fromkeys(k for k in keys if k in there))
    title, text = words
    parts_ = tuple(p for p in PART_LABELS if p in wanted)
    return Selection(parts_, chosen, clean_label(title)[:LONGEST_TITLE].strip(), text[:LONGEST_TEXT])


__all__ = [
    "ASKED",
    "CHOSEN",
    "COUNCIL",
    "FIRST_PARTS",
    "LONGEST_TEXT",
    "LONGEST_TITLE",
    "NETWORK",
    "PART_LABELS",
    "PICTURE",
    "PROPOSAL",
    "STATUS",
    "TITLE",
    "Selection",
    "first_selection",
    "selection_of",
]
