"""What is read of lists kept a little otherwise is what stands in ``told_list_changes.txt``."""

import pytest

from ontology import Model
from tests.recognise.told_list_changes import looked_at, told_again


@pytest.mark.parametrize("called", looked_at())
def test_a_list_kept_otherwise_is_read_as_it_was_last_looked_at(model: Model, called: str) -> None:
    """Run ``python -m tests.recognise.told_list_changes --same`` and read the difference."""
    assert tuple(told_again(called, model)) == looked_at()[called]
