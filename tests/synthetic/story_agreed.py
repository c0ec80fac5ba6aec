"""What the group of the invented process agrees and writes down: goals on the steps, measures for them, its logbook."""

from collections.abc import Iterator

from graph.records import Record, entity
from graph.records.claims import EXISTS, Claim
from ontology.names import StatementStatus

_PHASE = "prozessbegleitung"
GOALS = (
    ("2026-04-20", "ZP1", "W1", "Die Steuerungsgruppe tagt sechsmal im Jahr", "", "Sitzungen im Jahr", "3", "6",
        "2027-06-30"),
    ("2026-04-20", "ZP2", "W2", "Alle unmittelbar genannten Partnergruppen sind im Netzwerk", "A1", "", "", "90 %",
        "2027-12-31"),
    ("2026-04-20", "ZP3", "W3", "Eingeladene kommen regelmäßig zu den Treffen", "C10", "", "", "75 %", "2027-06-30"),
    ("2026-04-20", "ZP4", "W4", "Mitglieder der Ausschüsse kennen die Frühen Hilfen", "",
        "Anteil der Mitglieder, die im Gespräch zwei Angebote nennen", "", "80 %", "2027-12-31"),
    ("2026-04-20", "ZP5", "W5", "Mehr Menschen tragen Anliegen aus dem Netzwerk in die Politik", "B6", "", "", "8",
        "2027-12-31"),
    ("2026-04-20", "ZP6", "W6", "Familien finden ohne Umweg zur passenden Hilfe", "", "", "", "", "2028-03-31"),
)  # fmt: skip
"""Day, local id, step, name, indicator or own words for it, baseline, target, due."""
MEASURES = (
    ("2026-06-22", "MP1", "ZP2", "Fehlende Partnergruppen einzeln ansprechen", "ein Gespräch je Gruppe bis Jahresende",
        "vier Arbeitsstunden je Gespräch", "Bericht in der Steuerungsgruppe", "running", "2026-06-22", "2026-12-15"),
    ("2026-06-22", "MP2", "ZP3", "Termine der Treffen ein Jahr im Voraus festlegen", "bis September",
        "eine Arbeitsstunde", "Teilnahme nach vier Treffen vergleichen", "running", "2026-06-22", "2026-09-30"),
    ("2026-06-22", "MP3", "ZP5", "Gemeinsamer Bericht von Jugendamt und Gesundheitsamt in beiden Ausschüssen",
        "einmal im Jahr, zuerst im Oktober", "zwei Arbeitstage", "Zahl der Berichte und Rückfragen", "planned",
        "2026-09-01", "2026-10-30"),
    ("2026-06-22", "MP4", "ZP4", "Einladung der Ausschussmitglieder in ein Familiencafé", "im Frühjahr",
        "Raum und Bewirtung", "Gespräche auswerten", "planned", "2027-03-01", "2027-05-31"),
)  # fmt: skip
"""Day, local id, goal, what, schedule, resources, how it is reviewed, state, from when to when."""
LOG = (
    ("2025-03-20", 1, "Die Steuerungsgruppe beschließt, am Prozess teilzunehmen", "Auftakt", "step", "Protokoll"),
    ("2025-06-23", 1, "Kooperationsvertrag unterzeichnet", "Vertrag", "success", "Unterzeichneter Vertrag"),
    ("2025-08-21", 2, "Erster Workshop: 24 Beteiligte einigen sich auf ein gemeinsames Bild", "Wissensbasis", "success",
        "Dokumentation des Workshops"),
    ("2025-09-15", 2, "Stundenanteil der Koordination erhöht", "Ressourcen", "success", "Schreiben der Amtsleitung"),
    ("2026-01-26", 3, "Auswertung zeigt, wer im Netzwerk fehlt und wo der Weg in die Politik dünn ist",
        "Ist-Stand-Analyse", "step", "Auswertung des Netzwerks"),
    ("2026-03-16", 3, "Leitung des Gesundheitsamts nicht besetzt, Zeitplan mit dem NZFH geklärt", "Zeitplan",
        "obstacle", "Notiz zur Videokonferenz"),
    ("2026-05-12", 3, "Ziele im Jugendhilfeausschuss vorgestellt", "Rückhalt sichern", "success", "Niederschrift"),
    ("2026-06-22", 4, "Vier Maßnahmen vereinbart, jede mit Zuständigkeit", "Maßnahmenplan", "success", "Maßnahmenplan"),
    ("2027-03-15", 5, "Jugendhilfeausschuss beschließt die Maßnahmen", "Rückhalt sichern", "success", "Beschluss"),
    ("2027-10-11", 5, "Maßnahmen überprüft, eine angepasst", "Überprüfung", "step", "Protokoll"),
    ("2028-02-14", 6, "Soll und Ist verglichen", "Soll-Ist-Vergleich", "step", "Soll-Ist-Bericht"),
    ("2028-04-24", 6, "Leitfaden öffentlich vorgestellt", "Leitfaden", "success", "Kommunaler Leitfaden"),
)  # fmt: skip
"""Day, phase, entry, step, kind, evidence."""


def agreed(key: str) -> Iterator[tuple[str, Record]]:
    """Everything of it with its day, goals before the measures that serve them."""
    group, office = f"{key}:G1", f"{key}:A1"
    for day, local, step, name, indicator, words, baseline, target, due in GOALS:
        said = {"name": name, "outcomeStep": step, "indicatorId": indicator, "indicatorText": words}
        said |= {"baseline": baseline, "targetValue": target, "dueOn": due, "agreedBy": group, "version": "1"}
        said |= {"project": f"{key}:{_PHASE}", "phase": f"{key}:pb-phase-3"}
        yield day, _record(f"{key}:{local}", "Goal", said, day)
    for day, local, goal, name, schedule, resources, review, state, start, end in MEASURES:
        said = {"name": name, "forGoal": f"{key}:{goal}", "schedule": schedule, "resources": resources}
        said |= {"reviewRule": review, "measureStatus": state, "startDate": start, "endDate": end}
        yield day, _record(f"{key}:{local}", "Measure", {**said, "responsible": office}, day)
    for number, (day, phase, text, step, kind, evidence) in enumerate(LOG, 1):
        said = {"name": text, "phase": f"{key}:pb-phase-{phase}", "date": day, "step": step, "entryKind": kind}
        said |= {"forGuide": "true"} if kind == "success" else {}
        yield day, _record(f"{key}:LB{number}", "LogEntry", {**said, "evidence": evidence, "body": group}, day)


def _record(id: str, type: str, said: dict[str, str], day: str) -> Record:
    confirmed = StatementStatus.CONFIRMED.value
    values = {EXISTS: "true", **said}
    claims = [Claim(prop, value, as_of=day, status=confirmed) for prop, value in values.items() if value]
    return entity(id, type, id.partition(":")[0], claims)
