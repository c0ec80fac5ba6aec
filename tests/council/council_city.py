"""An invented council information system: bodies, papers, meetings and seats as OParl 1.1 publishes them."""

from collections.abc import Mapping
from typing import Any

HOST = "https://rat.example"
BODY = f"{HOST}/bodies/1"
Json = dict[str, Any]


def address(kind: str, number: int | str) -> str:
    return f"{BODY}/{kind}/{number}"


def typed(kind: str, path: str, number: int | str, /, **fields: object) -> Json:
    return {
        "id": address(path, number),
        "type": f"https://schema.oparl.org/1.1/{kind}",
        "modified": "2026-01-31T10:00:00+01:00",
        **fields,
    }


def body(number: int, name: str, **fields: object) -> Json:
    return typed("Organization", "organizations", number, name=name, organizationType="Gremium", **fields)


def meeting(number: int, of: int, day: str, items: Mapping[int, str | None], **fields: object) -> Json:
    """A meeting of a body with its agenda: consultation number -> result."""
    agenda = [
        typed(
            "AgendaItem",
            "agendaitems",
            consultation,
            name=f"Punkt {place}",
            number=str(place),
            public=True,
            consultation=address("consultations", consultation),
            **({"result": result} if result else {}),
        )
        for place, (consultation, result) in enumerate(items.items(), 1)
    ]
    of_body = [address("organizations", of)]
    start = f"{day}T16:00:00+01:00"
    return typed(
        "Meeting", "meetings", number, name="Sitzung", start=start, organization=of_body, agendaItem=agenda, **fields
    )


def paper(number: int, name: str, heard: Mapping[int, tuple[int, int, str]], **fields: object) -> Json:
    """A paper with its consultations: number -> body, meeting, role."""
    rows = [
        typed(
            "Consultation",
            "consultations",
            consultation,
            organization=[address("organizations", of)],
            meeting=address("meetings", at),
            agendaItem=address("agendaitems", consultation),
            role=role,
        )
        for consultation, (of, at, role) in heard.items()
    ]
    said = {"name": name, "reference": f"2025/{number:04}", "date": "2025-03-01", "paperType": "Beschlussvorlage"}
    return typed("Paper", "papers", number, **(said | fields), consultation=rows)


def city() -> list[Json]:
    """Three bodies, four papers of which two are on the topic, four meetings, two seats, an office, a group."""
    seats = [
        typed("Membership", "memberships", 1, role="stimmberechtigtes Mitglied", votingRight=True,
              onBehalfOf=address("organizations", 9), startDate="2024-09-01"),
        typed("Membership", "memberships", 2, role="Mitglied", votingRight=True, person=address("persons", 1)),
    ]  # fmt: skip
    return [
        body(1, "Jugendhilfeausschuss", shortName="JHA", membership=seats),
        body(2, "Gemeinderat", shortName="GR"),
        body(3, "Bauausschuss"),
        typed("Organization", "organizations", 8, name="Fraktion Musterpartei", organizationType="Fraktion"),
        typed("Organization", "organizations", 9, name="Caritasverband Musterstadt e. V.", organizationType="extern"),
        typed("Organization", "organizations", 10, name="Offen"),
        paper(1, "Sachstandsbericht Frühe Hilfen", {11: (1, 101, "Kenntnisnahme"), 12: (2, 102, "Entscheidung")}),
        paper(2, "Familienhebammen: Fortsetzung der Förderung", {13: (1, 103, "Vorberatung")}),
        paper(3, "Sanierung der Marktstraße", {14: (3, 104, "Entscheidung")}),
        paper(4, "Wiederbesetzung in Fällen von Schwangerschaft und Elternzeit", {15: (2, 102, "Entscheidung")}),
        meeting(101, 1, "2025-03-20", {11: "Kenntnisnahme"}),
        meeting(102, 2, "2025-04-08", {12: "einstimmig beschlossen", 15: "vertagt"}),
        meeting(103, 1, "2025-06-20", {13: "keine Abstimmung"}),
        meeting(104, 3, "2025-06-21", {14: "mehrheitlich zugestimmt"}),
        typed(
            "LegislativeTerm",
            "terms",
            1,
            name="Wahlperiode 2024 bis 2029",
            startDate="2024-07-01",
            endDate="2029-06-30",
        ),
    ]
