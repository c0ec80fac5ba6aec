"""What a question sheet that comes back gives reason to say."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from graph.imports.problems import Issue
from graph.wording import semicolons
from ontology import Text, say

_NEAREST = 5
_LONGEST = 60
_NOTHING = Text(de="", en="")
_AGAIN = Text(
    de="Berichtigen Sie die Zelle, und lesen Sie den Fragebogen noch einmal ein; was schon gelesen ist, bleibt, wie es "
    "ist.",
    en="Correct the cell and read the sheet again; what was read already stays as it is.",
)


def wrong_cell(sentence: Text, expected: Text = _NOTHING) -> Issue:
    """A cell that keeps an answer from being taken."""
    return Issue("error", "answer", sentence, expected, _AGAIN)


def no_such_answer(text: str, labels: Sequence[str]) -> Issue:
    """A text that is none of the answers to its question."""
    sentence = say(
        "„{text}“ gehört nicht zu den Antworten auf diese Frage.",
        "“{text}” is none of the answers to this question.",
        text=text,
    )
    return wrong_cell(sentence, _words(semicolons(labels)))


def no_such_choice(text: str, labels: Sequence[str]) -> Issue:
    """A text that is not on the list of its line: the values that look most like it."""
    sentence = say("„{text}“ steht hier nicht zur Wahl.", "“{text}” is not among what can be chosen here.", text=text)
    found = extract(
        text[:_LONGEST].casefold(),
        [label.casefold() for label in labels],
        scorer=Indel.normalized_similarity,
        limit=_NEAREST,
    )
    return wrong_cell(sentence, _words(semicolons([labels[at] for *_, at in found])))


def without_answer(labels: Sequence[str]) -> Issue:
    """Values on lines of a question for which no answer was chosen."""
    sentence = Text(
        de="Hier steht eine Angabe, aber zu dieser Frage ist keine Antwort gewählt.",
        en="There is a value here, but no answer is chosen for this question.",
    )
    return wrong_cell(sentence, _words(semicolons(labels)))


def of_another_answer(text: str, chosen: str) -> Issue:
    """A value on a line that the chosen answer does not need."""
    sentence = say(
        "„{text}“ gehört nicht zur gewählten Antwort „{chosen}“.",
        "“{text}” does not belong to the chosen answer “{chosen}”.",
        text=text,
        chosen=chosen,
    )
    remedy = Text(
        de="Löschen Sie die Angabe, oder wählen Sie die Antwort, zu der sie gehört.",
        en="Delete the value, or choose the answer to which it belongs.",
    )
    return replace(wrong_cell(sentence), remedy=remedy)


def answered_twice() -> Issue:
    """A question that stands on several lines with different answers."""
    sentence = Text(
        de="Dieselbe Frage ist zweimal verschieden beantwortet.",
        en="The same question is answered twice in different ways.",
    )
    return wrong_cell(sentence)


def only_a_remark() -> Issue:
    """A remark at a question without an answer."""
    sentence = Text(
        de="Eine Bemerkung ohne Antwort wird nicht gespeichert.", en="A remark without an answer is not saved."
    )
    remedy = Text(
        de="Wählen Sie dazu eine Antwort; „weiß ich nicht“ ist auch eine.",
        en="Choose an answer to go with it; “I do not know” is one, too.",
    )
    return Issue("question", "remark", sentence, _NOTHING, remedy, unread=True)


def of_no_question() -> Issue:
    """A line with an answer whose question cannot be told: its hidden key is gone, or was changed."""
    sentence = Text(
        de="Zu welcher Frage diese Zeile gehört, lässt sich nicht sagen: Der verborgene Schlüssel fehlt oder ist "
        "geändert.",
        en="To which question this line belongs cannot be told: its hidden key is missing or was changed.",
    )
    remedy = Text(
        de="Tragen Sie die Antwort in der Zeile ihrer Frage ein, notfalls in einem neuen Fragebogen.",
        en="Enter the answer at its question, if need be in a new sheet.",
    )
    return Issue("error", "key", sentence, _NOTHING, remedy)


def foreign_sheet() -> Issue:
    """A sheet that is not of the question sheet, or has lost its hidden column."""
    sentence = Text(
        de="Dieses Blatt wurde nicht gelesen: Ihm fehlt die Zeile mit den Überschriften und Schlüsseln.",
        en="This sheet was not read: it lacks the line with the heads and the hidden keys.",
    )
    remedy = Text(
        de="Nichts, wenn es ein eigenes Blatt ist. Sonst tragen Sie die Antworten in einen neuen Fragebogen ein.",
        en="Nothing if it is a sheet of your own. Otherwise enter the answers in a new question sheet.",
    )
    return Issue("question", "sheet", sentence, _NOTHING, remedy)


def nobody_answered() -> Issue:
    """A sheet in which no answer was chosen."""
    sentence = Text(de="Im Fragebogen ist keine Frage beantwortet.", en="No question of the sheet is answered.")
    remedy = Text(
        de="Wählen Sie in der Spalte „Antwort“ eine Antwort aus der Liste.",
        en="Choose an answer from the list in the column “Answer”.",
    )
    return Issue("question", "empty", sentence, _NOTHING, remedy)


def closed_meanwhile(asked: str, option: str, answer: Text | None) -> Issue:
    """An answer to a question that nobody asks any more; ``answer`` says what closed it, where that is known."""
    why = answer or Text(
        de="Die Angaben, auf die sie sich stützte, haben sich geändert.", en="What it rested on has changed."
    )
    sentence = say(
        "Die Frage „{asked}“ ist inzwischen erledigt. {why} Die Antwort „{option}“ wurde nicht übernommen.",
        "The question “{asked}” has been settled meanwhile. {why} The answer “{option}” was not taken.",
        asked=asked,
        option=option,
        why=why,
    )
    remedy = Text(
        de="Nichts, wenn das stimmt. Sonst nehmen Sie die frühere Änderung mit „undo“ zurück, und lesen Sie den "
        "Fragebogen noch einmal ein.",
        en="Nothing if that is right. Otherwise take the earlier change back with “undo”, and read the sheet again.",
    )
    return Issue("question", "closed", sentence, _NOTHING, remedy, unread=True)


def answer_corrected(asked: str, option: str, earlier: Text) -> Issue:
    """An answer with which the same post takes its earlier one back."""
    sentence = say(
        "Berichtigt: Die Frage „{asked}“ ist schon beantwortet. {earlier} An die Stelle tritt „{option}“.",
        "Corrected: the question “{asked}” is answered already. {earlier} “{option}” takes its place.",
        asked=asked,
        option=option,
        earlier=earlier,
    )
    remedy = Text(
        de="Nichts, wenn das so gemeint ist. Sonst leeren Sie die Zelle.",
        en="Nothing if that is meant. Otherwise empty the cell.",
    )
    return Issue("warning", "corrected", sentence, _NOTHING, remedy)


def _words(text: str) -> Text:
    return Text(de=text, en=text)
