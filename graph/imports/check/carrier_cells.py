"""What a cell below "Träger" says where nobody of that name is known: a name, a kind of carrier, nobody, or it is open.

Its words stand in ``carriers.toml``. An organization called "Träger unklar" or "freier Träger" would be one for all.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from graph.imports.problems import Issue
from graph.imports.vocabulary.words import word_key
from ontology import say
from ontology.model import Text

_BESIDE = re.compile(r" ?\(([^()]{1,40})\)$")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d)? ?%")
_SHARE_BEHIND = re.compile(r" \d{1,3}(?:[.,]\d)? ?%$")
_SINCE = re.compile(r",? seit [\d./]{4,10}$", re.IGNORECASE)
_ARROW = re.compile(r"->|→|⇒|=>")
_YEAR = re.compile(r"\b(\w{2,10}) (?:\d{1,2}[./])*(?:19|20)\d\d\b")
_LONGEST = 200


class CarrierSaid(NamedTuple):
    """What a cell says; the name is empty unless it names one."""

    what: Literal["name", "nobody", "kind", "open"]
    name: str = ""


@dataclass(frozen=True, slots=True)
class _CarrierWords:
    nobody: frozenset[str]
    kinds: frozenset[str]
    part: frozenset[str]
    open: frozenset[str]


@cache
def _words() -> _CarrierWords:
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("carriers.toml").read_text("utf-8"))
    return _CarrierWords(**{name: frozenset(map(word_key, words)) for name, words in raw.items()})


@lru_cache(maxsize=2_000)
def carrier_said(text: str) -> CarrierSaid:
    """What a text says of a carrier.

    >>> [carrier_said(t).what for t in ("Träger noch unklar", "freier Träger", "AWO?", "früher AWO", "AWO -> DRK")]
    ['nobody', 'kind', 'open', 'open', 'open']
    >>> [carrier_said(t).name for t in ("Träger: AWO", "Trägerschaft AWO", "AWO (50 %)", "AWO seit 2019")]
    ['AWO', 'AWO', 'AWO', 'AWO']
    >>> [carrier_said(t).name for t in ("Trägerverein Au", "Offene Tür e. V.", "Kath. Kirche", "Verein Au (Horn)")]
    ['Trägerverein Au', 'Offene Tür e. V.', 'Kath. Kirche', 'Verein Au (Horn)']
    """
    said, words = text.strip(), word_key(text).split()
    known = _words()
    if len(said) > _LONGEST or not words:
        return CarrierSaid("name", said)
    if all(word in known.nobody for word in words):
        return CarrierSaid("nobody")
    if all(word in known.kinds for word in words):
        return CarrierSaid("kind")
    if _is_open(said, words):
        return CarrierSaid("open")
    return CarrierSaid("name", _named(said) or said)


def _is_open(said: str, words: list[str]) -> bool:
    known, beside = _words().open, _BESIDE.search(said)
    if said.endswith("?") or _ARROW.search(said) or words[0] in known:
        return True
    if beside is not None and word_key(beside[1]).partition(" ")[0] in known:
        return True
    return any(word_key(found[1]) in known for found in _YEAR.finditer(said))


def _named(said: str) -> str:
    """The name without what only says that it is the carrier, how much of it, and since when."""
    known = _words().part
    beside = _BESIDE.search(said)
    if beside is not None and (word_key(beside[1]) in known or _SHARE.fullmatch(beside[1].strip())):
        said = said[: beside.start()]
    said = _SINCE.sub("", _SHARE_BEHIND.sub("", said)).strip()
    label, colon, rest = said.partition(":")
    if colon and word_key(label) in known:
        return rest.strip()
    spaced = said.split(" ")
    length = next((n for n in (3, 2, 1) if len(spaced) > n and word_key(" ".join(spaced[:n])) in known), 0)
    return " ".join(spaced[length:])


def kind_of_carrier(header: str, text: str) -> Issue:
    """A cell that says of which kind the carrier is where its name would stand."""
    sentence = say(
        "{header}: „{text}“ sagt, welcher Art der Träger ist, nicht wer er ist. Es wurde kein Träger eingetragen.",
        "{header}: “{text}” says of which kind the carrier is, not who it is. No carrier was recorded.",
        header=header,
        text=text,
    )
    return Issue("question", "carrier-kind", sentence, Text(de="", en=""), _NAME_WANTED)


def carrier_left_open(header: str, text: str) -> Issue:
    """A cell that leaves open who the carrier is, or names who was it or will be."""
    sentence = say(
        "{header}: „{text}“ lässt offen, wer heute der Träger ist. Die Angabe bleibt offen.",
        "{header}: “{text}” leaves open who the carrier is today. The statement stays open.",
        header=header,
        text=text,
    )
    return Issue("question", "carrier-open", sentence, Text(de="", en=""), _NAME_WANTED)


_NAME_WANTED = Text(
    de="Schreiben Sie in diese Spalte den Namen des Trägers von heute; sonst ist nichts zu tun.",
    en="Write the name of today's carrier in this column; otherwise nothing needs to be done.",
)
