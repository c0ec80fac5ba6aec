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
from typing import Generic, NamedTuple, TypedDict, TypeVar

from ontology.names import StatementStatus, direct_members

EXISTS = "exists"
_MOST_PROPERTIES = 1_000
_Seen = TypeVar("_Seen")


@direct_members
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


def values_of(claims: tuple[Claim, ...]) -> Mapping[str, tuple[str, ...]]:
    """Present values per property, best claim first; ``exists`` is not among them."""
    return _views_of(claims)["values"]


class _Views(TypedDict):
    """What follows from all claims of a record; see the attributes of `Claimed`."""

    values: Mapping[str, tuple[str, ...]]
    existence: Claim | None
    presence: Presence
    first_as_of: str
    as_of: str


def _views_of(claims: tuple[Claim, ...]) -> _Views:
    """In one pass for a row of a list: each property once, all present with one status and day; else by precedence."""
    values: dict[str, tuple[str, ...]] = {}
    existence: Claim | None = None
    day = stated = ""
    for claim in claims:
        prop, value, _, _, as_of, status = claim
        if prop == EXISTS:
            if existence is not None:
                return _weighed(claims)
            existence = claim
        elif not values and PRESENCE[status] is Presence.PRESENT:
            day, stated = as_of, status
            values[prop] = (value,)
        elif as_of == day and status == stated and prop not in values:
            values[prop] = (value,)
        else:
            return _weighed(claims)
    presence = Presence.UNKNOWN if existence is None else PRESENCE[existence.status]
    dated = existence.as_of if existence is not None and presence is Presence.PRESENT else ""
    return {
        "values": values,
        "existence": existence,
        "presence": presence,
        "first_as_of": dated,
        "as_of": dated,
    }


def _weighed(claims: tuple[Claim, ...]) -> _Views:
    found: dict[str, list[str]] = {}
    seen: set[tuple[str, str]] = set()
    for claim in _best_first(claims):
        prop, value = said = claim[:2]
        if said in seen:
            continue
        seen.add(said)
        if PRESENCE[claim.status] is Presence.PRESENT:
            found.setdefault(prop, []).append(value)
    exists = [c for c in claims if c.prop == EXISTS]
    days = [c.as_of for c in exists if c.as_of and c.presence is Presence.PRESENT]
    best = min(exists, key=_precedence, default=None)
    return {
        "values": {prop: tuple(values) for prop, values in found.items()},
        "existence": best,
        "presence": Presence.UNKNOWN if best is None else best.presence,
        "first_as_of": min(days, default=""),
        "as_of": max(days, default=""),
    }


def _best_first(claims: tuple[Claim, ...]) -> Sequence[Claim]:
    """What is claimed of a record that exists, by precedence.

    Where all is said with one status and day, the order of the claims is that of precedence already.
    """
    stated = [c for c in claims if c[0] != EXISTS]
    if not stated:
        return stated
    as_of, status = stated[0][4:]
    return stated if all(c[4] == as_of and c[5] == status for c in stated) else sorted(stated, key=_precedence)


class _View(Generic[_Seen]):
    """A view on the claims of a record. The first one that is asked for brings all: each is an attribute from then on.

    A nation is some hundred thousand records, of each of which every analysis asks several of them.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, record: "Claimed | None", owner: type) -> _Seen:
        if record is None:
            raise AttributeError(self._name)
        # Without a set method: what stands in the dictionary of the record goes first.
        known = vars(record)
        known.update(_views_of(record.claims))
        found: _Seen = known[self._name]
        return found


@dataclass(frozen=True)
class Claimed:
    """What entities and relations share: claims and the views on them."""

    claims: tuple[Claim, ...]

    values = _View[Mapping[str, tuple[str, ...]]]()
    """Present values per property, best claim first; ``exists`` is not among them."""
    existence = _View[Claim | None]()
    """The best claim that the record exists, None if nobody says anything."""
    presence = _View[Presence]()
    """Whether the record is there, expressly not there, or not known."""
    first_as_of = _View[str]()
    """The oldest day for which a source says that the record is there; empty if none is dated."""
    as_of = _View[str]()
    """The newest day for which a source says that the record is there; empty if none is dated."""

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Ids of all sources that say anything here, sorted."""
        return tuple(sorted({c.source for c in self.claims if c.source}))

    def about(self, prop: str) -> tuple[Claim, ...]:
        """All claims on a property, best first."""
        found = [c for c in self.claims if c[0] == prop]
        return tuple(sorted(found, key=_precedence) if len(found) > 1 else found)

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
    known, end, text, begins = ("", "", "", ""), ',"","","",""]', encode_basestring, _BEGINS
    for prop, value, source, locator, as_of, status in claims:
        if (locator, status, source, as_of) != known:
            known = locator, status, source, as_of
            end = f",{text(source)},{text(locator)},{text(as_of)},{text(status)}]"
        said.append(begins[prop] + text(value) + end)
    return f"[{','.join(said)}]"


class _Begins(dict[str, str]):
    """How a claim on a property begins in JSON; the model has few properties."""

    def __missing__(self, prop: str) -> str:
        made = f"[{encode_basestring(prop)},"
        if len(self) < _MOST_PROPERTIES:
            self[prop] = made
        return made


_BEGINS = _Begins()


def claims_from(rows: Iterable[Iterable[str]]) -> tuple[Claim, ...]:
    """Claims from lists of six texts."""
    return tuple(map(Claim._make, rows))


@dataclass(frozen=True, eq=False)
class ClaimForm:
    """What the claims of a row of a list have in common with those of all rows alike, kept once for all of them.

    In canonical order: properties, each once, statuses, and which of the places of a row each names.
    """

    props: tuple[str, ...]
    statuses: tuple[str, ...]
    places: tuple[int, ...]

    @cached_property
    def begins(self) -> tuple[str, ...]:
        """How each claim begins in JSON."""
        return tuple(f"[{encode_basestring(prop)}," for prop in self.props)

    @cached_property
    def ends(self) -> tuple[tuple[int, str], ...]:
        """In which ways claims end: their place, and the status in JSON."""
        return tuple((place, encode_basestring(status)) for place, status in self._endings)

    @cached_property
    def ended(self) -> tuple[int, ...]:
        """In which of these ways each claim ends."""
        return tuple(self._endings.index(ending) for ending in zip(self.places, self.statuses, strict=True))

    def present(self, props: frozenset[str]) -> Sequence[tuple[str, int]]:
        """Which of some properties are stated as present, ``exists`` not among them, and where their values stand."""
        return _present(self, props)

    @cached_property
    def _endings(self) -> list[tuple[int, str]]:
        return sorted(set(zip(self.places, self.statuses, strict=True)))


@lru_cache(maxsize=1_000)
def _present(form: ClaimForm, props: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Which of some properties are stated as present in a form, and where their values stand."""
    said = enumerate(zip(form.props, form.statuses, strict=True))
    wanted = props - {EXISTS}
    return tuple((prop, n) for n, (prop, how) in said if prop in wanted and PRESENCE[how] is Presence.PRESENT)


class RowClaims(NamedTuple):
    """Claims of one form from one source, as of one day; several times as large when they are made one by one."""

    form: ClaimForm
    values: tuple[str, ...]
    source: str
    locators: tuple[str, ...]
    as_of: str

    def claims(self) -> tuple[Claim, ...]:
        """The claims, in canonical order."""
        _, values, source, locators, as_of = self
        said = zip(self.form.props, values, self.form.places, self.form.statuses, strict=True)
        return tuple([Claim(prop, value, source, locators[at], as_of, status) for prop, value, at, status in said])

    def present(self, props: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
        """The present values of some properties, ``exists`` not among them."""
        values = self.values
        return {prop: (values[at],) for prop, at in self.form.present(props)}

    def to_json(self) -> str:
        """The claims as `claims_to_json` says them."""
        form, values, source, locators, as_of = self
        text = encode_basestring
        told, day = text(source), text(as_of)
        ends = [f",{told},{text(locators[at])},{day},{status}]" for at, status in form.ends]
        said = zip(form.begins, values, form.ended, strict=True)
        return f"[{','.join([begin + text(value) + ends[end] for begin, value, end in said])}]"
