"""The report for a Land as PDF: what the page says, with page breaks, running title and numbers of pages."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from api.page_parts.spread_pages import Shown, axis_ends, group_rows
from api.reads.published import Published
from api.report.wording import Words
from graph.cells.peer_groups import PeerGroup
from graph.cells.peer_words import rule_told
from graph.cells.small_cells import Dot
from graph.documents.spread_report import SpreadPart, SpreadReport, SpreadRow, spread_report_pdf
from graph.indicators import Indicator, all_indicators
from ontology import Model, say

_FONTS = ("static", "vendor", "fira-sans")
_KEYS = (
    '<svg viewBox="0 0 30 14" width="30" height="14"><rect class="outer" x="1" y="1" width="28" height="12"/>'
    '<rect class="core" x="7" y="1" width="16" height="12"/></svg>',
    '<svg viewBox="0 0 30 14" width="30" height="14"><rect class="median" x="12" y="0" width="6" height="14"/></svg>',
    '<svg viewBox="0 0 30 14" width="30" height="14"><line class="tenth" x1="1" x2="14" y1="11" y2="11"/>'
    '<line class="tenth" x1="8" x2="20" y1="7" y2="7"/><line class="tenth" x1="15" x2="29" y1="3" y2="3"/></svg>',
)


class Reported(NamedTuple):
    """What the report is made of: the state of the year, the words, the model, the groups side by side, the day."""

    told: Published
    words: Words
    model: Model
    groups: Sequence[PeerGroup]
    place: str
    on: date


def nation_pdf(asked: Reported) -> bytes:
    """The report as a file."""
    told, silent = _parts(asked)
    report = SpreadReport(
        words=_words(asked, len(told)),
        language=asked.words.language,
        on=asked.on,
        legend=list(zip(_KEYS, _legend(asked.words), strict=True)),
        parts=told,
        silent=silent,
        rule=[asked.words.say(sentence) for sentence in rule_told(asked.told.edition.rule)],
    )
    return spread_report_pdf(report, _style(), [Path(str(files("api").joinpath(*_FONTS)))])


@cache
def _style() -> str:
    """What the style sheet of the pages says of the pictures: the same greys on paper."""
    lines = files("api").joinpath("static", "spreads.css").read_text("utf-8").splitlines()
    return "".join(line.replace(".spread ", "") for line in lines if line.startswith(".spread ") and "{" in line)


def _legend(t: Words) -> tuple[str, str, str]:
    return (
        t(
            "die mittlere Hälfte der Bezirke; hell: so weit kann sie reichen",
            "the middle half of the districts; light: as far as it may reach",
        ),
        t("darin liegt der Median", "the median lies in here"),
        t(
            "Zehntel von unten nach oben, jedes als Spanne (ab 20 Bezirken)",
            "tenths from below to above, each as a range (from 20 districts on)",
        ),
    )


def _words(asked: Reported, told: int) -> Mapping[str, str]:
    t, year, least = asked.words, asked.told.edition.year, asked.told.edition.rule.least
    title = t(f"Frühe Hilfen {year}: {asked.place}", f"Early help {year}: {asked.place}")
    lead = say(
        "Jede Kennzahl mit ihrer Verteilung über die Bezirke, die freigegeben haben: {n} {n:Kennzahl|Kennzahlen}, "
        "nach den Dimensionen des Qualitätsrahmens Frühe Hilfen. Keine Rangliste; von keinem Bezirk steht hier ein "
        "Wert.",
        "Every indicator with its distribution over the districts that have released: {n} {n:indicator|indicators}, by "
        "the dimensions of the Qualitätsrahmen Frühe Hilfen. No league table; no value of any district stands here.",
        n=told,
    )
    return {
        "title": title,
        "running": title,
        "under": t(f"Stand der Tafel: {year}", f"State of the year {year}"),
        "lead": t.say(lead),
        "day": t.day(asked.on.isoformat()),
        "footer": t(
            f"Frühnetz · gesagt wird nur, was auf mindestens {least} Bezirken ruht",
            f"Frühnetz · only what rests on at least {least} districts is told",
        ),
        "page": t("Seite", "Page"),
        "of": t("von", "of"),
        "legend": t("So sind die Bilder zu lesen", "How to read the pictures"),
        "districts": t("Bezirke (Anzahl)", "Districts (number)"),
        "middle": t("Mitte (Median)", "Middle (median)"),
        "silent": t("Dazu wird nichts gesagt", "Nothing is told of these"),
        "silentwhy": t(
            "Zu wenige Bezirke haben dazu etwas freigegeben, oder zu viel ist unbekannt. Das heißt nicht, dass es das "
            "dort nicht gibt.",
            "Too few districts released anything on them, or too much is unknown. That does not mean that there is "
            "nothing.",
        ),
        "rule": t("Die Regel", "The rule"),
    }


def _parts(asked: Reported) -> tuple[list[SpreadPart], list[str]]:
    """The indicators of which something is told, by dimension, and the names of the others."""
    dimensions = {c.notation: c.label for c in asked.model.code_lists["QualityDimension"].codes}
    told: list[SpreadPart] = []
    silent: list[str] = []
    for id, declared in sorted(all_indicators().items(), key=lambda one: int(one[1].dimension)):
        name = asked.words.say(declared.label)
        if all(isinstance(asked.told.spread(id, group), Dot) for group in asked.groups):
            silent.append(f"{id} {name}")
            continue
        heading = asked.words.say(dimensions[declared.dimension])
        shown = Shown(asked.told, asked.words, asked.model, declared)
        told.append(SpreadPart(id, name, heading, list(_rows(shown, asked.groups)), _ends(shown, declared, asked)))
    return told, silent


def _ends(shown: Shown, declared: Indicator, asked: Reported) -> tuple[str, str]:
    least, most = axis_ends(shown, asked.groups)
    yes = asked.words(" ja", " yes") if declared.unit == "yes_no" else ""
    return f"{least}{yes}", f"{most}{yes}"


def _rows(shown: Shown, groups: Sequence[PeerGroup]) -> Iterator[SpreadRow]:
    for row in group_rows(shown, groups):
        if "reason" in row:
            yield SpreadRow(row["label"], "", "", row["reason"])
        else:
            yield SpreadRow(f"{row['label']} ({row['n']})", str(row["picture"]), row["median"], row["told"])


__all__ = ["Reported", "nation_pdf"]
