"""The words of the conversation in which questions are answered in a terminal."""

from collections.abc import Sequence

from graph.answers.option import Input
from graph.findings.finding import Finding
from graph.wording import semicolons
from ontology import Text, say

NO_TERMINAL = (
    "„ask“ fragt im Gespräch und braucht dafür ein Terminal; ohne eines schreibt „fruehnetz questions --store URL "
    "--workbook fragen.xlsx“ dieselben Fragen als Fragebogen, den „fruehnetz import“ ausgefüllt liest."
)
WHO = Text(
    de="Wer antwortet? Stelle oder Funktion genügt, bitte kein Name einer Person:",
    en="Who answers? A post or role is enough, please no name of a person:",
)
WHEN = Text(de="Tag, Monat oder Jahr, z. B. 24.09.2026", en="day, month or year, e.g. 2026-09-24")
FREELY = Text(de="in Worten", en="in words")
ONE = Text(de="Nummer oder Teil des Namens", en="number or part of the name")
SEVERAL = Text(
    de="Nummern, Teile von Namen mit Semikolon, „alle“, „alle außer 2, 5“",
    en="numbers, parts of names parted by semicolons, “all”, “all except 2, 5”",
)
MORE = Text(de="weitere, oder leer für fertig", en="more, or nothing to finish")
WHICH = Text(de="Welche davon (Nummer, leer: keine)?", en="Which of these (number, nothing: none)?")
OTHERS = Text(
    de="w weiß ich nicht · s überspringen · u letzte zurücknehmen · ? warum wird das gefragt · q Ende",
    en="w I do not know · s skip · u take the last back · ? why is this asked · q end",
)
EMPTY = Text(
    de="Ohne diese Angabe geht es nicht: zurück zur Frage.", en="It cannot be done without: back to the question."
)
SKIPPED = Text(
    de="Übersprungen; beim nächsten Mal wird wieder gefragt.", en="Skipped; it will be asked again next time."
)
CLOSED = Text(
    de="Nichts gespeichert: Die Frage ist inzwischen erledigt, oder genau das steht schon da.",
    en="Nothing saved: the question has been settled meanwhile, or just that is there already.",
)
NO_LAST = Text(
    de="In diesem Gespräch ist noch nichts gespeichert.", en="Nothing has been saved in this conversation yet."
)
BUILT_UPON = Text(
    de="Das geht nicht mehr: Auf dieser Antwort bauen spätere Änderungen auf.",
    en="That cannot be done any more: later changes build upon this answer.",
)
NOTHING_CHANGED = Text(de="Am Bericht ändert das nichts.", en="It changes nothing of the report.")
ALL_ASKED = Text(de="Keine offene Frage mehr.", en="No open question any more.")
NO_NORM = Text(
    de="Keine Norm; die Frage betrifft die Daten selbst.", en="No norm; the question is about the data themselves."
)
GONE = Text(de="erledigt", en="gone")
PROVEN = Text(de="jetzt belegte Lücke", en="now a proven gap")
NEW = Text(de="neu zu sehen", en="seen for the first time")
SURER = Text(de="genauer", en="surer")
_SHOWN = 4


def day_asked(today: Text) -> Text:
    """The prompt for the day of the answers."""
    return say(
        "Für welchen Tag gelten die Antworten (leer: heute, {today})?",
        "Of what day are the answers (nothing: today, {today})?",
        today=today,
    )


def number_of(number: int, whom: Text) -> Text:
    """The line above a question: how many are open with it, and whom it asks."""
    return say(
        "Noch {number} {number:Frage|Fragen} · an: {whom}",
        "{number} {number:question|questions} left · to: {whom}",
        number=number,
        whom=whom,
    )


def choose(most: int) -> Text:
    """The prompt for the answer."""
    return say("Antwort (1 bis {most}, w, s, u, q, „?“):", "Answer (1 to {most}, w, s, u, q, “?”):", most=most)


def none_such(text: str, most: int) -> Text:
    """A line that is none of the answers."""
    return say(
        "„{text}“ ist keine der Möglichkeiten; erwartet wird eine Nummer von 1 bis {most}, oder w, s, u, q, „?“.",
        "“{text}” is none of the possibilities; expected is a number from 1 to {most}, or w, s, u, q, “?”.",
        text=text,
        most=most,
    )


def prompt(what: Input, how: Text) -> Text:
    """The prompt for something an answer needs."""
    if what.required:
        return say("{label} ({how}; leer: zurück):", "{label} ({how}; nothing: back):", label=what.label, how=how)
    return say("{label} ({how}; freiwillig):", "{label} ({how}; optional):", label=what.label, how=how)


def not_a_day(text: str) -> Text:
    """A text that is no day."""
    return say(
        "„{text}“ ist kein Tag. Möglich sind 24.09.2024, 2024-09-24, 09/2024 oder 2024.",
        "“{text}” is no day. Possible are 2024-09-24, 24.09.2024, 2024-09 or 2024.",
        text=text,
    )


def not_an_exact_day(text: str) -> Text:
    """A text that is no day, or only a month or a year."""
    return say(
        "„{text}“ ist kein genauer Tag. Erwartet wird zum Beispiel 24.09.2026.",
        "“{text}” is no exact day. Expected is for example 2026-09-24.",
        text=text,
    )


def in_future(day: Text) -> Text:
    """A day that is still to come."""
    return say("Der {day} kommt erst noch.", "{day} is still to come.", day=day)


def too_many(number: int, text: str) -> Text:
    """A part of a name that occurs too often."""
    return say(
        "„{text}“ passt auf {number} {number:Eintrag|Einträge}. Bitte etwas genauer.",
        "“{text}” fits {number} {number:entry|entries}. Please say a little more.",
        number=number,
        text=text,
    )


def not_there(text: str) -> Text:
    """A text that is not on a closed list, nor anything like it."""
    return say("„{text}“ steht hier nicht zur Wahl.", "“{text}” is not among what can be chosen here.", text=text)


def take_new(text: str) -> Text:
    """Whether something that is not recorded is to be."""
    return say("„{text}“ neu aufnehmen (j/N)?", "Record “{text}” as new (y/N)?", text=text)


def saved(number: int) -> Text:
    """Under which number an answer was saved."""
    return say("Gespeichert als Nr. {n}.", "Saved as no. {n}.", n=number)


def taken_back(asked: Text) -> Text:
    """An answer that was taken back."""
    return say("Zurückgenommen: {asked}", "Taken back: {asked}", asked=asked)


def findings_told(word: Text, found: Sequence[Finding]) -> Text:
    """Findings of one kind of change, the first by name."""
    titles = [f.called for f in found[:_SHOWN]]
    shown = Text(de=semicolons(t.de for t in titles), en=semicolons(t.en for t in titles))
    if len(found) > _SHOWN:
        return say(
            "{word}: {shown}; und {more} {more:weiterer Befund|weitere Befunde}",
            "{word}: {shown}; and {more} {more:other finding|other findings}",
            word=word,
            shown=shown,
            more=len(found) - _SHOWN,
        )
    return say("{word}: {shown}", "{word}: {shown}", word=word, shown=shown)


def range_told(label: Text, before: Text, after: Text) -> Text:
    """An indicator whose range became narrower."""
    return say(
        "{surer}: {label}: {before} → {after}",
        "{surer}: {label}: {before} → {after}",
        surer=SURER,
        label=label,
        before=before,
        after=after,
    )


def more_ranges(number: int) -> Text:
    """Further indicators that became surer."""
    return say(
        "und {number} {number:weiterer Indikator|weitere Indikatoren}",
        "and {number} {number:other indicator|other indicators}",
        number=number,
    )


def summed_up(number: int) -> Text:
    """What a conversation came to."""
    return say(
        "{number} {number:Antwort|Antworten} gespeichert; was offen ist, zeigt „fruehnetz questions“.",
        "{number} {number:answer|answers} saved; “fruehnetz questions” shows what is open.",
        number=number,
    )


UNDO_ALL = Text(
    de="Alles aus diesem Gespräch zurücknehmen, die letzte Antwort zuerst:",
    en="To take back all of this conversation, the last answer first:",
)
