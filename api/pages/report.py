"""Where everything begins: the table of the only district or the list of districts; and the report as a page."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.access import Day, Read
from api.fresh import ready
from api.guard import page, policy_of
from api.page_templates import page_template
from api.page_views import TABLE
from api.problems import language_of
from api.report import render_report
from graph.comparison.earlier import against_earlier
from graph.district.loading import districts
from graph.live.kept import Kept

router = APIRouter()


@router.get("/")
def start(read: Read, request: Request) -> Response:
    """The table of the only district, or the list of districts."""
    found = districts(read.store, read.scope)
    if len(found) == 1:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/bezirke/{quote(found[0].owner)}/{TABLE}{query}", 303)
    template = page_template("districts.html")
    return page(template.render(districts=found, signed_in=hasattr(request.app.state, "accounts")))


@router.get("/bezirke/{key}")
def report(read: Read, request: Request, key: str, on: Day) -> Response:
    """The report of a district at a day."""
    language, kept = language_of(request), read.kept(key, on)
    home = f"{request.url.path}/{TABLE}"

    def made(kept: Kept) -> bytes:
        return render_report(kept.analysis, language, None, home, against_earlier(read.store, kept.analysis)).encode()

    html = kept.answer(("report", language), made)
    policy = kept.answer(("policy", language), lambda _: policy_of(html.body.decode()).encode())
    return ready(html, "text/html", {"Content-Security-Policy": policy.body.decode()})
