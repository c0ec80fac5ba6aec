"""The report is read in ten minutes: words seen without a click, words of a card, and what comes first."""

from collections.abc import Callable

import pytest

from api.report import render_report
from api.report.short import CARD_WORDS
from graph.analysis import Analysis, analyse
from tests.findings.conftest import karlsruhe
from tests.report.reading import Reading
from tests.synthetic.districts import district
from tests.synthetic.trial import snapshot

__all__ = ["karlsruhe"]

TEN_MINUTES = 2000
"""Two hundred words a minute, for a text with names and numbers in it."""
LABELS = 12
"""Words of a card that are no sentence: what it is, its chapter, "Mehr", "Wer anfängt", and the group's decision."""
WORLDS = [
    "2024-09-24",
    "2026-11-24",
    *(pytest.param(f"60 {unknown}", marks=pytest.mark.slow) for unknown in (0.0, 0.1, 0.3, 0.6)),
]


@pytest.fixture(scope="module", params=WORLDS)
def page(request: pytest.FixtureRequest, karlsruhe: Callable[[str], Analysis]) -> str:
    """The report of Karlsruhe on a day, or of a synthetic district of sixty actors at a level of unknowns."""
    if "-" in request.param:
        return render_report(karlsruhe(request.param))
    actors, unknown = request.param.split()
    return render_report(analyse(snapshot(district(7, int(actors), float(unknown)))))


def test_only_what_is_visible_is_counted() -> None:
    page = "<p>eins</p><details><summary>zwei</summary><p>drei <b>vier</b></p></details><svg><text>x</text></svg>"
    assert Reading(page).words == 2
    assert Reading(page.replace("<details>", "<details open>")).words == 4
    nested = "<details><summary>a</summary><details><summary>b</summary>c</details></details>"
    assert Reading(nested).words == 1
    assert Reading('<p class="card">a b</p><p>c</p>', "card").parts == [2]


def test_a_report_is_read_in_ten_minutes(page: str) -> None:
    assert 300 < Reading(page).words <= TEN_MINUTES


def test_a_card_has_sixty_words_and_the_rest_is_behind_more(page: str) -> None:
    cards = Reading(page, "finding").parts
    assert len(cards) >= 3
    assert max(cards) <= CARD_WORDS + LABELS


def test_it_begins_with_what_was_read(page: str) -> None:
    places = [page.index(f'id="{id}"') for id in ("summary-h", "findings-h", "map-h", "actors-h")]
    assert places == sorted(places)
    assert "Stand der Gesetzestexte: § 3 Abs. 2 KKG 10.06.2021" in page
