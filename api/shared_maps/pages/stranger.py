"""What a stranger sees who has a link: one view of the map on one day, nothing to click on, nobody's other pages.

The address is the secret. What is read is read as whoever may only read that district would, so that what was erased or
taken back since is not shown; persons have no name there.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from markupsafe import Markup
from starlette.responses import Response

from api.accounts import tries
from api.accounts.errors import TooManyTriesError
from api.accounts.visits import accounts_of, address_of
from api.documents.map_sheets import map_sheet
from api.manners.guard import framed_page
from api.manners.problems import language_of
from api.page_parts.map_form import map_asked_in
from api.page_parts.map_shown import MapShown
from api.page_templates import page_template
from api.reads.access import Reading, for_everybody
from api.report.wording import Words
from api.rights import Caller, Grant, Right, Role
from api.settings import SHARED_VIEW
from api.shared_maps.sharing import shared_map
from api.shared_maps.tables import SharedMapRow
from graph.errors import NotFoundError
from graph.map.labels import clean_label
from graph.stores.privacy import MaskedReader
from ontology.values import latest

router = APIRouter(dependencies=[Depends(for_everybody)])
_Secret = Annotated[str, Path(max_length=200)]


@router.get(SHARED_VIEW + "{secret}")
def shared_view(request: Request, secret: _Secret) -> Response:
    """The view as a page."""
    row = shared_map(accounts_of(request), secret)
    shown = _shown(request, row) if row is not None else None
    if row is None or shown is None:
        return _nothing(request)
    words = shown.words
    sectors = {code.notation: words.say(code.label) for code in shown.sheet.model.code_lists["Sector"].codes}
    actors = sorted(shown.sheet.picture.actors, key=lambda n: clean_label(n.name).casefold())
    return _page(
        "shared_map.html",
        words,
        name=row.name,
        district=clean_label(shown.analysis.snapshot.district.name),
        day=words.long_day(row.day),
        ends=words.long_day(row.ends),
        said=words.say(shown.said),
        picture=Markup(shown.picture()),
        groups=shown.legend,
        rows=[(clean_label(n.name), sectors.get(n.sector or "", "–"), n.ties) for n in actors],
        sheet=f"{SHARED_VIEW}{secret}/blatt",
    )


@router.get(SHARED_VIEW + "{secret}/blatt")
def shared_sheet(request: Request, secret: _Secret) -> Response:
    """The same view as one A4 sheet."""
    row = shared_map(accounts_of(request), secret)
    shown = _shown(request, row) if row is not None else None
    if row is None or shown is None:
        return _nothing(request)
    return Response(map_sheet(shown, latest(row.day)), media_type="application/pdf")


def _shown(request: Request, row: SharedMapRow) -> MapShown | None:
    """The map of a view; None where the district is gone."""
    state = request.app.state
    caller = Caller("", (Grant(Role.READING, row.district),)).narrowed((Right.READ,), (row.district,))
    reader = MaskedReader(state.store, state.model)
    reading = Reading(reader, state.model, caller.scope(Right.READ), caller, state.live)
    try:
        analysis = reading.analysis(row.district, latest(row.day))
    except NotFoundError:
        return None
    return MapShown(analysis, Words(language_of(request)), map_asked_in(row.view))


def _nothing(request: Request) -> Response:
    """The answer to a link that opens nothing, whatever it is; who tries many has to wait."""
    accounts, words, status = accounts_of(request), Words(language_of(request)), 404
    headers, told = dict[str, str](), ""
    try:
        with accounts.writing() as session:
            tries.count_link(session, address_of(request), accounts.clock())
    except TooManyTriesError as error:
        status, told, headers = 429, words.say(error.text), {"Retry-After": str(error.seconds)}
    made = _page("shared_map_unknown.html", words, status, told=told)
    made.headers.update(headers)
    return made


def _page(template: str, words: Words, status: int = 200, **shown: Any) -> Response:
    return framed_page(page_template(template).render(t=words, language=words.language, **shown), status)
