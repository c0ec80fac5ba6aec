"""Questions to all districts of a store, and published values: in words for people, as JSON for programs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from rich.text import Text as Line

from api.author import UNNAMED
from api.commands.installed import model_here
from api.commands.opening import MEMORY, Opened, now, reached
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out
from api.seeds import seed
from graph.across.answer_rows import AcrossRow
from graph.across.asking_across import (
    ACROSS_QUESTIONS,
    Across,
    across_headline,
    answer_note,
    ask_across,
)
from graph.as_json.across_districts import across_json
from graph.as_of import CERTAINTY_WORDS, opened_on
from graph.stores.base import EVERYTHING
from graph.stores.privacy import MaskedReader
from graph.wording import spelled

_SHIPPED = ("projekte", "rendsburg_eckernfoerde", "bund")
"""The folders under ``seed/`` that tell of districts all over the country; together they are the shipped material."""


def asked_across(source: Opened, on: date | None) -> Across:
    """The answers of all districts of the store; persons appear without their names."""
    reader = MaskedReader(source.store, source.model)
    return ask_across(reader, source.model, EVERYTHING, opened_on(on))


def print_across(across: Across, language: str) -> None:
    """The answers as JSON."""
    print_json(across_json(across, language))


def show_across(across: Across, language: str) -> None:
    """Question by question: on how much the answer rests, then the districts with source and doubt."""
    console = out()
    console.print(across_headline(across).in_language(language) + ".")
    for question, answer in across.answers.items():
        console.print(Line(f"\n{ACROSS_QUESTIONS[question].in_language(language)}", style="bold underline"))
        console.print(Line(answer_note(answer, across).in_language(language), style="dim"))
        for row in answer.rows:
            _show(row, language)


def _show(row: AcrossRow, language: str) -> None:
    day = f"{spelled(row.day).in_language(language)}: " if row.day else ""
    out().print(harmless(f"– {row.name}. {day}{row.what.in_language(language)}"))
    sure = CERTAINTY_WORDS[row.certainty].in_language(language)
    doubt = f" {row.doubt.in_language(language)}" if row.doubt is not None else ""
    sources = "; ".join(s.title for s in row.sources)
    out().print(Line(harmless(f"  {sure}.{doubt} [{sources}]"), style="dim"))


@contextmanager
def shipped_material() -> Iterator[Opened]:
    """A store in memory with the shipped folders."""
    from graph.imports import import_file

    model = model_here()
    store = reached(MEMORY, model)
    try:
        for folder in _SHIPPED:
            import_file(seed(folder), store, model, author=UNNAMED, time=now())
        yield Opened(store, model)
    finally:
        store.close()
