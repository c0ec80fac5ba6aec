"""The page behind a personal link: answered in portions, each saved; read, changed until the end, and deleted at will.

The address is the secret: whoever has it sees and changes these answers, and nothing else. It works without script.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import RedirectResponse, Response

from api.accounts import tries
from api.accounts.errors import TooManyTriesError
from api.accounts.visits import accounts_of, address_of
from api.reads.access import for_everybody
from api.settings import PERSONAL_LINK
from api.surveys.answers import Saved, delete_answers, save
from api.surveys.deletions import Deleted, note_cleared, note_deleted
from api.surveys.pages_made import (
    address_in,
    closed_page,
    general_page,
    language_asked,
    portion_page,
    read_page,
    start_page,
    told_page,
)
from api.surveys.respondent import Respondent, respondent
from api.surveys.said import SaidRow, Sent, sent_in_general, sent_rows
from api.surveys.tables import GENERAL
from ontology import Text

router = APIRouter(dependencies=[Depends(for_everybody)])
_NO_SECRET = re.compile(r"[^\w-]", re.ASCII)
"""What no secret is made of: with it begins what stands behind a link in a sentence, seen or unseen."""
_Secret = Annotated[str, Path(max_length=200)]
_Part = Annotated[int, Path(ge=1, le=500)]


async def form_of(request: Request) -> Mapping[str, list[str]]:
    """The fields of a form, each with all that was sent under its name."""
    form = await request.form()
    return {name: [value for value in form.getlist(name) if isinstance(value, str)] for name in form}


_Form = Annotated[Mapping[str, list[str]], Depends(form_of)]


@router.get(PERSONAL_LINK + "{secret}")
def start(request: Request, secret: _Secret) -> Response:
    """What it is about, how far one is, who sees the answers; signs copied along with the link do not count."""
    secret = _NO_SECRET.split(secret, 1)[0]
    found = _respondent(request, secret)
    return _unknown(request) if found is None else start_page(request, secret, found)


@router.get(PERSONAL_LINK + "{secret}/antworten")
def own_answers(request: Request, secret: _Secret) -> Response:
    """All that is stored of one's own answers."""
    found = _respondent(request, secret)
    return _unknown(request) if found is None else read_page(request, secret, found)


@router.post(PERSONAL_LINK + "{secret}/loeschen")
def forget(request: Request, secret: _Secret, form: _Form) -> Response:
    """Delete one's own answers, if that is said twice."""
    found = _respondent(request, secret)
    if found is None:
        return _unknown(request)
    if "sicher" not in form:
        return read_page(request, secret, found, _SURE.in_language(language_asked(request)), 422)
    accounts = accounts_of(request)
    with accounts.writing() as session:
        note_deleted(accounts, Deleted.ANSWERS, found.invitation.id)
        delete_answers(session, found.invitation.id)
    return RedirectResponse(address_in(request, f"{PERSONAL_LINK}{secret}/antworten", geloescht=1), 303)


@router.get(PERSONAL_LINK + "{secret}/{part}")
def portion(request: Request, secret: _Secret, part: _Part) -> Response:
    """Some of the organizations, or behind them what is asked in general."""
    found = _respondent(request, secret)
    if found is None:
        return _unknown(request)
    return _shown(request, secret, found, part)


@router.post(PERSONAL_LINK + "{secret}/{part}")
def answer(request: Request, secret: _Secret, part: _Part, form: _Form) -> Response:
    """Save what a page holds; shown again where something is to be chosen, else on to where one wants."""
    accounts = accounts_of(request)
    with accounts.writing() as session:
        found = respondent(session, secret, accounts.today())
        saved = None
        if found is not None and found.may_answer:
            saved = save(session, found.invitation.id, _sent(found, part, form), accounts.clock())
            note_cleared(accounts, found.invitation.id, saved.cleared)
    if found is not None and saved is None:
        return closed_page(request, secret, found, _sent(found, part, form))
    now = _respondent(request, secret)
    if now is None or saved is None:
        return _unknown(request)
    if saved.clashes or any(SaidRow.of(now.said.get(other, "")).lacking for other in now.portion(part)):
        return _shown(request, secret, now, part, saved)
    onward = {"weiter": f"/{part + 1}", "zurueck": f"/{part - 1}" if part > 1 else ""}
    last = part > now.portions and form.get("go") == ["weiter"]
    target = "/antworten" if last else onward.get(form.get("go", [""])[-1], f"/{part}")
    return RedirectResponse(address_in(request, f"{PERSONAL_LINK}{secret}{target}", gespeichert=saved.written), 303)


def _sent(found: Respondent, part: int, form: Mapping[str, list[str]]) -> dict[str, Sent]:
    sent = sent_rows(form, found.others)
    if "rest" in form:
        no_tie = SaidRow(closeness=0).text
        sent |= {o: Sent(no_tie, sent[o].was) for o in found.portion(part) if o in sent and not sent[o].said}
    general = sent_in_general(form)
    return sent if general is None else {**sent, GENERAL: general}


def _shown(request: Request, secret: str, found: Respondent, part: int, saved: Saved | None = None) -> Response:
    if not found.may_answer:
        return closed_page(request, secret, found)
    if part > found.portions:
        return general_page(request, secret, found, saved)
    return portion_page(request, secret, (found, part), saved)


def _respondent(request: Request, secret: str) -> Respondent | None:
    accounts = accounts_of(request)
    with accounts.reading() as session:
        return respondent(session, secret, accounts.today())


def _unknown(request: Request) -> Response:
    """The answer to a link that opens nothing, whatever it is; who tries many has to wait.

    A good link is never kept waiting by others: a whole office may share one address, and none is found by trying.
    """
    accounts, more = accounts_of(request), dict[str, Any]()
    try:
        with accounts.writing() as session:
            tries.count_link(session, address_of(request), accounts.clock())
    except TooManyTriesError as error:
        more = {"status": 429, "why": error.text, "seconds": error.seconds}
    return told_page(request, **more)


_SURE = Text(
    de="Bitte bestätigen Sie mit dem Häkchen, dass Sie Ihre Antworten löschen wollen. Gelöscht ist noch nichts.",
    en="Please confirm by the tick that you want to delete your answers. Nothing is deleted yet.",
)
