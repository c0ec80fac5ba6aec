"""A survey made elsewhere: how it is understood is shown, what is not certain is asked, and the rest taken over."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.commands.analysing import the_district
from api.commands.opening import Opened, refuse_missing
from api.commands.options import wrong_use
from api.commands.plain_output import harmless
from api.commands.survey_answers import Taking, take_transfer
from api.commands.terminal import out, talk
from graph.errors import UnreadableFileError
from graph.identifiers import entity_id
from graph.imports.read import read_workbook
from graph.imports.workbook import Workbook
from graph.stores.base import Scope
from graph.stores.privacy import MaskedReader
from graph.surveys.foreign_names import names_matched
from graph.surveys.foreign_scale import foreign_scale, scale_said
from graph.surveys.foreign_survey import ForeignSurvey
from graph.surveys.foreign_tables import ForeignTable, foreign_table, heads_in
from graph.surveys.planned import SurveyPlan, plan_faults
from graph.surveys.transfer import transferred
from ontology.names import EntityType


@dataclass(frozen=True, slots=True)
class Understood:
    """What a person says of a file: whose it is, of when, and what stands in it."""

    name: str
    day: date
    district: str | None
    scale: str = ""
    says: str = ""
    columns: str = ""
    same: tuple[str, ...] = ()
    rest_is_none: bool = False
    as_said: bool = False


@dataclass(frozen=True, slots=True)
class ForeignWish:
    """Who takes it over, in which language it is told, and whether it is written."""

    author: str
    language: str
    commit: bool = False


def take_foreign(source: Opened, path: Path, understood: Understood, wish: ForeignWish) -> bool:
    """Show how a file is understood and what it would state; False while anything is open."""
    key = the_district(source, understood.district)
    survey = _survey(source, path, understood, key)
    for sentence in survey.told():
        out().print(harmless(sentence.in_language(wish.language)))
    questions = list(survey.questions())
    for question in questions:
        talk(question.in_language(wish.language))
    if questions:
        talk(_OPEN[wish.language].format(n=len(questions)))
        return False
    id = entity_id(key, EntityType.SURVEY, understood.name, understood.day.isoformat())
    plan = SurveyPlan(id, key, understood.name, understood.day, understood.day, survey.roster)
    for fault in plan_faults(plan):
        wrong_use(fault.de)
    transfer = transferred(plan, survey.responses(), survey.labels)
    return take_transfer(source, transfer, Taking(wish.author, wish.language, commit=wish.commit), held=False)


def _survey(source: Opened, path: Path, understood: Understood, key: str) -> ForeignSurvey:
    refuse_missing(path)
    workbook = read_workbook(path)
    columns = [c.strip() for c in understood.columns.split(",") if c.strip()]
    table = foreign_table(workbook, columns) or _no_table(workbook)
    said = dict(map(_said, understood.same))
    table = table.without({name for name, id in said.items() if not id})
    table = table.turned() if understood.says == "columns" else table
    reader = MaskedReader(source.store, source.model)
    organizations = list(reader.records(Scope.of(key), [EntityType.ORGANIZATION]))
    return ForeignSurvey(
        table,
        names_matched(table.names, organizations, said),
        foreign_scale(table.cells, scale_said(understood.scale)),
        {o.id: o.name for o in organizations},
        understood.rest_is_none,
        understood.says,
        understood.as_said,
    )


def _said(text: str) -> tuple[str, str]:
    name, equals, id = text.rpartition("=")
    if not equals:
        wrong_use(f"--same, „{text}“: Erwartet wird NAME=KENNUNG, oder NAME= für „weglassen“.")
    return name.strip(), id.strip()


def _no_table(workbook: Workbook) -> ForeignTable:
    heads = ", ".join(f"„{head}“" for head in heads_in(workbook)[:_HEADS]) or "keine"
    raise UnreadableFileError(
        f"„{workbook.name}“: Es ist weder eine Matrix der Organisationen zu erkennen noch eine Liste, deren "
        f"Überschriften sagen, wer was über wen sagt. Überschriften: {heads}. Nennen Sie drei davon mit "
        '--columns "WER,ÜBER WEN,WIE ENG".'
    )


_HEADS = 12
_OPEN = {
    "de": "Offene Fragen: {n}. Nichts gespeichert, bis sie beantwortet sind.",
    "en": "Open questions: {n}. Nothing saved until they are answered.",
}
