"""Signing in at a service outside: whom it names has an account here, or does not."""

from pathlib import Path

import pytest
from httpx2 import Response
from pydantic import ValidationError

from api.accounts import links
from api.accounts.identities import Identity
from api.rights import Grant, Role
from api.settings import Settings
from graph.errors import InvalidError
from tests.accounts.installed import ADDRESS, API, COOKIE, PASSWORD, Browser, Installation
from tests.accounts.outside import (
    BACK,
    LEAVE,
    SHE,
    Outside,
    entered,
    refused,
    through,
)

# -- whose account it is ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("coordinator")
def test_who_is_connected_is_in_as_after_a_password_and_out_again(browser: Browser, outside: Outside) -> None:
    answer = through(browser, outside, start=f"{LEAVE}?weiter=/bezirke/99001%3Fon%3D2024")
    assert (answer.status_code, answer.headers["location"]) == (303, "/bezirke/99001?on=2024")
    assert {"secure", "httponly", "samesite=lax"} <= {p.strip().casefold() for p in _cookie(answer).split(";")}
    assert entered(browser) == "Koordination"
    proof = {"X-CSRF-Token": browser.get(f"{API}/me").json()["csrfToken"], "Origin": ADDRESS}
    assert browser.delete(f"{API}/session", headers=proof).status_code == 204
    assert entered(browser) is None


def _cookie(answer: Response) -> str:
    return next(c for c in answer.headers.get_list("set-cookie") if c.startswith(f"{COOKIE}="))


@pytest.mark.usefixtures("coordinator")
def test_the_session_of_before_ends(browser: Browser, outside: Outside) -> None:
    before, after = (through(browser, outside).cookies[COOKIE] for _ in range(2))
    assert after != before
    assert entered(browser.take(before)) is None
    assert entered(browser.take(after)) == "Koordination"


@pytest.mark.parametrize("onward", ["https://x.example/", "//x.example", "/\\x.example"])
@pytest.mark.usefixtures("coordinator")
def test_nobody_is_sent_on_to_a_foreign_place(browser: Browser, outside: Outside, onward: str) -> None:
    assert through(browser, outside, start=f"{LEAVE}?weiter={onward}").headers["location"] == "/"


@pytest.mark.usefixtures("coordinator")
def test_somebody_unknown_is_told_so_and_gets_no_account(
    browser: Browser, outside: Outside, installation: Installation
) -> None:
    outside.claims = {"email": "koordination@kreis.example", "email_verified": True, "name": "Koordination"}
    answer = through(browser, outside, "jemand <anderes>")
    assert refused(answer, 403, "diese Kennung: jemand <anderes>")
    assert "<anderes>" not in answer.text
    assert entered(browser) is None
    with installation.machine() as machine:
        assert [account.name for account in machine.all()] == ["Koordination"]


@pytest.mark.parametrize("stranger", [f"{SHE}x", SHE.upper(), f" {SHE}", SHE[:-1]])
@pytest.mark.usefixtures("coordinator")
def test_nearly_the_same_subject_is_somebody_else(browser: Browser, outside: Outside, stranger: str) -> None:
    assert through(browser, outside, stranger).status_code == 403


def test_the_same_subject_of_another_service_is_somebody_else(
    browser: Browser, outside: Outside, installation: Installation
) -> None:
    id = installation.add("Koordination")
    with installation.machine() as machine:
        machine.connect(id, Identity(f"{outside.issuer}/anderer", SHE))
    assert through(browser, outside).status_code == 403


def test_a_locked_account_stays_closed(
    browser: Browser, outside: Outside, installation: Installation, coordinator: str
) -> None:
    with installation.machine() as machine:
        machine.lock(coordinator, locked=True)
    assert through(browser, outside).status_code == 403


def test_who_is_disconnected_is_out_at_once(
    browser: Browser, outside: Outside, installation: Installation, coordinator: str
) -> None:
    through(browser, outside)
    with installation.machine() as machine:
        machine.disconnect(coordinator)
    assert entered(browser) is None
    assert through(browser, outside).status_code == 403


def test_a_second_factor_is_for_passwords(
    browser: Browser, outside: Outside, installation: Installation, coordinator: str
) -> None:
    with installation.accounts.writing() as session:
        from api.accounts.tables import AccountRow

        account = session.get_one(AccountRow, coordinator)
        account.factor, account.factor_on = "JBSWY3DPEHPK3PXP", True
    assert browser.post(f"{API}/session", json={"name": "Koordination", "password": PASSWORD}).status_code == 401
    assert through(browser, outside).status_code == 303
    assert entered(browser) == "Koordination"


# -- connecting -------------------------------------------------------------------------------------------------


def test_an_invitation_connects_whoever_comes_back_with_it(
    browser: Browser, outside: Outside, installation: Installation
) -> None:
    page = f"/einladung/{installation.invite('Koordination')}"
    assert f'href="{page}/dienst"' in browser.get(page).text
    assert through(browser, outside, start=f"{page}/dienst").status_code == 303
    assert entered(browser) == "Koordination"
    browser.cookies.clear()
    assert through(browser, outside).status_code == 303
    assert browser.get(f"{page}/dienst").status_code == 404


def test_an_invitation_that_ran_out_on_the_way_connects_nobody(
    browser: Browser, outside: Outside, installation: Installation
) -> None:
    left = browser.get(f"/einladung/{installation.invite('Koordination')}/dienst")
    installation.clock.now += 72 * 3600
    assert refused(browser.get(outside.enter(left.headers["location"], SHE)), 404, "Dieser Link gilt nicht")
    assert through(browser, outside).status_code == 403


@pytest.mark.usefixtures("coordinator")
def test_nobody_is_connected_with_two_accounts_and_the_invitation_stays_good(
    browser: Browser, outside: Outside, installation: Installation
) -> None:
    page = f"/einladung/{installation.invite('Zweites')}"
    assert refused(through(browser, outside, start=f"{page}/dienst"), 409, "schon ein anderes Konto")
    assert browser.get(page).status_code == 200


def test_the_first_account_is_made_with_a_password(
    browser: Browser, outside: Outside, installation: Installation
) -> None:
    page = f"/einladung/{links.first(installation.accounts)}"
    assert "Kreis-Anmeldung" not in browser.get(page).text
    assert browser.get(f"{page}/dienst").status_code == 404
    assert outside.asked == []


@pytest.mark.usefixtures("outside")
def test_the_administration_connects_and_disconnects_others_but_not_itself(
    browser: Browser, installation: Installation
) -> None:
    boss, id = installation.add("Verwaltung", Grant(Role.ADMINISTRATION, None)), installation.add("Koordination")
    browser.enter(installation, "Verwaltung")
    wish = {"subject": SHE}
    assert browser.put(f"{API}/accounts/{boss}/identity", json=wish).status_code == 403
    assert browser.put(f"{API}/accounts/{id}/identity", json=wish).status_code == 204
    assert browser.get(f"{API}/accounts/{id}").json()["connected"] is True
    assert browser.put(f"{API}/accounts/{installation.add('Zweites')}/identity", json=wish).status_code == 409
    assert browser.put(f"{API}/accounts/{id}/identity", json={"subject": "zwei\nZeilen"}).status_code == 422
    assert browser.delete(f"{API}/accounts/{id}/identity").status_code == 204
    assert browser.get(f"{API}/accounts/{id}").json()["connected"] is False
    kinds = [event["kind"] for event in browser.get(f"{API}/accounts/events").json()]
    assert {"connected", "disconnected"} <= set(kinds)


def test_the_administration_connects_and_disconnects_on_its_page(
    browser: Browser, outside: Outside, installation: Installation
) -> None:
    installation.add("Verwaltung", Grant(Role.ADMINISTRATION, None))
    id = installation.add("Koordination")
    browser.enter(installation, "Verwaltung")
    assert f"Kennung bei {outside.provider().service.name}" in browser.get("/konten").text
    assert browser.post("/konten/verbinden", data={"id": id, "subject": "f3b1"}).status_code == 303
    assert "Mit dem Anmeldedienst verbunden" in browser.get("/konten").text
    assert browser.post("/konten/trennen", data={"id": id}).status_code == 303
    assert "Mit dem Anmeldedienst verbunden" not in browser.get("/konten").text


def test_without_a_service_there_is_no_way_to_it(browser: Browser, installation: Installation) -> None:
    assert "/dienst" not in browser.get("/anmelden").text
    assert [browser.get(path).status_code for path in (LEAVE, BACK)] == [404, 404]
    id = installation.add("Koordination")
    installation.add("Verwaltung", Grant(Role.ADMINISTRATION, None))
    browser.enter(installation, "Verwaltung")
    assert browser.put(f"{API}/accounts/{id}/identity", json={"subject": SHE}).status_code == 404


def test_the_page_offers_the_service_by_its_name(browser: Browser, outside: Outside) -> None:
    page = browser.get("/anmelden?weiter=/bezirke/99001").text
    assert f'<a class="button" href="{LEAVE}?weiter=%2Fbezirke%2F99001">Mit Kreis-Anmeldung anmelden</a>' in page
    assert outside.asked == []


# -- settings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("client", "secret"), [(None, "geheim"), ("fruehnetz", None), ("fruehnetz", ""), ("fruehnetz", "geheimß")]
)
def test_a_service_that_is_named_by_half_is_told_at_once(
    tmp_path: Path, client: str | None, secret: str | None
) -> None:
    place = tmp_path / "geheimnis"
    place.write_text(secret or "", "utf-8")
    settings = Settings(
        oidc_issuer="https://kreis.example", oidc_client=client, oidc_secret_file=None if secret is None else place
    )
    with pytest.raises(InvalidError, match="OIDC_") as told:
        settings.sign_in_service()
    assert not secret or secret not in str(told.value)


@pytest.mark.parametrize(
    "issuer",
    ["http://kreis.example", "ftp://kreis.example", "https://", "https://a@b.example", "https://a.example/?x", "kreis"],
)
def test_a_service_is_named_by_an_address_that_others_cannot_read_along(issuer: str) -> None:
    with pytest.raises(ValidationError, match="oidc_issuer"):
        Settings(oidc_issuer=issuer)


@pytest.mark.parametrize(
    "issuer", ["https://kreis.example:8443/realms/a", "http://127.0.0.1:1", "http://localhost:1/a"]
)
def test_a_service_on_this_computer_needs_no_tls(tmp_path: Path, issuer: str) -> None:
    (tmp_path / "geheimnis").write_text("geheim\n", "utf-8")
    settings = Settings(oidc_issuer=issuer, oidc_client="fruehnetz", oidc_secret_file=tmp_path / "geheimnis")
    assert settings.sign_in_service() == (issuer, "fruehnetz", "geheim", "Anmeldedienst")
