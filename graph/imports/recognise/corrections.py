"""What a person corrects in the reading of a list: which table is what, its header, the role of a column.

A correction is kept by the fingerprint of the table's header and shape: the next list in the same form is read as the
last one was corrected. As a file it is a small TOML::

    [take]
    hidden = true

    [[table]]
    sheet = "Tabelle1"
    header = [4]
    lists = "organizations"
    [table.columns]
    "StG" = "body Steuerungsgruppe"
    "Status" = "standing"
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from graph.errors import UnreadableFileError
from graph.imports.recognise.found import Role, RoleKind
from graph.imports.vocabulary.words import word_key
from graph.private_files import write_private

if TYPE_CHECKING:
    from graph.imports.recognise.found import Recognised

TAKEN_IN = ("hidden", "struck", "old")
"""What is left out until a person takes it in: what is hidden, struck through, or of former years."""
_MOST_FORMS = 200
"""So many earlier forms are remembered; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True)
class TableCorrection:
    """What is known of one table: found again by fingerprint, else by the name of its sheet."""

    sheet: str = ""
    fingerprint: str = ""
    header: tuple[int, ...] | None = None
    lists: str = ""
    columns: Mapping[str, Role] = field(default_factory=dict)

    def column(self, header: str, letter: str) -> Role | None:
        """The role that a person gave the column, by its header, or by its letter if it has none."""
        wanted = word_key(header or letter)
        return next((r for h, r in self.columns.items() if word_key(h) == wanted), None)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Everything a person said about the form of a list; ``take`` is a part of `TAKEN_IN`."""

    tables: tuple[TableCorrection, ...] = ()
    take: frozenset[str] = frozenset()

    def of(self, sheet: str, fingerprint: str) -> TableCorrection | None:
        """What was said of a table: by its fingerprint, else by the name of its sheet."""
        same = (t for t in self.tables if t.fingerprint and t.fingerprint == fingerprint)
        named = (t for t in self.tables if t.sheet == sheet and not t.fingerprint)
        return next(same, None) or next(named, None)

    def header_of(self, sheet: str) -> tuple[int, ...] | None:
        """The header rows that a person named for a sheet, counted from zero."""
        return next((t.header for t in self.tables if t.sheet == sheet and t.header is not None), None)

    def lists_of(self, sheet: str) -> str:
        """What a person said that a sheet lists; empty if nothing."""
        return next((t.lists for t in self.tables if t.sheet == sheet and t.lists), "")


class Remembered(Protocol):
    """Keeps corrections by fingerprint, so that the same form need not be explained twice."""

    def recall(self, fingerprints: Sequence[str]) -> Corrections:
        """What was said of tables with these fingerprints."""
        ...

    def remember(self, corrections: Corrections) -> None:
        """Keep what was said; of the same fingerprint the newest stays."""
        ...


class RememberedInFile:
    """Corrections in one TOML file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, fingerprints: Sequence[str]) -> Corrections:
        """What was said of tables with these fingerprints; what is left out is asked about anew for every list."""
        known = self._all()
        return Corrections(tuple(t for t in known.tables if t.fingerprint in fingerprints))

    def remember(self, corrections: Corrections) -> None:
        """Keep the tables that have a fingerprint."""
        new = {t.fingerprint: t for t in corrections.tables if t.fingerprint}
        kept = [t for t in self._all().tables if t.fingerprint not in new][-_MOST_FORMS:]
        write_private(self._path, corrections_to_toml(Corrections((*kept, *new.values()))))

    def _all(self) -> Corrections:
        return corrections_from_toml(self._path.read_text("utf-8")) if self._path.exists() else Corrections()


def of_form(recognised: "Recognised", said: Corrections) -> Corrections:
    """What was said of the tables of a list, each with the fingerprint by which its form is found again.

    ``recognised`` is the list as it is recognised without help: that is how the next one will be met.
    """
    tables = (*recognised.tables, *recognised.unlisted)
    told = ((t.fingerprint, said.of(t.name, t.fingerprint) or said.of(t.name, "")) for t in tables)
    return Corrections(tuple(replace(t, sheet="", fingerprint=print_) for print_, t in told if t is not None))


def recalled(recognised: "Recognised", memory: Remembered) -> Corrections:
    """What was remembered of the forms of a list, said of its own sheets."""
    tables = (*recognised.tables, *recognised.unlisted)
    known = {t.fingerprint: t for t in memory.recall([t.fingerprint for t in tables]).tables}
    found = ((t.name, known[t.fingerprint]) for t in tables if t.fingerprint in known)
    # With another header row the fingerprint is another one: then the sheet is found by its name.
    return Corrections(
        tuple(replace(t, sheet=name, fingerprint="" if t.header else t.fingerprint) for name, t in found)
    )


def fingerprint_of(headers: Sequence[str]) -> str:
    """What tells a form from others: its headers in their order."""
    words = "\x1f".join(word_key(h) for h in headers)
    return sha256(words.encode()).hexdigest()[:12]


def corrections_from_toml(text: str) -> Corrections:
    """Read corrections; raises UnreadableFileError with a German sentence for what cannot be read."""
    try:
        raw = tomllib.loads(text)
        tables = tuple(_table(line) for line in raw.get("table", ()))
        return Corrections(tables, frozenset(k for k in TAKEN_IN if raw.get("take", {}).get(k)))
    except (tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise UnreadableFileError(
            "Die Datei mit der Zuordnung lässt sich nicht lesen. Erwartet wird TOML.",
            "So wie „fruehnetz check LISTE --columns“ es ausgibt.",
        ) from error


def _table(raw: Mapping[str, Any]) -> TableCorrection:
    header = raw.get("header")
    if header is not None and not (header and all(isinstance(n, int) and n > 0 for n in header)):
        raise UnreadableFileError(
            "Zuordnung: „header“ nennt die Zeilen der Kopfzeile als Zahlen ab 1, zum Beispiel header = [4]."
        )
    return TableCorrection(
        sheet=str(raw.get("sheet", "")),
        fingerprint=str(raw.get("fingerprint", "")),
        header=None if header is None else tuple(n - 1 for n in header),
        lists=str(raw.get("lists", "")),
        columns={str(h): role_of(str(text)) for h, text in raw.get("columns", {}).items()},
    )


def role_of(text: str) -> Role:
    """A role as a correction writes it; raises UnreadableFileError for a word that is none.

    >>> role_of("body Runder Tisch").name
    'Runder Tisch'
    """
    kind, _, name = text.strip().partition(" ")
    if kind not in set(RoleKind):
        known = ", ".join(RoleKind)
        raise UnreadableFileError(f"Zuordnung: „{text}“ ist keine Rolle einer Spalte. Möglich sind: {known}.")
    return Role(RoleKind(kind), name.strip())


def corrections_to_toml(corrections: Corrections) -> str:
    """Corrections as a file that people can read and change."""
    lines: list[str] = []
    if corrections.take:
        lines += ["[take]", *(f"{name} = true" for name in TAKEN_IN if name in corrections.take), ""]
    for table in corrections.tables:
        lines += ["[[table]]", f"sheet = {_quoted(table.sheet)}"]
        if table.fingerprint:
            lines.append(f"fingerprint = {_quoted(table.fingerprint)}")
        if table.header is not None:
            lines.append(f"header = {[n + 1 for n in table.header]}")
        if table.lists:
            lines.append(f"lists = {_quoted(table.lists)}")
        lines += ["[table.columns]", *(f"{_quoted(h)} = {_quoted(str(r))}" for h, r in table.columns.items()), ""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    # A string of JSON is a basic string of TOML, too, as long as what is no ASCII is kept or written as \uXXXX.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
