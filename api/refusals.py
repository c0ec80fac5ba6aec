"""Why something is not written, for people and programs: what to mend, or what somebody else did meanwhile.

What a store or the model refuses stands in `api.errors`; here is what only the web knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ontology import Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the web does not do something: status, page, title, what to do, and which parts of the request it is about.

    ``wrong`` holds a JSON Pointer and a sentence each, ``more`` further members of the problem.
    """

    status: int
    slug: str
    title: Text
    remedy: Text
    wrong: Sequence[tuple[str, Text]] = ()
    more: Mapping[str, object] = field(default_factory=dict)
    on_page: Text | None = None
    """What to do on a page, where that is another thing than for a program."""

    @property
    def page_remedy(self) -> Text:
        """What a page says is to be done."""
        return self.on_page or self.remedy


class RefusedError(Exception):
    """The request is refused, for the reason that is handed in."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.slug)
        self.why = why


INVALID = Refusal(
    422,
    "invalid-request",
    Text(de="Angaben stimmen nicht.", en="The request is not valid."),
    Text(de="„errors“ nennt jede Angabe und was erwartet wird.", en="“errors” names each part and what is expected."),
)
_UNFIT = Refusal(
    422,
    "unfit",
    Text(de="Angaben passen nicht zum Modell.", en="What was said does not fit the model."),
    Text(
        de="Geschrieben wurde nichts. Unter „errors“ steht, welche Angabe was sein müsste.",
        en="Nothing was written. “errors” tells which part should be what.",
    ),
)
IF_MATCH_MISSING = Refusal(
    428,
    "if-match-missing",
    Text(de="Es fehlt, welcher Stand geändert werden soll.", en="It is missing which state is to be changed."),
    Text(
        de="Laden Sie den Eintrag und schicken Sie sein ETag als „If-Match“ mit: So überschreibt niemand, was andere "
        "inzwischen geändert haben.",
        en="Load the record and send its ETag as “If-Match”: so nobody overwrites what others changed meanwhile.",
    ),
)
_STATE_CHANGED = Refusal(
    412,
    "state-changed",
    Text(de="Der Eintrag wurde inzwischen geändert.", en="The record has been changed since."),
    Text(
        de="Geschrieben wurde nichts. Sehen Sie unter „differs“, was andere geändert haben, laden Sie den Eintrag neu "
        "und ändern Sie ihn dann.",
        en="Nothing was written. See under “differs” what others changed, load the record again, then change it.",
    ),
)
KEY_REUSED = Refusal(
    422,
    "key-reused",
    Text(de="Dieser Idempotency-Key gehört zu einer anderen Anfrage.", en="This Idempotency-Key has another request."),
    Text(
        de="Geschrieben wurde nichts. Nehmen Sie für jede neue Anfrage einen neuen Schlüssel.",
        en="Nothing was written. Take a new key for each new request.",
    ),
)
_REFERRED_TO = Refusal(
    409,
    "referred-to",
    Text(de="Andere Einträge nennen diesen.", en="Other records name this one."),
    Text(
        de="Gelöscht wurde nichts. Ändern Sie zuerst, was ihn nennt („naming“), oder beenden Sie ihn.",
        en="Nothing was deleted. First change what names it (“naming”), or end it.",
    ),
)
_BUILT_UPON = Refusal(
    409,
    "built-upon",
    Text(de="Auf diese Änderung bauen spätere auf.", en="Later changes build upon this one."),
    Text(
        de="Zurückgenommen wurde nichts. Nehmen Sie zuerst zurück, was unter „differs“ steht, das Neueste zuerst, oder "
        "ändern Sie die Einträge einzeln.",
        en="Nothing was undone. First undo what stands under “differs”, the newest first, or change single records.",
    ),
    on_page=Text(
        de="Zurückgenommen wurde nichts. Nehmen Sie im Verlauf zuerst zurück, was darauf aufbaut, das Neueste zuerst.",
        en="Nothing was undone. In the journal first undo what builds upon it, the newest first.",
    ),
)
ROWS_REJECTED = Refusal(
    409,
    "rows-rejected",
    Text(de="Zeilen der Liste wurden abgelehnt.", en="Rows of the list were rejected."),
    Text(
        de="Gespeichert wurde nichts. Die Vorschau nennt die Stellen; ohne diese Zeilen speichern Sie mit "
        "„withoutRejected“.",
        en="Nothing was saved. The preview names the places; to save without these rows send “withoutRejected”.",
    ),
    on_page=Text(
        de="Gespeichert wurde nichts. Berichtigen Sie sie unter Unklares, oder setzen Sie unten den Haken, dass sie "
        "wegbleiben.",
        en="Nothing was saved. Mend them under Unclear, or tick below that they stay out.",
    ),
)
TOO_MANY_IMPORTS = Refusal(
    409,
    "too-many-imports",
    Text(
        de="So viele oder so große Listen werden nicht zugleich aufgehoben.",
        en="Not so many lists, or such large ones, are kept at a time.",
    ),
    Text(
        de="Speichern oder verwerfen Sie zuerst einen der offenen Importe, auch in anderen Bezirken (Daten, Listen). "
        "Zeilen zum Nachbessern zählen mit, bis ihr Import verworfen ist.",
        en="First commit or cancel one of the open imports, also in other districts (Data, Lists). Rows to be mended "
        "count, too, until their import is cancelled.",
    ),
)
LIST_TOO_LARGE = Refusal(
    413,
    "list-too-large",
    Text(
        de="Die Datei ist zu groß: Eine Liste darf höchstens 4 MB haben.",
        en="The file is too large: a list may have 4 MB at most.",
    ),
    Text(
        de="Löschen Sie in einer Kopie, was nicht zur Liste gehört (Bilder, leere Zeilen, alte Blätter), oder "
        "teilen Sie sie in mehrere Dateien.",
        en="In a copy, delete what is no part of the list (pictures, empty rows, old sheets), or split it into several "
        "files.",
    ),
)
NO_LIST = Refusal(
    409,
    "no-list",
    Text(de="In der Datei ist noch keine Liste erkannt.", en="No list has been made out in the file yet."),
    Text(
        de="Gespeichert wurde nichts. Die Vorschau sagt, woran es liegt; ordnen Sie dort die Spalten zu.",
        en="Nothing was saved. The preview says why; map the columns there.",
    ),
)
IMPORT_BUSY = Refusal(
    409,
    "import-busy",
    Text(de="Gerade wird eine andere Ihrer Listen gelesen.", en="Another list of yours is being read."),
    Text(
        de="Geändert wurde nichts. Warten Sie, bis diese Antwort da ist, und versuchen Sie es dann noch einmal.",
        en="Nothing was changed. Wait for that answer, then try again.",
    ),
)
IMPORT_GONE = Refusal(
    404,
    "import-gone",
    Text(de="Diese Liste ist hier nicht mehr offen.", en="This list is not open here any more."),
    Text(
        de="Sie wurde verworfen, oder sie lag länger als sieben Tage. Laden Sie sie unter Daten, Listen noch einmal "
        "hoch; was schon gespeichert war, ist da.",
        en="It was cancelled, or lay for more than seven days. Upload it again under Data, Lists; what was saved is "
        "there.",
    ),
)
BROKEN_OFF = Refusal(
    409,
    "broken-off",
    Text(de="Abgebrochen, wie Sie es wollten.", en="Broken off, as you wished."),
    Text(
        de="Geändert wurde nichts: Es steht alles so da wie vorher.",
        en="Nothing was changed: everything is as it was before.",
    ),
)
IMPORT_DONE = Refusal(
    409,
    "import-done",
    Text(de="Dieser Import ist abgeschlossen.", en="This import is finished."),
    Text(
        de="Wurde etwas gespeichert, lässt es sich über seine Änderung zurücknehmen; sonst laden Sie die Liste neu.",
        en="What was saved is taken back by undoing its revision; otherwise upload the list again.",
    ),
)
BODIES_OPEN = Refusal(
    409,
    "bodies-open",
    Text(
        de="Bei Gremien ist offen, ob es Ihre schon erfassten sind.",
        en="Of bodies it is open whether they are those that you have recorded.",
    ),
    Text(
        de="Gespeichert wurde nichts. Sagen Sie für jedes dieser Gremien, welches der erfassten es ist, oder dass es "
        "ein eigenes ist; sonst stünde es zweimal da.",
        en="Nothing was saved. Say of each of these bodies which of the recorded ones it is, or that it is one of its "
        "own; else it would stand there twice.",
    ),
)
QUESTION_CLOSED = Refusal(
    409,
    "question-closed",
    Text(de="Diese Frage ist nicht (mehr) offen.", en="This question is not open (any more)."),
    Text(
        de="Geschrieben wurde nichts. Sie ist inzwischen beantwortet oder durch andere Angaben erledigt; die Liste der "
        "Fragen zeigt, was offen ist.",
        en="Nothing was written. It was answered or settled by other statements meanwhile; the list of questions shows "
        "what is open.",
    ),
)
SURVEY_ANSWERED = Refusal(
    409,
    "survey-answered",
    Text(de="Zu dieser Erhebung gibt es schon Antworten.", en="This survey has been answered already."),
    Text(
        de="Geändert wurde nichts. Ab der ersten Antwort bleibt, was den Befragten gesagt wurde; ändern lassen sich "
        "der letzte Tag, die Abgrenzung und wer auf der Liste steht.",
        en="Nothing was changed. From the first answer on stays what respondents were told; the closing day, the "
        "boundary and who is on the roster can be changed.",
    ),
)
SURVEY_CLOSED = Refusal(
    409,
    "survey-closed",
    Text(de="Diese Erhebung ist abgeschlossen.", en="This survey is closed."),
    Text(
        de="Geändert wurde nichts. Solange die Antworten noch da sind, öffnet ein späterer letzter Tag sie wieder.",
        en="Nothing was changed. As long as the answers are there a later closing day opens it again.",
    ),
)
ANSWERS_DELETED = Refusal(
    409,
    "answers-deleted",
    Text(de="Die Antworten sind gelöscht, wie es zugesagt war.", en="The answers were deleted, as it was promised."),
    Text(
        de="Was daraus übernommen wurde, bleibt. Für neue Antworten legen Sie eine neue Erhebung an.",
        en="What was transferred stays. For new answers make a new survey.",
    ),
)
NO_ANSWERS = Refusal(
    409,
    "no-answers",
    Text(de="Es gibt noch keine Antworten, die zählen.", en="There are no answers yet that count."),
    Text(
        de="Geschrieben wurde nichts: Eine Erhebung ohne Antworten sähe im Netz aus wie eine, auf die niemand "
        "geantwortet hat.",
        en="Nothing was written: a survey without answers would look in the network like one that nobody answered.",
    ),
)
RESPONDENTS_FULL = Refusal(
    409,
    "respondents-full",
    Text(
        de="Mehr Antwortende hat eine Organisation nicht.",
        en="An organization has no more respondents.",
    ),
    Text(
        de="Es sind höchstens drei. Ging ein Link verloren, machen Sie für dieselbe Einladung einen neuen.",
        en="There are at most three. If a link was lost, make a new one for the same invitation.",
    ),
)
SHARED_MAPS_FULL = Refusal(
    409,
    "shared-maps-full",
    Text(
        de="Mehr Ansichten kann ein Bezirk nicht zugleich teilen.",
        en="A district cannot share more views at a time.",
    ),
    Text(
        de="Beenden Sie einen Link, den niemand mehr braucht; danach lässt sich ein neuer machen.",
        en="End a link that nobody needs any more; then a new one can be made.",
    ),
)
REFUSALS: Mapping[str, Refusal] = {
    refusal.slug: refusal
    for refusal in (
        INVALID,
        _UNFIT,
        IF_MATCH_MISSING,
        _STATE_CHANGED,
        KEY_REUSED,
        _REFERRED_TO,
        _BUILT_UPON,
        ROWS_REJECTED,
        TOO_MANY_IMPORTS,
        LIST_TOO_LARGE,
        NO_LIST,
        IMPORT_BUSY,
        IMPORT_GONE,
        BROKEN_OFF,
        IMPORT_DONE,
        BODIES_OPEN,
        QUESTION_CLOSED,
        SURVEY_ANSWERED,
        SURVEY_CLOSED,
        ANSWERS_DELETED,
        NO_ANSWERS,
        RESPONDENTS_FULL,
        SHARED_MAPS_FULL,
    )
}
"""By the name of the page that explains it."""


def unfit(wrong: Sequence[tuple[str, Text]]) -> RefusedError:
    """Parts of a request do not fit the model."""
    return RefusedError(replace(_UNFIT, wrong=wrong))


def state_changed(since: Sequence[Mapping[str, object]]) -> RefusedError:
    """A record is in another state than the request names; ``since`` tells what was done to it."""
    return RefusedError(replace(_STATE_CHANGED, more={"differs": since}))


def referred_to(naming: Sequence[str]) -> RefusedError:
    """Other records, of these ids, name the one that was to be deleted."""
    return RefusedError(replace(_REFERRED_TO, more={"naming": naming}))


def built_upon(later: Sequence[Mapping[str, object]]) -> RefusedError:
    """A batch cannot be undone, because others built upon it; ``later`` has a line for each record they changed."""
    return RefusedError(replace(_BUILT_UPON, more={"differs": later}))


def brought_refused(error: Exception, language: str) -> list[str]:
    """What a page says of something that was handed in and not taken: what is wrong with its remedy."""
    if isinstance(error, RefusedError):
        return [f"{error.why.title.in_language(language)} {error.why.page_remedy.in_language(language)}"]
    return [str(error)]
