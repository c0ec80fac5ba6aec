"""Calm, readable output for people. Data go to stdout, talk goes to stderr; colour only where a terminal shows it."""

import re
import shlex
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from api.commands.plain_output import harmless
from graph.findings import chapter_order, cited, norms_of, to_discuss_first
from graph.findings.finding import KIND_LABELS, PROOF_LABELS, Finding, Proof, sureness
from graph.round_table.chairs import round_table
from graph.wording import TAKES, agreeing, several
from ontology import Text, say

if TYPE_CHECKING:
    from api.commands.doctor import Check
    from graph.analysis import Analysis
    from graph.imports import ImportProblem, ImportReport
    from graph.stores.base import Revision

# A sentence ends after a word of three letters or more: "Abs. 3" and "e. V." go on.
_SENTENCES = re.compile(r"(?:(?<=\w{3}[.!?])|(?<=→ \d\.)) (?=[A-ZÄÖÜ„“])")
_PROOFS = 2  # addresses on a card; JSON and report hold all
_CARD = 60  # words of a card: what is longer is not read aloud
_READABLE = 110  # columns; longer lines are hard to read
_MORE = {"de": "… und {n} weitere (--limit 0 zeigt alle)", "en": "… and {n} more (--limit 0 shows all)"}
_MOST_LOSSES = 10
_MOST_PROBLEMS = 500
"""Nobody reads more of a list that is wrong all over; the rest is counted."""
_REST = {
    "de": "… und {n} weitere Meldungen; „--rejected zeilen.xlsx“ schreibt alle betroffenen Zeilen mit ihren Gründen.",
    "en": "… and {n} more messages; “--rejected rows.xlsx” writes all rows concerned with their reasons.",
}
_WORDS = {
    "de": {
        "strengths": "Das trägt schon",
        "first": "Das zuerst besprechen",
        "starts": "Wer beginnt: ",
        "effect": "Wirkung: ",
        "norm": "Grundlage: ",
        "proof": "Beleg: ",
        "nothing": "Keine Befunde.",
        "expected": "Erwartet: ",
        "remedy": "Abhilfe: ",
        "summary": "Befunde: {all}, davon belegte Lücken: {gaps}, offene Fragen: {questions}, Hinweise: {hints}.",
    },
    "en": {
        "strengths": "What already holds",
        "first": "Discuss these first",
        "starts": "Who starts: ",
        "effect": "Effect: ",
        "norm": "Basis: ",
        "proof": "Proof: ",
        "nothing": "No findings.",
        "expected": "Expected: ",
        "remedy": "Remedy: ",
        "summary": "Findings: {all}, of these proven gaps: {gaps}, open questions: {questions}, hints: {hints}.",
    },
}


def out() -> Console:
    """Where data go."""
    console = Console(file=sys.stdout, markup=False, highlight=False, emoji=False)
    console.width = min(console.width, _READABLE)
    return console


def talk(sentence: str) -> None:
    """Say something that is no data."""
    console = Console(file=sys.stderr, markup=False, highlight=False, emoji=False)
    console.print(harmless(sentence), soft_wrap=not console.is_terminal)


def show_findings(analysis: "Analysis", language: str, limit: int) -> None:
    """Strengths, the first three as cards, the others by chapter with their titles; ``limit`` 0 shows all."""
    console, words = out(), _WORDS[language]
    ranked = list(enumerate(analysis.findings[:limit] if limit else analysis.findings, start=1))
    console.print(_summary(analysis, language))
    if analysis.strengths:
        console.print(Line(f"\n{words['strengths']}", style="bold underline"))
        console.print(_strengths(analysis, language))
    first = to_discuss_first(f for _, f in ranked)
    if first:
        console.print(Line(f"\n{words['first']}", style="bold underline"))
        console.print(rows_table((n, *_card(f, analysis, language)) for n, f in ranked if f in first))
    order = chapter_order(analysis.findings)
    others = sorted((row for row in ranked if row[1] not in first), key=lambda row: (order.index(row[1].kind), row[0]))
    for kind, chapter in groupby(others, key=lambda row: row[1].kind):
        console.print(Line(f"\n{KIND_LABELS[kind].in_language(language)}", style="bold underline"))
        console.print(rows_table((n, _sureness(f, language), _title(f, language)) for n, f in chapter))
    if len(ranked) < len(analysis.findings):
        console.print("\n" + more(len(analysis.findings) - len(ranked), language))


def show_brief(analysis: "Analysis", language: str) -> None:
    """Three lines and three findings: who sits at the table, what is recorded, how much is missing."""
    console = out()
    console.print(analysis.snapshot.derived(round_table).headline.in_language(language))
    console.print(_summary(analysis, language) + "\n")
    first = to_discuss_first(analysis.findings)
    console.print(rows_table((n, *_card(f, analysis, language)) for n, f in enumerate(first, start=1)))


def _strengths(analysis: "Analysis", language: str) -> Table:
    table = Table.grid(padding=(0, 1))
    for strength in analysis.strengths:
        table.add_row(Line("+", style="green"), Line(harmless(strength.text.in_language(language))))
    return table


def more(number: int, language: str) -> str:
    """How many are not shown, and how to see them."""
    return _MORE[language].format(n=number)


def rows_table(rows: Iterable[tuple[int, Line, Line]]) -> Table:
    """Numbered entries, each with how sure it is."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim")
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for rank, sure, said in rows:
        table.add_row(str(rank), sure, said)
    return table


def sure(certainty: Proof, language: str) -> Line:
    """Gap or question, in its colour."""
    return Line(PROOF_LABELS[certainty].in_language(language), style="bold red" if certainty == "gap" else "yellow")


def _sureness(finding: Finding, language: str) -> Line:
    """The same of a finding; a hint is neither."""
    if finding.hint:
        return Line(sureness(finding).in_language(language), style="dim")
    return sure(finding.certainty, language)


def _title(finding: Finding, language: str) -> Line:
    return Line(harmless(finding.title.in_language(language)))


def _summary(analysis: "Analysis", language: str) -> str:
    """The list and its analysis in numbers: who is recorded, who of the law's groups, how many findings."""
    words, findings, covered = _WORDS[language], analysis.findings, analysis.outcomes.get("A1")
    said = _recorded(len(analysis.snapshot.organizations), len(analysis.snapshot.bodies)).in_language(language)
    if covered is not None and covered.numerator is not None and covered.denominator is not None:
        said += " " + _groups(covered.numerator, covered.denominator).in_language(language)
    if not findings:
        return f"{said}\n{words['nothing']}"
    gaps, hints = sum(f.certainty == "gap" for f in findings), sum(f.hint for f in findings)
    counted = {"all": len(findings), "gaps": gaps, "questions": len(findings) - gaps - hints, "hints": hints}
    return f"{said}\n" + words["summary"].format(**counted)


def _recorded(actors: int, bodies: int) -> Text:
    return say(
        "Erfasst: {amount}, {amount_2}.",
        "Recorded: {amount}, {amount_2}.",
        amount=Text(
            de=several(actors, "Organisation", "Organisationen"), en=several(actors, "organization", "organizations")
        ),
        amount_2=Text(
            de=several(bodies, "Gremium oder Netzwerk", "Gremien und Netzwerke"),
            en=several(bodies, "body or network", "bodies and networks"),
        ),
    )


def _groups(there: float, of: float) -> Text:
    return say(
        "Von {of:g} {of:Gruppe|Gruppen}, die § 3 KKG nennt, {take} {there:g} in den erfassten Netzwerkgremien mit.",
        "Of the {of:g} {of:group|groups} that § 3 KKG names, {there:g} {take} part in the recorded network bodies.",
        of=of,
        take=agreeing(there, TAKES),
        there=there,
    )


def _card(finding: Finding, analysis: "Analysis", language: str) -> tuple[Line, Line]:
    """How sure it is, and in 60 words: title, basis, effect, who starts; the reason stands in report and JSON."""
    words, title = _WORDS[language], _title(finding, language)
    norms = "; ".join(dict.fromkeys(cited(n).in_language(language) for n in norms_of(finding, analysis.snapshot)))
    proof = " ".join(list(dict.fromkeys(e.address for e in finding.evidence if e.address))[:_PROOFS])
    parts = [(words["norm"], norms), (words["starts"], finding.starts.in_language(language)), (words["proof"], proof)]
    room = _CARD - len(title.plain.split()) - sum(len(f"{label}{text}".split()) for label, text in parts)
    parts.insert(1, (words["effect"], fitting(finding.effect.in_language(language), room - 1)))
    title.stylize("bold")
    for label, text in parts:
        if text:
            title.append(f"\n{label}", style="not bold dim").append(harmless(text), style="not bold")
    return _sureness(finding, language), title.append("\n")


def fitting(text: str, room: int) -> str:
    """The first whole sentences of a text within some words; of a sentence that is longer its beginning.

    >>> fitting("Eins zwei drei. Vier fünf sechs.", 4), fitting("Eins zwei drei vier.", 2)
    ('Eins zwei drei.', 'Eins zwei …')
    """
    said: list[str] = []
    for sentence in _SENTENCES.split(text):
        words = sentence.split()
        if len(words) > room:
            return " ".join(said) or " ".join([*words[: max(room, 1)], "…"])
        said, room = [*said, sentence], room - len(words)
    return " ".join(said)


def show_indicators(analysis: "Analysis", language: str) -> None:
    """One line an indicator: id, what it asks, what it says."""
    from graph.indicators import all_indicators

    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(ratio=1)
    table.add_column(ratio=2)
    for id, indicator in all_indicators().items():
        sentence = harmless(analysis.outcomes[id].sentence.in_language(language))
        table.add_row(id, indicator.label.in_language(language), sentence)
    out().print(table)


def show_intake(report: "ImportReport", language: str) -> None:
    """How much of the list was read, what was lost and how to mend it, and what else there is to say of it."""
    from graph.imports.outcome.outcome_words import taken

    talk(f"{report.name}: {taken(report).in_language(language)}")
    show_problems(report.problems, language)


def show_losses(report: "ImportReport", path: Path) -> None:
    """How much of a list was read, and what was lost; for whoever asks something else, the rest is only counted."""
    from graph.imports.outcome.outcome_words import lost_by_cause, taken

    lost = lost_by_cause(report)
    talk(f"{report.name}: {taken(report).de}")
    show_problems(lost[:_MOST_LOSSES], "de")
    if rest := len(report.problems) - len(lost[:_MOST_LOSSES]):
        told = several(rest, "Hinweis", "Hinweise")
        talk(f"Zur Liste noch {told}; alle zeigt: fruehnetz check {shlex.quote(str(path))}")


_ENDS = (".", "?", "!")
"""What a sentence ends with already."""


def show_problems(problems: Iterable["ImportProblem"], language: str) -> None:
    """Where something is the matter with the list, what was expected, and what to do; on stderr, because it is talk."""
    from graph.imports.outcome.outcome_words import places_of

    rows, words = list(problems), _WORDS[language]
    for problem in rows[:_MOST_PROBLEMS]:
        parts = (
            ("", problem.sentence.in_language(language)),
            (words["expected"], problem.expected.in_language(language).rstrip(".")),
            (words["remedy"], problem.remedy.in_language(language)),
            ("", problem.command.in_language(language)),
        )
        said = " ".join(f"{label}{text if text.endswith(_ENDS) else f'{text}.'}" for label, text in parts if text)
        times = f" ({problem.count}×)" if problem.count > 1 else ""
        talk(f"{places_of(problem)}: {said}{times}")
    if len(rows) > _MOST_PROBLEMS:
        talk(_REST[language].format(n=len(rows) - _MOST_PROBLEMS))


def show_checks(checks: Iterable["Check"]) -> None:
    """What `doctor` found, one line a thing."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for check in checks:
        mark = "gut" if check.ok else "fehlt" if check.needed else "–"
        style = "green" if check.ok else "bold red" if check.needed else "dim"
        table.add_row(Line(mark, style=style), check.name, check.remedy or harmless(check.found))
    out().print(table)


def show_revisions(revisions: Iterable[tuple["Revision", int]]) -> None:
    """The batches of a store, newest first."""
    table = Table(box=None, pad_edge=False)
    for header in ("Nr.", "Zeit", "Wer", "Warum", "Einträge"):
        table.add_column(header, no_wrap=header in ("Nr.", "Zeit"))
    for revision, touched in revisions:
        cells = (
            str(revision.number),
            revision.time[:16].replace("T", " "),
            revision.author,
            revision.reason,
            str(touched),
        )
        table.add_row(*(Line(harmless(c)) for c in cells))
    out().print(table)
