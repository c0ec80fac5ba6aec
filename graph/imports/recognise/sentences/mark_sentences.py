"""What recognising has to say of what stands beside texts: comments, colours, lost letters, ways of writing."""

from collections.abc import Mapping, Sequence

from graph.imports.problems import Issue
from graph.imports.recognise.sentences.sheet_sentences import NO_SHAPE, NOTHING_TO_DO
from ontology import say
from ontology.model import Text


def letters_lost(count: int) -> Issue:
    """Names and headers in which letters are missing."""
    sentence = say(
        "In {count} {count:Zelle steht|Zellen steht} ein Fragezeichen mitten im Wort: Beim Speichern gingen Umlaute "
        "verloren. Die Namen wurden so gelesen, wie sie dort stehen.",
        "In {count} {count:cell|cells} a question mark stands in the middle of a word: umlauts were lost when it was "
        "saved. The names were read as they stand there.",
        count=count,
    )
    remedy = Text(
        de="Speichern Sie die Liste dort, wo sie die Umlaute noch zeigt, als Arbeitsmappe (.xlsx) oder „CSV UTF-8“, "
        "und lesen Sie diese Datei ein.",
        en="Save the list where it still shows the umlauts as a workbook (.xlsx) or “CSV UTF-8”, and read that file.",
    )
    return Issue("question", "encoding", sentence, NO_SHAPE, remedy)


def head_of_whom(body: str, word: str) -> Issue:
    """A word below a body that may be about who leads it, or about who of the institution sits there."""
    sentence = say(
        "{body}: „{word}“ kann heißen, dass diese Stelle das Gremium leitet, oder dass ihre eigene Leitung dort sitzt. "
        "Gelesen wurde die Mitgliedschaft; das Wort bleibt als Vermerk am Sitz.",
        "{body}: “{word}” may mean that this office leads the body, or that its own head sits there. The membership "
        "was read; the word stays as a remark on the seat.",
        body=body,
        word=word,
    )
    remedy = Text(
        de="Leitet die Stelle das Gremium, schreiben Sie „Vorsitz“.",
        en="If the office leads the body, write “Vorsitz”.",
    )
    return Issue("question", "seat", sentence, NO_SHAPE, remedy)


def comments_unread(cells: Sequence[str]) -> Issue:
    """Comments on cells. Their words are not shown: they often tell of persons."""
    shown = ", ".join(cells[:5]) + (" …" if len(cells) > 5 else "")
    sentence = say(
        "Kommentare an Zellen wurden nicht gelesen: {shown}.", "Comments on cells were not read: {shown}.", shown=shown
    )
    remedy = Text(
        de="Sagt ein Kommentar, dass etwas nicht mehr gilt, tragen Sie es in der Zeile ein, etwa unter „Status“.",
        en="If a comment says that something no longer holds, enter it in the row, such as under “Status”.",
    )
    return Issue("question", "comment", sentence, NO_SHAPE, remedy)


def colours_read(meanings: Mapping[str, int]) -> Issue:
    """What colours mean by the legend, and how many rows or cells have them."""
    sentence = say(
        "Farben wurden nach der Legende gelesen: {read}.",
        "Colours were read by the legend: {read}.",
        read=", ".join(f"„{meaning}“ ({count})" for meaning, count in meanings.items()),
    )
    return Issue("question", "colour", sentence, NO_SHAPE, NOTHING_TO_DO)


def colours_open(meanings: Mapping[str, int]) -> Issue:
    """Colours whose meaning a legend gives, and that no column can say."""
    sentence = say(
        "Was diese Farben nach der Legende bedeuten, wurde nicht übernommen: {open}.",
        "What these colours mean by the legend was not taken: {open}.",
        open=", ".join(f"„{meaning}“ ({count})" for meaning, count in meanings.items()),
    )
    remedy = Text(
        de="Soll es gelten, schreiben Sie es in eine Spalte mit einer Überschrift: Gremium, Bereich, Status.",
        en="If it shall count, write it into a column with a header: a body, Bereich, Status.",
    )
    return Issue("question", "colour", sentence, NO_SHAPE, remedy)


def boxes_unread(cells: Sequence[str]) -> Issue:
    """Empty cells with a colour."""
    sentence = say(
        "{count} {count:Zelle ist|Zellen sind} leer und farbig: {cells}. Was die Farbe bedeutet, wurde nicht gelesen.",
        "{count} {count:cell is|cells are} empty and coloured: {cells}. What the colour means was not read.",
        count=len(cells),
        cells=", ".join(cells[:8]) + (" …" if len(cells) > 8 else ""),
    )
    remedy = Text(
        de="Schreiben Sie in die Zellen, was die Farbe sagt (x, ja, nein), oder eine Legende unter die Tabelle: „grün "
        "= Mitglied“.",
        en="Write into the cells what the colour says (x, ja, nein), or a legend below the table such as “grün = "
        "Mitglied”.",
    )
    return Issue("question", "colour", sentence, NO_SHAPE, remedy)


def colours_unread(count: int) -> Issue:
    """Rows that a colour sets apart."""
    sentence = say(
        "{count} {count:Zeile ist|Zeilen sind} farbig hervorgehoben. Was die Farbe bedeutet, wurde nicht gelesen.",
        "{count} {count:row is|rows are} coloured. What the colour means was not read.",
        count=count,
    )
    remedy = Text(
        de="Sagt die Farbe etwas, schreiben Sie es in eine Spalte, oder unter die Tabelle: „grün = Mitglied“.",
        en="If the colour says something, write it into a column, or a legend below the table: “grün = Mitglied”.",
    )
    return Issue("question", "colour", sentence, NO_SHAPE, remedy)


def boxes_read(count: int) -> Issue:
    """Cells in which options have boxes."""
    sentence = say(
        "Kästchen in {count} {count:Zelle|Zellen}: Gelesen wurde nur, was angekreuzt ist.",
        "Boxes in {count} {count:cell|cells}: only what is ticked was read.",
        count=count,
    )
    return Issue("question", "boxes", sentence, NO_SHAPE, NOTHING_TO_DO)


def hollow_marks(sign: str, count: int) -> Issue:
    """Hollow circles beside full marks and empty cells."""
    sentence = say(
        "„{sign}“ steht hier neben gefüllten Zeichen und leeren Zellen ({count} Mal). Was es bedeutet, sagt die Liste "
        "nicht; es wurde nicht gelesen.",
        "“{sign}” stands beside full marks and empty cells here (times: {count}). The list does not say what it means; "
        "it was not read.",
        sign=sign,
        count=count,
    )
    remedy = say(
        "Erklären Sie das Zeichen unter der Tabelle: „{sign} = Gast“. Bedeutet es nein, ist nichts zu tun.",
        "Explain the sign below the table: “{sign} = Gast”. If it means no, nothing needs to be done.",
        sign=sign,
    )
    return Issue("question", "mark", sentence, NO_SHAPE, remedy)


def month_first_read(header: str) -> Issue:
    """A column of days written month first."""
    sentence = say(
        "Spalte „{header}“: Die Tage sind amerikanisch geschrieben und wurden so gelesen: Monat/Tag/Jahr.",
        "Column “{header}”: the days are written the American way and were read so: month/day/year.",
        header=header,
    )
    return Issue("warning", "month-first", sentence, NO_SHAPE, NOTHING_TO_DO)


def agreement_states_read(header: str) -> Issue:
    """A column that says how far each agreement has got, and not from when a statement is."""
    sentence = say(
        "Die Spalte „{header}“ wurde gelesen als: Entwurf, unterzeichnet, ausgelaufen oder gekündigt.",
        "The column “{header}” was read as: draft, signed, expired or terminated.",
        header=header,
    )
    return Issue("question", "column", sentence, NO_SHAPE, NOTHING_TO_DO)


def renewals_read(header: str) -> Issue:
    """A column with the last day that agreements have since they were renewed."""
    sentence = say(
        "„{header}“: Gelesen wurde der letzte Tag seit der Verlängerung, und keiner davor.",
        "“{header}”: the last day since the renewal was read, and none before it.",
        header=header,
    )
    return Issue("question", "agreement", sentence, NO_SHAPE, NOTHING_TO_DO)


def agreement_says_more(what: str, more: str) -> Issue:
    """A cell that names a further day beside the one of the signature."""
    sentence = say(
        "{what}: Gelesen wurde der Tag der Unterschrift. Nicht übernommen wurde, was die Zelle noch nennt: „{more}“.",
        "{what}: the day of the signature was read. What else the cell names was not taken: “{more}”.",
        what=what,
        more=more,
    )
    remedy = Text(
        de="Wurde neu unterschrieben, schreiben Sie nur den letzten Tag; eine Laufzeit gehört unter „gültig bis“.",
        en="If it was signed anew, write the last day alone; a run belongs below “gültig bis”.",
    )
    return Issue("question", "agreement", sentence, NO_SHAPE, remedy)


def agreements_titled(title: str) -> Issue:
    """A title that several agreements have, or may have: it says no more than their kind."""
    sentence = say(
        "Diesen Titel haben mehrere Vereinbarungen, oder er sagt nur ihre Art. Sie wurden nach den Beteiligten "
        "unterschieden, etwa „{title}“.",
        "Several agreements have this title, or it says nothing but their kind. They were told apart by their parties, "
        "such as “{title}”.",
        title=title,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun. Ist es eine, geben Sie ihr in allen Zeilen denselben eigenen Titel und "
        "denselben letzten Tag.",
        en="If that is right, nothing needs to be done. If it is one, give it one title of its own and one last day in "
        "all rows.",
    )
    return Issue("question", "agreements", sentence, NO_SHAPE, remedy)


def stars_read(bodies: Mapping[str, str]) -> Issue:
    """Stars behind names, read as a line below the list explains them."""
    sentence = say(
        "Zeichen hinter Namen wurden gelesen, wie es unter der Liste steht: {shown}.",
        "Signs behind names were read as it stands below the list: {shown}.",
        shown=", ".join(f"„{sign}“ = {body}" for sign, body in bodies.items()),
    )
    return Issue("question", "legend", sentence, NO_SHAPE, NOTHING_TO_DO)
