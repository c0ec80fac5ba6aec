"""``docs/domain.md`` and the ontology say the same: law list, shares, expected links, dimensions, codes, indicators."""

import re
from itertools import pairwise

import pytest

from graph.indicators import all_indicators
from ontology import Model
from tests.house.test_anchors import FIELD, sections
from tests.house.test_code import ROOT

SOURCE = re.compile(r"\[([A-Z]\d+)\]")
SOURCE_COLUMN = re.compile(r"\b[DLNRSVX]\d+\b")
CODE_LISTS = {number: text for number, text in sections().items() if number.startswith("11.4.")}


def rows(section: str) -> list[list[str]]:
    """The cells of every table row of a section, headings of columns left out."""
    lines = [line for line in sections()[section].splitlines() if line.startswith("|")]
    kept = [line for line, below in pairwise([*lines, ""]) if not line.startswith("| ---") and "---" not in below]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in kept]


def test_the_partners_are_those_of_the_law(model: Model) -> None:
    """Code, wording, sector and the days between which the law names them."""
    wording = {
        n.name: (n.definition.de.rstrip(".") if n.definition else "", n.valid_from or "–", n.valid_until or "–")
        for n in model.norms.values()
        if n.pack == "kkg-3"
    }
    told = {code: (text, start, end) for code, text, _, start, end in rows("1.2")}
    assert told == wording
    codes = model.code_lists["KkgPartner"].by_notation
    assert {code: sector for code, _, sector, _, _ in rows("1.2")} == {c: codes[c].attribute("sector") for c in told}


def test_the_published_shares_are_those_of_the_norms(model: Model) -> None:
    shares = {n.name: n.value for n in model.norms.values() if n.pack == "nzfh-shares" and n.name < "B15"}
    told: dict[str, float | None] = {}
    for name, _, _, *values in (row for row in rows("3.2") if len(row) == 7):
        for year, value in zip(("2013", "2015", "2017", "2020"), values, strict=True):
            if value != "–":
                told[f"{name}-{year}"] = None if value.startswith("+") else float(value)
    assert told == shares


def test_the_dimensions_are_those_of_the_framework(model: Model) -> None:
    told = [tuple(row) for row in rows("2.1")]
    marks = {True: "read", False: "[M]"}
    assert told == [(n.name, n.label.de, n.label.en, marks[n.verified]) for n in model.norms_of("dimension")]


def test_the_expected_links_are_those_of_the_norms(model: Model) -> None:
    line = re.search(r"^Expected links of A6, .+?: (.+)\.$", sections()["12.1"], re.MULTILINE)
    assert line is not None
    lines = [n for n in model.norms.values() if n.pack == "expected-links"]
    assert line[1].split(", ") == [f"{n.link_from}-{n.link_to}" for n in lines]


@pytest.mark.parametrize("number", CODE_LISTS)
def test_every_code_is_one_of_the_list_that_the_heading_names(number: str, model: Model) -> None:
    heading, _, text = CODE_LISTS[number].partition("\n")
    lists = [model.code_lists[name] for name in re.findall(r"`(\w+)`", heading)]
    named = set(re.findall(r"`([\w-]+)`", text))
    assert named
    assert named - {code for found in lists for code in found.by_notation} == set()


def test_the_systems_hold_the_sectors_that_are_named(model: Model) -> None:
    told = re.findall(r"\*\*([KGB])\*\* [a-z ]+((?:`[A-Z]+`(?:, )?)+)", CODE_LISTS["11.4.1"])
    sectors = model.code_lists["Sector"].codes
    for system, codes in told:
        assert set(re.findall(r"[A-Z]+", codes)) == {c.notation for c in sectors if c.attribute("system") == system}
    assert len(told) == 3


def test_the_indicators_are_those_that_run() -> None:
    told = [row[0] for section in ("12.1", "12.2", "12.3", "12.5") for row in rows(section)]
    assert sorted(told) == sorted(all_indicators())


def test_every_source_is_on_the_page_of_sources() -> None:
    text = FIELD.read_text("utf-8")
    why = (row[-1] for section in ("12.1", "12.2", "12.3", "12.5") for row in rows(section))
    named = {*SOURCE.findall(text), *(s for cell in why for s in SOURCE_COLUMN.findall(cell))}
    listed = re.findall(r"^\| ([^|]+) \|", (ROOT / "docs" / "sources.md").read_text("utf-8"), re.MULTILINE)
    known = {id for cell in listed for id in _ids(cell)}
    assert len(named) > 40
    assert named - known == set()


def _ids(cell: str) -> list[str]:
    first, dash, last = cell.partition("–")
    if dash:
        return [f"{first[0]}{n}" for n in range(int(first[1:]), int(last[1:]) + 1)]
    return cell.split(", ")
