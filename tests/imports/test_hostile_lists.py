"""Lists made to harm, or harmed: odd paths, heaps of cells, tricky ids, rows that reach into other districts."""

import os
from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.imports import ImportReport, import_file
from graph.imports.read import read_workbook
from graph.imports.read.limits import MAX_COLUMNS
from graph.records import Record, Relation, to_json
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Scope
from ontology import Model
from tests.work import steps

DAY = "2025-12-31"
HERE = "ags,name,typ,land\n99001000,Stadt Musterstadt,KS,BW\n"
THERE = "ags,name,typ,land\n99002000,Anderstadt,KS,BW\n"


def take_in(store: GraphStore, model: Model, folder: Path, **sheets: str) -> ImportReport:
    """Import a folder with these CSV files."""
    folder.mkdir()
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return import_file(
        folder, store, model, author="test", time="2026-01-01T00:00:00+00:00", stated_on=DAY, without_rejected=True
    )


def unread(report: ImportReport) -> list[tuple[str, str, str]]:
    return [(p.rule, p.sheet, p.cell) for p in report.problems if p.unread]


def errors(report: ImportReport) -> list[tuple[str, str, str]]:
    return [(p.rule, p.sheet, p.cell) for p in report.problems if p.severity == "error"]


# -- paths -----------------------------------------------------------------------------------------------------------


def test_devices_and_pipes_are_no_lists(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rohr.csv")
    (tmp_path / "null.csv").symlink_to("/dev/zero")
    for path in (Path("/dev/zero"), tmp_path / "rohr.csv", tmp_path / "null.csv"):
        with pytest.raises(UnreadableFileError, match="keine Datei"):
            read_workbook(path)
    with pytest.raises(UnreadableFileError, match="keine Liste"):
        read_workbook(tmp_path)


def test_a_loop_of_links_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "kreis").symlink_to(tmp_path / "kreis")
    (tmp_path / "selbst").mkdir()
    (tmp_path / "selbst" / "wieder").symlink_to(tmp_path / "selbst")
    for name in ("kreis", "selbst"):
        with pytest.raises(UnreadableFileError):
            read_workbook(tmp_path / name)


def test_a_heap_of_files_is_refused(tmp_path: Path) -> None:
    for number in range(201):
        (tmp_path / f"liste{number}.csv").write_text("Name\nA\n")
    with pytest.raises(UnreadableFileError, match="mehr als 200 Listen"):
        read_workbook(tmp_path)


def test_a_file_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xfcro.csv"))
    path.write_text("Name\nA\n")
    assert read_workbook(path).name == "b?ro.csv"


# -- heaps of cells --------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "x;" * 1_000_000 + "\n",
        "Name\n" + "\n" * 1_100_000 + "A\n",
        "Name;Ort\n" + ";" * (MAX_COLUMNS + 5) + "x\n",
    ],
)
def test_what_no_list_can_hold_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(UnreadableFileError, match="mehr als 2000 Spalten oder"):
        read_workbook(tmp_path / "a.csv")


@pytest.mark.slow
@pytest.mark.parametrize("text", ["x" * 50_000_000, 'Name;Ort\n"' + "a;b\n" * 5_000_000])
def test_fifty_megabytes_that_are_no_table_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(UnreadableFileError, match="CSV-Datei"):
        read_workbook(tmp_path / "a.csv")


@pytest.mark.slow
def test_the_work_of_a_wide_list_grows_with_its_columns(store: GraphStore, model: Model, tmp_path: Path) -> None:
    """Eight times the columns may cost sixteen times the steps, not sixty-four."""

    def taken(columns: int) -> int:
        names = ",".join(f"Spalte {n}" for n in range(columns))

        def take() -> None:
            report = take_in(store, model, tmp_path / str(columns), bezirk=HERE, akteure=f"id,name,{names}\nA1,Amt\n")
            assert report.rows_rejected == 0
            assert len(report.unmapped.headers) == columns

        return steps(take)

    taken(8)
    assert taken(MAX_COLUMNS - 2) < 16 * taken((MAX_COLUMNS - 2) // 8)


@pytest.mark.slow
def test_a_cell_with_a_hundred_thousand_values_is_read(store: GraphStore, model: Model, tmp_path: Path) -> None:
    many = ";".join(f"N{n}" for n in range(16_000))
    report = take_in(store, model, tmp_path / "netz", bezirk=HERE, akteure=f'id,name,alias\nA1,Amt,"{many}"\n')
    assert report.ok
    found = store.get("99001:A1", scope=EVERYTHING)
    assert found is not None
    assert len(found.all("alias")) == 16_000


# -- values ----------------------------------------------------------------------------------------------------------

_NAMES = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "../../etc",
    "' OR 1=1",
]


@pytest.mark.parametrize("name", _NAMES)
def test_a_name_made_to_harm_is_kept_as_text(store: GraphStore, model: Model, tmp_path: Path, name: str) -> None:
    report = take_in(store, model, tmp_path / "netz", bezirk=HERE, akteure=f"id,name\nA1,{name}\n")
    assert report.ok
    found = store.get("99001:A1", scope=EVERYTHING)
    assert found is not None
    assert found.value("name") == name


@pytest.mark.parametrize(("name", "kept"), [("\x1b[31mrot\x1b[0m", "[31mrot[0m"), ("a\u202egpj.exe", "agpj.exe")])
def test_what_steers_a_terminal_or_turns_text_around_is_not_kept(
    store: GraphStore, model: Model, tmp_path: Path, name: str, kept: str
) -> None:
    report = take_in(store, model, tmp_path / "netz", bezirk=HERE, akteure=f"id,name\nA1,{name}\n")
    found = store.get("99001:A1", scope=EVERYTHING)
    assert found is not None
    assert found.value("name") == kept
    assert [p.cell for p in report.problems if p.rule == "invisible"] == ["B2"]


@pytest.mark.parametrize("day", ["31.02.2024", "0000", "2024-13", "99.99.9999", "٣١.١٢.٢٠٢٤", "2024-02-30T00:00"])
def test_a_day_that_never_was_stays_unread_with_a_remedy(
    store: GraphStore, model: Model, tmp_path: Path, day: str
) -> None:
    report = take_in(store, model, tmp_path / "netz", bezirk=HERE, gremien=f"id,name,seit\nG1,Ausschuss,{day}\n")
    assert unread(report) == [("datatype", "gremien", "C2")]
    assert report.ok
    assert all(p.remedy.de for p in report.problems)


@pytest.mark.parametrize("seats", ["-3", "0", "1e9", "ein paar", "9" * 5000])
def test_seats_that_cannot_be_stay_unread(store: GraphStore, model: Model, tmp_path: Path, seats: str) -> None:
    report = take_in(
        store,
        model,
        tmp_path / "netz",
        bezirk=HERE,
        akteure="id,name\nA1,Amt\n",
        gremien="id,name\nG1,Ausschuss\n",
        mitgliedschaften=f"akteur,gremium,sitze\nA1,G1,{seats}\n",
    )
    assert [(sheet, cell) for _, sheet, cell in unread(report)] == [("mitgliedschaften", "C2")]
    assert report.ok


def test_references_in_a_circle_are_kept_and_to_itself_told(store: GraphStore, model: Model, tmp_path: Path) -> None:
    report = take_in(
        store, model, tmp_path / "netz", bezirk=HERE, akteure="id,name,Träger\nA1,Amt,A1\nA2,B,A3\nA3,C,A2\n"
    )
    assert report.ok
    assert {(r.source[-2:], r.target[-2:]) for r in store.relations(scope=EVERYTHING)} == {
        ("A2", "A3"),
        ("A3", "A2"),
    }


# -- ids -------------------------------------------------------------------------------------------------------------


def test_ids_that_look_alike_in_an_address_stay_apart(store: GraphStore, model: Model, tmp_path: Path) -> None:
    names = "id,name\nÄ1,Amt eins\nÖ1,Amt zwei\nA/1,Amt drei\nA 1,Amt vier\n../A,Amt fünf\n"
    report = take_in(store, model, tmp_path / "netz", bezirk=HERE, akteure=names)
    assert report.ok
    found = [e.id for e in store.records(types=["Organization"], scope=EVERYTHING)]
    assert len(found) == 5
    assert all(set("/ ").isdisjoint(id) for id in found)


def test_an_id_of_ten_thousand_letters_is_shortened(store: GraphStore, model: Model, tmp_path: Path) -> None:
    long = "x" * 10_000
    lists = f"id,name\n{long},Amt\n{long}y,Amt zwei\n"
    report = take_in(store, model, tmp_path / "netz", bezirk=HERE, akteure=lists, gremien=f"id,name\n{long},Runde\n")
    assert [(p.rule, p.sheet, p.cell) for p in report.problems] == [("id", "gremien", "A2")]
    assert {len(e.id) for e in store.records(types=["Organization"], scope=EVERYTHING)} == {77}


ACTORS = "id,name\nA1,Amt\nA2,Amt zwei\nA3,Amt drei\n"


@pytest.mark.parametrize("rows", ["id,von,zu\nA1,A1,A2\n", "id,von,zu\nB1,A1,A2\nB1,A2,A3\n"])
def test_an_id_cannot_stand_for_two_relations(store: GraphStore, model: Model, tmp_path: Path, rows: str) -> None:
    report = take_in(store, model, tmp_path / "netz", bezirk=HERE, akteure=ACTORS, beziehungen=rows)
    assert [(rule, at) for rule, at, _ in unread(report)] == [("id", "beziehungen")]
    assert len(list(store.records(types=["Organization"], scope=EVERYTHING))) == 3
    stored = [r.id for r in store.relations(scope=EVERYTHING)]
    assert len(set(stored)) == len(stored) == rows.count("\n") - 1, "the cell is left out, the relation is kept"
    assert "99001:A1" not in stored


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        ("gremien", "id,name\nA1,Ausschuss\n"),
        ("akteure", "id,name\nA1,Amt\nA2,Amt zwei\nA3,Amt drei\nbezirk,Amt vier\n"),
    ],
)
def test_an_actor_with_the_id_of_something_else_gets_another_one(
    store: GraphStore, model: Model, tmp_path: Path, sheet: str, rows: str
) -> None:
    report = take_in(store, model, tmp_path / "netz", **{"bezirk": HERE, "akteure": ACTORS, sheet: rows})
    assert report.ok
    assert [(p.rule, p.sheet) for p in report.problems] == [("id", sheet)]
    assert len(list(store.records(types=["Organization", "Committee"], scope=EVERYTHING))) == 4
    assert len(list(store.records(types=["District"], scope=EVERYTHING))) == 1


@pytest.mark.parametrize("rows", ["A1,A1,A2\n", "B1,A1,A2\nB1,A2,A3\n"])
def test_a_tie_whose_id_is_taken_is_kept_without_it(store: GraphStore, model: Model, tmp_path: Path, rows: str) -> None:
    lists = {"bezirk": HERE, "akteure": "id,name\nA1,Amt\nA2,Amt zwei\nA3,Amt drei\n"}
    report = take_in(store, model, tmp_path / "netz", **lists, beziehungen=f"id,von,zu\n{rows}")
    assert [(rule, at) for rule, at, _ in unread(report)] == [("id", "beziehungen")]
    assert len(list(store.relations(scope=EVERYTHING))) == rows.count("\n")
    assert len(list(store.records(types=["Organization"], scope=EVERYTHING))) == 3


@pytest.mark.parametrize("key", ["shared", "Gemeinsam", "SHARED", "../../x", "a:b", "x" * 5000])
def test_a_district_cannot_take_a_key_of_ours(store: GraphStore, model: Model, tmp_path: Path, key: str) -> None:
    rows = f"id,ags,name,typ,land\n{key},99001000,Stadt Musterstadt,KS,BW\n"
    take_in(store, model, tmp_path / "netz", bezirk=rows, akteure="id,name\nA1,Amt\n")
    owners = {r.owner for r in store.records(EVERYTHING)}
    assert len(owners) == 1
    assert owners.isdisjoint({"shared", "gemeinsam"})
    assert all(set("/:").isdisjoint(o) and len(o) <= 60 for o in owners)


# -- other districts -------------------------------------------------------------------------------------------------


@pytest.fixture
def two(store: GraphStore, model: Model, tmp_path: Path) -> GraphStore:
    """A store that holds another district with an organization, a paper and a source."""
    take_in(
        store,
        model,
        tmp_path / "dort",
        bezirk=THERE,
        akteure="id,name,Quelle\nA1,Jugendamt dort,Liste\n",
        vorlagen="id,name,reference\nV1,Konzept,VO/1\n",
    )
    return store


def _theirs(store: GraphStore) -> list[str]:
    return [to_json(r) for r in _all(store) if r.owner == "99002"]


def _all(store: GraphStore) -> list[Record]:
    return [*store.records(EVERYTHING), *store.relations(scope=EVERYTHING)]


@pytest.mark.parametrize("owner", ["99002", "Anderstadt", "gemeinsam", "shared"])
def test_a_list_of_one_district_writes_into_no_other_and_not_for_all(
    two: GraphStore, model: Model, tmp_path: Path, owner: str
) -> None:
    before = _theirs(two)
    rows = f"id,name,Bezirk der Angabe\nA1,Anderes Amt,{owner}\n"
    report = take_in(two, model, tmp_path / "hier", bezirk=HERE, akteure=rows)
    assert errors(report) == [("owner", "akteure", "C2")]
    assert "Bezirk" in report.problems[0].remedy.de
    assert _theirs(two) == before
    assert not list(two.records(Scope(frozenset())))


def test_what_another_district_keeps_is_neither_found_nor_cited(two: GraphStore, model: Model, tmp_path: Path) -> None:
    before = _theirs(two)
    report = take_in(
        two,
        model,
        tmp_path / "hier",
        bezirk=HERE,
        akteure="id,name,Quelle\nA2,Amt,Liste\n",
        beziehungen="von,zu\nA2,Jugendamt dort\nA2,99002:A1\n",
    )
    assert [rule for rule, _, _ in errors(report)] == ["target", "target"]
    assert _theirs(two) == before
    here = [r for r in _all(two) if r.owner == "99001"]
    assert {s.partition(":")[0] for r in here for s in r.sources} == {"99001"}
    assert not [r for r in here if isinstance(r, Relation)]


def test_a_list_about_several_districts_may_write_for_each_and_for_all(
    two: GraphStore, model: Model, tmp_path: Path
) -> None:
    rows = "id,name,Bezirk der Angabe\nA1,Jugendamt dort,Anderstadt\nA2,Amt hier,99001\nA3,NZFH,\nA4,Land,gemeinsam\n"
    both = HERE + "99002000,Anderstadt,KS,BW\n"
    assert take_in(two, model, tmp_path / "hier", bezirke=both, akteure=rows).ok
    found = {e.id for e in two.records(types=["Organization"], scope=EVERYTHING)}
    assert found == {"99002:A1", "99001:A2", "shared:A3", "shared:A4"}


def test_a_list_about_one_district_may_write_for_all_if_its_sheet_says_so(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    district = "ags,name,typ,land,Bezirk der Angabe\n99001000,Stadt Musterstadt,KS,BW,gemeinsam\n"
    rows = "id,name,Bezirk der Angabe\nA1,NZFH,gemeinsam\nA2,Amt,\n"
    assert take_in(store, model, tmp_path / "hier", bezirk=district, akteure=rows).ok
    assert {e.id for e in store.records(types=["Organization"], scope=EVERYTHING)} == {"shared:A1", "99001:A2"}


def test_a_district_changes_nothing_of_a_paper_that_belongs_to_all(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    both = HERE + "99002000,Anderstadt,KS,BW\n"
    take_in(store, model, tmp_path / "alle", bezirke=both, vorlagen="id,name,reference\nV1,Konzept,VO/1\n")
    before = to_json(next(iter(store.records(types=["Paper"], scope=EVERYTHING))))
    report = take_in(
        store,
        model,
        tmp_path / "hier",
        bezirk=HERE,
        gremien="id,name\nG1,Ausschuss\n",
        beratungen="vorlage,gremium,titel\nV1,G1,Falscher Titel\n",
    )
    assert unread(report) == [("owner", "beratungen", "A2")]
    assert [r.type for r in store.relations(scope=EVERYTHING) if r.owner == "99001"] == ["Consultation"]
    assert to_json(next(iter(store.records(types=["Paper"], scope=EVERYTHING)))) == before
