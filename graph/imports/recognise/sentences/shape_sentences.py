"""What there is to say of sheets that were read, or refused, by their shape more than by their headers."""

from collections.abc import Mapping, Sequence

from graph.imports.problems import Issue
from graph.imports.recognise.sentences.sheet_sentences import NO_SHAPE, NOTHING_TO_DO
from graph.imports.workbook import address
from graph.wording import spelled
from ontology import say
from ontology.model import Text


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
    return Issue("question", "no-header", sentence, NO_SHAPE, remedy)


def members_below_read(bodies: Sequence[str]) -> Issue:
    """Columns with the name of a body above its members."""
    sentence = say(
        "{count:Als Gremium mit seinen|Als Gremien mit ihren} Mitgliedern darunter gelesen: {bodies}.",
        "Read as {count:a body with its|bodies with their} members below: {bodies}.",
        count=len(bodies),
        bodies=", ".join(bodies),
    )
    return Issue("question", "members-below", sentence, NO_SHAPE, NOTHING_TO_DO)


def members_of_no_body() -> Issue:
    """Members, guests and the like of a body that the list does not name."""
    sentence = Text(
        de="Als Liste der Mitglieder eines Gremiums gelesen, das die Liste nicht nennt. Gelesen wurden nur die "
        "Einrichtungen, kein Sitz.",
        en="Read as the members of a body that the list does not name. Only the organizations were read, and no seat.",
    )
    remedy = Text(
        de="Schreiben Sie das Gremium als Titel darüber, oder nennen Sie das Blatt so.",
        en="Write the body above as a title, or call the sheet so.",
    )
    return Issue("question", "members-below", sentence, NO_SHAPE, remedy)


def receivers_among_members() -> Issue:
    """A word over those who are only written to, beside the members of a body."""
    sentence = Text(
        de="Wer hier steht, bekommt nur Nachricht. Ein Sitz im Gremium folgt daraus nicht.",
        en="Those who stand here are only informed. No seat in the body follows from that.",
    )
    return Issue("question", "receivers", sentence, NO_SHAPE, NOTHING_TO_DO)


def paths_read() -> Issue:
    """Names with all that they belong to before them, parted by a sign."""
    sentence = Text(
        de="Als Pfade gelesen: Was hinter dem Zeichen steht, gehört zu der Organisation davor, oder diese ist "
        "der Träger.",
        en="Read as paths: what stands behind the sign belongs to the organization before it, or that is the carrier.",
    )
    return Issue("question", "paths", sentence, NO_SHAPE, NOTHING_TO_DO)


def offers_in_lines_read(count: int) -> Issue:
    """Lines with an offer and, in brackets, whoever has it."""
    sentence = say(
        "{count} {count:Angebot|Angebote} gelesen; wer in Klammern steht, bietet es an.",
        "{count} {count:offer was|offers were} read; those in brackets have it.",
        count=count,
    )
    return Issue("question", "offers-in-lines", sentence, NO_SHAPE, NOTHING_TO_DO)


def enumerated_read(count: int) -> Issue:
    """A text that enumerates organizations."""
    sentence = say(
        "Als Aufzählung gelesen: {count} {count:Einrichtung|Einrichtungen}.",
        "Read as an enumeration: {count} {count:organization|organizations}.",
        count=count,
    )
    return Issue("question", "enumerated", sentence, NO_SHAPE, NOTHING_TO_DO)


def task_matrix_read(count: int) -> Issue:
    """A matrix of tasks by actors with letters for the part of each."""
    sentence = say(
        "Als Matrix der Aufgaben gelesen: {count} {count:Einrichtung|Einrichtungen}. Wer wofür verantwortlich ist, "
        "wurde nicht übernommen; ein Sitz oder eine Zusammenarbeit folgt daraus nicht.",
        "Read as a matrix of tasks: {count} {count:organization|organizations}. Who is responsible for what was not "
        "imported; no seat and no cooperation follow from it.",
        count=count,
    )
    return Issue("question", "task-matrix", sentence, NO_SHAPE, NOTHING_TO_DO)


def interviews_read(count: int, questions: int) -> Issue:
    """Answers below one another to questions, of one institution or of several."""
    sentence = say(
        "Als Antworten von {count} {count:Einrichtung|Einrichtungen} auf {questions} {questions:Frage|Fragen} gelesen.",
        "Read as the answers of {count} {count:institution|institutions} to {questions} "
        "{questions:question|questions}.",
        count=count,
        questions=questions,
    )
    return Issue("question", "interviews", sentence, NO_SHAPE, NOTHING_TO_DO)


def blocks_beside_read(count: int) -> Issue:
    """Blocks with the same headers beside one another."""
    sentence = say(
        "Gleich gebaute Listen nebeneinander ({count}) wurden als eine gelesen, Block für Block.",
        "Lists of the same form beside one another ({count}) were read as one, block by block.",
        count=count,
    )
    return Issue("question", "blocks-beside", sentence, NO_SHAPE, NOTHING_TO_DO)


def labelled_lines_read(heads: Sequence[str]) -> Issue:
    """Lines with a word before each value."""
    sentence = say(
        "Je Zeile eine Einrichtung gelesen, nach den Wörtern vor den Doppelpunkten: {heads}.",
        "One organization was read from each line, by the words before the colons: {heads}.",
        heads=", ".join(heads),
    )
    return Issue("question", "labelled-lines", sentence, NO_SHAPE, NOTHING_TO_DO)


def came_in_read(day: str) -> Issue:
    """Minutes of a meeting with the names of those who came."""
    sentence = say(
        "Als Protokoll der Sitzung am {day} gelesen: wer da war, wer fehlte. Ein Sitz im Gremium folgt daraus nicht.",
        "Read as the minutes of the meeting on {day}: who came and who did not. No seat in the body follows from that.",
        day=spelled(day),
    )
    return Issue("question", "minutes", sentence, NO_SHAPE, NOTHING_TO_DO)


def signed_below_read(agreement: str) -> Issue:
    """An agreement with the names of its parties below."""
    sentence = say(
        "Als Vereinbarung mit ihren Parteien darunter gelesen: „{agreement}“.",
        "Read as an agreement with its parties below: “{agreement}”.",
        agreement=agreement,
    )
    return Issue("question", "signed-below", sentence, NO_SHAPE, NOTHING_TO_DO)


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
    return Issue("question", "no-header", sentence, NO_SHAPE, remedy)


def functions_read(header: str, persons: int) -> Issue:
    """A column that says of some rows what the organization is, and of others what a person does."""
    sentence = say(
        "Die Spalte „{header}“ wurde als Akteurstyp gelesen, wo sie sagt, was die Organisation im Netzwerk ist.{rest}",
        "The column “{header}” was read as actor type where it says what the organization is in the network.{rest}",
        header=header,
        rest=say(
            " {persons} {persons:Zelle nennt|Zellen nennen} Personen, Berufe oder Aufgaben; nicht gespeichert.",
            " {persons} {persons:cell names|cells name} a person, a trade or a title; not stored.",
            persons=persons,
        )
        if persons
        else Text(de="", en=""),
    )
    return Issue("question", "column", sentence, NO_SHAPE, NOTHING_TO_DO)


def fields_read(names: Sequence[str]) -> Issue:
    """Columns for fields of work with crosses below them."""
    sentence = say(
        "Kreuze unter {names} wurden als Bereiche gelesen; der erste angekreuzte gilt, die anderen stehen daneben.",
        "Marks below {names} were read as sectors; the first one marked counts, the others stand beside it.",
        names=", ".join(names),
    )
    return Issue("question", "fields-across", sentence, NO_SHAPE, NOTHING_TO_DO)


def places_read(names: Sequence[str]) -> Issue:
    """Columns for places with crosses in them, read as where each organization works."""
    sentence = say(
        "Die Spalten {names} wurden als Orte gelesen: Ein Kreuz heißt, dass die Organisation dort arbeitet.",
        "The columns {names} were read as places: a cross says that the organization works there.",
        names=", ".join(f"„{name}“" for name in names),
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun. Sind es Gremien, schreiben Sie „Gremien“ in die Zeile darüber.",
        en="If that is right, nothing needs to be done. If they are bodies, write “Gremien” into the row above.",
    )
    return Issue("question", "places", sentence, NO_SHAPE, remedy)


def levels_read(headers: Sequence[str]) -> Issue:
    """Columns that are levels of a hierarchy."""
    sentence = say(
        "Die Spalten {headers} wurden als Ebenen gelesen: Jede Zelle ist eine Organisation. Wer links darüber steht, "
        "ist ihr Träger oder das Ganze, zu dem sie gehört.",
        "The columns {headers} were read as levels: each cell is an organization. The one above it to the left is its "
        "carrier or the whole that it belongs to.",
        headers=", ".join(f"„{header}“" for header in headers),
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst schreiben Sie jede Organisation in eine eigene Zeile unter "
        "„Einrichtung“, daneben „Träger“.",
        en="If that is right, nothing needs to be done; else write each organization into a row of its own below "
        "“Einrichtung”, with “Träger” beside it.",
    )
    return Issue("question", "levels", sentence, NO_SHAPE, remedy)


def days_down_read(count: int) -> Issue:
    """A calendar of meetings by organizations."""
    sentence = say(
        "Als Kalender gelesen: {count} {count:Tag|Tage} mit denen, die da waren. Ein Sitz im Gremium folgt daraus "
        "nicht.",
        "Read as a calendar: {count} {count:day|days} with those who came. No seat in the body follows from that.",
        count=count,
    )
    return Issue("question", "calendar", sentence, NO_SHAPE, NOTHING_TO_DO)


def days_across_read(count: int) -> Issue:
    """A table whose corner names a body, and whose headers are days."""
    sentence = say(
        "Als Treffen des Gremiums links oben gelesen: wer an {count} {count:Tag|Tagen} da war. Ein Sitz folgt daraus "
        "nicht.",
        "Read as meetings of the body in the corner: who came on {count} {count:day|days}. No seat follows from it.",
        count=count,
    )
    return Issue("question", "calendar", sentence, NO_SHAPE, NOTHING_TO_DO)


def bodies_meet_read(count: int) -> Issue:
    """A calendar of bodies with the days of their meetings."""
    sentence = say(
        "Als Kalender der Gremien gelesen: {count} {count:Sitzung|Sitzungen} mit Gremium und Tag.",
        "Read as a calendar of bodies: {count} {count:meeting|meetings} with body and day.",
        count=count,
    )
    return Issue("question", "calendar", sentence, NO_SHAPE, NOTHING_TO_DO)


def names_across_read(kinds: Sequence[str], completed: Mapping[str, str], *, places: bool) -> Issue:
    """A table whose cells name organizations; ``completed`` are names put together from kind and cell."""
    shown = ", ".join(f"„{kind}“" for kind in kinds[:6]) + (" …" if len(kinds) > 6 else "")
    example = next(iter(completed.values()), "")
    sentence = say(
        "Als Tabelle gelesen, deren Zellen Organisationen nennen: {kinds}{places}.{completed}",
        "Read as a table whose cells name organizations: {kinds}{places}.{completed}",
        kinds=shown,
        places=Text(de=", nach Orten", en=", by places") if places else Text(de="", en=""),
        completed=say(
            " {n} {n:Name wurde|Namen wurden} um die Art ergänzt, etwa „{example}“.",
            " The kind was added to {n} {n:name|names}, such as “{example}”.",
            n=len(completed),
            example=example,
        )
        if completed
        else Text(de="", en=""),
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst schreiben Sie jede Organisation in eine eigene Zeile unter "
        "„Einrichtung“.",
        en="If that is right, nothing needs to be done; else write each organization into a row of its own below "
        "“Einrichtung”.",
    )
    return Issue("question", "names-across", sentence, NO_SHAPE, remedy)


def years_read(about: str, *, came: bool) -> Issue:
    """Columns of years below the name of what they are about."""
    sentence = say(
        "Die Jahre wurden gelesen als {what} „{about}“.",
        "The years were read as {what} “{about}”.",
        what=Text(de="Teilnahme an", en="attendance at") if came else Text(de="Sitze in", en="seats in"),
        about=about,
    )
    return Issue("question", "years", sentence, NO_SHAPE, NOTHING_TO_DO)


def blocks_read(count: int, dropped: int, nameless: int) -> Issue:
    """Blocks with a name and an address; ``dropped`` lines are about persons, ``nameless`` blocks name no office."""
    sentence = say(
        "Als Adressen gelesen: {count} {count:Block|Blöcke} mit Namen und Anschrift.{dropped}{nameless}",
        "Read as addresses: {count} {count:block|blocks} with name and address.{dropped}{nameless}",
        count=count,
        dropped=say(
            " {n} {n:Zeile|Zeilen} über Personen oder Funktionen {n:wurde|wurden} nicht gespeichert.",
            " {n} {n:line|lines} about persons or functions {n:was|were} not stored.",
            n=dropped,
        )
        if dropped
        else Text(de="", en=""),
        nameless=say(
            " {n} {n:Block nennt|Blöcke nennen} keine Organisation und {n:wurde|wurden} nicht gelesen.",
            " {n} {n:block names|blocks name} no organization and {n:was|were} not read.",
            n=nameless,
        )
        if nameless
        else Text(de="", en=""),
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst schreiben Sie jede Einrichtung in eine eigene Zeile, mit "
        "Überschriften wie Einrichtung, Straße, PLZ, Ort.",
        en="If that is right, nothing needs to be done; else write each institution into a row of its own, with "
        "headers such as Einrichtung, Straße, PLZ, Ort.",
    )
    return Issue("question", "blocks", sentence, NO_SHAPE, remedy)


def attendance_joined(heads: Sequence[str]) -> Issue:
    """Columns that together say who came to one meeting."""
    sentence = say(
        "Die Spalten {heads} wurden zusammen gelesen: wer bei der Sitzung aus dem Titel da war. Ein Sitz im Gremium "
        "folgt daraus nicht.",
        "The columns {heads} were read together: who was at the meeting of the title. No seat in the body follows "
        "from it.",
        heads=", ".join(f"„{head}“" for head in heads),
    )
    return Issue("question", "attendance", sentence, NO_SHAPE, NOTHING_TO_DO)


def receivers_read(count: int) -> Issue:
    """A letter with those whom it goes to."""
    sentence = say(
        "Als Schreiben mit Verteiler gelesen: {count} {count:Einrichtung|Einrichtungen}. Ein Sitz im Gremium folgt "
        "daraus nicht.",
        "Read as a letter with those whom it goes to: {count} {count:institution|institutions}. No seat in a body "
        "follows from it.",
        count=count,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sind es die Mitglieder, schreiben Sie „Mitglieder:“ darüber.",
        en="If that is right, nothing needs to be done; if they are members, write “Mitglieder:” above them.",
    )
    return Issue("question", "receivers", sentence, NO_SHAPE, remedy)


def mail_lines_read(count: int, dropped: int) -> Issue:
    """A mailing list with names before the addresses; ``dropped`` are addresses of persons or without a name."""
    sentence = say(
        "Als Verteiler gelesen: {count} {count:Einrichtung|Einrichtungen} mit Postfach.{dropped}",
        "Read as a mailing list: {count} {count:institution|institutions} with mailbox.{dropped}",
        count=count,
        dropped=say(
            " {n} {n:Adresse nennt|Adressen nennen} keine Einrichtung; nicht gespeichert.",
            " {n} {n:address names|addresses name} no institution; not stored.",
            n=dropped,
        )
        if dropped
        else Text(de="", en=""),
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun. Wer angeschrieben wird, sitzt deshalb noch in keinem Gremium.",
        en="If that is right, nothing needs to be done. Who is written to does not sit in a body for that.",
    )
    return Issue("question", "mail-lines", sentence, NO_SHAPE, remedy)


def stairs_read(*, numbered: bool = False) -> Issue:
    """An indented or numbered list: each organization below the one it belongs to."""
    sentence = Text(
        de="Als eingerückte Liste gelesen: Wer eingerückt steht, gehört zu der Organisation darüber, oder sie ist der "
        "Träger.",
        en="Read as an indented list: who is indented belongs to the organization above, or that one is the carrier.",
    )
    if numbered:
        sentence = Text(
            de="Als Gliederung gelesen: 1.1 gehört zu der Organisation unter 1, oder sie ist der Träger.",
            en="Read as an outline: 1.1 belongs to the organization at 1, or that one is the carrier.",
        )
    return Issue("question", "levels", sentence, NO_SHAPE, NOTHING_TO_DO)
