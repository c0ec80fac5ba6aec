"""The paper as a page: left the sheets as they will print, right what goes in; and the same as a file of its own.

What is ticked stands in the address. Own words do not: they come with the form, are shown, and are kept nowhere.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.cards_on_pages import in_short
from api.page_parts.page_frame import PageOf, page_at
from api.page_parts.page_views import PAPER
from api.page_templates import page_template
from api.paper.chosen import LONGEST_TEXT, LONGEST_TITLE, PART_LABELS, Selection, first_selection, selection_of
from api.paper.making import Making
from api.paper.sheets import Sheet, sheets
from graph.findings.finding import Finding
from graph.map.labels import clean_label
from ontology import Text, say
from ontology.names import Verdict

router = APIRouter(dependencies=[Depends(check_origin)])
Page = Annotated[PageOf, Depends(page_at(PAPER))]
Ticked = Annotated[list[Annotated[str, Query(max_length=40)]], Query(max_length=200)]
_MOST_FIELDS = 500
_NUMBERS = (Text(de="eine Seite", en="one page"), Text(de="zwei Seiten", en="two pages"))


@router.get("/bezirke/{key}/papier")
def paper(
    frame: Page,
    teil: Ticked = [],  # noqa: B006 - a default of the framework, never changed
    befund: Ticked = [],  # noqa: B006
    titel: Annotated[str, Query(max_length=LONGEST_TITLE)] = "",
    gewaehlt: str = "",
) -> Response:
    """The paper with what the address names, or with what is offered first."""
    if not gewaehlt:
        return _page(frame, first_selection(_offered(frame)))
    return _page(frame, selection_of(teil, befund, (titel, ""), _offered(frame)))


@router.post("/bezirke/{key}/papier")
async def paper_again(frame: Page) -> Response:
    """The paper with what was ticked and written: as an address where nothing was written, else for this once."""
    selection = _selected(frame, await frame.request.form(max_fields=_MOST_FIELDS))
    if not selection.text.strip():
        return RedirectResponse(frame.link(PAPER, selection.query), 303)
    return _page(frame, selection)


@router.post("/bezirke/{key}/papier/datei")
async def paper_file(frame: Page) -> Response:
    """The same as one HTML file that needs nothing else."""
    selection = _selected(frame, await frame.request.form(max_fields=_MOST_FIELDS))
    made = Making(frame.analysis, selection, frame.words)
    style = files("api").joinpath("static", "paper.css").read_text("utf-8")
    style = _fonts() + style
    digest = b64encode(sha256(style.encode()).digest()).decode()
    html = page_template("paper_file.html").render(
        t=frame.words, language=frame.language, style=Markup(style), digest=digest, **_shown(frame, made)
    )
    name = f"papier-{frame.key}-{frame.on.isoformat()}.html"
    return HTMLResponse(html, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@cache
def _fonts() -> str:
    """The fonts in the file itself, so that its lines break as they did on the page."""
    faces = (("FiraSans-Regular.woff2", "400"), ("FiraSans-SemiBold.woff2", "600 700"))
    folder = files("api").joinpath("static", "vendor", "fira-sans")
    data = ((b64encode(folder.joinpath(name).read_bytes()).decode(), weight) for name, weight in faces)
    face = '@font-face{{font-family:"Fira Sans";font-weight:{};src:url(data:font/woff2;base64,{}) format("woff2")}}\n'
    return "".join(face.format(weight, encoded) for encoded, weight in data)


def _selected(frame: PageOf, form: FormData) -> Selection:
    """What the form holds; a button may move one finding."""
    parts, keys = _texts(form, "teil"), _texts(form, "befund")
    title, text = (" ".join(_texts(form, name)) for name in ("titel", "text"))
    found = selection_of(parts, keys, (title, text), _offered(frame))
    for name, by in (("hoch", -1), ("runter", 1)):
        for key in _texts(form, name):
            found = found.moved(key, by)
    return found


def _texts(form: FormData, name: str) -> Sequence[str]:
    return [value for value in form.getlist(name) if isinstance(value, str)]


def _offered(frame: PageOf) -> Sequence[Finding]:
    """The findings that may go in: all that the group has not dismissed."""
    return [f for f in frame.analysis.findings if f.decided.verdict is not Verdict.DISMISSED]


def _page(frame: PageOf, selection: Selection) -> Response:
    made, words = Making(frame.analysis, selection, frame.words), frame.words
    shown = _shown(frame, made)
    pages: tuple[Sheet, ...] = shown["sheets"]
    view: dict[str, Any] = {
        **shown,
        "selection": selection,
        "address": frame.link(PAPER, selection.query),
        "parts": [(name, words.say(label), name in selection.parts) for name, label in PART_LABELS.items()],
        "findings": _in_order(frame, selection),
        "longest": (LONGEST_TITLE, LONGEST_TEXT),
        "fits": words.say(_fits(len(pages))),
        "count": sum(p.words for sheet in pages for p in sheet.pieces),
    }
    return frame.rendered("paper.html", view)


def _shown(frame: PageOf, made: Making) -> dict[str, Any]:
    district = clean_label(frame.snapshot.district.name)
    day = frame.words.long_day(frame.on.isoformat())
    return {"sheets": sheets(made.pieces()), "title": made.title, "place": district, "as_of": day}


def _in_order(frame: PageOf, selection: Selection) -> Iterable[Mapping[str, Any]]:
    """The chosen findings in the order of the group, then the others in that of the engine."""
    offered = {f.key: f for f in _offered(frame)}
    order = [*selection.findings, *(key for key in offered if key not in selection.findings)]
    last = len(selection.findings) - 1
    for place, key in enumerate(order):
        chosen = place <= last
        yield {
            "key": key,
            "title": in_short(offered[key], frame.words),
            "chosen": chosen,
            "up": chosen and place > 0,
            "down": chosen and place < last,
        }


def _fits(pages: int) -> Text:
    if pages <= len(_NUMBERS):
        return say("Passt auf {pages}.", "Fits on {pages}.", pages=_NUMBERS[pages - 1])
    return say(
        "Das Papier braucht {pages} {pages:Seite|Seiten}.", "The paper takes {pages} {pages:page|pages}.", pages=pages
    )


__all__ = ["router"]
