"""What pages a district has: one line for each, below the word of the navigation that it stands under."""

from typing import NamedTuple
from urllib.parse import quote

from ontology import Text

TABLE, MAP, POLITICS, QUESTIONS, PAPER, DATA = "tisch", "karte", "politik", "fragen", "papier", "daten"
EXPLORE = "erkunden"
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
    View(PAPER, Text(de="Papier", en="Paper"), PAPER),
)
"""The five words that stand on every page."""

VIEWS = (
    View(TABLE, Text(de="Tisch", en="Table"), TABLE),
    View(MAP, Text(de="Karte", en="Map"), MAP),
    View(EXPLORE, Text(de="Erkunden", en="Explore"), MAP),
    View(QUESTIONS, Text(de="Fragen", en="Questions"), QUESTIONS),
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


def first_below(word: str) -> str | None:
    """Where a word leads; nothing as long as it has no page."""
    return next((view.name for view in VIEWS if view.word == word), None)
