"""A whole district to take along: every claim of its records, in the forms of the export."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from api.manners.forms import Form, Forms
from api.reads.access import Day, Language, Needs, Reading
from api.rights import Right
from graph.exports import export_file, extract_of
from graph.records import Record
from graph.tables.of_district import claim_table
from graph.tables.table import as_csv

router = APIRouter(tags=["Mitnehmen (taking along)"])
_FORMS = Forms("json", "jsonld", "turtle", "trig", "nquads", "graphml", "gexf", "csv", "xlsx")
Take = Annotated[Reading, Depends(Needs(Right.TAKE))]


@router.get(
    "/districts/{key}/records",
    operation_id="takeRecords",
    summary="Ein ganzer Bezirk als Datei (a whole district)",
    responses=_FORMS.answers(),
)
def records(take: Take, key: str, on: Day, form: Annotated[Form, Depends(_FORMS.chosen())], lang: Language) -> Response:
    """Every record with every claim, without persons. GraphML und GEXF zeigen das Netz am Stichtag."""
    take.district(key)
    extract = extract_of(take.store, take.model, take.within(key), on=on)
    every: tuple[Record, ...] = (*extract.entities, *extract.relations)
    csv = form.name == "csv"
    content = as_csv(claim_table(every, take.model, lang)) if csv else export_file(extract, form.name)
    return Response(content, media_type=form.media, headers=form.headers(f"{key}-{on.isoformat()}"))
