"""Rows that sum up what stands above them: "Summe | 12", "Jugendhilfe Ergebnis | 4", "12 Einrichtungen"."""

import re
from collections.abc import Sequence

from graph.imports.recognise.texts.no_names import number_alone
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key

_HOW_MANY = re.compile(r"^\d{1,4} (\S.{1,60})$")


class Totals:
    """Knows sums among rows, by their texts from left to right."""

    def __init__(self, lexicon: SheetLexicon) -> None:
        self._words, rows = tuple(lexicon.layouts.rows["total"]), lexicon.layouts.rows
        self._counted, self._of, self._behind = rows["counted"], rows["counted_of"], rows["total_behind"]
        self._sums = rows["sum"]
        self._glance = (*self._words, *(w.replace("ue", "ü") for w in self._words if "ue" in w))

    def are_total(self, texts: Sequence[str]) -> bool:
        """Whether a row with these texts sums up others."""
        first = texts[0].strip("()") if texts[0].startswith("(") else texts[0]
        for text in texts:
            if text not in (first, texts[0]) and not _counts(text):
                return False  # nearly every row of a long list ends here, at its second text
        rest = [t for t in texts if t not in (first, texts[0])]
        begins = first.lower().startswith(self._glance)
        if begins and rest and word_key(first).partition(" ")[0] in self._sums:
            return True  # "Summe JHA | 3"
        return (begins and self._says_so(first)) or self._says_so_behind(first, rest)

    def _says_so(self, first: str) -> bool:
        words = word_key(first)
        total = max((w for w in self._words if words == w or words.startswith(f"{w} ")), key=len, default="")
        if not total:
            return False
        said = [w for w in words.removeprefix(total).split() if w not in ("der", "aller")]
        if len(said) > 1 and _counts(said[-1]):
            said = []  # "Summe Kreistag: 2"
        elif len(said) > 1 and _counts(said[0]):
            said = [] if self._are_counted(said[1:]) else said  # "insgesamt 9 Mitglieder"
        return all(map(_counts, said))

    def _are_counted(self, words: Sequence[str]) -> bool:
        """Whether words behind a number begin with what lists count: "Mitglieder", "Mitglieder, davon 6 mit Stimme"."""
        ends = range(1, len(words) + 1)
        return any(" ".join(words[:n]) in self._counted and (n == len(words) or words[n] in self._of) for n in ends)

    def _says_so_behind(self, first: str, rest: Sequence[str]) -> bool:
        """Whether the first text says so behind: "Jugendhilfe Ergebnis", "12 Einrichtungen"."""
        counted = _HOW_MANY.match(first)
        if counted is not None and not rest:
            return self._are_counted(word_key(counted[1]).split())
        return bool(rest) and word_key(first).rpartition(" ")[2] in self._behind


def _counts(text: str) -> bool:
    """Whether a text is a number, with or without what it counts: "12", "25.500 €", "3,5 VZÄ", "40 %"."""
    if text[:1].isalpha() and text[:2].upper() != "EU":
        return False  # nearly every cell of a long list ends here
    return number_alone(text).replace(".", "").replace(",", "").replace("-", "").replace(" ", "").isdigit()
