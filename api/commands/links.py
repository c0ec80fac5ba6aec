"""The missing links of one district, best first: in words for people, as JSON for programs."""

from itertools import islice

from rich.text import Text as Line

from api.commands.analysing import announce
from api.commands.opening import Opened
from api.commands.terminal import harmless, more, out, print_json, rows_table, sure, talk
from graph.analysis import Analysis
from graph.as_json import links_json, links_note
from graph.missing_links import Candidate, MissingLinks, usual_in
from graph.wording import decimal, sentences

_WORDS = {
    "de": {
        "takes": "Nächster Schritt: ",
        "starts": "Wer beginnt: ",
        "effect": "Wirkung: ",
        "sum": "Summe",
        "and": " und ",
        "like": "Wie bestehende Verbindungen: ",
    },
    "en": {
        "takes": "Next step: ",
        "starts": "Who starts: ",
        "effect": "Effect: ",
        "sum": "sum",
        "and": " and ",
        "like": "Like existing links: ",
    },
}
_NOTHING = {
    "de": "Keine Vorschläge: Für kein Paar ohne erfasste Zusammenarbeit spricht etwas.",
    "en": "No proposals: nothing speaks for any pair without a recorded cooperation.",
}


def print_links(source: Opened, analysis: Analysis, language: str, limit: int) -> None:
    """The first links as JSON; ``limit`` 0 means all."""
    print_json(links_json(analysis, islice(_ranked(source, analysis), limit or None), language))


def show_links(source: Opened, analysis: Analysis, language: str, limit: int) -> None:
    """The first links in words, each with the addends of its rank; ``limit`` 0 shows all."""
    announce(analysis.snapshot, language)
    note = links_note(analysis)
    if note is not None:
        talk(note.in_language(language))
    found = list(_ranked(source, analysis))
    shown = found[:limit] if limit else found
    rows = ((n, sure(c.certainty, language), _told(c, language)) for n, c in enumerate(shown, start=1))
    out().print(rows_table(rows) if found else _NOTHING[language])
    if len(shown) < len(found):
        out().print(more(len(found) - len(shown), language))


def _ranked(source: Opened, analysis: Analysis) -> MissingLinks:
    """All of them, with what is usual in comparable districts of the same store."""
    return MissingLinks(analysis.snapshot, usual_in(source.store, analysis.snapshot))


def _told(candidate: Candidate, language: str) -> Line:
    words = _WORDS[language]
    said = Line(harmless(words["and"].join(candidate.names)), style="bold")
    addends = [f"{_points(r.points, language)}  {r.text.in_language(language)}" for r in candidate.reasons]
    lines = [("", candidate.state), (words["takes"], candidate.takes), (words["starts"], candidate.starts)]
    if candidate.likeness:
        lines.append((words["like"], sentences(*candidate.likeness)))
    if candidate.effect is not None:
        lines.append((words["effect"], candidate.effect))
    for line in (*addends, f"{_points(candidate.score, language)}  {words['sum']}"):
        said.append(f"\n{harmless(line)}", style="not bold")
    for label, text in lines:
        said.append(f"\n{label}", style="not bold dim").append(harmless(text.in_language(language)), style="not bold")
    return said.append("\n")


def _points(points: float, language: str) -> str:
    sign = "−" if points < 0 else "+"
    return f"{sign}{decimal(abs(points), language)}"
