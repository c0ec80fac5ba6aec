"""Text of a cell -> lexical form of a property, or the issue that keeps it from being one.

A cell costs at most itself: whatever cannot be read for sure is left out with a question, never guessed.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from graph.addresses import may_be_opened
from graph.identifiers import folded
from graph.identity.traits import town_words
from graph.imports.check import cell_issues, issues
from graph.imports.check.contact_cells import (
    holds_postal_code,
    is_phone,
    mailboxes_in,
    postal_code_of,
    site_of,
    street_address_of,
    without_fax,
)
from graph.imports.check.numbers import number_from
from graph.imports.dates import Span, day_of, lacks_year, span_of
from graph.imports.naming.naming import Naming
from graph.imports.problems import APART, Issue
from graph.imports.vocabulary.asked import asked_words
from graph.imports.vocabulary.lexical import lexical_words
from graph.imports.vocabulary.words import Words, word_key
from ontology.model import Model, Property
from ontology.names import Prop
from ontology.validate import check_value
from ontology.values import earliest

_ERROR = re.compile(r"#(BEZUG!|NV|WERT!|NAME\?|DIV/0!|ZAHL!|NULL!|REF!|N/A|VALUE!|NUM!|ÜBERLAUF!|SPILL!|KALK!|CALC!)")
_AS_TEXT = "'’"
"""Before digits that a spreadsheet is told to keep as text."""
_HASHES = re.compile(r"#{2,}")
_DOUBT = re.compile(r"\?(?:\s|\)|$)")
_DIGITS = re.compile(r"\^\\d\{(\d+)\}\$")
_ENDS: Mapping[str, str] = {
    Prop.START_DATE: Prop.END_DATE,
    Prop.VALID_FROM: Prop.VALID_UNTIL,
    Prop.FUNDING_START: Prop.FUNDING_END,
    Prop.PARTICIPATION_START: Prop.PARTICIPATION_END,
    Prop.PLANNED_START: Prop.PLANNED_END,
    Prop.ACTUAL_START: Prop.ACTUAL_END,
}
"""What begins, and what then ends: a cell may say both."""
_BEGINNINGS: Mapping[str, str] = {end: start for start, end in _ENDS.items()}
_DUE = (Prop.DUE_ON, Prop.REVIEW_ON)
"""A day by which something has to be done: "bis 2025" names it."""
_PAST = (
    Prop.STATED_ON,
    Prop.CONFIRMED_ON,
    Prop.RETRIEVED_ON,
    Prop.CONSENT_DATE,
    Prop.SIGNED_ON,
    Prop.REVIEWED_ON,
    Prop.ACTUAL_START,
    Prop.ACTUAL_END,
)
"""Days that lie behind whoever writes them down."""
LONGEST_MARK = 16
"""Letters of the longest mark of emptiness; error values of formulas begin with their own sign."""
_ANY_TEXT = (None, "string")
_REMEMBERED = 20_000
"""Words repeat, mailboxes and streets do not: what repeats has been seen by then."""


_KINDS = "OrganizationKind"
_TOLD_BY_KIND = frozenset({Prop.SECTOR.value, Prop.ACTOR_TYPE.value})


class Converted(NamedTuple):
    """What a text became.

    ``extra`` fills other properties, ``raw`` says that the list's own word is worth keeping, ``kept`` that the text
    says more than the values, ``ahead`` that the day has not come yet.
    """

    values: tuple[str, ...] = ()
    issue: Issue | None = None
    extra: tuple[tuple[str, str], ...] = ()
    raw: bool = False
    kept: bool = False
    ahead: bool = False

    @property
    def plain(self) -> bool:
        """Whether there is nothing but values."""
        return self[1:] == _NOTHING_ELSE  # asked of every cell


_NOTHING_ELSE = Converted()[1:]


class Converter:
    """Converts with a memory: lists repeat their words."""

    def __init__(self, model: Model, words: Words, naming: Naming, today: date | None = None) -> None:
        self._model = model
        self._words = words
        self._naming = naming
        self._today = today or date.today()
        self._silent = frozenset(_mark(w) for w in words.silent) | {_mark(w) for w in lexical_words().silent}
        self._asked = frozenset(_mark(w) for w in words.asked)
        self._marks_begin = frozenset(mark[0] for mark in self._silent | self._asked)
        self._memory: dict[tuple[int, str], Converted] = {}
        self._free: dict[int, bool] = {}
        self._told: Counter[tuple[int, str]] = Counter()
        self._shared: dict[tuple[int, str], Issue] = {}
        self._forms: Mapping[str, Callable[[Property, str], Converted]] = {
            "date": self._date,
            "integer": self._number,
            "decimal": self._number,
            "boolean": self._boolean,
            "anyURI": self._address,
        }
        self._named: Mapping[str, Callable[[Property, str], Converted]] = {
            Prop.POSTAL_CODE: self._postal_code,
            Prop.LOCALITY: self._locality,
            Prop.STREET: self._street,
            Prop.MAILBOX: self._mailbox,
            Prop.EMAIL: self._mailbox,
            Prop.PHONE: self._phone,
            Prop.WEBSITE: self._site,
        }

    def convert(self, prop: Property, text: str) -> Converted:
        """The lexical value of a text for a datatype or code property."""
        key = (id(prop), text)
        found = self._memory.get(key)
        if found is None:
            if self.is_free(prop) or (prop.name == Prop.STREET and not holds_postal_code(text)):
                return self.blank(text) or Converted((single_spaced(text),))
            found = self._told_shortly(prop, self._convert(prop, single_spaced(text)))
            if prop.name not in self._named or len(self._memory) < _REMEMBERED:
                self._memory[key] = found
        return found

    def _told_shortly(self, prop: Property, found: Converted) -> Converted:
        """So many texts of a property that cannot be read have a sentence each, all others share one."""
        issue = found.issue
        if issue is None or not issue.unread:
            return found
        key = (id(prop), issue.rule)
        self._told[key] += 1
        if self._told[key] <= APART:
            return found
        if key not in self._shared:
            self._shared[key] = cell_issues.as_others(self._model, prop, issue)
        return found._replace(issue=self._shared[key])

    def is_free(self, prop: Property) -> bool:
        """Whether the property takes any text as it stands."""
        found = self._free.get(id(prop))
        if found is None:
            strict = (
                prop.code_list or prop.target or prop.pattern or prop.name in self._named or prop.datatype == "anyURI"
            )
            found = self._free[id(prop)] = not strict and prop.datatype in _ANY_TEXT
        return found

    def blank(self, text: str) -> Converted | None:
        """What marks of emptiness and error values of formulas become; None for real content."""
        first = text[:1]
        if first == "#":
            if _ERROR.fullmatch(text.upper()):
                return Converted(issue=issues.formula_error(text))
            if _HASHES.fullmatch(text):
                return Converted(issue=cell_issues.too_narrow(text))
        # Every cell comes by here.
        if len(text) > LONGEST_MARK or (first.isalnum() and first.casefold()[0] not in self._marks_begin):
            return None
        # Compared as it stands, without the folding of words.
        mark = _mark(text)
        if mark in self._silent:
            return None if text[0].isupper() and mark in lexical_words().towns else Converted()
        if mark in self._asked:
            return Converted(issue=issues.marked_unknown(text))
        return None

    def _convert(self, prop: Property, text: str) -> Converted:
        if (prop.code_list is not None or prop.datatype == "boolean") and _DOUBT.search(text):
            return self.blank(text) or Converted(issue=cell_issues.doubtful(prop, text), raw=prop.code_list is not None)
        if prop.code_list is not None:
            return self._code(prop, prop.code_list, text)
        blank = self.blank(text)
        if blank is not None:
            return blank
        form = self._named.get(prop.name) or self._forms.get(prop.datatype or "") or self._text
        found = form(prop, text)
        if prop.pattern is None and prop.datatype in _ANY_TEXT:
            return found
        for value in found.values:
            if (problem := check_value(self._model, prop, "", value, _of_no_type)) is not None:
                return Converted(issue=issues.invalid(prop, problem))
        return found

    # -- codes -------------------------------------------------------------------------------------------------

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
        if prop.name == Prop.KIND and prop.code_list == _KINDS and _TOLD_BY_KIND & guess.codes.keys():
            return Converted(raw=True)  # "Kita" is no kind of ours; what it says is concluded from the kept word
        shared = self._shared.get((id(prop), "code"))
        return Converted(issue=shared or issues.unknown_word(self._model, prop, text), raw=True)

    def _boolean(self, prop: Property, text: str) -> Converted:
        key = word_key(text)
        if key in self._words.yes or day_of(text) is not None:
            return Converted(("true",))
        if key in self._words.no:
            return Converted(("false",))
        if key in self._words.open:
            return Converted(issue=issues.neither_yes_nor_no(prop, text))
        first, more = _first_word(text)
        if more and first in self._words.yes | self._words.no:
            # "ja, seit 2019": the answer, and more than that.
            return Converted(("true" if first in self._words.yes else "false",), kept=True)
        return Converted(issue=issues.no_boolean(prop, text))

    # -- texts, dates, numbers -----------------------------------------------------------------------------------

    def _text(self, prop: Property, text: str) -> Converted:
        value, padded = _padded(prop, text)
        return Converted((value,), issues.padded(prop, text, value) if padded else None)

    def _unread(self, prop: Property, text: str) -> Converted:
        return Converted(issue=self._shared.get((id(prop), "datatype")) or cell_issues.unread(prop, text))

    def _date(self, prop: Property, text: str) -> Converted:
        span = span_of(text)
        if span is None:
            return Converted(issue=cell_issues.no_year(prop, text)) if lacks_year(text) else self._unread(prop, text)
        said = _said(prop, span)
        if said is None:
            return self._unread(prop, text)
        own, other = said
        ahead = bool(own) and earliest(own[0]) > self._today
        if ahead and prop.name in _PAST:
            return Converted(issue=cell_issues.in_the_future(prop, text))
        return Converted(own, extra=other, kept=span.words, ahead=ahead and prop.name == Prop.START_DATE)

    def _number(self, prop: Property, text: str) -> Converted:
        if prop.name == Prop.INTENSITY and (degree := asked_words().degree.get(word_key(text))) is not None:
            return Converted((degree,), kept=True)  # "eng" is a degree of the scale in a word
        post = prop.name == Prop.FULL_TIME_EQUIVALENT
        found = number_from(text, small=post)
        if found is None:
            # "enge Zusammenarbeit" says how close as it does as the kind of a tie.
            close = self._words.intensity_of(text) if prop.name == Prop.INTENSITY else None
            return self._unread(prop, text) if close is None else Converted((str(close),), kept=True)
        digits = found.digits
        if found.percent and post:
            # "50 %" of a post; elsewhere per cent is what the property counts in.
            digits = f"{float(digits) / 100:.6f}".rstrip("0").rstrip(".")
        elif found.percent and prop.maximum != 100:
            return self._unread(prop, text)
        return Converted((digits,), kept=found.words)

    # -- contacts ------------------------------------------------------------------------------------------------

    def _postal_code(self, prop: Property, text: str) -> Converted:
        text = text.lstrip(_AS_TEXT)
        found = postal_code_of(text)
        if found is None:
            return self._text(prop, text)
        return Converted((found.code,), extra=((Prop.LOCALITY.value, found.place),) if found.place else ())

    def _locality(self, prop: Property, text: str) -> Converted:
        found = postal_code_of(text)
        if found is None or not found.place:
            return self._text(prop, text) if town_words(text) else Converted(kept=True)  # "anonym", "kreisweit"
        return Converted((found.place,), extra=((Prop.POSTAL_CODE.value, found.code),))

    def _street(self, prop: Property, text: str) -> Converted:
        found = street_address_of(text)
        if found is None:
            return self._text(prop, text)
        return Converted(
            (found.street,) if found.street else (),
            extra=((Prop.POSTAL_CODE, found.code), (Prop.LOCALITY, found.place)),
        )

    def _mailbox(self, prop: Property, text: str) -> Converted:
        found = mailboxes_in(text)
        if not found:
            return Converted(issue=cell_issues.no_mailbox(prop, text))
        return Converted(found[:1], cell_issues.first_of_mailboxes(prop, found[0]) if len(found) > 1 else None)

    def _phone(self, prop: Property, text: str) -> Converted:
        return Converted((without_fax(text),)) if is_phone(text) else Converted(issue=cell_issues.no_phone(prop, text))

    def _site(self, prop: Property, text: str) -> Converted:
        found = site_of(text) or (text if " " not in text and may_be_opened(text) else None)
        return Converted((found,)) if found is not None else self._unread(prop, text)

    def _address(self, prop: Property, text: str) -> Converted:
        return Converted((text,)) if may_be_opened(text) else self._unread(prop, text)


def _said(prop: Property, span: Span) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None:
    """What a span says of a property, and of the one that begins or ends with it; None if it does not fit."""
    name = prop.name
    if name in _ENDS:
        start, end = span.at or span.start, span.end
        return _values(start), ((_ENDS[name], end),) if end else ()
    if name in _BEGINNINGS:
        end = span.end or span.last
        if not (end or span.start or span.open):
            return None
        return _values(end), ((_BEGINNINGS[name], span.start),) if span.start else ()
    day = span.end if name in _DUE and not span.start else span.start if not span.end else ""
    day = (span.at if span.late is None else "") or day
    return ((day,), ()) if day and not span.open else None


def _values(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def single_spaced(text: str) -> str:
    """A text with single blanks; the very same object if it is so already, for a long list has a million of them."""
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text  # the only blank that is printable is the plain one
    spaced = " ".join(text.split())
    return text if spaced == text else spaced


def _of_no_type(_: str) -> None:
    """No value of a cell is the id of a record yet."""


def _mark(text: str) -> str:
    return text.casefold().replace(" ", "").replace("\u00a0", "")


def _first_word(text: str) -> tuple[str, bool]:
    """The first word as a key, and whether a sign behind it shows that more follows."""
    at = next((i for i, c in enumerate(text) if c in " ,;:(/-–"), len(text))
    rest = text[at:].lstrip()
    return word_key(text[:at]) if at else "", bool(rest) and rest[0] in ",;:(–-" and "?" not in rest


def _padded(prop: Property, text: str) -> tuple[str, bool]:
    """A key with the zeros that Excel dropped, and whether any were put back."""
    if prop.name == Prop.AGS and text.isdigit() and len(text) in (4, 5):
        # The key of a Kreis has five digits; as a municipality key three zeros follow (domain 5.5).
        return text.zfill(5).ljust(8, "0"), len(text) == 4
    if prop.pattern and (digits := _DIGITS.fullmatch(prop.pattern)) and text.isdigit():
        # Excel drops leading zeros of keys and postal codes (domain 9.2); more than one lost digit is no accident.
        wanted = int(digits[1])
        return text.zfill(wanted) if len(text) == wanted - 1 else text, len(text) == wanted - 1
    return text, False
