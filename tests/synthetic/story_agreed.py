"""What the group of the invented process agrees and writes down: goals on the steps, measures for them, its logbook."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from graph.analysis import analyse_district
from graph.goals.goal_records import new_goal, with_baseline, with_noted_value
from graph.goals.measure_records import new_measure, reviewed
from graph.logbook.log_entries import NewLine, log_entry
from graph.records import Entity, Record
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from ontology import load_model

_PROCESS = "prozessbegleitung"
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


NOTED = (
    ("2026-04-20", "ZP1", "3"),
    ("2027-07-05", "ZP1", "6"),
    ("2028-01-10", "ZP4", "82 %"),
)
"""Day, goal, value that the group found."""
REVIEWED = (
    ("2026-09-21", "MP2", "Termine für 2027 stehen im Kalender", "", "done"),
    ("2026-12-14", "MP1", "Vier von sechs Gesprächen geführt", "2027-06-14", "running"),
    ("2027-06-14", "MP1", "Alle Gespräche geführt", "", "done"),
    ("2027-06-14", "MP3", "Beide Ausschüsse haben den Bericht beraten", "2028-02-14", "running"),
    ("2027-10-11", "MP4", "Elf Mitglieder waren im Familiencafé", "", "done"),
)
"""Day, measure, what the review found, when the next is due, how far it is."""


def agreed(store: GraphStore, key: str) -> Iterator[tuple[str, Callable[[], Record]]]:
    """Everything of it: the day, and how it is written down then; goals before the measures that serve them."""
    for row in GOALS:
        yield row[0], partial(_goal, store, key, row)
    for measure in MEASURES:
        yield measure[0], partial(_measure, key, measure)
    for day, local, value in NOTED:
        yield day, partial(_noted, store, f"{key}:{local}", value, day)
    for review in REVIEWED:
        yield review[0], partial(_reviewed, store, key, review)
    for number, (day, phase, text, step, kind, evidence) in enumerate(LOG, 1):
        said = NewLine(text, day, f"{key}:pb-phase-{phase}", step, kind, evidence, "", f"{key}:G1", kind == "success")
        yield day, partial(log_entry, f"{key}:LB{number}", key, said, day)


def _goal(store: GraphStore, key: str, row: tuple[str, ...]) -> Record:
    """A goal with the baseline that its indicator had on the day, where nobody names another."""
    day, local, step, name, indicator, words, baseline, target, due = row
    said: dict[str, str] = {"name": name, "outcomeStep": step, "indicatorId": indicator, "indicatorText": words}
    said |= {"baseline": baseline, "targetValue": target, "dueOn": due, "agreedBy": f"{key}:G1"}
    said |= {"direction": "more"} if words else {}
    said |= {"project": f"{key}:{_PROCESS}", "phase": f"{key}:pb-phase-3"}
    if indicator:
        on = date.fromisoformat(day)
        said = with_baseline(said, analyse_district(store, load_model(), key, on).outcomes, on)
    return new_goal(f"{key}:{local}", key, said, day)


def _measure(key: str, row: tuple[str, ...]) -> Record:
    day, local, goal, name, schedule, resources, review, state, start, end = row
    said = {"name": name, "forGoal": f"{key}:{goal}", "schedule": schedule, "resources": resources}
    said |= {"reviewRule": review, "measureStatus": state, "plannedStart": start, "plannedEnd": end}
    return new_measure(f"{key}:{local}", key, {**said, "nextReview": end, "responsible": f"{key}:A1"}, day)


def _noted(store: GraphStore, id: str, value: str, day: str) -> Record:
    return with_noted_value(_kept(store, id), value, day)


def _reviewed(store: GraphStore, key: str, row: tuple[str, ...]) -> Record:
    day, local, found, following, status = row
    return reviewed(_kept(store, f"{key}:{local}"), day, found, following, status)


def _kept(store: GraphStore, id: str) -> Entity:
    found = store.get(id, EVERYTHING)
    assert isinstance(found, Entity), id
    return found
