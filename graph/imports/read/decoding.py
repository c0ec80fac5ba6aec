"""Bytes -> text: the encoding is judged by what the bytes hold, German letters first."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import NamedTuple

from graph.imports.read.limits import BrokenError

_MARKS = ((BOM_UTF32_LE, "utf-32-le"), (BOM_UTF32_BE, "utf-32-be"), (BOM_UTF16_LE, "utf-16-le"),
          (BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_SINGLE = ("cp1252", "cp850", "mac_roman")
"""Encodings of one byte a character, the most likely first."""
_SAMPLE = 200_000
_CONTROLS = [bytes([n]) for n in range(32) if n not in b"\t\n\x0b\x0c\r\x1a\x1e\x1f"]
_FEW_CONTROLS = 0.02
_UMLAUTS, _LETTERS = frozenset("äöüÄÖÜß"), frozenset("éèêëáàâíîïóôúûçñÉÈÁÀ")
_SIGNS = frozenset("–—„“”‚‘’…•€§°²³«»´·\u00a0")
_AROUND = re.compile(r"(?s)(?<=(.))([^\x00-\x7f])(?=(.))")
_TAIL_OF_CUT = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")


_ESCAPED = re.compile("[\udc80-\udcff]")
_HALF_UMLAUTS = (b"\xc3", b"\xc2")


class Decoded(NamedTuple):
    """A text, the encoding chosen for it, and whether its last character was cut off.

    Bytes that do not fit a text in UTF-8 stand in it as lone surrogates: their place is known only in the table.
    """

    text: str
    encoding: str
    cut: bool = False


def decoded(data: bytes) -> Decoded:
    """The text of a file; raises BrokenError for bytes that are no text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _wide(data[len(mark) :], name)
    if guessed := _wide_without_mark(data):
        return _wide(data, guessed)
    if sum(map(data.count, _CONTROLS)) > max(_FEW_CONTROLS * len(data), 2):
        raise BrokenError
    while data.startswith(BOM_UTF8):
        data = data[len(BOM_UTF8) :]
    return _narrow(data)


def _wide(data: bytes, name: str) -> Decoded:
    size = 4 if "32" in name else 2
    cut = len(data) % size > 0
    text = data[: len(data) - len(data) % size].decode(name, "replace")
    return Decoded(text.lstrip("\ufeff"), name[:6], cut)


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 in which most letters are Latin: every second byte is zero."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    if half < 2:
        return ""
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > 0.4 * half and first < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if first > 0.4 * half and second < 0.05 * half else ""


def _narrow(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError:
        pass
    cut = _TAIL_OF_CUT.search(data[-4:])
    whole = data[: len(data) - len(cut[0])] if cut else data
    text = whole.decode("utf-8", "surrogateescape")
    bad = len(_ESCAPED.findall(text))
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    if cut is not None and cut[0] in _HALF_UMLAUTS and not bad:
        return Decoded(text, "utf-8", cut=True)
    # A letter in UTF-8 hardly arises by chance: where there are some, the other bytes are the strangers.
    if good and bad <= 10 * good:
        return Decoded(text, "utf-8", cut is not None)
    name = max(_SINGLE, key=lambda n: _likely(data[:_SAMPLE].decode(n, "replace")))
    return Decoded(data.decode(name, "replace"), name)


def _likely(text: str) -> int:
    """How much a text looks German: umlauts where they can stand, no signs within words."""
    return sum(_weight(before, char, after) for before, char, after in _AROUND.findall(f" {text} "))


def _weight(before: str, char: str, after: str) -> int:
    within = before.isalpha() and after.isalpha()
    if char in _UMLAUTS:
        # A capital umlaut after a small letter is another letter, misread.
        return -3 if char.isupper() and before.islower() else -2 if char.isupper() and within and after.islower() else 2
    if char in _LETTERS:
        return 0
    return -3 if within or char not in _SIGNS else 1
