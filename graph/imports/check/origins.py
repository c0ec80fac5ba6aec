"""Where the claims of a row come from: sources, places in them, and the day they describe."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from graph.identifiers import entity_id
from graph.imports.check.index import Index
from graph.records.claims import Claim
from ontology.names import EntityType

# "KA 2018/0743 (Gesamtkonzeption) S. 9, 10, 19": the place in the source stands behind its name.
_PLACE = re.compile(r"(?<=[\s,])(?:S\.|Seiten?|Bl\.|Blatt|Folien?|Abs\.|Kap\.|Kapitel)\s?\d[\d\s,.\-–f]*+$")


Unstated = tuple[str, str, str | None]
"""Property, lexical value, and status if the column names one; else that of the row is meant."""


class Origin(NamedTuple):
    """A source, a place in it, and the day that it describes."""

    source: str
    locator: str
    as_of: str


@dataclass
class Origins:
    """Resolves the column Quelle. Sources that no sheet lists are created, the file itself among them.

    ``default`` is the day that the whole list describes, empty if nobody says; ``sheets`` the days that its sheets give
    themselves. ``undated`` turns true with the first row of which nobody says when it held.
    """

    index: Index
    owner: str
    default: str
    file_name: str
    sheets: Mapping[tuple[str, str], str] = field(default_factory=dict)
    undated: bool = False
    dates: dict[str, str] = field(default_factory=dict)
    created: dict[str, str] = field(default_factory=dict)
    own: str = ""
    _memory: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def of(
        self, meta: Mapping[str, str], stated_on: str | None, place: str, sheet: tuple[str, str]
    ) -> tuple[Origin, ...]:
        """The origins of a row: its sources, or else the file with the place of the row."""
        named = self._named(meta.get("source", ""))
        day = stated_on or ""
        if not named:
            return (Origin(self._file(), place, self._dated(day or self._default(sheet))),)
        locator = meta.get("locator", "")
        return tuple(
            Origin(
                id,
                ", ".join(p for p in (inside, locator) if p),
                self._dated(day or self.dates.get(id) or self._default(sheet)),
            )
            for id, inside in named
        )

    def of_file(self) -> str:
        """The day that the whole list describes, if one is named for all of it."""
        days = {day for (_, sheet), day in self.sheets.items() if not sheet}
        return self.default or (next(iter(days)) if len(days) == 1 else "")

    def _default(self, sheet: tuple[str, str]) -> str:
        return self.default or self.sheets.get(sheet) or self.sheets.get((sheet[0], "")) or ""

    def _dated(self, day: str) -> str:
        self.undated = self.undated or not day
        return day

    def _named(self, text: str) -> tuple[tuple[str, str], ...]:
        if text not in self._memory:
            parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
            self._memory[text] = tuple(self._one(part) for part in parts)
        return self._memory[text]

    def _one(self, text: str) -> tuple[str, str]:
        if found := self.index.find(text, EntityType.SOURCE):
            return found[0], ""
        name, place = text, ""
        if (within := _PLACE.search(text)) and (before := _without_commas(text[: within.start()])):
            name, place = before, " ".join(within[0].split())
        found = self.index.find(name, EntityType.SOURCE)
        return (found[0] if found else self._create(name)), place

    def _file(self) -> str:
        if not self.own:
            found = self.index.find(self.file_name, EntityType.SOURCE)
            self.own = found[0] if found else self._create(self.file_name)
        return self.own

    def _create(self, name: str) -> str:
        id = entity_id(self.owner, EntityType.SOURCE, name)
        self.index.add(id, EntityType.SOURCE, "", [name])
        self.created[id] = name
        return id


def _without_commas(text: str) -> str:
    """The text without the commas and spaces of every kind at its end; an expression would try each of their runs."""
    end = len(text)
    while end and (text[end - 1] == "," or text[end - 1].isspace()):
        end -= 1
    return text[:end]


_claim: Callable[[tuple[str, ...]], Claim] = partial(tuple.__new__, Claim)
"""A claim of its six texts; a long list makes a million, and Claim() takes twice as long."""


def claims(origins: Iterable[Origin], said: Sequence[Unstated], default: str) -> list[Claim]:
    """Every value as a claim of every origin, as plain texts; where no status is named it is the default."""
    plain, default = PLAIN_WORDS, PLAIN_WORDS[default]
    return [
        _claim(
            (
                plain[prop],
                value if type(value) is str else str(value),
                source,
                locator,
                as_of,
                plain[status] if status else default,
            )
        )
        for source, locator, as_of in origins
        for prop, value, status in said
    ]


class PlainWords(dict[str, str]):
    """Names of the model as plain texts: members of enumerations stand among the properties and statuses."""

    def __missing__(self, word: str) -> str:
        return self.setdefault(str(word), str(word))


PLAIN_WORDS = PlainWords()


def reasoned(origins: Iterable[Origin], reason: str) -> list[Origin]:
    """The same places with the reason why something is concluded there: "Liste, Zeile 7 (Name enthält „Kita“)"."""
    return [Origin(o.source, f"{o.locator} ({reason})" if o.locator else reason, o.as_of) for o in origins]
