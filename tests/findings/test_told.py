"""What every rule says is what stands in ``told.txt``: nobody changes it without seeing it."""

import pytest

from graph.findings import all_rules
from tests.findings.told_findings import TOLD, told_findings

pytestmark = pytest.mark.slow


def test_every_rule_says_what_was_last_looked_at() -> None:
    """Run ``python -m tests.findings.told_findings`` and read the difference."""
    told = TOLD.read_text("utf-8")
    first = {block.partition(":")[0] for block in told.split("\n\n")}
    assert {name for name in first if not name.startswith("strength ")} == {rule.id for rule in all_rules()}
    assert told_findings() == told
