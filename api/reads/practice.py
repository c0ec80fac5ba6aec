"""What this installation does with persons, told from its settings and its table of rights (Art. 30 DSGVO)."""

from collections.abc import Iterator, Sequence

from api.rights import Right, table
from api.settings import LOOPBACK, Settings
from graph.tables.table import PlainTable
from graph.telling.processing import Practice, SheetLine
from ontology import Text, say


def practice_of(settings: Settings, *, accounts: bool) -> Practice:
    """Who receives what, what is deleted when, and how it is protected."""
    return Practice(tuple(_receivers()), tuple(_deadlines()), tuple(_measures(settings, accounts=accounts)))


def sheet_table(lines: Sequence[SheetLine], lang: str) -> PlainTable:
    """The sheet as a table."""
    heads = ("Angabe", "Vorschrift", "Eintrag", "Woher") if lang == "de" else ("Item", "Norm", "Entry", "Taken from")
    rows = [
        (line.asked.in_language(lang), line.norm, line.entry.in_language(lang), line.origin.in_language(lang))
        for line in lines
    ]
    return PlainTable("Verarbeitung" if lang == "de" else "Processing", heads, rows)


def _receivers() -> Iterator[Text]:
    said = table()
    roles = [said.roles[role] for role, rights in said.brings.items() if Right.PERSONS in rights]
    yield say(
        "im Haus mit Namen nur: {roles}",
        "in this house by name only: {roles}",
        roles=Text(*(", ".join(role.in_language(lang) for role in roles) for lang in ("de", "en"))),
    )
    yield say(
        "nach außen keine: Berichte, Ausgaben und Vergleiche zeigen Personen ohne Namen",
        "none outside: reports, exports and comparisons show persons without names",
    )


def _deadlines() -> Iterator[Text]:
    yield say(
        "Angaben zu einer Person werden am gesetzten Tag geprüft, sonst zwölf Monate nach der letzten Bestätigung",
        "data of a person are looked at on the day that was set, else twelve months after the last confirmation",
    )
    yield say(
        "Zugriffe auf Personen und Vorgänge an Konten: 400 Tage",
        "reads of persons and what happened to accounts: 400 days",
    )
    yield say(
        "Gelöschtes wird auch aus Journal und zurückgespielten Sicherungen gelöscht",
        "what is erased is erased from the journal and from backups that are brought back, too",
    )


def _measures(settings: Settings, *, accounts: bool) -> Iterator[Text]:
    if settings.forbid_persons:
        yield say("Personen sind in dieser Installation verboten", "persons are forbidden in this installation")
    elif settings.allow_persons:
        yield say("Personen sind freigegeben, nur auf Verlangen", "persons are allowed, only where asked for")
    else:
        yield say("Personen sind nicht freigegeben", "persons are not allowed")
    if accounts:
        yield say(
            "Konten mit Rollen je Bezirk, Kennwörter als Argon2, zweiter Faktor möglich, Anmeldeversuche gebremst",
            "accounts with roles by district, passwords as argon2, second factor possible, tries slowed down",
        )
        yield say("jeder Zugriff auf Personen wird vermerkt", "every read of persons is noted")
    else:
        yield say("ohne Konten, nur an diesem Rechner", "without accounts, on this computer only")
    if settings.address is not None and settings.address.startswith("https:"):
        yield say("Zugang von außen über TLS", "access from outside by TLS")
    if any(host not in LOOPBACK for host in settings.allowed_hosts) and settings.address is None:
        yield say("Zugang unter: {hosts}", "access at: {hosts}", hosts=", ".join(settings.allowed_hosts))
    yield say(
        "gezogene Kennungen statt Namen, Namen in keiner Suche, Dateien nur für den Betreiber lesbar",
        "drawn ids instead of names, names in no search, files readable for their owner alone",
    )
    yield say(
        "jede Änderung mit Person, Zeit und Grund im Journal, Sicherung im laufenden Betrieb",
        "every change with author, time and reason in the journal, backup while running",
    )
