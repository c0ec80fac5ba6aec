"""What the group has decided: dismissed pairs and norm lines are not proposed again until something has changed."""

import pytest

from graph.identifiers import finding_key
from graph.missing_links import KIND, NORM_RULE, RULE, Why
from graph.records import Record
from ontology import Model
from tests.indicators.worlds import org, works, world
from tests.missing_links.small import A, B, candidates, links, one, wishes
from tests.musterstadt import a

PAIR: list[Record] = [org("a"), org("b"), wishes("a", "b")]
EXPECTED: list[Record] = [org("a", actorType="GEBKL"), org("b", actorType="SSB"), org("c"), works("a", "c")]


def _decision(rule: str, *subjects: str, **values: str) -> Record:
    key = finding_key(KIND, rule, "99001", subjects)
    said = {"findingKey": key, "verdict": "dismissed", "normVersion": "qualitaetsrahmen=1", "certainty": "question"}
    return a("99001:D1", "Decision", **{**said, "reason": "anders geregelt", "date": "2024-06-01", **values})


def _version(model: Model, norm: str) -> str:
    pack = model.packs[model.norms[norm].pack]
    return f"{pack.name}={pack.version}"


def test_a_dismissed_pair_is_not_proposed_whichever_end_is_named_first(model: Model) -> None:
    dismissed = _decision(RULE, B, A, normVersion=_version(model, "QR1-1"))
    assert candidates(model, *PAIR, dismissed) == []
    assert [c.actors for c in links(world(model, [*PAIR, dismissed])).decided()] == [(A, B)]


@pytest.mark.parametrize("changed", [{"normVersion": "qr=alt"}, {"certainty": "gap"}, {"verdict": "accepted"}])
def test_it_is_proposed_where_norm_or_certainty_changed_or_the_group_agreed(
    model: Model, changed: dict[str, str]
) -> None:
    said = {"normVersion": _version(model, "QR1-1"), **changed}
    assert one(candidates(model, *PAIR, _decision(RULE, A, B, **said)))


def test_a_dismissed_norm_line_expects_nothing_any_more(model: Model) -> None:
    assert one(candidates(model, *EXPECTED)).has(Why.EXPECTED)
    assert candidates(model, *EXPECTED, _decision(NORM_RULE, "EL02")) == []
    still = one(candidates(model, *EXPECTED, _decision(NORM_RULE, "EL02"), wishes("a", "b")))
    assert [r.why for r in still.reasons] == [Why.WISH]


def test_without_decisions_nothing_is_decided(model: Model) -> None:
    assert list(links(world(model, PAIR)).decided()) == []
