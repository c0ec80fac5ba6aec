"""What a list says of other districts: none of it is written there, and whoever brings it is told so.

No store is asked: the answer does not tell whether another district holds what the list names.
"""

from collections.abc import Callable, Iterator

from graph.identifiers import district_key
from graph.imports.problems import ImportProblem, Issue, Place, Problems
from graph.imports.recognise.found import FoundColumn, FoundTable, Recognised, RoleKind
from graph.imports.vocabulary.words import word_key
from ontology import Text, say

_DISTRICT_WORDS = frozenset(map(word_key, ("Bezirk", "AGS", "Jugendamtsbezirk", "Bezirk der Angabe", "district")))
_NOTHING = Text(de="", en="")
_Asks = Callable[[str, str, str], Issue | None]


def said_of_others(recognised: Recognised, district: str, name: str) -> tuple[ImportProblem, ...]:
    """Ids and districts in the tables that are not of this district, each told once."""
    problems = Problems()
    for table in recognised.tables:
        for column in table.columns:
            issue_of = _asks(column)
            for place, text in _cells(table, column):
                if issue := issue_of(text, district, name):
                    problems.add(place, text, issue)
    return tuple(problems.all())


def other_district(district: str, named: str = "") -> Issue:
    """The list is about another district, or about several; ``named`` is what it calls the first of them."""
    sentence = say(
        "Die Liste nennt auch Einträge, die nicht zu „{district}“ gehören{others}. Nichts davon kann gespeichert "
        "werden.",
        "The list also has records that do not belong to “{district}”{others}. Nothing of it can be saved.",
        district=district,
        others=say(", sondern zu „{named}“", " but to “{named}”", named=named) if named else "",
    )
    remedy = Text(
        de="Nehmen Sie die Zeilen anderer Bezirke heraus, auch aus der Tabelle „Jugendamtsbezirke“ oder „Bezirk“, und "
        "laden Sie die Liste neu. Ist sie für den anderen Bezirk, laden Sie sie dort.",
        en="Take out the rows of other districts, also from the sheet “Jugendamtsbezirke” or “Bezirk”, and upload the "
        "list again. If it is for the other district, upload it there.",
    )
    return Issue("error", "owner", sentence, Text(de=district, en=district), remedy)


def covers_others() -> Issue:
    """The list says for which districts a body or an organization works, which opens records to others."""
    return Issue(
        "error",
        "covers",
        Text(
            de="Die Liste sagt, für welche Bezirke jemand zuständig ist. Das dürfen Sie nicht speichern: Es öffnet "
            "Einträge für andere Bezirke.",
            en="The list says which districts somebody covers. You may not save that: it opens records to others.",
        ),
        _NOTHING,
        Text(
            de="Nehmen Sie diese Tabelle oder Spalte heraus, oder bitten Sie die Verwaltung der Installation.",
            en="Take out that sheet or column, or ask the administration of the installation.",
        ),
    )


def _asks(column: FoundColumn) -> _Asks:
    if word_key(column.header) in _DISTRICT_WORDS and column.role.name != "owner":
        return _foreign_row
    return _foreign_id if (column.role.kind, column.role.name) == (RoleKind.META, "id") else _nothing


def _nothing(*_: str) -> None:
    return None


def _cells(table: FoundTable, column: FoundColumn) -> Iterator[tuple[Place, str]]:
    for row in table.rows:
        cells = table.grid.rows[row]
        if column.index < len(cells) and cells[column.index].strip():
            yield table.place(row, column.index, column.header), cells[column.index].strip()


def _foreign_id(text: str, district: str, _: str) -> Issue | None:
    prefix, colon, _rest = text.partition(":")
    if not colon or prefix == district:
        return None
    sentence = say(
        "Die Kennung „{text}“ ist keine dieses Bezirks. Die Zeile wird ein eigener Eintrag von „{district}“; an dem, "
        "was andere führen, ändert sie nichts.",
        "The id “{text}” is none of this district. The row becomes a record of “{district}”; it changes nothing that "
        "others keep.",
        text=text,
        district=district,
    )
    shape = say("„{district}:…“, oder ohne Doppelpunkt", "“{district}:…”, or without a colon", district=district)
    remedy = Text(
        de="Wenn der Eintrag einem anderen Bezirk oder allen gehört, nehmen Sie die Zeile heraus.",
        en="If the record belongs to another district or to all, take the row out.",
    )
    return Issue("question", "foreignId", sentence, shape, remedy)


def _foreign_row(text: str, district: str, name: str) -> Issue | None:
    key = district_key(text) if text.isdigit() else text
    if word_key(key) in (word_key(district), word_key(name)):
        return None
    sentence = say(
        "„{text}“ ist nicht „{district}“. Gelesen wird die Zeile trotzdem als Eintrag dieses Bezirks.",
        "“{text}” is not “{district}”. The row is read as a record of this district all the same.",
        text=text,
        district=name or district,
    )
    remedy = Text(
        de="Gehört die Zeile zu einem anderen Bezirk, nehmen Sie sie heraus; dort kann sie eingelesen werden.",
        en="If the row belongs to another district, take it out; it can be imported there.",
    )
    return Issue("question", "foreignRow", sentence, _NOTHING, remedy)
