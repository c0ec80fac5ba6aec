"""What the report holds beside findings: the picture first, links, what if, politics by year, two days."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from api.report import render_report
from api.report.links import missing_rows, supposed
from api.report.politics_by_year import politics_by_year
from api.report.wording import Words
from graph.analysis import Analysis
from graph.comparison.comparing import Comparison
from graph.comparison.earlier import against_earlier, earlier_state
from graph.imports import import_file
from graph.map.labels import clean_label
from graph.missing_links import MissingLinks
from graph.politics.hearings import hearings_of
from graph.records import Entity
from graph.records.claims import Claim
from graph.stores import GraphStore, open_store
from ontology import Model
from ontology.names import Prop, RelationType
from tests.findings.conftest import karlsruhe
from tests.report.reading import Reading

__all__ = ["karlsruhe"]
SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"
DAY = "2024-09-24"


@pytest.fixture(scope="module")
def seeded(model: Model) -> Iterator[GraphStore]:
    made = open_store("sqlite://", model)
    import_file(SEED, made, model, author="test", time="2026-11-24T12:00:00+01:00")
    yield made
    made.close()


@pytest.fixture(scope="module")
def analysis(karlsruhe: Callable[[str], Analysis]) -> Analysis:
    return karlsruhe(DAY)


@pytest.fixture(scope="module")
def then(seeded: GraphStore, analysis: Analysis) -> Comparison:
    found = against_earlier(seeded, analysis)
    assert found is not None
    return found


def test_the_picture_comes_before_everything_else(analysis: Analysis) -> None:
    page = render_report(analysis)
    places = [page.index(sign) for sign in ('class="table"', 'id="findings-h"', 'id="missing-h"', 'id="map-h"')]
    assert places == sorted(places)


def test_with_all_its_parts_it_is_read_in_ten_minutes(analysis: Analysis, then: Comparison) -> None:
    page = render_report(analysis, then=then)
    assert all(f'id="{part}"' in page for part in ("missing", "supposed", "years", "then"))
    assert Reading(page).words <= 2000


def test_the_links_are_the_best_candidates(analysis: Analysis) -> None:
    rows = missing_rows(analysis, Words("de"))
    best = [tuple(map(clean_label, c.names)) for c in islice(MissingLinks(analysis.snapshot), len(rows))]
    assert [(row.ends[0][0], row.ends[1][0]) for row in rows] == best
    assert all(row.why for row in rows)


def test_what_would_change_is_drawn_only_where_it_is_computed(analysis: Analysis) -> None:
    found = supposed(analysis, Words("de"))
    assert found is not None
    assert found.state == ""  # below the gate nothing is said of paths
    assert all("am Tisch" in bar for _, _, bar in found.rows)
    assert supposed(replace(analysis, findings=()), Words("de")) is None


def test_every_consultation_is_in_a_year_or_counted_beside_it(analysis: Analysis) -> None:
    found = politics_by_year(analysis.snapshot, analysis.findings)
    rows = [d.relation for d in analysis.snapshot.relations_of(RelationType.CONSULTATION)]
    assert found is not None
    marked = sum(cell.decided + cell.others for _, _, cells in found.rows for cell in cells)
    assert marked + found.undated == len(hearings_of(analysis.snapshot).marks) == len(rows)
    assert found.years == tuple(range(found.years[0], found.years[-1] + 1))
    assert found.years[-1] == 2024
    decided = {(r.value(Prop.DATE) or "")[:4] for r in rows if r.value(Prop.RESULT) == "adopted"}
    columns = {
        str(y) for y, *_ in [(y,) for n, y in enumerate(found.years) if any(c[n].decided for _, _, c in found.rows)]
    }
    assert decided & set(map(str, found.years)) <= columns


def test_the_earlier_state_is_well_before_the_newest_list(analysis: Analysis, then: Comparison) -> None:
    before = earlier_state(analysis.snapshot)
    assert before is not None
    assert (date(2024, 9, 24) - before).days >= 28
    assert then.before.snapshot.on == before
    assert then.after.snapshot.on == analysis.snapshot.on


def test_one_state_is_compared_with_nothing(analysis: Analysis) -> None:
    snapshot = analysis.snapshot
    once = replace(snapshot, entities={i: _on_one_day(e) for i, e in snapshot.entities.items()}, relations={})
    assert earlier_state(once) is None
    assert 'id="then"' not in render_report(analysis)


def _on_one_day(entity: Entity) -> Entity:
    return replace(entity, claims=tuple(claim._replace(as_of=DAY) for claim in entity.claims))


def test_a_name_cannot_leave_the_running_title(analysis: Analysis) -> None:
    nasty = '"}</style><script>alert(1)</script>'
    home = analysis.snapshot.district
    home = replace(home, claims=(*(c for c in home.claims if c.prop != "name"), Claim("name", nasty)))
    page = render_report(replace(analysis, snapshot=replace(analysis.snapshot, district=home)))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert "alert" not in style[1]
    assert style[1].count("{") == style[1].count("}")
    assert "<script>alert" not in page


def test_dark_and_forced_colours_and_repeated_heads_are_provided_for(analysis: Analysis) -> None:
    page = render_report(analysis)
    assert '<meta name="color-scheme" content="light dark">' in page
    for rule in ("prefers-color-scheme:dark", "forced-colors:active", "display:table-header-group", "counter(pages)"):
        assert rule in page
