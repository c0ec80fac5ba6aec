"""Errors of accounts; they carry their own words for people. Their place in the tree is drawn in `api.errors`."""

from graph.errors import StoreUnavailableError
from ontology import DomainError, Text, say


class RefusedError(DomainError):
    """Something is refused, for a reason that is told to whoever asks."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.de)
        self.text = text


class NotSignedInError(RefusedError):
    """Nobody is signed in, or not any more."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                de="Melden Sie sich an; eine Anmeldung endet nach zwei Stunden ohne Zugriff und nach zwölf Stunden.",
                en="Please sign in; a session ends after two hours without a request, and after twelve hours.",
            )
        )


class WrongSignInError(RefusedError):
    """Name, password or code are wrong; which of them is not told."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                de="Name, Kennwort oder Code stimmt nicht. Wer einen zweiten Faktor eingerichtet hat, braucht "
                "jedes Mal einen neuen Code.",
                en="Name, password or code is wrong. Who has set up a second factor needs a new code each time.",
            )
        )


class NotAllowedError(RefusedError):
    """Whoever asks may not do this."""


class ForgedError(RefusedError):
    """A changing request that may come from a foreign page."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                de="Die Anfrage kommt nicht nachweislich von einer Seite dieses Dienstes. Laden Sie die Seite neu und "
                "versuchen Sie es noch einmal. Programme senden X-CSRF-Token mit oder nehmen einen API-Schlüssel.",
                en="The request does not provably come from a page of this service. Reload the page and try again. "
                "Programs send X-CSRF-Token along, or use an API token.",
            )
        )


class TooManyTriesError(RefusedError):
    """Too many failed tries; ``seconds`` says when the next one is allowed."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            say(
                "Zu viele Versuche. Der nächste ist frühestens in {seconds} s möglich.",
                "Too many tries. The next one is possible in {seconds} s at the earliest.",
                seconds=seconds,
            )
        )
        self.seconds = seconds


class TakenError(RefusedError):
    """There is an account of that name already."""


class LinkError(RefusedError):
    """A one-time link that was used, has run out, or never was."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                de="Dieser Link gilt nicht (mehr): Jeder gilt einmal und 72 Stunden lang. Bitten Sie die Verwaltung um "
                "einen neuen.",
                en="This link is not valid (any more): each works once, within 72 hours. Ask the administration for "
                "a new one.",
            )
        )


class ProviderSilentError(RefusedError):
    """The service at which people sign in does not answer."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                de="Der Anmeldedienst antwortet gerade nicht. Versuchen Sie es in einigen Minuten noch einmal, oder "
                "melden Sie sich mit dem Kennwort Ihres Kontos an.",
                en="The sign-in service does not answer at the moment. Try again in some minutes, or sign in with the "
                "password of your account.",
            )
        )


class ProviderAnswerError(RefusedError):
    """What the service at which people sign in says does not prove anything."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                de="Was der Anmeldedienst geantwortet hat, belegt die Anmeldung nicht; angemeldet ist niemand. "
                "Beginnen Sie noch einmal von vorn. Bleibt es dabei, sagen Sie es der Verwaltung.",
                en="What the sign-in service answered does not prove that you signed in; nobody is signed in. Please "
                "begin once more. If it happens again, tell the administration.",
            )
        )


class StrayedError(RefusedError):
    """Somebody comes back from a sign-in that this browser did not begin, or that was given up."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                de="Diese Anmeldung wurde abgebrochen, in einem anderen Browser begonnen, oder vor mehr als zehn "
                "Minuten; angemeldet ist niemand. Beginnen Sie hier noch einmal.",
                en="This sign-in was given up, begun in another browser, or more than ten minutes ago; nobody is "
                "signed in. Please begin once more here.",
            )
        )


class UnknownPersonError(RefusedError):
    """Somebody signed in at the service outside and has no account here that is open."""

    def __init__(self, subject: str) -> None:
        super().__init__(
            say(
                "Sie haben sich beim Anmeldedienst angemeldet, aber hier gehört kein offenes Konto dazu, und es wurde "
                "keines angelegt. Die Verwaltung kann Sie einladen oder ein Konto verbinden; sie braucht dafür diese "
                "Kennung: {subject}",
                "You signed in at the sign-in service, but no open account here belongs to you, and none was made. The "
                "administration can invite you or connect an account; for that it needs this identifier: {subject}",
                subject=subject,
            )
        )


class AccountsUnavailableError(StoreUnavailableError):
    """The database of accounts cannot be opened or reached."""


class AccountsVersionError(AccountsUnavailableError):
    """The database of accounts was written by a newer version of this program, or is something else."""
