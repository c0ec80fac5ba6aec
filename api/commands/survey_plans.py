"""Surveys as files: the plan from a store, forms and sheets from the plan, feedback from what came back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from api.commands.analysing import the_district
from api.commands.opening import Opened, refuse_missing, stored
from api.commands.options import wrong_use
from api.commands.terminal import talk
from api.commands.writing import refuse_overwriting, write_out
from api.report.survey_pages import render_feedback, render_survey_sheet
from graph.district.expecting import expected_pairs
from graph.district.loading import district_of, snapshot_of
from graph.identifiers import entity_id, slug
from graph.stores.base import Scope
from graph.stores.privacy import MaskedReader
from graph.surveys.feedback import all_feedback
from graph.surveys.form_out import survey_workbook
from graph.surveys.plan_files import SurveyFile, survey_file_of, survey_file_text
from graph.surveys.planned import SurveyPlan, plan_faults
from graph.surveys.responses import Response
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
    sheets: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Returning:
    """How feedback goes out; the store, if there is one, knows where practice expects links."""

    store: str | None
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
    written = dict(_forms(file, folder, wanted))
    _write_all(written, force=wanted.force)
    talk(
        f"{len(written)} Dateien geschrieben: {folder}. Ausgefüllte Bögen kommen in einen Ordner; "
        "„fruehnetz survey read“ liest ihn."
    )


def _forms(file: SurveyFile, folder: Path, wanted: Outgoing) -> Iterator[tuple[Path, Callable[[], bytes | str]]]:
    """By file what makes its content."""
    model = load_model()
    for id in file.plan.roster:
        form = survey_form(file.plan, id, file.names, model, wanted.language)
        for copy in range(1, wanted.copies + 1):
            ending = f"-{copy}" if wanted.copies > 1 else ""
            yield (
                folder / f"{_stem(file, id)}{ending}.xlsx",
                partial(survey_workbook, file.plan, replace(form, copy=copy)),
            )
        if wanted.sheets:
            yield folder / f"{_stem(file, id)}.html", partial(render_survey_sheet, file, form)


def write_feedback(file: SurveyFile, responses: Sequence[Response], folder: Path, wanted: Returning) -> None:
    """Write the feedback of each organization that answered."""
    given = all_feedback(file.plan, responses, _expected(file, wanted.store))
    written: dict[Path, Callable[[], bytes | str]] = {
        folder / f"{_stem(file, one.organization)}.html": partial(render_feedback, file, one, wanted.language)
        for one in given
    }
    _write_all(written, force=wanted.force)
    talk(f"{len(written)} Rückmeldungen geschrieben: {folder}.")


def _write_all(contents: Mapping[Path, Callable[[], bytes | str]], *, force: bool) -> None:
    for path in contents:
        refuse_overwriting(path, force=force)
    for path, content in contents.items():
        write_out(content(), path)


def _expected(file: SurveyFile, url: str | None) -> frozenset[frozenset[str]]:
    """The pairs of the roster of which practice expects a link, by what a store says they are."""
    if url is None:
        return frozenset()
    with stored(url) as source:
        reader, scope = MaskedReader(source.store, source.model), Scope.of(file.plan.district)
        home = district_of(reader, file.plan.district, scope)
        snapshot = snapshot_of(reader, source.model, home, file.plan.day)
        return expected_pairs(snapshot)


def _stem(file: SurveyFile, id: str) -> str:
    """The name of the file of an organization: its number on the roster and its name."""
    return f"{file.plan.roster.index(id) + 1:03}-{slug(file.names[id], _NAME)}"
