"""Filled forms of a survey: read from a folder, shown, and taken over into a store as one change."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text as Line

from api.commands.opening import Opened, now, refuse_missing
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, show_problems, talk
from graph.errors import UnreadableFileError
from graph.imports.problems import Place, Problems
from graph.imports.read import read_workbook
from graph.imports.vocabulary.words import words_of
from graph.stores.base import EVERYTHING
from graph.surveys import form_sentences
from graph.surveys.collected import Collected, collected
from graph.surveys.form_in import FilledForm, filled_form
from graph.surveys.plan_files import SurveyFile
from graph.surveys.response_rates import response_rates, to_remind
from graph.surveys.survey_batch import transfer_batch
from graph.surveys.survey_form import survey_form_in
from graph.surveys.transfer import Transfer, transferred
from graph.surveys.transfer_words import rate_told, transfer_told
from ontology import Text, load_model

_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
_NOT_OF_PEOPLE = ("~$", ".")
"""How files begin that programs lay there: Excel beside one that is open, others hidden ones."""


@dataclass(frozen=True, slots=True)
class Taking:
    """How answers are taken over."""

    author: str
    language: str
    commit: bool = False
    without_rejected: bool = False


def forms_in(file: SurveyFile, folder: Path) -> Collected:
    """The filled forms of a folder, or of one file; what is none is named."""
    refuse_missing(folder)
    others = Problems()
    found = list(_filled(file, folder, others))
    return collected(found, others.all())


def _filled(file: SurveyFile, folder: Path, others: Problems) -> Iterator[FilledForm]:
    words = words_of(load_model())
    paths = sorted(folder.iterdir()) if folder.is_dir() else [folder]
    for path in paths:
        if path.name.startswith(_NOT_OF_PEOPLE):
            continue
        if path.suffix.lower() not in _SUFFIXES:
            others.add(Place(path.name), "", form_sentences.no_form_at_all())
            continue
        try:
            workbook = read_workbook(path)
            form = survey_form_in(workbook)
        except UnreadableFileError as error:
            others.add(Place(path.name), "", form_sentences.unreadable_file(str(error)))
            continue
        if form is None:
            others.add(Place(path.name), "", form_sentences.no_form_at_all())
        else:
            yield filled_form(workbook, form, file.plan, words)


def show_read(file: SurveyFile, found: Collected, language: str) -> None:
    """Who answered, sector by sector, who is to be reminded, and what is the matter with the forms."""
    show_problems(found.problems, language)
    console, labels = out(), load_model().code_lists["Sector"].by_notation
    for rate in response_rates(file.plan, found.responses, file.sectors):
        label = labels[rate.sector].label if rate.sector in labels else _NO_SECTOR
        console.print(Line(harmless(rate_told(rate, label).in_language(language))))
    for id in to_remind(file.plan, found.responses):
        console.print(Line(harmless(f"{_REMIND[language]}: {file.names[id]}"), style="dim"))
    for response in found.responses:
        if response.remark:
            console.print(Line(harmless(f"{file.names[response.organization]}: {response.remark}")))


def print_read(file: SurveyFile, found: Collected, language: str) -> None:
    """The same for programs; raw answers stay in the forms."""
    rates = response_rates(file.plan, found.responses, file.sectors)
    print_json(
        {
            "survey": file.plan.id,
            "forms": len(found.forms),
            "counted": len(found.responses),
            "sectors": [rate._asdict() for rate in rates],
            "remind": list(to_remind(file.plan, found.responses)),
            "problems": [
                {"file": p.file, "sheet": p.sheet, "cell": p.cell, "sentence": p.sentence.in_language(language)}
                for p in found.problems
            ],
        }
    )


def take_over(source: Opened, file: SurveyFile, found: Collected, wish: Taking) -> bool:
    """Show what the answers say, and write it if that was asked for; False if something holds it back."""
    transfer = transferred(file.plan, found.responses, file.names)
    return take_transfer(source, transfer, wish, held=not found.ok and not wish.without_rejected)


def take_transfer(source: Opened, transfer: Transfer, wish: Taking, *, held: bool) -> bool:
    """Show what a transfer would state, and write it if that was asked for; False if it is held back."""
    batch = transfer_batch(transfer, source.store, EVERYTHING, (wish.author, now()))
    for sentence in (*transfer_told(transfer), *transfer.questions):
        out().print(harmless(sentence.in_language(wish.language)))
    if not wish.commit:
        talk(_WOULD[wish.language].format(n=len(batch.changes)))
    elif held:
        talk(_HELD[wish.language])
        return False
    elif not batch.changes:
        talk(_NOTHING[wish.language])
    else:
        talk(_DONE[wish.language].format(n=source.store.commit(batch, EVERYTHING).number))
    return True


_NO_SECTOR = Text(de="ohne Bereich", en="no sector")
_REMIND = {"de": "noch nicht vollständig", "en": "not complete yet"}
_WOULD = {
    "de": "Einträge, die sich ändern würden: {n}. Nichts gespeichert; mit --commit wird übernommen.",
    "en": "Records that would change: {n}. Nothing saved; --commit takes it over.",
}
_HELD = {
    "de": "Nichts gespeichert: In den Bögen ist etwas nicht zu lesen (siehe oben). Bessern Sie nach, oder übernehmen "
    "Sie mit --without-rejected den Rest.",
    "en": "Nothing saved: something in the forms cannot be read (see above). Mend it, or take the rest over with "
    "--without-rejected.",
}
_NOTHING = {"de": "Nichts zu ändern.", "en": "Nothing to change."}
_DONE = {"de": "Übernommen als Nr. {n}.", "en": "Taken over as no. {n}."}
