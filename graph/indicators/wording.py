"""How indicators put names and numbers into plain sentences."""

from collections.abc import Iterable, Sequence

from ontology import Text

SHOWN = 6
"""As many names stand in a sentence; the items hold all of them."""


def listing(words: Sequence[str], language: str = "de", shown: int = SHOWN) -> str:
    """Words as an enumeration; what is too many is counted.

    >>> listing(["Kita", "Jugendamt", "Praxis"]), listing(list("abcd"), "en", shown=2)
    ('Kita, Jugendamt und Praxis', 'a, b and 2 more')
    """
    joint, more = ("and", "more") if language == "en" else ("und", "weitere")
    parts = list(words[:shown])
    if len(words) > shown:
        parts.append(f"{len(words) - shown} {more}")
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {joint} {parts[-1]}" if parts else ""


def listing_of(labels: Iterable[Text]) -> Text:
    """The same for labels in both languages."""
    found = list(labels)
    return Text(de=listing([t.de for t in found]), en=listing([t.en for t in found], "en"))


def percent(share: float) -> str:
    """A share as whole per cent, with the no-break space of German typography; little is not nothing, much not all.

    >>> percent(0.393), percent(0.002), percent(0.998)
    ('39\\xa0%', '<\\xa01\\xa0%', '>\\xa099\\xa0%')
    """
    if 0 < share < 0.005:
        return "<\u00a01\u00a0%"
    if 0.995 < share < 1:
        return ">\u00a099\u00a0%"
    return f"{round(share * 100)}\u00a0%"


def decimal(value: float, language: str = "de", digits: int = 1) -> str:
    """A number with decimal comma in German.

    >>> decimal(92.9), decimal(0.5, "en", 2)
    ('92,9', '0.50')
    """
    written = f"{value:.{digits}f}"
    return written if language == "en" else written.replace(".", ",")


IS = ("ist", "sind"), ("is", "are")
HAS = ("hat", "haben"), ("has", "have")
TAKES = ("wirkt", "wirken"), ("takes", "take")
MEMBER = ("Mitwirkendem", "Mitwirkenden"), ("member", "members")
ORGANIZATION = ("Organisation", "Organisationen"), ("organization", "organizations")
Forms = tuple[tuple[str, str], tuple[str, str]]


def agreeing(number: float, forms: Forms) -> Text:
    """The form of a verb or noun that agrees with a number.

    >>> agreeing(1, IS).de, agreeing(0, HAS).en
    ('ist', 'have')
    """
    (one, many), (one_en, many_en) = forms
    return Text(de=one, en=one_en) if number == 1 else Text(de=many, en=many_en)


def name(text: str) -> Text:
    """A proper name, the same in both languages."""
    return Text(de=text, en=text)


def sentences(*texts: Text | None) -> Text:
    """Sentences one after the other; what does not apply is None or empty."""
    said = [t for t in texts if t is not None and t.de]
    return Text(de=" ".join(t.de for t in said), en=" ".join(t.en for t in said))
