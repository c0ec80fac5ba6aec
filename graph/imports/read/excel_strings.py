"""The texts of a workbook of Excel that its cells share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.imports.problems import Issue
from graph.imports.read.cleaning import cleaned
from graph.imports.read.limits import MAX_CELL, MAX_CELLS, TooLargeError
from graph.imports.read.notices import partly_struck
from graph.imports.read.package import Package, local, parser, run_beside
from graph.imports.read.struck_runs import StruckRuns

_PLAIN = re.compile(r'\s*+<si><t(?: xml:space="preserve")?>([^<&]*+)</t>')
_NONE_STRUCK = StruckRuns()
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Strings:
    """Texts by number, which of them are struck through, and what is to be said where they stand.

    ``blanks`` counts those before a text, by which people indent it.
    """

    texts: list[str] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    said: dict[int, list[Issue]] = field(default_factory=dict)
    blanks: dict[int, int] = field(default_factory=dict)


def shared_strings(package: Package, part: str) -> Strings:
    """The shared texts; readings in another script (phonetic runs) are left out."""
    found = _Reading()
    if part in package:
        run_beside(parser(found.start, found.end, found.characters), package.pieces(part), b"</si>", found.take)
    return found.strings


def unescaped(text: str) -> str:
    """A text without the escapes by which Excel writes control characters.

    >>> unescaped("a_x000D_b")
    'a\\rb'
    """
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class _Reading:
    def __init__(self) -> None:
        self.strings = Strings()
        self._text, self._struck = "", StruckRuns()
        self._collect, self._phonetic = False, False

    def take(self, text: str) -> bool:
        """Keep a plain text without the parser."""
        found = _PLAIN.fullmatch(text)
        if found is not None:
            self._keep(found[1], _NONE_STRUCK)
        return found is not None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = local(name)
        if name == "t":
            self._collect = not self._phonetic
        elif name == "si":
            self._text, self._struck = "", StruckRuns()
        elif name == "rPh":
            self._phonetic = True
        elif name == "strike":
            self._struck.strike(attributes, len(self._text))

    def end(self, name: str) -> None:
        name = local(name)
        if name == "t":
            self._collect = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self._keep(self._text, self._struck)
        elif name == "r":
            self._text = self._struck.cut(self._text)

    def characters(self, text: str) -> None:
        if self._collect:
            self._text += text
            if len(self._text) > MAX_CELL:
                raise TooLargeError

    def _keep(self, left: str, struck: StruckRuns) -> None:
        number, text = len(self.strings.texts), struck.whole(left)
        if number >= MAX_CELLS or len(text) > MAX_CELL:
            raise TooLargeError
        said = [partly_struck()] if struck.is_part(left) else list[Issue]()
        self.strings.texts.append(cleaned(unescaped(text), lambda issue, _: said.append(issue)))
        if text[:2].isspace():
            self.strings.blanks[number] = len(text) - len(text.lstrip())
        if said:
            self.strings.said[number] = said
        if struck.text.strip() and not left.strip():
            self.strings.struck.add(number)
