"""Names of sheets that we write."""

import re

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LENGTH = 31


def free_sheet_name(name: str, used: set[str]) -> str:
    """A sheet name that a workbook allows and that no other sheet bears; case does not tell names apart there.

    >>> used = {"liste"}
    >>> free_sheet_name("Liste", used), free_sheet_name("Stadt: Amt/Stelle", used)
    ('Liste 2', 'Stadt  Amt Stelle')
    """
    plain = _FORBIDDEN.sub(" ", name).strip("' ") or "Liste"
    found, number = plain[:_LENGTH], 1
    while found.casefold() in used:
        number += 1
        ending = f" {number}"
        found = plain[: _LENGTH - len(ending)] + ending
    used.add(found.casefold())
    return found
