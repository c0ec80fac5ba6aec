"""The report as text: one file, nothing from anywhere else, nothing from data but text."""

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from api.report import render_report
from graph.addresses import web_address
from graph.analysis import Analysis, analyse
from graph.district.loading import snapshot_from
from graph.findings.finding import Decided, Evidence, Finding, Kind, Matter, Proof
from graph.records import Entity, Relation, entity
from graph.records.claims import EXISTS, Claim
from ontology import Model, Text
from ontology.names import EntityType, RelationType, Verdict
from tests import musterstadt as m

ADDRESS = re.compile(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"'<>)]*", re.IGNORECASE)
LINK = re.compile(r'<a href="[^"#]+" rel="noreferrer external">')
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


def test_an_address_is_only_where_a_reader_may_follow_it(musterstadt_analysis: Analysis) -> None:
    for language in ("de", "en"):
        page = render_report(musterstadt_analysis, language)
        assert set(ADDRESS.findall(LINK.sub("", page))) <= ALLOWED
        assert 'href="https://www.gesetze-im-internet.de/kkg/__3.html"' in page


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://name:word@host.example/x", "ftp://h.example", "x"])
def test_what_is_no_public_address_is_no_link(address: str) -> None:
    assert web_address(address) == ""


def test_a_source_with_an_address_is_a_link_in_findings_and_sources(model: Model) -> None:
    where = "https://rat.example/vorlage?id=1&amp=2"
    records = [
        entity(r.id, r.type, r.owner, [*r.claims, Claim("address", where)]) if r.type == EntityType.SOURCE else r
        for r in m.records()
        if isinstance(r, Entity)
    ]
    relations = [r for r in m.records() if isinstance(r, Relation)]
    district = next(e for e in records if e.id == m.DISTRICT)
    page = render_report(analyse(snapshot_from(model, district, m.ON, records, relations)))
    link = f'<a href="{where.replace("&", "&amp;")}" rel="noreferrer external">'
    assert page[: page.index('id="map"')].count(link) > 0
    assert page[page.index('id="sources"') :].count(link) > 0


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
    assert "Erfasst: 9 Organisationen aus" in page
    assert "4 Gremien" in page
    assert "Was unbekannt ist, ist nicht abwesend" in page


def test_the_date_says_whether_it_is_that_of_the_newest_list(model: Model, musterstadt_analysis: Analysis) -> None:
    assert "die neueste Liste beschreibt den Stand 01.06.2024" in render_report(musterstadt_analysis)
    entities = [r for r in m.records() if isinstance(r, Entity)]
    relations = [r for r in m.records() if isinstance(r, Relation)]
    district = next(e for e in entities if e.id == m.DISTRICT)
    snapshot = snapshot_from(model, district, date(2024, 6, 1), entities, relations)
    assert "Das ist das Datum der neuesten Liste" in render_report(analyse(snapshot))


def _with(analysis: Analysis, *found: Finding) -> Analysis:
    """Findings behind three others that stand first."""
    said = Text(de="Zuerst", en="First")
    first = (
        Finding(Kind.ANCHORING_GAP, f"first{n}", m.KEY, (f"B{n}",), "question", said, said, said, said, said)
        for n in (1, 2, 3)
    )
    return replace(analysis, findings=(*first, *found))


def _finding(rule: str, certainty: Proof, title: str) -> Finding:
    said = Text(de=title, en=title)
    return Finding(Kind.MISSING_ACTOR, rule, m.KEY, ("KKG07",), certainty, said, said, said, said, said, ("KKG07",))


def test_gap_and_question_differ_in_word_and_shape_not_only_in_colour(musterstadt_analysis: Analysis) -> None:
    found = (_finding("a", "gap", "Eins"), _finding("b", "question", "Zwei"))
    page = render_report(replace(musterstadt_analysis, findings=found))
    badges = re.findall(r'<span class="badge (gap|question)">\s*<svg[^>]*>(.*?)</svg>\s*(\w+)</span>', page, re.DOTALL)
    assert {(kind, word) for kind, _, word in badges} == {("gap", "Lücke"), ("question", "Frage")}
    assert len({shape for _, shape, _ in badges}) == 2
    assert "§ 3 Abs. 2 KKG</bdi></a></b>: Polizei" in page


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
    assert "Recorded: 9 organizations" in page


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


def _alike(subject: str, title: str, certainty: Proof = "question", **said: str) -> Finding:
    """A finding that shares rule and words with others; ``said`` replaces single parts."""
    reason, effect, takes, starts = (
        Text(de=said.get(part, part), en=part) for part in ("reason", "effect", "takes", "starts")
    )
    named = Text(de=f"Nicht erfasst: {title}", en=f"Not recorded: {title}")
    norms = (subject,)
    return Finding(
        Kind.MISSING_ACTOR, "alike", m.KEY, norms, certainty, named, reason, effect, takes, starts, norms
    )  # fmt: skip


def _matter(*parts: Finding) -> Finding:
    """One finding that is made of several."""
    return replace(parts[0], matter=Matter("list"), parts=parts, title=Text(de="Zwei Gruppen", en="Two groups"))


def test_the_points_of_one_matter_stand_behind_more_each_at_its_own_place(musterstadt_analysis: Analysis) -> None:
    parts = (_alike("KKG07", "Polizei"), _alike("KKG05", "Schule", takes="Schulamt fragen"))
    page = render_report(_with(musterstadt_analysis, _matter(*parts), _finding("other", "gap", "Anderes")))
    chapter = page[page.index('class="chapter"') :]
    assert re.findall(r"<h4>([^<]+?)\s*<", chapter) == ["Zwei Gruppen", "Anderes"]
    assert re.findall(r"<li id=\"(befund-[^\"]+)\">([^<]+?)\s*<", chapter) == [
        (f"befund-{f.key}", f.title.de) for f in parts
    ]
    assert "Schulamt fragen" in chapter
    assert chapter.count('<p class="why">reason</p>') == 1
    assert "data-count>2</span>" in chapter


def test_a_point_that_the_group_decided_on_says_so(musterstadt_analysis: Analysis) -> None:
    known = replace(_alike("KKG07", "Polizei"), decided=Decided(Verdict.ACCEPTED, "bis Mai"))
    page = render_report(_with(musterstadt_analysis, _matter(known, _alike("KKG05", "Schule"))))
    assert "<b><bdi>Angenommen, bis Mai</bdi></b>" in page


def test_a_hint_is_called_one(musterstadt_analysis: Analysis) -> None:
    page = render_report(_with(musterstadt_analysis, replace(_alike("KKG07", "Polizei"), hint=True)))
    chapter = page[page.index('class="chapter"') :]
    assert re.search(r"</svg>\s*Hinweis</span>", chapter)


def test_evidence_of_one_source_is_one_line_with_its_number_and_long_lists_fold(musterstadt_analysis: Analysis) -> None:
    actors = sorted(musterstadt_analysis.snapshot.network.actors)[:9]
    said = Text(de="Sitz", en="seat")
    evidence = tuple(Evidence(said, actor, "Liste", "", "2024") for actor in actors)
    page = render_report(_with(musterstadt_analysis, replace(_alike("KKG07", "x"), evidence=evidence)))
    assert "Belege (9)" in page
    assert page.count("<bdi>Sitz</bdi> (9): ") == 1
    line, _, fold = page[page.index("<bdi>Sitz</bdi> (9): ") :].partition('<details class="more">')
    assert (line.count("<bdi>"), fold.partition("</details>")[0].count("<bdi>")) == (1 + 6 + 1, 3)
    assert fold.index("und 3 weitere Belege derselben Quelle") < fold.index("</summary>") < fold.index('href="#a-')


def test_many_sources_fold_too(musterstadt_analysis: Analysis) -> None:
    said = Text(de="Sitz", en="seat")
    evidence = tuple(Evidence(said, m.KITA, f"Liste {n}", "", "2024") for n in range(8))
    page = render_report(_with(musterstadt_analysis, replace(_alike("KKG07", "x"), evidence=evidence)))
    assert "und 2 weitere Belege</summary>" in page
    assert all(f"Liste {n}" in page for n in range(8))


def test_chapters_stand_by_their_best_finding_and_data_questions_last(musterstadt_analysis: Analysis) -> None:
    kinds = (Kind.DATA_QUESTION, Kind.PARTICIPATION_GAP, Kind.MISSING_ACTOR, Kind.PARTICIPATION_GAP)
    found = tuple(replace(_alike(f"KKG0{i}", str(i)), kind=kind) for i, kind in enumerate(kinds))
    page = render_report(_with(musterstadt_analysis, *found))
    chapters = re.findall(r'<h3 id="k-(\w+)">([^<]+) <', page)
    assert chapters == [
        ("participationGap", "Beteiligung"),
        ("missingActor", "Wer fehlt im Netzwerk?"),
        ("dataQuestion", "Fragen zu den Daten"),
    ]


def test_no_sentence_points_to_a_place_that_only_one_way_of_showing_it_has(model: Model) -> None:
    entities = [r for r in m.records() if isinstance(r, Entity)]
    every = [r for r in m.records() if isinstance(r, Relation)]
    ties = [r for r in every if r.type == RelationType.COOPERATION]
    relations = [r for r in every if r not in ties[2:]]
    district = next(e for e in entities if e.id == m.DISTRICT)
    analysis = analyse(snapshot_from(model, district, m.ON, entities, relations))
    assert any("Keine Aussage möglich" in o.sentence.de for o in analysis.outcomes.values())
    for outcome in analysis.outcomes.values():
        assert not re.search(r"\b(unten|oben|rechts|links)\b", outcome.sentence.de)
        assert not re.search(r"\b(below|above)\b", outcome.sentence.en)
