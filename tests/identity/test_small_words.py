"""Small words between the names of two houses, and what a list calls otherwise from one year to the next."""

from pathlib import Path

import pytest

from graph.identity.likeness import Feature, LikenessVerdict, likeness_of
from graph.identity.traits import Traits, names_of, town_words
from graph.stores import GraphStore
from graph.surveys.foreign_names import names_matched
from ontology import Model
from tests.identity.lists import names, organizations, rules, take_in


def verdict(one: str, other: str, town: str = "") -> LikenessVerdict:
    a, b = (Traits(name, names_of([name]), town_words(town)) for name in (one, other))
    said = {likeness_of(a, b).verdict, likeness_of(b, a).verdict}
    assert len(said) == 1
    return said.pop()


@pytest.mark.parametrize("town", ["", "Au"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kita am Park", "Kita im Park"),
        ("Kita an der Mühle", "Kita zur Mühle"),
        ("Haus auf dem Grund", "Haus im Grund"),
        ("Kita vor dem Tor", "Kita hinter dem Tor"),
        ("Kita unter den Linden", "Kita an den Linden"),
        ("Grundschule Am Berg", "Grundschule Im Berg"),
        ("Praxis Dr. Anna Beispiel", "Praxis Dr. A. Beispiel"),
        ("Leben in Würde", "Leben und Würde"),
        ("Frauen für Frauen", "Frauen & Frauen"),
        ("Netz für Kinder", "Netz der Kinder"),
        ("Tür an Tür", "Tür zu Tür"),
        ("Start ins Leben", "Start im Leben"),
        ("Kita am Markt", "Kita im Markt"),
        ("Elternschule in der Klinik", "Elternschule vor der Klinik"),
    ],
)
def test_names_that_differ_in_where_something_is_or_in_an_initial_are_asked_about(
    one: str, other: str, town: str
) -> None:
    assert verdict(one, other, town) is LikenessVerdict.PERHAPS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kita am Park", "Kita an dem Park"),
        ("Kita a. d. Mühle", "Kita an der Mühle"),
        ("Kita i. d. Au", "Kita in der Au"),
        ("Treff beim Bahnhof", "Treff bei dem Bahnhof"),
        ("Jugendamt des Landkreises Berg", "Jugendamt Landkreis Berg"),
        ("Rat & Tat", "Rat und Tat e. V."),
        ("Start ins Leben", "Start in das Leben"),
        ("Amt f. Jugend und Familie", "Amt für Jugend u. Familie"),
        ("Verein zur Förderung der Frühen Hilfen", "Verein zur Förderung Früher Hilfen"),
        ("Die Brücke", "Brücke e. V."),
    ],
)
def test_one_small_word_in_two_spellings_is_one(one: str, other: str) -> None:
    assert verdict(one, other) is LikenessVerdict.SAME


@pytest.mark.parametrize("before", ["des Landkreises Berg", "im Landkreis Berg"])
def test_before_the_word_for_a_district_small_words_say_the_same(before: str) -> None:
    assert verdict(f"Caritasverband {before}", "Caritasverband für den Landkreis Berg", "Berg") is LikenessVerdict.SAME


def test_another_small_word_parts_also_where_the_carrier_stands_in_one_of_the_names() -> None:
    carrier = names_of(["AWO"])
    one, other = (Traits(n, names_of([n]), carriers=carrier) for n in ("AWO Leben in Würde", "Leben und Würde"))
    assert likeness_of(one, other).verdict is LikenessVerdict.PERHAPS


def test_a_small_word_more_needs_something_else_that_agrees() -> None:
    assert verdict("Kita am Park", "Kita Park") is LikenessVerdict.PERHAPS
    assert verdict("Kita am Park", "Kita Park", "Au") is LikenessVerdict.SAME


def test_what_is_called_after_its_place_alone_is_as_many_as_its_kinds() -> None:
    assert verdict("Stadt Au", "Verein Au", "Au") is LikenessVerdict.DIFFERENT
    assert verdict("Stadt Au", "Au", "Au") is LikenessVerdict.SAME


def test_rows_that_differ_in_a_small_word_are_several_and_named(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    rows = ("Kita am Park;KJH", "Kita im Park;KJH", "Kita am  Park;KJH")
    report = take_in(store, model, tmp_path / "a.csv", "Einrichtung;Bereich", *rows)
    assert names(organizations(store)) == ["Kita am Park", "Kita im Park"]
    (told,) = (p for p in report.problems if p.rule == "name-apart")
    assert "„Kita am Park“ und „Kita im Park“: A2 und A3" in told.sentence.de
    assert rules(take_in(store, model, tmp_path / "b.csv", "Einrichtung;Bereich", *rows[::-1]), "which") == [
        ("name-doubled", "A2")
    ]


def test_a_reference_with_another_small_word_is_no_reference(store: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Bereich", "Kita am Park;KJH")
    take_in(store, model, tmp_path / "b.csv", "Einrichtung;Träger", "Krippe Nord;Kita im Park")
    assert names(organizations(store)) == ["Kita am Park", "Kita im Park", "Krippe Nord"]


def test_a_survey_means_the_house_at_the_park_and_no_other(store: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(
        store,
        model,
        tmp_path / "a.csv",
        "Einrichtung;Bereich",
        "Kita am Park;KJH",
        "Kita im Park;KJH",
        "Treff am See;FAM",
    )
    known = organizations(store)
    found = names_matched(["Kita an dem Park", "Kita im Park", "Treff im See"], known, {})
    called = {e.id: e.name for e in known}
    assert {name: called[id] for name, id in found.found.items()} == {
        "Kita an dem Park": "Kita am Park",
        "Kita im Park": "Kita im Park",
    }
    assert list(found.unsure) == ["Treff im See"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Jugendamt", "Kreisjugendamt"),
        ("Kita Regenbogen", "Familienzentrum Regenbogen"),
        ("Kath. Kita St. Anna", "Kath. Kindergarten St. Anna"),
        ("Kita Regenbogen", "Ev. Kita Regenbogen"),
        ("Koordinationsstelle Frühe Hilfen", "Koordinierungsstelle Frühe Hilfen"),
        ("Frühförderstelle", "Frühförderung"),
    ],
)
def test_a_new_name_for_one_that_the_list_no_longer_names_is_asked_about(
    store: GraphStore, model: Model, tmp_path: Path, before: str, after: str
) -> None:
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Bereich", f"{before};KJH", "Polizei;SIO")
    report = take_in(store, model, tmp_path / "b.csv", "Einrichtung;Bereich", f"{after};KJH", "Polizei;SIO")
    (told,) = (p for p in report.problems if p.rule == "perhaps-same")
    assert f"„{after}“ ist vielleicht dieselbe Stelle wie „{before}“" in told.sentence.de
    assert f"nennen Sie „{before}“ in der Liste unter „Weitere Namen“" in told.remedy.de


def test_nothing_is_asked_of_one_that_still_stands_beside_it(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = ("Jugendamt;KJH", "Kita Regenbogen;KJH")
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Bereich", *rows)
    further = (*rows, "Kreisjugendamt;KJH", "Hort Regenbogen;KJH")
    report = take_in(store, model, tmp_path / "b.csv", "Einrichtung;Bereich", *further)
    assert [p.sentence.de for p in report.problems if p.rule == "perhaps-same"] == []


def test_the_advice_for_a_new_name_makes_both_one(store: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Bereich", "Jugendamt;KJH")
    (before,) = organizations(store)
    header = "Einrichtung;Bereich;Weitere Namen"
    take_in(store, model, tmp_path / "b.csv", header, "Kreisjugendamt;KJH;Jugendamt")
    assert [e.id for e in organizations(store)] == [before.id]


def test_the_reason_is_told_in_words() -> None:
    a, b = (Traits(n, names_of([n])) for n in ("Kita am Park", "Kita im Park"))
    assert likeness_of(a, b).features == (Feature.ELSEWHERE,)
