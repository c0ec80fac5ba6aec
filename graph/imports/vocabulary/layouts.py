"""The words of ``layouts.toml``: what stands around and inside the tables of lists, ready for look-up."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from graph.imports.vocabulary.words import first_words, word_key

NETWORK = "NETWORK"
"""The kind of a body that is an early-help network and no committee."""
OF_NO_KIND = "OF_NO_KIND"
"""A text is the name of a body, and does not say of which kind."""
_NOBODYS = (
    *("organization", "bare", "person", "first_name", "function", "vote", "running", "status", "active"),
    *("takes_part", "who", "mixed_contact", "member_count", "rhythm", "signed", "signers", "since", "until"),
)
"""Headers that nobody is called by; by others some are: "Amt", "Netzwerk", "Netzwerktreffen", "freie Träger"."""


@dataclass(frozen=True, slots=True)
class SeatRole:
    """A role in a body as cells write it; ``vote`` is ja, nein, or empty if nothing is said."""

    code: str
    vote: str


@dataclass(frozen=True)
class Layouts:
    """Everything ``layouts.toml`` says, by word key."""

    headers: Mapping[str, frozenset[str]]
    properties: Mapping[str, str]
    links: Mapping[str, str]
    together: Mapping[str, frozenset[str]]
    listed_names: Mapping[str, frozenset[str]]
    rows: Mapping[str, frozenset[str]]
    dittos: frozenset[str]
    hints: Mapping[str, frozenset[str]]
    bodies: Mapping[str, str]
    networks: Mapping[str, frozenset[str]]
    declined: Mapping[str, str]
    seat: Mapping[str, frozenset[str]]
    roles: Mapping[str, SeatRole]
    polarity: Mapping[str, frozenset[str]]
    agreement: Mapping[str, frozenset[str]]
    standing: Mapping[str, frozenset[str]]
    attendance: Mapping[str, frozenset[str]]
    beside_name: Mapping[str, frozenset[str]]
    organization_parts: tuple[str, ...]
    organization_names: frozenset[str]
    kinds: frozenset[str]
    departments: frozenset[str]
    department_starts: frozenset[str]
    field_endings: tuple[str, ...]
    _bodies: re.Pattern[str]

    @cached_property
    def nobodys(self) -> frozenset[str]:
        """Words that stand alone where a name would, and that nobody is called: yes, no, headers, what is counted."""
        rows = self.rows["counted"] | self.rows["total"]
        return self.seat["yes"].union(self.seat["no"], rows, *(self.headers[heads] for heads in _NOBODYS))

    @cached_property
    def nobodys_first(self) -> Mapping[str, frozenset[str]]:
        """The first words of these, and what may come second."""
        return first_words(self.nobodys)

    def body_kind(self, text: str) -> str | None:
        """The kind of body that a name begins with or contains; None if it names none.

        The longest word decides; where two are alike the first one. What else it is goes before "Netzwerk": the
        Steuerungsgruppe Netzwerk Frühe Hilfen is no network, and one with another matter is no early-help network.
        """
        key = word_key(text)
        found = [m[1] for m in self._bodies.finditer(f" {key} ")]
        other = [word for word in found if self.bodies[word] != NETWORK]
        if not found or other:
            return self.bodies[max(other, key=len)] if other else None
        return OF_NO_KIND if self.network_says(text) == "other" else NETWORK

    def network_says(self, text: str) -> str:
        """What the words around "Netzwerk" say: "early" help, an "other" matter, or nothing that is known: "open".

        Empty where no word for a network stands.
        """
        key = word_key(text)
        if all(self.bodies[m[1]] != NETWORK for m in self._bodies.finditer(f" {key} ")):
            return ""
        words = set(key.split()) - self.bodies.keys()
        if not words or words & self.networks["early"]:
            return "early"
        return "other" if words & self.networks["other"] else "open"

    def link_of(self, key: str) -> str | None:
        """The relation that a header means; of "enge Zusammenarbeit mit" it is that of "Zusammenarbeit mit"."""
        plain = " ".join(word for word in key.split() if word not in self.together["how"])
        return self.links.get(key) or self.links.get(plain)

    def shown_kind(self, kind: str | None) -> str:
        """The code of a kind of committees; empty for a network, and where none is known."""
        return kind if kind is not None and kind not in (NETWORK, OF_NO_KIND) else ""


def read_layouts() -> Layouts:
    """The words of the file."""
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("layouts.toml").read_text("utf-8"))
    headers = {name: words for name, words in raw["headers"].items() if isinstance(words, list)}
    bodies = {word_key(word): line["code"] for line in raw["body"] for word in line["words"]}
    longest = sorted(bodies, key=len, reverse=True)
    seat = {name: words for name, words in raw["seat"].items() if name != "role"}
    return Layouts(
        headers=_sets(headers),
        properties={word_key(w): prop for prop, words in raw["headers"]["also"].items() for w in words},
        links={word_key(w): relation for relation, words in raw["headers"]["link"].items() for w in words},
        together=_sets(raw["together"]),
        listed_names=_sets(raw["listed_names"]),
        rows=_sets(raw["rows"]),
        dittos=frozenset(v for w in raw["rows"]["ditto"] for v in (w, w.capitalize(), w.upper())),
        hints=_sets(raw["hints"]),
        bodies=bodies,
        networks=_sets(raw["network"]),
        declined={word_key(declined): plain for declined, plain in raw["declined"].items()},
        seat=_sets(seat),
        roles={word_key(w): _role(line) for line in raw["seat"]["role"] for w in line["words"]},
        polarity=_sets(raw["polarity"]),
        agreement=_sets(raw["agreement"]),
        standing=_sets(raw["standing"]),
        attendance=_sets(raw["attendance"]),
        beside_name=_sets(raw["beside_name"]),
        organization_parts=tuple(word_key(w) for w in raw["organization"]["parts"]),
        organization_names=_keys(raw["organization"]["names"]),
        kinds=_keys(raw["organization"]["kinds"]),
        departments=_keys(raw["organization"]["departments"]),
        department_starts=_keys(raw["organization"]["department_starts"]),
        field_endings=tuple(word_key(w) for w in raw["organization"]["fields"]),
        _bodies=re.compile(rf"(?<= )({'|'.join(map(re.escape, longest))})(?= )"),
    )


def _role(line: Mapping[str, Any]) -> SeatRole:
    return SeatRole(line["code"], line.get("vote", ""))


def _sets(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: _keys(words) for name, words in lists.items()}


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word_key(w) for w in words)
