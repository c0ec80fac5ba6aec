"""The report of a district as a page."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.manners.fresh import ready
from api.manners.guard import policy_of
from api.manners.problems import language_of
from api.page_parts.page_views import TABLE
from api.reads.access import Day, Read
from api.report import render_report
from graph.comparison.earlier import against_earlier
from graph.live.kept import Kept

router = APIRouter()


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
