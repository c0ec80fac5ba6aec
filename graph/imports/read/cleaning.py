"""Takes out of a text what nobody sees, and mends umlauts that were encoded twice."""

import re
from collections.abc import Callable

from graph.imports.problems import Issue
from graph.imports.read import notices

_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SILENT = "\u00ad\ufe0e\ufe0f"
"""Soft hyphens, and whether a sign is shown in colour."""
_INVISIBLE = (
    "".join(chr(n) for n in range(32) if chr(n) not in "\t\n\x0b\x0c\r\x1e")
    + "\x7f\u200b\u200c\u200d\u200e\u200f\u061c\u180e\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
    + "".join(map(chr, (*range(0x80, 0x85), *range(0x86, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x2070))))
)
_TABLE = str.maketrans(
    dict.fromkeys(_BREAKS, "\n") | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_INVISIBLE + _SILENT, "")
    | {"\r": "\n", "\x1e": "-"}
)  # fmt: skip
ESCAPED = "".join(map(chr, range(0xDC80, 0xDD00)))
"""What Python makes of bytes that do not fit, until their place is known."""

# How the bytes 80 to BF of UTF-8 look when they were read as Windows-1252.
_TAIL = "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xC0))
_TWICE = re.compile(f"[\u00c2-\u00c3][{re.escape(_TAIL)}]|\u00e2[{re.escape(_TAIL)}]{{2}}")
_LETTERS = "äöüÄÖÜßéèêáàâíóôúçñëï–—‘’‚“”„•…€§°²³«» ´·"
ODD = re.compile(f"[\r{re.escape(_BREAKS + _SPACES + _INVISIBLE + _SILENT)}\x1e\u00c2\u00c3\u00e2\ud800-\udfff\ufffd]")
"""Whether a text needs a closer look at all."""
_INVISIBLE_WITHIN = re.compile(f"[{re.escape(_INVISIBLE)}]")

Tell = Callable[[Issue, str], None]


def cleaned(text: str, tell: Tell) -> str:
    """The text as a person sees it, without blanks around it; ``tell`` hears what was changed."""
    if not ODD.search(text):
        return text.strip()
    made, said = _with_bytes(text.replace("\r\n", "\n"))
    grouped: list[Issue] = []
    mended = _TWICE.sub(_mended, made)
    if mended != made:
        grouped.append(notices.doubly_encoded())
    result = mended.translate(_TABLE).strip()
    if _INVISIBLE_WITHIN.search(mended.strip("".join((_INVISIBLE, _SPACES, " \n\r")))):
        grouped.append(notices.invisible())
    for issue in said:
        tell(issue, result)
    for issue in grouped:
        tell(issue, "")  # without the text equal notices become one with a count
    return result


def _with_bytes(text: str) -> tuple[str, list[Issue]]:
    """The text with bad bytes as Windows reads them, and what is to be said about them."""
    if text.isascii() or not any("\ud800" <= c <= "\udfff" or c == "\ufffd" for c in text):
        return text, []
    made = "".join(_character(c) for c in text)
    said = [notices.bad_byte()] if any(c in ESCAPED for c in text) else []
    return made, [notices.lost_character()] if "\ufffd" in made else said


def _character(char: str) -> str:
    if "\udc80" <= char <= "\udcff":
        return bytes([ord(char) - 0xDC00]).decode("cp1252", "replace")
    return "\ufffd" if "\ud800" <= char <= "\udfff" else char


def _mended(found: re.Match[str]) -> str:
    raw = b"".join(bytes([ord(c)]) if ord(c) < 256 else c.encode("cp1252") for c in found[0])
    try:
        meant = raw.decode()
    except UnicodeDecodeError:
        return found[0]
    return meant if meant in _LETTERS or meant == "\u00a0" else found[0]
