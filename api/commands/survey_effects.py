"""The effect of a survey on a store: from the forms of a folder, or from what was taken over already."""

from datetime import date
from pathlib import Path

from api.commands.opening import Opened, now
from api.commands.plain_output import harmless, print_json
from api.commands.survey_answers import forms_in
from api.commands.terminal import out
from graph.as_of import opened_on
from graph.comparison.survey_effect import SurveyEffect, effect_in
from graph.comparison.survey_effect_told import effect_json, effect_told
from graph.stores.base import Scope
from graph.stores.privacy import MaskedReader
from graph.surveys.plan_files import SurveyFile
from graph.surveys.survey_batch import transfer_batch
from graph.surveys.transfer import transferred


def effect_on(source: Opened, file: SurveyFile, folder: Path | None, on: date | None) -> SurveyEffect:
    """What a survey changes: as it is in the store, or as the forms of a folder would make it."""
    reader, plan, batch = MaskedReader(source.store, source.model), file.plan, None
    if folder is not None:
        transfer = transferred(plan, forms_in(file, folder).responses, file.names)
        batch = transfer_batch(transfer, source.store, Scope.of(plan.district), ("", now()))
    return effect_in(reader, source.model, plan, opened_on(on), batch)


def show_effect(found: SurveyEffect, language: str) -> None:
    """The effect in sentences."""
    for sentence in effect_told(found):
        out().print(harmless(sentence.in_language(language)))


def print_effect(found: SurveyEffect, language: str) -> None:
    """The effect for programs."""
    print_json(effect_json(found, language))
