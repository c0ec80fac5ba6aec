"""What sources say: claims, their precedence, and the values that follow from them.

A record *is* its claims (decision 0003: provenance per statement, contradictions side by side). ``values`` is only a
view: the present values of each property, best claim first. Precedence is fixed: rank of the status, then newest
``as_of``, then the text, so that every store and every run gives the same order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from json.encoder import encode_basestring
from typing import NamedTuple

from ontology.names import StatementStatus

EXISTS = "exists"


class Presence(StrEnum):
    """What a statement says: there, expressly not there, or not known (domain 0.1 no. 8)."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


# Domain 11.4.12. A dispute outranks lists and guesses: disputed facts are only shown as disputed (§ 84 Abs. 2 SGB X).
RANK: Mapping[str, int] = {
    StatementStatus.CONFIRMED: 0,
    StatementStatus.CONFIRMED_ABSENT: 0,
    StatementStatus.DISPUTED: 1,
    StatementStatus.ONE_SIDED: 2,
    StatementStatus.FROM_LIST: 3,
    StatementStatus.INFERRED: 4,
    StatementStatus.UNKNOWN: 5,
}
PRESENCE: Mapping[str, Presence] = {
    StatementStatus.CONFIRMED: Presence.PRESENT,
    StatementStatus.ONE_SIDED: Presence.PRESENT,
    StatementStatus.FROM_LIST: Presence.PRESENT,
    StatementStatus.INFERRED: Presence.PRESENT,
    StatementStatus.CONFIRMED_ABSENT: Presence.ABSENT,
    StatementStatus.DISPUTED: Presence.UNKNOWN,
    StatementStatus.UNKNOWN: Presence.UNKNOWN,
}


class Claim(NamedTuple):
    """One statement: a property has a value, says a source at a place in it, describing a day.

    ``source`` is the id of a Source entity or empty; ``locator`` is page, or sheet and cell; ``as_of`` is a date of
    day, month or year precision or empty.
    """

    prop: str
    value: str
    source: str = ""
    locator: str = ""
    as_of: str = ""
    status: str = StatementStatus.FROM_LIST

    @property
    def presence(self) -> Presence:
        """What the status says about the value."""
        return PRESENCE[self.status]


def _precedence(claim: Claim) -> tuple[int, tuple[int, ...], tuple[str, ...]]:
    return RANK[claim.status], _newest_first(claim.as_of), claim[:4]


@lru_cache(maxsize=1000)
def _newest_first(as_of: str) -> tuple[int, ...]:
    # as_of texts sort like dates, so negate their characters to sort downwards.
    return tuple(-ord(c) for c in as_of) or (0,)


def values_of(claims: tuple[Claim, ...]) -> dict[str, tuple[str, ...]]:
    """Present values per property, best claim first; ``exists`` is not among them."""
    plain = _of_one_row(claims)
    if plain is not None:
        return plain
    found: dict[str, list[str]] = {}
    seen: set[tuple[str, str]] = set()
    for claim in _best_first(claims):
        prop, value = said = claim[:2]
        if said in seen:
            continue
        seen.add(said)
        if PRESENCE[claim.status] is Presence.PRESENT:
            found.setdefault(prop, []).append(value)
    return {prop: tuple(values) for prop, values in found.items()}


def _of_one_row(claims: tuple[Claim, ...]) -> dict[str, tuple[str, ...]] | None:
    """The values of a row of a list: each property once, all with one status and day; None of anything else."""
    found: dict[str, tuple[str, ...]] = {}
    day = stated = ""
    for prop, value, _, _, as_of, status in claims:
        if prop == EXISTS:
            continue
        if not found:
            day, stated = as_of, status
        if as_of != day or status != stated or prop in found or PRESENCE[status] is not Presence.PRESENT:
            return None
        found[prop] = (value,)
    return found


def _best_first(claims: tuple[Claim, ...]) -> Sequence[Claim]:
    """What is claimed of a record that exists, by precedence.

    Where all is said with one status and day, the order of the claims is that of precedence already.
    """
    stated = [c for c in claims if c[0] != EXISTS]
    if not stated:
        return stated
    as_of, status = stated[0][4:]
    return stated if all(c[4] == as_of and c[5] == status for c in stated) else sorted(stated, key=_precedence)


class _Existing(NamedTuple):
    """The best claim that a record exists, and the oldest and newest day for which one says so; empty if undated."""

    best: Claim | None
    first: str
    last: str


def _existing(claims: tuple[Claim, ...]) -> _Existing:
    said = [c for c in claims if c[0] == EXISTS]
    days = [c[4] for c in said if c[4] and PRESENCE[c[5]] is Presence.PRESENT]
    best = min(said, key=_precedence) if len(said) > 1 else said[0] if said else None
    return _Existing(best, min(days), max(days)) if days else _Existing(best, "", "")


@dataclass(frozen=True)
class Claimed:
    """What entities and relations share: claims and the views on them."""

    claims: tuple[Claim, ...]

    @cached_property
    def values(self) -> Mapping[str, tuple[str, ...]]:
        """Present values per property, best claim first; ``exists`` is not among them."""
        return values_of(self.claims)

    @property
    def existence(self) -> Claim | None:
        """The best claim that the record exists, None if nobody says anything."""
        return self._existing.best

    @property
    def presence(self) -> Presence:
        """Whether the record is there, expressly not there, or not known."""
        said = self._existing.best
        return PRESENCE[said.status] if said is not None else Presence.UNKNOWN

    @property
    def as_of(self) -> str:
        """The newest day for which a source says that the record is there; empty if none is dated."""
        return self._existing.last

    @property
    def first_as_of(self) -> str:
        """The oldest day for which a source says that the record is there; empty if none is dated."""
        return self._existing.first

    @cached_property
    def _existing(self) -> _Existing:
        return _existing(self.claims)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of all sources that say anything here, sorted."""
        return tuple(sorted({c.source for c in self.claims if c.source}))

    def about(self, prop: str) -> tuple[Claim, ...]:
        """All claims on a property, best first."""
        return tuple(sorted((c for c in self.claims if c.prop == prop), key=_precedence))

    def conflicts(self, prop: str) -> tuple[Claim, ...]:
        """The claims on a property if they do not agree, best first; empty if they do. For single-valued ones."""
        said = self.about(prop)
        return said if len({(c.value, c.presence) for c in said}) > 1 else ()

    def value(self, prop: str) -> str | None:
        """The best present value of a property, or None."""
        found = self.values.get(prop)
        return found[0] if found else None

    def all(self, prop: str) -> tuple[str, ...]:
        """All present values of a property, best first."""
        return self.values.get(prop, ())


def claims_to_json(claims: Iterable[Claim]) -> str:
    """Claims as a JSON list of lists, the form in which stores keep them.

    A row of a list says all from one place, as of one day: that is put into words once, and not for each of its cells.
    """
    said: list[str] = []
    known, end, text = ("", "", "", ""), '"","","",""', encode_basestring
    for prop, value, source, locator, as_of, status in claims:
        if (locator, status, source, as_of) != known:
            known = locator, status, source, as_of
            end = f"{text(source)},{text(locator)},{text(as_of)},{text(status)}"
        said.append(f"[{text(prop)},{text(value)},{end}]")
    return f"[{','.join(said)}]"


def claims_from(rows: Iterable[Iterable[str]]) -> tuple[Claim, ...]:
    """Claims from lists of six texts."""
    return tuple(map(Claim._make, rows))
