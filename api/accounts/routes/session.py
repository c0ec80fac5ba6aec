"""Signing in and out, and who is signed in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.accounts import sessions
from api.accounts.events import Event, note
from api.accounts.shapes import GrantOut, Me, SignedIn, SignIn
from api.accounts.signing_in import Tried, sign_in
from api.accounts.tables import AccountRow
from api.accounts.visits import (
    Visit,
    accounts_of,
    address_of,
    csrf_of,
    drop_cookie,
    former,
    in_person,
    set_cookie,
    visit_of,
)
from api.reads.access import for_everybody, for_oneself
from api.rights import Right

router = APIRouter(tags=["Konten (accounts)"])
Person = Annotated[Visit, Depends(in_person)]


@router.post(
    "/session",
    operation_id="signIn",
    summary="Anmelden (sign in)",
    dependencies=[Depends(for_everybody)],
)
def signing_in(request: Request, response: Response, wish: SignIn) -> SignedIn:
    """Sets the cookie of a new session. Jeder Fehlversuch sieht gleich aus und lässt den nächsten warten."""
    tried = Tried(wish.name, wish.password, wish.code, address_of(request))
    session = sign_in(accounts_of(request), tried, former(request))
    set_cookie(request, response, session)
    return SignedIn(csrf_token=csrf_of(session))


@router.delete(
    "/session",
    operation_id="signOut",
    summary="Abmelden (sign out)",
    status_code=204,
    dependencies=[Depends(for_oneself)],
)
def signing_out(
    request: Request,
    person: Person,
    everywhere: Annotated[bool, Query(description="auch in allen anderen Browsern (all other browsers, too)")] = False,
) -> Response:
    """Ends the session, or all of the account. Schlüssel für Programme bleiben."""
    response = Response(status_code=204)
    sign_out(request, person, everywhere=everywhere)
    drop_cookie(request, response)
    return response


@router.get("/me", operation_id="getMe", summary="Wer ist angemeldet (who is signed in)")
def me(request: Request, visit: Annotated[Visit, Depends(visit_of)], _: Annotated[None, Depends(for_oneself)]) -> Me:
    """The account that asks, what it may do, and the CSRF token of its session. Auch mit einem Schlüssel."""
    with accounts_of(request).reading() as session:
        factor = session.get_one(AccountRow, visit.account).factor_on
    caller = visit.caller
    return Me(
        id=visit.account,
        name=caller.name,
        grants=[GrantOut(role=g.role, district=g.district or "*") for g in caller.grants],
        rights=[right for right in Right if caller.may(right)],
        second_factor=factor,
        csrf_token=visit.csrf or None,
    )


def sign_out(request: Request, person: Visit, *, everywhere: bool) -> None:
    """End the session of whoever asks, or all of theirs."""
    accounts = accounts_of(request)
    with accounts.writing() as session:
        if everywhere or person.session is None:
            sessions.end_all(session, person.account)
        else:
            sessions.end(session, person.session)
        note(session, accounts.clock(), Event.SIGNED_OUT, person.account, person.account)
