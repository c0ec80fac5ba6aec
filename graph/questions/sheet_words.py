"""The words that stand on a question sheet, whichever way it goes out; a sheet that comes back is read by them."""

from types import MappingProxyType

from ontology import Text, say

KEY, ANSWER, REMARK, FURTHER = "key", "answer", "remark", "further"
SAID_BY, DAY = "said_by", "day"
"""Keys of the two lines at the head."""
HEADS = MappingProxyType(
    {
        KEY: Text(de="Schlüssel", en="Key"),
        "number": Text(de="Nr.", en="No."),
        "asked": Text(de="Frage", en="Question"),
        ANSWER: Text(de="Antwort", en="Answer"),
        REMARK: Text(de="Bemerkung", en="Remark"),
        FURTHER: Text(de="weitere Angabe", en="further value"),
    }
)
"""Heads of the columns; those for further values are numbered."""
WHO_ANSWERS = Text(
    de="Wer antwortet? Stelle oder Funktion genügt, bitte kein Name einer Person",
    en="Who answers? A post or role is enough, please no name of a person",
)
WHEN = Text(de="Tag der Antwort, zum Beispiel 24.09.2026", en="Day of the answer, for example 2026-09-24")
HOW = Text(
    de="Bitte je Frage eine Antwort aus der Liste wählen und ausfüllen, was sie braucht. Was leer bleibt, gilt als "
    "nicht beantwortet; „weiß ich nicht“ ist auch eine Antwort. Bitte nichts zu einzelnen Personen oder "
    "Familien schreiben.",
    en="Please choose one answer a question from the list, and fill in what it needs. What stays empty counts as not "
    "answered; “I do not know” is an answer, too. Please write nothing about single persons or families.",
)
HOW_ON_PAPER = Text(
    de="Bitte je Frage eine Antwort ankreuzen und ausfüllen, was sie braucht. Was leer bleibt, gilt als nicht "
    "beantwortet. Bitte nichts zu einzelnen Personen oder Familien schreiben.",
    en="Please tick one answer a question, and fill in what it needs. What stays empty counts as not answered. Please "
    "write nothing about single persons or families.",
)
TO_THE_RIGHT = Text(de="mehrere möglich, je Zelle eine, nach rechts", en="several possible, one a cell, to the right")
OPTIONAL = Text(de="freiwillig", en="optional")
OR_NEW = Text(de="oder ein anderer Name", en="or another name")
_MINUTES_EACH = 0.4
"""A question with its answers ready takes less than half a minute."""


def minutes_on_a_sheet(number: int) -> int:
    """About how many minutes so many questions of a sheet take."""
    return max(1, round(number * _MINUTES_EACH))


def addressed(number: int, whom: Text | str, minutes: int) -> Text:
    """How many questions to whom, and how long they take.

    >>> addressed(12, "Netzwerkkoordination", minutes_on_a_sheet(12)).de
    '12 Fragen an: Netzwerkkoordination (etwa 5 Minuten)'
    """
    return say(
        "{number} {number:Frage|Fragen} an: {whom} (etwa {minutes} {minutes:Minute|Minuten})",
        "{number} {number:question|questions} to: {whom} (about {minutes} {minutes:minute|minutes})",
        number=number,
        whom=whom,
        minutes=minutes,
    )
