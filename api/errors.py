"""One table: error -> HTTP status, address of its explanation, and a sentence for people that names the remedy.

The command line and the web answer from the same table; a test asserts that every `DomainError` is in it.

Those of accounts (`api.accounts.errors`) carry their own words for people:

* DomainError (ontology.errors)
  + RefusedError                what was entered is not accepted, or
    x NotSignedInError          nobody is signed in, or not any more
    x WrongSignInError          name, password or code are wrong
    x NotAllowedError           whoever asks may not do this
    x ForgedError               a changing request that may come from a foreign page
    x TooManyTriesError         too many failed tries
    x TakenError                there is an account of that name already
    x LinkError                 a one-time link that is not valid (any more)
    x ProviderSilentError       the service at which people sign in does not answer
    x ProviderAnswerError       what it says does not prove anything
    x StrayedError              back from a sign-in that this browser did not begin
    x UnknownPersonError        signed in there, and no account here
  + StoreUnavailableError (graph.errors)
    x AccountsUnavailableError  the database of accounts cannot be opened or reached
      + AccountsVersionError    a newer version of this program wrote it, or it is something else
"""

from collections.abc import Mapping

from api.accounts.error_answers import ANSWERS_OF_ACCOUNTS, Answer
from api.accounts.errors import RefusedError
from graph.errors import (
    AccessRefusedError,
    ConflictError,
    CouncilServerError,
    CrewError,
    DamagedStoreError,
    ErasedError,
    ErasureUnfinishedError,
    ForeignFileError,
    InvalidError,
    NotAnsweringError,
    NotFoundError,
    OutOfScopeError,
    PersonsRefusedError,
    PurposeUnsaidError,
    StoreBusyError,
    StoreFullError,
    StoreMissingError,
    StoreReplacedError,
    StoreUnavailableError,
    StoreVersionError,
    UnreadableFileError,
)
from ontology import DomainError, ModelError, Text

ANSWERS: Mapping[type[DomainError], Answer] = {
    NotFoundError: Answer(
        404,
        "not-found",
        Text(de="Nicht gefunden.", en="Not found."),
        Text(de="Prüfen Sie Kennung oder Schlüssel.", en="Check the identifier or key."),
    ),
    ConflictError: Answer(
        409,
        "conflict",
        Text(de="Dieselben Einträge wurden inzwischen geändert.", en="The same records have been changed since."),
        Text(
            de="Nehmen Sie zuerst die späteren Änderungen zurück oder laden Sie den Stand neu.",
            en="Undo the later changes first, or reload.",
        ),
    ),
    InvalidError: Answer(
        422,
        "invalid",
        Text(de="Das geht so nicht.", en="This is not possible."),
        Text(de="Prüfen Sie die Angaben.", en="Check what you entered."),
    ),
    PersonsRefusedError: Answer(
        422,
        "persons-refused",
        Text(de="Hier werden keine Personen gespeichert.", en="No persons are kept here."),
        Text(
            de="Lassen Sie Personen weg: Organisation, Stelle und Gremium genügen. Verboten hat es die Installation "
            "mit FRUEHNETZ_FORBID_PERSONS.",
            en="Leave persons out: organization, post and body suffice. FRUEHNETZ_FORBID_PERSONS of this installation "
            "forbids them.",
        ),
    ),
    PurposeUnsaidError: Answer(
        422,
        "purpose-unsaid",
        Text(de="Wozu hier Personen gespeichert werden, ist nicht gesagt.", en="It is not said why persons are kept."),
        Text(
            de="Gespeichert wurde nichts. Sagen Sie zuerst beim Bezirk, wer verantwortlich ist, wofür und auf welcher "
            "Rechtsgrundlage (controller, processingPurpose, basis): mit „fruehnetz processing --district … "
            "--controller … --purpose … --basis task“, oder ändern Sie den Bezirk. Gibt es ihn noch nicht, lesen Sie "
            "die Liste erst ohne Personen ein.",
            en="Nothing was saved. First say of the district who is responsible, what for and on which legal basis "
            "(controller, processingPurpose, basis): with “fruehnetz processing --district … --controller … "
            "--purpose … --basis task”, or change the district. If there is none yet, import the list without "
            "persons first.",
        ),
    ),
    OutOfScopeError: Answer(
        403,
        "out-of-scope",
        Text(
            de="Das gehört einem anderen Kreis oder allen gemeinsam.", en="This belongs to another district or to all."
        ),
        Text(
            de="Ändern Sie nur Einträge des eigenen Kreises, oder bitten Sie die Stelle, der der Eintrag gehört.",
            en="Change records of your own district only, or ask those to whom the record belongs.",
        ),
    ),
    UnreadableFileError: Answer(
        422,
        "unreadable-file",
        Text(de="Die Datei lässt sich nicht lesen.", en="The file cannot be read."),
        Text(de="Speichern Sie sie als .xlsx oder .csv und versuchen Sie es erneut.", en="Save it as .xlsx or .csv."),
    ),
    CouncilServerError: Answer(
        502,
        "council-server",
        Text(de="Der Server des Rats gibt keine Daten.", en="The council's server gives no data."),
        Text(de="Prüfen Sie Adresse und Freigabe.", en="Check address and allowance."),
    ),
    CrewError: Answer(
        503,
        "crew",
        Text(
            de="Die Rechner, die alle Bezirke auswerten sollen, arbeiten nicht.",
            en="The computers that should analyse all districts do not work.",
        ),
        Text(
            de="Läuft der Scheduler, sind Worker angemeldet, läuft überall dieselbe Version von Frühnetz, erreicht sie "
            "denselben Speicher? Ohne --scheduler rechnet dieser Rechner allein.",
            en="Does the scheduler run, are workers there, does the same version of Frühnetz run everywhere, does it "
            "reach the same store? Without --scheduler this computer works alone.",
        ),
    ),
    StoreUnavailableError: Answer(
        503,
        "store-unavailable",
        Text(de="Der Speicher lässt sich nicht öffnen oder erreichen.", en="The store cannot be opened or reached."),
        Text(
            de="Prüfen Sie Adresse und Zugriffsrechte; „fruehnetz doctor“ hilft dabei.",
            en="Check its address and access rights; “fruehnetz doctor” helps.",
        ),
    ),
    NotAnsweringError: Answer(
        503,
        "store-silent",
        Text(de="Der Speicher antwortet nicht.", en="The store does not answer."),
        Text(
            de="Versuchen Sie es gleich noch einmal; „fruehnetz doctor“ zeigt, ob der Server läuft.",
            en="Try again in a moment; “fruehnetz doctor” shows whether the server runs.",
        ),
    ),
    StoreMissingError: Answer(
        503,
        "store-missing",
        Text(de="Diese Datei gibt es nicht.", en="There is no such file."),
        Text(
            de="Prüfen Sie Namen und Ordner. Einen neuen Speicher legt „fruehnetz import“ an.",
            en="Check its name and folder. “fruehnetz import” makes a new store.",
        ),
    ),
    StoreBusyError: Answer(
        503,
        "store-busy",
        Text(de="Der Speicher ist gerade beschäftigt.", en="The store is busy."),
        Text(
            de="Ein anderes Programm schreibt. Warten Sie einen Augenblick und versuchen Sie es noch einmal.",
            en="Another program is writing. Wait a moment and try again.",
        ),
    ),
    StoreFullError: Answer(
        503,
        "store-full",
        Text(de="Auf dem Datenträger des Speichers ist kein Platz mehr.", en="The disk of the store is full."),
        Text(
            de="Geschrieben wurde nichts. Schaffen Sie Platz und versuchen Sie es noch einmal.",
            en="Nothing was written. Make room and try again.",
        ),
    ),
    ForeignFileError: Answer(
        503,
        "foreign-file",
        Text(de="Diese Datei ist kein Speicher von Frühnetz.", en="This file is no store of Frühnetz."),
        Text(
            de="Sie bleibt, wie sie ist. Nennen Sie eine Datei von Frühnetz oder einen Namen, den es noch nicht gibt. "
            "War es Ihr Speicher, ist er beschädigt: Spielen Sie mit „fruehnetz restore“ eine Sicherung ein.",
            en="It stays as it is. Name a file of Frühnetz, or one that does not exist yet. If it was your store, it "
            "is damaged: restore a backup with “fruehnetz restore”.",
        ),
    ),
    DamagedStoreError: Answer(
        503,
        "store-damaged",
        Text(de="Die Datei des Speichers ist beschädigt.", en="The file of the store is damaged."),
        Text(
            de="Geschrieben wird nichts mehr. Bewahren Sie die Datei auf und spielen Sie mit „fruehnetz restore“ eine "
            "Sicherung in eine neue ein.",
            en="Nothing is written any more. Keep it, and restore a backup into a new one with “fruehnetz restore”.",
        ),
    ),
    StoreReplacedError: Answer(
        503,
        "store-replaced",
        Text(
            de="Die Datei des Speichers wurde inzwischen gelöscht oder ersetzt.",
            en="The file of the store was deleted or replaced.",
        ),
        Text(
            de="Geschrieben wurde nichts. Starten Sie den Befehl oder den Dienst neu.",
            en="Nothing was written. Start the command or the service anew.",
        ),
    ),
    AccessRefusedError: Answer(
        503,
        "access-refused",
        Text(
            de="Der Server kennt diesen Benutzer nicht, oder das Kennwort stimmt nicht.",
            en="The server does not know this user, or the password is wrong.",
        ),
        Text(
            de="Setzen Sie FRUEHNETZ_NEO4J_USER und FRUEHNETZ_NEO4J_PASSWORD so, wie der Server sie kennt.",
            en="Set FRUEHNETZ_NEO4J_USER and FRUEHNETZ_NEO4J_PASSWORD as the server knows them.",
        ),
    ),
    StoreVersionError: Answer(
        503,
        "store-version",
        Text(de="Speicher und Programm passen nicht zusammen.", en="Store and program do not fit together."),
        Text(
            de="Bringen Sie das ältere von beiden auf den neuen Stand: Neo4j ab 5.26, Frühnetz in der Fassung, mit "
            "der zuletzt geschrieben wurde.",
            en="Update the older of the two: Neo4j from 5.26 on, Frühnetz as it last wrote the data.",
        ),
    ),
    ErasedError: Answer(
        409,
        "erased",
        Text(de="Was gelöscht ist, kommt nicht zurück.", en="What is erased does not come back."),
        Text(
            de="Nehmen Sie die Angabe neu auf, wenn es dafür einen Grund gibt.",
            en="Record it anew if there is a reason.",
        ),
    ),
    ErasureUnfinishedError: Answer(
        503,
        "erasure-unfinished",
        Text(
            de="Gelöscht ist es, aber andere Programme lesen die Datei gerade: Alte Seiten stehen noch darin.",
            en="It is erased, but other programs read the file just now: old pages are still in it.",
        ),
        Text(
            de="Beenden Sie diese Programme und löschen Sie noch einmal, unter der neuen Kennung.",
            en="Stop these programs and erase once more, under the new identifier.",
        ),
    ),
    ModelError: Answer(
        422,
        "model",
        Text(de="Ein Wert passt nicht zur Ontologie.", en="A value does not fit the ontology."),
        Text(de="Prüfen Sie Datum und Schreibweise des Werts.", en="Check date and spelling of the value."),
    ),
    **ANSWERS_OF_ACCOUNTS,
    DomainError: Answer(
        500,
        "error",
        Text(de="Das hat nicht geklappt.", en="This did not work."),
        Text(de="Melden Sie den Fall mit der Ausgabe von --debug.", en="Report it with the output of --debug."),
    ),
}


def answer_to(error: DomainError) -> Answer:
    """The answer of the nearest class in the table."""
    return next(ANSWERS[kind] for kind in type(error).__mro__ if kind in ANSWERS)


def sentence_of(error: DomainError, language: str) -> str:
    """What happened, in which case exactly, and what to do, in one line."""
    if isinstance(error, UnreadableFileError):
        return str(error)  # carries its own words for people
    if isinstance(error, RefusedError):
        return error.text.in_language(language)
    answer = answer_to(error)
    if isinstance(error, ConflictError) and error.revisions:
        detail = f" ({', '.join(f'Nr. {number}' for number in error.revisions)})"
    else:
        detail = f" ({error})" if str(error) else ""
    return f"{answer.title.in_language(language)} {answer.remedy.in_language(language)}{detail}"
