"""Every judge can say no: a finding is wrong as soon as what it calls missing is there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

import pytest

from graph.findings import all_rules
from graph.findings.finding import Finding, singles
from tests.synthetic.districts import District, district
from tests.synthetic.draft import ago
from tests.synthetic.facts import Fact
from tests.synthetic.gaps import Plant, all_gaps
from tests.synthetic.judges import judges
from tests.synthetic.trial import SIZE, Trial, trial
from tests.synthetic.view import View, recorded, truth

pytestmark = pytest.mark.slow

SEED = 4
RULES = sorted(rule.id for rule in all_rules())


@cache
def trials() -> Mapping[str, Trial]:
    """A district with a gap of each rule."""
    each = [trial(SEED, 0.0, [Plant(name, found.manners[-1])]) for name, found in all_gaps().items()]
    return {t.district.planted[0].expected.rule: t for t in each}


def with_gap(rule: str) -> tuple[Trial, Finding]:
    """A district with a gap of the rule, and the finding on it."""
    chosen = trials()[rule]
    wanted = chosen.district.planted[0].expected
    return chosen, next(f for f in singles(chosen.analysis.findings) if (f.rule, f.subjects) == wanted[:2])


def seen(of: District, finding: Finding) -> View:
    return truth(of) if finding.certainty == "gap" else recorded(of)


def seat(actor: str, body: str) -> Fact:
    return Fact(f"{actor}-{body}", "Membership", {"role": "member"}, (actor, body))


def lasting(view: View, finding: Finding) -> list[Fact]:
    own = view.facts[finding.subjects[0]]
    return [replace(own, values={**own.values, "validUntil": ago(-30)})]


def told_of(view: View, finding: Finding, **values: str) -> Fact:
    own = view.facts[finding.subjects[0]]
    return replace(own, values={**own.values, **values})


def sector_told(view: View, finding: Finding) -> list[Fact]:
    own = view.facts[finding.evidence[0].record]
    return [replace(own, values={**own.values, "sector": "BER"})]


def of_kind(view: View, code: str) -> str:
    return min(view.typed(code))


def another_of_sector(view: View, finding: Finding) -> list[Fact]:
    other = Fact("other", "Organization", {"sector": finding.subjects[0]})
    return [other, seat("other", min(view.network_bodies()))]


MENDS: Mapping[str, Callable[[View, Finding], list[Fact]]] = {
    "agreement_ended": lasting,
    "agreement_expiring": lasting,
    "land_body": lambda *_: [Fact("conference", "Committee", {"kind": "KGK"})],
    "land_law_seats": lambda view, found: [seat(of_kind(view, "POL"), found.subjects[0])],
    "members_empty": lambda view, found: [seat(of_kind(view, "ASD"), found.subjects[0])],
    "own_rule": lambda view, found: [seat(of_kind(view, "SUCHT"), view.facts[found.subjects[0]].value("body"))],
    "paper_past_committee": lambda _, found: [
        Fact("heard", "Consultation", {"date": ago(5)}, (found.subjects[0], found.subjects[1]))
    ],
    "partners_without_seat": lambda view, found: [seat(of_kind(view, "MIG"), found.subjects[0])],
    "proposed_link": lambda _, found: [Fact("tie", "Cooperation", {}, (found.subjects[0], found.subjects[1]))],
    "report_open": lambda view, found: [
        Fact("told", "ReportsOn", {}, (max(f.id for f in view.of("Paper")), found.subjects[0]))
    ],
    "result_overdue": lambda view, found: [told_of(view, found, resultState="reached", date=ago(0))],
    "review_overdue": lambda view, found: [told_of(view, found, reviewedOn=ago(0))],
    "sector_unknown": sector_told,
    "single_thread": another_of_sector,
    "youth_in_health_conference": lambda view, found: [seat(of_kind(view, "ASD"), found.subjects[0])],
    "undated_list": lambda _, found: [Fact(found.subjects[0], "Source", {"statedOn": "2026-01-01"})],
}
"""What closes the gap, for rules on a thing that only this district has; the others meet a district without the gap."""


@pytest.mark.parametrize("rule", RULES)
def test_a_judge_says_no_where_the_thing_is_there(rule: str) -> None:
    tried, finding = with_gap(rule)
    if rule in MENDS:
        view = seen(tried.district, finding)
        there = View({**view.facts, **{f.id: f for f in MENDS[rule](view, finding)}}, view.told)
    else:
        there = seen(district(SEED, SIZE, exemplary=True), finding)
    assert not judges()[rule](seen(tried.district, finding), finding)
    assert judges()[rule](there, finding)
