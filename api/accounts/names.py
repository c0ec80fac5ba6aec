"""The name of an account: what people sign in with, and what the journal says."""

import re
import unicodedata

from api.accounts.errors import RefusedError
from ontology import say

LONGEST = 60
_NAME = re.compile(r"\w[\w .@+-]+")


def accepted_name(text: str) -> str:
    """A new name in one form; raises RefusedError if it is none."""
    name = _one_form(text)
    if not (2 <= len(name) <= LONGEST and _NAME.fullmatch(name)):
        raise RefusedError(
            say(
                "Ein Name hat 2 bis {most} Zeichen: Buchstaben, Ziffern, Leerzeichen, Punkt und @ + - _, zum Beispiel "
                "„koordination.nord“.",
                "A name has 2 to {most} characters: letters, digits, spaces and . @ + - _, for example "
                "“koordination.nord”.",
                most=LONGEST,
            )
        )
    return name


def key_of(name: str) -> str:
    """A name as it is compared.

    >>> key_of(" Koordination  NORD ")
    'koordination nord'
    """
    return _one_form(name).casefold()


def _one_form(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
