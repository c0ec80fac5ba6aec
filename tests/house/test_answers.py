"""A rule that may ask says what may be answered."""

from graph.findings import all_rules
from graph.findings.finding import singles
from tests.synthetic.gaps import Plant, all_gaps
from tests.synthetic.trial import trial

ALWAYS_GAPS = {"agreement_expiring": "the agreement itself says when it ends"}
"""Rules without answers, each with the reason why all of its findings are gaps."""


def test_every_rule_that_may_ask_declares_what_may_be_answered() -> None:
    assert {rule.id for rule in all_rules() if not rule.answers.options} == set(ALWAYS_GAPS)


def test_rules_without_answers_find_gaps_alone() -> None:
    plants = [Plant(name, manner) for name, gap in all_gaps().items() for manner in gap.manners]
    chosen = [p for p in plants if p.gap == "an agreement about to end"]
    found = [f for p in chosen for f in singles(trial(4, 0.3, [p]).analysis.findings) if f.rule in ALWAYS_GAPS]
    assert {f.rule for f in found} == set(ALWAYS_GAPS)
    assert {f.certainty for f in found} == {"gap"}


def test_options_have_one_name_each_words_in_both_languages_and_end_with_not_knowing() -> None:
    for rule in all_rules():
        options = rule.answers.offered
        assert len({o.id for o in options}) == len(options), rule.id
        for option in options:
            assert option.label.de != option.label.en, (rule.id, option.id)
            assert len({i.name for i in option.inputs}) == len(option.inputs), (rule.id, option.id)
        assert not options or options[-1].id == "later", rule.id
