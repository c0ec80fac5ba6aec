"""One's own account as a page: password, second factor, keys for programs, signing out."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.accounts import api_tokens, oneself
from api.accounts.answers import SIGN_IN
from api.accounts.api_tokens import NOT_FOR_PROGRAMS, Wish
from api.accounts.errors import RefusedError
from api.accounts.pages.entry import refuse_different
from api.accounts.rendering import rendered
from api.accounts.routes.own import revoke, tokens
from api.accounts.routes.session import sign_out
from api.accounts.tables import AccountRow
from api.accounts.visits import Visit, accounts_of, drop_cookie, in_person, set_cookie
from api.errors import answer_to
from api.reads.access import for_oneself
from api.rights import Right, table

PATH = "/konto"
router = APIRouter(prefix=PATH, dependencies=[Depends(for_oneself)])
Person = Annotated[Visit, Depends(in_person)]
_Text = Annotated[str, Form(max_length=1000)]


@router.get("")
def shown(request: Request, person: Person) -> Response:
    """The account of whoever asks."""
    return _page(request, person)


@router.post("/abmelden")
def leave(request: Request, person: Person, everywhere: Annotated[bool, Form()] = False) -> Response:
    """Sign out, here or everywhere."""
    sign_out(request, person, everywhere=everywhere)
    answer = RedirectResponse(SIGN_IN, 303)
    drop_cookie(request, answer)
    return answer


@router.post("/kennwort")
def password(request: Request, person: Person, current: _Text = "", new: _Text = "", again: _Text = "") -> Response:
    """Set another password."""

    def change() -> Response:
        refuse_different(new, again)
        session = oneself.change_password(accounts_of(request), person.account, current, new)
        answer = RedirectResponse(PATH, 303)
        set_cookie(request, answer, session)
        return answer

    return _told(request, person, change)


@router.post("/zweiter-faktor")
def prepare(request: Request, person: Person, password: _Text = "") -> Response:
    """Show what the app needs."""
    return _told(
        request,
        person,
        lambda: _page(request, person, prepared=oneself.prepare_factor(accounts_of(request), person.account, password)),
    )


@router.post("/zweiter-faktor/bestaetigen")
def confirm(request: Request, person: Person, code: _Text = "") -> Response:
    """Ask for codes from now on, and show the recovery codes."""
    return _told(
        request,
        person,
        lambda: _page(request, person, codes=oneself.confirm_factor(accounts_of(request), person.account, code)),
    )


@router.post("/zweiter-faktor/entfernen")
def remove(request: Request, person: Person, password: _Text = "") -> Response:
    """Ask for no codes any more."""

    def removed() -> Response:
        oneself.remove_factor(accounts_of(request), person.account, password)
        return RedirectResponse(PATH, 303)

    return _told(request, person, removed)


@router.post("/schluessel")
def new_token(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: Request,
    person: Person,
    name: Annotated[str, Form(max_length=60)],
    days: Annotated[int, Form(ge=1, le=366)],
    districts: _Text = "",
    rights: Annotated[list[Right], Form()] = [],  # noqa: B006 - FastAPI copies it
) -> Response:
    """Make a key and show it this once."""

    def made() -> Response:
        accounts = accounts_of(request)
        with accounts.writing() as session:
            owner = session.get_one(AccountRow, person.account)
            wish = Wish(name, rights, districts.split(), days)
            _, secret = api_tokens.make(session, owner, person.caller, wish, accounts.clock())
        return _page(request, person, secret=secret)

    return _told(request, person, made)


@router.post("/schluessel/widerrufen")
def end_token(request: Request, person: Person, id: _Text = "") -> Response:
    """End a key."""
    revoke(request, person, id)
    return RedirectResponse(PATH, 303)


def _told(request: Request, person: Visit, act: Callable[[], Response]) -> Response:
    """What an act leads to, or the page with the reason why it was refused."""
    try:
        return act()
    except RefusedError as error:
        return _page(request, person, answer_to(error).status, told=error.text)


def _page(request: Request, person: Visit, status: int = 200, **shown: Any) -> Response:
    with accounts_of(request).reading() as session:
        factor = session.get_one(AccountRow, person.account).factor_on
    said, caller = table(), person.caller
    return rendered(
        request,
        "own_account.html",
        status,
        person,
        factor=factor,
        roles=[(said.roles[g.role], g.told) for g in caller.grants],
        rights=[(r, said.rights[r]) for r in Right if caller.may(r) and r not in NOT_FOR_PROGRAMS],
        tokens=tokens(request, person),
        **shown,
    )
