"""What every indicator keeps to, whoever wrote it. A new indicator is under this contract by being a file."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from graph.analysis import demo_date
from graph.district.loading import district_of, snapshot_from, snapshot_of
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.imports import import_file
from graph.indicators import Indicator, all_indicators, outcome_of
from graph.records import Entity, Record, Relation, entity, relation
from graph.records.claims import Claim
from graph.stores import open_store
from graph.stores.base import EVERYTHING
from ontology import Model
from tests import musterstadt
from tests.indicators.worlds import org, world

every = pytest.mark.parametrize("indicator", all_indicators().values(), ids=lambda i: i.id)
SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"


def _worlds(model: Model) -> dict[str, Snapshot]:
    """Nothing, almost nothing, and Musterstadt."""
    return {
        "empty": world(model, []),
        "one actor": world(model, [org("a", sector="KJH", actorType="ASD")]),
        "two isolated actors": world(model, [org("a", sector="KJH"), org("b", sector="GES")]),
        "uncoded actor": world(model, [org("a")]),
        "Musterstadt": _musterstadt(model, musterstadt.records()),
        "Musterstadt in 2030": _musterstadt(model, musterstadt.records(), date(2030, 1, 1)),
        "Musterstadt in 2012": _musterstadt(model, musterstadt.records(), date(2012, 6, 1)),
    }


def _musterstadt(model: Model, records: list[Record], on: date = musterstadt.ON) -> Snapshot:
    entities = [r for r in records if isinstance(r, Entity)]
    district = next(e for e in entities if e.type == "District")
    return snapshot_from(model, district, on, entities, [r for r in records if isinstance(r, Relation)])


def _assert_sound(outcome: Outcome) -> None:
    for text in (outcome.sentence, *outcome.missing, *(i.label for i in outcome.items)):
        assert text.de.strip()
        assert text.en.strip()
    for language in (outcome.sentence.de, outcome.sentence.en):
        assert language == language.strip()
        assert language.endswith((".", ")", "“", "!", "?"))
        assert "  " not in language
        assert "None" not in language
    if outcome.value is not None and outcome.low is not None and outcome.high is not None:
        assert outcome.low <= outcome.value <= outcome.high
    assert (outcome.low is None) == (outcome.high is None)
    told = replace(outcome, items=tuple(outcome.items), details=dict(outcome.details))
    assert json.loads(json.dumps(asdict(told)))["n"] == outcome.n


def _assert_evidence_exists(outcome: Outcome, snapshot: Snapshot) -> None:
    known = set(snapshot.entities) | {d.relation.id for rows in snapshot.relations.values() for d in rows}
    codes = {c.notation for codes in snapshot.model.code_lists.values() for c in codes.codes}
    for item in outcome.items:
        assert item.subjects
        assert set(item.records) <= known
        assert set(item.subjects) <= known | codes | set(snapshot.model.norms)


@every
def test_is_declared_in_full(indicator: Indicator) -> None:
    assert re.fullmatch(r"[A-D]\d+", indicator.id)
    for text in (indicator.label, indicator.question):
        assert text.de.strip()
        assert text.en.strip()
    assert indicator.question.de.endswith("?")
    assert indicator.compute.__doc__


@every
def test_norms_and_dimension_exist(indicator: Indicator, model: Model) -> None:
    assert indicator.norms
    assert set(indicator.norms) <= set(model.norms) | set(model.packs)
    assert indicator.dimension in {n.name for n in model.norms_of("dimension")}


@every
def test_the_dimension_is_the_one_of_the_norm_pack(indicator: Indicator, model: Model) -> None:
    lines = [*model.norms_of("dimension"), *model.norms_of("goal")]
    assigned = {n.dimension or n.name for n in lines if indicator.id in n.indicators}
    assert assigned in (set(), {indicator.dimension})


@every
def test_is_sound_in_every_world(indicator: Indicator, model: Model) -> None:
    for snapshot in _worlds(model).values():
        outcome = outcome_of(indicator, snapshot)
        _assert_sound(outcome)
        _assert_evidence_exists(outcome, snapshot)


@every
def test_says_what_to_collect_where_its_needs_are_missing(indicator: Indicator, model: Model) -> None:
    outcome = outcome_of(indicator, world(model, []))
    if indicator.needs:
        assert outcome.value is None
        assert outcome.missing


@every
def test_does_not_depend_on_ids(indicator: Indicator, model: Model) -> None:
    records = musterstadt.records()
    # Reversing the order of the ids shows whatever leans on it.
    new = {id: f"99001:z{len(records) - i:03}" for i, id in enumerate(sorted(r.id for r in records))}
    before = outcome_of(indicator, _musterstadt(model, records))
    after = outcome_of(indicator, _musterstadt(model, [_renamed(r, new) for r in records]))
    details = {_respelled(key, new): value for key, value in before.details.items()}
    assert _numbers(replace(before, details=details)) == _numbers(after)
    assert _shape(before) == _shape(after)


def _respelled(key: str, new: Mapping[str, str]) -> str:
    """A detail may be keyed by a body, alone or with something more."""
    return re.sub(r"99001:[A-Z]\d+", lambda found: new[found.group()], key)


def _renamed(record: Record, new: Mapping[str, str]) -> Record:
    claims = [
        Claim(c.prop, new.get(c.value, c.value), new.get(c.source, c.source), c.locator, c.as_of, c.status)
        for c in record.claims
    ]
    if isinstance(record, Entity):
        return entity(new[record.id], record.type, record.owner, claims)
    return relation(new[record.id], record.type, (new[record.source], new[record.target]), record.owner, claims)


def _numbers(outcome: Outcome) -> tuple[object, ...]:
    return (
        outcome.value,
        outcome.numerator,
        outcome.denominator,
        outcome.low,
        outcome.high,
        outcome.n,
        dict(outcome.details),
        len(outcome.missing),
    )


def _shape(outcome: Outcome) -> Counter[object]:
    return Counter((len(i.subjects), i.certainty, len(i.records)) for i in outcome.items)


@every
def test_is_deterministic_and_does_not_depend_on_the_order_of_records(indicator: Indicator, model: Model) -> None:
    records = sorted(musterstadt.records(), key=lambda r: r.id)
    first = outcome_of(indicator, _musterstadt(model, records))
    assert first == outcome_of(indicator, _musterstadt(model, records))
    mixed = outcome_of(indicator, _musterstadt(model, records[::-1]))
    assert _numbers(first) == _numbers(mixed)
    assert _shape(first) == _shape(mixed)


@every
def test_is_sound_on_the_real_network(indicator: Indicator, karlsruhe: Snapshot) -> None:
    outcome = outcome_of(indicator, karlsruhe)
    _assert_sound(outcome)
    _assert_evidence_exists(outcome, karlsruhe)


@pytest.mark.parametrize("id", ["A4", "A5", "A6", "A7", "A8", "A9", "A11", "A15"])
def test_the_real_network_has_too_few_ties_for_a_verdict(id: str, karlsruhe: Snapshot) -> None:
    assert (len(karlsruhe.with_tie_data), len(karlsruhe.organizations)) == (24, 61)
    outcome = outcome_of(all_indicators()[id], karlsruhe)
    assert outcome.value is outcome.low is outcome.high is None
    assert "24 von 61" in outcome.sentence.de
    assert outcome.items
    assert outcome.missing


@pytest.fixture(scope="module")
def karlsruhe(model: Model) -> Snapshot:
    """Karlsruhe's network at the date of its newest list, from the shipped lists."""
    if not any(SEED.glob("*.csv")):
        pytest.skip("seed/karlsruhe is not there")
    store = open_store("sqlite://", model)
    import_file(SEED, store, model, author="Test", time="2026-11-24T12:00:00+00:00")
    found = snapshot_of(store, model, district_of(store, "08212", EVERYTHING), demo_date(store, "08212"))
    store.close()
    return found
