"""The service outside, as its discovery document describes it: authorization code flow with PKCE (decision 0041)."""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from api.accounts.errors import ProviderAnswerError
from api.accounts.provider.calls import told_by
from api.accounts.provider.departures import Departure
from api.accounts.provider.id_tokens import Expected, subject_of
from api.settings import Settings, SignInService

_DESCRIPTION = "/.well-known/openid-configuration"
_KEPT = 600.0
"""Seconds for which a description is believed; keys are asked for each time."""
_PORTS: Mapping[str, int] = {"http": 80, "https": 443}


class _Described(NamedTuple):
    authorization: str
    token: str
    keys: str
    by_form: bool
    """Whether the secret is expected in the form instead of in a header."""


class Provider:
    """One service, to whose own address all calls go."""

    def __init__(self, service: SignInService, time: Callable[[], float] = monotonic) -> None:
        self.service, self._time = service, time
        self._known: tuple[float, _Described] | None = None

    def address(self, departure: Departure, back: str) -> str:
        """Where somebody goes to sign in; raises ProviderSilentError or ProviderAnswerError."""
        from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        found: str = prepare_grant_uri(
            self._described().authorization,
            self.service.client,
            "code",
            redirect_uri=back,
            scope="openid",
            state=departure.state,
            nonce=departure.nonce,
            code_challenge=create_s256_code_challenge(departure.verifier),
            code_challenge_method="S256",
        )
        return found

    def subject(self, code: str, departure: Departure, back: str, now: int) -> str:
        """Who somebody is who came back with a code; raises ProviderSilentError or ProviderAnswerError."""
        described = self._described()
        told = self._exchanged(described, code, departure.verifier, back)
        token, access = told.get("id_token"), told.get("access_token", "")
        if not (isinstance(token, str) and isinstance(access, str)):
            raise ProviderAnswerError
        expected = Expected(self.service.issuer, self.service.client, departure.nonce, access, now)
        return subject_of(token, told_by(described.keys), expected)

    def _exchanged(self, described: _Described, code: str, verifier: str, back: str) -> dict[str, Any]:
        from authlib.oauth2.auth import ClientAuth
        from authlib.oauth2.rfc6749.parameters import prepare_token_request

        form = prepare_token_request("authorization_code", redirect_uri=back, code=code, code_verifier=verifier)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        manner = "client_secret_post" if described.by_form else "client_secret_basic"
        proof = ClientAuth(self.service.client, self.service.secret, manner)
        url, headers, form = proof.prepare("POST", described.token, headers, form)
        return told_by(url, form, headers)

    def _described(self) -> _Described:
        if self._known is None or self._known[0] < self._time() - _KEPT:
            told = told_by(self.service.issuer.rstrip("/") + _DESCRIPTION)
            self._known = self._time(), self._read(told)
        return self._known[1]

    def _read(self, told: Mapping[str, Any]) -> _Described:
        if told.get("issuer") != self.service.issuer:
            raise ProviderAnswerError
        urls = [told.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
        authorization, token, keys = (self._own(url) for url in urls)
        manners = told.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        return _Described(authorization, token, keys, "client_secret_basic" not in manners)

    def _own(self, url: object) -> str:
        """An address, if it is one of the service itself."""
        if not (
            isinstance(url, str) and url.isascii() and url.isprintable() and _place(url) == _place(self.service.issuer)
        ):
            raise ProviderAnswerError
        return url


def provider_of(settings: Settings) -> Provider | None:
    """The service that the settings name, None if they name none; raises InvalidError if they name half of one."""
    service = settings.sign_in_service()
    return None if service is None else Provider(service)


def _place(url: str) -> tuple[str, str | None, int | None]:
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
    except ValueError as error:
        raise ProviderAnswerError from error
