"""What of a page is still German: its visible words, without names, quotes and what is German on purpose."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

_VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr", "path", "rect", "circle", "ellipse", "line", "use"}
_SILENT = frozenset({"script", "style", "title", "bdi", "code", "tspan", "text", "textarea"})
"""Elements that hold names and quotes of data, or are not shown; names on pictures are broken into lines."""
_TOLD = ("aria-label", "title", "placeholder", "alt", "data-none", "data-empty", "data-waiting")
_WORDS = frozenset(
    re.findall(
        r"\w+",
        """der das und ist nicht von zu zum zur mit für ein eine einen einem einer oder wird sind wurde wurden werden
        bei nach auf aus dem des im ins beim kein keine noch nur nichts auch wie wer wo wenn wir sie ihr es ob als bis
        seit über unter vor durch ohne gegen hier dort dies diese dieser dieses jede jeder alle enthält heißt steht
        spalte zeile zelle blatt datei liste bereich stelle stellen akteur akteure frage fragen gremium gremien sitz
        sitze angabe angaben bitte ja nein ändern weiter zurück speichern wegen weil dass aber viele mehr weniger
        erfasst fehlt gilt nennt gibt folgt""",
    )
)
"""Words that German has and English has not; those that both have (die, was, in, war, stand, art) are left out."""
_MEANT = re.compile(
    "Frühnetz|Frühe[nr]? Hilfen|Qualitätsrahmens?|Länder|Baden-Württemberg|Jugendämter|z\\. B\\.", re.IGNORECASE
)
"""Names of the trade that English pages keep."""
_QUOTED = re.compile("“[^“”]*”|„[^„“]*“|[^.;:(“„]{12,200}…")
"""Quotes, and what was cut short: a title of somebody, as a rule."""


class _Texts(HTMLParser):
    def __init__(self, silent: frozenset[str]) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent, self._open = silent, list[tuple[str, bool]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not any(silent for _, silent in self._open):
            self.found += [value for name, value in attrs if name in _TOLD and value]
        if tag not in _VOID:
            self._open.append((tag, tag in self._silent or ("lang", "de") in attrs))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            continue

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(silent for _, silent in self._open):
            self.found.append(" ".join(data.split()))


def texts_of(page: str, *, names: bool = False) -> Iterator[str]:
    """The texts of a page; with ``names`` those that are marked as names and quotes, too."""
    parser = _Texts(_SILENT - {"bdi"} if names else _SILENT)
    parser.feed(page)
    yield from parser.found


def german_in(text: str, names: re.Pattern[str] | None = None) -> list[str]:
    """The German words of a text, without what is quoted, and without names.

    >>> german_in("sure: Überschrift bekannt"), german_in("7 of “Stelle für alle” are open")
    (['Überschrift'], [])
    >>> german_in("Haus der Familie is open", names_of(["Haus der Familie"]))
    []
    """
    bare = names.sub(" ", text) if names is not None else text
    words = re.findall(r"[^\W\d_]+", _MEANT.sub(" ", _QUOTED.sub(" ", bare)))
    return [w for w in words if w.lower() in _WORDS or re.search("[äöüßÄÖÜ]", w)]


def names_of(names: Iterable[str]) -> re.Pattern[str]:
    """What finds names in a text, the longest first."""
    found = sorted({*names}, key=len, reverse=True)
    return re.compile("(?<!\\w)(?:" + "|".join(map(re.escape, found)) + ")(?!\\w)")
