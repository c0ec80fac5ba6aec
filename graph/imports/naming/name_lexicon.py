"""``naming.toml`` and the labels of actor types -> what words mean, ready for look-up."""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from graph.imports.naming.guess import CodesByList
from graph.imports.naming.tokens import Tokenizer
from ontology.errors import ModelError
from ontology.model import Model
from ontology.names import Prop

_LESS = 0.5
"""A label weighs a little less than a line of the file with the same letters."""
_LISTS = {
    Prop.ACTOR_TYPE: "ActorType",
    Prop.SECTOR: "Sector",
    Prop.COVERS_PARTNER: "KkgPartner",
    Prop.REPRESENTS_PARTNER: "KkgPartner",
    Prop.KIND: "OrganizationKind",
    Prop.CARRIER_KIND: "CarrierKind",
    Prop.LEVEL: "Level",
}
_KEYS = {
    "type": Prop.ACTOR_TYPE,
    "sector": Prop.SECTOR,
    "partner": Prop.COVERS_PARTNER,
    "represents": Prop.REPRESENTS_PARTNER,
    "kind": Prop.KIND,
    "carrier": Prop.CARRIER_KIND,
    "level": Prop.LEVEL,
}


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What some words mean; a meaning without codes takes its words out of play."""

    rank: int
    codes: CodesByList
    ask: CodesByList = field(default_factory=dict)
    side: str = ""
    youth: bool = False
    whose: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Word patterns next to one another, or after a gap, and their meaning. ``weight`` is how many letters they fix."""

    words: tuple[str, ...]
    gaps: tuple[bool, ...]
    meaning: Meaning
    weight: float


@dataclass(frozen=True, slots=True)
class StandingWords:
    """What says where something is: prepositions, the buildings behind them, units inside, and trades of their own."""

    beside: frozenset[str]
    within: frozenset[str]
    buildings: frozenset[str]
    units: frozenset[str]
    trades: frozenset[str]


@dataclass(frozen=True)
class NameLexicon:
    """Everything that names are read by. ``phrases`` are found by their first pattern."""

    tokenizer: Tokenizer
    phrases: Mapping[str, tuple[Phrase, ...]]
    patterns: frozenset[str]
    places: frozenset[str]
    negations: frozenset[str]
    foreign: frozenset[str]
    foreign_first: frozenset[str]
    standing: StandingWords
    collective: Mapping[str, frozenset[str]]
    person: Mapping[str, frozenset[str]]
    open: Mapping[str, tuple[str, ...]]


def name_lexicon_of(model: Model) -> NameLexicon:
    """The word list of the file, and the labels of actor types where it says nothing else."""
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("naming.toml").read_text("utf-8"))
    tokenizer = Tokenizer(
        frozenset(raw["fillers"]), raw["abbreviations"], tuple(raw["tails"]), frozenset(raw["capitals"])
    )
    found: dict[tuple[str, ...], Phrase] = {}
    for line in raw["line"]:
        meaning = _meaning(model, line)
        for spelled in line["words"]:
            _add(found, _phrase(spelled.split(), meaning))
    for spelled, meaning in _labels(model, found.values()):
        _add(found, _phrase([t.key for t in tokenizer.tokens(spelled)], meaning, _LESS))
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in found.values():
        phrases[phrase.words[0]].append(phrase)
    return NameLexicon(
        tokenizer,
        {k: tuple(v) for k, v in phrases.items()},
        frozenset(w for p in found.values() for w in p.words),
        frozenset(raw["places"]),
        frozenset(raw["negations"]),
        frozenset(raw["foreign"]),
        frozenset(raw["foreign_first"]),
        StandingWords(**{k: frozenset(raw[k]) for k in ("beside", "within", "buildings", "units", "trades")}),
        {k: frozenset(v) for k, v in raw["collective"].items()},
        {k: frozenset(v) for k, v in raw["person"].items()},
        {word: tuple(line["sector"]) for line in raw["open"] for word in line["words"]},
    )


def implied_by_type(model: Model, type: str) -> dict[str, tuple[str, ...]]:
    """The sector and the partner group that an actor type brings, as its Turtle says."""
    attributes = model.code("ActorType", type).attributes
    codes = {Prop.SECTOR: attributes.get("sector", ()), Prop.COVERS_PARTNER: attributes.get("partner", ())}
    return {prop.value: values for prop, values in codes.items() if values}


def _add(found: dict[tuple[str, ...], Phrase], phrase: Phrase) -> None:
    found.setdefault((*phrase.words, *(str(g) for g in phrase.gaps)), phrase)


def _phrase(parts: Iterable[str], meaning: Meaning, less: float = 0.0) -> Phrase:
    words: list[str] = []
    gaps: list[bool] = []
    gap = False
    for part in parts:
        if part == "...":
            gap = True
            continue
        words.append(part)
        gaps.append(gap)
        gap = False
    return Phrase(tuple(words), tuple(gaps), meaning, sum(len(w.replace("*", "")) for w in words) - less)


def _meaning(model: Model, line: Mapping[str, Any]) -> Meaning:
    said = {_KEYS[k].value: _tuple(line[k]) for k in _KEYS if k in line}
    if line.get("type"):
        said = implied_by_type(model, line["type"]) | said
    codes = {prop: values for prop, values in said.items() if any(values)}
    ask = {prop: tuple(values) for prop, values in line.get("ask", {}).items()}
    for prop, values in (*codes.items(), *ask.items()):
        unknown = [v for v in values if v not in model.code_lists[_LISTS[Prop(prop)]].by_notation]
        if unknown:
            raise ModelError(f"naming.toml: {unknown[0]} is no code of {prop}")
    codes = {prop: values for prop, values in codes.items() if prop not in ask}
    return Meaning(line["rank"], codes, ask, line.get("side", ""), line.get("youth", False), line.get("whose", False))


def _tuple(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _labels(model: Model, lines: Iterable[Phrase]) -> Iterator[tuple[str, Meaning]]:
    """Labels of actor types mean what most words of the file for that type mean."""
    usual: dict[str, Counter[Meaning]] = defaultdict(Counter)
    for phrase in lines:
        for type in phrase.meaning.codes.get(Prop.ACTOR_TYPE, ()):
            usual[type][phrase.meaning] += 1
    for code in model.code_lists["ActorType"].codes:
        ((meaning, _),) = usual[code.notation].most_common(1)
        yield from ((w, meaning) for w in (code.label.de, *code.abbreviations, *code.words))
