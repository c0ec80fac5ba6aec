"""The steps in which council data come in, what is handed in, and what is said of it: what pages and routes share."""

from collections.abc import Mapping
from typing import NamedTuple

READ, TOPICS, BODIES, REVIEW = "gelesen", "vorlagen", "gremien", "vorschau"
COUNCIL_STEPS = (READ, TOPICS, BODIES, REVIEW)
PAGE_NAME = "Eingefügte Seite"


class CouncilBrought(NamedTuple):
    """What was handed in: its name and bytes; of a page that was pasted also that it is one, and where it stands."""

    name: str
    data: bytes
    page: bool = False
    address: str = ""


class CouncilAnswers(NamedTuple):
    """What is said of council data before they are saved (`CouncilAsked`); None where nothing new is said."""

    by: str | None = None
    since: str | None = None
    topics: Mapping[str, str | None] = {}
    """By the address of the paper; None takes back what was said."""
    bodies: Mapping[str, str | None] = {}
    words: Mapping[str, Mapping[str, str]] = {}


__all__ = [
    "BODIES",
    "COUNCIL_STEPS",
    "PAGE_NAME",
    "READ",
    "REVIEW",
    "TOPICS",
    "CouncilAnswers",
    "CouncilBrought",
]
