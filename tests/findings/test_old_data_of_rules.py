"""Years later every rule that asks whether it is still so says beside its weight that the data are old."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest

from graph.findings.finding import singles
from graph.findings.parts.weighing import rests_on_old_data
from tests.findings.small import findings
from tests.findings.told_findings import SEEDS
from tests.synthetic.districts import district
from tests.synthetic.trial import SIZE, schedule, snapshot

pytestmark = pytest.mark.slow


def test_whoever_asks_whether_it_is_still_so_says_that_the_data_are_old() -> None:
    asked = defaultdict[str, list[str]](list)
    for seed, level, plant in schedule(max(SEEDS) + 1):
        if seed in SEEDS:
            made = district(seed, SIZE, level, exemplary=True, plant=plant)
            for finding in singles(findings(snapshot(replace(made, on=date(made.on.year + 3, 1, 1))))):
                if finding.title.de.startswith("Noch aktuell?"):
                    asked[finding.rule] += [] if rests_on_old_data(finding) else [finding.title.de]
    assert len(asked) > 10
    assert {rule: titles for rule, titles in asked.items() if titles} == {}
