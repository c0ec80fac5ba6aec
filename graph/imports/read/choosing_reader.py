"""Which reader reads given bytes, which files of several are lists, and what went wrong as a sentence for people."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath

from graph.errors import UnreadableFileError
from graph.imports.read.kinds import foreign_kind
from graph.imports.read.limits import (
    MAX_COLUMNS,
    MAX_ROWS,
    BrokenError,
    ProtectedError,
    SizeError,
    TooLargeError,
    TooLongError,
)
from graph.imports.read.source import ReadTable, Source, by_suffix, registered

_TEXTS = (".csv", ".tsv")


def read_source(source: Source) -> ReadTable:
    """What the reader that is most sure of the bytes finds in them; raises UnreadableFileError."""
    if not source.data.strip(b" \t\r\n\0\xef\xbb\xbf\xfe\xff"):
        source.refuse_empty()
    chosen = max(registered(), key=lambda known: known.recognise(source.data))
    if chosen.recognise(source.data) < 2 and (kind := foreign_kind(source.name, source.data)):
        raise UnreadableFileError(kind)
    with told_in_sentences(source):
        return chosen.read(source)


def lists_among(names: Sequence[str], where: str) -> list[str]:
    """The lists among files: the tables as text, or the one workbook; none if there is neither.

    ``where`` begins the sentence that refuses several workbooks, such as "Im Ordner „x“".
    """
    tables = [name for name in names if _suffix(name) in _TEXTS]
    books = workbooks_among(names)
    if not tables and len(books) > 1:
        raise UnreadableFileError(
            f"{where} liegen mehrere Arbeitsmappen. Bitte geben Sie eine davon an, zum Beispiel „{books[0]}“."
        )
    return tables or books


def holds_lists(names: Sequence[str]) -> bool:
    """Whether any of the files is a table as text or a workbook."""
    return any(_suffix(name) in _TEXTS for name in names) or bool(workbooks_among(names))


def workbooks_among(names: Sequence[str]) -> list[str]:
    """The files that are no tables as text, but can be read."""
    return [name for name in names if _suffix(name) in by_suffix() and _suffix(name) not in (*_TEXTS, ".txt")]


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


@contextmanager
def told_in_sentences(source: Source) -> Iterator[None]:
    """What went wrong while reading as a sentence for people."""
    try:
        yield
    except SizeError as error:
        raise UnreadableFileError(
            f"„{source.name}“ hat mehr als {MAX_COLUMNS} Spalten oder {MAX_ROWS} Zeilen. Bitte löschen Sie leere "
            "Zeilen und Spalten am Rand, und prüfen Sie in einer CSV-Datei Trennzeichen und Anführungszeichen."
        ) from error
    except ProtectedError as error:
        raise UnreadableFileError(
            f"„{source.name}“ ist mit einem Passwort geschützt. Bitte speichern Sie eine Kopie ohne Passwort."
        ) from error
    except (TooLargeError, MemoryError) as error:
        raise UnreadableFileError(
            f"„{source.name}“ ist zu groß: Sie enthält mehr Zellen, als eine Liste haben kann. Bitte löschen Sie "
            "leere Zeilen und Spalten am Rand, oder teilen Sie die Liste."
        ) from error
    except TooLongError as error:
        raise UnreadableFileError(
            f"„{source.name}“ lässt sich nicht in {source.limits.seconds:.0f} Sekunden lesen. Bitte löschen Sie leere "
            "Zeilen und Spalten am Rand, oder teilen Sie die Liste."
        ) from error
    except BrokenError as error:
        raise UnreadableFileError(
            f"„{source.name}“ ist beschädigt oder keine Arbeitsmappe. Bitte öffnen Sie die Datei in Excel oder "
            "LibreOffice und speichern Sie sie neu."
        ) from error
