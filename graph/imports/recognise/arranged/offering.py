"""Columns that each speak of one offer, with crosses for those who have it -> offers and who carries them."""

from graph.imports.recognise.arranged.drafts import STATUS, TableDraft
from graph.imports.recognise.arranged.listed import Listed
from graph.imports.recognise.arranged.once import Once
from graph.imports.recognise.found import RoleKind
from graph.imports.recognise.sentences import sheet_sentences
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from ontology.names import EntityType, Prop, RelationType, StatementStatus

_STATUS = {"no": StatementStatus.CONFIRMED_ABSENT.value, "unknown": StatementStatus.UNKNOWN.value}


class Offering:
    """Makes offers of columns such as "Angebot: Elterncafé"."""

    def __init__(self, lexicon: SheetLexicon) -> None:
        self._lexicon = lexicon
        self._offers = Once(lexicon, EntityType.SERVICE, (Prop.NAME,))
        self._carried: list[TableDraft] = []

    def offer(self, listed: Listed) -> None:
        """The offers that one list tells of."""
        table = listed.table
        draft = TableDraft(table, self._lexicon, RelationType.HAS_CARRIER, ("source", "target", STATUS))
        for column in table.all(RoleKind.OFFER):
            name = column.role.name or plain_header(column.header)
            offer = self._offers.find(name, {}, table, (table.header[-1], column.index))
            for row in (r for r in table.rows if r not in table.continues and table.grid.cell(r, column.index)):
                at = (row, column.index)
                holds = self._lexicon.marks.seat(table.grid.cell(*at)).holds
                if holds == "nothing":
                    continue
                if holds not in ("yes", "no"):
                    listed.say(at, column.header, sheet_sentences.open_mark(name))
                for key, who in listed.rows.get(row, ()):
                    values = {"source": name, "target": who, STATUS: _STATUS.get(holds, "")}
                    if holds in ("yes", "no", "unknown"):
                        draft.add(values, at, {"source": offer, "target": key})
        self._carried += [draft] if draft.rows else []

    @property
    def drafts(self) -> list[TableDraft]:
        """The tables made: offers, and who carries them."""
        return [*self._offers.drafts, *self._carried]
