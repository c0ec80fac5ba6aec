"""What recognising and arranging have to say, in one place: plain, without blame, and with what to do."""

from collections.abc import Sequence

from graph.imports.problems import Issue, Severity
from graph.imports.recognise.found import LEFT_OUT_FOR, FoundColumn, LeftOutFor, Role, RoleKind
from graph.imports.recognise.sentences.reason_words import reasons_of_role
from ontology import load_model, say
from ontology.model import Text
from ontology.names import EntityType, RelationType

NO_SHAPE = Text(de="", en="")
"""For messages that expect no certain form."""
NOTHING_TO_DO = Text(de="Wenn das stimmt, ist nichts zu tun.", en="If that is right, nothing needs to be done.")
"""The remedy of a reading that is told and need not be wrong."""
CORRECT = Text(de="Bitte berichtigen oder leeren Sie die Zelle.", en="Please correct or clear the cell.")
"""The remedy of a cell that could not be read."""
KINDS: dict[RoleKind, Text] = {
    RoleKind.PROPERTY: Text(de="Angabe", en="statement"),
    RoleKind.LINK: Text(de="Verweis", en="reference"),
    RoleKind.META: Text(de="Angabe zur Zeile", en="about the row"),
    RoleKind.BODY: Text(de="Gremium", en="body"),
    RoleKind.SEATS: Text(de="Gremien in einer Zelle", en="bodies in a cell"),
    RoleKind.SEAT: Text(de="Angabe zur Mitgliedschaft", en="about the membership"),
    RoleKind.AGREEMENT: Text(de="Vereinbarung", en="agreement"),
    RoleKind.SIGNED: Text(de="Tag der Unterschrift", en="day of signature"),
    RoleKind.MEETING: Text(de="Treffen", en="meeting"),
    RoleKind.REGION: Text(de="Region", en="region"),
    RoleKind.RHYTHM: Text(de="wie oft das Gremium tagt", en="how often the body meets"),
    RoleKind.OFFER: Text(de="Angebot", en="service"),
    RoleKind.TIE: Text(de="Zusammenarbeit mit einer Organisation", en="cooperation with an organization"),
    RoleKind.UNIT: Text(de="Abteilung der Organisation", en="unit of the organization"),
    RoleKind.CONTACT: Text(
        de="Anschrift, Nummer und Postfach in einer Zelle", en="address, number and mailbox in one cell"
    ),
    RoleKind.PERSON: Text(de="Person", en="person"),
    RoleKind.RUNNING: Text(de="laufende Nummer", en="running number"),
    RoleKind.STANDING: Text(de="noch dabei oder nicht", en="still there or not"),
    RoleKind.NOTE: Text(de="Bemerkung", en="remark"),
    RoleKind.UNKNOWN: Text(de="unbekannt", en="unknown"),
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
        de="Schreiben Sie über jede Spalte, was darin steht, oder nennen Sie die Kopfzeile.",
        en="Write above each column what it holds, or name the header row.",
    )
    return Issue(severity, "header", sentence, shape, remedy, command=_BY_MAPPING)


def only_explained(name: str) -> Issue:
    """A sheet that tells how a list is filled in."""
    sentence = say(
        "Das Blatt „{name}“ erklärt die Spalten einer Liste. Es wurde nicht gelesen.",
        "The sheet “{name}” explains the columns of a list. It was not read.",
        name=name,
    )
    return Issue("warning", "explanation", sentence, NO_SHAPE, NOTHING_TO_DO)


def left_out(reason: LeftOutFor, count: int) -> Issue:
    """Rows that are kept out until a person takes them in: hidden, struck through, of former years, a draft."""
    sentence = say(
        "{count} {count:Zeile ist|Zeilen sind} {why} und {count:zählt|zählen} nicht als aktuell.",
        "{count} {count:row is|rows are} left out ({why}) and not counted as current.",
        count=count,
        why=LEFT_OUT_FOR[reason],
    )
    remedy = say(
        "Sollen sie gelten, {how}, oder lassen Sie alle mitlesen.",
        "If they count, {how}, or have all read.",
        how=_HOW[reason],
    )
    return Issue("question", reason.value, sentence, NO_SHAPE, remedy, command=_taken_by_mapping(_TAKE[reason]))


def _taken_by_mapping(take: str) -> Text:
    return say(
        "In einer Zuordnung: {take} = true unter [take].", "In a mapping: {take} = true under [take].", take=take
    )


_BY_MAPPING = Text(
    de="In einer Zuordnung geht es auch: „fruehnetz check LISTE --columns“ schreibt sie auf.",
    en="A mapping does it, too: “fruehnetz check LIST --columns” writes one.",
)
_HOW = {
    LeftOutFor.HIDDEN: Text(de="blenden Sie sie ein", en="show them"),
    LeftOutFor.STRUCK: Text(de="nehmen Sie die Streichung weg", en="take the strike-through away"),
    LeftOutFor.OLD: Text(de="benennen Sie das Blatt um", en="rename the sheet"),
    LeftOutFor.DRAFT: Text(de="benennen Sie das Blatt um", en="rename the sheet"),
}
_TAKE = {LeftOutFor.HIDDEN: "hidden", LeftOutFor.STRUCK: "struck", LeftOutFor.OLD: "old", LeftOutFor.DRAFT: "old"}


def hidden_columns_read(headers: str) -> Issue:
    """Columns that nobody sees in the spreadsheet."""
    sentence = say(
        "Ausgeblendete Spalten wurden nicht gelesen: {headers}.",
        "Hidden columns were not read: {headers}.",
        headers=headers,
    )
    remedy = Text(
        de="Sollen sie gelten, blenden Sie sie ein, oder lassen Sie Ausgeblendetes mitlesen.",
        en="If they count, show them, or have all that is hidden read.",
    )
    return Issue("question", "hidden", sentence, NO_SHAPE, remedy, command=_taken_by_mapping("hidden"))


def names_no_column(headers: Sequence[str]) -> Issue:
    """A table with headers, of which none says who is listed."""
    shown = ", ".join(f"„{h}“" for h in headers[:6]) + (" …" if len(headers) > 6 else "")
    sentence = say(
        "Die Tabelle hat Überschriften, aber keine davon nennt Organisationen: {shown}. Sie wurde nicht gelesen.",
        "The table has headers, but none of them names organizations: {shown}. It was not read.",
        shown=Text(de=shown, en=", ".join(headers[:6])),
    )
    remedy = Text(
        de="Nennen Sie die Spalte mit den Namen „Einrichtung“, oder sagen Sie bei den Spalten, welche es ist.",
        en="Call the column with the names “Einrichtung”, or say at the columns which one it is.",
    )
    command = Text(
        de="In einer Zuordnung ist das die Rolle „property name“; „fruehnetz check LISTE --columns“ schreibt sie auf.",
        en="In a mapping that is the role “property name”; “fruehnetz check LIST --columns” writes one.",
    )
    return Issue("warning", "header", sentence, NO_SHAPE, remedy, command=command)


def list_of_persons() -> Issue:
    """A table that lists persons and names no organizations."""
    sentence = Text(
        de="Die Tabelle nennt Personen, aber keine Organisationen. Sie wurde nicht gelesen.",
        en="The table names persons, but no organizations. It was not read.",
    )
    remedy = Text(
        de="Ergänzen Sie eine Spalte „Einrichtung“, oder sagen Sie bei den Spalten, welche die Namen der Einrichtungen "
        "enthält.",
        en="Add a column “Einrichtung”, or say at the columns which of them holds the names of the organizations.",
    )
    command = Text(
        de="Sollen Personen gespeichert werden (--with-persons), braucht die Tabelle „Personen“ auch „Zweck“ und "
        "„Rechtsgrundlage“.",
        en="If persons are to be stored (--with-persons), the sheet “Personen” needs “Zweck” and “Rechtsgrundlage”, "
        "too.",
    )
    return Issue("question", "persons", sentence, NO_SHAPE, remedy, command=command)


def column_asked(column: FoundColumn) -> Issue:
    """A column whose meaning is open; its content is not stored."""
    sentence = say(
        "Die Spalte „{header}“ wurde nicht übernommen{why}.",
        "The column “{header}” was not imported{why}.",
        header=Text(de=column.header or "(ohne Überschrift)", en=column.header or "(no header)"),
        why=say(" ({reasons})", " ({reasons})", reasons=reasons_of_role(column.reasons)),
    )
    severity: Severity = "question" if column.alternatives else "warning"
    return Issue(severity, "header", sentence, _choices(column), _NAME_IT, command=_BY_MAPPING)


def column_read_as(column: FoundColumn) -> Issue:
    """A column that was read by its content more than by its header."""
    named = column.role if column.role.kind == RoleKind.BODY else column.role._replace(name="")
    sentence = say(
        "Die Spalte „{header}“ wurde gelesen als: {role} ({reasons}).",
        "The column “{header}” was read as: {role} ({reasons}).",
        header=column.header,
        role=_word(named),
        reasons=reasons_of_role(column.reasons),
    )
    return Issue("question", "column", sentence, _choices(column), NOTHING_TO_DO)


def _choices(column: FoundColumn) -> Text:
    words = [_word(role) for role in column.alternatives]
    return Text(de=", ".join(word.de for word in words), en=", ".join(word.en for word in words))


def _word(role: Role) -> Text:
    kind = KINDS[role.kind]
    return say("{kind} „{name}“", "{kind} “{name}”", kind=kind, name=_label(role)) if role.name else kind


def _label(role: Role) -> Text:
    """What people call a property or a reference; bodies and meetings bear names of their own."""
    types, name = load_model().types, role.name
    if role.kind is RoleKind.LINK and name in types:
        return types[name].label
    owner = _OWNERS.get(role.kind)
    prop = types[owner].property(name) if owner is not None else None
    return prop.label if prop is not None else Text(de=name, en=name)


_OWNERS = {RoleKind.PROPERTY: EntityType.ORGANIZATION, RoleKind.SEAT: RelationType.MEMBERSHIP}


_NAME_IT = Text(
    de="Sagen Sie bei den Spalten, was sie ist, oder benennen Sie sie wie in der Vorlage.",
    en="Say at the columns what it is, or name it as in the template.",
)


def seat_unread(body: str) -> Issue:
    """A cell under a body that nobody could read."""
    sentence = say(
        "{body}: Was die Zelle über die Mitgliedschaft sagt, ist nicht zu erkennen. Sie wurde nicht gelesen.",
        "{body}: what the cell says of the membership cannot be told. It was not read.",
        body=body,
    )
    shape = Text(
        de="x, ja, nein, ?, eine Rolle wie Vorsitz, Gast oder beratend, oder ein Beginn wie „seit 2019“",
        en="“x”, “ja”, “nein”, “?”, a role such as “Vorsitz”, “Gast” or “beratend”, or a beginning such as “seit 2019”",
    )
    return Issue("question", "seat", sentence, shape, CORRECT)


def seat_partly_read(body: str, words: str) -> Issue:
    """A cell under a body of which a part could be read."""
    sentence = say(
        "{body}: „{words}“ sagt über die Mitgliedschaft nichts, was zu erkennen ist. Das Übrige der Zelle wurde "
        "gelesen, diese Wörter bleiben als Vermerk am Sitz.",
        "{body}: “{words}” says nothing of the membership that can be told. The rest of the cell was read; these words "
        "stay as a remark on the seat.",
        body=body,
        words=words,
    )
    return Issue("question", "seat", sentence, NO_SHAPE, NOTHING_TO_DO)


def open_mark(what: str) -> Issue:
    """Somebody wrote that they do not know, or that it is not settled."""
    sentence = say(
        "{what}: Die Angabe ist offen. Sie wird als „nicht bekannt“ gelesen, nicht als „nein“.",
        "{what}: the value is open. It is read as not known, not as no.",
        what=what,
    )
    remedy = Text(de="Tragen Sie ja oder nein ein, sobald es feststeht.", en="Enter “ja” or “nein” once it is settled.")
    return Issue("question", "unknown", sentence, NO_SHAPE, remedy)


def agreement_unread(what: str) -> Issue:
    """A cell about an agreement that is neither yes nor no nor a day."""
    sentence = say(
        "{what}: Die Zelle sagt weder ja noch nein. Eine Vereinbarung wurde nicht angelegt.",
        "{what}: the cell says neither yes nor no. No agreement was recorded.",
        what=what,
    )
    shape = Text(de="ja, nein oder der Tag der Unterschrift", en="“ja”, “nein” or the day of the signature")
    return Issue("question", "agreement", sentence, shape, CORRECT)


def agreement_oral(what: str) -> Issue:
    """A cell about an agreement that nobody signed."""
    sentence = say(
        "{what}: Die Zelle nennt eine mündliche Absprache. Unterzeichnet ist damit nichts; sie wurde nicht angelegt.",
        "{what}: the cell names an oral agreement. Nothing is signed by that; it was not recorded.",
        what=what,
    )
    remedy = Text(
        de="Soll sie erfasst sein, nennen Sie sie in einem Blatt „Vereinbarungen“, mit der Art „mündliche Absprache“.",
        en="To record it, list it in a sheet “Vereinbarungen”, with the kind “mündliche Absprache”.",
    )
    return Issue("question", "agreement", sentence, NO_SHAPE, remedy)


def beside_several_seats(header: str) -> Issue:
    """A role or a day beside several bodies of one row."""
    sentence = say(
        "{header}: In der Zeile stehen mehrere Gremien. Zu welchem die Angabe gehört, ist offen; sie wurde nicht "
        "gelesen.",
        "{header}: the row names several bodies. To which of them this belongs is open; it was not read.",
        header=header,
    )
    remedy = Text(
        de="Schreiben Sie die Angabe hinter das Gremium, etwa „StG (seit 2019)“, oder geben Sie jedem Sitz eine Zeile.",
        en="Write it behind the body, such as “StG (seit 2019)”, or give each seat a row of its own.",
    )
    return Issue("question", "seat", sentence, NO_SHAPE, remedy)


def agreement_ends(header: str) -> Issue:
    """A day on which an agreement ends, where a signature is recorded."""
    sentence = say(
        "„{header}“ nennt einen letzten Tag und keinen der Unterschrift. Dass unterzeichnet ist, wurde gelesen; ist "
        "der Tag vorbei, gilt es als nicht bekannt.",
        "“{header}” names a last day, and none of a signature. That it is signed was read; if the day is over, it "
        "counts as not known.",
        header=header,
    )
    remedy = Text(
        de="Soll der letzte Tag gelten, führen Sie die Vereinbarungen in einem Blatt „Vereinbarungen“ auf: "
        "Vereinbarung, Partei, Gültig bis.",
        en="If the last day counts, list the agreements in a sheet “Vereinbarungen”: Vereinbarung, Partei, Gültig bis.",
    )
    return Issue("question", "agreement", sentence, NO_SHAPE, remedy)


def day_unread(header: str) -> Issue:
    """A cell that holds no day where one is expected."""
    sentence = say(
        "{header}: Die Zelle nennt keinen Tag. Sie wurde nicht gelesen.",
        "{header}: the cell names no day. It was not read.",
        header=header,
    )
    shape = Text(de="ein Tag, ein Monat oder ein Jahr, etwa 14.05.2019, 05/2019 oder 2019", en="a day, month or year")
    return Issue("question", "day", sentence, shape, CORRECT)


def contact_read(header: str) -> Issue:
    """A column whose cells hold address, number and mailbox at once."""
    sentence = say(
        "Aus den Zellen der Spalte „{header}“ wurden Anschrift, Nummer und Postfach gelesen. Was sonst darin steht, "
        "etwa Namen von Personen, wurde nicht übernommen.",
        "Address, number and mailbox were read out of the cells of the column “{header}”. What else they hold, such as "
        "names of persons, was not taken.",
        header=header,
    )
    remedy = Text(de="Wenn das genügt, ist nichts zu tun.", en="If that will do, nothing needs to be done.")
    return Issue("warning", "contact", sentence, Text(de="", en=""), remedy)


def beside_no_seat(header: str) -> Issue:
    """A role, a day or a deputy in a row that is in no body."""
    sentence = say(
        "{header}: In der Zeile steht kein Sitz, zu dem die Angabe gehört. Sie wurde nicht gelesen.",
        "{header}: the row tells of no seat that this belongs to. It was not read.",
        header=header,
    )
    remedy = Text(
        de="Ist oder war die Einrichtung Mitglied, setzen Sie ein Kreuz unter das Gremium; sonst ist nichts zu tun.",
        en="If the organization is or was a member, put a cross below the body; else nothing needs to be done.",
    )
    return Issue("question", "seat", sentence, Text(de="", en=""), remedy)


def deputy_not_listed(header: str) -> Issue:
    """A cell that names who stands in, and whom the list has no row for."""
    sentence = say(
        "{header}: Wer hier genannt ist, steht nicht als Einrichtung in der Liste. Der Sitz der Vertretung wurde nicht "
        "angelegt.",
        "{header}: who is named here is no organization of the list. The seat of the deputy was not made.",
        header=header,
    )
    shape = Text(de="der Name einer Einrichtung der Liste", en="the name of an organization of the list")
    remedy = Text(
        de="Vertritt eine Einrichtung, geben Sie ihr eine Zeile; vertritt eine Person, ist nichts zu tun.",
        en="If an organization stands in, give it a row; if a person does, nothing needs to be done.",
    )
    return Issue("question", "deputy", sentence, shape, remedy)


def mark_unread(what: str) -> Issue:
    """A cell under a meeting that nobody could read."""
    sentence = say("{what}: Die Zelle wurde nicht gelesen.", "{what}: the cell was not read.", what=what)
    shape = Text(de="x, ja, nein, entschuldigt, eingeladen", en="x, ja, nein, entschuldigt, eingeladen")
    return Issue("question", "attendance", sentence, shape, CORRECT)
