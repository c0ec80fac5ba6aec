"""The forms of ``forms.toml``: what sheets and headers mean where the model's labels do not say it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from graph.imports.vocabulary.words import word_key
from ontology.errors import ModelError
from ontology.model import Model, Type


@dataclass(frozen=True, slots=True)
class Part:
    """An entity that columns of a row speak of: ``prop`` is the row's property (or end) that refers to it."""

    prop: str
    type: str
    key: str | None
    columns: Mapping[str, str]
    take: Mapping[str, str]
    alone: bool


@dataclass(frozen=True)
class Forms:
    """Everything ``forms.toml`` says, by word key."""

    skip_sheets: frozenset[str]
    mark: str
    prefixes: tuple[str, ...]
    meta: Mapping[str, str]
    identity: Mapping[str, tuple[tuple[str, ...], ...]]
    distinct: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[Part, ...]]
    implied: Mapping[str, Mapping[str, str]]
    sheets: Mapping[str, str]

    def identity_of(self, type: str) -> tuple[tuple[str, ...], ...]:
        """The alternatives that identify a row of this type without Kennung."""
        return self.identity.get(type, self.identity["default"])

    def type_of_sheet(self, name: str) -> str | None:
        """The type a sheet name means; numbers before and after it do not matter."""
        key = word_key(self.plain_name(name))
        return self.sheets.get(key) or self.sheets.get(re.sub(r"^\d+ | \d+$", "", key))

    def plain_name(self, name: str) -> str:
        """The name of a sheet without what databases put before it: "tblGremium", "tab_Orte"."""
        for prefix in self.prefixes:
            rest = name[len(prefix) :]
            joined = rest.startswith(("_", ".")) or (name[:1].islower() and rest[:1].isupper())
            if joined and name[: len(prefix)].casefold() == prefix:
                return self.plain_name(rest.lstrip("_.")) or name
        return name


@lru_cache(maxsize=4)
def forms_of(model: Model) -> Forms:
    """The forms of the file, together with the sheet names of the model."""
    raw = tomllib.loads(files("graph.imports.vocabulary").joinpath("forms.toml").read_text("utf-8"))
    return Forms(
        skip_sheets=frozenset(word_key(s) for s in raw["skip"]["sheets"]),
        mark=raw["skip"]["mark"],
        prefixes=tuple(raw["skip"]["prefixes"]),
        meta={word_key(word): name for name, words in raw["meta"].items() for word in words},
        identity={t: tuple(tuple(a) for a in alternatives) for t, alternatives in raw["identity"].items()},
        distinct={t: tuple(props) for t, props in raw["distinct"].items()},
        names={t: tuple(patterns) for t, patterns in raw["name"].items()},
        parts={
            t: tuple(_part(model.types[t], p, part) for p, part in parts.items()) for t, parts in raw["part"].items()
        },
        implied=raw["implied"],
        sheets=_sheets(model),
    )


def _part(kind: Type, prop: str, raw: Mapping[str, Any]) -> Part:
    ends = {"source": kind.source, "target": kind.target}
    refers = ends.get(prop) or kind.property(prop)
    if refers is None or refers.target is None:
        raise ModelError(f"forms.toml: {kind.name}.{prop} is no reference")
    columns = {word_key(word): name for name, words in raw.get("columns", {}).items() for word in words}
    return Part(prop, refers.target, raw.get("key"), columns, raw.get("take", {}), raw.get("alone", False))


def _sheets(model: Model) -> dict[str, str]:
    """Plurals win over labels, labels over synonyms; entity types over relations."""
    found: dict[str, str] = {}
    types = (*model.entity_types, *model.relation_types)
    for words_of_type in (
        [(t.plural.de, t) for t in types],
        [(t.label.de, t) for t in types],
        [(w, t) for t in types for w in t.synonyms],
        [(t.plural.en, t) for t in types],
        [(t.label.en, t) for t in types],
        [(t.name, t) for t in types],
    ):
        for word, kind in words_of_type:
            found.setdefault(word_key(word), kind.name)
    return found
