"""What a text in a row means when the list, the store or both know somebody by it: in which order they are asked."""

import pytest

from graph.imports.check.index import Index
from graph.records import Entity, entity, relation
from graph.records.claims import EXISTS, Claim
from ontology import load_model
from ontology.names import Prop, RelationType


def known(local: str, *said: tuple[str, str], type: str = "Organization", owner: str = "99001") -> Entity:
    claims = [Claim(EXISTS, ""), *(Claim(prop, value) for prop, value in said)]
    return entity(f"{type}:{local}", type, owner, claims)


@pytest.fixture
def index() -> Index:
    return Index(load_model())


@pytest.mark.parametrize(
    ("text", "listed", "stored"),
    [
        ("A 2", ("A 2", "Nest", ""), ("A 2", "Zelt", "")),
        ("Kita Nest", ("", "Kita Nest", ""), ("", "KITA NEST", "")),
        ("Kita Nest Au", ("", "Kita Nest", "Au"), ("", "Kita Nest", "Au")),
        ("Nest gGmbH", ("", "Nest", ""), ("", "Nest", "")),
        ("a2", ("A 2", "Nest", ""), ("", "Zelt", "")),
    ],
)
def test_what_the_list_says_goes_before_what_the_store_holds(
    index: Index, text: str, listed: tuple[str, str, str], stored: tuple[str, str, str]
) -> None:
    local, name, town = stored
    said = [(Prop.NAME, name), *([(Prop.LOCALITY, town)] if town else [])]
    index.learn([known(local or "1", *said)])
    there = index.find(text, "Organization")
    index.add("Organization:new", "Organization", listed[0], [listed[1]], listed[2])
    assert index.find(text, "Organization") == ["Organization:new"]
    assert index.other(text) == "Organization"
    assert there == ([] if text == "a2" else [f"Organization:{local or '1'}"])


def test_a_kennung_of_the_store_goes_before_a_name_of_the_list(index: Index) -> None:
    index.learn([known("Nest", (Prop.NAME, "Zelt"))])
    index.add("Organization:new", "Organization", "2", ["Nest"])
    assert index.find("Nest", "Organization") == ["Organization:Nest"]


def test_a_sign_written_otherwise_means_one_entity_or_none(index: Index) -> None:
    index.learn([known("A 2", (Prop.NAME, "Zelt"))])
    assert index.find("a2", "Organization") == ["Organization:A 2"]
    index.add("Organization:new", "Organization", "A2 ", ["Nest"])
    assert index.find("a2", "Organization") == []
    index.add("Organization:new", "Organization", "a2", ["Nest"])
    assert index.find("a2", "Organization") == ["Organization:new"]


def test_what_was_merged_is_known_by_its_names_and_means_what_took_its_place(index: Index) -> None:
    old, new = known("1", (Prop.NAME, "Nest"), (Prop.REPLACED_BY, "Organization:2")), known("2", (Prop.NAME, "Zelt"))
    index.learn([old, new])
    texts = ["Nest", "1", "Organization:1", "Zelt"]
    assert [index.find(t, "Organization") for t in texts] == [["Organization:2"]] * 4


def test_names_aliases_and_signs_of_the_store_are_texts_that_it_is_known_by(index: Index) -> None:
    index.learn([known("1", (Prop.ALIAS, "Nest"), (Prop.REFERENCE, "AZ 7")), known("2", (Prop.NAME, "Zelt"))])
    assert [index.find(t, "Organization") for t in ("nest", "AZ 7", "zelt", "Haus")] == [
        ["Organization:1"], ["Organization:1"], ["Organization:2"], [],
    ]  # fmt: skip
    assert index.called("Organization:1") == ("Nest", "1")
    assert index.called("Organization:9") == ("9", "9")


def test_a_first_name_and_a_first_type_stay(index: Index) -> None:
    index.add("Organization:1", "Organization", "1", ["Nest", "Haus"])
    index.add("Organization:1", "Person", "1", ["Zelt"])
    index.learn([known("1", (Prop.NAME, "Burg"))])
    assert (index.called("Organization:1")[0], index.types["Organization:1"]) == ("Nest", "Organization")
    assert index.find("Zelt", "Organization") == index.find("Burg", "Organization") == ["Organization:1"]
    assert index.find("Zelt", "Person") == []


def test_carriers_are_known_by_their_names_or_their_ids(index: Index) -> None:
    ties = [
        relation(
            f"r:{n}", RelationType.HAS_CARRIER, ("Organization:1", f"Organization:{n}"), "99001", [Claim(EXISTS, "")]
        )
        for n in (2, 3)
    ]
    index.learn([known("1", (Prop.NAME, "Nest")), known("2", (Prop.NAME, "AWO")), known("3")], ties)
    assert index.carriers == {"Organization:1": {"Organization:2": "AWO", "Organization:3": "Organization:3"}}


def test_foreign_is_what_the_store_holds_for_others(index: Index) -> None:
    index.learn([known("1"), known("2", owner="99002")])
    asked = [index.is_foreign(f"Organization:{n}", "99001") for n in (1, 2, 3)]
    assert asked == [False, True, False]


def test_parts_of_a_text_are_meant_where_each_is_one_entity_and_the_whole_none(index: Index) -> None:
    for number, name in enumerate(["Nest", "Zelt", "Haus und Hof", "Haus", "Hof", "Burg", "burg"]):
        index.add(f"Organization:{number}", "Organization", str(number), [name])
    parts = [index.pieces(t, "Organization") for t in ("Nest und Zelt", "Haus und Hof", "Nest und Burg", "Nest, Au")]
    assert [tuple(p) for p in parts] == [("Nest", "Zelt"), ("Haus und Hof",), ("Nest und Burg",), ("Nest, Au",)]
