"""What is read of whole tables once all of them are found, and what there is to tell of it."""

from graph.imports.recognise.accounts import Accounts
from graph.imports.recognise.arranged.functions import with_functions
from graph.imports.recognise.found import FoundTable
from graph.imports.recognise.mending.other_scales import with_scales_told
from graph.imports.recognise.sentences import shape_sentences, tie_sentences
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.workbook import Workbook


class SecondLooks:
    """Looks at tables as a whole: functions of organizations, scales of ties."""

    def __init__(self, found: Accounts, workbook: Workbook, lexicon: SheetLexicon) -> None:
        self._found, self._lexicon = found, lexicon
        self._sheets = {(sheet.file, sheet.name): sheet for sheet in workbook.sheets}

    def at(self, table: FoundTable) -> FoundTable:
        """The table as it is read after that."""
        return self._with_scales(self._with_functions(table))

    def _with_functions(self, table: FoundTable) -> FoundTable:
        """The table with what a column "Funktion" says of organizations."""
        read = with_functions(table, self._lexicon)
        if read is None:
            return table
        place = table.place(table.header[-1], read.column.index, read.column.header)
        told = shape_sentences.functions_read(read.column.header, len(read.persons))
        self._found.say(place, read.column.header, told)
        return read.table

    def _with_scales(self, table: FoundTable) -> FoundTable:
        """The table of ties without numbers that say no closeness."""
        told = with_scales_told(table, self._sheets[table.grid.sheet.file, table.name])
        if told is None:
            return table
        issue = tie_sentences.ties_counted(told.most, told.said, none=told.none)
        self._found.say(table.place(*told.at), table.grid.cell(*told.at), issue)
        return told.table
