"""What pages a district has: one line for each, below the word of the navigation that it stands under."""

from typing import NamedTuple
from urllib.parse import quote

from ontology import Text

TABLE, MAP, POLITICS, QUESTIONS, PAPER, DATA = "tisch", "karte", "politik", "fragen", "papier", "daten"
WHO_WITH_WHOM, TWO_DAYS, WHAT_IF, EXPLORE = "wer-mit-wem", "zwei-tage", "was-waere-wenn", "erkunden"
SEATING, PROFILE, SERIES, FINDINGS, REPORT = "wer-sitzt-wo", "profil", "reihen", "befunde", ""
PAPER_TEMPLATES = "vorlagen"
COUNCIL, COUNCIL_PAPERS = "ratsinformationen", "ratsvorlagen"
AT_WORK = "arbeit"
"""Tells how far long work is, and breaks it off; no tab of its own."""
LISTS, JOURNAL, DUPLICATES, OUTPUTS, SEARCH = "listen", "verlauf", "dubletten", "ausgaben", "suche"
GOALS, MEASURES = "ziele", "massnahmen"
PROCESS, LOGBOOK, QUALITY = "prozess", "logbuch", "qualitaetsrahmen"
OWN_RULES = "eigene-regeln"
AMONG_PEERS, RELEASE = "vergleich", "freigabe"
DECIDED = frozenset({PROCESS, LOGBOOK, FINDINGS, GOALS, MEASURES, OWN_RULES})
"""The pages on which a steering group decides; each takes back what was done on it."""
RECORD = "eintrag"
"""The pages of single records; they stand below the map, without a tab of their own."""


class View(NamedTuple):
    """A page of a district: its name in the address, its label, and the word that it stands under."""

    name: str
    label: Text
    word: str


WORDS = (
    View(TABLE, Text(de="Tisch", en="Table"), TABLE),
    View(MAP, Text(de="Karte", en="Map"), MAP),
    View(POLITICS, Text(de="Politik", en="Politics"), POLITICS),
    View(QUESTIONS, Text(de="Fragen", en="Questions"), QUESTIONS),
    View(PROCESS, Text(de="Prozess", en="Process"), PROCESS),
    View(PAPER, Text(de="Papier", en="Paper"), PAPER),
)
"""The six words that stand on every page."""

DATA_WORD = View(DATA, Text(de="Daten", en="Data"), DATA)
"""What is kept and how: offered beside the district, on the right of the six words."""

VIEWS = (
    View(TABLE, Text(de="Tisch", en="Table"), TABLE),
    View(MAP, Text(de="Karte", en="Map"), MAP),
    View(WHO_WITH_WHOM, Text(de="Wer mit wem", en="Who with whom"), MAP),
    View(TWO_DAYS, Text(de="Zwei Tage", en="Two days"), MAP),
    View(WHAT_IF, Text(de="Was wäre, wenn", en="What if"), MAP),
    View(EXPLORE, Text(de="Erkunden", en="Explore"), MAP),
    View(POLITICS, Text(de="Wege und Beratungen", en="Ways and consultations"), POLITICS),
    View(SEATING, Text(de="Wer sitzt wo", en="Who sits where"), POLITICS),
    View(PROFILE, Text(de="Profil", en="Profile"), POLITICS),
    View(SERIES, Text(de="Veröffentlichte Werte", en="Published values"), POLITICS),
    View(QUESTIONS, Text(de="Fragen", en="Questions"), QUESTIONS),
    View(PROCESS, Text(de="Prozess", en="Process"), PROCESS),
    View(GOALS, Text(de="Ziele", en="Goals"), PROCESS),
    View(MEASURES, Text(de="Maßnahmen", en="Measures"), PROCESS),
    View(LOGBOOK, Text(de="Logbuch", en="Logbook"), PROCESS),
    View(QUALITY, Text(de="Qualitätsrahmen", en="Quality framework"), PROCESS),
    View(OWN_RULES, Text(de="Eigene Regeln", en="Own rules"), PROCESS),
    View(PAPER, Text(de="Papier", en="Paper"), PAPER),
    View(PAPER_TEMPLATES, Text(de="Vorlagen", en="Papers for bodies"), PAPER),
    View(FINDINGS, Text(de="Befunde", en="Findings"), PAPER),
    View(REPORT, Text(de="Bericht", en="Report"), PAPER),
    View(LISTS, Text(de="Listen", en="Lists"), DATA),
    View(COUNCIL, Text(de="Ratsinformationen", en="Council data"), DATA),
    View(COUNCIL_PAPERS, Text(de="Ratsvorlagen", en="Council papers"), DATA),
    View(JOURNAL, Text(de="Verlauf", en="Journal"), DATA),
    View(DUPLICATES, Text(de="Dubletten", en="Duplicates"), DATA),
    View(OUTPUTS, Text(de="Ausgaben", en="Outputs"), DATA),
    View(AMONG_PEERS, Text(de="Vergleich", en="Comparison"), DATA),
    View(RELEASE, Text(de="Freigabe", en="Release"), DATA),
)
"""All pages, in the order in which they are offered below their word; the first of a word is where the word leads."""


def word_of(name: str) -> str:
    """The word of the navigation that a page stands under; pages without a line stand below the map.

    >>> word_of("tisch"), word_of("eintrag/08212:A01")
    ('tisch', 'karte')
    """
    return next((view.word for view in VIEWS if view.name == name), MAP)


def place_of_record(id: str) -> str:
    """The name of the page of a record, as an address has it.

    >>> place_of_record("08212:A01"), place_of_record("a/b?c")
    ('eintrag/08212:A01', 'eintrag/a%2Fb%3Fc')
    """
    return f"{RECORD}/{quote(id, safe=':')}"


def beside(name: str) -> tuple[View, ...]:
    """The pages below the word of that page, with itself; empty where it stands alone.

    >>> beside("tisch")
    ()
    """
    word = word_of(name)
    found = tuple(view for view in VIEWS if view.word == word)
    return found if len(found) > 1 else ()


def first_below(word: str) -> str:
    """Where a word leads: to the first page below it."""
    return next(view.name for view in VIEWS if view.word == word)
