"""Lexical form <-> Python value. Values are kept as canonical text; reading is typed, here and only here."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from ontology.errors import ModelError

if TYPE_CHECKING:
    from ontology.model import Property

Values = Mapping[str, tuple[str, ...]]

# re.ASCII: other scripts have digits, too, which no other reader of our data would understand.
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
# Bounded, because stores and floats are: longer numbers are slips of the keyboard.
_INTEGER = re.compile(r"[+-]?\d{1,300}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d{1,300}(\.\d{0,300})?|\.\d{1,300})", re.ASCII)


@lru_cache(maxsize=4096)
def earliest(text: str) -> date:
    """The first day a date of day, month or year precision (EDTF level 0) can mean.

    >>> earliest("2021-10"), latest("2021-10")
    (datetime.date(2021, 10, 1), datetime.date(2021, 10, 31))
    """
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=4096)
def latest(text: str) -> date:
    """The last day a date of day, month or year precision can mean; "Stand 2020" is 31 December 2020."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def is_dated(text: str) -> bool:
    """Whether a text is a date of day, month or year precision.

    >>> is_dated("2021-10"), is_dated("2021-13"), is_dated("bald")
    (True, False, False)
    """
    try:
        _parts(text)
    except ModelError:
        return False
    return True


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ModelError(f"not a date: {text!r}")
    year, month, day = (int(part) if part is not None else None for part in found.groups())
    try:
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise ModelError(f"not a date: {text!r}") from error
    return year or 0, month, day


def _boolean(text: str) -> str:
    if text not in ("true", "false"):
        raise ModelError(f"not a boolean: {text!r}")
    return text


def _integer(text: str) -> str:
    if not _INTEGER.fullmatch(text):
        raise ModelError(f"not an integer: {text!r}")
    return str(int(text))


@lru_cache(maxsize=4096)
def _whole(text: str) -> int:
    return int(_integer(text))


def _decimal(text: str) -> str:
    if not _DECIMAL.fullmatch(text):
        raise ModelError(f"not a number: {text!r}")
    plain = format(Decimal(text), "f").lstrip("+")
    whole, _, fraction = plain.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    shortest = f"{digits.lstrip('0') or '0'}.{fraction.rstrip('0') or '0'}"
    return shortest if shortest == "0.0" else sign + shortest


def _date(text: str) -> str:
    _parts(text)
    return text


def _any_uri(text: str) -> str:
    if not re.fullmatch(r"[^\s<>\"{}|\\^`]+", text):
        raise ModelError(f"not an address: {text!r}")
    return text


def _string(text: str) -> str:
    return text


_CANONICAL: Mapping[str, Callable[[str], str]] = {
    "string": _string,
    "boolean": _boolean,
    "integer": _integer,
    "decimal": _decimal,
    "anyURI": _any_uri,
    "date": _date,
}


def canonical(text: str, datatype: str) -> str:
    """The canonical lexical form; raises ModelError if the text is no value of that datatype.

    >>> canonical("007", "integer"), canonical("2.50", "decimal")
    ('7', '2.5')
    """
    return _CANONICAL[datatype](text)


def datatype_of(prop: "Property") -> str:
    """The datatype of a property; codes and references are texts."""
    return prop.datatype or "string"


def first(values: Values, prop: str) -> str | None:
    """The single (or first) value of a property, None where it has none."""
    found = values.get(prop, ())
    return found[0] if found else None


def as_bool(values: Values, prop: str) -> bool | None:
    """True, False, or None where nothing is recorded."""
    text = first(values, prop)
    return None if text is None else _boolean(text) == "true"


def as_int(values: Values, prop: str) -> int | None:
    """The integer, or None where nothing is recorded."""
    found = values.get(prop)
    return _whole(found[0]) if found else None


def as_float(values: Values, prop: str) -> float | None:
    """The number, or None where nothing is recorded."""
    text = first(values, prop)
    return None if text is None else float(_decimal(text))
