"""How errors of accounts are told: their part of the table in `api.errors`, and what an answer of it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from api.accounts.errors import (
    AccountsUnavailableError,
    AccountsVersionError,
    ForgedError,
    LinkError,
    NotAllowedError,
    NotSignedInError,
    ProviderAnswerError,
    ProviderSilentError,
    RefusedError,
    StrayedError,
    TakenError,
    TooManyTriesError,
    UnknownPersonError,
    WrongSignInError,
)
from ontology import DomainError, Text


@dataclass(frozen=True, slots=True)
class Answer:
    """How an error is told: HTTP status, name of its page, title, and what to do."""

    status: int
    slug: str
    title: Text
    remedy: Text


ANSWERS_OF_ACCOUNTS: Mapping[type[DomainError], Answer] = {
    NotSignedInError: Answer(
        401,
        "not-signed-in",
        Text(de="Sie sind nicht angemeldet.", en="You are not signed in."),
        Text(
            de="Melden Sie sich unter /anmelden an; Programme senden „Authorization: Bearer“ mit ihrem Schlüssel.",
            en="Sign in at /anmelden; programs send “Authorization: Bearer” with their token.",
        ),
    ),
    WrongSignInError: Answer(
        401,
        "wrong-sign-in",
        Text(de="Die Anmeldung hat nicht geklappt.", en="Signing in did not work."),
        Text(
            de="Prüfen Sie Name, Kennwort und Code; die Verwaltung kann einen Link für ein neues Kennwort geben.",
            en="Check name, password and code; the administration can give a link for a new password.",
        ),
    ),
    NotAllowedError: Answer(
        403,
        "not-allowed",
        Text(de="Das dürfen Sie hier nicht.", en="You may not do this here."),
        Text(de="Fragen Sie, wer die Konten verwaltet.", en="Ask those who manage the accounts."),
    ),
    ForgedError: Answer(
        403,
        "not-from-here",
        Text(de="Die Herkunft der Anfrage ist nicht belegt.", en="It is not certain where the request comes from."),
        Text(
            de="Laden Sie die Seite neu. Programme senden X-CSRF-Token mit Origin, oder nehmen einen Schlüssel.",
            en="Reload the page. Programs send X-CSRF-Token with Origin, or use a token.",
        ),
    ),
    TooManyTriesError: Answer(
        429,
        "too-many-tries",
        Text(de="Zu viele Versuche.", en="Too many tries."),
        Text(de="Warten Sie, wie „Retry-After“ es sagt.", en="Wait as “Retry-After” says."),
    ),
    RefusedError: Answer(
        422,
        "refused",
        Text(de="Diese Angabe geht so nicht.", en="This is not accepted."),
        Text(de="„detail“ sagt, was erwartet wird.", en="“detail” says what is expected."),
    ),
    TakenError: Answer(
        409,
        "taken",
        Text(de="Den Namen gibt es schon.", en="The name is taken."),
        Text(de="Nehmen Sie einen anderen.", en="Take another one."),
    ),
    LinkError: Answer(
        404,
        "link-over",
        Text(de="Dieser Link gilt nicht (mehr).", en="This link is not valid (any more)."),
        Text(de="Bitten Sie um einen neuen.", en="Ask for a new one."),
    ),
    ProviderSilentError: Answer(
        503,
        "sign-in-service-silent",
        Text(de="Der Anmeldedienst antwortet nicht.", en="The sign-in service does not answer."),
        Text(de="Versuchen Sie es später noch einmal.", en="Try again later."),
    ),
    ProviderAnswerError: Answer(
        401,
        "sign-in-not-proven",
        Text(de="Die Anmeldung ist nicht belegt.", en="The sign-in is not proven."),
        Text(
            de="Beginnen Sie noch einmal. Wer den Dienst betreibt, prüft FRUEHNETZ_OIDC_ISSUER, Uhrzeit und Geheimnis.",
            en="Begin once more. Who runs the service checks FRUEHNETZ_OIDC_ISSUER, the clock and the secret.",
        ),
    ),
    StrayedError: Answer(
        401,
        "sign-in-strayed",
        Text(de="Diese Anmeldung hat hier nicht begonnen.", en="This sign-in did not begin here."),
        Text(de="Beginnen Sie in diesem Browser noch einmal.", en="Begin once more in this browser."),
    ),
    UnknownPersonError: Answer(
        403,
        "no-account",
        Text(de="Hier gehört kein Konto dazu.", en="No account here belongs to it."),
        Text(de="Fragen Sie, wer die Konten verwaltet.", en="Ask those who manage the accounts."),
    ),
    AccountsUnavailableError: Answer(
        503,
        "accounts-unavailable",
        Text(de="Die Konten lassen sich nicht lesen.", en="The accounts cannot be read."),
        Text(
            de="Prüfen Sie FRUEHNETZ_ACCOUNTS, und ob Datei oder Datenbank da und frei sind.",
            en="Check FRUEHNETZ_ACCOUNTS, and whether file or database are there and free.",
        ),
    ),
    AccountsVersionError: Answer(
        503,
        "accounts-version",
        Text(
            de="Diese Datenbank ist keine von Konten, oder von neuerem Stand.",
            en="This database holds no accounts, or newer ones.",
        ),
        Text(
            de="Sie bleibt, wie sie ist. Nennen Sie eine andere, oder nehmen Sie die Fassung von Frühnetz, die zuletzt "
            "darin schrieb.",
            en="It stays as it is. Name another one, or take the version of Frühnetz that wrote it last.",
        ),
    ),
}
