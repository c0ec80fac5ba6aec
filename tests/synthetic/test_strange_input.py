"""Strange input gives a defined answer and a sentence: every indicator, every finding, report, map and exports.

Driven by the registries, so that whatever is added later is tried here, too.
"""

import json
import math
import re
from dataclasses import asdict, replace
from functools import cache

import pytest

from api.report import render_report
from graph.analysis import Analysis, analyse
from graph.as_json import analysis_json
from graph.district.outcome import Outcome
from graph.exports import Extract, all_exporters
from graph.findings import all_rules
from graph.findings.finding import Kind
from graph.indicators import all_indicators
from ontology import Text
from tests.synthetic.districts import district
from tests.synthetic.strange import STRANGE
from tests.synthetic.trial import Trial

pytestmark = pytest.mark.slow

MANY = 2000
every_world = pytest.mark.parametrize("name", STRANGE)


@cache
def analysed(name: str) -> Analysis:
    return analyse(STRANGE[name]().snapshot())


def assert_sound(id: str, outcome: Outcome) -> None:
    json.dumps(asdict(replace(outcome, items=tuple(outcome.items), details=dict(outcome.details))), allow_nan=False)
    numbers = (outcome.value, outcome.low, outcome.high, outcome.numerator, outcome.denominator)
    assert all(n is None or math.isfinite(n) for n in numbers), id
    assert (outcome.low is None) == (outcome.high is None), id
    if outcome.value is not None and outcome.low is not None and outcome.high is not None:
        assert outcome.low <= outcome.value <= outcome.high, id
    for text in (outcome.sentence, *outcome.missing):
        assert_said(id, text)


def assert_said(by: str, text: Text) -> None:
    for words in (text.de, text.en):
        assert words.strip(), by
        assert not {"nan", "inf"} & set(re.findall(r"\w+", words)), (by, words)
    # English sentences begin with this word, German ones do not.
    assert "None" not in text.de, (by, text.de)


@every_world
def test_every_indicator_has_an_answer_and_a_sentence(name: str) -> None:
    for id, outcome in analysed(name).outcomes.items():
        assert_sound(id, outcome)


@every_world
def test_every_finding_says_whole_sentences(name: str) -> None:
    for finding in analysed(name).findings:
        for text in (finding.title, finding.reason, finding.effect, finding.takes, finding.starts):
            assert_said(finding.rule, text)


@every_world
def test_every_rule_bears_that_no_indicator_was_computed(name: str) -> None:
    for rule in all_rules():
        for finding in rule.findings(analysed(name).snapshot, {}):
            assert_said(finding.rule, finding.title)


@every_world
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_whole_answer_is_json_without_nan(name: str, language: str) -> None:
    answer = analysis_json(analysed(name), language)
    again = json.loads(json.dumps(answer, allow_nan=False))
    assert len(again["indicators"]) == len(all_indicators())


@every_world
@pytest.mark.parametrize("language", ["de", "en"])
def test_there_is_a_report_with_a_map(name: str, language: str) -> None:
    page = render_report(analysed(name), language)
    assert page.startswith("<!DOCTYPE html>")
    assert "<svg" in page
    assert language == "en" or "None" not in page


@every_world
@pytest.mark.parametrize("format", all_exporters())
def test_every_format_can_be_written(name: str, format: str) -> None:
    snapshot = analysed(name).snapshot
    entities = tuple(sorted(snapshot.entities.values(), key=lambda e: e.id))
    relations = tuple(sorted((d.relation for rows in snapshot.relations.values() for d in rows), key=lambda r: r.id))
    assert all_exporters()[format](Extract(snapshot.model, entities, relations, snapshot.on)).strip()


def test_where_nothing_is_known_nobody_is_accused() -> None:
    for name in ("nothing", "one actor", "a body without anybody", "all unknown", "all disputed", "not even names"):
        gaps = [f for f in analysed(name).findings if f.certainty == "gap"]
        assert gaps == [], name


def test_before_everything_there_are_only_questions_on_the_data() -> None:
    for name in ("nothing", "all of unknown existence", "a date before everything", "the first of all days"):
        found = analysed(name).findings
        assert found, name
        assert {f.kind for f in found} == {Kind.DATA_QUESTION}, name


def test_a_tie_to_oneself_is_no_tie() -> None:
    network = analysed("ties to oneself").snapshot.network
    assert len(network.pairs()) == 0
    assert len(network) == 2


def test_two_thousand_actors_get_an_answer_to_everything() -> None:
    found = Trial(district(7, MANY)).analysis
    assert len(found.snapshot.organizations) == MANY
    for id, outcome in found.outcomes.items():
        assert_sound(id, outcome)
    json.dumps(analysis_json(found), allow_nan=False)
