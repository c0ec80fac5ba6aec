"""What findings and indicators say when one thing is otherwise is what stands in ``told_changes.txt``."""

import pytest

from tests.findings.changed_worlds import bases
from tests.findings.told_changes import looked_at, told_again

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("district", bases())
def test_what_follows_from_one_change_is_what_was_last_looked_at(district: str) -> None:
    """Run ``python -m tests.findings.told_changes --same`` and read the difference."""
    changes = looked_at()[district]
    assert list(told_again(bases()[district], changes)) == list(changes.values())
