"""The shapes of the JSON API of accounts. Lengths are limited here, before anything is hashed."""

from typing import Annotated

from pydantic import Field

from api.rights import Right, Role
from api.schemas.records import Shape

_MOST = 1000
Password = Annotated[str, Field(max_length=_MOST, description="Kennwort (password)", examples=["vier Wörter am Stück"])]
Code = Annotated[
    str, Field(max_length=40, description="Code der App oder Ersatzcode (code of the app)", examples=["123456"])
]
Name = Annotated[str, Field(max_length=200, description="Name des Kontos (name)", examples=["koordination.nord"])]
Place = Annotated[
    str,
    Field(
        min_length=1,
        max_length=60,
        pattern=r"^[\w.*-]+$",
        description="Bezirksschlüssel oder „*“ für alle (district key, or * for all)",
        examples=["08212"],
    ),
]
GrantPlace = Annotated[
    str,
    Field(
        min_length=1,
        max_length=60,
        pattern=r"^([\w.*-]+|land:[A-Z]{2})$",
        description="Bezirksschlüssel, „land:NW“ für alle eines Landes (nur Rollen, die vergleichen) oder „*“ für alle "
        "(district key, land:NW for all of a Land, or * for all)",
        examples=["08212"],
    ),
]


class SignIn(Shape):
    """What somebody signs in with (womit sich jemand anmeldet)."""

    name: Name
    password: Password
    code: Code = ""


class SignedIn(Shape):
    """What changing requests of the session send as ``X-CSRF-Token``."""

    csrf_token: str


class GrantIn(Shape):
    """A role in a district, or in all (eine Rolle in einem Bezirk oder in allen)."""

    role: Role = Field(examples=["coordination"])
    district: GrantPlace


class GrantOut(Shape):
    """A role in a district, or in all (eine Rolle in einem Bezirk oder in allen)."""

    id: str | None = Field(default=None, description="zum Entziehen (to withdraw it)")
    role: Role
    district: str = Field(examples=["08212"])


class Me(Shape):
    """The account that asks (das Konto, das fragt)."""

    id: str
    name: str
    grants: list[GrantOut]
    rights: list[Right] = Field(description="irgendwo (anywhere)")
    second_factor: bool
    csrf_token: str | None = Field(description="nur mit einer Sitzung (with a session only)")


class NewPassword(Shape):
    """The present password and the next one (das bisherige und das neue Kennwort)."""

    current: Password
    new: Password


class Confirmed(Shape):
    """The present password, said once more (das Kennwort, noch einmal)."""

    password: Password


class FactorOut(Shape):
    """What the app needs (was die App braucht)."""

    secret: str
    uri: str = Field(examples=["otpauth://totp/…"])


class CodeIn(Shape):
    """A code of the app (ein Code der App)."""

    code: Code


class RecoveryCodes(Shape):
    """Codes for when the app is lost, each good once, shown this once (Ersatzcodes)."""

    recovery_codes: list[str]


class TokenIn(Shape):
    """What a key shall be for (wozu ein Schlüssel dienen soll)."""

    name: Annotated[str, Field(min_length=1, max_length=60, examples=["Auswertung jede Nacht"])]
    rights: list[Right] = Field(min_length=1, max_length=20, examples=[["read"]])
    districts: list[Place] = Field(min_length=1, max_length=500, examples=[["08212"]])
    days: int = Field(ge=1, le=366, description="so lange gilt er (days until it ends)", examples=[90])


class TokenOut(Shape):
    """A key, without its secret (ein Schlüssel ohne sein Geheimnis)."""

    id: str
    name: str
    rights: list[Right]
    districts: list[str]
    ends: str = Field(description="Ende (end)", examples=["2026-12-31T12:00:00Z"])


class NewToken(TokenOut):
    """A new key with its secret, which is shown this once (ein neuer Schlüssel)."""

    token: str


class AccountIn(Shape):
    """Who is invited, and the roles they get (wer eingeladen wird)."""

    name: Name
    grants: list[GrantIn] = Field(default=[], max_length=100)


class AccountOut(Shape):
    """An account as the administration sees it (ein Konto)."""

    id: str
    name: str
    locked: bool
    invited: bool = Field(description="hat noch kein Kennwort (has no password yet)")
    second_factor: bool
    connected: bool = Field(description="meldet sich beim Anmeldedienst an (signs in at the service outside)")
    grants: list[GrantOut]


class IdentityIn(Shape):
    """Who somebody is at the service at which people sign in (wer jemand beim Anmeldedienst ist)."""

    subject: Annotated[
        str,
        Field(
            min_length=1,
            max_length=255,
            pattern=r"^[!-~](?:[ -~]*[!-~])?$",
            description="dortige Kennung, „sub“ (subject there)",
            examples=["f3b1c2d4"],
        ),
    ]


class LinkOut(Shape):
    """A one-time link, shown this once (ein Link, der einmal gilt)."""

    account: str
    link: str = Field(examples=["https://fruehnetz.example/einladung/…"])


class LinkIn(Shape):
    """The secret of a one-time link, and the password that it sets (Einmallink und neues Kennwort)."""

    link: Annotated[str, Field(max_length=200)]
    password: Password
    name: Name = ""


class Locked(Shape):
    """Whether an account is locked (gesperrt)."""

    locked: bool


class EventOut(Shape):
    """What happened to an account (was mit einem Konto geschah)."""

    time: str
    kind: str
    actor: str
    account: str
    detail: str


class PersonalReadOut(Shape):
    """Who read data of which person, or of all (wer Angaben zu welcher Person gelesen hat)."""

    time: str
    actor: str = Field(description="Kennung des Kontos (id of the account)")
    person: str = Field(description="gezeigte Kennung, „*“ heißt alle (id that is shown, * for all)")
    district: str
    way: str = Field(description="Weg oder Befehl (route or command)", examples=["GET /districts/{key}/persons"])
    passed_on: bool = Field(description="verließ dieses Haus (left this installation)")
