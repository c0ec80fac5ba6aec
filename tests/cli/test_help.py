"""A group of commands says what it is for, and names its commands."""

from tests.cli.conftest import Run


def test_rules_say_that_they_are_no_law_and_name_their_commands(fruehnetz: Run) -> None:
    said = fruehnetz("rules", "--help").stdout
    assert "kein Gesetz" in said
    assert all(name in said for name in ("list", "add", "end", "pack"))
