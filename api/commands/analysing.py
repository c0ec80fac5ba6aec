"""From an opened store to the analysis of one district, shown or written."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.opening import Opened
from api.commands.options import wrong_use
from graph.analysis import Analysis, analyse_district
from graph.as_of import opened_on
from graph.district.loading import district_of, districts, snapshot_of
from graph.district.snapshot import Snapshot
from graph.errors import NotFoundError
from graph.stores.base import EVERYTHING, Scope
from graph.stores.privacy import MaskedReader

if TYPE_CHECKING:
    from graph.imports import ImportReport


def the_district(source: Opened, wanted: str | None) -> str:
    """The key of the district asked for, of the list's own, or of the only one; wrong use if there are several."""
    own = source.report.district if source.report is not None else None
    if key := wanted or own:
        return district_of(source.store, key, Scope.of(key)).owner
    found = districts(source.store, EVERYTHING)
    if not found:
        if source.report is not None:
            from api.commands.terminal import show_intake

            show_intake(source.report, "de")
        raise NotFoundError("no district in this data")
    if len(found) > 1:
        names = ", ".join(f"{d.owner} ({d.name})" for d in found)
        wrong_use(f"Es sind mehrere Bezirke da. Wählen Sie einen mit --district: {names}")
    return found[0].owner


def analysed(source: Opened, key: str, on: date | None) -> Analysis:
    """The analysis at a day, by default today; persons appear without their names."""
    from api.commands.plain_output import busy

    with busy("Wertet aus …"):
        return analyse_district(MaskedReader(source.store, source.model), source.model, key, opened_on(on))


def snapshot_at(source: Opened, key: str, on: date | None) -> Snapshot:
    """What is known at a day, by default today, without computing anything; persons appear without their names."""
    store = MaskedReader(source.store, source.model)
    return snapshot_of(store, source.model, district_of(store, key, Scope.of(key)), opened_on(on))


def print_indicators(analysis: Analysis, language: str) -> None:
    """The indicators as JSON."""
    from api.commands.plain_output import print_json
    from graph.as_json import indicators_json

    print_json(indicators_json(analysis, language))


def announce(snapshot: Snapshot, language: str) -> None:
    """Say which district and day the numbers are about, and how old the newest list is; on stderr."""
    from api.commands.terminal import talk
    from graph.as_json import date_note

    talk(f"{snapshot.district.name}. {date_note(snapshot).in_language(language)}")


def show_checked(source: Opened, analysis: Analysis, language: str, limit: int) -> None:
    """Problems of the list, then the findings, for people."""
    from api.commands.importing import concluded
    from api.commands.terminal import show_findings, show_intake, talk

    if source.report is not None:
        show_intake(source.report, language)
        if said := concluded(source.report, language):
            talk(said)
    announce(analysis.snapshot, language)
    show_findings(analysis, language, limit)


def print_checked(source: Opened, analysis: Analysis, language: str) -> None:
    """How much of the list was read, its problems, and the whole analysis as JSON."""
    from api.commands.importing import report_as_json
    from api.commands.plain_output import print_json
    from graph.as_json import analysis_json

    print_json({**report_as_json(source.report, language), "analysis": analysis_json(analysis, language)})


def write_report(
    source: Opened, analysis: Analysis, path: Path, language: str, intake: "ImportReport | None" = None
) -> None:
    """Write the HTML report and name it; of a list that was read for it, it begins with what was read and lost."""
    from api.commands.terminal import talk
    from api.commands.writing import write_out
    from api.report import render_report
    from graph.comparison.earlier import against_earlier
    from graph.stores.privacy import MaskedReader

    then = against_earlier(MaskedReader(source.store, source.model), analysis)
    write_out(render_report(analysis, language, intake, then=then), path)
    talk({"de": f"Bericht: {path}", "en": f"Report: {path}"}[language])
