"""Karlsruhe's lines, checked by hand in the lists.

Of the 25 rows of the Jugendhilfeausschuss (24.09.2024) six organizations also sit in the network (G03): A11, A13, A14,
A15 with a seat, A12 and A19 as substitutes. All network seats are of 2018. Nobody recorded who sits in the Gemeinderat;
two papers went from the committee into it: 1207/2012 (16.10.2012) and 2019/0357 (14.05.2019). Who brought in 2022/2377,
the paper that Sozialausschuss and Ausschuss für Umwelt und Gesundheit noted, is not recorded.
"""

from collections.abc import Callable

from graph.analysis import Analysis
from graph.anchoring.line_words import lines_told
from graph.anchoring.lines import Anchorage, anchoring_of

BRIDGES = tuple(f"08212:A{n}" for n in (11, 12, 13, 14, 15, 19))
JHA, COUNCIL, HEALTH, SOCIAL = (f"08212:G{n}" for n in ("01", "09", "08", "07"))


def _on(karlsruhe: Callable[[str], Analysis], day: str) -> dict[str, Anchorage]:
    found = anchoring_of(karlsruhe(day).snapshot)
    return {x.body.id: x for x in found.anchorages}


def test_six_organizations_carry_the_lines_into_the_committee_and_none_is_confirmed_since_2018(
    karlsruhe: Callable[[str], Analysis],
) -> None:
    committee = _on(karlsruhe, "2024-09-24")[JHA]
    assert committee.cut == BRIDGES
    assert (committee.low, committee.value, committee.high) == (0, 6, 7)
    assert set(committee.left.values()) == {5}
    # The Sozial- und Jugendbehörde runs the network and advises the committee: a line if it speaks for the network.
    assert [line.carriers for line in committee.possible] == [("08212:A01",)]
    assert committee.used == "2021-03-17"


def test_the_council_is_reached_through_the_committee_last_in_may_2019(
    karlsruhe: Callable[[str], Analysis],
) -> None:
    council = _on(karlsruhe, "2024-09-24")[COUNCIL]
    assert (council.value, council.cut, council.passages) == (6, BRIDGES, (JHA,))
    assert council.used == "2019-05-14"
    assert all(step.records for line in council.lines for step in line.steps)
    assert council.depth.value == 4


def test_no_line_is_recorded_into_the_committees_for_health_and_social_affairs(
    karlsruhe: Callable[[str], Analysis],
) -> None:
    analysis = karlsruhe("2024-09-24")
    found = anchoring_of(analysis.snapshot)
    for anchorage in found.anchorages:
        if anchorage.body.id in (HEALTH, SOCIAL):
            assert (anchorage.value, anchorage.high) == (0, 0)
            assert "Wer hat die Vorlage eingebracht?" in lines_told(found, anchorage).de


def test_in_2018_the_seats_of_2024_are_open(karlsruhe: Callable[[str], Analysis]) -> None:
    committee = _on(karlsruhe, "2018-12-31")[JHA]
    assert (committee.value, committee.high) == (0, 7)
