"""The columns of a list together: one is the name, no two claim one property, of years the last one counts."""

from dataclasses import replace

from graph.imports.persons.vocabulary import of_header
from graph.imports.recognise.column_roles.column_facts import PERSON, UNKNOWN_ROLE, ColumnFacts
from graph.imports.recognise.column_roles.year_heads import is_of_years, years_asked
from graph.imports.recognise.found import FoundColumn, Role, RoleKind
from graph.imports.recognise.texts import contents
from graph.imports.recognise.texts.header_parts import parts_of
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon
from graph.imports.vocabulary.words import word_key
from ontology.names import EntityType, Prop, RelationType

_SOME, _HALF, _NEARLY_ALL = 0.3, 0.5, 0.8
_NAME = Role(RoleKind.PROPERTY, Prop.NAME)


def columns_settled(found: list[FoundColumn], facts: dict[int, ColumnFacts]) -> tuple[FoundColumn, ...]:
    """One name a table: the surest, of equal ones the first; what claims a property twice is asked about."""
    if not any(c.role == _NAME for c in found):
        found = _without_name(found, facts)
    named = [c for c in found if c.role == (RoleKind.PROPERTY, Prop.NAME)]
    best = min(named, key=lambda c: (("sure", "likely", "guess").index(c.certainty), c.index), default=None)
    taken: set[tuple[Role, str | None]] = set()
    settled: list[FoundColumn] = []
    for each in found:
        column = each
        if each.role == (RoleKind.PROPERTY, Prop.NAME) and each is not best:
            behind = best is not None and best.index < each.index and word_key(best.header) != word_key(each.header)
            column = _second_name(each, facts[each.index], behind=behind)
        elif (each.role, each.status) in taken and each.role.kind in (RoleKind.PROPERTY, RoleKind.META):
            column = _twice(each, facts[each.index])
        column = _sign_of_name(column, best, facts)
        taken.add((column.role, column.status))
        settled.append(column)
    settled = _with_ends_asked(settled, facts)
    settled = _with_districts_asked(_with_numbers_asked(settled, facts), best, facts)
    settled = _with_successors_asked(_with_hosts_asked(settled, best, facts))
    return tuple(years_asked(_of_last_year(_with_days_agreed(settled, facts), facts)))


def _with_numbers_asked(columns: list[FoundColumn], facts: dict[int, ColumnFacts]) -> list[FoundColumn]:
    """A number right behind somebody who is nothing known to the row may be theirs: "ruft an | Nummer"."""
    others = {c.index for c in columns if c.role == UNKNOWN_ROLE and not facts[c.index].among("task", "offers")}
    others = {at for at in others if facts[at].share(contents.is_organization) >= _HALF}
    reason = ("wessen Nummer oder Postfach das ist, ist offen",)
    return [
        replace(c, role=UNKNOWN_ROLE, certainty="guess", reasons=reason, alternatives=(c.role,))
        if c.role.name in (Prop.PHONE, Prop.MAILBOX) and c.index - 1 in others
        else c
        for c in columns
    ]


def _with_hosts_asked(
    columns: list[FoundColumn], name: FoundColumn | None, facts: dict[int, ColumnFacts]
) -> list[FoundColumn]:
    """Who hosts the meetings of a body need not sit in it."""
    if name is None or not facts[name.index].among("host"):
        return columns
    return [
        _asked(c, "wer ausrichtet, muss nicht Mitglied sein") if c.role.kind in (RoleKind.SEATS, RoleKind.BODY) else c
        for c in columns
    ]


def _with_successors_asked(columns: list[FoundColumn]) -> list[FoundColumn]:
    """Beside the days of a seat "Nachfolge" names who has the seat now; the organization may be as it was."""
    if not any(c.role.kind is RoleKind.SEAT and c.role.name in (Prop.START_DATE, Prop.END_DATE) for c in columns):
        return columns
    reason = "Nachfolge im Gremium oder der Organisation: das ist offen"
    return [_asked(c, reason) if c.role.name == Prop.SUCCEEDED_BY else c for c in columns]


def _with_ends_asked(columns: list[FoundColumn], facts: dict[int, ColumnFacts]) -> list[FoundColumn]:
    """Beside a column of agreements "geschlossen am" is when one was made, and not when an institution was closed."""
    if not any(_tells_of_agreements(facts[c.index].lexicon, c.header) for c in columns):
        return columns
    reason = "Tag einer Vereinbarung, oder der einer Schließung: das ist offen"
    return [
        _asked(c, reason) if c.role.name == Prop.END_DATE and facts[c.index].among("day_signed") else c for c in columns
    ]


def _tells_of_agreements(lexicon: SheetLexicon, header: str) -> bool:
    """Whether a header is a word for agreements, or for how long they hold: "Vertrag", "Gültig bis"."""
    kind = lexicon.model.types[EntityType.AGREEMENT]
    named = {c.name for c in lexicon.headers.columns([header], kind, kind) if c.action == "value"}
    own = Prop.NAME in named and word_key(header) not in lexicon.layouts.headers["bare"]
    return own or not named.isdisjoint({Prop.VALID_FROM, Prop.VALID_UNTIL, Prop.AGREEMENT_STATUS})


def _asked(column: FoundColumn, reason: str) -> FoundColumn:
    return replace(column, role=UNKNOWN_ROLE, certainty="guess", reasons=(reason,), alternatives=(column.role,))


def _with_districts_asked(
    columns: list[FoundColumn], name: FoundColumn | None, facts: dict[int, ColumnFacts]
) -> list[FoundColumn]:
    """Streets without numbers beside names that stand there again and again are where somebody is in charge."""
    if name is None or facts[name.index].profile.mostly_unique:
        return columns
    reason = ("Straßen, für die jemand zuständig ist, keine Anschriften",)
    return [
        replace(c, role=UNKNOWN_ROLE, certainty="guess", reasons=reason, alternatives=(c.role,))
        if c.role.name == Prop.STREET and facts[c.index].share(_has_number) < _SOME and not facts[c.index].empty
        else c
        for c in columns
    ]


def _has_number(lexicon: SheetLexicon, text: str) -> bool:  # noqa: ARG001 - one shape for all looks
    return any(map(str.isdigit, text))


def _without_name(found: list[FoundColumn], facts: dict[int, ColumnFacts]) -> list[FoundColumn]:
    """Without a name beside them units are what is listed; so are offers that sit in bodies, or carriers alone."""
    if any(c.role.kind is RoleKind.UNIT for c in found):
        return [replace(c, role=_NAME) if c.role.kind is RoleKind.UNIT else c for c in found]
    tasks = [c for c in found if facts[c.index].among("task") and c.role.kind is not RoleKind.PERSON]
    tasks = [c for c in tasks if facts[c.index].share(contents.is_deed) < _HALF]  # "Budget beschließen" is to be done
    first = next((c for c in found if c.role.kind is not RoleKind.RUNNING), None)
    # Behind another column they are whose it is, and the other one names it in words that nobody knows.
    carriers = [c for c in found if c is first and c.role == (RoleKind.LINK, RelationType.HAS_CARRIER)]
    seated = any(c.role.kind in (RoleKind.BODY, RoleKind.SEATS, RoleKind.AGREEMENT) for c in found)
    seated = seated and not any(facts[c.index].share(contents.is_date) >= _HALF for c in found)  # topics of meetings
    listed = (tasks if seated else []) or ([] if tasks else _nameless(found, facts) or carriers)
    if len(listed) != 1 or (listed == carriers and facts[carriers[0].index].share(contents.is_organization) < _HALF):
        return found
    reason = "keine andere Spalte nennt, wer in der Liste steht"
    return [
        replace(c, role=_NAME, certainty="likely", reasons=(reason,), alternatives=(c.role,)) if c is listed[0] else c
        for c in found
    ]


def _nameless(found: list[FoundColumn], facts: dict[int, ColumnFacts]) -> list[FoundColumn]:
    """The first column, if it has no header and nothing but organizations in it."""
    first = [c for c in found[:1] if not c.header and not facts[c.index].empty]
    return [c for c in first if facts[c.index].share(contents.is_organization) >= _NEARLY_ALL]


def _with_days_agreed(columns: list[FoundColumn], facts: dict[int, ColumnFacts]) -> list[FoundColumn]:
    """Beside the columns of one agreement "Datum" holds the days of its signatures, "Laufzeit bis" its last day."""
    signed = [n for n, c in enumerate(columns) if c.role.kind is RoleKind.SIGNED]
    agreed = [n for n, c in enumerate(columns) if c.role.kind is RoleKind.AGREEMENT] or signed
    if len({columns[n].role.name for n in agreed}) != 1:
        return columns
    role, made = Role(RoleKind.AGREEMENT, columns[agreed[0]].role.name), list(columns)
    for number, column in enumerate(columns):
        known = facts[column.index]
        if column.role != UNKNOWN_ROLE:
            continue
        if word_key(column.header) in known.lexicon.layouts.agreement["until"]:
            end = replace(column, role=role, group=columns[agreed[0]].header)
            made[number] = _told_beside(end, "Tag, bis zu dem die Vereinbarung gilt")
        elif number - 1 in agreed and not signed and known.among("day_signed"):
            dated = known.share(contents.is_date) >= _HALF
            day = replace(column, role=Role(RoleKind.SIGNED, role.name))
            made[number] = _told_beside(day, "Datum neben der Vereinbarung") if dated else column
    return made


def _told_beside(column: FoundColumn, reason: str) -> FoundColumn:
    return replace(column, certainty="likely", reasons=(reason,), alternatives=())


def _sign_of_name(column: FoundColumn, name: FoundColumn | None, facts: dict[int, ColumnFacts]) -> FoundColumn:
    """A column of short signs as other names, if nearly each is made of letters of the name beside it: "GA", "KJK"."""
    if name is None or column.role != UNKNOWN_ROLE or not facts[column.index].among("sign"):
        return column
    signs, names = facts[column.index].profile, facts[name.index].profile
    if not signs.size == signs.filled == len(signs.texts) == len(names.texts):
        return column
    made = sum(_is_made_of(sign, text) for sign, text in zip(signs.texts, names.texts, strict=True))
    if made < _NEARLY_ALL * signs.size:
        return column
    alias = Role(RoleKind.PROPERTY, Prop.ALIAS)
    return replace(
        column, role=alias, certainty="likely", reasons=("Kürzel aus Buchstaben der Namen",), alternatives=()
    )


def _is_made_of(sign: str, name: str) -> bool:
    """Whether a sign begins as a word of a name does, and its letters follow one another there.

    >>> _is_made_of("KJK", "Kinder- und Jugendklinik"), _is_made_of("AM", "Gesundheitsamt")
    (True, False)
    """
    letters = [c for c in sign.lower() if c.isalnum()]
    for start in (n for n, c in enumerate(name) if c.isalpha() and not (n and name[n - 1].isalpha())):
        rest = iter(name[start:].lower())
        if letters and name[start].lower() == letters[0] and all(letter in rest for letter in letters):
            return True
    return False


def _of_last_year(columns: list[FoundColumn], facts: dict[int, ColumnFacts]) -> list[FoundColumn]:
    """Of "StG 2022 | StG 2023" the last one tells who sits there; the years before are asked about.

    So it is with columns for years whose cells name bodies.
    """
    years = [
        (c.role.name, parts.word, c.index)
        for c in columns
        if c.role.kind is RoleKind.BODY
        and (parts := parts_of(c.header, c.group, facts[c.index].lexicon)).says == "year"
    ]
    years += [("", c.header, c.index) for c in columns if c.role.kind is RoleKind.SEATS and is_of_years(c.header)]
    old = {at for name, year, at in years if any(n == name and y > year for n, y, _ in years)}
    reason = ("ein früheres Jahr desselben Gremiums",)
    return [
        replace(c, role=UNKNOWN_ROLE, certainty="guess", reasons=reason, alternatives=(c.role,))
        if c.index in old
        else c
        for c in columns
    ]


def _second_name(column: FoundColumn, facts: ColumnFacts, *, behind: bool) -> FoundColumn:
    if behind and _names_partners(column.header, facts):
        link = Role(RoleKind.LINK, RelationType.COOPERATION)
        return replace(column, role=link, certainty="likely", reasons=("Partner neben der Einrichtung",))
    if facts.among("bare") and facts.share(contents.is_organization) < _SOME:
        return replace(
            column, role=PERSON, certainty="likely", reasons=("Name neben der Einrichtung: eher eine Person",)
        )
    return replace(
        column, role=UNKNOWN_ROLE, certainty="guess", reasons=("zweite Spalte mit Namen",), alternatives=(column.role,)
    )


def _names_partners(header: str, facts: ColumnFacts) -> bool:
    """Whether behind a name those stand with whom it works: "Einrichtung | Art | Kooperationspartner"."""
    kind = facts.lexicon.model.types[RelationType.COOPERATION]
    ends = [c.prop for c in facts.lexicon.headers.columns([header], kind, kind)]
    return ends == [kind.target] and facts.share(contents.is_organization) >= _HALF


def _twice(column: FoundColumn, facts: ColumnFacts) -> FoundColumn:
    prop = facts.lexicon.organization.property(column.role.name)
    if prop is not None and prop.many:
        return column
    if of_header(column.header) is not None:
        return replace(column, role=PERSON, certainty="likely", reasons=("Überschrift nennt Personen",))
    return replace(
        column,
        role=UNKNOWN_ROLE,
        certainty="guess",
        reasons=("Überschrift steht zweimal",),
        alternatives=(column.role,),
    )
