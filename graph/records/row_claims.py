"""The claims of a row of a list, kept as what the row says of its own: values, and the places where they stand.

All rows of a list say the same properties with the same status, from one source, as of one day. What they have in
common is kept once (`ClaimForm`); the claims themselves, several times as large, are made where somebody asks for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from json.encoder import encode_basestring
from typing import NamedTuple

from graph.records.claims import EXISTS, PRESENCE, Claim, Presence


@dataclass(frozen=True, eq=False)
class ClaimForm:
    """Of claims in canonical order: properties, each once, statuses, and which of the places of a row each names."""

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

    @cached_property
    def _endings(self) -> list[tuple[int, str]]:
        return sorted(set(zip(self.places, self.statuses, strict=True)))


class RowClaims(NamedTuple):
    """Claims of one form from one source, as of one day."""

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
        return {prop: (values[at],) for prop, at in _present(self.form, props)}

    def to_json(self) -> str:
        """The claims as `claims_to_json` says them."""
        form, values, source, locators, as_of = self
        text = encode_basestring
        told, day = text(source), text(as_of)
        ends = [f",{told},{text(locators[at])},{day},{status}]" for at, status in form.ends]
        said = zip(form.begins, values, form.ended, strict=True)
        return f"[{','.join([begin + text(value) + ends[end] for begin, value, end in said])}]"


@lru_cache(maxsize=1_000)
def _present(form: ClaimForm, props: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Which of some properties are stated as present in a form, and where their values stand."""
    said = enumerate(zip(form.props, form.statuses, strict=True))
    wanted = props - {EXISTS}
    return tuple((prop, n) for n, (prop, how) in said if prop in wanted and PRESENCE[how] is Presence.PRESENT)
