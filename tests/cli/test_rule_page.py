"""``docs/reference/rules.md`` says of every rule what it asks, when it speaks, what it rests on and who starts."""

import re

import pytest

from api.reference.rule_reference import rules_page, when
from graph.findings import Rule, all_rules
from graph.findings.finding import KIND_LABELS

every = pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.id)


@pytest.fixture(scope="module")
def chapters() -> dict[str, dict[str, str]]:
    """The text of each rule, by chapter."""
    parts = re.split(r"^## ", rules_page(), flags=re.MULTILINE)[1:]
    return {part.partition(" (")[0]: _sections(part) for part in parts}


def _sections(chapter: str) -> dict[str, str]:
    found = re.split(r"^### ", chapter, flags=re.MULTILINE)[1:]
    return {section.split("`")[1]: section for section in found}


def test_every_rule_stands_there_once_in_the_chapter_of_its_kind(chapters: dict[str, dict[str, str]]) -> None:
    assert {chapter: list(rules) for chapter, rules in chapters.items()} == {
        label.de: [rule.id for rule in all_rules() if rule.kind is kind] for kind, label in KIND_LABELS.items()
    }


@every
def test_a_section_is_complete(rule: Rule, chapters: dict[str, dict[str, str]]) -> None:
    section = chapters[KIND_LABELS[rule.kind].de][rule.id]
    for text in (rule.asks.de, rule.asks.en, when(rule), rule.starts.de, rule.starts.en):
        assert text in section
    labels = re.findall(r"^- \*\*([^:]+):\*\* \S", section, re.MULTILINE)
    more = [*(["Indikatoren"] if rule.indicators else []), *(["Antworten"] if rule.answers.options else [])]
    assert labels == ["Wann", "Es beginnt", "Norm oder Quelle", *more]
    for name in (*rule.norms, *rule.indicators):
        assert re.search(rf"\W{re.escape(name)}\W", section), name


@every
def test_a_rule_says_when_it_speaks_in_a_sentence_of_its_own(rule: Rule) -> None:
    assert re.match(r"[A-Z].*\.$", when(rule))
    assert not re.search(r"domain|decision|``|^[A-C]\d", when(rule))
    assert rule.asks.de.endswith("?")
    assert rule.asks.en.endswith("?")


def test_what_stands_in_front_of_a_docstring_is_not_said_twice() -> None:
    said = {rule.id: when(rule) for rule in all_rules()}
    assert said["paper_past_committee"].startswith("A paper was consulted elsewhere")
    assert said["stale_relations"].startswith("Ties and other relations last confirmed")
