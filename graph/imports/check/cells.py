"""Cells of a row -> what they say, by the columns of its sheet."""

import re
from collections import defaultdict
from collections.abc import Iterator

from graph.identifiers import entity_id
from graph.imports.check import cell_issues, issues
from graph.imports.check.carrier_cells import CarrierSaid, carrier_left_open, carrier_said, kind_of_carrier
from graph.imports.check.cell_values import Converted, single_spaced
from graph.imports.check.context import Context
from graph.imports.check.inferred_issues import perhaps_person
from graph.imports.check.inferring import Inference
from graph.imports.check.listed_as import LISTED_AS
from graph.imports.check.name_marks import stands_in_name
from graph.imports.check.open_ties import leave_open
from graph.imports.check.origins import Origin, Unstated
from graph.imports.check.rows import AlikeSaid, Row, RowReading, RowResult, split_cell
from graph.imports.naming.guess import NOTHING
from graph.imports.problems import Issue
from graph.imports.recognise.sentences.name_sentences import names_nobody
from graph.imports.recognise.texts.headers import NOTE, Column, part_of
from graph.imports.recognise.texts.last_look_at_names import NAMED
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.lexical import lexical_words
from graph.imports.vocabulary.words import word_key
from ontology.model import Property
from ontology.names import EntityType, OrganizationKind, Prop, RelationType, StatementStatus

_RAW = {Prop.KIND: Prop.RAW_KIND, Prop.SECTOR: Prop.RAW_SECTOR, Prop.ROLE: Prop.RAW_ROLE, Prop.RESULT: Prop.RAW_RESULT}
_KENNUNG = re.compile(r"[A-Za-z]{0,4}[-_ .]?\d+")
"""What looks like a Kennung refers to a row that is missing, and is nobody's name."""
_CALLED_LIKE_A_CARRIER = (None, EntityType.NETWORK_REGION, EntityType.DISTRICT)
"""A district and a region are called like the municipality that carries institutions in them."""
_END_NAMES = ("source", "target")
_ABOUT_ROW = ("status", "statedOn")


_REMEMBERED, _SHOWN = 500, 4
"""Cells of a column whose meaning is remembered: where they repeat, these come first."""


class RowReader:
    """Reads the cells of rows, with a memory: lists repeat their words."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._inference = Inference(context)
        self._intense = {t.name for t in context.model.types.values() if t.property(Prop.INTENSITY) is not None}
        self._known: dict[int, dict[str, list[Unstated]]] = defaultdict(dict)
        self._told: dict[tuple[int, str], list[Column]] = {}
        self._plain = context.plain_columns

    def read(self, row: Row) -> RowReading:
        """Everything the row says; issues are noted in its result."""
        reading = self._start(row)
        if not self._read_together(reading):
            self._read_each(reading)
        self._inference.complete(reading)
        self._raise_open(reading)
        if row.type.name in self._intense and not self._denied(reading):
            leave_open(reading)
            self._intensity(reading)
        return reading

    def _read_together(self, reading: RowReading) -> bool:
        """Whether all cells are values as they stand, or words that were read before: as in most rows of a long list.

        Then what they say is put down in one step, and what rows say alike is not concluded from for each of them.
        """
        row, cells = reading.row, reading.row.cells
        columns = self._plain.together(row.table, row.type)
        if len(cells) < columns.width:
            cells = [*cells, *[""] * (columns.width - len(cells))]
        said = columns.plain_said(cells)
        if said is None:
            return False
        words = columns.words(cells)
        alike = columns.alike.get(words)
        if alike is None:
            known = [self._known[id(c)].get(text) for c, text in zip(columns.others, words, strict=True) if text]
            if any(one is None for one in known):
                return False
            alike = AlikeSaid([one for said_by in known if said_by for one in said_by])
            if len(columns.alike) < _REMEMBERED:
                columns.alike[words] = alike
        said += alike.said
        reading.said, reading.alike = said, alike
        return True

    def _read_each(self, reading: RowReading) -> None:
        row = reading.row
        cells, width = row.cells, len(row.cells)
        for column, plain, odd in self._plain.of(row.table, row.type):
            text = cells[column.index] if column.index < width else ""
            if not text:
                continue
            if plain and text not in odd:
                reading.said.append((plain, text, column.status))
            elif (said := self._known[id(column)].get(text)) is not None:
                reading.said += said
            elif column.prop is not None and column.action in ("value", "end"):
                self._value(reading, column, column.prop, text)
            else:
                self._other(reading, column, text)

    def _other(self, reading: RowReading, column: Column, text: str) -> None:
        if column.action == "link":
            self._link(reading, column, text)
        elif column.action == "part" and column.prop is not None:
            prop, _, inner = column.name.partition(".")
            said = [(p, v, column.status) for p, v in self._converted(reading, column, column.prop, text)]
            reading.parts.setdefault(prop, []).extend((inner if p == column.prop.name else p, v, s) for p, v, s in said)
        elif column.name == NOTE:
            reading.notes.append(f"{column.header}: {text}")

    def _start(self, row: Row) -> RowReading:
        result = RowResult(row, issues=list(row.issues))
        status, stated_on = StatementStatus.FROM_LIST.value, None
        for column in self._about_row(row):
            text = row.cell(column)
            if text and column.name == "status":
                found, issue = self._status(text)
                status = found or status
                if issue is not None:
                    result.issues.append((row.place(column), text, issue))
            elif text and column.name == "statedOn":
                converted = self._context.converter.convert(issues.STATED_ON, text)
                stated_on = converted.values[0] if converted.values else None
                if converted.issue is not None:
                    result.issues.append((row.place(column), text, converted.issue))
        if (mark := row.table.marks.get(row.number)) is not None:
            text, gone = mark
            status = StatementStatus.UNKNOWN.value if gone else status
            place = row.place(row.table.column_of(row.type, Prop.NAME))
            result.issues.append((place, text, stands_in_name(text, gone=gone)))
        if row.type.name == EntityType.SOURCE:
            # What a source is, it says itself, as of its own day: no claim hangs on the day of the import.
            origins: tuple[Origin, ...] = (Origin("", "", self._context.origins.dates.get(row.id, "")),)
        else:
            sheet = row.table.sheet
            origins = self._context.origins.of(row.meta, stated_on, row.locator, (sheet.file, sheet.name))
        return RowReading(row, origins, status, result)

    def _about_row(self, row: Row) -> list[Column]:
        """The columns of a table that say how sure a row is and from when; most tables have none."""
        key = id(row.table), row.type.name
        if key not in self._told:
            self._told[key] = [c for c in row.table.parted(row.type)[0] if c.name in _ABOUT_ROW]
        return self._told[key]

    def _status(self, text: str) -> tuple[str | None, Issue | None]:
        """How sure a row is; people also write whether it still holds. An unknown word costs itself."""
        key, words = word_key(text), lexical_words()
        found = self._context.words.codes["StatementStatus"].get(key)
        if found is not None or key in words.present or self._context.converter.blank(text) is not None:
            return found, None
        if key in words.gone:
            return StatementStatus.CONFIRMED_ABSENT, cell_issues.read_as_gone(text)
        return None, cell_issues.unknown_status(self._context.model, text)

    def _names_nobody(self, text: str) -> bool:
        return self._context.nobodys_name(text) and self._context.converter.blank(text) is None

    def _value(self, reading: RowReading, column: Column, prop: Property, text: str) -> None:
        if prop.target is not None:
            self._reference(reading, column, prop, text)
            return
        if prop.name == Prop.NAME and reading.row.type.name in NAMED and self._names_nobody(text):
            reading.problem(column, text, names_nobody(column.header))
            return
        if not prop.many or (";" not in text and "\n" not in text):
            converter = self._context.converter
            if converter.is_free(prop) and converter.blank(text) is None:
                reading.said.append((prop.name, single_spaced(text), column.status))
                return
            converted = converter.convert(prop, text)
            if converted.plain:
                said: list[Unstated] = [(prop.name, value, column.status) for value in converted.values]
                reading.said += said
                known = self._known[id(column)]
                if len(known) < _REMEMBERED:
                    known[text] = said
                return
        for name, value in self._converted(reading, column, prop, text):
            reading.said.append((name, value, column.status))

    def _converted(self, reading: RowReading, column: Column, prop: Property, text: str) -> list[tuple[str, str]]:
        said: list[tuple[str, str]] = []
        for piece in split_cell(text) if prop.many else (text,):
            converted = self._context.converter.convert(prop, piece)
            said += self._said_by(reading, column, prop, piece, converted)
            if converted.issue is not None:
                self._note_issue(reading, column, piece, converted.issue)
            if converted.raw and column.action == "value":
                self._keep_words(reading, column, prop, piece, found=bool(converted.values))
            if converted.kept:
                reading.notes.append(f"{column.header}: {piece}")
        return said

    def _said_by(
        self, reading: RowReading, column: Column, prop: Property, text: str, converted: Converted
    ) -> list[tuple[str, str]]:
        kind = reading.row.type
        if converted.ahead and not kind.is_relation:
            # What is listed is there: a beginning that lies ahead would make it vanish.
            reading.problem(column, text, cell_issues.in_the_future(prop, text))
            return []
        if converted.ahead:
            reading.problem(column, text, cell_issues.begins_later(prop, text))
        extra = [(p, v) for p, v in converted.extra if column.action == "part" or kind.property(p) is not None]
        if len(extra) < len(converted.extra):
            reading.notes.append(f"{column.header}: {text}")
        return [(prop.name, v) for v in converted.values] + extra

    def _note_issue(self, reading: RowReading, column: Column, text: str, issue: Issue) -> None:
        if issue.rule == "ambiguous" and reading.row.type is not reading.row.table.type:
            return  # the column Eintragsart has said what the record is
        if issue.rule == "ambiguous" and column.action == "value":
            reading.open.append((column.name, reading.row.place(column), text, issue))
        else:
            reading.problem(column, text, issue)

    def _keep_words(self, reading: RowReading, column: Column, prop: Property, text: str, *, found: bool) -> None:
        """The list's own word, where it is not simply the name of the code; in the note if there is no place for it."""
        raw = _RAW.get(Prop(prop.name))
        if raw is not None and reading.row.type.property(raw) is not None:
            reading.raw.setdefault(raw, text)
        elif not found:
            reading.notes.append(f"{column.header}: {text}")

    def _raise_open(self, reading: RowReading) -> None:
        """An ambiguous word is no question if another column of the row says what is meant."""
        for prop, place, text, issue in reading.open:
            if sum(p == prop for p, *_ in (*reading.said, *reading.inferred)) <= (1 if prop == Prop.ROLE else 0):
                reading.result.issues.append((place, text, issue))

    def _denied(self, reading: RowReading) -> bool:
        """Whether the words for a tie say that there is none: "keine", "nie"."""
        if reading.status != StatementStatus.FROM_LIST:
            return False
        asked = {Prop.RAW_KIND.value, Prop.FREQUENCY.value}
        denied = [s for s in reading.said if s[0] in asked and word_key(s[1]) in asked_words().never]
        if denied:
            reading.status = StatementStatus.CONFIRMED_ABSENT.value
            reading.said = [s for s in reading.said if s not in denied]
            prop, text, _ = denied[0]
            column = next((c for c in reading.row.table.columns(reading.row.type) if c.name == prop), None)
            reading.problem(column, text, cell_issues.read_as_no_tie(text))
        return bool(denied)

    def _intensity(self, reading: RowReading) -> None:
        kind = reading.row.type
        words = reading.value(Prop.RAW_KIND)
        if words is None or reading.value(Prop.INTENSITY) is not None:
            return
        found = self._context.words.intensity_of(words)
        if found is not None:
            reading.said.append((Prop.INTENSITY, str(found), StatementStatus.INFERRED))
            return
        column = next((c for c in reading.row.table.columns(kind) if c.name == Prop.RAW_KIND), None)
        reading.problem(column, words, issues.unknown_intensity(words))

    # -- references --------------------------------------------------------------------------------------------

    def _reference(self, reading: RowReading, column: Column, prop: Property, text: str) -> None:
        blank = self._context.converter.blank(text)
        if blank is not None:
            if blank.issue is not None:
                reading.problem(column, text, blank.issue)
            return
        for piece in self._pieces(prop, text) if prop.many else (text,):
            id = self._found(reading, column, prop, piece)
            if id is None:
                continue
            if prop.name in _END_NAMES and column.action == "end":
                reading.ends[prop.name] = id
            else:
                reading.said.append((prop.name, id, column.status))

    def _link(self, reading: RowReading, column: Column, text: str) -> None:
        if column.prop is None or self._context.converter.blank(text) is not None:
            return
        for piece in self._pieces(column.prop, text):
            if column.name == RelationType.HAS_CARRIER and piece.endswith("?") and column.forward:
                reading.problem(column, piece, carrier_left_open(column.header, piece))
                continue
            id = self._found(reading, column, column.prop, piece)
            if id == reading.row.id:
                reading.problem(column, piece, cell_issues.of_itself(column.header))
            elif id is not None:
                reading.links.append((column, id))
            if id in self._context.index.implied and column.name in self._context.forms.implied:
                reading.implied[id] = column

    def _pieces(self, prop: Property, text: str) -> Iterator[str]:
        """What a cell names: split at semicolons, and further where each part is an entry and the whole is none."""
        for piece in split_cell(text):
            yield from self._context.index.pieces(piece, prop.target or "")

    def _found(self, reading: RowReading, column: Column, prop: Property, text: str) -> str | None:
        """The entity a text refers to; None with an issue, or with a part that is made of it later."""
        index, target = self._context.index, prop.target or ""
        meant = reading.row.table.meant(reading.row.number, column)
        if meant is not None and meant in index.rows:
            reading.refer(index.rows[meant], text, column)
            return index.rows[meant]
        found = index.find(text, target)
        own = [id for id in found if id.startswith(f"{reading.row.owner}:")] if len(found) > 1 else []
        found = own if len(own) == 1 else found
        if len(found) > 1 and text.isdigit():
            # Lists of actors and of bodies both count from one: a number means one of those that the column speaks of.
            found = [id for id in found if index.types[id] == LISTED_AS.get(target)] or found
        if len(found) == 1:
            reading.refer(found[0], text, column)
            return found[0]
        part = part_of(self._context.forms, reading.row.type.name, column.name)
        if not found and part is not None and part.key is not None:
            reading.unresolved[column.name] = (column, text)
            return None
        if not found and index.other(text) in _CALLED_LIKE_A_CARRIER and self._may_imply(column, text):
            return self._known_or_implied(reading, column, prop, text)
        needed = column.action == "end" or (prop.required and column.action != "link")
        issue = self._unfound(prop, text, found)
        reading.problem(column, text, issue if needed else issues.cell_left_out(issue))
        return None

    def _known_or_implied(self, reading: RowReading, column: Column, prop: Property, text: str) -> str | None:
        """The carrier that the row's organization has already, under a shorter name, or a new entity of that name."""
        index = self._context.index
        if self._context.nobodys_name(text):
            reading.problem(column, text, names_nobody(column.header))
            return None
        carries = column.name == RelationType.HAS_CARRIER and column.action == "link" and column.forward
        if carries and (said := carrier_said(text)).name != text:
            return self._carrier(reading, column, prop, (text, said))
        before = index.carrier_meant(reading.row.id, text) if carries else None
        if before is None:
            return self._imply(reading, column, prop, text)
        reading.problem(column, text, issues.carrier_as_before(text, index.called(before)[0]))
        reading.refer(before, text, column)
        return before

    def _carrier(
        self, reading: RowReading, column: Column, prop: Property, cell: tuple[str, CarrierSaid]
    ) -> str | None:
        """The carrier whose name stands in a cell among other words; None if it says something else of it."""
        text, said = cell
        if said.what == "name":
            return self._found(reading, column, prop, said.name)
        if said.what == "nobody":
            reading.problem(column, text, names_nobody(column.header))
        elif said.what == "open":
            reading.problem(column, text, carrier_left_open(column.header, text))
        else:
            reading.problem(column, text, kind_of_carrier(column.header, text))
            kinds = self._context.naming.of_name(text).codes.get(Prop.CARRIER_KIND, ())
            if reading.value(Prop.CARRIER_KIND) is None:
                reading.said += [(Prop.CARRIER_KIND, kind, StatementStatus.INFERRED) for kind in kinds[:1]]
        return None

    def _may_imply(self, column: Column, text: str) -> bool:
        return column.name in self._context.forms.implied and not _KENNUNG.fullmatch(text)

    def _imply(self, reading: RowReading, column: Column, prop: Property, text: str) -> str:
        """A new entity of that name: a list that names its carriers need not list them a second time."""
        id = entity_id(reading.row.owner, prop.target or "", text)
        self._context.index.add(id, prop.target or "", "", [text])
        self._context.index.implied[id] = text
        reading.problem(column, text, issues.implied(prop, text, self._context.model.types[prop.target or ""]))
        if self._may_own(reading, text):
            reading.problem(column, text, perhaps_person())
        return id

    def _may_own(self, reading: RowReading, text: str) -> bool:
        """Whether one word below "Träger" beside a practice may be whose it is: it says nothing else."""
        naming = self._context.naming
        practice = OrganizationKind.PRACTICE in naming.of_name(reading.value(Prop.NAME) or "").codes.get(Prop.KIND, ())
        return practice and text.isalpha() and not text.isupper() and naming.of_name(text) is NOTHING

    def _unfound(self, prop: Property, text: str, found: list[str]) -> Issue:
        if found:
            return issues.several_match(prop, text, [self._context.index.called(id) for id in found[:_SHOWN]])
        other = self._context.index.other(text)
        if other is not None:
            types = self._context.model.types
            return issues.wrong_kind(prop, text, types[other].label, types[prop.target or ""].label)
        kind = self._context.model.types[LISTED_AS.get(prop.target or "", prop.target or "")]
        listed = self._context.sheets.get(kind.name, kind.plural.de)
        return issues.unresolved(prop, text, listed, self._context.index.near(text, prop.target or ""))
