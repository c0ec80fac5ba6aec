"""Pages of a survey as a browser prints them: feedback on two pages of A4, however many ties there are."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.report.survey_pages import render_feedback, render_survey_sheet
from graph.surveys.feedback import feedback_for
from graph.surveys.plan_files import SurveyFile
from graph.surveys.responses import Response, RowAnswer
from graph.surveys.survey_form import survey_form
from ontology import load_model
from tests.report.conftest import OpenPage
from tests.surveys.test_transfer import plan_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PAGE = re.compile(rb"/Type ?/Page\b")
_NAME = "Kindertageseinrichtung und Familienzentrum der Evangelischen Gesamtkirchengemeinde Musterstadt-Süd"


def town(size: int, name: str) -> SurveyFile:
    ids = tuple(f"90001:o{n:03}" for n in range(size))
    sectors = dict(zip(ids, ("KJH", "GES", "SCHWB", "", "BER") * size, strict=False))
    return SurveyFile(plan_of(ids), {id: f"{name} {id[-3:]}" for id in ids}, sectors)


def printed(page: "Page") -> int:
    """How many pages it has on paper."""
    return len(_PAGE.findall(page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize(("size", "name"), [(2, "Amt"), (40, "Kindertageseinrichtung"), (120, _NAME), (400, _NAME)])
def test_feedback_has_two_pages(size: int, name: str, open_page: OpenPage, tmp_path: Path) -> None:
    file = town(size, name)
    one, *others = file.plan.roster
    rows = {o: RowAnswer(1 + n % 4, wish=n % 3 == 0) for n, o in enumerate(others)}
    said = [Response(one, "LEIT", rows), *(Response(o, "LEIT", {one: RowAnswer(2, wish=True)}) for o in others)]
    expected = frozenset(frozenset((one, o)) for o in others)
    path = tmp_path / "f.html"
    path.write_text(render_feedback(file, feedback_for(file.plan, said, one, expected)), "utf-8")
    page, heard = open_page(path)
    assert printed(page) == 2
    assert (heard.complaints, heard.requests[1:]) == ([], [])


@pytest.mark.parametrize("size", [20, 150])
def test_a_sheet_has_its_map_on_the_first_page_and_fits_the_paper(
    size: int, open_page: OpenPage, tmp_path: Path
) -> None:
    file = town(size, "Beratungsstelle")
    path = tmp_path / "s.html"
    form = survey_form(file.plan, file.plan.roster[0], file.names, load_model())
    path.write_text(render_survey_sheet(file, form), "utf-8")
    page, heard = open_page(path, width=794)
    wide, high = page.evaluate(
        "[document.documentElement.scrollWidth, document.querySelector('svg').getBoundingClientRect().bottom]"
    )
    assert wide <= 794
    assert high < 1060
    assert printed(page) <= 2 + size // 25
    assert heard.complaints == []
