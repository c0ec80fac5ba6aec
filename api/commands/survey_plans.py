"""Surveys as files: the plan from a store, and the forms from the plan."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from api.commands.analysing import the_district
from api.commands.opening import Opened, refuse_missing
from api.commands.options import wrong_use
from api.commands.terminal import talk
from api.commands.writing import refuse_overwriting, write_out
from graph.district.loading import district_of, snapshot_of
from graph.identifiers import entity_id, slug
from graph.stores.base import Scope
from graph.stores.privacy import MaskedReader
from graph.surveys.form_out import survey_workbook
from graph.surveys.plan_files import SurveyFile, survey_file_of, survey_file_text
from graph.surveys.planned import SurveyPlan, plan_faults
from graph.surveys.survey_form import survey_form
from ontology import load_model
from ontology.names import EntityType

_NAME = 60
"""Letters of an organization in the name of its file."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What was said of a new survey."""

    name: str
    district: str | None
    dates: tuple[date, date]
    boundary: str = ""
    quality: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """How forms go out: so many an organization, in which language."""

    copies: int
    language: str
    force: bool = False


def write_plan(source: Opened, path: Path, wanted: Planned) -> None:
    """Write the plan of a survey of all actors that a district has on its day."""
    key, (begins, closes) = the_district(source, wanted.district), wanted.dates
    reader = MaskedReader(source.store, source.model)
    snapshot = snapshot_of(reader, source.model, district_of(reader, key, Scope.of(key)), begins)
    asked = sorted(snapshot.cooperating, key=lambda o: (o.name.casefold(), o.id))
    plan = SurveyPlan(
        entity_id(key, EntityType.SURVEY, wanted.name, begins.isoformat()),
        key,
        wanted.name,
        begins,
        closes,
        tuple(o.id for o in asked),
        wanted.boundary,
        quality=wanted.quality,
    )
    for fault in plan_faults(plan):
        wrong_use(fault.de)
    sectors = {o.id: snapshot.sector(o.id) or "" for o in asked}
    write_out(survey_file_text(SurveyFile(plan, {o.id: o.name for o in asked}, sectors)), path)
    talk(f"Erhebung angelegt: {path}, {len(asked)} Organisationen. Weiter mit „fruehnetz survey forms“.")


def survey_at(path: Path) -> SurveyFile:
    """The survey of a file."""
    refuse_missing(path)
    return survey_file_of(path.read_text("utf-8-sig", "replace"), path.name)


def write_forms(file: SurveyFile, folder: Path, wanted: Outgoing) -> None:
    """Write the form of each organization; no file is replaced unless that was said."""
    model = load_model()
    targets = [
        (id, copy, folder / _file_name(file, id, copy, wanted))
        for id in file.plan.roster
        for copy in range(1, wanted.copies + 1)
    ]
    for _, _, path in targets:
        refuse_overwriting(path, force=wanted.force)
    for id, copy, path in targets:
        form = replace(survey_form(file.plan, id, file.names, model, wanted.language), copy=copy)
        write_out(survey_workbook(file.plan, form), path)
    talk(
        f"{len(targets)} Bögen geschrieben: {folder}. Ausgefüllte kommen in einen Ordner; "
        "„fruehnetz survey read“ liest ihn."
    )


def _file_name(file: SurveyFile, id: str, copy: int, wanted: Outgoing) -> str:
    number = file.plan.roster.index(id) + 1
    ending = f"-{copy}" if wanted.copies > 1 else ""
    return f"{number:03}-{slug(file.names[id], _NAME)}{ending}.xlsx"
