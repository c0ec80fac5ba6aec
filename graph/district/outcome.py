"""What an indicator says of a district: a value with its range, and the things behind it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

from graph.certainty import Certainty
from graph.district.ranges import Count, Share
from ontology import Text

Details = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing behind a value: what it is about (record ids or codes), how sure, and the records that say so.

    It is published; who goes on computing reads what the item was made of in `graph.district` (a house test).
    """

    subjects: tuple[str, ...]
    label: Text
    certainty: Certainty
    note: Text | None = None
    records: tuple[str, ...] = ()


class LazyItems(Sequence[Item]):
    """Items that are made when somebody looks at them, and once."""

    def __init__(self, make: Callable[[], Iterable[Item]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[Item, ...]:
        return tuple(self._make())

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, place: int | slice) -> Item | tuple[Item, ...]:
        return self._made[place]

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._made)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyItems | tuple) and self._made == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made)

    def __repr__(self) -> str:
        return repr(self._made)


class LazyText(Text):
    """Words that are put together when somebody reads them, and once."""

    _make: Callable[[], Text]

    def __init__(self, make: Callable[[], Text]) -> None:
        vars(self)["_make"] = make  # a text is frozen

    @cached_property
    def _made(self) -> Text:
        return self._make()

    @property
    def de(self) -> str:
        """The German words."""
        return self._made.de

    @property
    def en(self) -> str:
        """The English words."""
        return self._made.en

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.de, self.en) == (other.de, other.en)

    def __hash__(self) -> int:
        return hash((self.de, self.en))


class LazyDetails(Mapping[str, float | None]):
    """Details that are worked out when somebody looks at them, and once."""

    def __init__(self, make: Callable[[], Details]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Details:
        return self._make()

    def __getitem__(self, name: str) -> float | None:
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def __repr__(self) -> str:
        return repr(self._made)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of an indicator.

    ``low`` takes everything unknown (and stale) as absent, ``high`` takes it as present; equal where nothing is open.
    ``value`` is None where nothing may be said: ``missing`` then names what to collect. ``n`` is the number of things
    looked at. Shares are 0 to 1. Items and details are published; what others go on with is in `graph.district`. Who
    reads numbers alone, say of a whole nation, need not pay for words, items and details: they may be lazy.
    """

    sentence: Text
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    items: Sequence[Item] = ()
    missing: tuple[Text, ...] = ()
    details: Details = field(default_factory=dict)

    @classmethod
    def of_share(  # noqa: PLR0913 - a result, all of it by name
        cls,
        sentence: Text,
        found: Share,
        *,
        n: int | None = None,
        items: Sequence[Item] = (),
        missing: tuple[Text, ...] = (),
        details: Details | None = None,
    ) -> "Outcome":
        """A share with its range; without any thing whose property is known there is neither part nor whole."""
        told = found.value is not None
        return cls(
            sentence,
            value=found.value,
            numerator=float(found.numerator) if told else None,
            denominator=float(found.denominator) if told else None,
            low=found.low,
            high=found.high,
            n=found.total if n is None else n,
            items=items,
            missing=missing,
            details={} if details is None else details,
        )

    @classmethod
    def of_count(  # noqa: PLR0913 - a result, all of it by name
        cls,
        sentence: Text,
        found: Count,
        *,
        of: float,
        n: int,
        told: bool = True,
        items: Sequence[Item] = (),
        missing: tuple[Text, ...] = (),
        details: Details | None = None,
    ) -> "Outcome":
        """A number of things out of ``of``, with its range; where it is not ``told`` there is the range alone."""
        return cls(
            sentence,
            value=found.value if told else None,
            numerator=found.value if told else None,
            denominator=of if told else None,
            low=found.low,
            high=found.high,
            n=n,
            items=items,
            missing=missing,
            details={} if details is None else details,
        )

    @classmethod
    def of_part(  # noqa: PLR0913 - a result, all of it by name
        cls,
        sentence: Text,
        found: Count,
        *,
        of: int,
        items: Sequence[Item],
        n: int | None = None,
        told: bool = True,
        missing: tuple[Text, ...] = (),
        details: Details | None = None,
    ) -> "Outcome":
        """A number of things as a part of all ``of`` that were looked at, with its range; that alone if not told."""
        return cls(
            sentence,
            value=found.value / of if told else None,
            numerator=found.value if told else None,
            denominator=of if told else None,
            low=found.low / of,
            high=found.high / of,
            n=of if n is None else n,
            items=items,
            missing=missing,
            details={} if details is None else details,
        )


def range_width(outcome: Outcome, unit: str) -> float:
    """The width of a range, from 0 (nothing is open) to 1 (anything may be); 0 where there is no range.

    Shares are as wide as they are; counts and levels in parts of what they may be at most.
    """
    if outcome.low is None or outcome.high is None:
        return 0.0
    most = 1.0 if unit == "share" else max(1.0, abs(outcome.high), abs(outcome.low))
    return min(1.0, (outcome.high - outcome.low) / most)
