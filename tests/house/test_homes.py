"""Every home that decision 0002 names exists, and no row of the domain is without one."""

import dataclasses
import re
from importlib import import_module
from pathlib import Path

import pytest

import graph.records
from ontology import Model

ROOT = Path(__file__).parents[2]
DECISION = ROOT / "docs" / "decisions" / "0002-home-of-every-class-and-relation.md"
DOMAIN = ROOT.parent / "shared" / "domain.md"
HOME = re.compile(r"`(type|relation|property|list|code|pack|field|derived):([^`]+)`")


def rows() -> dict[str, str]:
    """The table rows of the decision: what the domain calls it -> its homes."""
    found = re.findall(r"^\| ([^|]+) \| [^|]+ \| (.+) \|$", DECISION.read_text("utf-8"), re.MULTILINE)
    return {name: home for name, home in found if name != "domain"}


def exists(model: Model, kind: str, name: str) -> bool:
    owner, _, part = name.rpartition(".")
    if kind in ("type", "relation"):
        return name in model.types and model.types[name].is_relation == (kind == "relation")
    if kind == "property":
        return owner in model.types and model.types[owner].property(part) is not None
    if kind == "code":
        return owner in model.code_lists and part in model.code_lists[owner].by_notation
    if kind in ("list", "pack"):
        return name in (model.code_lists if kind == "list" else model.packs)
    return _in_code(kind, owner, part)


def _in_code(kind: str, owner: str, part: str) -> bool:
    if kind == "derived":
        module, _, holder = owner.rpartition(".")
        return _has(getattr(import_module(f"graph.{module}"), holder), part)
    return _has(getattr(graph.records, owner), part)


def _has(holder: type, part: str) -> bool:
    fields = {f.name for f in dataclasses.fields(holder)} if dataclasses.is_dataclass(holder) else set()
    return part in fields or hasattr(holder, part)


def test_every_home_exists(model: Model) -> None:
    homes = HOME.findall(DECISION.read_text("utf-8"))
    homes = [(kind, name) for kind, name in homes if name not in ("Name", "name", "Type.name", "List.NOTATION")]
    homes = [(kind, name) for kind, name in homes if name not in ("Class.name", "module.name")]
    assert len(homes) > 100
    assert [f"{kind}:{name}" for kind, name in homes if not exists(model, kind, name)] == []


def test_every_row_names_a_home() -> None:
    assert [name for name, home in rows().items() if not HOME.search(home)] == []


def test_every_type_of_the_model_is_some_home(model: Model) -> None:
    named = {name.partition(".")[0] for _, name in HOME.findall(DECISION.read_text("utf-8"))}
    concrete = {t.name for t in (*model.entity_types, *model.relation_types)}
    assert concrete - named == set()


def test_no_row_of_the_domain_is_left_out() -> None:
    if not DOMAIN.exists():
        pytest.skip("the domain research (../shared/domain.md) is not here")
    text = DOMAIN.read_text("utf-8")
    tables = text[text.index("### 11.1") : text.index("### 11.3")]
    wanted = {name for cell in re.findall(r"^\| (fh:[^|]+) \|", tables, re.MULTILINE) for name in cell.split(" / ")}
    wanted = {re.sub(r" \(.*\)", "", name).strip() for name in wanted}
    assert len(wanted) > 50
    assert wanted - set(rows()) == set()
