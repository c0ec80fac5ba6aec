"""The printed sheet: everybody of the roster once in the table and once on the map, on paper of A4."""

import re
from itertools import pairwise

import pytest

from api.report.survey_pages import render_survey_sheet
from graph.map.ring_map import RingThing, ring_map
from graph.map.sectors import GROUPS
from graph.surveys.plan_files import SurveyFile
from graph.surveys.survey_form import survey_form
from graph.surveys.survey_words import SCALE
from ontology import load_model
from tests.surveys.test_transfer import plan_of

NUMBER = re.compile(r">(\d+)</text></g>")
PLACE = re.compile(r'<circle cx="(-?[\d.]+)" cy="(-?[\d.]+)" r="10"')


def sheet(size: int) -> str:
    ids = tuple(f"90001:o{n:03}" for n in range(size))
    sectors = dict(zip(ids, ("KJH", "GES", "SCHWB", "", "BER") * size, strict=False))
    file = SurveyFile(plan_of(ids), {id: f"Stelle {id[-3:]} & Söhne" for id in ids}, sectors)
    return render_survey_sheet(file, survey_form(file.plan, ids[0], file.names, load_model()))


@pytest.mark.parametrize("size", [2, 20, 60, 150])
def test_everybody_else_stands_once_in_the_table_and_once_on_the_map(size: int) -> None:
    text = sheet(size)
    numbers = [str(n) for n in range(2, size + 1)]
    assert sorted(NUMBER.findall(text), key=int) == numbers
    assert re.findall(r"<tr><td>(\d+)</td>", text) == numbers
    assert "Stelle 001 &amp; Söhne" in text


def test_the_table_has_a_box_for_each_level_and_each_question() -> None:
    row = sheet(3).split("<tr><td>2</td>")[1].split("</tr>")[0]
    assert row.count('class="box"') == len(SCALE) + 5 + 3
    assert all(words.de in sheet(3) for words in SCALE)


@pytest.mark.parametrize("size", [8, 60, 150])
def test_no_two_numbers_lie_on_each_other_and_all_are_outside_of_the_rings(size: int) -> None:
    groups = [g.name for g in GROUPS]
    things = [RingThing(n, groups[n % 3], None, str(n)) for n in range(size)]
    text = ring_map(things, "Mitte", SCALE[1:])
    places = [(float(x), float(y)) for x, y in PLACE.findall(text)]
    assert len(set(places)) == size
    assert all((x * x + y * y) ** 0.5 > 300 for x, y in places)


def test_the_closer_the_further_in() -> None:
    things = [RingThing(n, GROUPS[n % 4].name, level, "") for n, level in enumerate((1, 2, 3, 4) * 3)]
    text = ring_map(things, "Mitte", SCALE[1:])
    numbers = [int(n) for n in NUMBER.findall(text)]
    found = {n: (float(x) ** 2 + float(y) ** 2) ** 0.5 for n, (x, y) in zip(numbers, PLACE.findall(text), strict=True)}
    by_level = [[found[t.number] for t in things if t.level == level] for level in (4, 3, 2, 1)]
    assert all(max(inner) < min(outer) for inner, outer in pairwise(by_level))


def test_names_are_escaped() -> None:
    text = ring_map([RingThing(1, "health", 2, "<b>&")], '"><script>', SCALE[1:])
    assert "<script" not in text
    assert "<b>" not in text


def test_it_asks_nobody_for_anything() -> None:
    assert not re.search(r"(?:src|href)=", sheet(5))
