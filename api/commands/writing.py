"""Every file that a command writes goes through here: nothing is overwritten that the command did not make itself."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from api.commands.options import wrong_use
from graph.private_files import write_private

GENERATOR = "Frühnetz"
"""What reports say of who made them; a report may replace a report."""
_MARK = f'<meta name="generator" content="{GENERATOR}'
_BEGINNING = 2000

Force = Annotated[bool, typer.Option("--force", help="Eine vorhandene Datei überschreiben.")]


def refuse_overwriting(path: Path | None, *, force: bool, reads: Iterable[Path | str | None] = ()) -> None:
    """Wrong use if the output is one of the inputs, or is there already and was not made by a command.

    ``reads`` are lists, folders of lists, and URLs of stores. To be asked before the work, so that it is not in vain.
    """
    if path is None or not path.exists():
        return
    if any(_same(path, source) for source in _files(reads)):
        wrong_use(f"„{path}“ ist selbst die Quelle und wird nicht überschrieben. Geben Sie eine andere Datei an.")
    if path.is_dir():
        wrong_use(f"„{path}“ ist ein Ordner. Geben Sie eine Datei an, zum Beispiel „{path / 'netz'}{path.suffix}“.")
    if path.is_file() and not force and not _is_own_report(path):
        wrong_use(f"„{path}“ gibt es schon. Geben Sie einen anderen Namen an, oder --force, um sie zu überschreiben.")


def refuse_other_ending(path: Path | None, *endings: str) -> None:
    """Wrong use if a file is to be called as no program opens what is written into it."""
    if path is not None and path.suffix.casefold() not in endings and not path.is_dir():
        wrong_use(
            f"„{path}“ wird eine Datei mit der Endung {endings[0]}; anders öffnet sie kein Programm. "
            f"Nennen Sie sie „{path.with_suffix(endings[0])}“."
        )


def write_out(content: str | bytes, path: Path | None) -> None:
    """Write to a file, or to stdout."""
    if path is not None:
        write_private(path, content)
    elif isinstance(content, str):
        sys.stdout.write(content)
    else:
        wrong_use("Eine Arbeitsmappe braucht eine Datei. Geben Sie sie mit --output an, zum Beispiel -o netz.xlsx.")


def same_file(one: str, other: str) -> bool:
    """Whether two URLs of stores are one file, however they are spelt."""
    files = [file for url in (one, other) if (file := _file_of(url)) is not None]
    return len(files) == 2 and (_same(*files) or files[0].resolve() == files[1].resolve())


def _files(reads: Iterable[Path | str | None]) -> Iterator[Path]:
    for source in reads:
        if isinstance(source, Path):
            yield from (source, *(source.iterdir() if source.is_dir() else ()))
        elif source is not None and (file := _file_of(source)) is not None:
            from graph.stores.sqlite_file import beside

            yield from (file, *beside(file))


def _file_of(url: str) -> Path | None:
    scheme, _, path = url.partition(":///")
    return Path(path) if scheme == "sqlite" and path else None


def _same(path: Path, source: Path) -> bool:
    """The same file: through links and other spellings, too."""
    return source.exists() and path.exists() and path.samefile(source)


def _is_own_report(path: Path) -> bool:
    with path.open("rb") as file:
        return _MARK in file.read(_BEGINNING).decode("utf-8", "replace")
