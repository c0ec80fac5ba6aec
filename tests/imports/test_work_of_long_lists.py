"""Work on a long list grows with what differs in it, not with its rows: calls are counted, seconds are not."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import CodeType, FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as some

from api.commands import opening
from graph.imports import import_file, read_workbook
from graph.imports.check.cell_values import Converter
from graph.imports.check.inferring import Inference
from graph.imports.check.staging import Given, check
from graph.imports.naming.naming import Naming, naming_of
from graph.imports.naming.phrases import Patterns
from graph.imports.persons.column_reading import is_mark
from graph.imports.recognise.recognising import recognise
from graph.imports.recognise.reshaping import group_answers
from graph.imports.recognise.texts.name_additions import are_alone, name_addition
from graph.imports.recognise.texts.remarks import former_name, maybe_remarks, maybe_renamed, newer_name, remark_in
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, sheet_lexicon_of
from graph.imports.workbook import Workbook
from graph.records.claims import Claim, claims_to_json
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model, load_model
from ontology.names import EntityType
from tests.bench.long_list import write_long_list
from tests.recognise.lists import book, sheet
from tests.work import steps

_HEADERS = ["Name", "Bereich", "Akteurstyp", "Straße", "Ort"]
_TOWNS = ("Musterstadt", "Südheim", "Großbach")


@contextmanager
def counted(*functions: Callable[..., object]) -> Iterator[Counter[str]]:
    """How often functions of Python are called, by their names."""
    wanted: dict[CodeType, str] = {f.__code__: f.__qualname__ for f in functions}
    found: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in wanted:
            found[wanted[frame.f_code]] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield found
    finally:
        sys.setprofile(before)


def listed(rows: int) -> Workbook:
    """So many organizations of two types in three towns."""
    cells = [
        [f"Einrichtung {n} {_TOWNS[n % 3]}", ("Gesundheitswesen", "Frühförderung")[n % 2], ("KINA", "FF")[n % 2],
         f"Hauptstraße {n}", _TOWNS[n % 3]]
        for n in range(rows)
    ]  # fmt: skip
    return book(sheet([_HEADERS, *cells]))


def calls(model: Model, rows: int, *functions: Callable[..., object]) -> int:
    with counted(*functions) as found:
        staged = check(listed(rows), model, Given(district="99999", today=date(2026, 1, 1)))
    assert staged.rows_accepted == rows
    return found.total()


_MOST_LINES = 3_200
"""Lines of Python for a row of 16 cells from the file into a store: a third more than it took when this was written."""


@pytest.mark.slow
def test_a_row_costs_the_same_in_a_long_list_all_the_way_into_a_store(model: Model, tmp_path: Path) -> None:
    def taken(rows: int) -> int:
        path, store = write_long_list(tmp_path / f"{rows}.xlsx", rows), open_store("sqlite://", model)
        work = steps(lambda: import_file(path, store, model, author="Test", time="2026-06-01T00:00:00+00:00"))
        assert sum(1 for _ in store.records(EVERYTHING, [EntityType.ORGANIZATION])) == rows
        return work

    taken(8)  # what is read once in a process
    few, some_, many = taken(50), taken(100), taken(400)
    assert many - some_ < 300 * _MOST_LINES
    assert many - some_ < 2 * 6 * (some_ - few)


def test_a_long_column_is_looked_through_for_bodies_once_and_not_for_each_possible_header(model: Model) -> None:
    few, many = (calls(model, rows, SheetLexicon.body_kind) for rows in (100, 300))
    assert many - few <= 2 * 200


def test_what_codes_imply_is_worked_out_once_for_each_code(model: Model) -> None:
    assert calls(model, 60, Inference._implied_by) == calls(model, 240, Inference._implied_by) == 2


def test_cells_that_repeat_are_converted_once(model: Model) -> None:
    """Two sectors, two types and three towns: what differs is the same in both lists."""
    assert calls(model, 60, Converter._convert) == calls(model, 240, Converter._convert) < 20


def test_words_that_names_share_are_looked_up_once_and_their_numbers_never(model: Model) -> None:
    naming = Naming(model)
    names = [f"Praxis {number} {town}" for number in range(100, 300) for town in _TOWNS]
    with counted(Patterns._find) as first:
        for name in names[:3]:
            naming.of_name(name)
    with counted(Patterns._find) as later:
        for name in names[3:]:
            naming.of_name(name)
    assert first.total() > 0
    assert later.total() == 0


def test_a_number_that_a_name_means_is_still_found() -> None:
    assert Patterns(["51", "fd*"]).of("51") == ("51",)
    assert Patterns(["51", "fd*"]).of("52") == ()
    assert Patterns(["51*"]).of("512") == ("51*",)


def test_a_list_whose_form_is_remembered_is_read_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, mapping = tmp_path / "liste.csv", tmp_path / "zuordnung.toml"
    path.write_text("Name;Ganz Eigenes\nKita Nord;07211\nKita Süd;07212\n", "utf-8")
    mapping.write_text('[[table]]\nsheet = "liste"\n[table.columns]\n"Ganz Eigenes" = "note"\n', "utf-8")
    opening.remember_form(path, mapping)
    with counted(read_workbook) as found, opening.loaded(path, opening.Asked("99999")):
        pass
    assert found.total() == 1
    assert "wie für Listen dieser Form gemerkt" in capsys.readouterr().err


@given(some.text())
def test_a_mark_is_short_or_has_no_letters(text: str) -> None:
    assert not is_mark(f"{text}Sonnenschein")


_TEXT = some.text(some.characters(exclude_categories=["Cs"]))


@given(some.lists(some.builds(Claim, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT)))
def test_claims_are_the_json_that_any_program_writes(claims: list[Claim]) -> None:
    expected = json.dumps([list(map(str, c)) for c in claims], ensure_ascii=False, separators=(",", ":"))
    assert claims_to_json(claims) == expected


_WORDS = some.sampled_from(("Kita", "Haus", "Anna", "3", "12", "007", "0", "Hebammen", "SGB", "8", "8a", "Nord-", "5,"))
_NAMED = some.builds(
    "{} {}".format, some.sampled_from(("Haus", "Anna", "Kreis-")), some.lists(_WORDS, max_size=3).map(" ".join)
)


@given(some.lists(_NAMED, min_size=1, max_size=12))
def test_names_that_only_numbers_tell_apart_are_read_as_each_alone(names: list[str]) -> None:
    naming = naming_of(load_model())
    assert [naming.of_name(name) for name in names] == [naming.of_words(name) for name in names]


def test_a_number_in_front_that_counts_is_no_number_like_others(model: Model) -> None:
    naming = Naming(model)
    assert not naming.of_name("12345 Hebammen 7").collective
    assert naming.of_name("3 Hebammen").collective
    assert [naming.of_name(n).collective for n in ("Haus 4", "4 Hebammen", "4000 Hebammen")] == [False, True, False]


_NAMES = some.lists(
    some.lists(
        some.sampled_from(
            ("Kita", "(ehemals", "Ost)", "2 x", "→", "neu:", "Vorsitz", "im Wechsel", "\n", "geschlossen")
        ),
        max_size=4,
    ).map(" ".join)
)


@given(_NAMES)
def test_many_texts_in_one_look_are_told_as_one_by_one(texts: list[str]) -> None:
    lexicon = sheet_lexicon_of(load_model())
    assert are_alone(texts, lexicon) == all(name_addition(t, lexicon) is None for t in texts)
    renamed = [t for t in texts if former_name(t) or newer_name(t, lexicon)]
    assert [t for t in maybe_renamed(texts) if former_name(t) or newer_name(t, lexicon)] == renamed
    assert [t for t in maybe_remarks(texts) if remark_in(t, lexicon)] == [t for t in texts if remark_in(t, lexicon)]


def test_texts_that_are_values_as_they_stand_are_looked_at_together_and_not_one_by_one(model: Model) -> None:
    """Names and streets of 300 rows: none is converted by itself while rows are read."""
    few, many = (calls(model, rows, Converter.convert) for rows in (60, 300))
    assert many - few <= 2 * 240  # name and place of each row, which tell the rows apart


def test_one_cell_that_is_no_value_makes_its_column_read_cell_by_cell_and_nothing_is_lost(model: Model) -> None:
    rows = [[f"Einrichtung {n}", "Frühförderung", "FF", f"Hauptstraße {n}", "Südheim"] for n in range(40)]
    rows[7][3], rows[8][3], rows[9][4] = "k. A.", "Am  Wall 1, 24999 Fördeby", " - "
    staged = check(book(sheet([_HEADERS, *rows])), model, Given(district="99999", today=date(2026, 1, 1)))
    streets = {r.value("name"): (r.value("street"), r.value("locality")) for r in staged.records}
    assert streets["Einrichtung 7"] == (None, "Südheim")
    assert streets["Einrichtung 8"][0] == "Am Wall 1"
    assert streets["Einrichtung 9"] == ("Hauptstraße 9", None)
    assert streets["Einrichtung 10"] == ("Hauptstraße 10", "Südheim")


def test_a_person_in_one_cell_of_a_long_column_is_found_as_if_it_stood_alone(model: Model) -> None:
    rows = [[f"Einrichtung {n}", "", "", f"Hauptstraße {n}", "Südheim"] for n in range(1200)]
    rows[777][0] = "Jugendamt, Frau Muster"
    staged = check(book(sheet([_HEADERS, *rows])), model, Given(district="99999", today=date(2026, 1, 1)))
    names = {r.value("name") for r in staged.records}
    assert "Jugendamt" in names
    assert not any("Muster" in (name or "") for name in names)


def test_most_lists_are_no_checklist_of_groups_by_their_headers_alone() -> None:
    """Every row that may be a header is tried, so what looks at cells would look at each of them twenty times."""
    long = listed(200)
    with counted(group_answers._grouped, group_answers._names, group_answers._answers) as found:
        assert recognise(long, sheet_lexicon_of(load_model())).tables
    assert not found
