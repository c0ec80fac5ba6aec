"""Numbers and days as a German spreadsheet shows them, after the format code of the cell (ECMA-376 18.8.31)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from math import isfinite
from typing import Literal, NamedTuple

TokenKind = Literal["literal", "digit", "point", "comma", "percent", "date", "elapsed", "general", "text", "other"]
_PLACEHOLDERS = {"0": "digit", "#": "digit", "?": "digit", ".": "point", ",": "comma", "%": "percent", "@": "text"}
_DATE_LETTERS = {"y": "y", "j": "y", "m": "m", "d": "d", "t": "d", "h": "h", "s": "s"}
_GENERAL = ("general", "standard")
_SWAPPED = str.maketrans(".,", ",.")
_MAX_CODE, _MAX_DECIMALS, _MAX_PLAIN = 255, 15, 1e15
_EXACT = Context(prec=64, rounding=ROUND_HALF_UP)
"""Holds the 15 digits of a number, 15 places that per cent signs move it by, and 15 decimals; the library's own 28."""
_MAX_SERIAL = 2_958_465
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '#,##0 "€"', 6: '#,##0 "€"', 7: '#,##0.00 "€"', 8: '#,##0.00 "€"',
    9: "0%", 10: "0.00%", 14: "dd.mm.yyyy", 15: "d. mmm yy", 16: "d. mmm", 17: "mmm yy", 18: "h:mm", 19: "h:mm:ss",
    20: "hh:mm", 21: "hh:mm:ss", 22: "dd.mm.yyyy hh:mm", **dict.fromkeys(range(27, 37), "dd.mm.yyyy"), 37: "#,##0",
    38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: '#,##0 "€"', 43: "#,##0.00", 44: '#,##0.00 "€"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@", **dict.fromkeys(range(50, 59), "dd.mm.yyyy"),
}  # fmt: skip
"""The formats that a workbook names by number alone, in their German form; the others show plain numbers."""


class FormatToken(NamedTuple):
    """A piece of a format code."""

    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    """One of up to four parts of a format code: for positive, negative, zero, text."""

    tokens: tuple[FormatToken, ...]
    condition: str = ""

    def has(self, *kinds: TokenKind) -> bool:
        """Whether any token is of one of the kinds."""
        return any(t.kind in kinds for t in self.tokens)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format code that was taken apart."""

    sections: tuple[FormatSection, ...]

    def shown(self, value: float, *, epoch_1904: bool = False) -> str:
        """The number as it is shown; days in ISO form, in the precision in which they are shown."""
        section, number = self._chosen(value)
        if section is None:
            return plain_number(value)
        parts = date_parts(section)
        if parts:
            return _day(value, parts, epoch_1904=epoch_1904)
        if not section.tokens or section.has("other"):
            return "" if not section.tokens and any(s.tokens for s in self.sections) else plain_number(value)
        if section.has("general", "text"):
            return _framed(section, plain_number(number))
        return _number(section, number) if section.has("digit") else _framed(section, "")

    def text_shown(self, text: str) -> str:
        """A text as it is shown: some formats put words around it."""
        last = self.sections[-1] if self.sections else FormatSection(())
        return _framed(last, text) if last.has("text") and len(self.sections) in (1, 4) else text

    def _chosen(self, value: float) -> tuple[FormatSection | None, float]:
        numeric = [s for s in self.sections[:3] if not (s.has("text") and len(self.sections) > 1)]
        if any(s.condition for s in numeric):
            chosen = next((s for s in numeric if not s.condition or _holds(s.condition, value)), None)
            return chosen, value
        if len(numeric) >= 3 and value == 0:
            return numeric[2], value
        if len(numeric) >= 2 and value < 0:
            return numeric[1], -value
        return (numeric[0] if numeric else None), value


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat:
    """Take a format code apart; codes longer than Excel allows show plain numbers."""
    if len(code) > _MAX_CODE:
        return NumberFormat(())
    sections: list[FormatSection] = []
    rest = code
    while len(sections) < 4:
        section, rest, more = _section(rest)
        sections.append(section)
        if not more:
            break
    return NumberFormat(tuple(sections))


def _section(code: str) -> tuple[FormatSection, str, bool]:
    tokens: list[FormatToken] = []
    condition, at = "", 0
    while at < len(code):
        char = code[at]
        if char == ";":
            return FormatSection(tuple(tokens), condition), code[at + 1 :], True
        if char == "[":
            inside, at = _until(code, at, "]")
            if inside[:1] in "<>=" and inside:
                condition = inside
            tokens += _bracket(inside)
        elif char == '"':
            inside, at = _until(code, at, '"')
            tokens.append(FormatToken("literal", inside))
        elif char in "\\_*!":
            tokens += [FormatToken("literal", code[at + 1 : at + 2])] if char in "\\!" else []
            at += 2
        else:
            token, at = _plain_token(code, at)
            tokens.append(token)
    return FormatSection(tuple(tokens), condition), "", False


def _until(code: str, at: int, end: str) -> tuple[str, int]:
    stop = code.find(end, at + 1)
    stop = len(code) if stop < 0 else stop
    return code[at + 1 : stop], stop + 1


def _bracket(inside: str) -> list[FormatToken]:
    if inside.startswith("$"):
        currency = inside[1:].partition("-")[0]
        return [FormatToken("literal", currency)] if currency else []
    letters = set(inside.casefold())
    return [FormatToken("elapsed", inside)] if letters and letters <= {"h", "m", "s"} and len(letters) == 1 else []


def _plain_token(code: str, at: int) -> tuple[FormatToken, int]:
    rest = code[at:].casefold()
    for word in _GENERAL:
        if rest.startswith(word):
            return FormatToken("general", word), at + len(word)
    if rest.startswith("am/pm"):
        return FormatToken("literal", ""), at + 5
    if rest.startswith(("e+", "e-")):
        return FormatToken("other", "e"), at + 2
    char = code[at]
    if char in _PLACEHOLDERS:
        return FormatToken(_PLACEHOLDERS[char], char), at + 1  # type: ignore[arg-type]
    letter = _DATE_LETTERS.get(char.casefold())
    if letter is None:
        return FormatToken("literal", char), at + 1
    stop = at
    while stop < len(code) and code[stop] == char:
        stop += 1
    return FormatToken("date", letter * (stop - at)), stop


def date_parts(section: FormatSection) -> frozenset[str]:
    """Which of year ``y``, month ``m``, day ``d``, hour ``h`` and elapsed hours ``e`` are shown."""
    letters = [t.text[0] for t in section.tokens if t.kind == "date"]
    found = {"e"} if section.has("elapsed") else set()
    for number, letter in enumerate(letters):
        minute = letter == "m" and (
            letters[number - 1 : number] == ["h"] or letters[number + 1 : number + 2] == ["s"] or "e" in found
        )
        found.add("h" if letter == "s" or minute else letter)
    return frozenset(found)


def _day(value: float, parts: frozenset[str], *, epoch_1904: bool) -> str:
    minutes = round(value * 1440)
    if "e" in parts:
        return f"{minutes // 60}:{minutes % 60:02d}"
    if not parts & {"y", "m", "d"}:
        return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
    day = day_of_serial(value, epoch_1904=epoch_1904)
    if day is None:
        return plain_number(value)
    if "d" in parts:
        return day.isoformat()
    return day.isoformat()[: 7 if "m" in parts else 4]


def day_of_serial(value: float, *, epoch_1904: bool = False) -> date | None:
    """The day of a serial number, its time cut; None for what no calendar shows.

    >>> day_of_serial(45559.75), day_of_serial(1)
    (datetime.date(2024, 9, 24), datetime.date(1900, 1, 1))
    """
    number = int(value) + (1462 if epoch_1904 else 0) if 0 <= value <= _MAX_SERIAL else 0
    if not 1 <= number <= _MAX_SERIAL:
        return None
    # Excel believes that 1900 was a leap year: before that day the count is one less.
    return date(1899, 12, 30 if number > 60 else 31) + timedelta(days=number)


def plain_number(value: float) -> str:
    """A number without a format: no needless decimals, a decimal comma.

    >>> plain_number(3.0), plain_number(0.1 + 0.2), plain_number(12.499999999999998)
    ('3', '0,3', '12,5')
    """
    value = float(value)
    if value.is_integer() and abs(value) < _MAX_PLAIN:
        return str(int(value))
    if abs(value) >= _MAX_PLAIN or not isfinite(value):
        return f"{value:.15g}".replace(".", ",")
    digits = 10 if abs(value) < 1e6 else 15
    return f"{Decimal(f'{value:.{digits}g}'):f}".replace(".", ",")


def _holds(condition: str, value: float) -> bool:
    sign = condition.rstrip("0123456789.,-+ ")
    try:
        limit = float(condition[len(sign) :])
    except ValueError:
        return False
    return {
        "<": value < limit, "<=": value <= limit, ">": value > limit, ">=": value >= limit, "=": value == limit,
        "<>": value != limit,
    }.get(sign, False)  # fmt: skip


def _framed(section: FormatSection, inner: str) -> str:
    marked = {"general", "text"}
    return "".join(inner if t.kind in marked else t.text for t in section.tokens if t.kind in {*marked, "literal"})


def _number(section: FormatSection, value: float) -> str:
    """Digits from the right into the places that the format has for them."""
    tokens = list(section.tokens)
    point = next((i for i, t in enumerate(tokens) if t.kind == "point"), len(tokens))
    places = [i for i, t in enumerate(tokens) if t.kind == "digit"]
    whole, decimals = [i for i in places if i < point], [i for i in places if i > point]
    fraction = len(whole) > 1 and any(t == ("literal", "/") for t in tokens)
    if fraction or abs(value) >= _MAX_PLAIN:
        return plain_number(value)
    commas = [i for i, t in enumerate(tokens) if t.kind == "comma"]
    thousands = any(whole and whole[0] < i < whole[-1] for i in commas)
    moved = 2 * sum(t.kind == "percent" for t in tokens) - 3 * sum(bool(places) and i > places[-1] for i in commas)
    if abs(moved) > _MAX_DECIMALS:
        return plain_number(value)
    scaled = Decimal(repr(value)).scaleb(moved)
    size = min(len(decimals), _MAX_DECIMALS)
    digits = f"{scaled.quantize(Decimal(1).scaleb(-size), context=_EXACT).copy_abs():f}"
    left, _, right = digits.partition(".")
    filled = _whole(tokens, whole, left, thousands=thousands) | _decimals(tokens, decimals, right)
    text = "".join(_piece(tokens, i, filled) for i in range(len(tokens))).strip()
    return f"-{text}" if value < 0 and digits.strip("0.") else text


def _piece(tokens: list[FormatToken], at: int, filled: dict[int, str]) -> str:
    token = tokens[at]
    if token.kind == "percent":
        return "%" if at and tokens[at - 1].text.isspace() else " %"
    if token.kind == "point":
        return "," if any(filled.get(i) for i in range(at + 1, len(tokens))) else ""
    return filled.get(at, "") if token.kind == "digit" else token.text if token.kind == "literal" else ""


def _whole(tokens: list[FormatToken], places: list[int], digits: str, *, thousands: bool) -> dict[int, str]:
    least = sum(tokens[i].text == "0" for i in places)
    digits = digits.lstrip("0").rjust(least, "0")
    if thousands:
        digits = f"{int(digits or 0):,}".replace(",", ".") if len(digits.lstrip("0")) > 3 else digits
        return {places[0]: digits}
    filled: dict[int, str] = {}
    for place in reversed(places[1:]):
        filled[place], digits = digits[-1:], digits[:-1]
    return filled | ({places[0]: digits} if places else {})


def _decimals(tokens: list[FormatToken], places: list[int], digits: str) -> dict[int, str]:
    filled = dict(zip(places, digits, strict=False))
    for place in reversed(places):
        if tokens[place].text == "0" or filled.get(place, "0") != "0":
            break
        filled[place] = ""
    return filled
