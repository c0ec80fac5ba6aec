"""Council data from a folder, a zip, or one file: each JSON is read, taken in, and forgotten."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo, is_zipfile

from graph.council.all_together import settle
from graph.council.council_values import plain_text
from graph.council.defects import Defect
from graph.council.gathering import Gathered
from graph.errors import UnreadableFileError
from ontology import say

_LARGEST = 256 * 1024 * 1024
"""Bytes of one file; the list of all papers of a large city has a quarter of that."""
_LARGEST_ALL = 8 * _LARGEST
_MOST_FILES = 200_000
_BETWEEN = re.compile(r"[ \t\r\n,]*")
_ENDINGS = (".json", ".jsonl", ".ndjson", ".geojson")


def gathered_from(path: Path, *, with_persons: bool = False) -> Gathered:
    """All objects of a folder with JSON files below it, of a zip of them, or of one file; names of persons if asked.

    Raises UnreadableFileError where there is nothing to read.
    """
    found = Gathered(with_persons=with_persons)
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        files = [p for p in inside if p.suffix.lower() in _ENDINGS]
        _refuse_none(path, len(files))
        others = (p for p in inside if p.suffix.lower() not in _ENDINGS)
        _note_others(found, (p.relative_to(path).as_posix() for p in others))
        for file in files:
            _take_file(file, file.relative_to(path).as_posix(), found)
    elif is_zipfile(path):
        _take_zip(path, found)
    else:
        _take_file(path, path.name, found)
    return settle(found)


def take_text(content: bytes, place: str, found: Gathered) -> None:
    """Take in the JSON of one file or answer; what is none is noted."""
    text = _decoded(content).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        found.defects.note(Defect.WEB_PAGE, place, plain_text(text[:200]))
        return
    for value in _values(text, place, found):
        found.take(value, place)


def _take_file(file: Path, place: str, found: Gathered) -> None:
    try:
        if file.stat().st_size > _LARGEST:
            found.defects.note(Defect.TOO_LARGE, place, f"{file.stat().st_size} Bytes")
            return
        content = file.read_bytes()
    except OSError as error:
        sentence = say("{name} ist nicht zu lesen.", "{name} cannot be read.", name=file.name)
        raise UnreadableFileError(sentence.de) from error
    take_text(content, place, found)


def _take_zip(path: Path, found: Gathered) -> None:
    try:
        with ZipFile(path) as packed:
            members = [i for i in packed.infolist() if not i.is_dir() and not _is_of_system(i.filename)]
            inside = [i for i in members if i.filename.lower().endswith(_ENDINGS)]
            _refuse_none(path, len(inside))
            _refuse_much(path, inside)
            others = (i.filename for i in members if not i.filename.lower().endswith(_ENDINGS))
            _note_others(found, others)
            for member in inside:
                with packed.open(member) as stream:
                    content = stream.read(_LARGEST + 1)
                if len(content) > _LARGEST:
                    found.defects.note(Defect.TOO_LARGE, member.filename, "")
                else:
                    take_text(content, member.filename, found)
    except (BadZipFile, LargeZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        sentence = say("{name} ist beschädigt oder verschlüsselt.", "{name} is damaged or locked.", name=path.name)
        raise UnreadableFileError(sentence.de) from error


def _is_of_system(name: str) -> bool:
    """Whether a member of a zip is what a computer keeps beside files: resource forks, hidden files."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def _note_others(found: Gathered, names: Iterable[str]) -> None:
    for name in names:
        found.defects.note(Defect.OTHER_FILE, name)


def _refuse_none(path: Path, number: int) -> None:
    if not number:
        sentence = say(
            "In {name} liegt keine JSON-Datei. Erwartet: Dateien eines Ratsinformationssystems (OParl).",
            "{name} holds no JSON file. Expected: files of a council information system (OParl).",
            name=path.name,
        )
        raise UnreadableFileError(sentence.de)


def _refuse_much(path: Path, inside: list[ZipInfo]) -> None:
    if len(inside) > _MOST_FILES or sum(i.file_size for i in inside) > _LARGEST_ALL:
        sentence = say(
            "{name} ist entpackt zu groß. Teilen Sie die Daten, zum Beispiel nach Jahren.",
            "{name} is too large when unpacked. Split the data, for example by year.",
            name=path.name,
        )
        raise UnreadableFileError(sentence.de)


def _decoded(content: bytes) -> str:
    encoding = json.detect_encoding(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode(encoding if encoding != "utf-8" else "cp1252", "replace")


def _values(text: str, place: str, found: Gathered) -> Iterator[object]:
    """The value of a JSON text, or one of each of its lines."""
    try:
        yield json.loads(text)
    except RecursionError:
        found.defects.note(Defect.TOO_LARGE, place, text[:60])
    except ValueError:
        if (loose := _loose(text)) is not None:
            found.defects.note(Defect.CONTROL_CHARACTERS, place)
            yield loose
        else:
            yield from _lines(text, place, found)


def _loose(text: str) -> object | None:
    try:
        value: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _one_after_another(text: str) -> list[object] | None:
    """Values that stand one behind the other without a comma; None where something else stands between."""
    decoder, values, at = json.JSONDecoder(strict=False), [], 0
    try:
        while at < len(text):
            value, end = decoder.raw_decode(text, at)
            values.append(value)
            between = _BETWEEN.match(text, end)
            at = between.end() if between is not None else end
    except (ValueError, RecursionError):
        return None
    return values


def _lines(text: str, place: str, found: Gathered) -> Iterator[object]:
    lines = [line for line in text.splitlines() if line.strip()]
    values = [_loose(line) for line in lines[:1]]
    if not lines or not isinstance(values[0], dict):
        several = _one_after_another(text) if lines else None
        if several is None:
            found.defects.note(Defect.NO_JSON, place, plain_text(text[:200]))
        yield from several or ()
        return
    for number, line in enumerate(lines, 1):
        value = _loose(line)
        if value is None:
            found.defects.note(Defect.NO_JSON, f"{place}:{number}", plain_text(line[:200]))
        else:
            yield value
