"""Each answer does what it says: it closes its question, changes nothing else, and can be taken back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from graph.analysis import Analysis
from graph.answers.option import ASK_AGAIN, Option
from graph.findings import all_rules
from graph.findings.finding import Finding, singles
from graph.records import Relation, to_json
from graph.stores import open_store
from graph.stores.base import EVERYTHING, Batch, GraphStore, put
from graph.stores.journal import undo
from ontology import load_model
from ontology.names import AnswerMeaning, EntityType
from tests.answers.filling import every_answer, filled
from tests.answers.worlds import TIME, Asked, asked_by, is_asked, occasions, same_finding

pytestmark = pytest.mark.slow

ASKING = sorted(rule.id for rule in all_rules() if rule.answers.options)
OF_THE_WHOLE = {
    "coordination_missing": {"Organization"},
    "cooperation_without_agreement": {"Agreement", "Signs", "Cooperation"},
    "level_unknown": {"Membership"},
    "missing_actor": {"Membership"},
    "proposed_link": {"Membership", "Cooperation"},
    "steering_unrecorded": {"Committee", "EarlyHelpNetwork"},
    "target_group": {"Membership", "HasCarrier", "PartOf"},
    "tie_data_question": {"Cooperation", "Organization"},
    "to_collect": {"Organization", "Membership", "Cooperation", "Agreement", "Consultation", "District"},
}
"""Rules that ask of the whole district, each with the types of records that it looks at."""


def test_every_rule_that_asks_is_tried() -> None:
    assert {rule for rule in occasions() if rule in ASKING} == set(ASKING)


@pytest.mark.parametrize("rule", ASKING)
def test_each_answer_closes_the_question_or_turns_it_into_what_it_says(rule: str) -> None:
    asked = asked_by(rule)
    for option, given in every_answer(asked.question, asked.on):
        after = asked.after(given)
        does_what_it_says(asked, option, after)
        changes_nothing_else(asked, asked.batch(given), after)


def does_what_it_says(asked: Asked, option: Option, after: Analysis) -> None:
    """A fact closes the question, a gap is one now, who does not know leaves the finding as it is."""
    found, about = same_finding(asked.question, after), (asked.rule, option.id)
    if option.meaning is AnswerMeaning.LATER:
        assert found == asked.question.finding, about
    elif option.meaning is AnswerMeaning.GAP:
        assert _is_gap(asked, found, after), about
    elif not option.partly:
        assert found is None, about
    if not option.partly:
        assert not is_asked(asked.question, after), about


def _is_gap(asked: Asked, found: Finding | None, after: Analysis) -> bool:
    """The finding is a gap now, a hint that nobody asks about any more, or another rule says the gap."""
    if found is not None:
        return found.certainty == "gap" or found.hint or found.rule == "proposed_link"
    before = {f.key for f in singles(asked.before.findings)}
    return any(f.certainty == "gap" for f in singles(after.findings) if f.key not in before)


def changes_nothing_else(asked: Asked, batch: Batch, after: Analysis) -> None:
    """Of findings that do not touch what was changed, none appears, vanishes or becomes surer.

    What speaks of the whole district, by code and not by record, may change where one of its indicators did.
    """
    changed = [c.record for c in batch.changes if c.record is not None]
    told = [r for r in changed if r.type not in (EntityType.ANSWER, EntityType.SOURCE)]
    touched = {id for r in told for id in (r.id, *((r.source, r.target) if isinstance(r, Relation) else ()))}
    source = next(r.id for r in changed if r.type == EntityType.SOURCE)
    touched |= {c.value for r in told for c in r.claims if c.source == source}
    measured = {i for i, outcome in after.outcomes.items() if outcome != asked.before.outcomes[i]}
    if not told:
        assert not measured
    ends = {r.id: (r.source, r.target) for r in (*asked.records, *changed) if isinstance(r, Relation)}
    then, now = _by_subject(asked.before), _by_subject(after)
    differ = [then.get(k) or now[k] for k in then.keys() | now.keys() if _proof(then.get(k)) != _proof(now.get(k))]
    own = (asked.rule, frozenset(asked.question.finding.subjects))
    for finding in (f for f in differ if (f.rule, frozenset(f.subjects)) != own):
        if OF_THE_WHOLE.get(finding.rule, set()) & {r.type for r in told}:
            continue
        about = {*finding.subjects, *(e.record for e in finding.evidence)}
        about |= {end for id in tuple(about) for end in ends.get(id, ())}
        assert about & touched or (told and measured & set(finding.indicators)), (asked.rule, batch, finding.rule)


def _proof(finding: Finding | None) -> str | None:
    return finding.certainty if finding is not None else None


def _by_subject(analysis: Analysis) -> dict[tuple[str, frozenset[str]], Finding]:
    return {(f.rule, frozenset(f.subjects)): f for f in singles(analysis.findings)}


@pytest.mark.parametrize("rule", ASKING[::3])
def test_who_does_not_know_is_asked_again_on_the_named_day_and_not_before(rule: str) -> None:
    asked = asked_by(rule)
    later = asked.question.options[-1]
    day = asked.on + timedelta(days=1)
    given = replace(filled(asked.question, later, asked.on), values={ASK_AGAIN: (day.isoformat(),)})
    assert not is_asked(asked.question, asked.after(given))
    assert is_asked(asked.question, asked.after(given, day))


@pytest.mark.parametrize("rule", ASKING[::2])
def test_an_answer_that_is_taken_back_leaves_every_record_as_it_was(rule: str) -> None:
    asked, store = asked_by(rule), open_store("sqlite://", load_model())
    store.commit(Batch("test", TIME, "", tuple(map(put, asked.records))), scope=EVERYTHING)
    before = _kept(store)
    for option, given in every_answer(asked.question, asked.on):
        revision = store.commit(asked.batch(given), scope=EVERYTHING)
        assert _kept(store) != before, option.id
        undo(store, revision.number, author="test", time=TIME, scope=EVERYTHING)
        assert _kept(store) == before, option.id


def _kept(store: GraphStore) -> list[str]:
    records: Iterable[object] = (*store.records(EVERYTHING), *store.relations(scope=EVERYTHING))
    return [to_json(r) for r in records]  # type: ignore[arg-type]
