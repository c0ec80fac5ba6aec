"""Dates and numbers of things in plain sentences."""


def day(text: str) -> str:
    """A date of day, month or year precision as Germans write it.

    >>> day("2021-03-17"), day("2021-10"), day("2018")
    ('17.03.2021', '10.2021', '2018')
    """
    return ".".join(reversed(text.split("-")))


def several(number: float, one: str, many: str) -> str:
    """A number with its noun.

    >>> several(1, "Gremium", "Gremien"), several(0, "Gremium", "Gremien")
    ('1 Gremium', '0 Gremien')
    """
    return f"{number:g} {one if number == 1 else many}"
