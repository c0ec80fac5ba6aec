"""Text of a cell -> lexical form of a property, or the issue that keeps it from being one."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from graph.identifiers import folded
from graph.imports.check import issues
from graph.imports.naming import Naming
from graph.imports.problems import Issue
from graph.imports.vocabulary.words import Words, word_key
from ontology import Model, ModelError, Property
from ontology.names import Prop
from ontology.validate import check_value
from ontology.values import latest

_ERROR = re.compile(r"#(BEZUG!|NV|WERT!|NAME\?|DIV/0!|ZAHL!|NULL!|REF!|N/A|VALUE!|NUM!|ÜBERLAUF!|SPILL!|KALK!|CALC!)")
_GERMAN_DATE = re.compile(r"(?:(?:(\d{1,2})\.\s?)?(\d{1,2})[./]\s?)?(\d{4}|\d{2})")
_ISO_DATE = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:\d{2}.*)?")
_MONTHS = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"]
_MONTH_NAME = re.compile(r"(?:(\d{1,2})\.?\s)?([a-z]{3})[a-z]*\.?\s(\d{4})")
_SERIAL = re.compile(r"[2-6]\d{4}")
_EXCEL_ZERO = date(1899, 12, 30)
_DIGITS = re.compile(r"\^\\d\{(\d+)\}\$")


class Converted(NamedTuple):
    """What a text became. ``extra`` fills other properties; ``raw`` says that the words are worth keeping."""

    values: tuple[str, ...] = ()
    issue: Issue | None = None
    extra: tuple[tuple[str, str], ...] = ()
    raw: bool = False

    @property
    def plain(self) -> bool:
        """Whether there is nothing but values."""
        return self.issue is None and not self.raw and not self.extra


class Converter:
    """Converts with a memory: lists repeat their words."""

    def __init__(self, model: Model, words: Words, naming: Naming) -> None:
        self._model = model
        self._words = words
        self._naming = naming
        self._memory: dict[tuple[int, str], Converted] = {}

    def convert(self, prop: Property, text: str) -> Converted:
        """The lexical value of a text for a datatype or code property."""
        key = (id(prop), text)
        found = self._memory.get(key)
        if found is None:
            found = self._memory[key] = self._convert(prop, " ".join(text.split()))
        return found

    def blank(self, text: str) -> Converted | None:
        """What marks of emptiness and error values of formulas become; None for real content."""
        if text.startswith("#") and _ERROR.fullmatch(text.upper()):
            return Converted(issue=issues.formula_error(text))
        # Every cell comes by here: compared as it stands, without the folding of words.
        mark = text.casefold()
        if mark in self._words.silent:
            return Converted()
        if mark in self._words.asked:
            return Converted(issue=issues.marked_unknown(text))
        return None

    def _convert(self, prop: Property, text: str) -> Converted:
        if prop.code_list is not None:
            return self._code(prop, prop.code_list, text)
        blank = self.blank(text)
        if blank is not None:
            return blank
        if prop.datatype == "boolean":
            return self._boolean(prop, text)
        value, padded = _lexical(prop, text)
        problem = check_value(self._model, prop, "", value, lambda _: None)
        if problem is not None:
            return Converted(issue=issues.invalid(prop, problem))
        return Converted((value,), issues.padded(prop, text, value) if padded else None)

    def _code(self, prop: Property, code_list: str, text: str) -> Converted:
        key = word_key(text)
        ambiguous = self._words.ambiguous.get((code_list, key))
        if ambiguous is not None:
            values = (ambiguous.code,) if ambiguous.code else ()
            meant = self._naming.of_word(text).candidates.get(prop.name, ())
            return Converted(values, issues.ambiguous(self._model, prop, text, meant), raw=True)
        notation = self._words.codes[code_list].get(key)
        if notation is not None:
            code = self._model.code(code_list, notation)
            known = {word_key(w) for w in (notation, code.label.de, code.label.en)}
            return Converted((notation,), raw=key not in known)
        blank = self.blank(text)
        if blank is not None:
            return blank
        for line in self._words.remainders.get(code_list, ()):
            for start in line.starts:
                if folded(text).startswith(f"{start} "):
                    return Converted((line.code,), extra=((line.prop, text.split(" ", start.count(" ") + 1)[-1]),))
        return self._own_word(prop, text)

    def _own_word(self, prop: Property, text: str) -> Converted:
        """A list's own word for what an organization is: read as its names are, else asked about, else unknown."""
        guess = self._naming.of_word(text)
        said = guess.codes.get(prop.name, ())
        if len(said) == 1:
            return Converted(said, raw=True)
        if meant := said or guess.candidates.get(prop.name, ()):
            return Converted(issue=issues.ambiguous(self._model, prop, text, meant), raw=True)
        return Converted(issue=issues.unknown_word(self._model, prop, text), raw=True)

    def _boolean(self, prop: Property, text: str) -> Converted:
        key = word_key(text)
        if key in self._words.yes or _as_date(text) is not None:
            return Converted(("true",))
        if key in self._words.no:
            return Converted(("false",))
        if key in self._words.open:
            return Converted(issue=issues.neither_yes_nor_no(prop, text))
        return Converted(issue=issues.no_boolean(prop))


def _lexical(prop: Property, text: str) -> tuple[str, bool]:
    """The text in lexical form as far as it can be read, and whether lost zeros were put back."""
    if prop.datatype == "date":
        return _as_date(text) or text, False
    if prop.datatype in ("integer", "decimal"):
        return _number(text, whole=prop.datatype == "integer"), False
    if prop.name == Prop.AGS and text.isdigit() and len(text) in (4, 5):
        # The key of a Kreis has five digits; as a municipality key three zeros follow (domain 5.5).
        return text.zfill(5).ljust(8, "0"), len(text) == 4
    if prop.pattern and (digits := _DIGITS.fullmatch(prop.pattern)) and text.isdigit():
        # Excel drops leading zeros of keys and postal codes (domain 9.2); more than one lost digit is no accident.
        wanted = int(digits[1])
        return text.zfill(wanted) if len(text) == wanted - 1 else text, len(text) == wanted - 1
    return text, False


def _number(text: str, *, whole: bool) -> str:
    """
    >>> _number("1.200", whole=True), _number("2,50", whole=False)
    ('1200', '2.50')
    """
    plain = re.sub(r"(?<=\d)[  ](?=\d{3})", "", text)
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?", plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    if whole and re.fullmatch(r"[+-]?\d+\.0+", plain):
        plain = plain.partition(".")[0]
    return plain.removeprefix("+")


def _as_date(text: str) -> str | None:
    """A date as EDTF level 0 in the precision it has.

    >>> [_as_date(t) for t in ("3.3.2021", "10/2021", "24.09.24", "Oktober 2021", "2024-09-24 00:00", "45559", "bald")]
    ['2021-03-03', '2021-10', '2024-09-24', '2021-10', '2024-09-24', '2024-09-24', None]
    """
    found = _iso(text) or _german(text) or _named_month(text)
    if found is None and _SERIAL.fullmatch(text):
        found = (_EXCEL_ZERO + timedelta(days=int(text))).isoformat()
    try:
        if found is not None:
            latest(found)
    except (ModelError, ValueError):
        return None
    return found


def _iso(text: str) -> str | None:
    found = _ISO_DATE.fullmatch(text)
    return found[1] if found else None


def _german(text: str) -> str | None:
    found = _GERMAN_DATE.fullmatch(text)
    if found is None or (found[2] is None and len(found[3]) == 2):
        return None
    day, month, year = found.groups()
    if len(year) == 2:
        year = ("20" if int(year) < 50 else "19") + year
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _named_month(text: str) -> str | None:
    found = _MONTH_NAME.fullmatch(folded(text).replace("maerz", "mar").replace("mrz", "mar"))
    if found is None or found[2] not in _MONTHS:
        return None
    day, month = found[1], f"{_MONTHS.index(found[2]) + 1:02d}"
    return "-".join([found[3], month, *([day.zfill(2)] if day else [])])
