"""What the journal says of a list that was taken over: written in one place, and read back there."""

_TAKEN_OVER = "Import "


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
