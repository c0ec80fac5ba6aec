"""Lists built from a random truth by a random habit: the truth comes out, and every row is accounted for."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.imports.workbook import MergedArea, Sheet
from tests.recognise.lists import content_rows, found, layout, names, pairs, records, sheet

NAMES = {
    "Kita Seestern": "Jugendhilfe",
    "Gesundheitsamt Moorkreis": "Gesundheitswesen",
    "Jugendamt Moorkreis": "Jugendhilfe",
    "Klinik am Deich": "Gesundheitswesen",
    "Hebammenpraxis Morgenrot": "Gesundheitswesen",
    "Schwangerschaftsberatung Hafenstraße": "Schwangerschaftsberatung",
    "Frühförderstelle Moorkreis": "Frühförderung",
    "Caritasverband Moorkreis e. V.": "",
    "Verein Ankerplatz e. V.": "",
    "Stiftung Moorkreis": "",
    "Initiative Hafenlicht": "",
}
"""Names with the sector that they are sure of: a heading of another one would not be believed."""
SECTORS = ["Gesundheitswesen", "Jugendhilfe", "Schwangerschaftsberatung", "Frühförderung", "Eingliederungshilfe"]
BODIES = ["Steuerungsgruppe", "AK Geburt und Übergang", "Runder Tisch Kinderschutz", "JHA", "AG § 78 Kita"]
MARKS = ["x", "X", "ja", "✓", "Vorsitz", "beratend", "seit 2019"]
PLACES = ["Moorstadt", "Deichhausen", "Erlbach"]


@dataclass
class Organization:
    """One row of the truth."""

    name: str
    sector: str
    place: str
    seats: dict[str, str]
    further: int = 0


@dataclass
class Habit:
    """How a person keeps the list."""

    name_header: str
    titles: list[str]
    numbered: bool
    sector: str
    seats: str
    person: bool
    repeated: bool
    footers: list[str]
    split: str
    order: int
    widths: list[int] = field(default_factory=list)


@st.composite
def truths(draw: st.DrawFn) -> list[Organization]:
    chosen = draw(st.lists(st.sampled_from(list(NAMES)), min_size=3, max_size=9, unique=True))
    bodies = draw(st.lists(st.sampled_from(BODIES), max_size=3, unique=True))
    made = []
    for name in chosen:
        seats = {b: draw(st.sampled_from(MARKS)) for b in bodies if draw(st.booleans())}
        place = draw(st.sampled_from(PLACES))
        sector = NAMES[name] or draw(st.sampled_from(SECTORS))
        made.append(Organization(name, sector, place, seats, draw(st.integers(0, 2))))
    return sorted(made, key=lambda o: o.sector)


habits = st.builds(
    Habit,
    name_header=st.sampled_from(["Einrichtung", "Institution", "Organisation", "Name der Einrichtung", "Akteur"]),
    titles=st.lists(
        st.sampled_from(["Netzwerk Frühe Hilfen Moorkreis", "Stand: 14.03.2024", "vertraulich", ""]), max_size=3
    ),
    numbered=st.booleans(),
    sector=st.sampled_from(["column", "sections", "merged", "none"]),
    seats=st.sampled_from(["columns", "cell", "none"]),
    person=st.booleans(),
    repeated=st.booleans(),
    footers=st.lists(
        st.sampled_from(["Summe", "Legende: x = Mitglied", "Stand: 14.03.2024", "* nur vormittags"]), max_size=2
    ),
    split=st.sampled_from(["one", "stacked", "beside", "sheets"]),
    order=st.integers(0, 5),
)


class Written:
    """A list written by a habit."""

    def __init__(self, truth: list[Organization], habit: Habit) -> None:
        self.truth, self.habit = truth, habit
        self.bodies = list(dict.fromkeys(b for o in truth for b in o.seats))
        self.columns = self._columns()
        self.areas: list[MergedArea] = []

    def _columns(self) -> list[str]:
        habit = self.habit
        columns = [habit.name_header, "Ort", "Telefon"]
        if habit.sector in ("column", "merged"):
            columns.insert(0, "Bereich")
        if habit.person:
            columns.append("Ansprechpartner/in")
        if habit.seats == "columns":
            columns += self.bodies
        elif habit.seats == "cell" and self.bodies:
            columns.append("Gremien")
        for _ in range(habit.order):
            columns = [*columns[1:], columns[0]]
        return ["lfd. Nr.", *columns] if habit.numbered else columns

    def row(self, number: int, one: Organization) -> list[str]:
        told = {
            self.habit.name_header: one.name,
            "Ort": one.place,
            "Telefon": f"04999 {number}",
            "Bereich": one.sector,
            "Ansprechpartner/in": f"Fr. Muster {number}",
            "Gremien": "; ".join(one.seats),
            "lfd. Nr.": str(number),
            **one.seats,
        }
        return [told.get(c, "") for c in self.columns]

    def block(self, truth: list[Organization]) -> list[list[str]]:
        """The header and its rows."""
        rows = [list(self.columns)]
        sector = ""
        for number, one in enumerate(truth, 1):
            if self.habit.sector == "sections" and one.sector != sector:
                sector = one.sector
                rows.append([sector] + [""] * (len(self.columns) - 1))
            rows.append(self.row(number, one))
            if self.habit.person and self.habit.split != "beside":
                name, person = self.columns.index(self.habit.name_header), self.columns.index("Ansprechpartner/in")
                if person > name and not self.habit.numbered:
                    further = [["Hr. Weiterer" if i == person else "" for i in range(len(self.columns))]] * one.further
                    rows += [list(f) for f in further]
            if self.habit.repeated and number == 2 and self.habit.split != "beside":
                rows.append(list(self.columns))
        return rows

    def sheets(self) -> list[Sheet]:
        habit, half = self.habit, len(self.truth) // 2
        width = len(self.columns)
        top = [[t] + [""] * (width - 1) for t in habit.titles]
        if habit.split == "sheets":
            parts = [("Tabelle1", self.truth[:half]), ("Tabelle2", self.truth[half:])]
            return [self._sheet([*top, *self.block(p)], n) for n, p in parts if p]
        if habit.split == "stacked":
            rows = [*top, *self.block(self.truth[:half]), [], *self.block(self.truth[half:])]
        elif habit.split == "beside":
            left, right = self.block(self.truth[:half]), self.block(self.truth[half:])
            height = max(len(left), len(right))
            left += [[""] * width] * (height - len(left))
            right += [[""] * width] * (height - len(right))
            return [self._sheet([[*a, "", *b] for a, b in zip(left, right, strict=True)], "Tabelle1")]
        else:
            rows = [*top, *self.block(self.truth)]
        rows += [[], *([f] + [""] * (width - 1) for f in habit.footers)] if habit.footers else []
        return [self._sheet(rows, "Tabelle1")]

    def _sheet(self, rows: list[list[str]], name: str) -> Sheet:
        rows = [list(row) for row in rows]
        areas: list[MergedArea] = []
        if self.habit.sector == "merged":
            for column in [i for i, t in enumerate(next(r for r in rows if "Bereich" in r)) if t == "Bereich"]:
                areas += _merge(rows, column)
        return sheet(rows, name, merged=tuple(areas))


def _merge(rows: list[list[str]], column: int) -> list[MergedArea]:
    """Merge equal neighbours of a column, as a person would: only the first keeps the text."""
    areas, start = [], None
    texts = [row[column] if column < len(row) else "" for row in rows]
    for number in range(len(rows) + 1):
        text = texts[number] if number < len(rows) else ""
        if start is not None and text != texts[start]:
            if number - start > 1:
                areas.append(MergedArea(start, column, number - 1, column))
                for row in range(start + 1, number):
                    rows[row][column] = ""
            start = None
        if start is None and text and text != "Bereich":
            start = number
    return areas


@pytest.mark.slow
@given(truths(), habits)
@settings(max_examples=150, deadline=None)
def test_the_truth_comes_out_of_any_habit(truth: list[Organization], habit: Habit) -> None:
    written = Written(truth, habit)
    sheets = written.sheets()
    arranged = layout(*sheets)
    assert sorted(names(arranged)) == sorted(o.name for o in truth)
    if habit.sector != "none":
        said = {line["name"]: line.get("sector") for line in records(arranged, "Organization")}
        assert said == {o.name: o.sector for o in truth}
    if habit.seats != "none":
        assert pairs(arranged) == {(o.name, b) for o in truth for b in o.seats}


@pytest.mark.slow
@given(truths(), habits)
@settings(max_examples=100, deadline=None)
def test_every_row_with_content_is_taken_or_named(truth: list[Organization], habit: Habit) -> None:
    sheets = Written(truth, habit).sheets()
    recognised = found(*sheets)
    places = {(x.sheet, x.row) for x in recognised.left_out}
    places |= {(t.name, t.grid.counted(row)) for t in recognised.tables for row in t.rows}
    assert len(places) == content_rows(*sheets)
    assert recognised.rows_in == recognised.rows_taken + len(recognised.rows_named) == content_rows(*sheets)
