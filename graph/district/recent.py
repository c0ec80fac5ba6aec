"""Whether a day that somebody wrote lies within the last months: yes, no, or too coarse to tell."""

from datetime import date

from graph.as_of import months_later
from graph.certainty import Certainty
from ontology.values import earliest, latest


def within(stated: str, on: date, months: int | None) -> Certainty:
    """How sure it is that a date lies in the months up to a day; always where no months are given.

    >>> within("2023-03-01", date(2024, 6, 30), 24).name, within("", date(2024, 6, 30), 24).name
    ('PRESENT', 'UNKNOWN')
    >>> within("2025", date(2024, 6, 30), 24) is within("2021", date(2024, 6, 30), 24) is Certainty.ABSENT
    True
    """
    if months is None:
        return Certainty.PRESENT
    if not stated:
        return Certainty.UNKNOWN
    since = months_later(on, -months)
    if earliest(stated) > on or latest(stated) < since:
        return Certainty.ABSENT
    return Certainty.PRESENT if since <= earliest(stated) and latest(stated) <= on else Certainty.UNKNOWN


def within_months(day: str, on: date, months: int) -> bool | None:
    """Whether a date of day, month or year precision lies in the months up to a day; None where that is open.

    What lies after the day is open too: nobody knew of it then.

    >>> within_months("2023-03-01", date(2024, 6, 30), 24), within_months("2021", date(2024, 6, 30), 24)
    (True, False)
    >>> within_months("2022", date(2024, 6, 30), 24) is within_months("2025", date(2024, 6, 30), 24) is None
    True
    """
    sure = within(day, on, months)
    return None if sure is Certainty.UNKNOWN or earliest(day) > on else sure is Certainty.PRESENT
