"""Titles that announce the members of a body: "Mitglieder der Steuerungsgruppe", "Vertreten im Runden Tisch:"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.days_in_texts import day_in, is_day
from graph.imports.recognise.texts.contents import ColumnHead
from graph.imports.recognise.texts.declined import nominative
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.layouts import NETWORK
from graph.imports.vocabulary.words import word_key

_PEOPLE = (
    r"(?:Mitglied(?:s?organisationen|seinrichtungen|er)|Teilnehmer(?:[/:*]?-?innen)?|Teilnehmende|TN"
    r"|Vertretene(?: Einrichtungen)?|Besetzung|Zusammensetzung)"
)
_BEFORE = re.compile(
    rf"^(?:{_PEOPLE}|Verteiler|Liste|Vertreten(?: sind)?|Es nehmen teil)(?:liste)?\s?:?\s"
    r"(?:der |des |dem |im |in der |in dem |am |an der |vom |von der |zum |zur )?(?=\S)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"^(?:im |in der )?(\S.{{0,58}}?)(?: ?[:–-] ?| \(| )"
    rf"(?:\d{{1,3}} )?(?:{_PEOPLE}|vertreten(?: sind)?)(?:liste)?\)?:?$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"\b(?:Mitglied|Teilnehm|Vertreten)", re.IGNORECASE)
_MET = re.compile(
    r"^(?:Teilnahmen?|Teilnehmer(?:[/:*]?-?innen)?|Teilnehmende[nr]?|TN|Anwesenheit(?:en|s)?|Anwesende)-?(?:listen?|übersicht)?:?\s"
    r"(?:an der |an dem |am |im |in der |bei der |beim |der |des |dem )?(?=\S)",
    re.IGNORECASE,
)
_MET_BEHIND = re.compile(
    r"^(\S.{2,58}?)(?: ?[:–-] ?| \()(?:Teilnahmen?|Anwesenheit(?:en|s)?|Wer war da)-?(?:listen?|übersicht)?\)?:?$",
    re.IGNORECASE,
)
_STAND_BEHIND = re.compile(r"(?<!\s)[ ,(–-]{1,4}(?:Stand|Stand vom|aktualisiert)\b[^()]{0,40}\)?$", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r" (?:(?:im )?Jahr )?(?:19|20)\d\d(?: ?[/–-] ?(?:(?:19|20)\d\d|\d\d))?$")
_SPAN_BEHIND = re.compile(
    r" (?:(?:seit|ab|von) (?:19|20)\d\d(?: bis (?P<last>(?:19|20)\d\d))?|bis (?P<until>(?:19|20)\d\d))$", re.IGNORECASE
)
_BEFORE_DAY = re.compile(r"[ ,:–-]{1,3}(?:am |vom )?(?=\d)")
_END = re.compile(r"\s[–-]\s|,|\(|\bStand\b|:| (?:laut|gemäß|gem\.|lt\.|nach) | (?:am|vom|zum) (?=\d)")
_STATED = re.compile(r"\bStand\b|\baktualisiert\b", re.IGNORECASE)
_LONGEST, _FULL_DAY = 60, 10


def announced_body(title: str, lexicon: SheetLexicon) -> str:
    """The body whose members a title announces; empty if it announces none, or those who came on one day."""
    return _body(_announced(title, lexicon), lexicon)


def announced_network(title: str, lexicon: SheetLexicon) -> str:
    """The network itself whose members a title announces: "Mitglieder des Netzwerks Frühe Hilfen", else empty.

    A list of whom mails go to, or one that is only called after the network, does not say that all of it take part.
    """
    name = _announced(title, lexicon) if _MEMBERS.search(title) else ""
    return name if len(name) <= _LONGEST and lexicon.body_kind(name) == NETWORK else ""


def _announced(title: str, lexicon: SheetLexicon) -> str:
    """What stands where a title names the body whose members it announces, in the nominative; no "noch nicht im AK"."""
    if not lexicon.layouts.headers["hedged"].isdisjoint(word_key(title).split()):
        return ""
    if (day := day_in(title)) is not None and len(day) == _FULL_DAY and not _STATED.search(title):
        return ""
    if (found := _BEFORE.match(title)) is not None:
        return _nominative(_END.split(title[found.end() :])[0].strip(), lexicon)
    behind = _BEHIND.match(_STAND_BEHIND.sub("", title))
    return _nominative(behind[1].strip(), lexicon) if behind is not None else ""


def attended_body(title: str, lexicon: SheetLexicon) -> str:
    """The body whose meetings a list tells who came to: "Teilnahmeliste AK Frühe Hilfen"; empty if there is none."""
    title = _without_day(title)
    if (behind := _MET_BEHIND.match(title)) is not None:
        return _body(_nominative(behind[1].strip(), lexicon), lexicon)
    found = _MET.match(title)
    return _body(_nominative(_END.split(title[found.end() :])[0].strip(), lexicon), lexicon) if found else ""


def _without_day(title: str) -> str:
    """A title without the day before or behind it: "Anwesenheitsliste Runder Tisch 12.03.2026"."""
    first, _, rest = title.partition(" ")
    if is_day(first.rstrip(",:;")) and len(day_in(first) or "") == _FULL_DAY:
        title = rest.lstrip("–-:, ")
    days = (m for m in _BEFORE_DAY.finditer(title) if is_day(title[m.end() :].partition(" ")[0].rstrip(".,;")))
    return title[: next((m.start() for m in days if len(day_in(title[m.start() :]) or "") == _FULL_DAY), len(title))]


class MetOn(NamedTuple):
    """A body and the day on which it met; both empty if a title speaks of no meeting."""

    body: str = ""
    day: str = ""


def met_on(title: str, lexicon: SheetLexicon) -> MetOn:
    """The meeting that a title names: "Teilnehmerliste RT am 4.6.2024", "Runder Tisch Frühe Hilfen, 14.11.2024"."""
    day = day_in(title)
    if day is None or len(day) != _FULL_DAY or _STATED.search(title):
        return MetOn()
    body = attended_body(title, lexicon) or begun_body(_BEFORE_DAY.split(title, maxsplit=1)[0], lexicon)
    return MetOn(body, day) if body else MetOn()


def nominative_body(text: str, lexicon: SheetLexicon) -> str:
    """The body that a text is the name of, also as it stands behind "des"; empty if it is none."""
    return _body(_nominative(text, lexicon), lexicon)


def begun_body(text: str, lexicon: SheetLexicon) -> str:
    """The body that a text is the name of from its first word on, also as it stands behind "für den"."""
    body = nominative_body(text, lexicon)
    words = body.split()
    return body if any(word_key(" ".join(words[:n])) in lexicon.layouts.bodies for n in (1, 2)) else ""


def titled_body(title: str, lexicon: SheetLexicon) -> str:
    """The body that a title announces the members of, or begins with."""
    if found := announced_body(title, lexicon):
        return found
    text = _END.split(title)[0].strip()
    body = _body(text, lexicon)
    return body if body and lexicon.body_kind(text.split()[0]) == lexicon.body_kind(text) else ""


def without_span(text: str) -> str:
    """The name of a body without the years behind it: "Steuerungsgruppe seit 2015"; those of one year are part of it.

    >>> without_span("RT bis 2023"), without_span("StG von 2015 bis 2020"), without_span("NWT 2024")
    ('RT', 'StG', 'NWT 2024')
    """
    return _SPAN_BEHIND.sub("", text)


def until_year(text: str) -> str:
    """The year up to which a title says that what it names was so; empty if it says none.

    >>> until_year("RT bis 2023"), until_year("StG von 2015 bis 2020"), until_year("RT seit 2023")
    ('2023', '2020', '')
    """
    found = _SPAN_BEHIND.search(text)
    return (found["until"] or found["last"] or "") if found is not None else ""


def below_the_body(heads: Sequence[ColumnHead], titles: Sequence[str], lexicon: SheetLexicon) -> list[ColumnHead]:
    """Headers that are roles, "Vorsitz | Mitglied | Gast", as parts of the one body that a title or the sheet names."""
    roles = [h for h in heads if not h.group and _is_role(h.text, lexicon)]
    if len(roles) < 2 or any(lexicon.body_kind(h.text) is not None for h in heads if h not in roles):
        return list(heads)
    bodies = [body for title in titles if (body := titled_body(title, lexicon))]
    return [h._replace(group=bodies[-1]) if h in roles else h for h in heads] if bodies else list(heads)


def _is_role(header: str, lexicon: SheetLexicon) -> bool:
    key = word_key(header)
    return key in lexicon.layouts.seat["member"] or lexicon.marks.role(key) is not None


def _body(text: str, lexicon: SheetLexicon) -> str:
    text = _YEAR_BEHIND.sub("", without_span(text))  # when its members were, and no part of its name
    kind = lexicon.body_kind(text)
    return "" if kind is None or kind == NETWORK or len(text) > _LONGEST else text


def _nominative(text: str, lexicon: SheetLexicon) -> str:
    return nominative(text, lexicon.layouts, is_body=lexicon.body_kind(text) is not None)
