"""What is wrong with a German sentence of the product: number and gender, inner words, claims without a source.

A short list, not a parser. Whatever stands behind a 1 must be known as a singular, so a new noun asks once for itself.
"""

import re
from collections.abc import Iterator
from pathlib import Path

_SINGULAR = set((Path(__file__).parent / "singular.txt").read_text("utf-8").split())
_PLURAL_VERBS = (
    "sind|haben|wirken|fehlen|gehören|hängen|kommen|sitzen|bleiben|wären|gelten|gälten|liegen|stehen|führen|würden|"
    "wurden|hätten|müssten|arbeiten|werden|nennen|nannten|entstehen|bestehen|wünschen|erreichen|kämen|zählen|waren"
)
_SINGULAR_VERBS = "ist|hat|wirkt|fehlt|gehört|hängt|kommt|sitzt|bleibt|wäre|gilt|liegt|steht|führt|wurde|hätte|wird|war"
_MANY = r"(?:0|[2-9]|[1-9]\d+)"
_RULES = (
    (
        "plural verb before 1",
        re.compile(rf"\b(?:{_PLURAL_VERBS}) (?:es )?(?:nur |erst |noch |höchstens )?1\b(?![,.]\d| →| bis)"),
    ),
    (
        "plural verb behind 1",
        re.compile(
            rf"(?:^|[.:;?] )1 (?:von \d+ )?(?:[a-zäöüß]+ )*[A-ZÄÖÜ]\w+(?: [a-zäöüß]+){{0,2}} (?:{_PLURAL_VERBS})\b"
        ),
    ),
    (
        "singular verb before many",
        re.compile(rf"\b(?:{_SINGULAR_VERBS}) (?:nur |erst |noch )?{_MANY} von\b"),
    ),
    ("plural word before 1", re.compile(r"\b(?:den|diesen?|allen?|keiner? der|beiden|die) 1\b(?!\.)")),
    ("between one", re.compile(r"\b[Zz]wischen [01] (?:[a-zäöüß]+ )*[A-ZÄÖÜ]\w+(?! und)")),
    ("inner word", re.compile(r"\b(?:Datensatz|Datensätze[n]?|gesichert\w*|Record|Entität\w*|Kante\w*|Knoten)\b")),
    ("no source", re.compile(r"\b[Üü]blich(?:erweise)? (?:ist|sind|wäre)\b|\b[Üü]blicherweise\b")),
    ("doubled sign", re.compile(r"\.\.(?!\.)|,,|;;|\?\.|\?\?|(?<!\w)\.;| [.,;?]|\(\)|„“| {2}")),
)  # fmt: skip
_BEHIND_ONE = re.compile(
    r"(?<![\d.,/–§:-])(?<!Nr\. )(?<!Abs\. )(?<!Stufe )(?<!→ )(?<![A-Za-z])\b"
    r"1 (?:(?!(?:über|unter|oder|aber|hinter|die|der|eine|keine|alle) )[a-zäöüß]+e[nmrs]? ){0,3}([A-ZÄÖÜ][a-zäöüß]+)\b"
)
_NO_NOUN = {"Mal", "Ja", "Nein", "Prozent", "Abs", "Nr", "Satz", "SGB", "KKG"}


def faults(sentence: str) -> Iterator[str]:
    """What is wrong, in words; nothing for a sentence that may be printed."""
    for name, pattern in _RULES:
        if found := pattern.search(sentence):
            yield f"{name}: {found[0]!r}"
    for found in _BEHIND_ONE.finditer(sentence):
        if found[1] not in _SINGULAR | _NO_NOUN:
            yield f"not known as a singular: {found[0]!r}"
