"""Settings: the only reader of the environment. Every name has the prefix ``FRUEHNETZ_``."""

from pydantic import Field, ValidationError
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
    on: str | None = Field(
        default=None,
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
        description="Stichtag der Web-Auswertung, sonst heute; 2020 meint den 31.12.2020 (default day of analysis)",
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


def load_settings() -> Settings:
    """The settings of the environment; raises InvalidError that names each variable with a wrong value."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{_PREFIX}{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise InvalidError(wrong) from error
