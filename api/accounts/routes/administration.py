"""The administration of accounts, and the one-time links by which they become somebody's."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from api.accounts import events, links
from api.accounts.administration import Administration
from api.accounts.errors import NotAllowedError
from api.accounts.identities import Identity
from api.accounts.personal_reads import newest_reads
from api.accounts.provider.provider import Provider
from api.accounts.shapes import (
    AccountIn,
    AccountOut,
    EventOut,
    GrantIn,
    GrantOut,
    IdentityIn,
    LinkIn,
    LinkOut,
    Locked,
    PersonalReadOut,
)
from api.accounts.tables import ALL, AccountRow, GrantRow
from api.accounts.times import said_time
from api.accounts.visits import Visit, accounts_of, check_secure, in_person
from api.reads.access import Needs, Reading, for_everybody
from api.rights import Grant, Right, Role
from graph.errors import NotFoundError
from ontology import Text

router = APIRouter(tags=["Konten (accounts)"])


def administering(
    request: Request,
    reading: Annotated[Reading, Depends(Needs(Right.ACCOUNTS))],
    person: Annotated[Visit, Depends(in_person)],
) -> Iterator[Administration]:
    """One unit of work of somebody who manages accounts; raises NotAllowedError for all others."""
    if not person.caller.may(Right.ACCOUNTS):
        raise NotAllowedError(Text(de="Sie verwalten keine Konten.", en="You do not manage accounts."))
    accounts = accounts_of(request)
    with accounts.writing() as session:
        yield Administration(session, accounts.clock(), person.account, reading.scope)


Work = Annotated[Administration, Depends(administering, scope="function")]


@router.get("/accounts", operation_id="listAccounts", summary="Konten (accounts)")
def all_accounts(work: Work) -> list[AccountOut]:
    """Accounts by name, with their roles. Nur die mit einer Rolle, wo Sie verwalten."""
    return [_shown(work, account) for account in work.all()]


@router.post("/accounts", operation_id="inviteAccount", summary="Einladen (invite)", status_code=201)
def invite(request: Request, work: Work, wish: AccountIn) -> LinkOut:
    """A new account and the link by which somebody makes it theirs. Er gilt einmal und 72 Stunden lang."""
    account, secret = work.invite(wish.name, [grant_of(g.role, g.district) for g in wish.grants])
    return LinkOut(account=account.id, link=address_of_link(request, secret))


@router.get("/accounts/events", operation_id="listAccountEvents", summary="Was mit Konten geschah (audit)")
def listed_events(work: Work) -> list[EventOut]:
    """The newest 500 events. Nur für die Verwaltung aller Bezirke; nennt Kennungen, keine Namen."""
    if work.scope.districts is not None:
        raise NotAllowedError(
            Text(de="Das sieht nur, wer alle Konten verwaltet.", en="Only who manages all accounts sees this.")
        )
    return [
        EventOut(time=said_time(e.time), kind=e.kind, actor=e.actor, account=e.account, detail=e.detail)
        for e in events.newest(work.session)
    ]


@router.get("/accounts/personal-reads", operation_id="listPersonalReads", summary="Wer Personen las (reads of persons)")
def listed_reads(work: Work) -> list[PersonalReadOut]:
    """The newest 500 reads of persons where you administer. Nennt Kennungen, keine Namen und keine Inhalte."""
    return [
        PersonalReadOut(
            time=said_time(r.time),
            actor=r.actor,
            person=r.person,
            district=r.district,
            way=r.way,
            passed_on=r.passed_on,
        )
        for r in newest_reads(work.session, work.scope)
    ]


@router.get("/accounts/{id}", operation_id="getAccount", summary="Ein Konto (an account)")
def one_account(work: Work, id: str) -> AccountOut:
    """An account with its roles. Nur die, die Sie verwalten."""
    return _shown(work, work.account(id))


@router.delete("/accounts/{id}", operation_id="removeAccount", summary="Konto löschen (remove)", status_code=204)
def remove(work: Work, id: str) -> Response:
    """Removes an account with sessions and tokens. Was es tat, bleibt unter seinem Namen im Journal der Daten."""
    work.remove(id)
    return Response(status_code=204)


@router.post("/accounts/{id}/grants", operation_id="grantRole", summary="Rolle geben (grant)", status_code=201)
def grant(work: Work, id: str, wish: GrantIn) -> GrantOut:
    """Gives a role in a district, or in all. Gilt ab der nächsten Anfrage des Kontos."""
    return _shown_grant(work.grant(id, grant_of(wish.role, wish.district)))


@router.delete(
    "/accounts/{id}/grants/{grant}",
    operation_id="withdrawRole",
    summary="Rolle entziehen (withdraw)",
    status_code=204,
)
def withdraw(work: Work, id: str, grant: str) -> Response:
    """Takes a role away. Gilt ab der nächsten Anfrage des Kontos."""
    work.withdraw(id, grant)
    return Response(status_code=204)


@router.put("/accounts/{id}/locked", operation_id="lockAccount", summary="Sperren (lock)", status_code=204)
def lock(work: Work, id: str, wish: Locked) -> Response:
    """Locks an account or opens it again. Sitzungen enden sofort, Schlüssel öffnen nichts mehr."""
    work.lock(id, locked=wish.locked)
    return Response(status_code=204)


@router.post("/accounts/{id}/link", operation_id="resetPassword", summary="Neues Kennwort (reset)", status_code=201)
def link(request: Request, work: Work, id: str) -> LinkOut:
    """A link that sets a new password. Das bisherige gilt, bis er benutzt ist."""
    return LinkOut(account=id, link=address_of_link(request, work.link(id)))


@router.delete(
    "/accounts/{id}/second-factor",
    operation_id="removeSecondFactorOf",
    summary="Zweiten Faktor entfernen (remove the second factor)",
    status_code=204,
)
def remove_factor(work: Work, id: str) -> Response:
    """For somebody who lost theirs. Danach genügt das Kennwort."""
    work.remove_factor(id)
    return Response(status_code=204)


@router.put(
    "/accounts/{id}/identity",
    operation_id="connectAccount",
    summary="Mit dem Anmeldedienst verbinden (connect)",
    status_code=204,
)
def connect(request: Request, work: Work, id: str, wish: IdentityIn) -> Response:
    """Lets one person of the service outside enter. Nur sie; wer vorher verbunden war, nicht mehr."""
    work.connect(id, Identity(service_of(request), wish.subject))
    return Response(status_code=204)


@router.delete(
    "/accounts/{id}/identity",
    operation_id="disconnectAccount",
    summary="Vom Anmeldedienst trennen (disconnect)",
    status_code=204,
)
def disconnect(work: Work, id: str) -> Response:
    """Lets nobody of the service outside enter any more. Sitzungen enden sofort; ein Kennwort gilt weiter."""
    work.disconnect(id)
    return Response(status_code=204)


def service_of(request: Request) -> str:
    """The issuer of the service at which people sign in; raises NotFoundError where there is none."""
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise NotFoundError("no service at which people sign in")
    return provider.service.issuer


@router.post(
    "/links",
    operation_id="useLink",
    summary="Einmallink benutzen (use a one-time link)",
    status_code=204,
    dependencies=[Depends(for_everybody)],
)
def use(request: Request, wish: LinkIn) -> Response:
    """Sets the password of the account that was invited. Der erste Link legt das Konto der Verwaltung an."""
    check_secure(request)
    links.use(accounts_of(request), wish.link.rpartition("/")[2], wish.password, wish.name)
    return Response(status_code=204)


def grant_of(role: Role, district: str) -> Grant:
    """A role as it is asked for: in all districts only where that is said."""
    return Grant(role, None if district == ALL else district)


def address_of_link(request: Request, secret: str) -> str:
    """The whole address of a one-time link."""
    return f"{str(request.base_url).rstrip('/')}{links.PATH}{secret}"


def _shown(work: Administration, account: AccountRow) -> AccountOut:
    return AccountOut(
        id=account.id,
        name=account.name,
        locked=account.locked,
        invited=account.password is None and account.identity is None,
        second_factor=account.factor_on,
        connected=account.identity is not None,
        grants=[_shown_grant(row) for row in work.grants(account)],
    )


def _shown_grant(row: GrantRow) -> GrantOut:
    return GrantOut(id=row.id, role=Role(row.role), district=row.district)
