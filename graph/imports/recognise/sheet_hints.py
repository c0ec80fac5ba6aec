"""What names of sheets, titles and neighbours add to the tables: a body, a region, a sector, or that a list is old."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.imports.days_in_texts import day_in
from graph.imports.recognise.column_roles.seat_roles import DEPUTY, NETWORK_NAME
from graph.imports.recognise.found import UNTIL, FoundColumn, FoundTable, LeftOutFor, Lists, Role, RoleKind
from graph.imports.recognise.row_sorting.row_headings import heading_kind, heading_text
from graph.imports.recognise.row_sorting.who_is_there import STANDING, heads_others
from graph.imports.recognise.texts.agreement_names import names_agreement
from graph.imports.recognise.texts.member_titles import (
    announced_network,
    attended_body,
    met_on,
    titled_body,
    until_year,
    without_span,
)
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.layouts import NETWORK
from graph.imports.vocabulary.words import word_key
from ontology.names import Prop

_STATED = re.compile(r"\bStand\b|\baktualisiert\b", re.I)
_DATE_PART = re.compile(r"\d{2,4}(?:[-_.]\d{1,2}){0,2}")
_LONGEST_BODY = 60
_SIGNS_MEANT, _NUMBERS_MEANT = 0.8, 0.5
_ENDS_OF_ACTORS = ("source", "target")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TASK = "aufgabe"


def with_hints(
    tables: Sequence[FoundTable], lexicon: SheetLexicon, *, keep_old: bool
) -> tuple[list[FoundTable], list[tuple[FoundTable, LeftOutFor]]]:
    """The tables with what their surroundings say, and those that are not current, each with the reason."""
    old = [] if keep_old else _not_current(tables, lexicon)
    if len(old) == len([t for t in tables if t.lists is Lists.ORGANIZATIONS]):
        old = []  # the only list there is, is the list
    current = [t for t in tables if all(t is not o for o, _ in old)]
    regional = _regional(current, lexicon)
    hinted = [_hinted(t, lexicon, regional=id(t) in regional) for t in current]
    return [_with_seat_columns(_referred(t, hinted)) for t in hinted], old


def _not_current(tables: Sequence[FoundTable], lexicon: SheetLexicon) -> list[tuple[FoundTable, LeftOutFor]]:
    """Lists that their sheet calls old, or a draft of another one, and those of former years."""
    found = [(t, LeftOutFor.OLD) for t in tables if _is_called(t, "old", lexicon)]
    drafts = [t for t in tables if _is_called(t, "draft", lexicon)]
    others = [t for t in tables if t.lists is Lists.ORGANIZATIONS and all(t is not d for d in drafts)]
    found += [(t, LeftOutFor.DRAFT) for t in drafts if any(_same_list(t, other) for other in others)]
    of_years = [(t, LeftOutFor.OLD) for t in _of_former_years([t for t in tables if all(t is not o for o, _ in found)])]
    return [*found, *of_years]


def _is_called(table: FoundTable, group: str, lexicon: SheetLexicon) -> bool:
    return table.lists is Lists.ORGANIZATIONS and bool(set(word_key(table.name).split()) & lexicon.layouts.hints[group])


def _of_former_years(tables: Sequence[FoundTable]) -> list[FoundTable]:
    """Of a list that is kept year by year in a sheet each, all but the newest: who is in an old one need not be there.

    Sheets that list others for each year, such as those who joined in it, are one list together.
    """
    series: dict[str, dict[int, FoundTable]] = defaultdict(dict)
    for table in tables:
        years = _YEAR.findall(table.name)
        if table.lists is Lists.ORGANIZATIONS and len(years) == 1:
            series[_YEAR.sub("", table.name).strip()][int(years[0])] = table
    found: list[FoundTable] = []
    for by_year in (s for s in series.values() if len(s) > 1):
        newest, *before = (by_year[year] for year in sorted(by_year, reverse=True))
        if all(_same_list(table, newest) for table in before[:1]):
            found += before
    return found


def _same_list(table: FoundTable, other: FoundTable) -> bool:
    """Whether two tables list mostly the same."""
    ours, theirs = _names_in(table), _names_in(other)
    return 2 * len(ours & theirs) >= max(1, min(len(ours), len(theirs)))


def _names_in(table: FoundTable) -> frozenset[str]:
    column = table.first(RoleKind.PROPERTY, Prop.NAME)
    return frozenset(word_key(table.grid.cell(r, column.index)) for r in table.rows) if column else frozenset()


def _hinted(table: FoundTable, lexicon: SheetLexicon, *, regional: bool) -> FoundTable:
    """The context of a list of organizations."""
    if table.lists is not Lists.ORGANIZATIONS:
        return table
    stood = next((t for t in (table.name, *table.title[-1:]) if heads_others(t, lexicon)), "")
    context: dict[str, str] = {STANDING: stood} if stood else {}
    context |= _seated(table, lexicon)
    if "body" not in context and _is_dated(table):
        context |= _network_of(table, lexicon)
    if "body" not in context:
        if (field := _field_of(table, lexicon)) and table.first(RoleKind.PROPERTY, Prop.SECTOR) is None:
            context["sector"] = field
        elif regional and table.first(RoleKind.REGION) is None:
            context["region"] = _region_of(table.name, lexicon)
    return replace(table, context=context)


def _field_of(table: FoundTable, lexicon: SheetLexicon) -> str:
    """The field of work that the name of the sheet, or the title right above the header, is the word for."""
    if lexicon.sector_of(table.name):
        return table.name
    above = (heading_text(text) for text in table.title[-1:])
    return next((text for text in above if heading_kind(text, lexicon) == "sector"), "")


def _seated(table: FoundTable, lexicon: SheetLexicon) -> dict[str, str]:
    """The one body that all of a list have to do with, by its sheet or title, below the part that they have in it."""
    if _lists_tasks(table, lexicon):
        return {}
    if (network := _titled_network(table, lexicon)) and table.first(RoleKind.MEETING) is None:
        return {"body": network}
    if table.first(RoleKind.BODY) or table.first(RoleKind.SEATS):
        return {}
    if met := _met(table, lexicon):
        return {"met": met}
    named = ((t, b) for t in table.title if (b := _body_in(t, lexicon)))
    own = _body_of(table.name, lexicon)
    text, body = (table.name, own) if own else next(named, ("", ""))
    if not body or _is_headed(table, body, lexicon):
        return {}
    ended = {UNTIL: year} if (year := until_year(text)) else {}
    return {_part_in(table, lexicon): body, **ended}


def _part_in(table: FoundTable, lexicon: SheetLexicon) -> str:
    """What all of a list have to do with the body that it is named after: they met, are written to, or sit in it."""
    # Of a list that was made of days nobody is known but who came: that is no seat.
    if table.grid.made_header is not None and table.first(RoleKind.MEETING) is not None:
        return "met"
    seated = any(not word_key(c.header).startswith(_TASK) for c in table.all(RoleKind.SEAT))
    mailed = not seated and any(_is_mailing(text, lexicon) for text in (table.name, *table.title))
    return "mailed" if mailed else "body"


def _is_mailing(text: str, lexicon: SheetLexicon) -> bool:
    """Whether a title is that of a mailing list: whoever is written to need not be a member."""
    first = word_key(text.partition(" ")[0])
    return first in lexicon.layouts.headers["mailing"] and lexicon.body_kind(text) is not None


def _titled_network(table: FoundTable, lexicon: SheetLexicon) -> str:
    """The network whose members a title announces, unless a column says who of the list belongs to it."""
    told = any(lexicon.body_kind(c.role.name or c.header) == NETWORK for c in table.all(RoleKind.BODY))
    named = (announced_network(title, lexicon) for title in (*table.title, table.name))
    return "" if told or table.first(RoleKind.SEATS) else next(filter(None, named), "")


def _lists_tasks(table: FoundTable, lexicon: SheetLexicon) -> bool:
    """Whether a list says who has to do something: they need not sit in the body that decided so."""
    name = table.first(RoleKind.PROPERTY, Prop.NAME)
    return name is not None and word_key(name.header) in lexicon.layouts.headers["responsible"]


def _is_about(name: str, lexicon: SheetLexicon) -> bool:
    """Whether the name of a sheet speaks of what a body did, and not of who sits in it: "Beschlüsse StG"."""
    return not lexicon.layouts.hints["about"].isdisjoint(word_key(name).split())


def _is_headed(table: FoundTable, body: str, lexicon: SheetLexicon) -> bool:
    """Whether a heading in the table names a body of the same kind: the sheet then calls it by a short form."""
    kind = lexicon.body_kind(body)
    return any(s.kind == "body" and lexicon.body_kind(s.text) == kind for s in table.sections[:1])


def _met(table: FoundTable, lexicon: SheetLexicon) -> str:
    """The body that a list says by days who came to: whoever was invited, or came, need not sit in it."""
    if table.first(RoleKind.MEETING) is None:
        return ""
    texts = (*table.title, table.name)
    named = next((body for t in texts if (body := attended_body(t, lexicon) or met_on(t, lexicon).body)), "")
    headed = {met_on(column.header, lexicon).body for column in table.all(RoleKind.MEETING)}
    return named or (next(iter(headed)) if len(headed) == 1 else "")


def _is_dated(table: FoundTable) -> bool:
    """Whether a list says since or until when, and names no body by itself."""
    told = table.first(RoleKind.BODY) or table.first(RoleKind.SEATS) or any(s.kind == "body" for s in table.sections)
    return not told and any(c.role.name in (Prop.START_DATE, Prop.END_DATE) for c in table.all(RoleKind.SEAT))


def _network_of(table: FoundTable, lexicon: SheetLexicon) -> dict[str, str]:
    """The one body that the file is named after, or the network that a title or a header speaks of."""
    file = _DATE_PART.sub(" ", table.grid.sheet.file.rpartition(".")[0]).replace("_", " ").strip()
    kind = lexicon.body_kind(file)
    if kind is not None and kind != NETWORK and len(file) <= _LONGEST_BODY:
        return {"body": file}
    texts = (table.name, *table.title, *(c.header for c in table.all(RoleKind.SEAT)))
    named = any(lexicon.body_kind(text) == NETWORK for text in texts)
    return {"network": NETWORK_NAME} if named else {}


def _body_of(sheet: str, lexicon: SheetLexicon) -> str:
    kind = None if _is_about(sheet, lexicon) else lexicon.body_kind(sheet)
    typed = lexicon.forms.type_of_sheet(sheet)
    return without_span(sheet) if kind is not None and kind != NETWORK and typed in (None, "Membership") else ""


def _body_in(title: str, lexicon: SheetLexicon) -> str:
    """The body whose members a title announces."""
    if (day := day_in(title)) is not None and len(day) == 10 and not _STATED.search(title):
        return ""  # who came on one day: they need not be members
    return titled_body(title, lexicon)


def _regional(tables: Sequence[FoundTable], lexicon: SheetLexicon) -> set[int]:
    """Lists of the same form in several sheets whose names are neither general nor years: one for each region."""
    forms: dict[str, list[FoundTable]] = defaultdict(list)
    for table in tables:
        if table.lists is Lists.ORGANIZATIONS and len({t.name for t in tables}) > 1:
            forms[table.fingerprint].append(table)
    found: set[int] = set()
    for same in forms.values():
        named = [t for t in same if _may_be_region(t.name, lexicon) and word_key(t.name) not in _names_in(t)]
        sure = any(lexicon.is_region(t.name) for t in named)
        if len({t.name for t in named}) > 1 and (len(named) == len(same) or sure):
            found |= {id(t) for t in named}
    return found


def _region_of(name: str, lexicon: SheetLexicon) -> str:
    """The region that the name of a sheet is, or ends with behind what the sheet lists: "Organisationen Nord"."""
    listed, _, place = name.partition(" ")
    return place if place and lexicon.heads_organizations(listed) else name


def _may_be_region(name: str, lexicon: SheetLexicon) -> bool:
    words = [w.rstrip("0123456789") or w for w in word_key(name).split()]
    general = lexicon.layouts.hints["plain"] | lexicon.layouts.hints["old"]
    known = lexicon.forms.type_of_sheet(name) or lexicon.body_kind(name) or lexicon.sector_of(name)
    if known or names_agreement(name, lexicon) or _YEAR.search(name):
        return False
    if lexicon.is_region(name) or words[0] in lexicon.layouts.hints["room"]:
        return True  # regions have numbers: "SR 1 Innenstadt"
    return not any(w in general or w.isdigit() for w in words)


def _referred(table: FoundTable, tables: Iterable[FoundTable]) -> FoundTable:
    """Running numbers are no identity, unless another sheet speaks of the rows by them."""
    column = table.first(RoleKind.RUNNING) or _sign(table)
    if column is None or table.lists is not Lists.ORGANIZATIONS:
        return table
    own = {table.grid.cell(r, column.index) for r in table.rows} - {""}
    used = {text for t in tables if t.lists is Lists.RECORDS for text in _ends(t)}
    # Numbers can mean nothing but the rows that are counted; one that counts none is told by the check.
    wanted = _NUMBERS_MEANT if all(text.isdigit() for text in used) else _SIGNS_MEANT
    if not used or len(used & own) < wanted * len(used):
        return table
    kept = replace(
        column, role=Role(RoleKind.META, "id"), reasons=("andere Tabellen verweisen darauf",), alternatives=()
    )
    return replace(table, columns=tuple(kept if c is column else c for c in table.columns))


def _sign(table: FoundTable) -> FoundColumn | None:
    wanted = Role(RoleKind.META, "id")
    return next((c for c in table.columns if wanted in c.alternatives), None)


def _ends(table: FoundTable) -> set[str]:
    """What the rows of a table of relations say in the first of their columns that names actors."""
    named = [c for c in table.columns if c.role.kind is RoleKind.PROPERTY and c.role.name in _ENDS_OF_ACTORS]
    if table.type not in ("Cooperation", "Referral", "CooperationWish"):
        named = named[:1]
    return {text for c in named for r in table.rows if (text := table.grid.cell(r, c.index))}


def _with_seat_columns(table: FoundTable) -> FoundTable:
    """Role and days of a membership need to be those of one body; else a function is a person's, a day is open."""
    if table.lists is not Lists.ORGANIZATIONS or not table.first(RoleKind.SEAT):
        return table
    bodies = (
        len({word_key(c.role.name) for c in table.all(RoleKind.BODY)})
        + sum(c.certainty == "sure" for c in table.all(RoleKind.SEATS))  # categories are no bodies of their own
        + ("body" in table.context)
    )
    bodies += any(s.kind == "body" for s in table.sections) + ("network" in table.context)
    if bodies == 1:
        return table
    # Beside a beginning it may be the end of the same seat, which is asked about.
    ends = not (table.first(RoleKind.STANDING) or table.first(RoleKind.SEAT, Prop.START_DATE))
    left = next((c for c in table.columns if _tells_who_left(c)), None) if ends else None
    alone = table.first(RoleKind.PERSON) is None
    standing = Role(RoleKind.STANDING)
    return replace(
        table,
        columns=tuple(
            replace(c, role=standing, reasons=("Tag, an dem jemand ausschied",))
            if c is left
            else _open_seat(c, alone=alone)
            for c in table.columns
        ),
    )


def _tells_who_left(column: FoundColumn) -> bool:
    """Whether a column says since when somebody is no longer part of the network; "bis" alone may end anything."""
    return column.role == (RoleKind.SEAT, Prop.END_DATE) and word_key(column.header) != "bis"


def _open_seat(column: FoundColumn, *, alone: bool) -> FoundColumn:
    """A column about a seat that no body was found for; ``alone`` no other column is about persons."""
    if column.role.kind is not RoleKind.SEAT or column.certainty == "sure":
        return column
    if column.role.name == Prop.ROLE and alone and word_key(column.header).startswith(_TASK):
        whose = (Role(RoleKind.PROPERTY, Prop.NOTE), Role(RoleKind.PERSON))
        reason = "Aufgabe der Organisation, oder einer Person"
        return replace(column, role=Role(RoleKind.UNKNOWN), reasons=(reason,), alternatives=whose)
    if column.role.name == Prop.ROLE:
        return replace(column, role=Role(RoleKind.PERSON), reasons=("Funktion einer Person",))
    # A begin can be that of the seat in the network; said so in a mapping, an end beside it is read as well.
    network = (Role(RoleKind.BODY, NETWORK_NAME),) if column.role.name == Prop.START_DATE else ()
    reason = "seit wann was gilt, ist offen: im Netzwerk, oder in einem Gremium?"
    if column.role.name in (Prop.VOTING_RIGHT, DEPUTY):
        reason = "in welchem Gremium das gilt, ist offen"
    return replace(column, role=Role(RoleKind.UNKNOWN), reasons=(reason,), alternatives=(*network, column.role))
