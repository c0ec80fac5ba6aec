"""The filled example of the template: an invented town, no persons."""

from collections.abc import Mapping, Sequence

START = (
    "District",
    "Source",
    "Organization",
    "EarlyHelpNetwork",
    "Committee",
    "Membership",
    "Cooperation",
    "Agreement",
    "Service",
    "Paper",
    "Consultation",
)
"""The sheets people start with; the order and the colour of the tabs follow it."""

_LIST = "Verteiler des Netzwerks"
_MINUTES = "Protokoll der Lenkungsgruppe"
_YOUTH = "Kinder- und Jugendhilfe"
_TOP = "Verwaltungsspitze, Dezernat, Amtsleitung"
_OF_COUNCIL = "stimmberechtigtes Mitglied aus der Vertretungskörperschaft"
_OF_CARRIERS = "stimmberechtigtes Mitglied der freien Träger"

EXAMPLE: Mapping[str, Sequence[dict[str, str]]] = {
    "District": [
        {
            "Kennung": "99001",
            "Name": "Stadt Beispielstadt",
            "AGS": "99001000",
            "Art": "kreisfreie Stadt",
            "Land": "Nordrhein-Westfalen",
            "Zahl der Netzwerke": "1",
            "Quelle": _LIST,
        }
    ],
    "Source": [
        {"Kennung": "Q1", "Titel": _LIST, "Stand": "24.09.2025", "Art": "Liste"},
        {"Kennung": "Q2", "Titel": _MINUTES, "Stand": "03/2025", "Art": "Protokoll"},
    ],
    "Organization": [
        {
            "Kennung": "A01",
            "Name": "Jugendamt Beispielstadt",
            "Weitere Namen": "Amt 51; Amt für Jugend und Familie",
            "Art": "Amt",
            "Bereich": _YOUTH,
            "Partnergruppe nach KKG": "Öffentliche Jugendhilfe",
            "Trägerart": "kommunal",
            "Ebene": _TOP,
            "Quelle": _LIST,
        },
        {
            "Kennung": "A02",
            "Name": "Koordinierungsstelle Frühe Hilfen",
            "Art": "Amt",
            "Bereich": _YOUTH,
            "Akteurstyp": "Netzwerkkoordination Frühe Hilfen",
            "Ebene": "Koordination, Planung",
            "Träger": "A01",
            "Quelle": _LIST,
        },
        {
            "Kennung": "A03",
            "Name": "Gesundheitsamt Beispielstadt",
            "Art": "Amt",
            "Bereich": "Gesundheitswesen",
            "Akteurstyp": "Gesundheitsamt",
            "Partnergruppe nach KKG": "Gesundheitsamt",
            "PLZ": "01234",
            "Quelle": f"{_LIST}; {_MINUTES} S. 2",
        },
        {
            "Kennung": "A04",
            "Name": "Familienhaus Beispielstadt e. V.",
            "Art": "Träger",
            "Bereich": _YOUTH,
            "Partnergruppe nach KKG": "Freie Jugendhilfe; Familienbildungsstätte",
            "Anerkannt nach § 75": "ja",
            "Quelle": _LIST,
        },
        {
            "Kennung": "A05",
            "Name": "Sozialpädiatrisches Zentrum",
            "Art": "Einrichtung",
            "Bereich": "Gesundheitswesen",
            "Partnergruppe nach KKG": "Sozialpädiatrisches Zentrum",
            "Status": "bestätigt abwesend",
            "Bemerkung": "Das nächste liegt im Nachbarkreis.",
            "Quelle": _MINUTES,
        },
        {
            "Kennung": "A06",
            "Name": "Eltern-Kind-Initiative Beispielstadt",
            "Art": "Initiative",
            "Bereich": "Eltern und Familien",
            "Akteurstyp": "Selbstorganisierter Zusammenschluss (§ 4a SGB VIII)",
            "Quelle": _LIST,
        },
    ],
    "PersonGroup": [
        {
            "Kennung": "E1",
            "Name": "Familienpaten",
            "Art": "Freiwillige",
            "Akteurstyp": "Ehrenamtsgruppe",
            "Quelle": _LIST,
        },
        {"Kennung": "E2", "Name": "Mitglieder des Stadtrats", "Art": "Fraktion", "Quelle": _LIST},
        {"Kennung": "E3", "Name": "Gewählte der freien Träger", "Art": "Sonstige", "Bereich": _YOUTH, "Quelle": _LIST},
    ],
    "EarlyHelpNetwork": [
        {
            "Kennung": "N1",
            "Name": "Netzwerk Frühe Hilfen Beispielstadt",
            "Netzwerkart": "FH",
            "Seit": "2013",
            "Quelle": _LIST,
        }
    ],
    "Committee": [
        {
            "Kennung": "G1",
            "Name": "Jugendhilfeausschuss",
            "Art": "Jugendhilfeausschuss",
            "Stimmberechtigte Mitglieder": "15",
            "Mitglieder vollständig": "vollständig",
            "Quelle": _LIST,
        },
        {
            "Kennung": "G2",
            "Name": "Lenkungsgruppe Frühe Hilfen",
            "Art": "Lenkungskreis",
            "Seit": "10/2019",
            "Mitglieder vollständig": "vollständig",
            "Quelle": _MINUTES,
        },
        {"Kennung": "G3", "Name": "Stadtrat", "Art": "Stadt- oder Gemeinderat", "Quelle": _LIST},
    ],
    "Membership": [
        {"Akteur": "A02", "Gremium": "G2", "Rolle": "Geschäftsführung", "Quelle": _MINUTES},
        {
            "Akteur": "Gesundheitsamt Beispielstadt",
            "Gremium": "G2",
            "Rolle": "stimmberechtigtes Mitglied",
            "Stimmrecht": "ja",
            "Quelle": _MINUTES,
        },
        {
            "Akteur": "A04",
            "Gremium": "Jugendhilfeausschuss",
            "Rolle": _OF_CARRIERS,
            "Stimmrecht": "ja",
            "Sitze": "1",
            "Quelle": _LIST,
        },
        {"Akteur": "A03", "Gremium": "N1", "Rolle": "ständiger Gast", "Seit": "2018", "Quelle": _LIST},
        {"Akteur": "E1", "Gremium": "N1", "Ebene": "Ehrenamt", "Quelle": _LIST},
        {"Akteur": "E2", "Gremium": "G1", "Rolle": _OF_COUNCIL, "Stimmrecht": "ja", "Sitze": "9", "Quelle": _LIST},
        {"Akteur": "E3", "Gremium": "G1", "Rolle": _OF_CARRIERS, "Stimmrecht": "ja", "Sitze": "5", "Quelle": _LIST},
        {"Akteur": "A01", "Gremium": "G1", "Rolle": "beratendes Mitglied kraft Amtes", "Quelle": _LIST},
        {"Akteur": "A06", "Gremium": "G1", "Rolle": "beratendes Mitglied", "Quelle": _LIST},
    ],
    "Cooperation": [
        {"Von": "A02", "Zu": "A03", "Intensität": "3", "Bestätigt durch": "beide Seiten", "Quelle": f"{_MINUTES} S. 1"},
        {"Von": "A02", "Zu": "A04", "Art (Wortlaut)": "Kooperation", "Bestätigt durch": "eine Seite", "Quelle": _LIST},
        {"Von": "A01", "Zu": "A02", "Intensität": "3", "Häufigkeit": "monatlich", "Quelle": _LIST},
    ],
    "CooperationWish": [
        {"Akteur": "A03", "Gewünschter Partner": "A04", "Quelle": _MINUTES},
        {"Akteur": "A04", "Gewünschter Partner": "A03", "Quelle": _MINUTES},
    ],
    "Referral": [{"Von": "A03", "Zu": "A02", "Zahl der Vermittlungen im Jahr": "5 bis 10", "Quelle": _MINUTES}],
    "Agreement": [
        {
            "Kennung": "V1",
            "Titel": "Kooperationsvereinbarung Frühe Hilfen",
            "Art": "Kooperationsvereinbarung",
            "Unterzeichnet am": "01.02.2022",
            "Vertragsparteien": "A01; A03",
            "Quelle": _MINUTES,
        }
    ],
    "Service": [{"Kennung": "D1", "Name": "Willkommensbesuche", "Träger": "A04", "Quelle": _LIST}],
    "Paper": [
        {
            "Kennung": "P1",
            "Titel": "Bericht Frühe Hilfen 2024",
            "Vorlagennummer": "2025/0042",
            "Art": "Mitteilungsvorlage",
            "Datum": "05.03.2025",
            "Quelle": _LIST,
        }
    ],
    "Consultation": [
        {
            "Vorlage": "2025/0042",
            "Gremium": "G1",
            "Rolle": "Kenntnisnahme",
            "Datum": "20.03.2025",
            "Ergebnis": "zur Kenntnis genommen",
            "Vorgestellt von": "A01",
            "Quelle": _LIST,
        }
    ],
    "InitiatedBy": [{"Vorlage": "2025/0042", "Eingebracht von": "A02", "Quelle": _LIST}],
    "Resolution": [
        {
            "Kennung": "B1",
            "Bezeichnung": "Stelle der Netzwerkkoordination",
            "Art": "Mittel oder Stellen",
            "Datum": "12.12.2024",
            "Gremium": "G1",
            "Quelle": _LIST,
        },
        {
            "Kennung": "B2",
            "Bezeichnung": "Netzwerkkonzept Frühe Hilfen",
            "Art": "Konzept beschlossen",
            "Datum": "19.03.2024",
            "Gremium": "G3",
            "Berichtspflicht": "ja",
            "Quelle": _LIST,
        },
    ],
    "ReportsOn": [{"Bericht": "P1", "Beschluss oder Ziel": "B2", "Quelle": _LIST}],
    "PlanningProcess": [{"Kennung": "J1", "Name": "Jugendhilfeplanung", "Beginn": "2024", "Quelle": _LIST}],
    "InvolvedInPlanning": [{"Netzwerk": "N1", "Planung": "J1", "Art der Einbindung": "liefert Daten", "Quelle": _LIST}],
    "Post": [
        {
            "Kennung": "S1",
            "Bezeichnung": "Netzwerkkoordination Frühe Hilfen",
            "Organisation": "A02",
            "Ebene": "Koordination, Planung",
            "Vollzeitäquivalent": "0,75",
            "Finanzierung": "Bundesstiftung Frühe Hilfen, Stadt",
            "Eigenmittel in Prozent": "40",
            "Unbefristet": "ja",
            "Quelle": _LIST,
        },
        {
            "Kennung": "S2",
            "Bezeichnung": "Sitz der Eltern",
            "Gremium": "G2",
            "Vorgesehener Akteurstyp": "Elternvertretung",
            "Quelle": _MINUTES,
        },
        {"Kennung": "S3", "Bezeichnung": "Amtsleitung", "Organisation": "A01", "Ebene": _TOP, "Quelle": _LIST},
    ],
    "ReportsTo": [{"Stelle": "S1", "Berichtet an": "S3", "Quelle": _LIST}],
    "ParticipationFormat": [
        {
            "Kennung": "F1",
            "Name": "Elternrunde Frühe Hilfen",
            "Beteiligtengruppe": "Familien, Eltern und Elternvertretungen",
            "Stufe der Beteiligung": "mitbestimmen",
            "Form der Beteiligung": "Planung von Veranstaltungen",
            "Entscheidet über": "Themen der Elternabende",
            "Seit": "2024",
            "Quelle": _LIST,
        }
    ],
    "Meeting": [
        {
            "Kennung": "T1",
            "Bezeichnung": "Netzwerktreffen Herbst 2024",
            "Art": "Netzwerktreffen",
            "Datum": "12.11.2024",
            "Gremium": "N1",
            "Quelle": _LIST,
        },
        {
            "Kennung": "T2",
            "Bezeichnung": "Gemeinsame Fortbildung Frühe Hilfen",
            "Art": "Fortbildung",
            "Datum": "08.05.2025",
            "Interprofessionell": "ja",
            "Quelle": _LIST,
        },
    ],
    "Attendance": [
        {"Akteur": "A02", "Treffen": "T1", "Anwesenheit": "teilgenommen", "Quelle": _LIST},
        {"Akteur": "A03", "Treffen": "T1", "Anwesenheit": "teilgenommen", "Quelle": _LIST},
        {"Akteur": "A04", "Treffen": "T1", "Anwesenheit": "entschuldigt", "Quelle": _LIST},
        {"Akteur": "A02", "Treffen": "T2", "Anwesenheit": "teilgenommen", "Quelle": _LIST},
        {"Akteur": "A03", "Treffen": "T2", "Anwesenheit": "teilgenommen", "Quelle": _LIST},
    ],
    "NetworkRegion": [
        {"Kennung": "R1", "Name": "Region Nord", "Kinder unter 3 Jahren": "600", "Quelle": _LIST},
        {"Kennung": "R2", "Name": "Region Süd", "Kinder unter 3 Jahren": "400", "Quelle": _LIST},
    ],
    "CoversRegion": [
        {"Akteur": "A01", "Region": "R1", "Quelle": _LIST},
        {"Akteur": "A02", "Region": "R1", "Quelle": _LIST},
        {"Akteur": "A03", "Region": "R1", "Quelle": _LIST},
        {"Akteur": "A04", "Region": "R2", "Quelle": _LIST},
    ],
}
