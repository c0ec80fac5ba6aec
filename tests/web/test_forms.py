"""One resource in many forms: by Accept with its weights or by ``?format=``; each read by a reader of its kind."""

import csv
import io
import json
from collections.abc import Iterator
from html import escape
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import openpyxl
import pytest
from rdflib import Graph

from api.app import create_app
from api.manners.pictures import MOST_PIXELS, WIDTH, png_of
from api.rights import Caller, Grant, Role
from api.settings import Settings
from graph.json_graph import read_json
from graph.rdf import records_from
from graph.records import entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from ontology import Model
from tests import musterstadt
from tests.client import TestClient

API = "/api/v1"
HERE = f"{API}/districts/99001"
DAY = "on=2024-06-30"
FORMULA = '=HYPERLINK("http://evil.example";"Kita")'
XML = "{http://graphml.graphdrawing.org/xmlns}"
FORMS = {
    "network": ("json", "graphml", "gexf", "csv", "xlsx", "svg", "png"),
    "indicators": ("json", "csv", "xlsx"),
    "findings": ("json", "csv", "xlsx"),
    "records": ("json", "jsonld", "turtle", "trig", "nquads", "graphml", "gexf", "csv", "xlsx"),
    "map": ("json", "svg", "png", "pdf"),
}
MEDIA = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "turtle": "text/turtle",
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "png": "image/png",
    "pdf": "application/pdf",
}
EVERY = [(resource, form) for resource, forms in FORMS.items() for form in forms]


@pytest.fixture
def hostile(store: GraphStore, model: Model) -> Iterator[TestClient]:
    """A client over Musterstadt with an actor whose name is a formula, and one of names that XML must escape."""
    store.commit(musterstadt.batch(), EVERYTHING)
    there = Claim(EXISTS, "true", as_of="2024-03-01")
    made = [
        entity(f"99001:{id}", "Organization", "99001", [there, Claim("name", name)])
        for id, name in (("E1", FORMULA), ("E2", '+49 & <b>Söhne</b>; "e.V."'))
    ]
    tie = relation("99001:T", "Cooperation", ("99001:E1", "99001:E2"), "99001", [there, Claim("intensity", "3")])
    store.commit(Batch("test", musterstadt.TIME, "Namen", (*map(put, made), put(tie))), EVERYTHING)
    with TestClient(create_app(store, model, Settings()), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize(("resource", "form"), EVERY)
def test_a_form_is_had_by_its_name_and_by_its_media_type(client: TestClient, resource: str, form: str) -> None:
    named = client.get(f"{HERE}/{resource}?{DAY}&format={form}", headers={"Accept": "image/webp"})
    accepted = client.get(f"{HERE}/{resource}?{DAY}", headers={"Accept": f"{MEDIA[form]}, */*;q=0.1"})
    assert (named.status_code, accepted.status_code) == (200, 200)
    assert named.content == accepted.content
    assert named.headers["content-type"].partition(";")[0] == MEDIA[form]
    assert ("attachment" in named.headers.get("content-disposition", "")) == (form != "json")


@pytest.mark.parametrize("resource", FORMS)
def test_what_cannot_be_had_is_refused(client: TestClient, resource: str) -> None:
    refused = client.get(f"{HERE}/{resource}", headers={"Accept": "image/webp"})
    assert refused.status_code == 406
    assert all(MEDIA[form] in refused.json()["detail"] for form in FORMS[resource])
    assert client.get(f"{HERE}/{resource}?format=webp").status_code == 422


@pytest.mark.parametrize("resource", FORMS)
def test_without_a_word_it_is_json(client: TestClient, resource: str) -> None:
    assert client.get(f"{HERE}/{resource}?{DAY}", headers={"Accept": ""}).headers["content-type"] == MEDIA["json"]


def test_weights_decide_between_forms(client: TestClient) -> None:
    wished = {"Accept": "text/csv;q=0.5, application/graphml+xml;q=0.8, application/json;q=0.1"}
    assert client.get(f"{HERE}/network?{DAY}", headers=wished).text.startswith("<?xml")


def test_spreadsheets_open_csv_and_compute_nothing_in_it(hostile: TestClient) -> None:
    for path in ("network", "findings", "indicators", "records"):
        content = hostile.get(f"{HERE}/{path}?{DAY}&format=csv").content
        assert content.startswith(b"\xef\xbb\xbf")
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
        assert rows
        assert {len(row) for row in rows} == {len(head)}
        assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []
    assert f"'{FORMULA}" in [cell for row in rows for cell in row]


def test_workbooks_hold_texts_and_numbers_and_no_formula(hostile: TestClient) -> None:
    for path in ("network", "findings", "indicators", "records"):
        book = openpyxl.load_workbook(io.BytesIO(hostile.get(f"{HERE}/{path}?{DAY}&format=xlsx").content))
        cells = [cell for page in book for row in page.iter_rows() for cell in row]
        assert cells
        assert [c.coordinate for c in cells if c.data_type == "f"] == []
    book = openpyxl.load_workbook(io.BytesIO(hostile.get(f"{HERE}/network?{DAY}&format=xlsx").content))
    assert book.sheetnames == ["Zusammenarbeit", "Akteure", "Sitze", "Unterschriften"]
    ties = {row[0].value: row[2].value for row in book["Zusammenarbeit"].iter_rows()}
    assert ties[FORMULA] == 3


@pytest.mark.parametrize("path", ["network", "records"])
def test_graphml_has_unique_keys_and_what_gephi_and_yed_show(hostile: TestClient, path: str) -> None:
    text = hostile.get(f"{HERE}/{path}?{DAY}&format=graphml").text
    root = ElementTree.fromstring(text)
    keys = {key.get("id"): (key.get("for"), key.get("attr.name")) for key in root.iter(f"{XML}key")}
    assert len(keys) == len(root.findall(f"{XML}key"))
    assert {("node", "label"), ("edge", "weight")} <= set(keys.values())
    ids = [node.get("id") for node in root.iter(f"{XML}node")]
    assert len(ids) == len(set(ids))
    assert all({d.get("key") for d in node.iter(f"{XML}data")} <= set(keys) for node in root.iter())
    shown = [label.text for label in root.iter("{http://www.yworks.com/xml/graphml}NodeLabel")]
    assert FORMULA in shown
    graph: Any = nx.parse_graphml(text, force_multigraph=True)
    assert graph.nodes["99001:E2"]["label"] == '+49 & <b>Söhne</b>; "e.V."'
    (tie,) = graph.get_edge_data("99001:E1", "99001:E2").values()
    assert tie["weight"] == 3.0


def test_gexf_is_the_same_graph(hostile: TestClient, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("gexf") / "netz.gexf"
    first, again = (hostile.get(f"{HERE}/network?{DAY}&format=gexf").content for _ in range(2))
    assert first == again
    file.write_bytes(first)
    graph: Any = nx.read_gexf(file)
    other: Any = nx.parse_graphml(hostile.get(f"{HERE}/network?{DAY}&format=graphml").text, force_multigraph=True)
    assert set(graph.nodes) == set(other.nodes)
    assert graph.number_of_edges() == other.number_of_edges()
    assert graph.nodes["99001:E1"]["label"] == FORMULA


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # of rdflib, in its own parser
def test_linked_data_are_the_same_records_in_both_notations(hostile: TestClient, model: Model) -> None:
    turtle = Graph().parse(data=hostile.get(f"{HERE}/records?format=turtle").text, format="turtle")
    jsonld = Graph().parse(data=hostile.get(f"{HERE}/records?format=jsonld").text, format="json-ld")
    assert records_from(turtle, model) == records_from(jsonld, model)
    told = {r.id for r in read_json(hostile.get(f"{HERE}/records?format=json").text)}
    assert {r.id for r in records_from(jsonld, model)} == told


def test_a_part_of_the_network_is_the_same_part_in_every_form(client: TestClient) -> None:
    part = f"{HERE}/network?{DAY}&layer=cooperation&threshold=3&coordination=false"
    told = client.get(part).json()
    assert (told["layers"], told["threshold"], told["coordination"]) == (["cooperation"], 3, False)
    assert (told["affiliation"], told["obligation"]) == ([], [])
    assert musterstadt.NETZWERKKOORDINATION not in {a["id"] for a in told["actors"]}
    ties = {(t["a"], t["b"]) for t in told["cooperation"]}
    assert ties == {(musterstadt.JUGENDAMT, musterstadt.KITA)}
    graph: Any = nx.parse_graphml(client.get(f"{part}&format=graphml").text, force_multigraph=True)
    assert set(graph.edges()) == ties
    rows = list(csv.reader(io.StringIO(client.get(f"{part}&format=csv").text), delimiter=";"))
    assert [tuple(row[4:]) for row in rows[1:]] == list(ties)


def test_the_map_says_where_everybody_stands(client: TestClient) -> None:
    told = client.get(f"{HERE}/map?{DAY}").json()
    nodes = {node["id"]: node for node in told["nodes"]}
    assert nodes[musterstadt.NETZWERKKOORDINATION]["ring"] == 0
    assert {line["a"] for line in told["edges"]} | {line["b"] for line in told["edges"]} <= set(nodes)
    picture = client.get(f"{HERE}/map?{DAY}&format=svg").text
    spot = nodes[musterstadt.JUGENDAMT]
    assert f'data-x="{spot["x"]:g}" data-y="{spot["y"]:g}"' in picture
    ElementTree.fromstring(picture)


@pytest.mark.parametrize("resource", ["map", "network"])
def test_the_map_is_had_as_a_picture_of_its_shape(client: TestClient, resource: str) -> None:
    box = ElementTree.fromstring(client.get(f"{HERE}/map?{DAY}&format=svg").text).attrib["viewBox"].split()
    across, down = _size(client.get(f"{HERE}/{resource}?{DAY}&format=png").content)
    assert across == WIDTH
    assert abs(down / across - float(box[3]) / float(box[2])) < 0.002


@pytest.mark.parametrize(("across", "down"), [(100, 50), (10, 400), (3, 100_000), (1000, 1)])
def test_a_picture_is_of_limited_size_whatever_is_drawn(across: int, down: int) -> None:
    found = _size(png_of(_drawing("", f"0 0 {across} {down}")))
    assert found[0] <= WIDTH
    assert found[0] * found[1] <= MOST_PIXELS * 1.01


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Kita", "Kino", False),
        ("Übergröße & <b>", "Ubergrosse & <b>", False),
        ("Ελλάδα", "Ελλάδι", False),
        ("Україна", "Украина", False),
        ("Kita \U0001f600", "Kita", False),
        ("\U0001f600", "\U0001f680", True),
    ],
)
def test_words_are_drawn_with_the_fonts_of_this_program_and_a_box_for_what_they_have_not(
    one: str, other: str, alike: bool
) -> None:
    first, second = (png_of(_drawing(f"<text y='20'>{escape(text)}</text>")) for text in (one, other))
    assert (first == second) == alike


def test_a_drawing_that_names_another_picture_is_none_of_ours() -> None:
    with pytest.raises(ValueError, match="image"):
        png_of(_drawing("<image href='/etc/bild.png' width='100' height='50'/>"))


def _drawing(inside: str, box: str = "0 0 100 50") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="Arial, sans-serif">{inside}</svg>'


def _size(picture: bytes) -> tuple[int, int]:
    """Pixels across and down, as the head of a PNG says them."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")


@pytest.mark.slow
def test_a_whole_district_is_taken_by_whoever_may(store: GraphStore, model: Model) -> None:
    store.commit(musterstadt.batch(), EVERYTHING)

    def asked(role: Role, district: str) -> int:
        app = create_app(store, model, Settings(), caller_of=lambda _: Caller("K", (Grant(role, district),)))
        return TestClient(app, base_url="http://localhost").get(f"{HERE}/records?format=csv").status_code

    assert asked(Role.COORDINATION, "99001") == 200
    assert asked(Role.COORDINATION, "99002") == 404
    assert asked(Role.READING, "99001") in (403, 404)


@pytest.mark.slow
def test_persons_are_in_no_file(wide: TestClient) -> None:
    for resource, form in EVERY:
        answer = wide.get(f"{HERE}/{resource}?{DAY}&format={form}")
        told = answer.content
        if form == "xlsx":
            book = openpyxl.load_workbook(io.BytesIO(told))
            told = json.dumps([[c.value for c in row] for page in book for row in page.iter_rows()]).encode()
        assert b"GEHEIM" not in told.upper(), (resource, form)
        assert b"1334711" not in told, (resource, form)
