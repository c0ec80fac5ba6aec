"""The days of the invented process (`tests.synthetic.process_story`): what was checked, reached, held, and when.

All of it is made up. Nobody is named; bodies and posts say who speaks.
"""

PREREQUISITES = (
    ("2025-03-24", "pb-v1", True, "Auftaktgespräch der Leitungen"),
    ("2025-03-24", "pb-v2", True, "Einsetzung durch die Verwaltungsleitung"),
    ("2025-03-24", "pb-v3", True, "Netzwerkkoordination mit Auftrag der Jugendamtsleitung"),
    ("2025-03-24", "pb-v4", False, "Stundenanteil der Koordination ist noch nicht geklärt"),
    ("2025-04-14", "pb-v5", True, "Liste der Beteiligten aus Jugendhilfe und Gesundheitswesen"),
    ("2025-04-14", "pb-v6", True, "Freistellung durch die Träger"),
    ("2025-04-14", "pb-v7", True, "Beide Amtsleitungen sitzen in der Steuerungsgruppe"),
    ("2025-05-12", "pb-v8", True, "Berichtstermin im Jugendhilfeausschuss vereinbart"),
    ("2025-05-12", "pb-v12", True, "Das Logbuch liegt bei der Koordination"),
    ("2025-05-12", "pb-v13", True, "Moderationsteam benannt"),
    ("2025-05-12", "pb-v14", True, "Räume im Kreishaus"),
    ("2025-05-12", "pb-v15", True, "Dienstreisen genehmigt"),
    ("2025-09-15", "pb-v4", True, "Stundenanteil der Koordination um vier Stunden erhöht"),
    ("2026-05-18", "pb-v10", True, "Wirkungstreppe mit Zielen und Indikatoren abgestimmt"),
)
"""Day, prerequisite, whether it is met, evidence. Two stay open: goals in time, and the drafts."""
_LATE = (
    "Die Leitung des Gesundheitsamts war vier Monate nicht besetzt",
    "Die Maßnahmenphase beginnt drei Wochen später, das Ende des Prozesses bleibt",
    "2026-03-16",
)
PHASES = (
    ("2025-04-07", "pb-phase-1", "2025-04-07", "", None),
    ("2025-07-07", "pb-phase-1", "2025-04-07", "2025-07-04", None),
    ("2025-07-07", "pb-phase-2", "2025-07-07", "", None),
    ("2025-10-13", "pb-phase-2", "2025-07-07", "2025-10-10", None),
    ("2025-10-13", "pb-phase-3", "2025-10-13", "", None),
    ("2026-03-16", "pb-phase-3", "2025-10-13", "", _LATE),
    ("2026-05-22", "pb-phase-3", "2025-10-13", "2026-05-22", _LATE),
    ("2026-05-26", "pb-phase-4", "2026-05-26", "", None),
    ("2026-12-01", "pb-phase-4", "2026-05-26", "2026-11-30", None),
    ("2026-12-01", "pb-phase-5", "2026-12-01", "", None),
    ("2027-12-01", "pb-phase-5", "2026-12-01", "2027-11-30", None),
    ("2027-12-01", "pb-phase-6", "2027-12-01", "", None),
    ("2028-06-20", "pb-phase-6", "2027-12-01", "2028-06-19", None),
)
"""Day on which it is said, phase, actual start and end, and why its goals were not reached in time."""
RESULTS = (
    ("2025-04-07", "pb-e1-1", "Informationspapier in der Steuerungsgruppe besprochen"),
    ("2025-04-28", "pb-e1-2", "Beschluss der Steuerungsgruppe: politisch-strukturelle Verankerung"),
    ("2025-05-12", "pb-e1-3", "Prüfliste der Voraussetzungen"),
    ("2025-06-02", "pb-e1-4", "Vereinbarung der beiden Amtsleitungen"),
    ("2025-06-23", "pb-e1-5", "Unterzeichneter Kooperationsvertrag"),
    ("2025-08-25", "pb-e2-1", "Dokumentation des ersten Workshops"),
    ("2025-09-08", "pb-e2-2", "Geschäftsordnung der Steuerungsgruppe"),
    ("2025-09-15", "pb-e2-3", "Zeit- und Ressourcenplan"),
    ("2025-09-22", "pb-e2-4", "Protokoll der Steuerungsgruppe"),
    ("2025-10-08", "pb-e2-5", "Programm des Austauschtreffens"),
    ("2026-01-26", "pb-e3-1", "Auswertung des Netzwerks mit dieser Anwendung"),
    ("2026-04-20", "pb-e3-2", "Wirkungstreppe, erste Fassung"),
    ("2026-05-12", "pb-e3-3", "Vorstellung im Netzwerk und im Jugendhilfeausschuss"),
    ("2026-05-18", "pb-e3-4", "Vorlage zum gemeinsamen Vorgehen"),
    ("2026-06-22", "pb-e4-1", "Maßnahmenplan der Steuerungsgruppe"),
    ("2026-09-21", "pb-e4-2", "Plan der Überprüfungen mit Terminen"),
    ("2026-10-27", "pb-e4-3", "Vorstellung im Jugendhilfeausschuss"),
    ("2026-11-05", "pb-e4-4", "Programm des Austauschtreffens"),
    ("2026-11-16", "pb-e4-5", "Vorlage zu den Maßnahmen"),
    ("2027-03-15", "pb-e5-1", "Beschluss des Jugendhilfeausschusses"),
    ("2027-06-14", "pb-e5-2", "Auswertung der Anmeldungen und Rückmeldungen"),
    ("2027-10-11", "pb-e5-3", "Protokoll der Überprüfung"),
    ("2027-11-04", "pb-e5-4", "Programm des Austauschtreffens"),
    ("2028-02-14", "pb-e6-1", "Soll-Ist-Bericht"),
    ("2028-04-24", "pb-e6-2", "Kommunaler Leitfaden, öffentlich vorgestellt"),
    ("2028-05-08", "pb-e6-3", "Beschluss zur Fortführung"),
    ("2028-05-16", "pb-e6-4", "Programm des Austauschtreffens"),
    ("2028-06-13", "pb-e6-5", "Programm der Transferkonferenz"),
)
"""Day since which it is reached, result, evidence."""
HELD = (
    ("2025-04-10", "TVK", "Videokonferenz zum Auftakt", "6"),
    ("2025-05-22", "TVK", "Videokonferenz zum Kooperationsvertrag", "5"),
    ("2025-07-17", "TVK", "Videokonferenz zur Beteiligungsstruktur", "6"),
    ("2025-08-21", "KWS", "Erster Workshop: gemeinsames Bild", "24"),
    ("2025-10-07", "AUSTAUSCH", "Erstes interkommunales Austauschtreffen", "41"),
    ("2025-11-13", "TVK", "Videokonferenz zur Ist-Stand-Analyse", "7"),
    ("2026-01-15", "VOR", "Beratung vor Ort zur Auswertung", "8"),
    ("2026-02-12", "TVK", "Videokonferenz zu Indikatoren", "6"),
    ("2026-03-16", "TVK", "Videokonferenz zum Zeitplan", "6"),
    ("2026-04-16", "KWS", "Zweiter Workshop: Wirkungstreppe", "27"),
    ("2026-06-11", "TVK", "Videokonferenz zu den Maßnahmen", "7"),
    ("2026-09-17", "KWS", "Dritter Workshop: Überprüfung planen", "22"),
    ("2026-11-05", "AUSTAUSCH", "Zweites interkommunales Austauschtreffen", "38"),
    ("2027-02-18", "TVK", "Videokonferenz zur Umsetzung", "6"),
    ("2027-06-10", "TVK", "Videokonferenz zur Zwischenbilanz", "6"),
    ("2027-11-04", "AUSTAUSCH", "Drittes interkommunales Austauschtreffen", "36"),
    ("2028-01-20", "TVK", "Videokonferenz zum Soll-Ist-Vergleich", "7"),
    ("2028-05-16", "AUSTAUSCH", "Viertes interkommunales Austauschtreffen", "35"),
    ("2028-06-13", "TRANSFER", "Transferkonferenz", "120"),
)
"""Day, kind, title, how many came."""
PLANNED = (
    ("2026-06-11", "KWS", "Dritter Workshop: Überprüfung planen", "2026-09-17"),
    ("2026-06-11", "AUSTAUSCH", "Zweites interkommunales Austauschtreffen", "2026-11-05"),
)
"""Day on which it is planned, kind, title, for which day."""
UNDATED = (("2026-02-12", "TVK", "Telefonat der Amtsleitungen"),)
"""Day on which it is said, kind, title: nobody noted when it was."""
DUE = (("2026-06-01", "pb-e4-2", "2026-06-22"),)
"""Day on which it is said, result, and the day by which the group wants it."""
FIRST_CALL, LAST_CALL = "2025-04-14", "2028-06-12"
"""Calls with the NZFH, every two weeks but in August and around the turn of the year."""
