"""Settings: the only reader of the environment. Every name has the prefix ``FRUEHNETZ_``."""

import os
import sys
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote, urlsplit

from pydantic import Field, PrivateAttr, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from graph.errors import InvalidError

_PREFIX = "FRUEHNETZ_"
_SHORTEST_TOKEN = 16
PREFIX = "/api/v1"
"""Where the interface for programs begins."""
PERSONAL_LINK = "/umfrage/"
"""Where an address is itself the secret that opens the page: such an address is told to nobody."""
SHARED_VIEW = "/ansicht/"
"""The same for views of the map that are shown to strangers."""
REQUEST_ID = "request_id"
"""In the state of a request: by what it is found in the log."""
FIGURES = "figures"
"""In the state of a request: what the listening process counted, for whoever may read it."""
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class SignInService(NamedTuple):
    """A service outside at which people may sign in (decision 0041)."""

    issuer: str
    client: str
    secret: str
    name: str


class Settings(BaseSettings):
    """What may differ between installations; nothing has to be set for one person on one computer."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="ignore")
    _passing: bool = PrivateAttr(default=False)

    store: str | None = Field(
        default=None,
        description="Speicher, wenn --store fehlt, z. B. sqlite:///netz.db (store used without --store)",
    )
    neo4j_user: str = Field(
        default="neo4j",
        description="Benutzer des Neo4j-Servers, wenn die Adresse keinen nennt (user of the Neo4j server)",
    )
    neo4j_password: SecretStr | None = Field(
        default=None,
        description="Kennwort dazu; es gibt keine Voreinstellung (its password; there is no default)",
    )
    neo4j_password_file: Path | None = Field(
        default=None,
        description="Datei, in der nur das Kennwort steht, statt der Variablen (file that holds the password)",
    )
    neo4j_clear_text: bool = Field(
        default=False,
        description=(
            "neo4j:// und bolt:// auch zu anderen Rechnern: Kennwort und Daten gehen dann unverschlüsselt durchs Netz. "
            "Nur in einem Netz, dem alle Beteiligten trauen (clear text to other computers)"
        ),
    )
    neo4j_database: str | None = Field(
        default=None,
        description="Datenbank auf dem Server, sonst dessen Voreinstellung (database on the server)",
    )
    cache: Path = Field(
        default=Path("~/.cache/fruehnetz"),
        description="Ordner für „fruehnetz neo4j“: Programm und Daten des Servers (folder of the local Neo4j server)",
    )
    work: Path | None = Field(
        default=None,
        description=(
            "Ordner für Listen, die im Web eingelesen werden, bis sie gespeichert oder verworfen sind; sonst „imports“ "
            "im Ordner FRUEHNETZ_CACHE (folder of lists that are being imported)"
        ),
    )
    on: str | None = Field(
        default=None,
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        description="Stichtag der Web-Auswertung, sonst heute; 2020 meint den 31.12.2020 (default day of analysis)",
    )
    allow_persons: bool = Field(
        default=False,
        description=(
            "Persönliches darf gespeichert und für den eigenen Gebrauch ausgegeben werden, wenn es jemand mit "
            "--with-persons oder --persons verlangt. Nur mit Rechtsgrundlage, Zweck und Information der Personen "
            "(personal data may be stored and given out for own use if asked for)"
        ),
    )
    forbid_persons: bool = Field(
        default=False,
        description=(
            "Personen werden hier weder aufgenommen noch gespeichert noch ausgegeben, was immer sonst erlaubt ist "
            "(this installation keeps no persons, whatever else is allowed)"
        ),
    )
    erasures: Path | None = Field(
        default=None,
        description=(
            "Verzeichnis der Löschungen, ohne Inhalte: „restore“ wendet es auf Sicherungen an; sonst neben dem "
            "Speicher, bei einem Server in FRUEHNETZ_CACHE (register of erasures, applied when a backup comes back)"
        ),
    )
    edition: Path | None = Field(
        default=None,
        description=(
            "Tafel des Jahres für den Vergleich der Bezirke, mit der Zuordnung zu Zellen, darum nur für den Betrieb; "
            "sonst neben dem Speicher, bei einem Server in FRUEHNETZ_CACHE (published state of the year)"
        ),
    )
    least_districts: int = Field(
        default=5,
        ge=3,
        le=50,
        description=(
            "So viele Bezirke hat eine Zelle des Vergleichs mindestens; gilt für neue Tafeln, eine begonnene behält "
            "ihre Regel. Unter 5 schützt sie nicht mehr vor Bezirken, die ihren eigenen Wert kennen "
            "(least districts of a cell)"
        ),
    )
    accounts: str | None = Field(
        default=None,
        description=(
            "Datenbank der Konten: sqlite:///konten.db oder postgresql://benutzer@rechner/datenbank; ohne Angabe neben "
            "dem Speicher (database of accounts)"
        ),
    )
    accounts_password_file: Path | None = Field(
        default=None,
        description="Datei, in der nur deren Kennwort steht (file that holds the password of that database)",
    )
    oidc_issuer: str | None = Field(
        default=None,
        max_length=300,
        pattern=r"^(https://[^/?#@\s]+|http://(localhost|127\.0\.0\.1)(:\d+)?)(/[^?#\s]*)?$",
        description=(
            "Anmeldedienst (OpenID Connect), z. B. https://anmeldung.kreis.de/realms/kreis; nur mit Konten, dazu "
            "gehören FRUEHNETZ_OIDC_CLIENT und FRUEHNETZ_OIDC_SECRET_FILE (service at which people may sign in)"
        ),
    )
    oidc_client: str | None = Field(
        default=None, max_length=200, description="Unter welchem Namen er Frühnetz kennt (client id there)"
    )
    oidc_secret_file: Path | None = Field(
        default=None, description="Datei, in der nur das Geheimnis dazu steht (file that holds the client secret)"
    )
    oidc_name: str = Field(
        default="Anmeldedienst",
        min_length=1,
        max_length=60,
        description="Wie ihn die Anmeldeseite nennt, z. B. „Kreis-Anmeldung“ (its name on the page)",
    )
    address: str | None = Field(
        default=None,
        pattern=r"^https?://[^/?#@\s]+/?$",
        description=(
            "Adresse, unter der Frühnetz von außen zu erreichen ist, z. B. https://fruehnetz.kreis.de (public address)"
        ),
    )
    open_to_all_users: bool = Field(
        default=False,
        description=(
            "serve lässt jeden Benutzer dieses Rechners lesen, ohne Einmalkennwort in der Adresse; für einen "
            "eigenen Zugangsschutz davor (every user of this computer may read, no token in the address)"
        ),
    )
    workers: int | None = Field(
        default=None,
        ge=1,
        le=32,
        description="So viele Prozesse rechnen zugleich, sonst so viele wie Kerne, höchstens 4 (worker processes)",
    )
    answer_seconds: float = Field(
        default=60.0,
        ge=1.0,
        description="So lange darf eine Antwort im Web dauern, in Sekunden (seconds an answer may take)",
    )
    log: Literal["json", "plain", "quiet"] | None = Field(
        default=None,
        description=(
            "Protokoll auf der Fehlerausgabe: json und plain schreiben jede Anfrage in eine Zeile, quiet nur, was "
            "nicht gelang. Ohne Angabe mit Konten json, in einem Terminal plain, ohne Konten quiet. Nie mit Kennungen, "
            "Suchworten, Namen oder Adressen (log lines on standard error)"
        ),
    )
    metrics_token_file: Path | None = Field(
        default=None,
        description=(
            "Datei mit einem Geheimnis: Wer es als „Authorization: Bearer …“ mitschickt, liest die Zahlen des Betriebs "
            "auch ohne Konto (file that holds the token for metrics)"
        ),
    )
    allowed_hosts: tuple[str, ...] = Field(
        default=LOOPBACK,
        description="Rechnernamen, unter denen die Seite antwortet, als JSON-Liste (Host names)",
    )

    def accounts_password(self) -> str | None:
        """The password of the database of accounts, if a file holds it; raises InvalidError if that cannot be read."""
        return None if self.accounts_password_file is None else _read(self.accounts_password_file, "ACCOUNTS_PASSWORD")

    def metrics_token(self) -> str | None:
        """The secret for whoever reads the figures; raises InvalidError if its file cannot be read or holds none."""
        if self.metrics_token_file is None:
            return None
        token = _read(self.metrics_token_file, "METRICS_TOKEN")
        if len(token) < _SHORTEST_TOKEN:
            raise InvalidError(f"{_PREFIX}METRICS_TOKEN_FILE: at least {_SHORTEST_TOKEN} characters are expected")
        return token

    def sign_in_service(self) -> SignInService | None:
        """The service at which people may sign in, if there is one; raises InvalidError if half of it is named."""
        if self.oidc_issuer is None:
            return None
        if not self.oidc_client or self.oidc_secret_file is None:
            raise InvalidError(f"{_PREFIX}OIDC_ISSUER: OIDC_CLIENT and OIDC_SECRET_FILE are needed, too")
        secret = _read(self.oidc_secret_file, "OIDC_SECRET")
        if not (secret.isascii() and secret.strip() and self.oidc_client.isascii()):
            raise InvalidError(f"{_PREFIX}OIDC_SECRET_FILE: a secret of plain characters is expected")
        return SignInService(self.oidc_issuer, self.oidc_client, secret, self.oidc_name)

    @field_validator("cache")
    @classmethod
    def _at_home(cls, path: Path) -> Path:
        return path.expanduser()

    def folder_of_lists(self) -> Path:
        """The folder of lists that are being imported."""
        return self.cache / "imports" if self.work is None else self.work.expanduser()

    @property
    def keeps_persons(self) -> bool:
        """Whether what is personal may be kept and told here, where somebody asks for it."""
        return self.allow_persons and not self.forbid_persons

    @property
    def passing(self) -> bool:
        """Whether what is changed is kept until the server ends, and no longer."""
        return self._passing

    def for_a_list(self, folder: str = "") -> "Settings":
        """The same for a list that is only looked at; lists that are brought lie in its ``folder`` and go with it.

        In the folder of all they would count for days against others, in districts that nobody can open any more.
        """
        found = self.model_copy(update={"work": Path(folder) / "imports"} if folder and self.work is None else {})
        found._passing = True
        return found

    def with_access(self, url: str, patience: float | None = None) -> str:
        """The URL of a store on a server, with user, password, database and patience where it names none itself."""
        if url.startswith("sqlite:"):
            return url
        parts, password = urlsplit(url), self.password()
        if parts.hostname is None:
            return url
        if parts.password is None and password is not None:
            user, place = parts.username or quote(self.neo4j_user, safe=""), parts.netloc.rpartition("@")[2]
            parts = parts._replace(netloc=f"{user}:{quote(password, safe='')}@{place}")
        if not parts.path.strip("/") and self.neo4j_database is not None:
            parts = parts._replace(path=f"/{quote(self.neo4j_database, safe='')}")
        if patience is not None:
            parts = parts._replace(query=f"patience={patience:g}")
        return parts.geturl()

    def password(self) -> str | None:
        """The password of the Neo4j server, from its file where one is named; raises InvalidError if there is none."""
        if self.neo4j_password_file is None:
            return self.neo4j_password.get_secret_value() if self.neo4j_password is not None else None
        return _read(self.neo4j_password_file, "NEO4J_PASSWORD")


def _read(path: Path, setting: str) -> str:
    try:
        return path.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidError(f"{_PREFIX}{setting}_FILE: the file cannot be read") from error


def has_display() -> bool:
    """Whether this computer shows windows to whoever sits before it."""
    names = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in ("darwin", "win32") or any(map(os.environ.get, names))  # noqa: TID251 - read here alone


def load_settings() -> Settings:
    """The settings of the environment; raises InvalidError that names each variable with a wrong value."""
    try:
        return Settings()
    except ValidationError as error:
        # The value itself is not told: it may be a password in the wrong variable.
        wrong = "; ".join(f"{_PREFIX}{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise InvalidError(wrong) from None
    except SettingsError as error:
        # Values that are lists are JSON; the message names the setting and no value.
        raise InvalidError(f"{error}: a JSON list is expected") from None
