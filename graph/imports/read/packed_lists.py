"""An archive with lists in it, as databases and surveys hand them out: its files are the sheets of one workbook."""

from dataclasses import replace
from pathlib import PurePosixPath

from graph.errors import UnreadableFileError
from graph.imports.read.choosing_reader import holds_lists, lists_among, read_source
from graph.imports.read.kinds import is_document
from graph.imports.read.limits import MAX_FILES
from graph.imports.read.package import Package
from graph.imports.read.source import ReadTable, Source, printable

_OF_SYSTEMS = (".", "~", "__MACOSX")
"""How files and folders begin that systems and programs put beside those of people."""


def packed_lists(package: Package) -> list[str]:
    """The files of people in an archive; none where no list is among them, or where it is a document."""
    if is_document(package.names()):
        return []
    names = [name for name in package.files() if not _is_of_system(name)]
    return names if holds_lists(names) else []


def read_packed(source: Source, package: Package, names: list[str]) -> ReadTable:
    """The sheets of all lists in the archive, which are no archives themselves; raises UnreadableFileError."""
    chosen = lists_among(names, f"In „{source.name}“")
    if len(chosen) > MAX_FILES:
        raise UnreadableFileError(
            f"In „{source.name}“ liegen mehr als {MAX_FILES} Listen. Bitte legen Sie die Listen eines Netzwerks in ein "
            "eigenes Archiv."
        )
    short = [PurePosixPath(name).name for name in chosen]
    apart = len({name.casefold() for name in short}) == len(short)
    shown = short if apart else [name.replace("/", " ") for name in chosen]
    read = [
        read_source(replace(source, name=printable(title), data=package.content(name), packed=True))
        for name, title in zip(chosen, shown, strict=True)
    ]
    left = tuple(printable(name) for name in names if name not in chosen)
    return ReadTable(
        [sheet for table in read for sheet in table.sheets],
        next((table.encoding for table in read if table.encoding), ""),
        (*left, *(sheet for table in read for sheet in table.skipped)),
        tuple(notice for table in read for notice in table.notices),
        tuple(record for table in read for record in table.records),
    )


def _is_of_system(name: str) -> bool:
    return any(part.startswith(_OF_SYSTEMS) for part in name.split("/") if part not in (".", ".."))
