"""The administration of accounts as a page."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.accounts.errors import RefusedError
from api.accounts.identities import Identity
from api.accounts.rendering import rendered
from api.accounts.routes.administration import Work, address_of_link, all_accounts, grant_of, service_of
from api.accounts.visits import Visit, in_person
from api.errors import answer_to
from api.rights import Role, table
from ontology import Text

PATH = "/konten"
router = APIRouter(prefix=PATH)
Person = Annotated[Visit, Depends(in_person)]
_Text = Annotated[str, Form(max_length=200)]
_Place = Annotated[str, Form(pattern=r"^([\w.*-]{1,60}|land:[A-Z]{2})$")]
_ACTS = (
    ("sperren", Text(de="Sperren", en="Lock")),
    ("entsperren", Text(de="Entsperren", en="Unlock")),
    ("neues-kennwort", Text(de="Link für neues Kennwort", en="Link for a new password")),
    ("zweiter-faktor-entfernen", Text(de="Zweiten Faktor entfernen", en="Remove the second factor")),
    ("loeschen", Text(de="Konto löschen", en="Remove the account")),
)


@router.get("")
def shown(request: Request, work: Work, person: Person) -> Response:
    """The accounts."""
    return _page(request, work, person)


@router.post("")
def invite(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: Request, work: Work, person: Person, name: _Text, role: Annotated[Role, Form()], district: _Place
) -> Response:
    """Invite somebody, and show the link this once."""
    try:
        with work.session.begin_nested():
            _, secret = work.invite(name, [grant_of(role, district)])
    except RefusedError as error:
        return _page(request, work, person, answer_to(error).status, told=error.text)
    return _page(request, work, person, link=address_of_link(request, secret))


@router.post("/rolle")
def grant(  # noqa: PLR0913, PLR0917 - the fields of the form
    request: Request, work: Work, person: Person, id: _Text, role: Annotated[Role, Form()], district: _Place
) -> Response:
    """Give a role."""
    try:
        with work.session.begin_nested():
            work.grant(id, grant_of(role, district))
    except RefusedError as error:
        return _page(request, work, person, answer_to(error).status, told=error.text)
    return RedirectResponse(PATH, 303)


@router.post("/entziehen")
def withdraw(work: Work, id: _Text, grant: _Text) -> Response:
    """Take a role away."""
    work.withdraw(id, grant)
    return RedirectResponse(PATH, 303)


@router.post("/sperren")
def lock(work: Work, id: _Text) -> Response:
    """Lock an account."""
    work.lock(id, locked=True)
    return RedirectResponse(PATH, 303)


@router.post("/entsperren")
def unlock(work: Work, id: _Text) -> Response:
    """Open it again."""
    work.lock(id, locked=False)
    return RedirectResponse(PATH, 303)


@router.post("/neues-kennwort")
def link(request: Request, work: Work, person: Person, id: _Text) -> Response:
    """Show a link for a new password this once."""
    return _page(request, work, person, link=address_of_link(request, work.link(id)))


@router.post("/zweiter-faktor-entfernen")
def remove_factor(work: Work, id: _Text) -> Response:
    """Ask somebody for no codes any more."""
    work.remove_factor(id)
    return RedirectResponse(PATH, 303)


@router.post("/verbinden")
def connect(
    request: Request, work: Work, person: Person, id: _Text, subject: Annotated[str, Form(pattern=r"^[!-~]{1,255}$")]
) -> Response:
    """Connect an account with somebody of the service outside."""
    try:
        with work.session.begin_nested():
            work.connect(id, Identity(service_of(request), subject))
    except RefusedError as error:
        return _page(request, work, person, answer_to(error).status, told=error.text)
    return RedirectResponse(PATH, 303)


@router.post("/trennen")
def disconnect(work: Work, id: _Text) -> Response:
    """Disconnect it."""
    work.disconnect(id)
    return RedirectResponse(PATH, 303)


@router.post("/loeschen")
def remove(work: Work, id: _Text) -> Response:
    """Remove an account."""
    work.remove(id)
    return RedirectResponse(PATH, 303)


def _page(request: Request, work: Work, person: Visit, status: int = 200, **shown: Any) -> Response:
    labels = table().roles
    return rendered(
        request,
        "accounts.html",
        status,
        person,
        accounts=all_accounts(work),
        labels=labels,
        all_roles=list(labels.items()),
        acts=_ACTS,
        place=lambda grant: grant_of(grant.role, grant.district).told,
        **shown,
    )
