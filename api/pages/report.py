"""The report as a page: at / if there is one district, else a list of the districts."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader

from api.access import Day, Read
from api.guard import page
from api.problems import language_of
from api.report import render_report
from graph.analysis import analyse
from graph.district.loading import districts

router = APIRouter()


@router.get("/")
def start(read: Read, request: Request, on: Day) -> HTMLResponse:
    """The report of the only district, or the list of districts."""
    found = districts(read.store, read.scope)
    if len(found) == 1:
        return report(read, request, found[0].owner, on)
    template = Environment(loader=PackageLoader("api"), autoescape=True).get_template("districts.html")
    return page(template.render(districts=found))


@router.get("/bezirke/{key}")
def report(read: Read, request: Request, key: str, on: Day) -> HTMLResponse:
    """The report of a district at a day."""
    return page(render_report(analyse(read.snapshot(key, on)), language_of(request)))
