"""One's own account: password, second factor, keys for programs. Only for somebody who signed in, not for a key."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.accounts import api_tokens, oneself
from api.accounts.api_tokens import Wish
from api.accounts.shapes import (
    CodeIn,
    Confirmed,
    FactorOut,
    NewPassword,
    NewToken,
    RecoveryCodes,
    SignedIn,
    TokenIn,
    TokenOut,
)
from api.accounts.tables import AccountRow, TokenRow
from api.accounts.times import said_time
from api.accounts.visits import Visit, accounts_of, csrf_of, in_person, set_cookie
from api.reads.access import for_oneself
from api.rights import Right

router = APIRouter(tags=["Konten (accounts)"], dependencies=[Depends(for_oneself)])
Person = Annotated[Visit, Depends(in_person)]


@router.put("/me/password", operation_id="changePassword", summary="Kennwort ändern (change the password)")
def password(request: Request, response: Response, person: Person, wish: NewPassword) -> SignedIn:
    """Ends every session of the account and begins a new one. Mindestens zwölf Zeichen."""
    session = oneself.change_password(accounts_of(request), person.account, wish.current, wish.new)
    set_cookie(request, response, session)
    return SignedIn(csrf_token=csrf_of(session))


@router.post("/second-factor", operation_id="prepareSecondFactor", summary="Zweiten Faktor einrichten (set up)")
def prepare(request: Request, person: Person, wish: Confirmed) -> FactorOut:
    """What the app needs. Gefragt wird danach erst, wenn ein Code ihn bestätigt hat."""
    secret, uri = oneself.prepare_factor(accounts_of(request), person.account, wish.password)
    return FactorOut(secret=secret, uri=uri)


@router.put("/second-factor", operation_id="confirmSecondFactor", summary="Zweiten Faktor bestätigen (confirm)")
def confirm(request: Request, person: Person, wish: CodeIn) -> RecoveryCodes:
    """From now on signing in needs a code. Die Ersatzcodes werden nur dieses eine Mal gezeigt."""
    return RecoveryCodes(recovery_codes=oneself.confirm_factor(accounts_of(request), person.account, wish.code))


@router.post(
    "/second-factor/removal",
    operation_id="removeSecondFactor",
    summary="Zweiten Faktor entfernen (remove the second factor)",
    status_code=204,
)
def remove(request: Request, person: Person, wish: Confirmed) -> Response:
    """Signing in needs no code any more. Verlangt das Kennwort noch einmal."""
    oneself.remove_factor(accounts_of(request), person.account, wish.password)
    return Response(status_code=204)


@router.get("/tokens", operation_id="listTokens", summary="Schlüssel für Programme (API tokens)")
def tokens(request: Request, person: Person) -> list[TokenOut]:
    """The tokens of the account that are good, without their secrets. Abgelaufene fehlen."""
    accounts = accounts_of(request)
    with accounts.reading() as session:
        return [_shown(token) for token in api_tokens.of(session, person.account, accounts.clock())]


@router.post("/tokens", operation_id="createToken", summary="Schlüssel anlegen (make an API token)", status_code=201)
def new_token(request: Request, person: Person, wish: TokenIn) -> NewToken:
    """A token that may part of what the account may, shown this once. Gesendet wird er als „Authorization: Bearer“."""
    accounts = accounts_of(request)
    wanted = Wish(wish.name, wish.rights, wish.districts, wish.days)
    with accounts.writing() as session:
        owner = session.get_one(AccountRow, person.account)
        token, secret = api_tokens.make(session, owner, person.caller, wanted, accounts.clock())
        return NewToken(**_shown(token).model_dump(), token=secret)


@router.delete("/tokens/{id}", operation_id="revokeToken", summary="Schlüssel widerrufen (revoke)", status_code=204)
def revoke(request: Request, person: Person, id: str) -> Response:
    """The token opens nothing any more. Gilt sofort."""
    accounts = accounts_of(request)
    with accounts.writing() as session:
        api_tokens.revoke(session, person.account, id, accounts.clock())
    return Response(status_code=204)


def _shown(token: TokenRow) -> TokenOut:
    rights = list(map(Right, token.rights))
    return TokenOut(id=token.id, name=token.name, rights=rights, districts=token.districts, ends=said_time(token.ends))
