"""What is said of cells and columns that speak of who works with whom."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from graph.imports.recognise.sentences.sheet_sentences import NO_SHAPE, NOTHING_TO_DO
from ontology import say
from ontology.model import Text


def ties_rated(title: Sequence[str]) -> Issue:
    """A matrix whose numbers say how good a cooperation is."""
    sentence = say(
        "Die Zahlen bewerten die Zusammenarbeit („{title}“); wie eng sie ist, sagen sie nicht. Gelesen wurden die "
        "Namen, keine Verbindungen.",
        "The numbers rate the cooperation (“{title}”); they do not say how close it is. The names were read, no ties.",
        title=" ".join(title)[:80],
    )
    shape = Text(de="0 (keine) bis 4 (verbindlich), x, ja, nein", en="0 (none) to 4 (binding), x, ja, nein")
    remedy = Text(
        de="Sagt die Tabelle auch, wer mit wem arbeitet, tragen Sie dort x oder 0 bis 4 ein; sonst ist nichts zu tun.",
        en="If the table says who works with whom as well, enter x or 0 to 4 there; else nothing needs to be done.",
    )
    return Issue("question", "tie", sentence, shape, remedy)


def ties_counted(most: int, said: str, *, none: bool) -> Issue:
    """Ties whose numbers count contacts, or grade them on a scale of their own.

    ``most`` is the highest of them, ``said`` what speaks of the scale, if anything does; ``none`` says that 0 is there.
    """
    read = say("nur die 0 als „keine“", "only 0, as none") if none else say("davon nichts", "nothing of it")
    sentence = say(
        "Die Zahlen reichen bis {most}: Sie zählen, oder stufen auf einer anderen Skala ein. Wie eng die "
        "Zusammenarbeit ist, sagen sie so nicht; gelesen wurde {read}.",
        "The numbers go up to {most}: they count, or grade on another scale. They do not say how close the cooperation "
        "is; what was read is {read}.",
        most=most,
        read=read,
    )
    if said:
        sentence = say(
            "Die Zahlen sind von einer eigenen Skala („{said}“). Wie eng die Zusammenarbeit ist, sagen sie so nicht; "
            "gelesen wurde {read}.",
            "The numbers are of a scale of the list's own (“{said}”). They do not say how close the cooperation is; "
            "what was read is {read}.",
            said=said[:80],
            read=read,
        )
    shape = Text(de="0 (keine) bis 4 (verbindlich), x, ja, nein", en="0 (none) to 4 (binding), x, ja, nein")
    remedy = Text(
        de="Ist es eine Skala, erklären Sie jede Zahl in einer Zeile unter der Tabelle: „5 = enge Zusammenarbeit“, "
        "„1 = keine“. Zählen die Zahlen, schreiben Sie x, wo zusammengearbeitet wird.",
        en="If it is a scale, explain each number in a line below the table: “5 = enge Zusammenarbeit”, “1 = keine”. "
        "If the numbers count, enter x where they work together.",
    )
    return Issue("question", "tie", sentence, shape, remedy)


def contacts_counted(header: str, *, none: bool) -> Issue:
    """A column that counts the contacts of two."""
    read = Text(de="nur die 0 als „keine“", en="only 0, as none") if none else Text(de="nichts", en="nothing")
    sentence = say(
        "Die Spalte „{header}“ zählt. Wie eng die Zusammenarbeit ist, sagt sie nicht; gelesen wurde {read}.",
        "The column “{header}” counts. It does not say how close the cooperation is; what was read is {read}.",
        header=header,
        read=read,
    )
    remedy = Text(
        de="Schreiben Sie in eine Spalte „Intensität“ 0 bis 4 oder in „Häufigkeit“, wie oft.",
        en="Enter 0 to 4 in a column “Intensität”, or in “Häufigkeit” how often.",
    )
    return Issue("question", "tie", sentence, NO_SHAPE, remedy)


def tie_unread() -> Issue:
    """A cell of a matrix of ties that nobody could read."""
    sentence = Text(de="Zusammenarbeit: Die Zelle wurde nicht gelesen.", en="Cooperation: the cell was not read.")
    shape = Text(de="0 bis 4, x, ja, nein, Kooperation, Austausch", en="0 to 4, x, ja, nein, Kooperation, Austausch")
    remedy = Text(
        de="Bitte berichtigen Sie die Zelle, oder erklären Sie das Zeichen unter der Tabelle: „XX = Abstimmung“.",
        en="Please correct the cell, or explain the sign below the table: “XX = Abstimmung”.",
    )
    return Issue("question", "tie", sentence, shape, remedy)


def tie_lines_read(count: int) -> Issue:
    """Lines that each tie two organizations."""
    sentence = say(
        "Zeilen, in denen ein Zeichen oder Wort zwei Stellen verbindet ({count}), wurden als Verbindungen gelesen.",
        "Rows in which a sign or a word ties two organizations ({count}) were read as cooperations.",
        count=count,
    )
    return Issue("question", "tie-lines", sentence, NO_SHAPE, NOTHING_TO_DO)


def neighbours_read(count: int) -> Issue:
    """Rows that name somebody and all it works with."""
    sentence = say(
        "Als Verbindungen gelesen ({count} Mal): Die erste Einrichtung der Zeile arbeitet mit jeder daneben zusammen.",
        "Read as cooperations (rows: {count}): the first organization works with each that stands beside it.",
        count=count,
    )
    return Issue("question", "neighbours", sentence, NO_SHAPE, NOTHING_TO_DO)
