"""The report as text: one file, nothing from anywhere else, nothing from data but text."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from api.report import render_report
from graph.analysis import Analysis, analyse
from graph.findings import Certain, Decided, Finding, Kind
from graph.records import EXISTS, Claim, Entity, Relation, entity
from graph.snapshot import snapshot_from
from ontology import Model, Text
from ontology.names import EntityType, Verdict
from tests import musterstadt as m

ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"'<>)]*", re.IGNORECASE)
ALLOWED = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"}


class Elements(HTMLParser):
    """All start tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @property
    def names(self) -> list[str]:
        return [tag for tag, _ in self.tags]

    @property
    def ids(self) -> list[str]:
        return [id for _, attrs in self.tags if (id := attrs.get("id"))]


def test_there_is_no_address_in_it(musterstadt_analysis: Analysis) -> None:
    for language in ("de", "en"):
        assert set(ADDRESS.findall(render_report(musterstadt_analysis, language))) <= ALLOWED


def test_only_its_own_style_and_script_may_run(musterstadt_analysis: Analysis) -> None:
    page = render_report(musterstadt_analysis)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'")
    assert "unsafe" not in rules
    for tag in ("style", "script"):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(found) == 1
        assert f"{tag}-src 'sha256-{b64encode(sha256(found[0].encode()).digest()).decode()}'" in rules
    assert all("style" not in attrs for _, attrs in Elements(page).tags)


def test_each_link_inside_leads_somewhere_and_no_id_stands_twice(musterstadt_analysis: Analysis) -> None:
    found = Elements(render_report(musterstadt_analysis))
    targets = [href[1:] for _, attrs in found.tags if (href := attrs.get("href")) and href.startswith("#")]
    assert len(set(found.ids)) == len(found.ids)
    assert set(targets) <= set(found.ids)


def test_the_chapters_come_in_order_and_findings_before_the_map(musterstadt_analysis: Analysis) -> None:
    ids = Elements(render_report(musterstadt_analysis)).ids
    order = ["findings", "map", "actors", "matrix", "bodies", "consultations", "sources"]
    assert [i for i in ids if i in order] == order


def test_the_summary_counts_what_is_there(musterstadt_analysis: Analysis) -> None:
    page = render_report(musterstadt_analysis)
    assert "Erfasst sind 9 Organisationen aus" in page
    assert "4 Gremien" in page
    assert "Was unbekannt ist, ist nicht abwesend" in page


def test_the_date_says_whether_it_is_that_of_the_newest_list(model: Model, musterstadt_analysis: Analysis) -> None:
    assert "die neueste Liste ist vom 01.06.2024" in render_report(musterstadt_analysis)
    entities = [r for r in m.records() if isinstance(r, Entity)]
    relations = [r for r in m.records() if isinstance(r, Relation)]
    district = next(e for e in entities if e.id == m.DISTRICT)
    snapshot = snapshot_from(model, district, date(2024, 6, 1), entities, relations)
    assert "Das ist das Datum der neuesten Liste" in render_report(analyse(snapshot))


def _finding(rule: str, certainty: Certain, title: str) -> Finding:
    said = Text(de=title, en=title)
    return Finding(Kind.MISSING_ACTOR, rule, m.KEY, ("KKG07",), certainty, said, said, said, said, said, ("KKG07",))


def test_gap_and_question_differ_in_word_and_shape_not_only_in_colour(musterstadt_analysis: Analysis) -> None:
    found = (_finding("a", "gap", "Eins"), _finding("b", "question", "Zwei"))
    page = render_report(replace(musterstadt_analysis, findings=found))
    badges = re.findall(r'<span class="badge (gap|question)">\s*<svg[^>]*>(.*?)</svg>\s*(\w+)</span>', page, re.DOTALL)
    assert {(kind, word) for kind, _, word in badges} == {("gap", "Lücke"), ("question", "Frage")}
    assert len({shape for _, shape, _ in badges}) == 2
    assert "§ 3 Abs. 2 KKG: Polizei" in page


def test_what_the_group_dismissed_is_not_proposed_again(musterstadt_analysis: Analysis) -> None:
    dismissed = replace(_finding("a", "gap", "Erledigt"), decided=Decided(Verdict.DISMISSED, "gibt es hier nicht"))
    page = render_report(replace(musterstadt_analysis, findings=(dismissed,)))
    assert 'class="finding' not in page
    assert "gibt es hier nicht" in page


def test_an_empty_analysis_is_a_report_too(model: Model) -> None:
    said = (Claim(EXISTS, ""), Claim("name", "Leerstadt"))
    district = entity("1:bezirk", EntityType.DISTRICT, "1", said)
    page = render_report(analyse(snapshot_from(model, district, m.ON, [district], [])))
    assert "Leerstadt" in page
    assert "Es ist kein Gremium erfasst." in page


def test_english_readers_get_english(musterstadt_analysis: Analysis) -> None:
    page = render_report(musterstadt_analysis, "en")
    assert '<html lang="en">' in page
    assert "Discuss this first" in page
    assert "Recorded are 9 organizations" in page


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]>--><svg onload=alert(1)>", "{{ 7*7 }}"]
)
def test_hostile_names_are_text_everywhere(model: Model, name: str) -> None:
    renamed = [
        entity(r.id, r.type, r.owner, [c._replace(value=name) if c.prop == "name" else c for c in r.claims])
        for r in m.records()
        if isinstance(r, Entity)
    ]
    relations = [r for r in m.records() if isinstance(r, Relation)]
    district = next(e for e in renamed if e.id == m.DISTRICT)
    page = render_report(analyse(snapshot_from(model, district, m.ON, renamed, relations)))
    found = Elements(page)
    assert found.names.count("script") == 1
    assert "img" not in found.names
    assert all(not key.startswith("on") for _, attrs in found.tags for key in attrs)
    assert "49" not in re.findall(r"<h1><bdi>(.*?)</bdi>", page)
