"""Who looks at a page has no command line: what only a command can do is told by who can."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "api" / "templates"
TRIED_OUT = {"frame.html", "start.html"}
"""These speak to who tries the program out, started it by a command, and wants to keep what they enter."""
_COMMAND = re.compile(r"\bfruehnetz [a-z]|\./run\b")


def test_templates_name_no_commands() -> None:
    found = {path.name for path in TEMPLATES.rglob("*.html") if _COMMAND.search(path.read_text("utf-8"))}
    assert found == TRIED_OUT
