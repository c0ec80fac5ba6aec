"""How names, numbers and dates stand in plain sentences, in German and English."""

from collections.abc import Iterable, Sequence

from ontology import Text, say

SHOWN = 6
"""As many names stand in a sentence; the items hold all of them."""

_MONTHS_DE = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
              "Dezember")  # fmt: skip
_MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December")  # fmt: skip


def listing(words: Sequence[str], language: str = "de", shown: int = SHOWN) -> str:
    """Words as an enumeration, with semicolons where one holds a comma or an "und" of its own; the rest is counted.

    >>> listing(["Kita", "Jugendamt", "Praxis"]), listing(list("abcd"), "en", shown=2)
    ('Kita, Jugendamt und Praxis', 'a, b and 2 more')
    >>> listing(["Kinder- und Jugendhilfe", "Schule und Bildung"])
    'Kinder- und Jugendhilfe; Schule und Bildung'
    """
    joint, more = ("and", "more") if language == "en" else ("und", "weitere")
    parts = list(words[:shown])
    if len(words) > shown:
        parts.append(f"{len(words) - shown} {more}")
    # What stands in quotation marks is one thing to the eye.
    bare = [w for w in words[:shown] if not w.startswith(("„", "“"))]
    if len(words) > 1 and any(", " in w or f" {joint} " in w for w in bare):
        return "; ".join(parts)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {joint} {parts[-1]}" if parts else ""


def listing_of(labels: Iterable[Text]) -> Text:
    """The same for labels in both languages."""
    found = list(labels)
    return Text(de=listing([t.de for t in found]), en=listing([t.en for t in found], "en"))


def listed(names: Sequence[str], most: int = 4) -> Text:
    """Names in a sentence; beyond ``most`` only their number.

    >>> listed(["Kita", "Klinik", "SPZ"]).de, listed(list("abcdef")).en
    ('Kita, Klinik und SPZ', 'a, b, c, d and 2 more')
    """
    return Text(de=listing(names, "de", most), en=listing(names, "en", most))


def quoted(names: Sequence[str], most: int = 4) -> Text:
    """The same of names in the quotation marks of each language.

    >>> quoted(["Kita", "SPZ"]).de, quoted(["Kita", "SPZ"]).en
    ('„Kita“ und „SPZ“', '“Kita” and “SPZ”')
    """
    return Text(de=listing([f"„{n}“" for n in names], "de", most), en=listing([f"“{n}”" for n in names], "en", most))


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


def with_thousands(number: int, language: str = "de") -> str:
    """How many there are, with a sign for the thousands from five digits on (DIN 5008).

    >>> with_thousands(9999), with_thousands(20000), with_thousands(1234567, "en")
    ('9999', '20.000', '1,234,567')
    """
    if abs(number) < 10_000:
        return str(number)
    return f"{number:,}" if language == "en" else f"{number:,}".replace(",", ".")


def several(number: float, one: str, many: str, none: str = "") -> str:
    """A number with its noun; ``none`` says nought in words.

    >>> several(1, "Gremium", "Gremien"), several(0, "Gremium", "Gremien"), several(0, "body", "bodies", "no body")
    ('1 Gremium', '0 Gremien', 'no body')
    >>> several(2_000_000.0, "Zeile", "Zeilen")
    '2000000 Zeilen'
    """
    if number == 0 and none:
        return none
    return f"{number:.10g} {one if number == 1 else many}"


IS = ("ist", "sind"), ("is", "are")
HAS = ("hat", "haben"), ("has", "have")
TAKES = ("wirkt", "wirken"), ("takes", "take")
MEMBER = ("Mitwirkendem", "Mitwirkenden"), ("member", "members")
ORGANIZATION = ("Organisation", "Organisationen"), ("organization", "organizations")
PluralForms = tuple[tuple[str, str], tuple[str, str]]


def agreeing(number: float, forms: PluralForms) -> Text:
    """The form of a verb or noun that agrees with a number.

    >>> agreeing(1, IS).de, agreeing(0, HAS).en
    ('ist', 'have')
    """
    (one, many), (one_en, many_en) = forms
    return Text(de=one, en=one_en) if number == 1 else Text(de=many, en=many_en)


def spelled(day: str) -> Text:
    """A date of day, month or year precision in words.

    >>> spelled("2021-03-17").de, spelled("2021-10").de, spelled("2018").en
    ('17.03.2021', 'Oktober 2021', '2018')
    """
    parts = day.split("-")
    if len(parts) == 3:
        year, month, date = parts
        return say(
            "{date}.{month}.{year}",
            "{date} {month} {year}",
            year=year,
            date=Text(de=date, en=str(int(date))),
            month=Text(de=month, en=_MONTHS_EN[int(month) - 1]),
        )
    if len(parts) == 2:
        year, month = parts
        return say(
            "{months_de} {year}",
            "{months_de} {year}",
            year=year,
            months_de=Text(de=_MONTHS_DE[int(month) - 1], en=_MONTHS_EN[int(month) - 1]),
        )
    return Text(de=day, en=day)


def written_out(day: str) -> Text:
    """A date with the name of its month, for headings.

    >>> written_out("2021-03-07").de, written_out("2021-10").de
    ('7. März 2021', 'Oktober 2021')
    """
    short = spelled(day)
    if day.count("-") != 2:
        return short
    year, month, date = day.split("-")
    return Text(de=f"{int(date)}. {_MONTHS_DE[int(month) - 1]} {year}", en=short.en)


def inner(name: str) -> str:
    """A name as it stands within quotation marks: its own marks become single ones.

    >>> inner("AK „Fühl mal!“")
    'AK ‚Fühl mal!‘'
    """
    return name.translate(str.maketrans("„“”", "‚‘’"))


def paired(one: str, other: str) -> str:
    """Two names as a pair; a name that has a dash of its own stands in quotation marks.

    >>> paired("Hebammen", "Jugendamt"), paired("Kinderbüro – Koordination", "Jugendamt")
    ('Hebammen – Jugendamt', '„Kinderbüro – Koordination“ – Jugendamt')
    """
    return " – ".join(f"„{inner(n)}“" if " – " in n else n for n in (one, other))


def semicolons(items: Iterable[str]) -> str:
    """An enumeration of what may hold an "und" of its own.

    >>> semicolons(["Hebammen – Jugendamt", "Praxis Roth und Roth – Klinik"])
    'Hebammen – Jugendamt; Praxis Roth und Roth – Klinik'
    """
    return "; ".join(items)


def name(text: str) -> Text:
    """A proper name, the same in both languages."""
    return Text(de=text, en=text)


def sentences(*texts: Text | None) -> Text:
    """Sentences one after the other; what does not apply is None or empty."""
    said = [t for t in texts if t is not None and t.de]
    return Text(de=" ".join(t.de for t in said), en=" ".join(t.en for t in said))


def rows_taken(accepted: int, read: int) -> Text:
    """How many rows of how many were read: the same words wherever rows are counted."""
    return say(
        "{accepted} von {amount} gelesen",
        "{accepted} of {amount} read",
        accepted=Text(de=with_thousands(accepted), en=with_thousands(accepted, "en")),
        amount=Text(
            de=f"{with_thousands(read)} {'Zeile' if read == 1 else 'Zeilen'}",
            en=f"{with_thousands(read, 'en')} {'row' if read == 1 else 'rows'}",
        ),
    )
