"""A matrix of who works with whom -> organizations and cooperations."""

import re
from collections.abc import Iterable, Iterator

from graph.imports.problems import Issue
from graph.imports.recognise.arranged.drafts import STATUS, TableDraft
from graph.imports.recognise.arranged.listed import Listed
from graph.imports.recognise.arranged.tables import RowKey
from graph.imports.recognise.found import FoundTable, RoleKind, SaidOfPlace
from graph.imports.recognise.sentences import sheet_sentences, tie_sentences
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.closeness import TIE_GRADES
from graph.imports.recognise.texts.contents import says_grades
from graph.imports.recognise.texts.seat_marks import MarkedSeat
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.words import word_key
from ontology.names import EntityType, Prop, StatementStatus

_MIDDLE = {"o", "O", "0", "○", "±", "+/-", "+-", "~"}
"""Between "++" and "--": neither yes nor no."""
_TIMES = re.compile(
    r"\d{1,2}(?:-\d{1,2})? ?(?:x|mal)(?: ?(?:im|pro|je|/) ?| )(?:Jahr|Monat|Woche|Quartal|jährlich|monatlich)"
)
_PROPS = (
    "source", "target", Prop.INTENSITY.value, Prop.RAW_KIND.value, Prop.FREQUENCY.value, Prop.START_DATE.value,
    Prop.END_DATE.value, STATUS,
)  # fmt: skip


class Ties:
    """Makes cooperations of the cells of a matrix."""

    def __init__(self, lexicon: SheetLexicon, known: dict[str, RowKey]) -> None:
        self._lexicon, self._known = lexicon, known
        self.drafts: list[TableDraft] = []
        self.said: list[SaidOfPlace] = []
        self._from_plus = False

    def tie(self, table: FoundTable) -> None:
        """The cooperations of one matrix; what stands in both halves alike is one."""
        grid = table.grid
        actors = TableDraft(table, self._lexicon, EntityType.ORGANIZATION, (Prop.NAME.value,))
        draft = TableDraft(table, self._lexicon, "Cooperation", _PROPS)
        heads = [(c, t) for c in range(table.left + 1, table.right + 1) if (t := grid.cell(table.header[-1], c))]
        for row in table.rows:
            self._actor(actors, grid.cell(row, table.left), (row, table.left))
        for column, text in heads:
            self._actor(actors, text, (table.header[-1], column))
        cells = dict(self._cells(table, heads))
        if cells and says_grades(table.title):
            # Grades are no closeness: "1 = sehr gut" would be read as the weakest of ties.
            self._say(draft, next(iter(cells.values()))[1], tie_sentences.ties_rated(table.title))
            cells = {}
        self._from_plus = _goes_from_plus(text for text, _ in cells.values())
        for (source, target), (text, at) in cells.items():
            mirror = cells.get((target, source))
            if mirror is None or mirror[0] != text or at < mirror[1]:
                self._add(draft, (source, target), text, at)
        self.drafts += [d for d in (actors, draft) if d.rows]

    def tie_columns(self, listed: Listed) -> None:
        """The cooperations of columns that each speak of one organization, such as the answers to a survey."""
        table = listed.table
        actors = TableDraft(table, self._lexicon, EntityType.ORGANIZATION, (Prop.NAME.value,))
        draft = TableDraft(table, self._lexicon, "Cooperation", _PROPS)
        for column in table.all(RoleKind.TIE):
            partner = column.role.name
            self._from_plus = _goes_from_plus(table.grid.cell(row, column.index) for row in table.rows)
            self._actor(actors, partner, (table.header[-1], column.index))
            for row in table.rows:
                text = table.grid.cell(row, column.index)
                for key, who in listed.rows.get(row, ()) if text else ():
                    if word_key(who) != word_key(partner):
                        self._known[word_key(who)] = key
                        self._add(draft, (who, partner), text, (row, column.index))
        self.drafts += [d for d in (actors, draft) if d.rows]

    def _actor(self, actors: TableDraft, name: str, at: At) -> None:
        key = word_key(name)
        if key not in self._known:
            self._known[key] = actors.add({Prop.NAME: name}, at)

    @staticmethod
    def _cells(table: FoundTable, heads: list[tuple[int, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, At]]]:
        for row in table.rows:
            source = table.grid.cell(row, table.left)
            for column, target in heads:
                text = table.grid.cell(row, column)
                if text and word_key(source) != word_key(target):
                    yield (source, target), (text, (row, column))

    def _add(self, draft: TableDraft, ends: tuple[str, str], text: str, at: At) -> None:
        seat = self._lexicon.marks.seat("?" if self._from_plus and text in _MIDDLE else text)
        if seat.holds == "nothing":
            return
        values = {"source": ends[0], "target": ends[1]}
        if not text.strip("+"):
            values |= {Prop.RAW_KIND: text} if len(text) > 1 else {}
        elif seat.holds != "unknown" and (answer := _answered(text)) is not None:
            values |= answer
        elif seat.holds == "unknown":
            values[STATUS] = StatementStatus.UNKNOWN
            self._say(draft, at, sheet_sentences.open_mark("Zusammenarbeit"))
        elif seat.holds == "no":
            values[STATUS] = StatementStatus.CONFIRMED_ABSENT
        elif seat.holds == "unread" or seat.seats or seat.role:
            if self._lexicon.words.intensity_of(text) is None:
                self._say(draft, at, tie_sentences.tie_unread())
                return
            values[Prop.RAW_KIND] = text
        else:  # "2015", "seit 2019"
            values |= {prop: day for prop, day in _span(seat) if day}
        refers = {"source": self._known[word_key(ends[0])], "target": self._known[word_key(ends[1])]}
        draft.add(values, at, refers)

    def _say(self, draft: TableDraft, at: At, issue: Issue) -> None:
        self.said.append(SaidOfPlace(draft.table.place(*at), draft.table.grid.cell(*at), issue))


def _goes_from_plus(texts: Iterable[str]) -> bool:
    """Whether some cells are on a scale from "++" to "--"."""
    return any(text in ("++", "+++") for text in texts)


def _span(seat: MarkedSeat) -> tuple[tuple[str, str], ...]:
    """Since when, and until when, two have worked together."""
    return (Prop.START_DATE, seat.start), (Prop.END_DATE, seat.end)


def _answered(text: str) -> dict[str, str] | None:
    """A number of the scale, how often, or never; None for anything else."""
    if text in TIE_GRADES:
        return {Prop.INTENSITY: text}
    if word_key(text) in asked_words().often or _TIMES.fullmatch(text):
        return {Prop.FREQUENCY: text}
    if word_key(text) in asked_words().mutual:
        return {Prop.RAW_KIND: text}
    if (degree := asked_words().degree.get(word_key(text))) is not None:
        return {Prop.INTENSITY: degree, Prop.RAW_KIND: text}
    return {STATUS: StatementStatus.CONFIRMED_ABSENT} if word_key(text) in asked_words().never else None
