"""Whether a day that somebody wrote lies within the last months: yes, no, or too coarse to tell."""

from datetime import date

from graph.as_of import months_later
from ontology.values import earliest, latest


def within_months(day: str, on: date, months: int) -> bool | None:
    """Whether a date of day, month or year precision lies in the months up to a day; None where that is open.

    What lies after the day is open too: nobody knew of it then.

    >>> within_months("2023-03-01", date(2024, 6, 30), 24), within_months("2021", date(2024, 6, 30), 24)
    (True, False)
    >>> within_months("2022", date(2024, 6, 30), 24) is within_months("2025", date(2024, 6, 30), 24) is None
    True
    """
    since = months_later(on, -months)
    if latest(day) < since:
        return False
    return True if since <= earliest(day) and latest(day) <= on else None
