"""A survey made elsewhere is shown as it is understood; what is not certain is asked, and nothing is guessed."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from graph.imports import read_workbook
from graph.records import Record, Relation, entity
from graph.records.claims import EXISTS, Claim
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, put
from graph.surveys.foreign_scale import foreign_scale
from graph.surveys.foreign_tables import ForeignCell, ForeignTable, foreign_table
from graph.surveys.survey_words import SCALE
from ontology import Model, load_model
from ontology.names import RelationType

KEY = "90001"
NAMES = ("Jugendamt Musterau", "Klinik Süd gGmbH", "Kita Löwenzahn", "Hebammenpraxis Nord", "Schule am Bach")
LEVELS = (("", "3", "2", "", "0"), ("2", "", "0", "1", "0"), ("2", "", "", "", ""), ("",) * 5, ("0", "0", "1", "2", ""))
"""Row says of column; the midwives did not answer."""
ALL_KNOWN = ("--scale", "0=0,1=1,2=2,3=4", "--says", "rows")
Do = Callable[..., Result]


def book(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    made.save(path)
    return path


def matrix_rows(names: Sequence[str] = NAMES) -> list[list[object]]:
    rows: list[list[object]] = [["", *names]]
    return rows + [[name, *levels] for name, levels in zip(names, LEVELS, strict=True)]


def pairs() -> list[tuple[str, str, str]]:
    """What the matrix says, as lines of a list."""
    return [
        (one, other, level)
        for one, row in zip(NAMES, LEVELS, strict=True)
        for other, level in zip(NAMES, row, strict=True)
        if level
    ]


def read(path: Path, columns: Sequence[str] = ()) -> ForeignTable:
    found = foreign_table(read_workbook(path), columns)
    assert found is not None
    return found


def said(table: ForeignTable) -> set[tuple[str, str, str]]:
    return {(c.says, c.of, c.text) for c in table.cells if c.text}


# -- forms of files -----------------------------------------------------------------------------------------------


def titled(rows: list[list[object]]) -> list[list[object]]:
    return [["Netzwerkerhebung 2025"], [], *rows]


def numbered(rows: list[list[object]]) -> list[list[object]]:
    top: list[object] = ["Nr.", "Organisation", *map(str, range(1, len(NAMES) + 1))]
    return [top, *([str(n), *row] for n, row in enumerate(rows[1:], start=1))]


def as_numbers(rows: list[list[object]]) -> list[list[object]]:
    return [[int(c) if isinstance(c, str) and c.isdecimal() else c for c in row] for row in rows]


def shifted(rows: list[list[object]]) -> list[list[object]]:
    return [["", "", *row] for row in rows]


def lettered(rows: list[list[object]]) -> list[list[object]]:
    return [["", "", *"ABCDE"], *([letter, *row] for letter, row in zip("ABCDE", rows[1:], strict=True))]


def with_numbers_before_the_names(rows: list[list[object]]) -> list[list[object]]:
    top: list[object] = ["", *(f"{n} {name}" for n, name in enumerate(NAMES, start=1))]
    return [top, *([f"{n}. {row[0]}", *row[1:]] for n, row in enumerate(rows[1:], start=1))]


def in_capitals(rows: list[list[object]]) -> list[list[object]]:
    return [["", *(name.upper() for name in NAMES)], *rows[1:]]


def as_decimals(rows: list[list[object]]) -> list[list[object]]:
    return [[f"{c},0" if isinstance(c, str) and c.isdecimal() else c for c in row] for row in rows]


def with_sums(rows: list[list[object]]) -> list[list[object]]:
    return [[*rows[0], "Summe"], *([*row, "5"] for row in rows[1:]), ["Gesamt", *("4",) * (len(NAMES) + 1)]]


def with_a_legend(rows: list[list[object]]) -> list[list[object]]:
    return [*rows, [], ["Legende", "3 = eng"], ["0 = kein Kontakt"], ["Stand: 2025"]]


ODD_FORMS = [
    *(lettered, with_numbers_before_the_names, in_capitals),
    *(as_decimals, with_sums, with_a_legend),
]


@pytest.mark.parametrize("form", [list, titled, numbered, as_numbers, shifted, *ODD_FORMS])
def test_a_matrix_is_read_wherever_it_stands(
    tmp_path: Path, form: Callable[[list[list[object]]], list[list[object]]]
) -> None:
    table = read(book(tmp_path / "m.xlsx", form(matrix_rows())))
    assert (table.kind, set(table.names), said(table)) == ("matrix", set(NAMES), set(pairs()))


@pytest.mark.parametrize(
    "heads",
    [
        ("Von", "Zu", "Stärke"),
        ("source", "target", "weight"),
        ("Respondent", "Partner", "Level of Collaboration"),
        ("From", "To", "Strength"),
        ("Befragte Einrichtung", "Kooperationspartner", "Intensität (0-3)"),
        ("respondent_name", "partner_name", "level"),
    ],
)
@pytest.mark.parametrize("mark", [";", ","])
def test_a_list_is_read_by_its_heads(tmp_path: Path, heads: tuple[str, str, str], mark: str) -> None:
    path = tmp_path / "l.csv"
    path.write_text("\n".join(mark.join(line) for line in (heads, *pairs())), "utf-8")
    table = read(path)
    assert (table.kind, said(table), table.heads) == ("list", set(pairs()), heads)


def test_numbers_of_a_list_are_no_edges_of_a_matrix(tmp_path: Path) -> None:
    """Numbers of the lines down, answers across: they share some, and are no organizations."""
    heads = ("respondent_id", "respondent_name", "partner_name", "frequency", "level", "trust", "worth")
    rows = [heads, *((n, one, other, "4", level, "3", "2") for n, (one, other, level) in enumerate(pairs()))]
    table = read(book(tmp_path / "l.xlsx", rows))
    assert (table.kind, said(table)) == ("list", set(pairs()))


def test_a_number_before_one_name_alone_belongs_to_it(tmp_path: Path) -> None:
    names = ("1. Grundschule Musterau", *NAMES[1:])
    assert set(read(book(tmp_path / "m.xlsx", matrix_rows(names))).names) == set(names)


def test_a_list_with_other_heads_is_asked_and_read_when_they_are_named(tmp_path: Path) -> None:
    rows = [("Nr", "Q1", "Q2", "Q3", "Q4"), *((n, *line, "x") for n, line in enumerate(pairs()))]
    path = book(tmp_path / "l.xlsx", rows)
    assert foreign_table(read_workbook(path)) is None
    assert said(read(path, ("Q1", "Q2", "Q3"))) == set(pairs())
    assert foreign_table(read_workbook(path), ("Q1", "Q2", "Q9")) is None


def test_two_columns_that_may_be_the_level_are_not_chosen_from(tmp_path: Path) -> None:
    rows = [("Von", "Zu", "Stärke", "Wert"), *((*line, "1") for line in pairs())]
    path = book(tmp_path / "l.xlsx", rows)
    assert foreign_table(read_workbook(path)) is None
    assert said(read(path, ("Von", "Zu", "Stärke"))) == set(pairs())


# -- the scale ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("values", [("0", "1", "2", "3"), ("1", "5"), ("0", "4"), ("x",), ("oft", "selten"), ("3.0",)])
def test_no_number_and_no_strange_word_is_taken_for_a_level_unasked(values: tuple[str, ...]) -> None:
    scale = foreign_scale([ForeignCell("a", "b", v, "A1") for v in values], {})
    assert set(scale.unknown) == set(values)
    assert not any(scale.level(v) for v in values)


def test_the_words_of_our_own_scale_are_sure_and_blank_says_nothing() -> None:
    texts = ["", *(t.de.upper() for t in SCALE), *(f"{n} – {t.de}" for n, t in enumerate(SCALE))]
    scale = foreign_scale([ForeignCell("a", "b", t, "A1") for t in texts], {})
    assert scale.unknown == ()
    assert [scale.level(t) for t in texts] == [None, *range(5), *range(5)]


# -- the whole way ------------------------------------------------------------------------------------------------


@pytest.fixture
def do(tmp_path: Path, model: Model) -> Do:
    store = open_store(f"sqlite:///{tmp_path / 'netz.db'}", model)
    there = Claim(EXISTS, "true", status="confirmed")
    home = entity(f"{KEY}:D", "District", KEY, [there, Claim("name", "Kreis"), Claim("ags", f"{KEY}000")])
    made = [entity(f"{KEY}:o{n}", "Organization", KEY, [there, Claim("name", name)]) for n, name in enumerate(NAMES)]
    store.commit(Batch("t", "2026-01-01T08:00:00+01:00", "Liste", tuple(map(put, (home, *made)))), EVERYTHING)
    store.close()

    def run(path: Path, *words: str) -> Result:
        base = ["survey", "import", str(path), "--name", "Erhebung", "--day", "2025-05-01"]
        done = CliRunner().invoke(app, [*base, "--store", f"sqlite:///{tmp_path / 'netz.db'}", *words])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    return run


def ties(tmp_path: Path) -> dict[tuple[str, str], Record]:
    store = open_store(f"sqlite:///{tmp_path / 'netz.db'}", load_model())
    found = {(r.source, r.target): r for r in store.relations(scope=EVERYTHING, types=[RelationType.COOPERATION])}
    store.close()
    return dict(found)


def statuses(tmp_path: Path) -> dict[tuple[int, int], str]:
    """By positions of the names how sure each pair is."""
    return {
        (int(a[-1]), int(b[-1])): r.existence.status if r.existence else ""
        for (a, b), r in ties(tmp_path).items()
        if isinstance(r, Relation)
    }


def test_what_the_file_says_becomes_ties_and_nothing_else(tmp_path: Path, do: Do) -> None:
    path = book(tmp_path / "m.xlsx", matrix_rows())
    preview = do(path, *ALL_KNOWN)
    assert (preview.exit_code, ties(tmp_path)) == (0, {})
    assert "Wert „3“, 1-mal: 4 – arbeiten verbindlich" in preview.output.replace("\n", " ")
    assert do(path, *ALL_KNOWN, "--commit").exit_code == 0
    assert statuses(tmp_path) == {
        (0, 1): "confirmed",
        (0, 2): "confirmed",
        (0, 4): "confirmedAbsent",
        (1, 2): "confirmedAbsent",
        (1, 3): "oneSided",
        (1, 4): "confirmedAbsent",
        (2, 4): "oneSided",
        (3, 4): "oneSided",
    }
    again = do(path, *ALL_KNOWN, "--commit")
    assert "Nichts zu ändern" in again.output


def test_the_same_as_a_list_says_the_same(tmp_path: Path, do: Do) -> None:
    do(book(tmp_path / "m.xlsx", matrix_rows()), *ALL_KNOWN, "--commit")
    by_matrix = ties(tmp_path)
    listed = book(tmp_path / "l.xlsx", [("Von", "Zu", "Stärke"), *pairs()])
    assert "Nichts zu ändern" in do(listed, *ALL_KNOWN, "--commit").output
    turned = book(tmp_path / "t.xlsx", [("Von", "Zu", "Stärke"), *((b, a, n) for a, b, n in pairs())])
    columns = ("--scale", "0=0,1=1,2=2,3=4", "--says", "columns", "--commit")
    assert "Nichts zu ändern" in do(turned, *columns).output
    assert ties(tmp_path) == by_matrix


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (("--says", "rows"), "Was bedeuten diese Werte"),
        (("--says", "rows", "--scale", "0=0,1=1,2=2"), "„3“"),
        (("--scale", "0=0,1=1,2=2,3=4"), "Wer sagt es?"),
    ],
)
def test_what_is_not_said_is_asked_and_nothing_is_written(
    tmp_path: Path, do: Do, words: tuple[str, ...], asked: str
) -> None:
    done = do(book(tmp_path / "m.xlsx", matrix_rows()), *words, "--commit")
    assert (done.exit_code, ties(tmp_path)) == (1, {})
    assert asked in done.output.replace("\n", " ")


def test_a_value_may_say_nothing_and_the_rest_may_be_none(tmp_path: Path, do: Do) -> None:
    path = book(tmp_path / "m.xlsx", matrix_rows())
    do(path, "--says", "rows", "--scale", "0=offen,1=1,2=2,3=4", "--commit")
    assert "confirmedAbsent" not in statuses(tmp_path).values()
    do(path, *ALL_KNOWN, "--rest-is-none", "--commit")
    assert statuses(tmp_path)[2, 3] == "confirmedAbsent"
    assert statuses(tmp_path)[0, 3] == "confirmedAbsent"
    assert statuses(tmp_path)[3, 4] == "oneSided"


def test_a_mirrored_matrix_is_asked_whether_both_sides_said_so(tmp_path: Path, do: Do) -> None:
    rows: list[list[object]] = [["", *NAMES[:3]], [NAMES[0], "", 2, 1], [NAMES[1], 2, "", ""], [NAMES[2], 1, "", ""]]
    path = book(tmp_path / "m.xlsx", rows)
    held = do(path, *ALL_KNOWN, "--commit")
    assert (held.exit_code, ties(tmp_path)) == (1, {})
    assert "--as-said" in held.output
    assert do(path, *ALL_KNOWN, "--as-said", "--commit").exit_code == 0
    assert set(statuses(tmp_path).values()) == {"confirmed"}


@pytest.mark.parametrize("kind", ["matrix", "list"])
def test_a_file_with_each_pair_once_is_asked_who_says_so(tmp_path: Path, do: Do, kind: str) -> None:
    once = [(a, b, "2") for n, a in enumerate(NAMES) for b in NAMES[n + 1 :]]
    half: list[list[object]] = [["", *NAMES]]
    half += [[a, *("2" if (a, b, "2") in once else "" for b in NAMES)] for a in NAMES]
    path = book(tmp_path / "f.xlsx", half if kind == "matrix" else [("Von", "Zu", "Stärke"), *once])
    held = do(path, *ALL_KNOWN, "--commit")
    assert (held.exit_code, ties(tmp_path)) == (1, {})
    assert "--as-said" in held.output
    assert do(path, *ALL_KNOWN, "--as-said", "--commit").exit_code == 0
    assert set(statuses(tmp_path).values()) == {"oneSided"}


def test_sums_are_left_out_with_their_values(tmp_path: Path, do: Do) -> None:
    rows = [[*row, "Punkte" if n == 0 else 17] for n, row in enumerate(matrix_rows())]
    path = book(tmp_path / "m.xlsx", rows)
    assert do(path, *ALL_KNOWN, "--commit").exit_code == 1
    assert do(path, *ALL_KNOWN, "--same", "Punkte=", "--commit").exit_code == 0
    assert statuses(tmp_path)[0, 1] == "confirmed"


@pytest.mark.parametrize("name", ["Klinik Süd", "Klinik Sued gGmbH", "Kliniken Süd", "Unbekannte Stelle"])
def test_a_name_is_an_organization_for_sure_or_it_is_asked(tmp_path: Path, do: Do, name: str) -> None:
    names = (NAMES[0], name, *NAMES[2:])
    path = book(tmp_path / "m.xlsx", matrix_rows(names))
    done = do(path, *ALL_KNOWN, "--commit")
    asked = f"Wer ist „{name}“?" in done.output.replace("\n", " ")
    assert asked == (done.exit_code == 1) == (not ties(tmp_path))
    if asked:
        assert do(path, *ALL_KNOWN, "--same", f"{name}={KEY}:o1", "--commit").exit_code == 0
        assert statuses(tmp_path)[0, 1] == "confirmed"


def test_a_spelling_is_no_question(tmp_path: Path, do: Do) -> None:
    names = (NAMES[0], "KLINIK SUED gGmbH", *NAMES[2:])
    assert do(book(tmp_path / "m.xlsx", matrix_rows(names)), *ALL_KNOWN, "--commit").exit_code == 0


def test_a_name_can_be_left_out(tmp_path: Path, do: Do) -> None:
    names = (NAMES[0], "Unbekannte Stelle", *NAMES[2:])
    path = book(tmp_path / "m.xlsx", matrix_rows(names))
    assert do(path, *ALL_KNOWN, "--same", "Unbekannte Stelle=", "--commit").exit_code == 0
    assert not any(1 in pair for pair in statuses(tmp_path))


def test_two_names_of_one_organization_are_asked(tmp_path: Path, do: Do) -> None:
    names = (NAMES[0], NAMES[1], "Klinik", *NAMES[3:])
    path = book(tmp_path / "m.xlsx", matrix_rows(names))
    done = do(path, *ALL_KNOWN, "--same", f"Klinik={KEY}:o1", "--commit")
    assert (done.exit_code, ties(tmp_path)) == (1, {})
    assert "dieselbe Organisation" in done.output.replace("\n", " ")


def test_a_pair_with_two_values_is_asked(tmp_path: Path, do: Do) -> None:
    rows = [("Von", "Zu", "Stärke"), *pairs(), (NAMES[0], NAMES[1], "1")]
    done = do(book(tmp_path / "l.xlsx", rows), *ALL_KNOWN, "--commit")
    assert (done.exit_code, ties(tmp_path)) == (1, {})
    assert "zweierlei" in done.output
