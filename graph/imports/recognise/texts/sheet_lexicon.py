"""What recognising knows: the model, the reviewed words, and how they read headers, headings and names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from graph.imports.days_in_texts import day_in, is_day
from graph.imports.recognise.texts.agreement_marks import AgreementReader
from graph.imports.recognise.texts.headers import Column, Headers, is_numbered_member, numbered
from graph.imports.recognise.texts.no_names import is_no_name
from graph.imports.recognise.texts.seat_marks import MarkReader
from graph.imports.vocabulary.forms import Forms, forms_of
from graph.imports.vocabulary.layouts import Layouts, read_layouts
from graph.imports.vocabulary.words import Words, word_key, words_of
from ontology.model import Model, Type
from ontology.names import EntityType

_ORDINAL = re.compile(r"^\d{1,2}\. (?=[^\W\d])")
_PERSON_NAME = re.compile(
    r"^(?:(?:Fr|Hr|Hrn|Dr|Prof)\.\s?|(?:Frau|Herr|Herrn)\s)\S|^[A-ZÄÖÜ][a-zäöüß-]+, [A-ZÄÖÜ][a-zäöüß-]+$"
)
_PHONE = re.compile(r"^(?:Tel\.?:?\s?)?[+(]?\d[\d\s/()–-]{3,24}$")
_POSTAL = re.compile(r"^(?:D-)?\d{4,5}(?:\s\D.{1,40})?$")
_NUMBER = re.compile(r"^\d{1,4}[.)]?$")
_HYPHENATED = re.compile(r"-\n\s*(?!(?:und|u\.|oder|bzw\.|sowie) ?)(?=[a-zäöüß])|(?<=[A-ZÄÖÜ])-\n\s*(?=[A-ZÄÖÜ])")
_UNDERSCORE = re.compile(r"_(?!in(?:nen)?\b)")
"""As databases join words, and not as people write of both sexes."""
_BRACKETS = re.compile(r"\([^()]*\)")
_BUSINESS = re.compile(r"(?<=[A-Za-zß]) (?:\(?geschäftlich\)?|\(?dienstlich\)?|\(Büro\))$", re.IGNORECASE)
"""As programs for addresses write it behind what is not private."""
_ANSWERS = re.compile(
    r"\??(?: (?:J/N|ja ?/ ?nein|ja oder nein)| \([^()]{0,30}\b(?:J/N|ja ?/ ?nein|ja oder nein)\)"
    r"| \((?:x|[Xx] = ja|bitte ankreuzen|ankreuzen)\))\??$",
    re.IGNORECASE,
)
"""What may be answered, behind what is asked: "Mitglied im Netzwerk? (J/N)"."""
_OF_A_NETWORK = (
    "fruehe hilfen",
    "frueher hilfen",
    "der fruehen hilfen",
    "im ",
    "in der ",
    "des netzwerk",
    "vor ort",
    "landkreis ",
    "stadt ",
)
_NAME_OF = re.compile(
    r"^(?:Name|Namen|Bezeichnung)(?:(?: und|,| /) (?:Anschrift|Adresse|Ort|Sitz))?(?: der| des| von|:)? (\S{3,60})$",
    re.IGNORECASE,
)
_WORD_END = re.compile(r"[\s/|,]+")
_DAY_OF_MONTH = re.compile(r"^\d{1,2}\.? [A-Za-zä]{3,9}\.?$")
_SHORT_DAY = re.compile(r"^\d{1,2}\.\s?\d{1,2}\.$")
_COUNTED = re.compile(r"^([^\W\d][^\d]{1,30}?)[ .]{1,2}\d{1,2}$")
_ANY_YEAR = "2000"
_LONGEST_MARK, _FULL_DAY, _LONGEST_MONTH, _SHORT = 30, 10, 9, 3
_HEADERS = 5_000
"""Texts of which is remembered what they are as headers: each row near the top is looked at by many shapes."""
_KNOWN_TYPES = (
    "Organization",
    "Committee",
    "Membership",
    "Cooperation",
    "Agreement",
    "Signs",
    "Meeting",
    "Attendance",
    "NetworkRegion",
    "CoversRegion",
    "HasCarrier",
    "EarlyHelpNetwork",
    "Service",
    "Post",
)
"""Types whose headers make a row look like a header, whatever its sheet is called."""


@lru_cache(maxsize=_HEADERS)
def plain_header(header: str) -> str:
    """A header without line breaks, hyphens at line ends, and the mark of required columns.

    >>> plain_header("Name der Einrich-\\ntung *")
    'Name der Einrichtung'
    >>> plain_header("Ort geschäftlich"), plain_header("EINR_NAME"), plain_header("*")
    ('Ort', 'EINR NAME', '*')
    """
    return quoted_header(_UNDERSCORE.sub(" ", header) if "_" in header else header)


def quoted_header(header: str) -> str:
    """The same as messages quote it: with the underscores that stand in the file.

    >>> quoted_header("sektor_kodiert *")
    'sektor_kodiert'
    """
    plain = " ".join(_HYPHENATED.sub("", header).split()).rstrip("*: ¹²³⁴⁵⁶⁷⁸⁹†").strip()
    return _ANSWERS.sub("", _BUSINESS.sub("", plain)) or plain or header.strip()


@dataclass(frozen=True)
class SheetLexicon:
    """Everything that recognising and arranging look words up in."""

    model: Model
    words: Words
    forms: Forms
    headers: Headers
    layouts: Layouts
    whole: frozenset[str] = frozenset()
    """Keys of names that hold a comma or an "und" and are known, of the list that is read or of the store."""

    @cached_property
    def marks(self) -> MarkReader:
        """Reads cells under bodies and meetings."""
        return MarkReader(self.layouts, self.words.codes["BodyRole"])

    @cached_property
    def agreed(self) -> AgreementReader:
        """Reads cells under agreements."""
        return AgreementReader(self.layouts, self.marks)

    @property
    def organization(self) -> Type:
        """The type that most lists are of."""
        return self.model.types[EntityType.ORGANIZATION]

    @cached_property
    def fields(self) -> frozenset[str]:
        """Keys of all words that are headers somewhere."""
        found = set(self.forms.meta) | self.layouts.properties.keys() | self.layouts.links.keys()
        for words in self.layouts.headers.values():
            found |= words
        found -= self.layouts.headers["no_body"]
        for name in _KNOWN_TYPES:
            kind = self.model.types[name]
            for prop in (kind.source, kind.target, *kind.properties):
                if prop is not None:
                    found |= {word_key(w) for w in (prop.label.de, prop.label.en, prop.name, *prop.synonyms)}
        return frozenset(found)

    @cached_property
    def ends(self) -> frozenset[str]:
        """Keys of all words for an end of a relation: rows may refer to it by its number."""
        relations = (self.model.types[name] for name in _KNOWN_TYPES if self.model.types[name].is_relation)
        props = [end for kind in relations for end in (kind.source, kind.target) if end is not None]
        return frozenset(word_key(w) for p in props for w in (p.label.de, p.label.en, p.name, *p.synonyms))

    @cached_property
    def raw_fields(self) -> frozenset[str]:
        """The same as plain lower-case words, for a glance at every row of a long list."""
        found = {w for name in _KNOWN_TYPES for w in _type_words(self.model.types[name])}
        return frozenset(w.casefold() for w in found) | self.fields

    def is_field(self, text: str) -> bool:
        """Whether a text is a word for a column, alone or as parts of "this/that"."""
        header = plain_header(text)
        key = word_key(header)
        if key in self.fields or word_key(_BRACKETS.sub("", header)) in self.fields:
            return True
        if numbered(header) in self.ends or is_numbered_member(header) or self.heads_organizations(header):
            return True
        if self.heads_some(header):
            return True
        parts = [word_key(p) for p in header.split("/")]
        return len(parts) > 1 and all(p in self.fields for p in parts)

    def heads_names(self, text: str) -> bool:
        """Whether a header names who is listed, or is the plain word for a name."""
        return self.heads_organizations(text) or word_key(plain_header(text)) in self.layouts.headers["bare"]

    def heads_organizations(self, text: str) -> bool:
        """Whether a header names who is listed: "Einrichtung", "Institution (Dienststelle)", "Name der Fachstelle"."""
        header = plain_header(text)
        groups = self.layouts.headers["organization"]
        if word_key(header) in groups or word_key(_BRACKETS.sub("", header)) in groups:
            return True
        named = _NAME_OF.match(header)
        if named is not None and (word_key(named[1]) in groups or self.is_organization(named[1])):
            return True
        first, _, rest = header.partition(" ")
        if word_key(first) in groups and word_key(rest).startswith(_OF_A_NETWORK):
            return True  # "Netzwerkpartner Frühe Hilfen im Landkreis"
        parts = header.split("/")
        known = [word_key(p) in groups for p in parts]
        # "Institution / Instytucija": the other word is of another language, and no other column.
        spaced = " / " in header and not any(word_key(p) in self.fields for p in parts if word_key(p) not in groups)
        return len(parts) > 1 and (all(known) or (any(known) and spaced and all(" " not in p.strip() for p in parts)))

    def heads_some(self, text: str) -> bool:
        """Whether a header is a word for who is listed, alone or behind small words: "Stelle", "abgebende Stelle".

        "Fehlende Einrichtungen" and "ehemalige Partner" are others than those who are there.
        """
        words, standing, header = self.layouts.headers, self.layouts.standing, plain_header(text)
        if word_key(header) in words["lesser"]:
            return True
        *before, last = header.split() or [""]
        if len(before) > 2 or not any(word_key(last) in words[name] for name in ("organization", "lesser")):
            return False
        others = standing["wished"] | standing["former"] | standing["gone"]
        return all(word[0].islower() and word_key(word) not in others for word in before)

    def day_of_header(self, text: str, year: str = "") -> str | None:
        """The day of a meeting that a header names: a day alone, or behind a word such as "Teilnahme".

        A day without year is one of ``year``, that of the title.
        """
        text = plain_header(text)
        if year and _SHORT_DAY.match(text):
            return day_in(f"{text}{year}")
        if is_day(text) and len(text) > 4:
            return day_in(text)
        month = (text.isalpha() and not self.is_weekday(text)) or _DAY_OF_MONTH.match(text) is not None
        if year and len(text) <= _LONGEST_MONTH + 4 and month and is_day(f"{text} {year}"):
            return day_in(f"{text} {year}")
        if (met := self._met(text, year)) is not None:
            return met
        first, *rest = _WORD_END.split(_ORDINAL.sub("", text), maxsplit=1)  # "1. Treffen 21.02."
        if rest and word_key(first) in self.layouts.headers["attendance"]:
            behind = rest[0].strip("() ").removeprefix("am ")
            behind = f"{behind}{year}" if year and _SHORT_DAY.match(behind) else behind
            return day_in(behind) if is_day(behind) else None
        return None

    def _met(self, text: str, year: str) -> str | None:
        """The day on which a body met, "2. NWT 12.03."; a year alone is none."""
        name, _, last = text.rpartition(" ")
        day = day_in(f"{last}{year}") if year and _SHORT_DAY.match(last) else day_in(last) if is_day(last) else None
        name = name.removesuffix(" am").removesuffix(" vom")
        return day if day and len(day) == _FULL_DAY and self.body_kind(name) is not None else None

    def is_weekday(self, text: str) -> bool:
        """Whether a header is a day of the week, with or without a date and an hour: "Mo", "Di 13.03. 14:00"."""
        first, _, rest = text.partition(" ")
        return word_key(first) in self.layouts.rows["weekday"] and not any(map(str.isalpha, rest))

    def body_kind(self, text: str) -> str | None:
        """The kind of body that a text names; None if it names none, bodies in general, or only speaks of one.

        "Protokoll StG" and "Runder Tisch vorbereiten" are about bodies, and no names of them.
        """
        key = word_key(text)
        if key in self.layouts.headers["seats"] and key not in self.layouts.bodies:
            return None
        kind = self.layouts.body_kind(text)
        return None if kind is not None and self._is_about_body(key) else kind

    def _is_about_body(self, key: str) -> bool:
        """Whether the words around the name of a body speak of what it did, or of what is done for it."""
        words, hints = key.split(), self.layouts.hints
        return len(words) > 1 and (words[0] in hints["about"] or words[-1] in hints["deed"])

    def sector_of(self, text: str) -> str | None:
        """The code of a sector that a heading names with exactly these words."""
        key = word_key(text.rstrip(": "))
        return None if ("Sector", key) in self.words.ambiguous else self.words.codes["Sector"].get(key)

    def is_field_of_work(self, text: str) -> bool:
        """Whether the word for a sector is the name of a field, and not that of one institution in it."""
        if not self.is_organization(text):
            return True
        # „Frühe Förderung“ is a field, „Agentur für Arbeit“ is an institution: behind a preposition nothing ends in it.
        words = word_key(text).split()
        return words[-1].endswith(self.layouts.field_endings) and "fuer" not in words

    def is_region(self, text: str) -> bool:
        """Whether a name says that it is that of a region."""
        return any(word in self.layouts.hints["region"] for word in word_key(text).split())

    def is_municipality(self, text: str) -> bool:
        """Whether a text is the name of a municipality that says so: "Stadt Horn", "Samtgemeinde Wald"."""
        first, _, rest = text.partition(" ")
        return word_key(first) in self.layouts.hints["municipality"] and rest[:1].isupper() and len(rest) <= 30

    def is_public(self, text: str) -> bool:
        """Whether a text is the name of a municipality or of a district: "Stadt Horn", "Landkreis Moor"."""
        first, _, rest = text.partition(" ")
        return self.is_municipality(text) or (word_key(first) in self.layouts.hints["district"] and rest[:1].isupper())

    def is_placeholder(self, text: str) -> bool:
        """Whether what stands where a name would is none: nobody, or nothing known, or of a form no name has."""
        mark = text.strip()
        if ":" in mark and word_key(mark.partition(":")[0]) in self.layouts.rows["example"]:
            return True  # "Beispiel: Kita Sonne"
        nobody = len(mark) <= _LONGEST_MARK and (
            word_key(mark) in self.layouts.rows["placeholder"]
            or word_key(mark).startswith(("siehe ", "s o ", "wie "))
            or not mark.strip("#-–—_.…*? ")
            or (mark.startswith("#") and mark.isupper())
        )
        return nobody or self.names_nobody(mark)

    def names_nobody(self, text: str) -> bool:
        """Whether a text can be nobody's name: a time, an amount, a role, a word for a column, or whoever writes.

        >>> from ontology import load_model
        >>> lexicon = sheet_lexicon_of(load_model())
        >>> [lexicon.names_nobody(t) for t in ("Feb", "Termin 1", "2.000 €", "KW 12", "ich", "Stellv.", "E-Mail")]
        [True, True, True, True, True, True, True]
        >>> [lexicon.names_nobody(t) for t in ("Kita 1", "Landkreis", "DEZ", "Elternvertretung", "N.N.")]
        [False, False, False, False, False]
        """
        if len(text) > _LONGEST_MARK:
            return False
        no_name = is_no_name(text)
        if no_name or text.isupper():  # "DEZ", "SV" and "JA" are short signs
            return no_name
        if text.isalpha() and len(text) <= _LONGEST_MONTH and is_day(f"{text} {_ANY_YEAR}"):
            return True
        if len(text) > _SHORT and word_key(text) in self.layouts.roles and not self.is_organization(text):
            return True
        counted = _COUNTED.match(text)
        return word_key(plain_header(counted[1] if counted else text)) in self.layouts.rows["never_a_name"]

    def is_organization(self, text: str) -> bool:
        """Whether a text has a word by which organizations are called."""
        key = word_key(text)
        if key in self.layouts.organization_names:
            return True
        words = key.split()
        if len(words) > 1 and f"{words[-2]} {words[-1]}" in self.layouts.organization_names:
            return True  # "… e. V."
        parts = self.layouts.organization_parts
        return any(w in self.layouts.organization_names or w.endswith(parts) for w in words)

    def is_kind(self, header: str) -> bool:
        """Whether a header is a bare word for a kind of organizations: "Kita", "Schulen"; no name of one."""
        key, kinds = word_key(plain_header(header)), self.layouts.kinds
        return key in kinds or any(
            key.endswith(end) and key.removesuffix(end) in kinds for end in ("s", "n", "en", "e")
        )

    def explain_columns(self, texts: Sequence[str]) -> bool:
        """Whether several texts below headers say how to fill them in: "bitte vollständig | x wenn Mitglied"."""
        known = [f" {words} " for words in self.layouts.rows["fill_in"]]
        others = [text for text in texts if not any(words in f" {word_key(text)} " for words in known)]
        told = len(texts) - len(others)  # "Jugendamt | bitte wählen | bitte wählen" is a row that nobody filled in
        explained = told > 1 and told >= len(others)
        return explained and not any(self.is_contact(text) or self.is_organization(text) for text in others)

    @staticmethod
    def is_person(text: str) -> bool:
        """Whether a text is written as people write the name of a person."""
        return _PERSON_NAME.match(text) is not None

    @staticmethod
    def is_contact(text: str) -> bool:
        """Whether a text is a phone number, a mailbox or a postal code, and nobody's name."""
        if len(text) > 60 or text.isalpha():
            return False
        return bool("@" in text or "(at)" in text or _PHONE.match(text) or _POSTAL.match(text))

    @staticmethod
    def is_number(text: str) -> bool:
        """Whether a text is a small number as rows are counted with."""
        return _NUMBER.match(text) is not None

    def meaning(self, text: str, kind: Type | None = None) -> Column:
        """What the model says of a header on a sheet of a type; of none, nothing."""
        type = kind or self.organization
        return next(iter(self.headers.columns([text], type, type)), Column(0, text, "keep", ""))


def _type_words(kind: Type) -> Sequence[str]:
    props = [p for p in (kind.source, kind.target, *kind.properties) if p is not None]
    return [w for p in props for w in (p.label.de, p.label.en, p.name, *p.synonyms)]


@lru_cache(maxsize=4)
def sheet_lexicon_of(model: Model) -> SheetLexicon:
    """The words of the files and the model together, read once a process."""
    words, forms = words_of(model), forms_of(model)
    return SheetLexicon(model, words, forms, Headers(model, words, forms), read_layouts())
