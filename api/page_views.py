"""What pages a district has: one line for each, below the word of the navigation that it stands under."""

from typing import NamedTuple

from ontology import Text

TABLE, MAP, POLITICS, QUESTIONS, PAPER, DATA = "tisch", "karte", "politik", "fragen", "papier", "daten"

WHO_WITH_WHOM, WHAT_IF, TWO_DAYS = "wer-mit-wem", "was-waere-wenn", "zwei-tage"


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
    View(WHO_WITH_WHOM, Text(de="Wer mit wem", en="Who with whom"), MAP),
    View(WHAT_IF, Text(de="Was wäre, wenn", en="What if"), MAP),
    View(TWO_DAYS, Text(de="Zwei Tage", en="Two days"), MAP),
    View(QUESTIONS, Text(de="Fragen", en="Questions"), QUESTIONS),
)
"""All pages, in the order in which they are offered below their word; the first of a word is where the word leads."""


def beside(name: str) -> tuple[View, ...]:
    """The pages below the word of that page, with itself; empty where it stands alone.

    >>> beside("tisch")
    ()
    """
    word = next(view.word for view in VIEWS if view.name == name)
    found = tuple(view for view in VIEWS if view.word == word)
    return found if len(found) > 1 else ()


def first_below(word: str) -> str | None:
    """Where a word leads; nothing as long as it has no page."""
    return next((view.name for view in VIEWS if view.word == word), None)
