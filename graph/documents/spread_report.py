"""A report on many districts as PDF: indicator by indicator how the values lie, drawn in greys, and what is not told.

What stands in it comes from cells alone (decision 0054); who makes it hands over words and pictures.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from graph.documents.typesetting import typeset


class SpreadRow(NamedTuple):
    """A group in the report: its name with the number of districts, its picture as SVG, its middle, all in words.

    A group of which nothing is told has no picture, and the reason as its words.
    """

    label: str
    picture: str
    median: str
    told: str


class SpreadPart(NamedTuple):
    """An indicator of the report: id and name, under which heading it stands, its groups, the ends of their axis."""

    id: str
    name: str
    heading: str
    rows: Sequence[SpreadRow]
    ends: tuple[str, str]


class SpreadReport(NamedTuple):
    """The report: words by place (``title``, ``running``, ``lead`` …), keys of the legend, parts, what is not told.

    ``silent`` are indicators of which nothing is told, as sentences; ``rule`` says how districts are protected.
    """

    words: Mapping[str, str]
    language: str
    on: date
    legend: Sequence[tuple[str, str]]
    parts: Sequence[SpreadPart]
    silent: Sequence[str]
    rule: Sequence[str]


def spread_report_pdf(report: SpreadReport, style: str, fonts: Sequence[Path] = ()) -> bytes:
    """The report as a file; ``style`` is the style sheet of the pictures, ``fonts`` are folders with Fira Sans."""
    data = {
        "words": dict(report.words),
        "language": report.language,
        "legend": [{"picture": _styled(picture, style), "text": text} for picture, text in report.legend],
        "parts": [
            {
                "id": part.id,
                "name": part.name,
                "heading": part.heading,
                "ends": part.ends,
                "rows": [{**row._asdict(), "picture": _styled(row.picture, style)} for row in part.rows],
            }
            for part in report.parts
        ],
        "silent": list(report.silent),
        "rule": list(report.rule),
    }
    return typeset("spread_report.typ", data, report.on, fonts)


def _styled(picture: str, style: str) -> str:
    """A picture of a page as one that stands by itself."""
    if not picture:
        return ""
    opened, _, rest = picture.partition(">")
    return f"{opened.replace('<svg ', _ALONE, 1)}><style>{style}</style>{rest}"


_ALONE = '<svg xmlns="http://www.w3.org/2000/svg" '

__all__ = ["SpreadPart", "SpreadReport", "SpreadRow", "spread_report_pdf"]
