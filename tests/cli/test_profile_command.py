"""The profile as a command: for people with the word on what it is not, for programs as the interface tells it."""

import json
from pathlib import Path

from tests.cli.conftest import Run

SEED = Path(__file__).parents[2] / "seed" / "karlsruhe"
ASKED = (SEED, "--on", "2024-09-24")


def test_the_profile_says_that_it_is_no_rank(fruehnetz: Run) -> None:
    done = fruehnetz("profile", *ASKED)
    assert done.returncode == 0
    assert "kein Rang" in " ".join(done.stdout.split())
    assert "belegt, mit offener" in done.stdout


def test_years_for_people_and_for_programs(fruehnetz: Run) -> None:
    assert "2024" in fruehnetz("profile", *ASKED, "--history").stdout
    told = json.loads(fruehnetz("profile", *ASKED, "--history", "--json").stdout)
    assert told["years"][-1]["day"] == "2024-09-24"
    assert json.loads(fruehnetz("profile", *ASKED, "--json").stdout)["level"]["high"] == 4
