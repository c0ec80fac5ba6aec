"""Adding a type, a norm line, an indicator, a rule or a format touches one file: proven in a copy of the packages."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GENERATED = {"ontology/names.py", "ontology/model.json"}
PLAYGROUND = """
@prefix fh: <https://w3id.org/fruehnetz/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

fh:Playground a owl:Class, sh:NodeShape ;
    rdfs:subClassOf fh:Thing ;
    fh:order 999 ;
    rdfs:label "Spielplatz"@de, "playground"@en ;
    fh:plural "Spielplätze"@de, "playgrounds"@en ;
    skos:definition "Ort, an dem Kinder spielen."@de, "Place where children play."@en ;
    sh:property
        [ sh:path fh:name ; sh:order 1 ; sh:name "Name"@de, "name"@en ;
          sh:description "Wie der Spielplatz heißt."@de, "What it is called."@en ;
          sh:datatype xsd:string ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path fh:surface ; sh:order 2 ; sh:name "Belag"@de, "surface"@en ;
          sh:description "Woraus der Boden ist."@de, "What the ground is made of."@en ;
          sh:class fh:Surface ; sh:maxCount 1 ] .

fh:Surface a owl:Class ; rdfs:subClassOf skos:Concept ;
    rdfs:label "Belag"@de, "surface"@en ; skos:definition "Boden."@de, "Ground."@en .
fh:surfaceSand a fh:Surface ; fh:order 1 ; skos:notation "SAND" ; skos:prefLabel "Sand"@de, "sand"@en .
"""
USE_THE_TYPE = """
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from ontology import load_model
from ontology.names import EntityType, Prop, Surface
from ontology.validate import check_values

model = load_model()
said = [Claim(EXISTS, ""), Claim("name", "Am Bach"), Claim(Prop.SURFACE, Surface.SAND)]
record = entity("d1:p", EntityType.PLAYGROUND, "d1", said)
store = open_store("sqlite:///netz.db", model)
store.commit(Batch("a", "2024-06-30T12:00:00Z", "r", (put(record),)), EVERYTHING)
assert store.get("d1:p", EVERYTHING) == record
assert [e.name for e in store.search("bach", EVERYTHING)] == ["Am Bach"]
problems = list(check_values(model, model.types["Playground"], "x", [("surface", "GRAS")], lambda _: None))
assert {p.rule for p in problems} == {"required", "code"}
"""
NORM_LINE = """
fh:standardPlay a fh:Norm ; fh:inPack fh:{pack} ; fh:order 999 ; skos:notation "MS999" ;
    skos:prefLabel "Ein Spielplatz"@de, "a playground"@en ; fh:normKind "standard" ; fh:binding "own" ;
    fh:citation "Eigene Regel" .
"""
USE_THE_NORM = """
from ontology import load_model

norm = load_model().norms["MS999"]
assert norm.label.de == "Ein Spielplatz"
assert norm in load_model().norms_of("standard")
"""
INDICATOR = '''
"""D99: an example."""

from graph.district.outcome import Outcome
from graph.indicators import indicator
from graph.district.snapshot import Snapshot
from ontology import Text


@indicator(
    "D99",
    label=Text(de="Beispiel", en="example"),
    question=Text(de="Wie viele Gremien gibt es?", en="How many bodies are there?"),
    needs=(),
    dimension="QD3",
    unit="count",
)
def bodies(snapshot: Snapshot) -> Outcome:
    """Number of bodies."""
    return Outcome(Text(de="Es gibt Gremien.", en="There are bodies."), value=float(len(snapshot.bodies)))
'''
USE_THE_INDICATOR = """
from graph.indicators import all_indicators

assert "D99" in all_indicators()
assert list(all_indicators())[-1] == "D99"
"""
RULE = '''
"""An example."""

from collections.abc import Iterator, Mapping

from graph.findings.finding import Draft, Kind
from graph.findings import rule
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from ontology import Text


@rule(asks=Text(de="Wo ist der Spielplatz?", en="Where is the playground?"), kind=Kind.DATA_QUESTION, norms=())
def playground(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """Asks for a playground."""
    yield Draft((snapshot.key,), *(Text(de=part, en=part) for part in ("title", "reason", "effect", "takes")))
'''
USE_THE_RULE = """
from graph.findings import all_rules

assert "playground" in [rule.id for rule in all_rules()]
"""
FORMAT = '''
"""Ids, one a line."""

from graph.exports import Extract, exporter


@exporter("ids")
def write_ids(extract: Extract) -> str:
    """The ids of the entities."""
    return "\\n".join(e.id for e in extract.entities)
'''
USE_THE_FORMAT = """
from datetime import date

from graph.exports import Extract, export
from graph.records import entity
from ontology import load_model

made = (entity("k:1", "Organization", "k", []),)
assert export(Extract(load_model(), made, (), date.today()), "ids") == "k:1"
"""
READER = '''
"""Cells between bars."""

from graph.imports.read import Source, ReadTable, reader
from graph.imports.workbook import Sheet


@reader(".bars", recognises=lambda data: 2 if data.startswith(b"bars") else 0)
def read_bars(source: Source) -> ReadTable:
    """One sheet, named after the file."""
    rows = [line.split("|") for line in source.data.decode().splitlines()[1:]]
    return ReadTable([Sheet(source.stem, source.name, rows)])
'''
USE_THE_READER = """
from pathlib import Path

from graph.imports.read import read_workbook

Path("akteure.bars").write_text("bars\\nName|Ort\\nKita|Süd", "utf-8")
assert read_workbook(Path("akteure.bars")).sheets[0].rows == [["Name", "Ort"], ["Kita", "Süd"]]
"""
ONE_FILE = {
    "graph/indicators/d99_bodies.py": (INDICATOR, USE_THE_INDICATOR),
    "graph/findings/playground.py": (RULE, USE_THE_RULE),
    "graph/exports/ids.py": (FORMAT, USE_THE_FORMAT),
    "graph/imports/read/bars.py": (READER, USE_THE_READER),
}


class Copy:
    """The packages ``ontology`` and ``graph`` in another folder, with a memory of what they were."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for package in ("ontology", "graph"):
            # With what Python has compiled: it knows by the time of a file whether that still holds.
            shutil.copytree(ROOT / package, folder / package)
        self.before = self._contents()

    def run(self, *command: str) -> None:
        done = subprocess.run(
            [sys.executable, "-B", *command], cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    def touched(self) -> set[str]:
        """Files of the packages that are new or changed."""
        return {name for name, content in self._contents().items() if self.before.get(name) != content}

    def _contents(self) -> dict[str, bytes]:
        found = (f for package in ("ontology", "graph") for f in (self.folder / package).rglob("*") if f.is_file())
        return {f.relative_to(self.folder).as_posix(): f.read_bytes() for f in found if f.suffix != ".pyc"}


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_type_is_one_file(copy: Copy) -> None:
    new = "ontology/schema/playground.ttl"
    (copy.folder / new).write_text(PLAYGROUND, "utf-8")
    copy.run("-m", "ontology.write_names")
    copy.run("-c", USE_THE_TYPE)
    assert copy.touched() == {new, *GENERATED}


def test_a_norm_line_is_one_place_in_one_file(copy: Copy) -> None:
    pack = "ontology/norms/network_standards.ttl"
    file = copy.folder / pack
    text = file.read_text("utf-8")
    name = text.split(" a fh:NormPack")[0].rsplit("fh:", 1)[1]
    file.write_text(text + NORM_LINE.format(pack=name), "utf-8")
    copy.run("-m", "ontology.write_names")
    copy.run("-c", USE_THE_NORM)
    assert copy.touched() - {pack} <= GENERATED


@pytest.mark.parametrize("new", ONE_FILE)
def test_it_is_one_file(copy: Copy, new: str) -> None:
    source, use = ONE_FILE[new]
    (copy.folder / new).write_text(source.lstrip(), "utf-8")
    copy.run("-c", use)
    assert copy.touched() == {new}


def test_the_copy_is_what_runs(copy: Copy) -> None:
    where = "import ontology, graph, os; assert ontology.__file__.startswith(os.getcwd()), ontology.__file__"
    copy.run("-c", where)
