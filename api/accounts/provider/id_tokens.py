"""Who an id_token speaks of: checked by joserfc (signature) and authlib (OpenID Connect Core 1.0, 3.1.3.7)."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.accounts.errors import ProviderAnswerError

_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA")
"""Those with a key that only the service has; neither ``none`` nor the secret that both know."""
_LEEWAY = 60
"""Seconds that clocks may differ."""
_LONGEST = 255


class Expected(NamedTuple):
    """What a token has to say."""

    issuer: str
    client: str
    nonce: str
    access_token: str
    now: int


def subject_of(token: str, keys: Mapping[str, Any], expected: Expected) -> str:
    """The subject of a token that is signed with one of the keys and says what is expected.

    Raises ProviderAnswerError.
    """
    from authlib.oidc.core import CodeIDToken
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    wanted = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client},
        "nonce": {"essential": True, "value": expected.nonce},
        "sub": {"essential": True},
    }
    told = {"nonce": expected.nonce, "client_id": expected.client, "access_token": expected.access_token}
    try:
        read = jwt.decode(token, KeySet.import_key_set(keys), algorithms=_ALGORITHMS)  # type: ignore[arg-type]
        claims = CodeIDToken(read.claims, read.header, wanted, told)
        claims.validate(now=expected.now, leeway=_LEEWAY)
    except (JoseError, ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise ProviderAnswerError from error
    subject = claims["sub"]
    if not (isinstance(subject, str) and subject.isprintable() and 0 < len(subject) <= _LONGEST):
        raise ProviderAnswerError
    return subject
