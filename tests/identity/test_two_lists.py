"""Identity between two lists of a district: re-sorted, re-numbered, re-lettered, renamed."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.identity.duplicates import Judgement, judge
from graph.imports import import_file
from graph.records import Record, to_json
from graph.records.claims import Presence
from graph.stores import GraphStore, open_store
from graph.stores.base import EVERYTHING
from ontology import Model, load_model
from ontology.names import IdentityVerdict
from tests.identity.lists import NOW, OWNER, names, organizations, rules, take_in


def test_a_second_list_with_other_numbers_names_the_same_organizations(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    header = "lfd. Nr.;Einrichtung;Ort;Telefon"
    take_in(store, model, tmp_path / "a.csv", header, "1;Jugendamt;Au;11", "2;Caritas;Au;22", "3;Klinik;Au;33")
    later = ("1;Caritas;Au;22", "2;Gesundheitsamt;Au;44", "3;Jugendamt;Au;11", "4;Klinik;Au;33")
    report = take_in(store, model, tmp_path / "b.csv", header, *later)
    assert names(organizations(store)) == ["Caritas", "Gesundheitsamt", "Jugendamt", "Klinik"]
    assert len([e for e in organizations(store) if e.id in report.created]) == 1
    assert rules(report) == []


def test_one_kennung_of_two_lists_at_two_names_is_two_and_asked(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    header = "Kennung;Einrichtung;Bereich"
    take_in(store, model, tmp_path / "a.csv", header, "K7;Jugendamt;KJH", "K9;Klinik;GES")
    report = take_in(store, model, tmp_path / "b.csv", header, "K7;Gesundheitsamt;GES", "K9;Klinik;GES")
    assert names(organizations(store)) == ["Gesundheitsamt", "Jugendamt", "Klinik"]
    (problem,) = (p for p in report.problems if p.rule == "id-other-name")
    assert (problem.severity, problem.found) == ("question", "K7")
    assert "„Jugendamt“" in problem.sentence.de
    assert "„Gesundheitsamt“" in problem.sentence.de
    again = take_in(store, model, tmp_path / "b.csv", header, "K7;Gesundheitsamt;GES", "K9;Klinik;GES")
    assert (again.revision, rules(again)) == (None, [])


def test_the_earlier_name_among_the_further_ones_makes_it_the_same(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    take_in(store, model, tmp_path / "a.csv", "Kennung;Einrichtung;Bereich", "K7;Treff Mitte;KJH")
    header = "Kennung;Einrichtung;Weitere Namen;Bereich"
    report = take_in(store, model, tmp_path / "b.csv", header, "K7;Haus der Familie;Treff Mitte;KJH")
    assert [e.id for e in organizations(store)] == ["99001:K7"]
    assert rules(report) == []


def test_a_record_named_in_full_is_that_one_whatever_else_the_row_says(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Bereich", "Jugendamt;KJH")
    (before,) = organizations(store)
    take_in(store, model, tmp_path / "b.csv", "Kennung;Einrichtung;Bereich", f"{before.id};Amt 51;KJH")
    assert [e.id for e in organizations(store)] == [before.id]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hilfe f. d. Kind e. V.;Au", "Hilfe für das Kind;Au"),
        ("Hilfe GmbH;Au", "Hilfe gGmbH;Au"),
        ("Hilfe;Au", "Hilfe e. V.;Au"),
        ("Praxis Dr. Meier;Au", "Praxis Dr. med. Meier;Au"),
        ("Kita St. Maria;Au", "Kita Sankt Maria;Au"),
        ("Erziehungsber. Mitte;Au", "Erziehungsberatungsstelle Mitte;Au"),
        ("Dt. Kinderschutzbund OV Au;", "Deutscher Kinderschutzbund Ortsverband Au;"),
    ],
)
def test_a_changed_form_of_the_name_is_the_same_where_nothing_else_can_be_meant(
    store: GraphStore, model: Model, tmp_path: Path, before: str, after: str
) -> None:
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Ort", before)
    report = take_in(store, model, tmp_path / "b.csv", "Einrichtung;Ort", after)
    assert len(organizations(store)) == 1
    assert [r for r in rules(report) if r[0] != "which"] == []  # which group an office belongs to is another question


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Caritas Au", "Caritasverband Au e. V."),
        ("Diakonisches Werk Au e. V.", "Diakonie Au"),
        ("Erziehungsberatungsstelle Au", "Erziehungsberatung Au"),
    ],
)
def test_a_name_without_its_weak_words_in_the_same_town_is_the_same_and_told_once(
    store: GraphStore, model: Model, tmp_path: Path, before: str, after: str
) -> None:
    header = "Einrichtung;Ort;Telefon"
    take_in(store, model, tmp_path / "a.csv", header, f"{before};Au;07240 55501")
    report = take_in(store, model, tmp_path / "b.csv", header, f"{after};Au;")
    assert len(organizations(store)) == 1
    (told,) = (p for p in report.problems if p.rule == "called-otherwise")
    assert (told.cell, told.severity) == ("A2", "question")
    assert f"„{before}“" in told.sentence.de
    again = take_in(store, model, tmp_path / "c.csv", header, f"{after};Au;", "Klinik;Au;")
    assert "called-otherwise" not in {rule for rule, _ in rules(again)}


def test_a_name_without_its_weak_words_that_has_the_same_phone_needs_no_question(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    header = "Einrichtung;Ort;Telefon"
    take_in(store, model, tmp_path / "a.csv", header, "Caritasverband Au;Au;07240 55501")
    report = take_in(store, model, tmp_path / "b.csv", header, "Caritas Au;Au;07240 55501")
    assert (len(organizations(store)), [r for r in rules(report) if r[0] == "called-otherwise"]) == (1, [])


def test_both_names_in_the_new_list_are_two_as_the_question_says(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Ort", "Caritasverband Au;Au")
    take_in(store, model, tmp_path / "b.csv", "Einrichtung;Ort", "Caritas Au;Au", "Caritasverband Au;Au")
    assert names(organizations(store)) == ["Caritas Au", "Caritasverband Au"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["Hilfe e. V.;"], ["Hilfe gGmbH;"]),
        (["Hilfe e. V.;Au"], ["Hilfe gGmbH;Au"]),
        (["Dt. Hilfe Au e. V.;Au"], ["Hilfe Au gGmbH;Au"]),
        (["Praxis Dr. Meier;Au"], ["Praxis Dr. Maier;Au"]),
        (["Kita Nest Au;Au"], ["Kita Nest;Au"]),
        (["Hardtstiftung;Au"], ["Hartstiftung;Au"]),
        (["Treff;Au"], ["Treff;Berg"]),
        (["Caritas Au;Au"], ["Caritas Au;Au", "Caritasverband Au;Au"]),
    ],
)
def test_what_is_not_unambiguous_is_new_and_asked_about(
    store: GraphStore, model: Model, tmp_path: Path, before: list[str], after: list[str]
) -> None:
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Ort", *before)
    report = take_in(store, model, tmp_path / "b.csv", "Einrichtung;Ort", *after)
    assert len(organizations(store)) == 2
    said = {p.rule for p in report.problems}
    assert "perhaps-same" in said or report.perhaps_same
    assert len(report.perhaps_same) == 1 or before == ["Treff;Au"]


@pytest.mark.parametrize("shared", ["E-Mail;hilfe@x.example", "Telefon;0721 1234", "Straße;Am Markt 1"])
def test_an_association_and_its_company_share_an_office_and_are_two(
    store: GraphStore, model: Model, tmp_path: Path, shared: str
) -> None:
    header, value = shared.split(";")
    take_in(store, model, tmp_path / "a.csv", f"Einrichtung;Ort;{header}", f"Hilfe e. V.;Au;{value}")
    report = take_in(store, model, tmp_path / "b.csv", f"Einrichtung;Ort;{header}", f"Hilfe gGmbH;Au;{value}")
    assert names(organizations(store)) == ["Hilfe e. V.", "Hilfe gGmbH"]
    assert len(report.perhaps_same) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AWO Kreisverband", "AWO Ortsverein"),
        ("Kita St. Maria", "Kita St. Marien"),
        ("Kita Sonne I", "Kita Sonne II"),
        ("Familienzentrum 1", "Familienzentrum 2"),
        ("Familienzentrum Nord", "Familienzentrum Süd"),
        ("Jugendamt Abt. 51.1", "Jugendamt Abt. 51.2"),
        ("Hort 1a", "Hort 1b"),
        ("Grundschule Nord", "Grundschule Nordost"),
    ],
)
def test_a_neighbour_in_the_next_list_is_another_one(
    store: GraphStore, model: Model, tmp_path: Path, one: str, other: str
) -> None:
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Ort", f"{one};Au")
    report = take_in(store, model, tmp_path / "b.csv", "Einrichtung;Ort", f"{other};Au")
    assert names(organizations(store)) == sorted((one, other))
    assert not report.perhaps_same


@pytest.mark.parametrize("column", ["E-Mail;jugendamt@x.example", "Telefon;0721 123456"])
def test_a_new_name_with_the_mailbox_or_phone_of_one_that_is_gone_is_asked_about(
    store: GraphStore, model: Model, tmp_path: Path, column: str
) -> None:
    header, _, value = column.partition(";")
    take_in(store, model, tmp_path / "a.csv", f"Einrichtung;{header}", f"Jugendamt;{value}", "Klinik;")
    report = take_in(store, model, tmp_path / "b.csv", f"Einrichtung;{header}", f"Fachbereich 4;{value}", "Klinik;")
    assert rules(report) == [("perhaps-same", "A2")]
    both = ("Einrichtung;" + header, f"Amt Z;{value}", f"Fachbereich 4;{value}", f"Jugendamt;{value}")
    assert rules(take_in(store, model, tmp_path / "c.csv", *both)) == [], "what several share tells nothing"


def test_of_two_with_one_name_the_carrier_tells_which_is_meant(store: GraphStore, model: Model, tmp_path: Path) -> None:
    header = "Einrichtung;Träger"
    take_in(store, model, tmp_path / "a.csv", header, "Treff;AWO", "Treff;Caritas")
    before = {e.id for e in organizations(store)}
    report = take_in(store, model, tmp_path / "b.csv", header, "Treff;Caritas")
    assert {e.id for e in organizations(store)} == before
    assert report.created == tuple(id for id in report.created if ":source" in id)


def test_bodies_are_the_same_under_the_words_that_people_use(store: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(store, model, tmp_path / "gremien.csv", "Name;Art", "Arbeitskreis Kinderschutz;AK")
    take_in(store, model, tmp_path / "gremien 2.csv", "Name", "AK Kinderschutz")
    assert len(list(store.records(types=["Committee"], scope=EVERYTHING))) == 1


def test_an_implied_carrier_is_not_called_gone_by_the_second_import(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    for _ in range(2):
        report = take_in(store, model, tmp_path / "a.csv", "Einrichtung;Träger", "Kita;AWO", "Treff;Caritas")
    assert (report.created, report.changed, report.no_longer, report.revision) == ((), (), (), None)


# -- merges ----------------------------------------------------------------------------------------------------------


def _merge(store: GraphStore, model: Model, keep: str, gone: str) -> None:
    by_name = {e.name: e.id for e in organizations(store)}
    judge(store, model, Judgement(by_name[keep], by_name[gone], IdentityVerdict.SAME, "test", NOW), EVERYTHING)


@pytest.mark.parametrize("header", ["Kennung;Einrichtung;Ort", "lfd. Nr.;Einrichtung;Ort"])
def test_a_list_that_names_a_merged_record_leads_to_the_one_in_its_place(
    store: GraphStore, model: Model, tmp_path: Path, header: str
) -> None:
    rows = ("B1;Hardtstiftung;Au", "B2;Hartstiftung;Au", "B3;Klinik;Au")
    take_in(store, model, tmp_path / "a.csv", header, *rows)
    _merge(store, model, "Hardtstiftung", "Hartstiftung")
    stayed = {e.id for e in organizations(store)}
    again = take_in(store, model, tmp_path / "a.csv", header, *rows)
    assert (again.revision, again.created, again.no_longer, rules(again)) == (None, (), (), [])
    later = take_in(store, model, tmp_path / "b.csv", header, "X9;Hartstiftung;Au")
    assert {e.id for e in organizations(store)} == stayed
    assert rules(later) == []


# -- any order, any numbers ------------------------------------------------------------------------------------------

_NAMES = ["Treff", "Caritas", "Caritas e. V.", "Caritasverband", "Kita St. Georg", "Kita Sankt Georg", "Hilfe gGmbH",
          "Hilfe e. V.", "Hardtstiftung", "Hartstiftung", "Jugendamt"]  # fmt: skip
_ROWS = st.tuples(
    st.sampled_from(_NAMES),
    st.sampled_from(["", "Au", "Berg"]),
    st.sampled_from(["", "AWO", "Diakonie"]),
    st.sampled_from(["", "0721 111111", "0721 222222", "0721 111-22"]),
)


@cache
def _model() -> Model:
    """The model; a fixture would be spelled out in every failing example."""
    return load_model()


def _records(path: Path, rows: list[tuple[str, ...]], *, twice: bool = False) -> list[Record]:
    """The organizations, without the places in the list where they stand."""
    store = open_store("sqlite://", _model())
    text = "\n".join(f"{n};{';'.join(row)}" for n, row in enumerate(rows, start=1))
    path.write_text(f"lfd. Nr.;Einrichtung;Ort;Träger;Telefon\n{text}\n", "utf-8")
    for _ in range(1 + twice):
        report = import_file(path, store, _model(), author="t", time=NOW, district=OWNER, with_persons=True)
    assert not twice or (report.revision, report.no_longer) == (None, ())
    found: list[Record] = [*store.records(types=["Organization"], scope=EVERYTHING), *store.relations(scope=EVERYTHING)]
    store.close()
    return found


_SHARING = [
    ("Caritas e. V.", "", "", "0721 111111"),
    ("Caritas e. V.", "", "Diakonie", ""),
    ("Caritas", "Au", "", "0721 111111"),
    ("Caritas", "Berg", "AWO", ""),
]
"""Two records of one name, of which each has a row with the same phone."""


@example((_SHARING, _SHARING[::-1]))
@given(st.lists(_ROWS, min_size=1, max_size=8).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_rows_in_any_order_under_any_number_are_the_same_records(
    tmp_path: Path, both: tuple[list[tuple[str, ...]], list[tuple[str, ...]]]
) -> None:
    one, other = (_records(tmp_path / "liste.csv", rows, twice=True) for rows in both)
    assert [_bare(r) for r in one] == [_bare(r) for r in other]


@given(st.lists(_ROWS, min_size=1, max_size=6, unique=True).flatmap(st.permutations))
@pytest.mark.slow
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_two_contradicting_rows_are_one_record(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    for record in _records(tmp_path / "liste.csv", rows):
        if not hasattr(record, "source"):
            assert len(record.all("locality")) <= 1


def _bare(record: Record) -> tuple[str, set[tuple[str, str]]]:
    return to_json(record).partition('"id"')[2], {(c.prop, c.value) for c in record.claims}


def test_an_earlier_name_in_a_remark_is_asked_about_and_makes_one_when_entered(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    rows = ("Klinik;Au;", "Jugendamt;Au;früher im Rathaus")
    take_in(store, model, tmp_path / "a.csv", "Einrichtung;Ort;Bemerkung", "Kita Krone;Au;", *rows)
    path = tmp_path / "b.csv"
    report = take_in(store, model, path, "Einrichtung;Ort;Bemerkung", "Kita Neu;Au;ehemals Kita Krone", *rows)
    (told,) = (p for p in report.problems if p.rule == "standing")
    assert told.cell == "C2"
    assert "„Kita Krone“ unter „Weitere Namen“" in told.remedy.de
    (neu,) = (e for e in organizations(store) if e.name == "Kita Neu")
    assert neu.presence is Presence.PRESENT
