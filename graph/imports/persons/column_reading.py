"""What is personal in a cell, and in a column as a whole."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from graph.contacts import (
    addresses_in,
    holds_mobile,
    is_bare_landline,
    is_function_mailbox,
    is_of_office,
    numbers_in,
)
from graph.imports.days_in_texts import is_day
from graph.imports.persons.cutting import office_in
from graph.imports.persons.led_names import leads_to_somebody
from graph.imports.persons.person_names import (
    is_person,
    is_surname,
    may_name,
    mentions_given,
    mentions_person,
    mentions_surname,
    names_office,
)
from graph.imports.persons.vocabulary import Personal, person_words
from graph.imports.vocabulary.words import word_key

_SHARE = 0.5
_SAMPLE = 500
_MARK = re.compile(r"\W*|[xX✓✔]|ja|nein|[jn]|\d{1,2}(?:,\d{1,2})?|offen|k\. ?A\.|entfällt", re.IGNORECASE)
_LONGEST_MARK = 8
"""Letters of „entfällt“; longer marks are signs only."""
_BORN = re.compile(
    r"\bGeburtstag\b|(?:\bgeb(?:oren)?\b\.?(?: am| im)?|\*) ?"
    r"(?:\d{1,2}\. ?(?:\d{1,2}\.|[A-Z])|(?:\d{1,2}/)?(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_OWN_NUMBER = re.compile(
    r"\b(?:DW|Durchwahl|Apparat|Nst\.)[ :]{0,2}-?\d{1,4}\b|\b[A-Z]{2}\d{2}(?: ?\d{4}){3}"
    r"|\b(?:Steuer-?ID|Personal-?Nr|SV-?Nr)\b"
)
_FAMILY = re.compile(r"\bFam(?:ilien?|\.) (?:([A-ZÄÖÜ]\.)|([A-ZÄÖÜ][a-zäöüß-]{1,40}))")
_SUBJECT = re.compile(
    rf"\b(?:{'|'.join(person_words().subjects)})\b,? "
    r"(?:[A-ZÄÖÜ]\.|\(?\d|von\b|ist\b|hat\b|wurde\b|lebt\b|braucht\b|wird\b)"
)
_LED = re.compile(
    rf"\b(?:{'|'.join(sorted(person_words().leads))})\b|\b(?:{'|'.join(sorted(person_words().leading))})\.?:",
    re.IGNORECASE,
)
_OF_AN_AGE = re.compile(
    r"\b\d{1,2} (?:Tage|Wochen|Monate|Jahre) alt|\b(?:KWG-?)?Fall [A-ZÄÖÜ]|\bwohnt (?:in|bei|mit)\b"
)
_SOME_CHILDREN = re.compile(
    r"(?<![\d.,-])(?:[1-9]|ein|zwei|drei|vier|fünf) (?:Kind(?:er|ern)?|Geschwister|Jungen|Mädchen|Söhne|Töchter)\b"
    rf"[^.;\n]{{0,40}}\b(?:{'|'.join(person_words().of_a_case['taken'])})\b"
)
_SUSPECTED = re.compile(
    rf"(?:[,:;] |\bwegen |\bbesteht )(?:Verdacht auf|V\. ?a\.) (?:{'|'.join(person_words().of_a_case['suspected'])})"
)
_STATE = re.compile(rf"\bi[nm] (?:{'|'.join(person_words().states_in)})\b(?!-)", re.IGNORECASE)
_OF_A_CASE = (_SUBJECT, _OF_AN_AGE, _SOME_CHILDREN, _SUSPECTED)
_CHILD_PROTECTION = re.compile(r"§ ?8 ?a\b|\b8a\b", re.IGNORECASE)
_AT = re.compile(r" ?[(\[{](?:at|ät|AT)[)\]}] ?|(?<=[\w.-]) at (?=[\w-]+\.[a-z])")
"""What people write for the sign of an address."""
_CONTACTS = re.compile(r"[;,\n|]| / | oder | und ")
_WORD = re.compile(r"[\w-]+")


class ColumnReading(StrEnum):
    """How the cells of a column are read."""

    NAMES = "names"
    CONTACTS = "contacts"
    NOTES = "notes"
    ORIGINS = "origins"
    """What a statement rests on: "Mail von Frau Muster"."""


def is_of_functions(header: str) -> bool:
    """Whether the cells under a header say what persons do, and not who they are.

    >>> is_of_functions("Funktion"), is_of_functions("Ansprechpartnerin")
    (True, False)
    """
    return word_key(header) in person_words().function_headers


def is_contact_header(header: str) -> bool:
    """Whether the cells under a header are addresses and numbers."""
    return not person_words().contact_words.isdisjoint(word_key(header).split())


def of_cell(text: str, reading: ColumnReading) -> Personal | None:
    """What is personal in a cell, None if nothing is."""
    if reading is ColumnReading.NAMES:
        return _of_name(text)
    if reading is ColumnReading.ORIGINS:
        return _of_name(text) or (Personal.PERSON if leads_to_somebody(text) else None)
    return _of_contact(text) if reading is ColumnReading.CONTACTS else _of_note(text)


def of_column(texts: Sequence[str]) -> Personal | None:
    """What a column is about by what stands in it: most of its cells, or of a sample of a long one, are persons."""
    texts = texts[:: len(texts) // _SAMPLE + 1]
    named = sum(is_person(text) for text in texts)
    if named < 2 or named < _SHARE * sum(not is_mark(text) for text in texts):
        return None
    return Personal.PERSON


def is_mark(text: str) -> bool:
    """Whether a cell only ticks something off: „x“, „ja“, „-“."""
    if len(text) > _LONGEST_MARK and text[0].isalnum():
        return False  # nearly every cell of a long list ends here
    return _MARK.fullmatch(text) is not None


def kept_of(text: str, reading: ColumnReading) -> str:
    """What of a cell is plainly the office's, „“ if nothing is: of addresses function mailboxes, of names no persons.

    >>> kept_of("Frau Muster, a.muster@kreis.example; info@kreis.example", ColumnReading.CONTACTS)
    'info@kreis.example'
    >>> kept_of("Klinik am Deich; Frau Muster; Kita Nord", ColumnReading.NAMES)
    'Klinik am Deich; Kita Nord'
    """
    if reading is ColumnReading.NAMES or (reading is ColumnReading.ORIGINS and not leads_to_somebody(text)):
        parts = (part.strip() for part in text.replace("\n", ";").split(";"))
        return "; ".join(
            office for p in parts if p and _of_name(p) in (None, Personal.PERSON) and (office := office_in(p))
        )
    if reading is not ColumnReading.CONTACTS:
        return ""
    if "@" not in text and _CONTACTS.search(text) is None:  # as nearly every number of a long list
        return alone if (alone := text.strip()) and is_of_office(alone) else ""
    return "; ".join(dict.fromkeys(part for part in _contacts(text) if is_of_office(part)))


def kept_among_persons(text: str) -> str:
    """What of a cell stays in a column of persons: what is plainly called like an office.

    >>> kept_among_persons("Muster"), kept_among_persons("Frau Muster (Jugendamt)")
    ('', 'Jugendamt')
    """
    office = kept_of(text, ColumnReading.NAMES)
    return office if names_office(office) else ""


def _contacts(text: str) -> Iterable[str]:
    yield from (part.strip() for part in _CONTACTS.split(text) if part.strip())
    yield from addresses_in(text)


@lru_cache(maxsize=20_000)
def _of_name(text: str) -> Personal | None:
    if "@" in text and not all(map(is_function_mailbox, addresses_in(text))):
        return Personal.MAILBOX
    if holds_mobile(text):
        return Personal.NUMBER
    if "Fam" in text and _is_family(text, initials=True):
        return Personal.CASE
    return Personal.PERSON if office_in(text) != text else None


def _of_contact(text: str) -> Personal | None:
    if is_bare_landline(text):
        return Personal.NUMBER  # as nearly every number of a long list
    if is_of_office(text) or is_mark(text) or is_day(text):  # "Letzter Kontakt" is a day
        return None
    if "@" in text or (_AT.search(text) and not is_of_office(_AT.sub("@", text))):
        return Personal.MAILBOX
    if any(c.isdigit() for c in text):
        return Personal.NUMBER
    return Personal.PERSON if is_person(text) or mentions_person(text) else None


@lru_cache(maxsize=20_000)
def _of_note(text: str) -> Personal | None:
    if is_mark(text):
        return None
    if _is_case(text):
        return Personal.CASE
    if _BORN.search(text):
        return Personal.BIRTHDAY
    written = _AT.sub("@", text)
    if "@" in written and not all(map(is_function_mailbox, addresses_in(written))):
        return Personal.MAILBOX
    if _holds_own_number(text):
        return Personal.NUMBER
    named = may_name(text) and (is_person(text) or mentions_person(text) or mentions_given(text))
    named = named or ((may_name(text) or _LED.search(text) is not None) and mentions_surname(text))
    return Personal.PERSON if named or leads_to_somebody(text) or _tells_of_somebody(text) else None


def _holds_own_number(text: str) -> bool:
    """Whether a note holds the number of somebody: a mobile, an extension, an account; "Zentrale 0721 1330" is none."""
    if holds_mobile(text) or _OWN_NUMBER.search(text) is not None:
        return True
    return any(not is_of_office(number) for number in numbers_in(text)) and not is_of_office(text)


def _tells_of_somebody(text: str) -> bool:
    """„krank seit März“, „in Elternzeit“: said of a person, whether it is named or not."""
    return not person_words().states.isdisjoint(_WORD.findall(text.casefold())) or _STATE.search(text) is not None


def hints_at_case(text: str) -> bool:
    """Whether a text has a word of a case, an illness, a birthday or an own number, be it about an office or not."""
    return (
        ("8" in text and _CHILD_PROTECTION.search(text) is not None)
        or not person_words().diagnoses.isdisjoint(_WORD.findall(text.casefold()))
        or any(way.search(text) is not None for way in (*_OF_A_CASE, _BORN, _OWN_NUMBER, _AT, _LED))
        or _tells_of_somebody(text)
        or leads_to_somebody(text)
    )


def _is_case(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    at_risk = "8" in text and _CHILD_PROTECTION.search(text) is not None
    if at_risk and not any(part.startswith(person_words().case_office) for w in words for part in w.split("-")):
        return True
    if any(_is_diagnosed(words, at) for at, w in enumerate(words) if w in person_words().diagnoses):
        return True
    return any(way.search(text) is not None for way in _OF_A_CASE) or _is_family(text, initials=False)


def _is_diagnosed(words: Sequence[str], at: int) -> bool:
    """Whether a diagnosis is somebody's: it is not in "Gruppe für Mütter mit Depression" and "Beratung bei ADHS"."""
    before = [w for w in words[max(at - 3, 0) : at] if w not in ("mit", "bei", "zu", "nach", "für")]
    return not (before and before[-1].endswith(person_words().offers))


def _is_family(text: str, *, initials: bool) -> bool:
    """„Familie M.“, „Familie Müller“, in a note any „Familie Muster“; „Familie, Jugend …“ is a department."""
    found = _FAMILY.search(text)
    if found is None:
        return False
    if initials and found[2]:
        return is_surname(found[2]) or (found[0].startswith("Fam. ") and not names_office(found[2]))
    return bool(found[1]) or found[2] not in person_words().topics
