"""Network files of other programs are read as a table of actors and one of ties."""

import re
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableFileError
from graph.exports import export, extract_of
from graph.imports import import_file
from graph.imports.read import read_bytes
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from ontology import Model
from ontology.names import EntityType, Prop, RelationType

NAMES = {"a": "Jugendamt Musterstadt", "b": "Gesundheitsamt Musterstadt", "c": "Frühförderstelle Regenbogen"}
TIES = {frozenset(("a", "b")), frozenset(("b", "c"))}


def network() -> Any:
    made: Any = networkx.Graph()
    for id, name in NAMES.items():
        made.add_node(id, label=name, Bereich="Gesundheitswesen" if id == "b" else "")
    for tie in TIES:
        made.add_edge(*sorted(tie), intensity=3)
    return made


def written(format: str) -> bytes:
    out = BytesIO()
    if format == "graphml":
        networkx.write_graphml(network(), out)
    elif format == "gexf":
        networkx.write_gexf(network(), out)
    else:
        labelled = networkx.relabel_nodes(networkx.Graph(network().edges), NAMES)
        networkx.write_pajek(labelled, out)
    return out.getvalue()


DL = """dl n=3 format=edgelist1
labels:
Jugendamt Musterstadt
Gesundheitsamt Musterstadt
Frühförderstelle Regenbogen
data:
1 2 1
2 3 1
"""
DL_MATRIX = DL.replace(" format=edgelist1", "").replace("1 2 1\n2 3 1\n", "0 1 0\n1 0 1\n0 1 0\n")


def taken(store: GraphStore, model: Model, path: Path) -> tuple[set[str], set[frozenset[str]]]:
    import_file(
        path, store, model, author="x", time="2026-01-01T10:00:00+01:00", district="99001", without_rejected=True
    )
    names = {e.id: e.name for e in store.records(EVERYTHING, [EntityType.ORGANIZATION])}
    ties = store.relations(scope=EVERYTHING, types=[RelationType.COOPERATION])
    return set(names.values()), {frozenset((names[t.source], names[t.target])) for t in ties}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("netz.graphml", written("graphml")),
        ("netz.gexf", written("gexf")),
        ("netz.net", written("pajek")),
        ("netz.dl", DL.encode()),
        ("matrix.dl", DL_MATRIX.encode()),
        ("heißt_anders.txt", written("graphml")),
    ],
)
def test_the_same_network_comes_out_of_each_format(
    store: GraphStore, model: Model, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    actors, ties = taken(store, model, tmp_path / name)
    assert actors == set(NAMES.values())
    assert ties == {frozenset(NAMES[end] for end in tie) for tie in TIES}


def test_attributes_are_columns_that_are_recognised_like_those_of_a_list(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    (tmp_path / "netz.graphml").write_bytes(written("graphml"))
    taken(store, model, tmp_path / "netz.graphml")
    (office,) = (e for e in store.records(EVERYTHING) if e.name == NAMES["b"])
    assert office.value(Prop.SECTOR) == "GES"
    (tie, _) = store.relations(scope=EVERYTHING, types=[RelationType.COOPERATION])
    assert tie.value(Prop.INTENSITY) == "3"


def test_two_of_one_name_stay_two(store: GraphStore, model: Model, tmp_path: Path) -> None:
    made: Any = networkx.Graph()
    made.add_nodes_from([("1", {"label": "Kita"}), ("2", {"label": "Kita"}), ("3", {"label": "Jugendamt"})])
    made.add_edge("1", "3")
    networkx.write_graphml(made, tmp_path / "netz.graphml")
    actors, ties = taken(store, model, tmp_path / "netz.graphml")
    assert actors == {"Kita (1)", "Kita (2)", "Jugendamt"}
    assert ties == {frozenset(("Kita (1)", "Jugendamt"))}


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_what_went_out_comes_back_as_the_same_actors_and_ties(model: Model, tmp_path: Path, format: str) -> None:
    first, second = open_store("sqlite://", model), open_store("sqlite://", model)
    import_file(Path("seed/karlsruhe"), first, model, author="x", time="2026-01-01T10:00:00+01:00")
    path = tmp_path / f"netz.{format}"
    path.write_text(export(extract_of(first, model, Scope.of("08212")), format), encoding="utf-8")
    import_file(
        path, second, model, author="x", time="2026-01-01T10:00:00+01:00", district="08212", without_rejected=True
    )
    scope = Scope.of("08212")
    there, back = ({e.id: e.name for e in s.records(scope, [EntityType.ORGANIZATION])} for s in (first, second))
    assert back.items() <= there.items()
    tied, tied_back = (
        {frozenset((t.source, t.target)) for t in s.relations(scope=scope, types=[RelationType.COOPERATION])}
        for s in (first, second)
    )
    assert tied_back <= tied
    assert len(tied_back) > 40


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><graphml>&a;</graphml>',
        b"<?xml version='1.0' encoding='Autf-8'?><graphml><graph/></graphml>",
        b"<graphml><graph><node/></graph></graphml>",
        b"<graphml><graph",
        b"<gexf><graph><nodes><node/></nodes></graph></gexf>",
        b"<?xml version='1.0' encoding='autf-8'?><graphml><graph/></graphml>",
        b"*Vertices 3\n1",
        b"dl n=3\ndata:\n0 1",
        b"*Vertices " + b"9" * 400,
    ],
)
def test_a_damaged_or_hostile_network_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read_bytes("netz.graphml", content)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["graphml", "gexf", "pajek", "dl", "matrix"]), st.data())
def test_damage_at_random_is_refused_or_read_and_never_a_fault(format: str, data: st.DataObject) -> None:
    whole = {"dl": DL.encode(), "matrix": DL_MATRIX.encode()}.get(format) or written(format)
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(content) - 1))
        content[start : start + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with suppress(UnreadableFileError):
        read_bytes(NAMES_OF[format], bytes(content))


NAMES_OF = {
    "graphml": "netz.graphml",
    "gexf": "netz.gexf",
    "pajek": "netz.net",
    "dl": "netz.dl",
    "matrix": "netz.dl",
}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["graphml", "gexf", "pajek"]), st.data())
def test_every_node_and_edge_of_a_file_is_a_row_or_named(format: str, data: st.DataObject) -> None:
    """Lines of the file doubled or taken out, ids taken away: what comes in is what there is, less what is told."""
    lines = written(format).decode().splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        lines[at : at + 1] = data.draw(st.sampled_from([[line, line], [], [line.replace(' id="', ' x="', 1)]]))
    with suppress(UnreadableFileError):
        read = read_bytes(NAMES_OF[format], "\n".join(lines).encode())
        text = "\n".join(lines)
        rows = {sheet.name: len(sheet.rows) - 1 for sheet in read.sheets}
        told = [list(map(int, re.findall(r"\d+", notice[2].sentence.de))) for notice in read.notices]
        lost = [sum(numbers[part] for numbers in told if len(numbers) > 1) for part in (0, 1)]
        if "Akteure" not in rows:  # without its first line a file is any text
            return
        if format == "pajek":
            section = re.split(r"(?im)^\*(?:edges|arcs)\b.*$", text)[0]
            assert rows["Akteure"] + lost[0] >= sum(line.strip()[:1] not in {"", "*"} for line in section.splitlines())
        else:
            assert rows["Akteure"] + lost[0] >= len(re.findall(r"<node\b", text))
            assert rows.get("Kooperationen", 0) + lost[1] >= len(re.findall(r"<edge\b", text))


def test_attributes_of_an_unknown_class_are_refused_in_a_sentence() -> None:
    """networkx has a bare ``raise`` there, which is no exception of its own."""
    graph = b'<graph><attributes class="ort"/><nodes/></graph>'
    with pytest.raises(UnreadableFileError):
        read_bytes("netz.gexf", b'<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">' + graph + b"</gexf>")
