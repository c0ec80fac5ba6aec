"""What a form of a survey that comes back gives reason to say."""

from collections.abc import Callable

from graph.imports.problems import Issue
from graph.surveys.responses import MOST_RESPONDENTS
from graph.surveys.survey_words import PLACE_LABELS, QUALITY_LEVELS, SCALE, scale_label
from graph.wording import semicolons
from ontology import Text, say

_NOTHING = Text(de="", en="")
_AGAIN = Text(
    de="Berichtigen Sie die Zelle, und lesen Sie die Bögen noch einmal ein.",
    en="Correct the cell and read the forms again.",
)


def form_cell(sentence: Text, expected: Text = _NOTHING) -> Issue:
    """A cell that keeps its row from being taken."""
    return Issue("error", "answer", sentence, expected, _AGAIN)


def no_such_level(text: str) -> Issue:
    """A text that is none of the levels of closeness."""
    sentence = say("„{text}“ ist keine der Stufen.", "“{text}” is none of the levels.", text=text)
    return form_cell(sentence, _both(lambda language: [scale_label(n, language) for n, _ in enumerate(SCALE)]))


def neither_ticked_nor_blank(text: str) -> Issue:
    """A text where a row is ticked or left blank."""
    sentence = say("„{text}“ sagt weder ja noch nein.", "“{text}” says neither yes nor no.", text=text)
    return form_cell(sentence, Text(de="ja; oder leer", en="yes; or blank"))


def no_such_rating(text: str) -> Issue:
    """A text that is no level of a quality item."""
    sentence = say("„{text}“ ist keine Einschätzung von 1 bis 4.", "“{text}” is no rating from 1 to 4.", text=text)
    return form_cell(
        sentence, _both(lambda la: [f"{n} – {t.in_language(la)}" for n, t in enumerate(QUALITY_LEVELS, 1)])
    )


def no_such_view(text: str) -> Issue:
    """A text that is neither leadership nor practice, or nothing: without it the whole form is not taken."""
    if text:
        sentence = say("„{text}“ ist keine der Sichten.", "“{text}” is none of the views.", text=text)
    else:
        sentence = Text(
            de="Es fehlt, aus welcher Sicht geantwortet wird; so lange zählt der Bogen nicht.",
            en="It is missing from which view the answers are; until then the form does not count.",
        )
    return form_cell(sentence, _both(lambda language: [label.in_language(language) for label in PLACE_LABELS.values()]))


def without_level() -> Issue:
    """Values in a row for which no level was chosen."""
    sentence = Text(
        de="Hier steht eine Angabe, aber in der Zeile ist keine Stufe gewählt; sie zählt so lange nicht.",
        en="There is a value here, but no level is chosen in the row; until then it does not count.",
    )
    return form_cell(sentence, _both(lambda language: [scale_label(n, language) for n, _ in enumerate(SCALE)]))


def row_twice() -> Issue:
    """An organization that stands in two rows with different answers."""
    sentence = Text(
        de="Dieselbe Organisation ist in zwei Zeilen verschieden beantwortet; keine der beiden zählt.",
        en="The same organization is answered differently in two rows; neither counts.",
    )
    return form_cell(sentence)


def row_of_nobody() -> Issue:
    """A row with answers whose organization cannot be told: its hidden key is gone, or was changed."""
    sentence = Text(
        de="Zu welcher Organisation diese Zeile gehört, lässt sich nicht sagen: Der verborgene Schlüssel fehlt oder "
        "ist geändert.",
        en="To which organization this row belongs cannot be told: its hidden key is missing or was changed.",
    )
    remedy = Text(
        de="Tragen Sie die Antwort in der Zeile der Organisation ein, notfalls in einem neuen Bogen. Eine weitere "
        "Organisation gehört in die Zeilen unter der Liste.",
        en="Enter the answer in the row of the organization, if need be in a new form. A further organization belongs "
        "in the lines below the list.",
    )
    return Issue("error", "key", sentence, _NOTHING, remedy)


def other_sheet() -> Issue:
    """A sheet that is not of the form, or has lost its heads."""
    sentence = Text(
        de="Dieses Blatt wurde nicht gelesen: Ihm fehlt die Zeile mit den Überschriften und Schlüsseln.",
        en="This sheet was not read: it lacks the line with the heads and the hidden keys.",
    )
    remedy = Text(
        de="Nichts, wenn es ein eigenes Blatt ist. Sonst tragen Sie die Antworten in einen neuen Bogen ein.",
        en="Nothing if it is a sheet of your own. Otherwise enter them in a new form.",
    )
    return Issue("question", "sheet", sentence, _NOTHING, remedy)


def column_gone(head: str) -> Issue:
    """A column of the form that is gone, or whose head was changed: what stood in it is not read."""
    sentence = say(
        "Die Spalte „{head}“ fehlt, oder ihre Überschrift ist geändert; was dort stand, wurde nicht gelesen.",
        "The column “{head}” is missing, or its head was changed; what stood there was not read.",
        head=head,
    )
    remedy = say(
        "Schreiben Sie die Überschrift wieder so: {head}.", "Write the head like this again: {head}.", head=head
    )
    return Issue("error", "column", sentence, _NOTHING, remedy)


def nothing_answered() -> Issue:
    """A form in which no level was chosen."""
    sentence = Text(de="Im Bogen ist noch keine Zeile beantwortet.", en="No row of the form is answered yet.")
    remedy = Text(de="Nichts; wer nicht antwortet, gilt als offen.", en="Nothing; who does not answer stays open.")
    return Issue("question", "empty", sentence, _NOTHING, remedy)


def form_of_another_survey(found: str, wanted: str) -> Issue:
    """A form that belongs to another survey than is being read."""
    sentence = say(
        "Dieser Bogen gehört zur Erhebung „{found}“, gelesen wird „{wanted}“. Er zählt hier nicht.",
        "This form belongs to the survey “{found}”; what is read is “{wanted}”. It does not count here.",
        found=found,
        wanted=wanted,
    )
    remedy = Text(de="Legen Sie ihn in den Ordner seiner Erhebung.", en="Put it into the folder of its own survey.")
    return Issue("error", "survey", sentence, _NOTHING, remedy)


def answers_unfit(sentence: Text) -> Issue:
    """What of the answers does not fit the survey."""
    return form_cell(sentence)


def two_versions(other: str) -> Issue:
    """Two copies of the form of one organization that say different things from the same view."""
    sentence = say(
        "Dieser Bogen und „{other}“ sind derselbe Bogen mit verschiedenen Antworten aus derselben Sicht; keiner von "
        "beiden zählt.",
        "This form and “{other}” are the same form with different answers from the same view; neither counts.",
        other=other,
    )
    remedy = Text(
        de="Nehmen Sie den überholten aus dem Ordner. Haben zwei geantwortet, geben Sie mit „survey forms "
        "--copies 2“ zwei Bögen aus.",
        en="Take the outdated one out of the folder. If two have answered, give out two forms with “survey forms "
        "--copies 2”.",
    )
    return Issue("error", "version", sentence, _NOTHING, remedy)


def same_again(other: str) -> Issue:
    """A copy of a form that says nothing new."""
    sentence = say(
        "Dieser Bogen sagt dasselbe wie „{other}“ und zählt nur einmal.",
        "This form says the same as “{other}” and counts once only.",
        other=other,
    )
    return Issue("warning", "copy", sentence, _NOTHING, Text(de="Nichts.", en="Nothing."))


def tells_of_a_person() -> Issue:
    """Words about a person or a single case, which are not taken."""
    sentence = Text(
        de="Hier steht etwas über eine Person oder einen Einzelfall. Das wird nicht aufgenommen.",
        en="This tells of a person or a single case, which is not taken.",
    )
    remedy = Text(
        de="Organisation oder Stelle genügt, zum Beispiel „Hebammenpraxis Nord“.",
        en="Organization or post suffices, for example “midwives' practice north”.",
    )
    return Issue("question", "person", sentence, _NOTHING, remedy, unread=True)


def _both(labels: Callable[[str], list[str]]) -> Text:
    return Text(de=semicolons(labels("de")), en=semicolons(labels("en")))


def too_many_forms(own: str) -> Issue:
    """More respondents of one organization than are combined."""
    sentence = say(
        "Bögen von „{own}“: Mehr als {most:d} werden nicht zusammengefasst.",
        "Forms of “{own}”: no more than {most:d} are combined.",
        own=own,
        most=MOST_RESPONDENTS,
    )
    remedy = Text(de="Nehmen Sie überzählige aus dem Ordner.", en="Take the surplus ones out of the folder.")
    return Issue("error", "respondents", sentence, _NOTHING, remedy)


def no_form_at_all() -> Issue:
    """A workbook that is no form of a survey."""
    sentence = Text(
        de="Das ist kein Bogen einer Erhebung; die Datei wurde nicht gelesen.",
        en="This is no form of a survey; the file was not read.",
    )
    remedy = Text(
        de="Nichts, wenn sie nicht dazugehört. Hat ein Programm das verborgene Blatt gelöscht, übertragen Sie die "
        "Antworten in einen neuen Bogen.",
        en="Nothing if it does not belong here. If a program deleted the hidden sheet, enter them in a new form.",
    )
    return Issue("question", "stranger", sentence, _NOTHING, remedy)


def unreadable_file(why: str) -> Issue:
    """A file that cannot be opened, with the sentence that says why."""
    return Issue("error", "unreadable", Text(de=why, en=why), _NOTHING, _AGAIN)
