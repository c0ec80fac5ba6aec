"""Search: what people type finds what they mean, on every engine."""

from time import thread_time

import pytest

from graph.records import entity
from graph.records.claims import Claim
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING, Scope
from graph.stores.search import initials, plain
from ontology import Model
from tests.store.small import commit, org, thing

NAMES = {
    "d1:jug": "Jugendämter Süd-West",
    "d1:skf": "Sozialdienst katholischer Frauen",
    "d1:geb": "Geburtsklinik am Park",
    "d1:str": "Beratungsstelle Große Straße",
    "d1:efl": "Ehe-, Familien- und Lebensberatung",
    "d1:kit": "Kita Löwenzahn",
    "d1:loe": "Loewenzahn e. V.",
    "d1:caf": "Café Kinderwagen",
    "d1:mue": "Praxis am Müllerplatz",
    "d1:100": "100% Familie_nzeit",
}


def found(store: GraphStore, text: str) -> set[str]:
    return {e.id.partition(":")[2] for e in store.search(text, scope=EVERYTHING)}


@pytest.fixture
def names(opened: GraphStore) -> GraphStore:
    alias = org("d1:asd", "Sozialer Dienst", alias="ASD;Bezirkssozialdienst")
    paper = thing("d1:pap", "Paper", name="Konzept", reference="VO/2018/601")
    commit(opened, *(org(id, name) for id, name in NAMES.items()), alias, paper)
    return opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jugendämter", {"jug"}),
        ("jugendaemter", {"jug"}),
        ("Jugendamter", {"jug"}),
        ("JUGENDÄMTER", {"jug"}),
        ("Jugenda\u0308mter", {"jug"}),
        ("Löwenzahn", {"kit", "loe"}),
        ("loewenzahn", {"kit", "loe"}),
        ("lowenzahn", {"kit", "loe"}),
        ("Straße", {"str"}),
        ("strasse", {"str"}),
        ("grosse STRASSE", {"str"}),
        ("cafe", {"caf"}),
        ("muellerplatz", {"mue"}),
    ],
)
def test_case_umlauts_and_sz_do_not_matter(names: GraphStore, text: str, expected: set[str]) -> None:
    assert found(names, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SkF", {"skf"}),
        ("skf", {"skf"}),
        ("ASD", {"asd"}),
        ("EFL", {"efl"}),
        ("Bezirkssozialdienst", {"asd"}),
        ("klinik", {"geb"}),
        ("2018/601", {"pap"}),
        ("VO 601", {"pap"}),
    ],
)
def test_abbreviations_aliases_references_and_parts_of_compounds(
    names: GraphStore, text: str, expected: set[str]
) -> None:
    assert found(names, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("süd jugend", {"jug"}),
        ("park geburt", {"geb"}),
        ("am park", {"geb"}),
        ("am", {"geb", "mue", "jug", "efl", "100"}),
        ("am pl", {"mue"}),
        ("ki lö", {"kit"}),
        ("ev", set()),
        ("jugend kirche", set()),
    ],
)
def test_every_word_has_to_occur_even_short_ones(names: GraphStore, text: str, expected: set[str]) -> None:
    assert found(names, text) == expected


@pytest.mark.parametrize("text", ["%", "_", "%%", "*", '"', "'", "", "   ", "( )", "?", "\x00"])
def test_signs_alone_find_nothing(names: GraphStore, text: str) -> None:
    assert found(names, text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100%", {"100"}),
        ("ter%Jug", {"jug"}),
        ("ta_ki", {"kit"}),
        ("Kita OR Park", set()),
        ("kit*", {"kit"}),
        ("NEAR(kita)", set()),
    ],
)
def test_signs_are_no_wildcards_and_no_query_language(names: GraphStore, text: str, expected: set[str]) -> None:
    assert found(names, text) == expected


def test_a_very_long_query_is_answered(names: GraphStore) -> None:
    assert found(names, "Kita " * 5_000) == {"kit"}
    assert found(names, "x" * 100_000) == set()


def test_the_whole_name_comes_first_then_beginnings_then_the_rest(opened: GraphStore) -> None:
    given = ["Kreisjugendamt Nord", "Jugendamt Musterstadt", "Jugendamt", "Jugendamt Süd"]
    commit(opened, *(org(f"d1:{i}", name) for i, name in enumerate(given)))
    hits = [e.name for e in opened.search("jugendamt", scope=EVERYTHING)]
    assert hits == ["Jugendamt", "Jugendamt Süd", "Jugendamt Musterstadt", "Kreisjugendamt Nord"]


def test_the_limit_keeps_the_best(opened: GraphStore) -> None:
    commit(opened, *(org(f"d1:{i}", f"Kita Nummer {i}") for i in range(20)), org("d1:k", "Kita"))
    hits = opened.search("kita", limit=3, scope=EVERYTHING)
    assert len(hits) == 3
    assert hits[0].name == "Kita"


def test_a_denied_name_is_not_found_and_a_second_one_is(opened: GraphStore) -> None:
    said = [Claim("name", "Haus A", status="confirmed"), Claim("name", "Haus B", "d1:q2", status="fromList")]
    denied = Claim("alias", "Villa", status="confirmedAbsent")
    commit(opened, entity("d1:a", "Organization", "d1", [*said, denied]))
    assert found(opened, "Haus A") == found(opened, "Haus B") == {"a"}
    assert found(opened, "Villa") == set()


def test_a_whole_alias_comes_before_a_shorter_name_that_only_begins_so(opened: GraphStore) -> None:
    """The length of the name decides only among hits of one kind."""
    whole = org("d1:w", "Allgemeiner Sozialer Dienst des Jugendamtes", alias="ASD")
    begins, inside = org("d1:b", "ASD Nord-West"), org("d1:i", "Der ASD")
    commit(opened, inside, begins, whole)
    assert [e.id for e in opened.search("asd", scope=EVERYTHING)] == ["d1:w", "d1:b", "d1:i"]


def test_among_hits_of_one_kind_the_shorter_name_is_first_then_the_alphabet(opened: GraphStore) -> None:
    given = ["Kita Süden", "Kita Nord", "Kita Auen", "Kita Berg"]
    commit(opened, *(org(f"d1:{i}", name) for i, name in enumerate(given)))
    assert [e.name for e in opened.search("kita", scope=EVERYTHING)] == [
        "Kita Auen",
        "Kita Berg",
        "Kita Nord",
        "Kita Süden",
    ]


def test_sixteen_words_count_and_what_follows_is_left_out(opened: GraphStore) -> None:
    words = [f"wort{letter}" for letter in "abcdefghijklmnopq"]
    commit(opened, org("d1:a", " ".join(words[:16])), org("d1:b", " ".join(words[:15])))
    assert found(opened, " ".join(words)) == {"a"}


def test_four_hundred_signs_count_and_what_follows_is_left_out(opened: GraphStore) -> None:
    long = "x" * 398
    commit(opened, org("d1:a", f"{long}yz"), org("d1:b", f"{long}y"))
    assert found(opened, f"{long}yz and more") == {"a"}
    assert found(opened, f"{long}yzw") == {"a"}


def test_small_words_have_no_initial() -> None:
    small = ["der", "die", "das", "des", "den", "und", "für", "im", "in", "am", "an", "zur", "zum", "von", "e", "v"]
    assert [w for w in small if initials(plain(f"Haus {w} Familie")) != "hf"] == []


def test_who_sees_a_part_searches_it_as_fast_as_all(model: Model) -> None:
    """What can be seen is looked at of what is found: the other way round it takes the square of the records."""
    store = open_store("sqlite://", model)
    commit(store, *(org(f"d1:{i}", f"Beratungsstelle {i:05} Horn") for i in range(1500)))
    seconds = list[float]()
    for scope in (EVERYTHING, Scope.of("d1")):
        begun = thread_time()
        for _ in range(3):
            assert len(store.search("Beratungsstelle 00017", scope)) == 1
        seconds.append(thread_time() - begun)
    assert seconds[1] < 20 * seconds[0] + 0.05
    store.close()
