"""A page of a council information system, pasted as text -> the paper with its consultations (domain 5.2).

Whatever system the page is from, it says the same: a head of labels and values, then one row for each consultation
with the body, the role, the day, and what came of it; in one line, in cells, or line below line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.council.council_objects import CouncilPaper
from graph.council.council_values import council_day, plain_text, without_members
from graph.council.gathering import Gathered
from graph.council.heard_rows import PASTED_ADDRESS, HeardRow, consultation_objects
from graph.council.topics import topic_of
from graph.council.wordings import RESULTS, ROLES, SORTS, meant
from graph.errors import UnreadableFileError
from graph.identifiers import folded, slug
from ontology import say
from ontology.names import TopicRelation

PASTED_PAGE = "Ratsinformationssystem, eingefügte Seite"
"""The title of the source of what was pasted."""

_LABELS = {
    "name": ("betreff", "titel", "bezeichnung"),
    "reference": (
        "vorlage-nr",
        "vorlagen-nr",
        "vorlagennummer",
        "drucksache",
        "drucksachen-nr",
        "vorlage",
        "nummer",
        "ds-nr",
    ),
    "kind": ("art", "vorlageart", "vorlage-art", "vorlagenart", "typ"),
    "day": ("datum", "erstellt am", "verfasst am", "vorlagendatum"),
    "lead": ("federfuehrend", "federfuehrung", "amt", "organisationseinheit"),
}
_KINDS = re.compile(
    r"(?:Beschluss|Mitteilungs|Informations|Berichts|Sitzungs)vorlage|Mitteilung|Antrag|Anfrage|Bericht|Vorlage"
)
_NUMBER = re.compile(r"(?<![\w/])[A-Za-zÄÖÜ]{0,6}[-/ ]?\d{1,6}(?:[/.-]\d{1,6}){1,3}(?![\w/])")
_DATE = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}(?!\d)")
_BEGIN = ("beratungsfolge", "beratungen", "beratungsverlauf", "sitzungen")
_MEETING = re.compile(r"\d{1,3}\. (?:\w+ )?Sitzung|^Sitzung")
_ITEM = re.compile(r"^(?:TOP )?(?:Ö|N|Ö/N)? ?(\d{1,2}(?:\.\d{1,2})*)\.?$")
_LONGEST_NAME = 120
_MOST_LINES = 4000


@dataclass(slots=True)
class _Page:
    """What a page says."""

    head: dict[str, str] = field(default_factory=dict)
    rows: list[HeardRow] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def pasted_paper(text: str, address: str = "") -> Gathered:
    """The paper of a page with its consultations, as council data; ``address`` is where the page stands.

    Lines of the sequence that say nothing known are kept as what is asked about (`Gathered.unread`). Raises
    UnreadableFileError where there is no title, or no body that consults.
    """
    page = _page([line for raw in text.splitlines()[:_MOST_LINES] if (line := raw.strip(" \xa0\r"))])
    if not page.head.get("name") or not page.rows:
        sentence = say(
            "Auf der Seite ist keine Vorlage mit Beratungsfolge zu erkennen. Erwartet: der Betreff und je Beratung das "
            "Gremium, am besten vom Titel bis zum Ende der Beratungsfolge kopiert.",
            "The page shows no paper with its consultations. Expected: the title and the body of each consultation, "
            "best copied from the title to the end of the consultations.",
        )
        raise UnreadableFileError(sentence.de)
    return _gathered(page, address)


def taken_as_ours(data: Gathered) -> dict[str, str]:
    """Topics of pasted papers by address: whoever pastes one takes it for ours, also where no word of it says so."""
    return {p.id: TopicRelation.RELATED.value for p in data.of(CouncilPaper) if topic_of(p) is None}


def _page(lines: Sequence[str]) -> _Page:
    page, within = _Page(), False
    for number, line in enumerate(lines):
        label, _, rest = line.partition(":")
        if folded(label).strip() in _BEGIN and not rest.strip():
            within = True
        elif within and _ends(label, rest):
            within = False
        elif within:
            _row(line, page)
        else:
            _head(line, lines[number + 1] if number + 1 < len(lines) else "", page)
    if not page.rows:
        for line in lines:
            _row(line, page)
        page.lost.clear()
    return page


def _ends(label: str, rest: str) -> bool:
    """Whether a line begins what comes behind the sequence."""
    known = ("beschlussvorschlag", "sachverhalt", "anlagen", "begruendung", "finanzielle", "dokumente", "beschluss")
    return folded(label).split(" ")[0] in known and not rest.strip()


def _head(line: str, following: str, page: _Page) -> None:
    """A label with its value behind it, in the next cell or line; or the title that says kind and number."""
    label, colon, rest = (
        (part.strip() for part in re.split(r"(:|\t)", line, maxsplit=1)) if re.search(r":|\t", line) else (line, "", "")
    )
    key = next((k for k, words in _LABELS.items() if folded(label).rstrip(" .") in words), "")
    value = rest or (following if key and colon and not _label(following) else "")
    if key and value:
        page.head.setdefault(key, plain_text(value))
    elif (
        not key and "reference" not in page.head and (kind := _KINDS.search(line)) and (number := _NUMBER.search(line))
    ):
        page.head |= {"reference": number[0].strip(), "kind": page.head.get("kind", kind[0])}


def _label(line: str) -> bool:
    label = folded(line.partition(":")[0]).rstrip(" .")
    return any(label in words for words in _LABELS.values())


def _row(line: str, page: _Page) -> None:
    """A line, or the cells of one, of the sequence."""
    cells = [c.strip() for c in re.split(r"\t|\s{3,}|\s\|\s", line) if c.strip()]
    for cell in cells:
        if not _cell(cell, page):
            page.lost.append(cell)


def _cell(cell: str, page: _Page) -> bool:
    """Take what a cell says; False if it says nothing known."""
    if _says_nothing(cell):
        return True
    body, role = _body_and_role(cell)
    day = _DATE.search(cell)
    if body and not _MEETING.search(cell):
        page.rows.append(HeardRow(body, role, (council_day(day[0]) or "") if day else ""))
        return True
    return bool(page.rows) and _joins(cell, page.rows[-1])


def _joins(cell: str, row: HeardRow) -> bool:
    """Whether a cell says day, place on the agenda, role or result of the row that is being read, and takes it."""
    before = replace(row)
    if day := _DATE.search(cell):
        row.day = row.day or council_day(day[0]) or ""
    if item := _ITEM.match(cell):
        row.item = row.item or item[1]
    if (meant(RESULTS, cell) and not _is_role(cell)) or (row.role and meant(RESULTS, cell)):
        row.result = row.result or cell
    elif meant(ROLES, cell) and len(cell) <= _LONGEST_NAME:
        row.role = row.role or cell
    return row != before


def _says_nothing(cell: str) -> bool:
    """The name of a meeting, or the head of a column."""
    return (bool(_MEETING.search(cell)) and not _DATE.search(cell)) or folded(cell) in _COLUMN_HEADS


_COLUMN_HEADS = frozenset(
    {
        "gremium",
        "datum",
        "status",
        "zustaendigkeit",
        "beschluss",
        "ergebnis",
        "sitzung",
        "top",
        "oeffentlich",
        "nichtoeffentlich",
        "art",
    }
)


def _is_role(cell: str) -> bool:
    """Whether a word that may be a role or a result stands as a role: "Kenntnisnahme", not "zur Kenntnis genommen"."""
    return folded(cell) in {"kenntnisnahme", "zur kenntnisnahme", "zur kenntnis", "empfehlung", "beschlussempfehlung"}


def _body_and_role(cell: str) -> tuple[str, str]:
    """The body that a cell names, and the role if it stands behind it: "Jugendhilfeausschuss Kenntnisnahme"."""
    without = _DATE.sub(" ", cell)
    head, _, behind = (part.strip(" ,-–()") for part in re.split(r"( - | – |,? \(|\s{2,})", without + "  ", maxsplit=1))
    if behind and meant(ROLES, behind) and _names_body(head):
        return head, behind
    words = without.split()
    for cut in range(len(words) - 1, 0, -1):
        body, role = " ".join(words[:cut]), " ".join(words[cut:])
        if meant(ROLES, role) and not meant(ROLES, body) and _names_body(body):
            return body.strip(" ,-–"), role.strip("()")
    whole = " ".join(words).strip(" ,-–")
    return (whole, "") if _names_body(whole) else ("", "")


def _names_body(text: str) -> bool:
    return 2 < len(text) <= _LONGEST_NAME and meant(SORTS, text) == "body" and not meant(RESULTS, text)


def _gathered(page: _Page, address: str) -> Gathered:
    found, head = Gathered(), page.head
    id = address or f"{PASTED_ADDRESS}{slug(head.get('reference') or head['name'])}"
    day = council_day(head.get("day", "")) or ""
    name = without_members(head["name"])
    found.objects[id] = CouncilPaper(id, name, head.get("reference", ""), day, head.get("kind", ""), (), address)
    for number, row in enumerate(page.rows, 1):
        found.objects |= {one.id: one for one in consultation_objects(id, number, row)}
    found.newest = max([day, *(r.day for r in page.rows)])
    found.unread = list(dict.fromkeys(page.lost))
    return found
