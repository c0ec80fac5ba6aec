"""What the journal says of a list that was taken over: written in one place, and read back there."""

import re

_TAKEN_OVER = "Import "
_MARKS = re.compile(r" \((?:Vorgang [0-9a-f]{32}|[0-9a-f]{12})\)")
"""What tells a batch from others of the same words: the job that it was, or the beginning of a checksum."""


def reason_of_import(name: str, fingerprint: str) -> str:
    """The reason of a batch that takes over a list; the fingerprint tells its files from an earlier state of them."""
    return f"{_TAKEN_OVER}{name} ({fingerprint})"


def list_in_reason(reason: str) -> str:
    """The name of the list that a batch took over, by its reason; empty for other batches.

    >>> list_in_reason(reason_of_import("netz.xlsx", "0a1b2c3d4e5f")), list_in_reason("Kita angelegt")
    ('netz.xlsx', '')
    """
    name, bracket, _ = reason.removeprefix(_TAKEN_OVER).rpartition(" (")
    return name if bracket and reason.startswith(_TAKEN_OVER) else ""


def reason_for_people(reason: str) -> str:
    """A reason without what only programs read in it; what took over a list says so.

    >>> reason_for_people("Zurückgenommen: Import netz.xlsx (0a1b2c3d4e5f) (Nr. 2)"), reason_for_people("Kita angelegt")
    ('Zurückgenommen: Import netz.xlsx (Nr. 2)', 'Kita angelegt')
    """
    return _MARKS.sub("", reason)
