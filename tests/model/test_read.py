"""Reading the Turtle: what the closed subset says; everything else is refused with the path of the property."""

from pathlib import Path

import pytest

from ontology import ModelError
from ontology.load import model_source, parse_model
from ontology.model import Model, Text
from ontology.read import read_model, schema_files

PREFIXES = """
@prefix fh: <https://w3id.org/fruehnetz/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
NAMED = 'rdfs:label "W"@de, "w"@en ; fh:plural "W"@de, "w"@en ; skos:definition "W."@de, "W."@en'
COLOUR = """
fh:Colour a owl:Class ; rdfs:subClassOf skos:Concept ; rdfs:label "Farbe"@de, "colour"@en ;
    skos:definition "F."@de, "C."@en .
fh:colourRed a fh:Colour ; fh:order 1 ; skos:notation "RED" ; skos:prefLabel "Rot"@de, "red"@en ;
    skos:hiddenLabel "blutrot"@de .
"""
PACK = """
fh:packOwn a fh:NormPack ; skos:notation "own" ; rdfs:label "Eigene"@de, "own"@en ;
    skos:definition "E."@de, "O."@en ; fh:order 1 .
"""
NORM = """
fh:own1 a fh:Norm ; fh:inPack fh:packOwn ; fh:order 1 ; skos:notation "OWN1" ; skos:prefLabel "Rot"@de, "red"@en ;
    fh:normKind "goal" ; fh:binding "own" ; fh:citation "Beschluss vom 1.2.2024" .
"""
LABEL = 'sh:name "Höhe"@de, "height"@en ; sh:description "Wie hoch."@de, "How high."@en'


def a_widget(block: str, more: str = "") -> str:
    return f"fh:Widget a owl:Class, sh:NodeShape ; {NAMED} ; sh:property [ {block} ] .\n{more}"


class Reader:
    """Reads Turtle given as text, prefixes added, as if it were the whole ontology."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "widget.ttl"

    def __call__(self, turtle: str) -> Model:
        self.file.write_text(PREFIXES + turtle, "utf-8")
        return read_model([self.file])


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def test_a_type_with_one_property_is_read(read: Reader) -> None:
    counts = "sh:minCount 1 ; sh:maxCount 1 ; sh:minInclusive 0"
    block = f"sh:path fh:height ; sh:order 3 ; {LABEL} ; sh:datatype xsd:integer ; {counts}"
    widget = read(a_widget(block)).types["Widget"]
    (height,) = widget.properties
    assert (height.name, height.datatype, height.order) == ("height", "integer", 3)
    assert (height.required, height.many, height.minimum, height.maximum) == (True, False, 0.0, None)
    assert height.label == Text(de="Höhe", en="height")


def test_a_property_without_max_count_may_have_several_values(read: Reader) -> None:
    (height,) = read(a_widget(f"sh:path fh:height ; {LABEL} ; sh:datatype xsd:string")).types["Widget"].properties
    assert height.many
    assert not height.required


def test_a_class_is_a_code_or_a_reference(read: Reader) -> None:
    code = f"sh:path fh:colour ; {LABEL} ; sh:class fh:Colour"
    reference = 'sh:path fh:twin ; sh:name "Z"@de, "t"@en ; sh:description "Z."@de, "T."@en ; sh:class fh:Widget'
    model = read(a_widget(code, f"{COLOUR} fh:Widget sh:property [ {reference} ] ."))
    found = {p.name: (p.code_list, p.target) for p in model.types["Widget"].properties}
    assert found == {"colour": ("Colour", None), "twin": (None, "Widget")}


TOLD = 'sh:description "W."@de, "H."@en'
HEIGHT = f"sh:path fh:height ; {LABEL}"
REFUSED = {
    "a constraint outside the subset": (a_widget(f"{HEIGHT} ; sh:datatype xsd:string ; sh:minLength 2"), "minLength"),
    "a name without English": (
        a_widget(f'sh:path fh:height ; sh:name "Höhe"@de ; {TOLD} ; sh:datatype xsd:string'),
        "name needs @de and @en",
    ),
    "a name in a third language": (
        a_widget(f'sh:path fh:height ; sh:name "H"@de, "h"@en, "h"@fr ; {TOLD} ; sh:datatype xsd:string'),
        "name needs @de and @en",
    ),
    "a name given twice": (
        a_widget(f'sh:path fh:height ; sh:name "H"@de, "G"@de, "h"@en ; {TOLD} ; sh:datatype xsd:string'),
        "name needs",
    ),
    "a missing description": (
        a_widget('sh:path fh:height ; sh:name "H"@de, "h"@en ; sh:datatype xsd:string'),
        "description needs @de and @en",
    ),
    "datatype and class": (a_widget(f"{HEIGHT} ; sh:datatype xsd:string ; sh:class fh:Widget"), "exactly one of"),
    "neither datatype nor class": (a_widget(HEIGHT), "exactly one of"),
    "two datatypes": (a_widget(f"{HEIGHT} ; sh:datatype xsd:string, xsd:integer"), "more than one"),
    "two classes": (a_widget(f"{HEIGHT} ; sh:class fh:Widget, fh:Colour", COLOUR), "more than one"),
    "an unknown class": (a_widget(f"{HEIGHT} ; sh:class fh:Ghost"), "Ghost is neither a type nor a code list"),
    "an unknown datatype": (a_widget(f"{HEIGHT} ; sh:datatype xsd:float"), "float is not in the house's SHACL"),
    "maxCount 2": (a_widget(f"{HEIGHT} ; sh:datatype xsd:string ; sh:maxCount 2"), "maxCount may only be 1"),
    "minCount 2": (a_widget(f"{HEIGHT} ; sh:datatype xsd:string ; sh:minCount 2"), "minCount may only be 1"),
    "two maxima": (a_widget(f"{HEIGHT} ; sh:datatype xsd:integer ; sh:maxInclusive 2, 3"), "more than one"),
    "a range on a text": (a_widget(f"{HEIGHT} ; sh:datatype xsd:string ; sh:minInclusive 2"), "only for numbers"),
    "a pattern on a number": (a_widget(f'{HEIGHT} ; sh:datatype xsd:integer ; sh:pattern "^1"'), "only for texts"),
    "a broken pattern": (a_widget(f'{HEIGHT} ; sh:datatype xsd:string ; sh:pattern "("'), "is no pattern"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_no_projection_could_honour_is_refused_with_its_path(read: Reader, case: str) -> None:
    turtle, reason = REFUSED[case]
    with pytest.raises(ModelError, match=rf"Widget\.height: .*{reason}"):
        read(turtle)


def test_a_path_that_is_no_property_of_this_ontology_is_refused(read: Reader) -> None:
    with pytest.raises(ModelError, match=r"Widget\..*sh:path must be one property"):
        read(a_widget(f"sh:path skos:note ; {LABEL} ; sh:datatype xsd:string"))


def test_the_same_property_twice_in_a_type_is_refused(read: Reader) -> None:
    second = f"fh:Widget sh:property [ {HEIGHT} ; sh:datatype xsd:string ] ."
    with pytest.raises(ModelError, match=r"Widget\.height: declared twice"):
        read(a_widget(f"{HEIGHT} ; sh:datatype xsd:integer", second))


def test_two_properties_with_one_label_are_refused(read: Reader) -> None:
    second = f"fh:Widget sh:property [ sh:path fh:depth ; {LABEL} ; sh:datatype xsd:string ] ."
    with pytest.raises(ModelError, match="Widget: two properties share the label"):
        read(a_widget(f"{HEIGHT} ; sh:datatype xsd:string", second))


def test_one_path_with_two_datatypes_in_two_types_is_refused(read: Reader) -> None:
    second = f"fh:Gadget a owl:Class, sh:NodeShape ; {NAMED} ; sh:property [ {HEIGHT} ; sh:datatype xsd:string ] ."
    with pytest.raises(ModelError, match="height: has different kinds of values in Gadget and Widget"):
        read(a_widget(f"{HEIGHT} ; sh:datatype xsd:integer", second))


def test_a_shape_predicate_outside_the_subset_is_refused(read: Reader) -> None:
    with pytest.raises(ModelError, match=r"Widget: not in the house's SHACL: .*closed"):
        read(a_widget(f"{HEIGHT} ; sh:datatype xsd:string", "fh:Widget sh:closed true ."))


def test_an_unknown_superclass_is_refused(read: Reader) -> None:
    with pytest.raises(ModelError, match="Widget: superclass Ghost is no type"):
        read(a_widget(f"{HEIGHT} ; sh:datatype xsd:string", "fh:Widget rdfs:subClassOf fh:Ghost ."))


def test_a_relation_without_an_end_is_refused(read: Reader) -> None:
    relation = f"fh:Relation a owl:Class, sh:NodeShape ; fh:abstract true ; {NAMED} ."
    end = 'sh:path fh:source ; sh:name "A"@de, "a"@en ; sh:description "A."@de, "A."@en ; sh:class fh:Relation'
    knows = f"fh:Knows a owl:Class, sh:NodeShape ; rdfs:subClassOf fh:Relation ; {NAMED} ; sh:property [ {end} ] ."
    with pytest.raises(ModelError, match="Knows: a relation type needs fh:source and fh:target"):
        read(relation + knows)


def test_a_code_without_notation_is_refused(read: Reader) -> None:
    with pytest.raises(ModelError, match=r"Colour.colourBlue: .*no skos:notation"):
        read(COLOUR + 'fh:colourBlue a fh:Colour ; skos:prefLabel "Blau"@de, "blue"@en .')


def test_a_code_without_english_is_refused(read: Reader) -> None:
    with pytest.raises(ModelError, match=r"Colour.colourBlue: prefLabel needs @de and @en"):
        read(COLOUR + 'fh:colourBlue a fh:Colour ; skos:notation "BLUE" ; skos:prefLabel "Blau"@de .')


@pytest.mark.parametrize("word", ["blutrot", "Blutrot"])
def test_a_word_used_for_two_codes_is_refused(read: Reader, word: str) -> None:
    blue = 'fh:colourBlue a fh:Colour ; skos:notation "BLUE" ; skos:prefLabel "B"@de, "b"@en'
    with pytest.raises(ModelError, match=r"Colour: used for two codes: .'blutrot'"):
        read(f'{COLOUR} {blue} ; skos:hiddenLabel "{word}" .')


def test_a_notation_used_for_two_codes_is_refused(read: Reader) -> None:
    with pytest.raises(ModelError, match=r"Colour: used for two codes: .'RED'"):
        read(COLOUR + 'fh:colourBlue a fh:Colour ; skos:notation "RED" ; skos:prefLabel "Blau"@de, "blue"@en .')


def test_an_unknown_attribute_of_a_code_is_refused(read: Reader) -> None:
    with pytest.raises(ModelError, match=r"Colour\.colourRed: not in the house's SHACL: .*brightness"):
        read(COLOUR + "fh:colourRed fh:brightness 3 .")


def test_a_norm_line_is_read(read: Reader) -> None:
    norm = read(COLOUR + PACK + NORM + "fh:own1 fh:about fh:colourRed ; fh:value 12.5 .").norms["OWN1"]
    assert (norm.pack, norm.kind, norm.binding, norm.value) == ("own", "goal", "own", 12.5)
    assert norm.about_in("Colour") == ("RED",)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (NORM.replace('"goal"', '"wish"'), "own1: normKind 'wish' is none of"),
        (NORM.replace('"own" ;', '"perhaps" ;'), "own1: binding 'perhaps' is none of"),
        (NORM.replace("fh:inPack fh:packOwn ;", ""), "own1: a norm stands in a pack"),
        (NORM.replace(' ; fh:citation "Beschluss vom 1.2.2024"', ""), "own1: fh:citation is missing"),
        (NORM + "fh:own1 fh:about fh:Ghost .", "own1: Ghost is no code"),
        (NORM + NORM.replace("fh:own1", "fh:own2"), "notation used twice: .'OWN1'"),
    ],
)
def test_a_wrong_norm_line_is_refused(read: Reader, wrong: str, reason: str) -> None:
    with pytest.raises(ModelError, match=reason):
        read(PACK + wrong)


def test_a_syntax_error_names_the_file(read: Reader) -> None:
    with pytest.raises(ModelError, match=r"widget\.ttl: not Turtle"):
        read("fh:Widget a ")


def test_the_shipped_files_are_read_and_survive_json() -> None:
    model = read_model(schema_files())
    assert parse_model(model_source(model)) == model
