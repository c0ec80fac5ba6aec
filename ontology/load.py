"""Model <-> model.json, the committed form that needs no RDF library to load.

Parsing the Turtle takes 0.3 s and more; ``fruehnetz check`` has to answer in a second, so it reads this file.
"""

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from ontology.model import Code, CodeList, Model, Norm, NormPack, Property, Text, Type


def model_source(model: Model) -> str:
    """The model as JSON text, one record a line, so that differences stay small."""
    raw = asdict(model)
    parts = [f'"version": {json.dumps(raw["version"])}']
    for group in ("types", "code_lists", "packs", "norms"):
        rows = (
            f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False, separators=(',', ':'))}"
            for k, v in raw[group].items()
        )
        parts.append(f'"{group}": {{\n' + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def parse_model(text: str) -> Model:
    """The inverse of `model_source`."""
    raw = json.loads(text)
    return Model(
        version=raw["version"],
        types={k: _type(v) for k, v in raw["types"].items()},
        code_lists={k: _code_list(v) for k, v in raw["code_lists"].items()},
        packs={k: NormPack(**_with_texts(v, "label", "definition")) for k, v in raw["packs"].items()},
        norms={k: _norm(v) for k, v in raw["norms"].items()},
    )


@cache
def load_model() -> Model:
    """The shipped model, read once per process."""
    return parse_model(files("ontology").joinpath("model.json").read_text("utf-8"))


def _with_texts(raw: dict[str, Any], *names: str) -> dict[str, Any]:
    for name in names:
        if raw[name] is not None:
            raw[name] = Text(**raw[name])
    raw.update({k: tuple(v) for k, v in raw.items() if type(v) is list})
    return raw


def _property(raw: dict[str, Any] | None) -> Property | None:
    return Property(**_with_texts(raw, "label", "description")) if raw is not None else None


def _type(raw: dict[str, Any]) -> Type:
    values = _with_texts(raw, "label", "plural", "definition", "inverse")
    values["properties"] = tuple(map(_property, values["properties"]))
    values["source"], values["target"] = _property(raw["source"]), _property(raw["target"])
    return Type(**values)


def _code_list(raw: dict[str, Any]) -> CodeList:
    return CodeList(**_with_texts(raw, "label", "definition") | {"codes": tuple(_code(c) for c in raw["codes"])})


def _code(raw: dict[str, Any]) -> Code:
    values = _with_texts(raw, "label", "definition", "note")
    values["attributes"] = {k: tuple(v) for k, v in raw["attributes"].items()}
    return Code(**values)


def _norm(raw: dict[str, Any]) -> Norm:
    return Norm(**_with_texts(raw, "label", "definition", "note", "base"))
