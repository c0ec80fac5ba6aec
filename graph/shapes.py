"""What JSON shapes are made of: marks on the members of a TypedDict, and the shapes that all answers share.

A shape is a TypedDict named ``…Out`` beside the function that makes it: mypy holds both together, and the description
of the web interface is made from the same (`api.schemas.described`). The names of its members are those of the JSON.
Docstring and meanings are published, so they stand in both languages.
"""

from dataclasses import dataclass
from math import isfinite
from typing import Annotated, TypedDict


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a member: its meaning, an example, the pattern and the least length of its text."""

    meaning: str | None = None
    example: object = None
    pattern: str | None = None
    min_length: int | None = None


Said = Annotated[str, Told(min_length=1)]
"""A text that is never empty."""
IndicatorId = Annotated[str, Told(example="A9", pattern="^[ABC][0-9]{1,2}$")]


class Subject(TypedDict):
    """What a finding is about (worum es geht)."""

    id: Annotated[Said, Told("Kennung oder Code (record id or code)", example="08212:G01")]
    label: Annotated[str, Told(example="Jugendhilfeausschuss")]


def finite(number: float | None) -> float | None:
    """JSON knows neither infinity nor NaN: a distance that does not exist is no number."""
    return number if number is None or isfinite(number) else None
