"""The report of one district: a single HTML file that works offline, without script, on paper and read aloud.

Nothing in it asks any host for anything: style and script stand in the file and are the only ones its
Content-Security-Policy allows, by their hashes. Texts from data are escaped by autoescape; the map escapes its own.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from api.report import people, summary, tables
from api.report.cards import cards, merits
from api.report.dimensions import frame_in_report
from api.report.intake import intake_of
from api.report.links import missing_rows, supposed
from api.report.politics_by_year import politics_by_year
from api.report.proofs import places_in_report
from api.report.report_templates import report_template
from api.report.then_and_now import then_and_now
from api.report.wording import Words
from graph.analysis import Analysis
from graph.fields import YOUTH_MEANS
from graph.findings.finding import PROOF_LABELS
from graph.map.canvas import canvas_of
from graph.map.labels import clean_label
from graph.map.marks import legend_of
from graph.map.svg_map import drawn
from graph.round_table.chairs import round_table
from graph.round_table.drawing import drawn_table
from ontology.names import Prop

if TYPE_CHECKING:
    from graph.comparison.comparing import Comparison
    from graph.imports import ImportReport


def render_report(
    analysis: Analysis,
    lang: str = "de",
    read: "ImportReport | None" = None,
    home: str = "",
    then: "Comparison | None" = None,
) -> str:
    """The report as HTML text; ``lang`` is ``de`` or ``en``, ``read`` what became of the list that was read for it.

    ``home`` is where the pages of the district begin, if it is one of them and no file of its own; ``then`` is the
    district beside its earlier state, if there is one.
    """
    words, snapshot = Words("en" if lang == "en" else "de"), analysis.snapshot
    sheet = canvas_of(analysis, words.language)
    places = places_in_report(snapshot)
    first, chapters, dismissed = cards(analysis, words, places)
    running = words("Netzwerk Frühe Hilfen", "Early-help network")
    style = _style(f"{running}: {clean_label(snapshot.district.name)}")
    return report_template("report.html").render(
        t=words,
        home=home,
        style=Markup(style),
        script=Markup(_asset("report.js")),
        policy=content_policy(style),
        district=clean_label(snapshot.district.name),
        land=_land(analysis, words),
        intake=intake_of(read, words),
        as_of=words("Stand", "As of") if snapshot.newest_list else words("Ausgewertet am", "Analysed on"),
        on=words.long_day(snapshot.on.isoformat()),
        date_note=summary.date_note(snapshot, words),
        figures=summary.figures(analysis, words),
        sentences=tuple(summary.sentences(analysis, sheet.picture, words)),
        **_beside_findings(analysis, words, then),
        merits=merits(analysis, words, places),
        first=first,
        chapters=chapters,
        dismissed=dismissed,
        law=summary.state_of_law(snapshot, words),
        certain_labels={k: words.say(v) for k, v in PROOF_LABELS.items()},
        map=Markup(drawn(sheet, with_legend=False)),
        youth_means=words.say(YOUTH_MEANS),
        legend=[(e, words.say(e.label), Markup(e.mark)) for e in legend_of(sheet.picture)],
        actors=people.actor_rows(snapshot, sheet.picture, words),
        matrix=people.matrix_of(snapshot, sheet.picture, words),
        bodies=people.body_cards(snapshot, sheet.picture, words),
        consultations=tables.consultations(snapshot, words),
        dimensions=frame_in_report(analysis, words),
        indicators=tables.measured(analysis, words),
        sources=tables.sources(snapshot, words),
    )


def _beside_findings(analysis: Analysis, words: Words, then: "Comparison | None") -> Mapping[str, object]:
    """The picture of the table, and what else the report tells: links, what if, politics by year, two days."""
    snapshot = analysis.snapshot
    table = snapshot.derived(round_table)
    return {
        "table": Markup(drawn_table(table, lambda _: "", words.language)),
        "table_said": words.say(table.headline),
        "missing": missing_rows(analysis, words),
        "supposed": supposed(analysis, words),
        "years": politics_by_year(snapshot, analysis.findings),
        "then": then_and_now(then, words),
    }


def content_policy(style: str) -> str:
    """The Content-Security-Policy of a report with that style."""
    hashes = _digest(style), _digest(_asset("report.js"))
    return "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'".format(*hashes)


def _land(analysis: Analysis, words: Words) -> str:
    model, land = analysis.snapshot.model, analysis.snapshot.land
    kind = analysis.snapshot.district.value(Prop.DISTRICT_TYPE)
    codes = (("DistrictType", kind), ("Land", land))
    return ", ".join(words.say(model.code(name, code).label) for name, code in codes if code)


def _style(running: str) -> str:
    """The style of the report, with that of the card which it shares with the pages, and its running title in print."""
    card = files("api").joinpath("static", "finding_card.css").read_text("utf-8")
    title = "".join(f"\\{ord(sign):x} " for sign in running)  # every sign escaped: a name cannot end the string
    return (
        f'{card}{_asset("report.css")}@page{{@top-left{{content:"{title}"}}}}@page:first{{@top-left{{content:none}}}}'
    )


@cache
def _asset(name: str) -> str:
    return files("api.report").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


__all__ = ["content_policy", "render_report"]
