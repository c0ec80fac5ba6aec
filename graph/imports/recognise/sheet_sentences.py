"""What recognising and arranging have to say, in one place: plain, without blame, and with what to do."""

from collections.abc import Mapping

from graph.imports.problems import Issue, Severity
from graph.imports.recognise.found import LEFT_OUT_FOR, FoundColumn, LeftOutFor, Role, RoleKind
from graph.imports.workbook import address
from ontology import say
from ontology.model import Text

_NOTHING = Text(de="", en="")
_NOTHING_TO_DO = Text(de="Wenn das stimmt, ist nichts zu tun.", en="If that is right, nothing needs to be done.")
KINDS: dict[RoleKind, str] = {
    RoleKind.PROPERTY: "Angabe",
    RoleKind.LINK: "Verweis",
    RoleKind.META: "Angabe zur Zeile",
    RoleKind.BODY: "Gremium",
    RoleKind.SEATS: "Gremien in einer Zelle",
    RoleKind.SEAT: "Angabe zur Mitgliedschaft",
    RoleKind.AGREEMENT: "Vereinbarung",
    RoleKind.SIGNED: "Tag der Unterschrift",
    RoleKind.MEETING: "Treffen",
    RoleKind.REGION: "Region",
    RoleKind.PERSON: "Person",
    RoleKind.RUNNING: "laufende Nummer",
    RoleKind.STANDING: "noch dabei oder nicht",
    RoleKind.NOTE: "Bemerkung",
    RoleKind.UNKNOWN: "unbekannt",
}


def header_not_found(row: int, text: str, severity: Severity) -> Issue:
    """A sheet with text, but without a row that names columns; ``row`` is counted from one."""
    sentence = say(
        "Kopfzeile nicht gefunden. Am ehesten sieht Zeile {row} wie eine aus: „{text}“. Das Blatt wurde nicht gelesen.",
        "No header row was found. Row {row} looks most like one: “{text}”. The sheet was not read.",
        row=row,
        text=text,
    )
    shape = Text(
        de="eine Zeile mit Überschriften wie Einrichtung, Bereich, Ort, Telefon",
        en="a row with headers such as Einrichtung, Bereich, Ort, Telefon",
    )
    remedy = Text(
        de="Schreiben Sie über jede Spalte, was darin steht, oder nennen Sie die Kopfzeile in einer Zuordnung "
        "(„fruehnetz check LISTE --columns“).",
        en="Write above each column what it holds, or name the header row in a mapping (“fruehnetz check LIST "
        "--columns”).",
    )
    return Issue(severity, "header", sentence, shape, remedy)


def read_without_header(words: Mapping[int, str]) -> Issue:
    """A list without header row, and what each column was read as by its cells."""
    said = [(address(0, column).rstrip("1"), word) for column, word in sorted(words.items())]
    sentence = say(
        "Ohne Kopfzeile gelesen, nach dem Inhalt der Spalten: {columns}.",
        "Read without a header row, by what the columns hold: {columns}.",
        columns=Text(
            de=", ".join(f"Spalte {letter} = {word}" for letter, word in said),
            en=", ".join(f"column {letter} = {word}" for letter, word in said),
        ),
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst schreiben Sie über jede Spalte, was darin steht.",
        en="If that is right, nothing needs to be done; else write above each column what it holds.",
    )
    return Issue("question", "no-header", sentence, _NOTHING, remedy)


def taken_for_header() -> Issue:
    """A first row that may be a header in words that nobody knows, or a record."""
    sentence = Text(
        de="Diese Zeile sieht anders aus als die darunter. Sie wurde als Kopfzeile verstanden und nicht gelesen.",
        en="This row looks unlike the rows below it. It was taken for a header row and not read.",
    )
    remedy = Text(
        de="Ist es eine Einrichtung, schreiben Sie eine Zeile mit Überschriften wie Einrichtung, Bereich, Ort darüber.",
        en="If it is an organization, write a row with headers such as Einrichtung, Bereich, Ort above it.",
    )
    return Issue("question", "no-header", sentence, _NOTHING, remedy)


def left_out(reason: LeftOutFor, count: int) -> Issue:
    """Rows that are kept out until a person takes them in: hidden, struck through, or of former years."""
    word = LEFT_OUT_FOR[reason]
    what = Text(
        de=f"{_rows_de(count)} {'ist' if count == 1 else 'sind'} {word} und {'zählt' if count == 1 else 'zählen'}",
        en=f"{count} {'row is' if count == 1 else 'rows are'} left out ({reason.value}) and",
    )
    sentence = say("{what} nicht als aktuell.", "{what} not counted as current.", what=what)
    remedy = say(
        "Sollen sie gelten, blenden Sie sie ein, oder nehmen Sie alle mit einer Zuordnung auf: unter [take] {take} = "
        "true.",
        "If they count, show them, or take all in by a mapping: under [take] {take} = true.",
        take=_TAKE[reason],
    )
    return Issue("question", reason.value, sentence, _NOTHING, remedy)


_TAKE = {LeftOutFor.HIDDEN: "hidden", LeftOutFor.STRUCK: "struck", LeftOutFor.OLD: "old"}


def _rows_de(count: int) -> str:
    return "1 Zeile" if count == 1 else f"{count} Zeilen"


def hidden_columns_read(headers: str) -> Issue:
    """Columns that nobody sees in the spreadsheet."""
    sentence = say(
        "Ausgeblendete Spalten wurden nicht gelesen: {headers}.",
        "Hidden columns were not read: {headers}.",
        headers=headers,
    )
    remedy = Text(
        de="Sollen sie gelten, blenden Sie sie ein, oder setzen Sie in einer Zuordnung unter [take] hidden = true.",
        en="If they count, show them, or set hidden = true under [take] in a mapping.",
    )
    return Issue("question", "hidden", sentence, _NOTHING, remedy)


def rows_without(reason: LeftOutFor) -> Issue:
    """A row of a table that lists nobody: no name, or a placeholder."""
    if reason is LeftOutFor.PLACEHOLDER:
        sentence = Text(
            de="Statt eines Namens steht ein Platzhalter. Die Zeile wurde nicht als Organisation gelesen.",
            en="A placeholder stands in place of a name. The row was not read as an organization.",
        )
    else:
        sentence = Text(
            de="Die Zeile nennt keine Organisation. Sie wurde nicht gelesen.",
            en="The row names no organization. It was not read.",
        )
    remedy = Text(
        de="Tragen Sie den Namen ein, wenn es die Organisation gibt.", en="Enter the name if the organization exists."
    )
    return Issue("question", reason.value, sentence, _NOTHING, remedy)


def rows_beside(count: int) -> Issue:
    """Rows of a sheet that belong to none of its tables."""
    what = Text(
        de=f"{_rows_de(count)} {'steht' if count == 1 else 'stehen'}",
        en="1 row stands" if count == 1 else f"{count} rows stand",
    )
    sentence = say(
        "{what} in keiner der Tabellen dieses Blatts. Gelesen wurde davon nichts.",
        "{what} in none of the tables of this sheet. Nothing of it was read.",
        what=what,
    )
    remedy = Text(
        de="Gehört etwas davon in die Liste, schreiben Sie es unter die Kopfzeile, in die Spalten der Tabelle.",
        en="If some of it belongs to the list, write it below the header row, in the columns of the table.",
    )
    return Issue("question", LeftOutFor.BESIDE.value, sentence, _NOTHING, remedy)


def read_as_above(count: int) -> Issue:
    """Cells such as "dito", read as the cell above."""
    what = Text(
        de="Eine Zelle verweist" if count == 1 else f"{count} Zellen verweisen",
        en="1 cell points" if count == 1 else f"{count} cells point",
    )
    sentence = say(
        "{what} auf die Zelle darüber und {wird} wie diese gelesen.",
        "{what} at the cell above and {wird} read like it.",
        what=what,
        wird=Text(de="wird" if count == 1 else "werden", en="is" if count == 1 else "are"),
    )
    return Issue("warning", "as-above", sentence, _NOTHING, _NOTHING_TO_DO)


def nothing_above() -> Issue:
    """A cell such as "dito" below which there is nothing."""
    sentence = Text(
        de="Die Zelle verweist auf die Zelle darüber, aber dort steht nichts. Sie wurde nicht gelesen.",
        en="The cell points at the cell above, but nothing stands there. It was not read.",
    )
    return Issue("question", "as-above", sentence, _NOTHING, _CORRECT, unread=True)


def group_read(header: str, count: int) -> Issue:
    """A column that is filled in the first row of each group only, read for the further rows, too."""
    sentence = say(
        "„{header}“ steht nur in der ersten Zeile jeder Gruppe. Daraus erschlossen: {what} darunter.",
        "“{header}” stands in the first row of each group only. Concluded from it: {what} below.",
        header=header,
        what=Text(
            de="dasselbe gilt für 1 Zeile" if count == 1 else f"dasselbe gilt für {count} Zeilen",
            en="the same holds for 1 row" if count == 1 else f"the same holds for {count} rows",
        ),
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst tragen Sie in diese Zeilen ein, was gilt.",
        en="If that is right, nothing needs to be done; else enter in these rows what holds.",
    )
    return Issue("question", "group", sentence, _NOTHING, remedy)


def group_asked(header: str, count: int) -> Issue:
    """A column before the names that is mostly empty: what is empty may be as above, or unknown."""
    sentence = say(
        "„{header}“ ist in {what} leer. Ob dort gilt, was darüber steht, ist nicht zu erkennen; es blieb leer.",
        "“{header}” is empty in {what}. Whether what stands above holds there cannot be told; it stayed empty.",
        header=header,
        what=Text(de="1 Zeile" if count == 1 else f"{count} Zeilen", en="1 row" if count == 1 else f"{count} rows"),
    )
    remedy = Text(
        de="Tragen Sie in jede Zeile ein, was gilt, oder „dito“, wo es dasselbe wie darüber ist.",
        en="Enter in each row what holds, or “dito” where it is the same as above.",
    )
    return Issue("question", "group", sentence, _NOTHING, remedy)


def list_of_persons() -> Issue:
    """A table that lists persons and names no organizations."""
    sentence = Text(
        de="Die Tabelle nennt Personen, aber keine Organisationen. Sie wurde nicht gelesen.",
        en="The table names persons, but no organizations. It was not read.",
    )
    remedy = Text(
        de="Ergänzen Sie eine Spalte „Einrichtung“, oder sagen Sie in einer Zuordnung, welche Spalte sie nennt.",
        en="Add a column “Einrichtung”, or say in a mapping which column names them.",
    )
    return Issue("question", "persons", sentence, _NOTHING, remedy)


def column_asked(column: FoundColumn) -> Issue:
    """A column whose meaning is open; its content is not stored."""
    sentence = say(
        "Die Spalte „{header}“ wurde nicht übernommen{why}.",
        "The column “{header}” was not imported{why}.",
        header=Text(de=column.header or "(ohne Überschrift)", en=column.header or "(no header)"),
        why=Text(de=f" ({'; '.join(column.reasons)})", en=""),
    )
    return Issue("question" if column.alternatives else "warning", "header", sentence, _choices(column), _NAME_IT)


def column_read_as(column: FoundColumn) -> Issue:
    """A column that was read by its content more than by its header."""
    role = KINDS[column.role.kind] + (f" „{column.role.name}“" if column.role.kind == RoleKind.BODY else "")
    sentence = say(
        "Die Spalte „{header}“ wurde gelesen als: {role}.",
        "The column “{header}” was read as: {role}.",
        header=column.header,
        role=Text(de=f"{role} ({'; '.join(column.reasons)})", en=str(column.role)),
    )
    return Issue("question", "column", sentence, _choices(column), _NOTHING_TO_DO)


def _choices(column: FoundColumn) -> Text:
    words = ", ".join(_word(role) for role in column.alternatives)
    return Text(de=words, en=", ".join(str(role) for role in column.alternatives))


def _word(role: Role) -> str:
    return f"{KINDS[role.kind]} „{role.name}“" if role.name else KINDS[role.kind]


_NAME_IT = Text(
    de="Benennen Sie die Spalte wie in der Vorlage, oder sagen Sie in einer Zuordnung, was sie ist.",
    en="Name the column as in the template, or say in a mapping what it is.",
)


def context_read(what: str, text: str, *, sure: bool = False) -> Issue:
    """What a heading, a title or the name of a sheet gave the rows below it."""
    kinds = {"sector": ("Bereich", "sector"), "region": ("Region", "region"), "body": ("Gremium", "body")}
    de, en = kinds[what]
    sentence = say(
        "„{text}“ wurde für die Zeilen darunter als {words} gelesen.",
        "“{text}” was read as the {words} of the rows below it.",
        text=text,
        words=Text(de=de, en=en),
    )
    # A heading that can be nothing but the name of a field leaves nothing to ask; the rest does.
    return Issue("warning" if sure else "question", "context", sentence, _NOTHING, _NOTHING_TO_DO)


def heading_open(text: str) -> Issue:
    """A heading that says nothing known."""
    sentence = say(
        "„{text}“ wurde als Zwischenüberschrift gelesen. Was sie über die Zeilen darunter sagt, ist offen.",
        "“{text}” was read as a heading. What it says of the rows below is open.",
        text=text,
    )
    remedy = Text(
        de="Ist es eine Organisation, tragen Sie etwas in ihre Zeile ein, etwa den Ort.",
        en="If it is an organization, enter something in its row, such as the place.",
    )
    return Issue("question", "heading", sentence, _NOTHING, remedy)


def heading_contradicted(heading: str) -> Issue:
    """A name that plainly belongs to another sector than the heading above it."""
    sentence = say(
        "Die Zeile steht unter „{heading}“, der Name spricht für einen anderen Bereich. Die Überschrift wurde nicht "
        "übernommen.",
        "The row stands below “{heading}”, but its name speaks of another sector. The heading was not taken.",
        heading=heading,
    )
    remedy = Text(
        de="Tragen Sie den Bereich in einer Spalte „Bereich“ ein, wenn Sie ihn wissen.",
        en="Enter the sector in a column “Bereich” if you know it.",
    )
    return Issue("question", "heading-contradicted", sentence, _NOTHING, remedy)


def split_name(parts: tuple[str, ...]) -> Issue:
    """Several organizations in one cell, read as several, or kept as one."""
    if len(parts) > 1:
        shown = ", ".join(f"„{p}“" for p in parts)
        sentence = say(
            "Die Zelle nennt mehrere Organisationen. Gelesen wurden: {shown}.",
            "The cell names several organizations. Read were: {shown}.",
            shown=Text(de=shown, en=", ".join(parts)),
        )
        remedy = Text(
            de="Wenn das stimmt, ist nichts zu tun; sonst geben Sie jeder Organisation eine eigene Zeile.",
            en="If that is right, nothing needs to be done; else give each organization a row of its own.",
        )
    else:
        sentence = Text(
            de="Die Zelle kann mehrere Organisationen nennen. Sie wurde als eine gelesen.",
            en="The cell may name several organizations. It was read as one.",
        )
        remedy = Text(
            de="Sind es mehrere, geben Sie jeder eine eigene Zeile oder trennen Sie sie mit Semikolon.",
            en="If there are several, give each a row of its own or separate them with semicolons.",
        )
    return Issue("question", "several", sentence, _NOTHING, remedy)


def further_rows(columns: str) -> Issue:
    """Rows without name that say something else than the row above them."""
    sentence = say(
        "Folgezeilen ohne Namen gehören zur Zeile darüber. Weitere Angaben wurden nicht übernommen: {columns}.",
        "Rows without name belong to the row above. Further values were not imported: {columns}.",
        columns=columns,
    )
    remedy = Text(
        de="Gilt etwas davon für die Organisation, tragen Sie es in ihre erste Zeile ein.",
        en="If some of it holds for the organization, enter it in its first row.",
    )
    return Issue("question", "further", sentence, _NOTHING, remedy)


def seat_unread(body: str) -> Issue:
    """A cell under a body that nobody could read."""
    sentence = say(
        "{body}: Was die Zelle über die Mitgliedschaft sagt, ist nicht zu erkennen. Sie wurde nicht gelesen.",
        "{body}: what the cell says of the membership cannot be told. It was not read.",
        body=body,
    )
    shape = Text(
        de="x, ja, nein, ?, eine Rolle wie Vorsitz, Gast oder beratend, oder ein Beginn wie „seit 2019“",
        en="x, ja, nein, ?, a role such as Vorsitz, Gast or beratend, or a beginning such as “seit 2019”",
    )
    return Issue("question", "seat", sentence, shape, _CORRECT)


def open_mark(what: str) -> Issue:
    """Somebody wrote that they do not know, or that it is not settled."""
    sentence = say(
        "{what}: Die Angabe ist offen. Sie wird als „nicht bekannt“ gelesen, nicht als „nein“.",
        "{what}: the value is open. It is read as not known, not as no.",
        what=what,
    )
    remedy = Text(de="Tragen Sie ja oder nein ein, sobald es feststeht.", en="Enter ja or nein once it is settled.")
    return Issue("question", "unknown", sentence, _NOTHING, remedy)


def agreement_unread(what: str) -> Issue:
    """A cell about an agreement that is neither yes nor no nor a day."""
    sentence = say(
        "{what}: Die Zelle sagt weder ja noch nein. Eine Vereinbarung wurde nicht angelegt.",
        "{what}: the cell says neither yes nor no. No agreement was recorded.",
        what=what,
    )
    shape = Text(de="ja, nein oder der Tag der Unterschrift", en="ja, nein or the day of the signature")
    return Issue("question", "agreement", sentence, shape, _CORRECT)


def day_unread(header: str) -> Issue:
    """A cell that holds no day where one is expected."""
    sentence = say(
        "{header}: Die Zelle nennt keinen Tag. Sie wurde nicht gelesen.",
        "{header}: the cell names no day. It was not read.",
        header=header,
    )
    shape = Text(de="ein Tag, ein Monat oder ein Jahr, etwa 14.05.2019, 05/2019 oder 2019", en="a day, month or year")
    return Issue("question", "day", sentence, shape, _CORRECT)


def mark_unread(what: str) -> Issue:
    """A cell of a matrix or under a meeting that nobody could read."""
    sentence = say("{what}: Die Zelle wurde nicht gelesen.", "{what}: the cell was not read.", what=what)
    shape = Text(de="x, ja, nein, entschuldigt, eingeladen", en="x, ja, nein, entschuldigt, eingeladen")
    return Issue("question", "attendance", sentence, shape, _CORRECT)


def left_the_network() -> Issue:
    """An organization that the list calls former."""
    sentence = Text(
        de="Die Zeile sagt, dass die Organisation nicht mehr dabei ist. Sie zählt nicht als vorhanden.",
        en="The row says that the organization is no longer part. It does not count as present.",
    )
    remedy = Text(
        de="Gibt es sie noch, berichtigen Sie die Zelle; sonst ist nichts zu tun.",
        en="If it is still there, correct the cell; else nothing needs to be done.",
    )
    return Issue("question", "standing", sentence, _NOTHING, remedy)


def stands_below(heading: str) -> Issue:
    """An organization listed under a heading for those who are no partners, or not yet."""
    sentence = say(
        "Die Zeile steht unter „{heading}“. Die Organisation zählt nicht als vorhanden.",
        "The row stands below “{heading}”. The organization does not count as present.",
        heading=heading,
    )
    remedy = Text(
        de="Gehört sie dazu, stellen Sie die Zeile zu den übrigen; sonst ist nichts zu tun.",
        en="If it is a partner, move the row to the others; else nothing needs to be done.",
    )
    return Issue("question", "standing", sentence, _NOTHING, remedy)


_CORRECT = Text(de="Bitte berichtigen oder leeren Sie die Zelle.", en="Please correct or clear the cell.")
