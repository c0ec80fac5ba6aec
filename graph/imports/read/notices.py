"""What reading itself has to say of a place."""

from collections.abc import Callable

from graph.imports.problems import Issue, Place
from graph.imports.workbook import address
from ontology import say
from ontology.model import Text

Notice = tuple[Place, str, Issue]
_MOST = 50
_SHOWN = 60


class Notices:
    """Collects notices; of one kind only the first are kept one by one, the rest is counted."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._kept: list[Notice] = []
        self._counts: dict[tuple[str, str], int] = {}

    def add(self, issue: Issue, sheet: str = "", cell: str = "", found: str = "") -> None:
        """Note an issue at a cell of a sheet."""
        key = (sheet, issue.sentence.de)
        count = self._counts[key] = self._counts.get(key, 0) + 1
        if count <= _MOST:
            self._kept.append((Place(self.file, sheet, cell), found[:_SHOWN], issue))

    def teller(self, sheet: str, row: int, column: int) -> Callable[[Issue, str], None]:
        """What notes issues at one position."""
        return lambda issue, found: self.add(issue, sheet, address(row, column), found)

    def all(self) -> tuple[Notice, ...]:
        """Everything noted, with a last line for each kind that has more places than are named."""
        rest = [
            (Place(self.file, sheet), "", more_of(count - _MOST, sentence))
            for (sheet, sentence), count in self._counts.items()
            if count > _MOST
        ]
        return (*self._kept, *rest)


def more_of(count: int, sentence: str) -> Issue:
    """Further places of the same kind."""
    return _warning(
        "more",
        say(
            "An {count} weiteren {count:Stelle|Stellen} ebenso: {sentence}",
            "The same at {count} more {count:place|places}: {sentence}",
            count=count,
            sentence=sentence,
        ),
        Text(de="dieselben wie bei den genannten Stellen", en="as at the places named"),
        Text(de="Gehen Sie dort ebenso vor.", en="Do the same there."),
    )


def bad_byte() -> Issue:
    """A byte that does not fit the rest of the file's encoding."""
    return _warning(
        "encoding",
        Text(
            de="Hier passt ein Zeichen nicht zur Kodierung der Datei (UTF-8). Es wurde als Windows-Zeichen gelesen.",
            en="A character here does not fit the file's encoding (UTF-8). It was read as a Windows character.",
        ),
        Text(de="eine Datei in einer einzigen Kodierung", en="a file in one encoding"),
        Text(de="Prüfen Sie, ob der Text so stimmt.", en="Check whether the text is right."),
    )


def columns_by_blanks() -> Issue:
    """Columns that stand below one another by blanks."""
    return _warning(
        "columns",
        Text(
            de="Die Spalten sind durch Leerzeichen getrennt. Sie wurden danach gelesen, was untereinander steht.",
            en="The columns are parted by blanks. They were read by what stands below one another.",
        ),
        Text(de="Tabulator oder Semikolon zwischen den Zellen", en="tab or semicolon between the cells"),
        Text(
            de="Prüfen Sie, ob jede Angabe in ihrer Spalte steht.", en="Check whether each value stands in its column."
        ),
    )


def lost_character() -> Issue:
    """A character that could not be read in any encoding."""
    return _warning(
        "encoding",
        Text(de="Hier fehlt ein Zeichen: Es ist nicht zu lesen.", en="A character is missing: it cannot be read."),
        Text(de="lesbarer Text", en="readable text"),
        Text(de="Ergänzen Sie das Zeichen in der Datei.", en="Put the character into the file."),
    )


def cut_off() -> Issue:
    """A file that ends within a character."""
    return _warning(
        "encoding",
        Text(
            de="Die Datei endet mitten in einem Zeichen. Vielleicht ist sie nicht vollständig.",
            en="The file ends within a character. It may be incomplete.",
        ),
        Text(de="eine vollständige Datei", en="a complete file"),
        Text(de="Speichern oder übertragen Sie die Datei noch einmal.", en="Save or transfer the file again."),
    )


def page_cut_off() -> Issue:
    """A web page that ends in the middle of a cell or a comment."""
    return _warning(
        "cut-off",
        Text(
            de="Die Webseite bricht in einer Zelle oder einem Kommentar ab. Was danach steht, wurde nicht gelesen.",
            en="The web page ends within a cell or a comment. What stands behind was not read.",
        ),
        Text(de="eine Seite, die bis zum Ende gespeichert ist", en="a page that was saved to its end"),
        Text(
            de="Speichern Sie die Seite noch einmal, am besten als .xlsx-Datei.",
            en="Save the page once more, best as an .xlsx file.",
        ),
    )


def doubly_encoded() -> Issue:
    """A text such as "LÃ¶we" that was mended."""
    return _warning(
        "encoding",
        Text(
            de="Umlaute waren doppelt kodiert (etwa „Ã¤“ statt „ä“). Sie wurden berichtigt.",
            en="Umlauts were encoded twice (such as “Ã¤” for “ä”). They were mended.",
        ),
        Text(de="lesbare Umlaute", en="readable umlauts"),
        Text(de="Prüfen Sie, ob der Text so stimmt.", en="Check whether the text is right."),
    )


def invisible() -> Issue:
    """Characters that nobody sees, taken out."""
    return _warning(
        "invisible",
        Text(
            de="Hier standen unsichtbare Zeichen mitten im Text. Sie wurden entfernt.",
            en="There were invisible characters within the text. They were removed.",
        ),
        Text(de="Text ohne Steuerzeichen", en="text without control characters"),
        Text(de="Es ist nichts zu tun.", en="There is nothing to do."),
    )


def open_quote(line: int) -> Issue:
    """A quotation mark without its partner."""
    return _warning(
        "quote",
        say(
            "In Zeile {line} beginnt ein Anführungszeichen, das nicht in ihr endet. Es wurde als Text gelesen.",
            "A quotation mark opens in line {line} and does not close there. It was read as text.",
            line=line,
        ),
        Text(de="Anführungszeichen in Paaren um eine Zelle", en="quotation marks in pairs around a cell"),
        Text(
            de="Löschen Sie das Anführungszeichen, oder setzen Sie das fehlende.",
            en="Delete the quotation mark, or set the missing one.",
        ),
    )


def rows_in_quotes() -> Issue:
    """Rows that stand as a whole in one pair of quotation marks."""
    return _warning(
        "quote",
        Text(
            de="Jede Zeile steht als Ganzes in Anführungszeichen. Gelesen wurde der Inhalt, Zelle für Zelle.",
            en="Each row stands as a whole in quotation marks. What stands between them was read, cell by cell.",
        ),
        Text(de="Anführungszeichen um einzelne Zellen", en="quotation marks around single cells"),
        Text(de="Wenn die Spalten stimmen, ist nichts zu tun.", en="There is nothing to do if the columns are right."),
    )


def rows_joined(count: int) -> Issue:
    """Lines that go on in the next one, because a cell holds a line break."""
    return _warning(
        "line-break",
        say(
            "{count} {count:Zeile|Zeilen} der Datei {count:gehört|gehören} zu der davor: In einer Zelle steht ein "
            "Zeilenumbruch ohne Anführungszeichen. Sie wurden zusammen gelesen.",
            "{count} {count:line|lines} of the file {count:belongs|belong} to the one above: a cell holds a line break "
            "without quotation marks. They were read together.",
            count=count,
        ),
        Text(de="Anführungszeichen um solche Zellen", en="quotation marks around such cells"),
        Text(de="Wenn die Zeilen stimmen, ist nichts zu tun.", en="There is nothing to do if the rows are right."),
    )


def wider(cells: int, usual: int) -> Issue:
    """A row with more cells than the others."""
    return _warning(
        "ragged",
        say(
            "Diese Zeile hat {cells} {cells:Zelle|Zellen}, jede andere höchstens {usual}. Vielleicht steht ein "
            "Trennzeichen in einer Zelle.",
            "This row has {cells} {cells:cell|cells}, the others have at most {usual}. A cell may hold a separator.",
            cells=cells,
            usual=usual,
        ),
        say("{usual} {usual:Zelle|Zellen}", "{usual} {usual:cell|cells}", usual=usual),
        Text(
            de="Setzen Sie Zellen, die ein Trennzeichen enthalten, in Anführungszeichen.",
            en="Put cells that hold a separator into quotation marks.",
        ),
    )


def joined() -> Issue:
    """A cell that a separator in it had cut, put together again."""
    return _warning(
        "ragged",
        Text(
            de="Diese Zelle war durch ein Trennzeichen in ihr geteilt. Sie wurde wieder zusammengesetzt.",
            en="This cell was cut by a separator within it. It was put together again.",
        ),
        Text(de="Zellen mit Trennzeichen in Anführungszeichen", en="cells with a separator in quotation marks"),
        Text(de="Prüfen Sie, ob die Zelle so stimmt.", en="Check whether the cell is right."),
    )


def no_stored_value() -> Issue:
    """A formula of which the file holds no result."""
    return _warning(
        "formula",
        Text(
            de="Formel ohne gespeicherten Wert: Die Zelle wurde als leer gelesen.",
            en="A formula without a stored value: the cell was read as empty.",
        ),
        Text(de="Formeln mit ihrem Ergebnis", en="formulas with their result"),
        Text(
            de="Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie neu.",
            en="Open the file in Excel or LibreOffice and save it again.",
        ),
    )


def error_cell() -> Issue:
    """A cell that shows an error value."""
    return _warning(
        "error-cell",
        Text(de="Diese Zelle zeigt einen Fehlerwert.", en="This cell shows an error value."),
        Text(de="ein Wert", en="a value"),
        Text(
            de="Berichtigen Sie die Formel, oder schreiben Sie den Wert in die Zelle.",
            en="Mend the formula, or write the value into the cell.",
        ),
    )


def covered() -> Issue:
    """A text below merged cells, which nobody sees."""
    return _warning(
        "merged",
        Text(
            de="Unter den verbundenen Zellen liegt hier verdeckter Text. Er wurde mitgelesen.",
            en="There is covered text below the merged cells here. It was read.",
        ),
        Text(de="Text nur in der ersten Zelle", en="text in the first cell only"),
        Text(
            de="Heben Sie die Verbindung der Zellen auf und löschen Sie, was nicht gelten soll.",
            en="Unmerge the cells and delete what is not to hold.",
        ),
    )


def partly_struck() -> Issue:
    """A cell of which a part is struck through."""
    return _warning(
        "struck",
        Text(
            de="Ein Teil der Zelle ist durchgestrichen. Er wurde nicht gelesen.",
            en="A part of the cell is struck through. It was not read.",
        ),
        Text(de="nur, was noch gilt", en="only what still holds"),
        Text(
            de="Wenn das stimmt, ist nichts zu tun; sonst nehmen Sie die Streichung weg.",
            en="Nothing, if that is right; otherwise take the line away.",
        ),
    )


def marks_left_out() -> Issue:
    """More coloured or struck cells than are kept."""
    return _warning(
        "marks",
        Text(
            de="Sehr viele Zellen sind farbig, durchgestrichen oder verbunden. Nicht alle wurden beachtet.",
            en="Very many cells are coloured, struck or merged. Not all of them were considered.",
        ),
        Text(de="einzelne Hervorhebungen", en="single highlights"),
        Text(de="Es ist nichts zu tun, wenn Farben nichts bedeuten.", en="Nothing, if colours mean nothing."),
    )


def _warning(rule: str, sentence: Text, expected: Text, remedy: Text) -> Issue:
    return Issue("warning", rule, sentence, expected, remedy)
