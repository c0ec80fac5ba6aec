"""Errors of accounts; they carry their own words for people. Their place in the tree is drawn in `api.errors`."""

from graph.errors import StoreUnavailableError
from ontology import DomainError, Text


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
            Text(
                de=f"Zu viele Versuche. Der nächste ist frühestens in {seconds} s möglich.",
                en=f"Too many tries. The next one is possible in {seconds} s at the earliest.",
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


class AccountsUnavailableError(StoreUnavailableError):
    """The database of accounts cannot be opened or reached."""


class AccountsVersionError(AccountsUnavailableError):
    """The database of accounts was written by a newer version of this program, or is something else."""
