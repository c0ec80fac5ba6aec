"""Headers that are years, "2021 | 2022 | 2023": what the marks below them say is told by what stands above them.

Below the name of a body they are seats, of which the last year counts; below "Teilnahme" they are meetings of that
year. Where nothing says so, the years are asked about.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from graph.imports.recognise.found import FoundColumn, Role, RoleKind
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.contents import ColumnHead, Profile
from graph.imports.recognise.texts.member_titles import attended_body, met_on, titled_body
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key

_YEAR = re.compile(r"^(?:(?:Jahr|in|im Jahr) )?((?:19|20)\d\d)$", re.IGNORECASE)
_LAST = re.compile(r"^(\D{3,40}?)[ :–-]{1,3}((?:19|20)\d\d)$")
_TWO_YEARS = re.compile(
    r"^(?:Schuljahr |Kitajahr |Kita-Jahr )?(?:19|20)\d\d ?[/–-] ?(?:\d\d|(?:19|20)\d\d)$", re.IGNORECASE
)
CAME_THAT_YEAR = "Teilnahme"
"""What stands before a year, or a day, below which it is marked who came."""
_MANY = 0.6


def year_of(header: str) -> str:
    """The year that a header is, and nothing else; empty if it is something else.

    >>> year_of("2021"), year_of("Jahr 2021"), year_of("StG 2021")
    ('2021', '2021', '')
    """
    found = _YEAR.match(plain_header(header))
    return found[1] if found is not None else ""


def is_of_years(header: str) -> bool:
    """Whether a header is a year or a school year, and says nothing else: "2021", "2021/22"."""
    return bool(year_of(header)) or _TWO_YEARS.match(plain_header(header)) is not None


def with_years_named(
    heads: Sequence[ColumnHead], profiles: Sequence[Profile], titles: Sequence[str], lexicon: SheetLexicon
) -> list[ColumnHead]:
    """The headers with what the title says before each year; as they are where it says nothing that fits the cells."""
    heads = _below_years(_days_below_years(heads, lexicon), lexicon)
    years = [(h, p) for h, p in zip(heads, profiles, strict=True) if year_of(h.text) and not _is_named(h, lexicon)]
    if len(years) < 2:
        return _of_the_last_year(heads, lexicon)
    if any(p.share(contents.is_amount, lexicon) > 0 for _, p in years):
        return list(heads)  # they count something
    before = ""
    if all(p.share(contents.is_attendance, lexicon) >= _MANY for _, p in years if p.filled):
        before = CAME_THAT_YEAR if any(tells_who_came(t, lexicon) for t in titles) else ""
    if not before and all(p.share(contents.is_seat, lexicon) >= _MANY for _, p in years if p.filled):
        bodies = [body for title in titles if (body := titled_body(title, lexicon))]
        before = bodies[-1] if bodies else ""
    known = {h.at for h, _ in years}
    return [h._replace(text=f"{before} {year_of(h.text)}") if before and h.at in known else h for h in heads]


def _days_below_years(heads: Sequence[ColumnHead], lexicon: SheetLexicon) -> list[ColumnHead]:
    """The headers of days with the year above them: "2023" over "15.03." is "15.03.2023"."""
    made: list[ColumnHead] = []
    for head in heads:
        year, gap = year_of(head.group), "" if head.text.endswith(".") else " "
        day = lexicon.day_of_header(head.text, year) if year and head.text != head.group else None
        whole = f"{head.text}{gap}{year}"
        made.append(head._replace(text=whole, group="") if day and day == lexicon.day_of_header(whole) else head)
    return made


def _below_years(heads: Sequence[ColumnHead], lexicon: SheetLexicon) -> list[ColumnHead]:
    """The headers of bodies with the year above them behind: "2023" over "AK Kita" is "AK Kita 2023"."""
    below = {h.at: year for h in heads if h.text and (year := year_of(h.group))}
    if len(set(below.values())) < 2:
        return list(heads)
    texts = Counter(word_key(h.text) for h in heads if h.at in below)
    bodies = {
        h.at
        for h in heads
        if h.at in below and not lexicon.is_field(h.text) and (lexicon.body_kind(h.text) or texts[word_key(h.text)] > 1)
    }
    return [h._replace(text=f"{h.text} {below[h.at]}", group="") if h.at in bodies else h for h in heads]


def with_day_of_title(heads: Sequence[ColumnHead], titles: Sequence[str], lexicon: SheetLexicon) -> list[ColumnHead]:
    """The headers with the day of the title before the one column of signatures of those who came."""
    days = [day for title in titles if (day := met_on(title, lexicon).day)]
    signs = [h for h in heads if word_key(plain_header(h.text)) in lexicon.layouts.headers["came"]]
    if not days or len(signs) != 1:
        return list(heads)
    return [h._replace(text=f"{CAME_THAT_YEAR} {days[0]}") if h is signs[0] else h for h in heads]


def _is_named(head: ColumnHead, lexicon: SheetLexicon) -> bool:
    """Whether a body, or a word for meetings, stands over a year and says what it is about."""
    return bool(head.group) and lexicon.body_kind(head.group) is not None


def tells_who_came(title: str, lexicon: SheetLexicon) -> bool:
    """Whether a title speaks of those who came: "Teilnahme", "Anwesenheit im AK"."""
    first = next(iter(word_key(title).split()), "")
    words = lexicon.layouts.headers
    return bool(attended_body(title, lexicon)) or first in words["over_meetings"] | {"teilnahme", "anwesenheit"}


def _of_the_last_year(heads: Sequence[ColumnHead], lexicon: SheetLexicon) -> list[ColumnHead]:
    """Of "Mitglied 2022 | Mitglied 2023" the last one says who is a member: its year is left out."""
    words = lexicon.layouts.headers["network"] | lexicon.layouts.headers["active"]
    found = [(m[2], word_key(m[1]), h) for h in heads if (m := _LAST.match(plain_header(h.text))) is not None]
    found = [f for f in found if f[1] in words]
    if len(found) < 2 or len({word for _, word, _ in found}) > 1:
        return list(heads)
    last = max(found)[2]
    return [h._replace(text=h.text.replace(max(found)[0], "").strip(" :–-")) if h is last else h for h in heads]


def years_asked(columns: Sequence[FoundColumn]) -> list[FoundColumn]:
    """The columns with one reason for all years whose marks nobody can read."""
    open_ = [c for c in columns if c.role.kind is RoleKind.UNKNOWN and is_of_years(c.header)]
    if len(open_) < 2:
        return list(columns)
    reason = ("Überschrift nennt nur ein Jahr",)
    return [
        replace(c, certainty="guess", reasons=reason, alternatives=(Role(RoleKind.MEETING, c.header[-4:]),))
        if c in open_
        else c
        for c in columns
    ]
