"""What an indicator says of a district: a value with its range, and the things behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.as_of import Certainty
from ontology import Text


@dataclass(frozen=True, slots=True)
class Item:
    """One thing behind a value: what it is about (record ids or codes), how sure, and the records that say so."""

    subjects: tuple[str, ...]
    label: Text
    certainty: Certainty
    note: Text | None = None
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of an indicator.

    ``low`` takes everything unknown (and stale) as absent, ``high`` takes it as present; equal where nothing is open.
    ``value`` is None where nothing may be said: ``missing`` then names what to collect. ``n`` is the number of things
    looked at. Shares are 0 to 1.
    """

    sentence: Text
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    items: tuple[Item, ...] = ()
    missing: tuple[Text, ...] = ()
    details: Mapping[str, float | None] = field(default_factory=dict)
