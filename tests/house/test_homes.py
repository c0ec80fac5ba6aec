"""Every home that decision 0002 names exists, and no row of ``docs/domain.md`` is without one."""

import dataclasses
import re
from importlib import import_module
from pathlib import Path

import graph.records
import graph.records.claims
import graph.stores.base
from ontology import Model

ROOT = Path(__file__).parents[2]
DECISION = ROOT / "docs" / "decisions" / "0002-home-of-every-class-and-relation.md"
FIELD = ROOT / "docs" / "domain.md"
HOME = re.compile(r"`(type|relation|property|list|code|pack|field|derived):([^`]+)`")


def rows() -> dict[str, str]:
    """The table rows of the decision: what docs/domain.md calls it -> its homes."""
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
    homes = (graph.records, graph.records.claims, graph.stores.base)
    return any(_has(getattr(home, owner), part) for home in homes if hasattr(home, owner))


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


def test_no_class_or_relation_of_the_field_is_left_out() -> None:
    """The tables of 11.1 and 11.2, and what accompanying projects needs in 6.2, of ``docs/domain.md``."""
    text = FIELD.read_text("utf-8")
    tables = text[text.index("### 11.1") : text.index("### 11.3")]
    wanted = set(re.findall(r"^\| (fh:\w+) \|", tables, re.MULTILINE))
    assert len(wanted) == 58
    projects = text[text.index("### 6.2") : text.index("## 7.")]
    wanted |= set(re.findall(r"^\| ([A-Z]\w+) \|", projects, re.MULTILINE))
    assert "Massnahme" in wanted
    assert wanted - set(rows()) == set()
