"""What a respondent says, whole or not: one text a row, so that two states of it can be compared.

Nothing that was entered is refused: what does not make sense yet is kept as it is, told, and not counted.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.surveys.responses import CLOSEST_LEVEL, MOST_FURTHER, PLACES, RowAnswer
from graph.surveys.survey_words import QUALITY, QUALITY_LEVELS
from ontology import Text
from ontology.names import CooperationPurpose

LONGEST_NAME, LONGEST_REMARK = 200, 2000
_FLAGS = ("refers", "receives", "wish")
_PURPOSES = frozenset(map(str, CooperationPurpose))


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What is said of one organization so far; without a closeness it is no answer yet."""

    closeness: int | None = None
    purposes: frozenset[str] = frozenset()
    refers: bool = False
    receives: bool = False
    wish: bool = False
    quality: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "SaidRow":
        """The row of a text that `text` made, an empty one for any other."""
        said = _object(text)
        quality = said.get("quality")
        return cls(
            _level(said.get("closeness"), 0, CLOSEST_LEVEL),
            frozenset(_texts(said.get("purposes"))) & _PURPOSES,
            **{flag: said.get(flag) is True for flag in _FLAGS},
            quality=_rated(quality if isinstance(quality, dict) else {}),
        )

    @property
    def text(self) -> str:
        """One text for each state; empty if nothing is said."""
        said: dict[str, Any] = {} if self.closeness is None else {"closeness": self.closeness}
        said |= {"purposes": sorted(self.purposes)} if self.purposes else {}
        said |= {flag: True for flag in _FLAGS if getattr(self, flag)}
        said |= {"quality": dict(self.quality)} if self.quality else {}
        return _text(said)

    @property
    def answer(self) -> RowAnswer | None:
        """The answer, if it is one."""
        if self.closeness is None or self.lacking is not None:
            return None
        return RowAnswer(self.closeness, self.purposes, self.refers, self.receives, self.wish, self.quality)

    @property
    def lacking(self) -> Text | None:
        """What is still to be chosen, so that what was entered counts."""
        more = bool(self.purposes or self.refers or self.receives or self.quality)
        if self.closeness is None and (more or self.wish):
            return Text(
                de="Bitte wählen Sie noch, wie eng Sie zusammenarbeiten; bis dahin zählt diese Zeile nicht.",
                en="Please choose how closely you work together; until then this row does not count.",
            )
        if self.closeness == 0 and more:
            return Text(
                de="„Keine Verbindung“ und zugleich ein Zweck, eine Vermittlung oder eine Einschätzung: Bitte wählen "
                "Sie eines; bis dahin zählt diese Zeile nicht.",
                en="“No tie” and a purpose, a referral or a rating at once: please choose one; until then this row "
                "does not count.",
            )
        return None


@dataclass(frozen=True, slots=True)
class SaidInGeneral:
    """What is said of no single organization: from where somebody speaks, names that are missing, a remark."""

    place: str = ""
    further: tuple[str, ...] = ()
    remark: str = ""

    @classmethod
    def of(cls, text: str) -> "SaidInGeneral":
        """What the text says that `text` made, nothing for any other."""
        said = _object(text)
        return cls(
            _place(said.get("place")), _plain_names(_texts(said.get("further"))), _plain(said.get("remark") or "")
        )

    @property
    def text(self) -> str:
        """One text for each state; empty if nothing is said."""
        said = {"place": self.place, "further": list(self.further), "remark": self.remark}
        return _text({name: value for name, value in said.items() if value})


class Sent(NamedTuple):
    """What somebody sends of a row, and what it was when their page was made."""

    said: str
    was: str


def sent_rows(form: Mapping[str, list[str]], others: Iterable[str]) -> dict[str, Sent]:
    """The rows that a form holds; what it does not hold is not touched."""
    return {
        other: Sent(_row(form, other).text, SaidRow.of(_one(form, f"was:{other}")).text)
        for other in others
        if f"was:{other}" in form
    }


def sent_in_general(form: Mapping[str, list[str]]) -> Sent | None:
    """What a form says in general, None if it does not ask."""
    if "was" not in form:
        return None
    said = SaidInGeneral(
        _place(_one(form, "place")), _plain_names(form.get("further", ())), _plain(_one(form, "remark"))
    )
    return Sent(said.text, SaidInGeneral.of(_one(form, "was")).text)


def _row(form: Mapping[str, list[str]], other: str) -> SaidRow:
    rated = {item: _number(_one(form, f"{item}:{other}")) for item in QUALITY}
    return SaidRow(
        _level(_number(_one(form, f"level:{other}")), 0, CLOSEST_LEVEL),
        frozenset(form.get(f"purpose:{other}", ())) & _PURPOSES,
        **{flag: f"{flag}:{other}" in form for flag in _FLAGS},
        quality=_rated(rated),
    )


def _one(form: Mapping[str, list[str]], name: str) -> str:
    return form.get(name, [""])[-1]


def _number(text: str) -> int | None:
    return int(text) if len(text) == 1 and text in "0123456789" else None


def _level(value: object, least: int, most: int) -> int | None:
    return value if type(value) is int and least <= value <= most else None


def _rated(items: Mapping[str, object]) -> Mapping[str, int]:
    found = {item: _level(items.get(item), 1, len(QUALITY_LEVELS)) for item in QUALITY}
    return {item: level for item, level in found.items() if level is not None}


def _place(value: object) -> str:
    return next((place for place in PLACES if place == value), "")


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _plain_names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, (_plain(name, LONGEST_NAME) for name in names)))[:MOST_FURTHER]


def _plain(text: object, longest: int = LONGEST_REMARK) -> str:
    """The text in one line, without what no text holds."""
    return "".join(c for c in " ".join(str(text).split()) if c.isprintable())[:longest]


def _text(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if said else ""


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
