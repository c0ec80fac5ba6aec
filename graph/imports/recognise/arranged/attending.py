"""Meetings that columns of a list of organizations tell of, and who came."""

from graph.imports.recognise.arranged.bodies import Bodies
from graph.imports.recognise.arranged.drafts import STATUS, TableDraft
from graph.imports.recognise.arranged.listed import Listed
from graph.imports.recognise.arranged.once import day_in_name
from graph.imports.recognise.arranged.tables import RowKey
from graph.imports.recognise.found import FoundColumn, RoleKind
from graph.imports.recognise.sentences import sheet_sentences
from graph.imports.recognise.text_grid import At
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from ontology.names import EntityType, Prop, StatementStatus

_ABSENT, _OPEN = StatementStatus.CONFIRMED_ABSENT.value, StatementStatus.UNKNOWN.value
_ENDS = ("source", "target")


class Attending:
    """Makes meetings of columns that are days, and attendance of the marks below."""

    def __init__(self, lexicon: SheetLexicon, bodies: Bodies) -> None:
        self._lexicon, self._bodies = lexicon, bodies
        self.drafts: list[TableDraft] = []

    def attend(self, listed: Listed) -> None:
        """The meetings and attendances that one list tells of."""
        table = listed.table
        columns = table.all(RoleKind.MEETING)
        if not columns:
            return
        body = table.context.get("met") or table.context.get("body", "")
        meetings = TableDraft(
            table, self._lexicon, EntityType.MEETING, (Prop.NAME.value, Prop.DATE.value, Prop.BODY.value)
        )
        draft = TableDraft(table, self._lexicon, "Attendance", (*_ENDS, Prop.ATTENDANCE.value, STATUS))
        for column in columns:
            at = (table.header[-1], column.index)
            refers = {Prop.BODY.value: self._bodies.find(body, table, at)} if body else None
            name = f"{body or 'Treffen'} {day_in_name(column.role.name)}"
            meeting = meetings.add({Prop.NAME: name, Prop.DATE: column.role.name, Prop.BODY: body}, at, refers)
            for row in table.rows:
                self._cell(draft, listed, (row, column.index), (column, name, meeting))
        self.drafts += [d for d in (meetings, draft) if d.rows]

    def _cell(self, draft: TableDraft, listed: Listed, at: At, meeting: tuple[FoundColumn, str, RowKey]) -> None:
        column, name, met = meeting
        read = self._lexicon.marks.attendance(listed.table.grid.cell(*at))
        if read == "nothing":
            return
        if read == "unread":
            listed.say(at, column.header, sheet_sentences.mark_unread(name))
            return
        if read == "unknown":
            listed.say(at, column.header, sheet_sentences.open_mark(name))
        status = {"away": _ABSENT, "unknown": _OPEN}.get(read, "")
        kind = "attended" if status else read
        for key, who in listed.rows.get(at[0], ()):
            draft.add(
                {"source": who, "target": name, Prop.ATTENDANCE: kind, STATUS: status},
                at,
                {"source": key, "target": met},
            )
