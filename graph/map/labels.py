"""Names as they are drawn: cleaned for XML and wrapped at about 18 characters, the width German compounds need; and ids
as they stand in the map and in addresses.
"""

import re
from html import escape

WIDTH = 18
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may hold, not even escaped."""
# Controls that turn the reading direction of what follows; the map isolates each label instead.
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"(?<=[\s/–])|(?<=\w-)(?=\w{3})")
_JOINTS = re.compile(
    r"(?<=[a-zäöüß]{3})(?=(?:beratung|stelle|zentrum|zentren|ausschuss|verband|verbände|praxis|praxen|klinik|dienst|"
    r"förder|gemeinschaft|einrichtung|koordination|koordinier|gericht|pflege|konferenz|behörde|bildung|krankenhaus|hilfe|schutz|"
    r"therapie|therapeut|medizin|schwestern|wohnung|versorgung|pädagog|pädiatr|haus|beauftragte|kooperation|"
    r"wissenschaft|gewerkschaft|vereinigung|generationen|prävention|begleitung|vertretung|betreuung|kranken|kammer))"
)


def clean_label(text: str) -> str:
    """The text without what XML forbids and without direction controls, white space joined.

    >>> clean_label("a\\x00b\\n c\\u202ed")
    'ab cd'
    """
    return " ".join(_DIRECTION.sub("", NOT_XML.sub("", text)).split())


def wrapped(name: str, width: int = WIDTH, most: int = 3) -> tuple[str, ...]:
    """The name in at most three lines; what does not fit ends in an ellipsis (the full name is in the tooltip).

    >>> wrapped("Schwangerenberatungsstellen der Stadt")
    ('Schwangeren-', 'beratungsstellen', 'der Stadt')
    """
    lines = [""]
    for part in _parts(clean_label(name), width):
        if lines[-1] and len((lines[-1] + part).rstrip()) > width:
            lines.append("")
        lines[-1] += part
    shown = [_hyphenated(line, following) for line, following in zip(lines, [*lines[1:], ""], strict=True)]
    if len(shown) > most:
        shown = [*shown[: most - 1], shown[most - 1].rstrip("-")[: width - 1].rstrip() + "…"]
    return tuple(shown) or ("",)


_SOFT = "\u00ad"


def _parts(name: str, width: int) -> list[str]:
    parts: list[str] = []
    for word in _BREAKS.split(name):
        if len(word.rstrip()) <= width:
            parts.append(word)
            continue
        pieces = [p for piece in _joined(_JOINTS.split(word), width - 1) for p in _cut(piece, width)]
        parts.extend(p + _SOFT for p in pieces[:-1])
        parts.append(pieces[-1])
    return parts


def _joined(pieces: list[str], width: int) -> list[str]:
    """Pieces of a compound put together again as far as a line holds them."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and len(lines[-1] + piece) > width:
            lines.append("")
        lines[-1] += piece
    return lines


def _cut(piece: str, width: int) -> list[str]:
    size = -(-len(piece) // -(-len(piece) // (width - 1))) if piece else 1
    return [piece[i : i + size] for i in range(0, len(piece), size)] or [""]


def _hyphenated(line: str, following: str) -> str:
    broken = line.endswith(_SOFT) and bool(following)
    return line.replace(_SOFT, "").rstrip() + ("-" if broken else "")


def key(id: str) -> str:
    """An id as an attribute of the map."""
    return escape(clean_label(id))


def anchor_of(id: str) -> str:
    """The id of an actor's place in the list of the report, safe in an address."""
    return "a-" + "".join(c if c.isalnum() and c.isascii() else f"-{ord(c):x}-" for c in id)
