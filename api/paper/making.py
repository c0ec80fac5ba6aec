"""A paper made of an analysis: each part as pieces, every sentence with its source, blanks marked as such."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from api.paper import chosen
from api.paper.chosen import ASKED, COUNCIL, PART_LABELS, PROPOSAL, Selection
from api.paper.pieces import Piece, Sources, blank_lines, drawn, piece
from api.report.tables import Consulted, consultations
from api.report.verdicts import decided_in_words
from api.report.wording import Words
from graph.analysis import Analysis
from graph.district.snapshot import Snapshot
from graph.findings import cited, norms_of
from graph.findings.decision_records import finding_of
from graph.findings.finding import Finding, sureness
from graph.map.at_rest import map_at_rest
from graph.map.canvas import canvas_of
from graph.map.labels import clean_label
from graph.map.map_sizes import frame_box
from graph.questions.worth import ranked
from graph.round_table.chairs import SEAT_LABELS, RoundTable, SeatState, round_table
from graph.round_table.drawing import drawn_table
from ontology import Text

_TABLE_SHAPE, _MOST_PICTURE, _MOST_MAP = 0.7, 112.0, 128.0
_MOST_ASKED, _MOST_CONSULTED = 5, 8
_CHUNK = 90
"""So many own words stand in one piece, so that a long paragraph can be broken between pages."""


@dataclass(frozen=True, slots=True)
class Making:
    """A paper in the making: of which analysis, with what, in which words, and the sources cited so far."""

    analysis: Analysis
    selection: Selection
    words: Words
    sources: Sources = field(default_factory=Sources)

    @property
    def snapshot(self) -> Snapshot:
        """The district at its day."""
        return self.analysis.snapshot

    @property
    def title(self) -> str:
        """What the group called it, else what it is about."""
        return self.selection.title or self.words.say(chosen.TITLE)

    def pieces(self) -> Iterator[Piece]:
        """All pieces in their order; the sources last."""
        yield piece("title", self.title, keep=True)
        yield piece("under", self.under, keep=True)
        for part in self.selection.parts:
            yield from _PARTS[part](self)
        yield from _listed(self)

    @property
    def under(self) -> str:
        """For whom, and as of which day."""
        name = clean_label(self.snapshot.district.name)
        day = self.words.long_day(self.snapshot.on.isoformat())
        return self.words(f"{name} · Stand {day}", f"{name} · as of {day}")

    def computed(self, what: Text) -> int:
        """The number of a source that is this analysis itself."""
        day = self.words.day(self.snapshot.on.isoformat())
        told = self.words.say(what)
        return self.sources.cite(
            self.words(f"Auswertung mit Frühnetz, Stand {day}: {told}", f"Analysis by Frühnetz, as of {day}: {told}")
        )

    def record(self, id: str) -> Iterator[int]:
        """The numbers of what says that a record is there."""
        found = self.snapshot.entities.get(id)
        for source in found.sources if found is not None else ():
            yield self.sources.cite(clean_label(self.snapshot.name(source)))

    def heading(self, text: Text) -> Piece:
        """The heading of a part."""
        return piece("heading", self.words.say(text), keep=True)


_A1 = Text(de="Gruppen nach § 3 Abs. 2 KKG (Kennzahl A1)", en="groups of § 3 (2) KKG (indicator A1)")


def _status(making: Making) -> Iterator[Piece]:
    table, words = making.snapshot.derived(round_table), making.words
    sat = [id for c in table.chairs if c.place in (SeatState.SITS, SeatState.UNCONFIRMED) for id in c.who]
    cites = (making.computed(_A1), *(n for id in sat for n in making.record(id)))
    yield making.heading(Text(de="Wer am Tisch sitzt", en="Who sits at the table"))
    yield piece("text", words.say(table.headline), cites)
    for place in (SeatState.UNCONFIRMED, SeatState.KNOWN, SeatState.AWAY, SeatState.OPEN, SeatState.NOT_HERE):
        if names := [words.say(c.label) for c in table.chairs if c.place is place]:
            yield piece("item", f"{_capital(words.say(SEAT_LABELS[place]))}: {'; '.join(names)}.", cites[:1])


def _closed(text: str) -> str:
    """With a full stop where a sentence has no end of its own."""
    return text if text[-1:] in ".?!" else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _picture(making: Making) -> Iterator[Piece]:
    table: RoundTable = making.snapshot.derived(round_table)
    said = making.words.say(table.headline)
    yield drawn(drawn_table(table, lambda _: "", making.words.language), _TABLE_SHAPE, _MOST_PICTURE, said)
    note = making.words(
        "Gefüllt: sitzt am Tisch; schraffiert: lange nicht bestätigt; abgerückt: bekannt, ohne Platz; "
        "gestrichelt: noch nicht erfasst; durchgestrichen: ausdrücklich nicht dabei.",
        "Filled: sits at the table; hatched: long not confirmed; pushed back: known without a seat; dashed: not "
        "recorded yet; crossed: expressly not taking part.",
    )
    yield piece("note", note, (making.computed(_A1),))


def _network(making: Making) -> Iterator[Piece]:
    sheet = canvas_of(making.analysis, making.words.language)
    left, top, right, bottom = frame_box(sheet.layout)
    yield making.heading(Text(de="Das Netzwerk", en="The network"))
    said = making.words("Karte des Netzwerks, Verbindungen nach Bereichen", "Map of the network, ties by sector")
    yield drawn(map_at_rest(sheet, lambda _: ""), (bottom - top) / (right - left), _MOST_MAP, said)
    note = making.words(
        "Bänder: erfasste Verbindungen zwischen Bereichen, mit ihrer Zahl. Rot gestrichelt: erwartet, nicht erfasst. "
        "Nicht erfasst heißt nicht, dass es keine gibt.",
        "Ribbons: recorded ties between sectors, with their number. Red dashes: expected, not recorded. Not recorded "
        "does not mean that there is none.",
    )
    yield piece("note", note, (making.computed(Text(de="erfasste Verbindungen", en="recorded ties")),))


def _findings(making: Making) -> Iterator[Piece]:
    found = [finding_of(making.analysis.findings, key) for key in making.selection.findings]
    yield making.heading(Text(de="Was zu besprechen ist", en="What is to be discussed"))
    if not any(found):
        yield blank_lines(making.words("Kein Befund ausgewählt", "No finding chosen"), 2)
    for number, finding in enumerate((f for f in found if f is not None), 1):
        yield from _finding(making, finding, number)


def _finding(making: Making, finding: Finding, number: int) -> Iterator[Piece]:
    words = making.words
    cites = list(_proofs(making, finding))
    label = _capital(words.say(sureness(finding)))
    yield piece("finding", words.say(finding.title), cites, keep=True, more=(f"{number}.", label))
    norms = tuple(dict.fromkeys(words.say(cited(n)) for n in norms_of(finding, making.snapshot)))
    computed = making.computed(Text(de="Befunde", en="findings"))
    decided = decided_in_words(finding.decided, words)
    lines = (
        (words("Grundlage", "Basis"), "; ".join(norms), ()),
        (words("Wirkung", "Effect"), words.say(finding.effect), (computed,)),
        (words("Nächster Schritt", "Next step"), words.say(finding.takes), (computed,)),
        (words("Wer anfängt", "Who starts"), words.say(finding.starts), (computed,)),
        (words("Entschieden", "Decided"), decided, (_by_group(making),) if decided else ()),
    )
    for name, text, refs in lines:
        if text:
            yield piece("detail", text, refs, more=(f"{name}:",))


def _proofs(making: Making, finding: Finding) -> Iterator[int]:
    for proof in finding.evidence:
        if proof.source:
            yield making.sources.cite(clean_label(proof.source), proof.address)
    yield making.computed(Text(de="Befunde", en="findings"))


def _by_group(making: Making) -> int:
    return making.sources.cite(making.words("Entscheidung der Gruppe", "Decision of the group"))


def _council(making: Making) -> Iterator[Piece]:
    words = making.words
    rows = consultations(making.snapshot, words)
    yield making.heading(PART_LABELS[COUNCIL])
    if not rows:
        none = words("Erfasst ist keine Beratung.", "No consultation is recorded.")
        yield piece("text", none, (making.computed(_CONSULTED),))
    for row in rows[:_MOST_CONSULTED]:
        yield _consulted(making, row)
    if (left := len(rows) - _MOST_CONSULTED) > 0:
        told = words(f"Weitere erfasste Beratungen: {left}.", f"Further recorded consultations: {left}.")
        yield piece("note", told, (making.computed(_CONSULTED),))


_CONSULTED = Text(de="erfasste Beratungen", en="recorded consultations")


def _consulted(making: Making, row: Consulted) -> Piece:
    cites = (making.sources.cite(row.source, row.address),) if row.source else ()
    result = row.result or making.words("Ergebnis nicht erfasst", "result not recorded")
    paper = f"{row.title} ({row.paper})" if row.paper else row.title
    return piece("row", f"{paper}; {result}", cites, more=(row.date or "–", row.body))


def _proposal(making: Making) -> Iterator[Piece]:
    words = making.words
    yield making.heading(PART_LABELS[PROPOSAL])
    paragraphs = [p for p in making.selection.text.replace("\r", "").split("\n") if p.strip()]
    if not paragraphs:
        yield blank_lines(words("Noch auszufüllen", "Still to be filled in"))
        return
    own = making.sources.cite(words("Text der Gruppe, nicht aus der Auswertung", "Text of the group, not analysed"))
    for paragraph in paragraphs:
        said = clean_label(paragraph).split()
        chunks = [" ".join(said[at : at + _CHUNK]) for at in range(0, len(said), _CHUNK)]
        for place, chunk in enumerate(chunks):
            yield piece("own", chunk, (own,) if place == len(chunks) - 1 else ())


def _asked(making: Making) -> Iterator[Piece]:
    words, found = making.words, ranked(making.analysis)
    computed = making.computed(Text(de="offene Fragen", en="open questions"))
    yield making.heading(PART_LABELS[ASKED])
    if not found:
        yield piece("text", words("Zu diesem Stand ist keine Frage offen.", "No question is open."), (computed,))
    for one in found[:_MOST_ASKED]:
        whom = words.say(one.question.whom.label)
        text = _closed(words.say(one.question.asked))
        yield piece("item", words(f"{text} Wer es weiß: {whom}.", f"{text} Who knows: {whom}."), (computed,))
    if (left := len(found) - _MOST_ASKED) > 0:
        yield piece("note", words(f"Weitere offene Fragen: {left}.", f"Further open questions: {left}."), (computed,))


def _listed(making: Making) -> Iterator[Piece]:
    """The sources that were cited; nothing where nothing was."""
    found = making.sources.listed()
    if found:
        yield making.heading(Text(de="Quellen", en="Sources"))
    for number, name, address in found:
        shown = f"{name}, {address}" if address else name
        yield piece("source", shown, more=(f"[{number}]",))


_PARTS: Mapping[str, Callable[[Making], Iterator[Piece]]] = {
    chosen.STATUS: _status,
    chosen.PICTURE: _picture,
    chosen.NETWORK: _network,
    chosen.CHOSEN: _findings,
    chosen.COUNCIL: _council,
    chosen.PROPOSAL: _proposal,
    chosen.ASKED: _asked,
}

__all__ = ["Making"]
