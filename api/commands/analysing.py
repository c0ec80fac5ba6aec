"""From an opened store to the analysis of one district, shown or written."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.options import wrong_use
from api.opening import Opened
from graph.analysis import Analysis, analyse_district
from graph.errors import NotFoundError
from graph.privacy import MaskedStore
from graph.reading import district_of, districts, snapshot_of
from graph.records import EVERYTHING, Scope
from graph.snapshot import Snapshot

if TYPE_CHECKING:
    from graph.imports.problems import ImportProblem


def the_district(source: Opened, wanted: str | None) -> str:
    """The key of the district asked for, of the list's own, or of the only one; wrong use if there are several."""
    from api.commands.terminal import show_problems

    own = source.report.district if source.report is not None else None
    if key := wanted or own:
        return district_of(source.store, key, Scope.of(key)).owner
    found = districts(source.store, EVERYTHING)
    if not found:
        if source.report is not None:
            show_problems(source.report.problems, "de")
        raise NotFoundError("no district in this data")
    if len(found) > 1:
        names = ", ".join(f"{d.owner} ({d.name})" for d in found)
        wrong_use(f"Es sind mehrere Bezirke da. Wählen Sie einen mit --district: {names}")
    return found[0].owner


def analysed(source: Opened, key: str, on: date | None) -> Analysis:
    """The analysis at a day, by default today; persons appear without their names."""
    return analyse_district(MaskedStore(source.store, source.model), source.model, key, on or date.today())


def snapshot_at(source: Opened, key: str, on: date | None) -> Snapshot:
    """What is known at a day, by default today, without computing anything; persons appear without their names."""
    store = MaskedStore(source.store, source.model)
    return snapshot_of(store, source.model, district_of(store, key, Scope.of(key)), on or date.today())


def print_indicators(analysis: Analysis, language: str) -> None:
    """The indicators as JSON."""
    from api.commands.terminal import print_json
    from graph.as_json import indicators_json

    print_json(indicators_json(analysis, language))


def announce(snapshot: Snapshot, language: str) -> None:
    """Say which district and day the numbers are about, and how old the newest list is; on stderr."""
    from api.commands.terminal import talk
    from graph.as_json import date_note

    talk(f"{snapshot.district.name}. {date_note(snapshot).in_language(language)}")


def show_checked(source: Opened, analysis: Analysis, language: str, limit: int) -> None:
    """Problems of the list, then the findings, for people."""
    from api.commands.terminal import show_findings, show_problems

    if source.report is not None:
        show_problems(source.report.problems, language)
    announce(analysis.snapshot, language)
    show_findings(analysis, language, limit)


def print_checked(source: Opened, analysis: Analysis, language: str) -> None:
    """Problems of the list and the whole analysis as JSON."""
    from api.commands.terminal import print_json
    from graph.as_json import analysis_json

    problems = source.report.problems if source.report is not None else ()
    print_json(
        {
            "rows": _rows(source),
            "problems": [_problem_as_json(p) for p in problems],
            "analysis": analysis_json(analysis, language),
        }
    )


def write_report(analysis: Analysis, path: Path, language: str) -> None:
    """Write the HTML report and name it."""
    from api.commands.terminal import talk
    from api.commands.writing import write_out
    from api.report import render_report

    write_out(render_report(analysis, language), path)
    talk({"de": f"Bericht: {path}", "en": f"Report: {path}"}[language])


def _rows(source: Opened) -> dict[str, int]:
    report = source.report
    if report is None:
        return {}
    return {"read": report.rows_read, "accepted": report.rows_accepted, "rejected": report.rows_rejected}


def _problem_as_json(problem: "ImportProblem") -> dict[str, object]:
    from dataclasses import asdict

    return asdict(problem)
