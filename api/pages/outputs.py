"""What can be taken along of a district: for Excel, for other programs, on paper."""

from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import OUTPUTS
from api.rights import Right
from api.settings import PREFIX
from ontology import Text

router = APIRouter()
_FORMS = (
    (
        "xlsx",
        Text(de="Excel-Mappe", en="Excel workbook"),
        Text(de="ändern und wieder einlesen", en="edit and import again"),
    ),
    (
        "csv",
        Text(de="CSV", en="CSV"),
        Text(de="eine Zeile je Angabe, mit Quelle und Stand", en="a line for each statement, with source and day"),
    ),
    ("json", Text(de="JSON", en="JSON"), Text(de="für Programme", en="for programs")),
    ("jsonld", Text(de="JSON-LD", en="JSON-LD"), Text(de="verknüpfte Daten", en="linked data")),
    ("turtle", Text(de="Turtle (RDF)", en="Turtle (RDF)"), Text(de="Wissensgraph", en="knowledge graph")),
    (
        "trig",
        Text(de="TriG (RDF)", en="TriG (RDF)"),
        Text(
            de="Wissensgraph mit Bezirk und Stand als benanntem Graphen",
            en="knowledge graph, district and day as a named graph",
        ),
    ),
    ("graphml", Text(de="GraphML", en="GraphML"), Text(de="für Gephi, yEd, Cytoscape", en="for Gephi, yEd, Cytoscape")),
    ("gexf", Text(de="GEXF", en="GEXF"), Text(de="für Gephi", en="for Gephi")),
)


@router.get("/bezirke/{key}/ausgaben")
def outputs(frame: Annotated[PageOf, Depends(page_at(OUTPUTS))]) -> Response:
    """Links to every form in which the district leaves the house."""
    day = f"&{frame.day_asked}" if frame.day_asked else ""
    records = f"{PREFIX}/districts/{frame.key}/records"
    forms = [
        (frame.words.say(label), frame.words.say(what), f"{records}?format={name}{day}") for name, label, what in _FORMS
    ]
    may = frame.read.caller.may(Right.TAKE, frame.key)
    return frame.rendered("outputs.html", {"forms": forms if may else [], "report": frame.link("")})
