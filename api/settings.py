"""Settings: the only reader of the environment. Every name has the prefix ``FRUEHNETZ_``."""

from pathlib import Path
from urllib.parse import quote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.errors import InvalidError

_PREFIX = "FRUEHNETZ_"
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Settings(BaseSettings):
    """What may differ between installations; nothing has to be set for one person on one computer."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="ignore")

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
    neo4j_database: str | None = Field(
        default=None,
        description="Datenbank auf dem Server, sonst dessen Voreinstellung (database on the server)",
    )
    cache: Path = Field(
        default=Path("~/.cache/fruehnetz"),
        description="Ordner für „fruehnetz neo4j“: Programm und Daten des Servers (folder of the local Neo4j server)",
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
    allow_other_hosts: bool = Field(
        default=False,
        description=(
            "serve darf auf anderen Adressen als diesem Rechner lauschen. Es gibt noch keine Konten: "
            "Wer die Adresse erreicht, liest alles. Nur hinter eigenem Zugangsschutz einschalten "
            "(listen beyond this computer; there are no accounts yet)"
        ),
    )
    allowed_hosts: tuple[str, ...] = Field(
        default=LOOPBACK,
        description="Rechnernamen, unter denen die Seite antwortet, als JSON-Liste (Host names)",
    )

    @field_validator("cache")
    @classmethod
    def _at_home(cls, path: Path) -> Path:
        return path.expanduser()

    def with_access(self, url: str) -> str:
        """The URL of a store on a server, with user, password and database where it names none itself."""
        parts = urlsplit(url)
        if parts.hostname is None:
            return url
        if parts.username is None and self.neo4j_password is not None:
            secret = quote(self.neo4j_password.get_secret_value(), safe="")
            parts = parts._replace(netloc=f"{quote(self.neo4j_user, safe='')}:{secret}@{parts.netloc}")
        if not parts.path.strip("/") and self.neo4j_database is not None:
            parts = parts._replace(path=f"/{quote(self.neo4j_database, safe='')}")
        return parts.geturl()


def load_settings() -> Settings:
    """The settings of the environment; raises InvalidError that names each variable with a wrong value."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{_PREFIX}{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise InvalidError(wrong) from error
