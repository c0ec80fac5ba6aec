"""The missing links of one district, best first: in words for people, as JSON for programs."""

from itertools import islice

from rich.text import Text as Line

from api.commands.analysing import announce
from api.commands.opening import Opened
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import more, out, rows_table, sure, talk
from graph.analysis import Analysis
from graph.as_json import DirectedLayerOut, directed_json, links_json, links_note
from graph.missing_links import Candidate, FurtherPair, MissingLinks, usual_in
from graph.wording import decimal, name, paired, semicolons, sentences, several
from ontology import Text, say

_WORDS = {
    "de": {
        "takes": "Nächster Schritt: ",
        "starts": "Wer beginnt: ",
        "effect": "Wirkung: ",
        "sum": "Summe",
        "also": "Ebenso: ",
        "like": "Ähnlich bestehenden Verbindungen (kein Rat): ",
    },
    "en": {
        "takes": "Next step: ",
        "starts": "Who starts: ",
        "effect": "Effect: ",
        "sum": "sum",
        "also": "Likewise: ",
        "like": "Like existing links (no advice): ",
    },
}
_DIRECTED = {
    "de": "Gerichtete Angaben (die Richtung sagt nur etwas, wo jede Seite selbst gefragt wurde):",
    "en": "Directed statements (the direction says something only where each side was asked itself):",
}
_NAMED = {"de": "Am häufigsten genannt: ", "en": "Named most: "}
_MOST = 3
_SHOWN = 6
"""So many further pairs of a matter are named; the JSON has all."""
_ORDER = {
    "de": "Geordnet nach der Summe. Bei gleicher Summe zuerst, wo jemand für eine ganze Gruppe spricht, dann, was "
    "bestehenden Verbindungen am meisten gleicht (Ähnlichkeit, kein Rat), dann nach der Kennung. Paare zur selben "
    "Sache stehen zusammen.",
    "en": "Ordered by the sum. Of equal sums first where one speaks for a whole group, then what is most like existing "
    "links (likeness, not advice), then by id. Pairs on the same matter stand together.",
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
    if found:
        talk(_ORDER[language])
    out().print(rows_table(rows) if found else _NOTHING[language])
    if len(shown) < len(found):
        out().print(more(len(found) - len(shown), language))
    _show_directed(analysis, language)


def _show_directed(analysis: Analysis, language: str) -> None:
    """One line a directed layer: how dense, how often returned, who is named most."""
    layers = directed_json(analysis.snapshot, language)
    if layers:
        out().print(_DIRECTED[language])
    for layer in layers:
        said = _layer_told(layer, language)
        most = [row for row in layer["involved"] if row["into"]][:_MOST]
        named = ", ".join(f"{row['label']} ({row['into']})" for row in most)
        out().print(Line(harmless(f"{said} {_NAMED[language]}{named}")))


def _layer_told(layer: DirectedLayerOut, language: str) -> str:
    arcs, both = layer["arcs"], layer["mutual"]
    said = say(
        "{label}: {arcs}; Dichte {density}, erwidert {returned}; {both} von beiden Seiten.",
        "{label}: {arcs}; density {density}, returned {returned}; {both} by both sides.",
        label=layer["label"],
        arcs=Text(de=several(arcs, "Angabe", "Angaben"), en=several(arcs, "statement", "statements")),
        density=_measure(layer["density"], language),
        returned=_measure(layer["reciprocity"], language),
        both=Text(de=several(both, "Paar", "Paare"), en=several(both, "pair", "pairs")),
    )
    return said.in_language(language)


def _measure(value: float | None, language: str) -> str:
    if value is None:
        return "–"
    return f"< {decimal(0.01, language, 2)}" if 0 < value < 0.005 else decimal(value, language, 2)


def _ranked(source: Opened, analysis: Analysis) -> MissingLinks:
    """All of them, with what is usual in comparable districts of the same store."""
    return MissingLinks(analysis.snapshot, usual_in(source.store, analysis.snapshot))


def _told(candidate: Candidate, language: str) -> Line:
    words = _WORDS[language]
    said = Line(harmless(paired(*candidate.names)), style="bold")
    addends = [f"{_points(r.points, language)}  {r.text.in_language(language)}" for r in candidate.reasons]
    lines = [("", candidate.state), (words["takes"], candidate.takes), (words["starts"], candidate.starts)]
    if candidate.likeness:
        lines.append((words["like"], sentences(*candidate.likeness)))
    if candidate.effect is not None:
        lines.append((words["effect"], candidate.effect))
    for line in (*addends, f"{_points(candidate.score, language)}  {words['sum']}"):
        said.append(f"\n{harmless(line)}", style="not bold")
    if candidate.also:
        lines.append((words["also"], _further(candidate.also)))
    for label, text in lines:
        said.append(f"\n{label}", style="not bold dim").append(harmless(text.in_language(language)), style="not bold")
    return said.append("\n")


def _further(pairs: tuple[FurtherPair, ...]) -> Text:
    named = semicolons(paired(*pair.names) for pair in pairs[:_SHOWN])
    if (left := len(pairs) - _SHOWN) <= 0:
        return name(named)
    return say("{named}; {left} weitere", "{named}; {left} more", named=named, left=left)


def _points(points: float, language: str) -> str:
    sign = "−" if points < 0 else "+"
    return f"{sign}{decimal(abs(points), language)}"
