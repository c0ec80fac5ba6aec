"""What the words of council systems mean: roles, results, kinds of bodies (``wordings.toml``, domain 5.2)."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.identifiers import folded

_UNSAID = frozenset({"", "unbekannt", "keine angabe", "k. a.", "-"})
RESULTS, ROLES, PAPER_KINDS, BODY_KINDS, SORTS = "result", "role", "paper", "body", "sort"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table: the code, and which words must or must not be there."""

    code: str
    any: re.Pattern[str] | None
    all: re.Pattern[str] | None
    none: re.Pattern[str] | None
    whole: frozenset[str]
    part: tuple[str, ...]

    def holds(self, text: str) -> bool:
        """Whether a text means the code."""
        if text in self.whole or any(part in text for part in self.part):
            return True
        if self.any is None or not self.any.search(text):
            return False
        return (self.all is None or bool(self.all.search(text))) and not (self.none and self.none.search(text))


def meant(kind: str, text: str) -> str:
    """The code that a text means; empty where no line knows it.

    >>> meant(RESULTS, "ungeändert beschlossen"), meant(RESULTS, "Zugestimmt zu geändertem Beschlusstext")
    ('adopted', 'adoptedAmended')
    >>> meant(ROLES, "federführender Ausschuss"), meant(BODY_KINDS, "Ausschuss für Kinder, Jugend und Familie")
    ('VORB', 'JHA')
    >>> meant(RESULTS, "keine Abstimmung"), meant(BODY_KINDS, "Stadtjugendausschuss e. V.")
    ('', '')
    """
    plain = " ".join(folded(text).split())
    return next((line.code for line in _lines()[kind] if line.holds(plain)), "") if plain else ""


def is_unsaid(text: str) -> bool:
    """Whether it is what systems write where nobody said anything.

    >>> is_unsaid("k. A."), is_unsaid("zur Kenntnis")
    (True, False)
    """
    return folded(text).strip() in _UNSAID


def is_placeholder(name: str) -> bool:
    """Whether a name stands for nobody.

    >>> is_placeholder("Offen"), is_placeholder("_Fachbereich Datenübernahme"), is_placeholder("Offene Jugendarbeit")
    (True, True, False)
    """
    plain = folded(name).strip(" _-")
    return (
        plain in _placeholders()
        or name.startswith("_")
        or any(w in plain.split() for w in _placeholders() if len(w) > 8)
    )


@cache
def _table() -> dict[str, object]:
    return tomllib.loads((files("graph.council") / "wordings.toml").read_text(encoding="utf-8"))


@cache
def _placeholders() -> frozenset[str]:
    found = _table()["placeholder"]
    return frozenset(found["any"]) if isinstance(found, dict) else frozenset()


@cache
def _lines() -> dict[str, tuple[_Line, ...]]:
    return {kind: tuple(map(_line, _listed(kind))) for kind in (RESULTS, ROLES, PAPER_KINDS, BODY_KINDS, SORTS)}


def _listed(kind: str) -> list[dict[str, list[str]]]:
    found = _table()[kind]
    return found if isinstance(found, list) else []


def _line(row: dict[str, list[str]]) -> _Line:
    some, besides, none = (_words(row.get(name, ())) for name in ("any", "all", "none"))
    return _Line(str(row["code"]), some, besides, none, frozenset(row.get("whole", ())), tuple(row.get("part", ())))


def _words(words: Sequence[str]) -> re.Pattern[str] | None:
    """The words, each from the beginning of a word."""
    if not words:
        return None
    return re.compile(r"(?<![a-z0-9])(?:" + "|".join(map(re.escape, words)) + ")")
