"""The demo and every command open on the same day: whoever needs today asks one place for it."""

from pathlib import Path

from tests.house.test_names import ROOT

_OTHERWISE = {
    "graph/as_of.py": "the one place",
    "graph/imports/outcome/report.py": "the day of reading, of which no analysis is made",
    "graph/imports/check/staging.py": "the day of reading",
    "graph/imports/check/cell_values.py": "the day of reading",
}


def test_today_is_asked_for_in_one_place() -> None:
    files = (f for part in ("graph", "api") for f in Path(ROOT / part).rglob("*.py"))
    asking = {str(f.relative_to(ROOT)) for f in files if "date.today" in f.read_text("utf-8")}
    assert asking == set(_OTHERWISE)
