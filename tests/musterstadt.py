"""Musterstadt: a district small enough to check by hand. Twelve actors, three committees, one network.

All of it is invented. The day is 30 June 2024 (`ON`); the newer list is of March 2024, the older of May 2021.

Cooperation (intensity; default threshold 2), ``~`` stale, ``?`` unknown, ``x`` expressly absent::

                      Kita ---2--- Familienzentrum
                     / |x\\              |2
                   3/  |  .             |
          Jugendamt----------4---- Netzwerkkoordination ---2--- Geburtsklinik
              :  \\2    |                |2  |3                     |1
              :?  +----|------------ SkF +   |                      |
              :        |                     Gesundheitsamt         |
              :        Fruehfoerderung --2~----+                    |
              +............................................ Kinderarztpraxis

    outside: Elterninitiative (no tie), Hebammenkreis (existence unknown), Frauenhaus (expressly absent)

Counted by hand at `ON`:

* actors 12: 11 organizations and 1 group of parents; 9 organizations hold, Hebammenkreis unknown, Frauenhaus absent
* actors of the network 9: the organizations; Elterninitiative has no tie, and a (denied) seat makes none
* system K 4 (Jugendamt, Netzwerkkoordination, Kita, Familienzentrum), system G 3 (Gesundheitsamt, Geburtsklinik,
  Kinderarztpraxis), bridge 2 (SkF, Fruehfoerderung)
* cooperation ties at thresholds 1, 2, 3: 10, 9, 3; one of the nine is stale; beside them 1 unknown, 1 absent pair
* degrees at 2: Netzwerkkoordination 5, Jugendamt 3, Familienzentrum 2, Gesundheitsamt 2, Kita 2, SkF 2,
  Geburtsklinik 1, Fruehfoerderung 1, Kinderarztpraxis 0
* K-G ties at 2: 2 of 12 (Netzwerkkoordination with Gesundheitsamt and Geburtsklinik); without the coordination 0 of 9
* every one of the 9 organizations has tie data
* seats: Steuerungsgruppe 4 (Jugendamt, Netzwerkkoordination, Gesundheitsamt, SkF; the Kita left in 2022),
  all members recorded; Netzwerk 8, of these Familienzentrum stale, beside them Kinderarztpraxis unknown and
  Elterninitiative expressly absent; JHA 2 recorded (SkF votes, Jugendamt advises), Gesundheitsamt unknown
* posts 2: the coordination's, and a seat for parents in the Steuerungsgruppe that nobody holds
* agreements 4: 2 valid (Kooperationsvereinbarung of 3, Schutzvereinbarung of 2), 1 expired (Ueberleitung of 2), 1 draft
* organizations with at least one valid signature 4 (Jugendamt, Gesundheitsamt, SkF, Kita)
* papers 2: a concept (JHA recommended, Stadtrat adopted, March 2023), a report (JHA noted, May 2024) on that resolution
* one source contradicts another: the old list puts the Familienzentrum under KJH, the new one under FAM
"""

from collections.abc import Iterator
from datetime import date

from graph.records import Entity, Record, Relation, entity, relation
from graph.records.claims import EXISTS, Claim
from graph.stores.base import Batch, put
from ontology.names import EntityType, RelationType

KEY = "99001"
ON = date(2024, 6, 30)
TIME = "2024-06-30T12:00:00+02:00"

DISTRICT = f"{KEY}:bezirk"
LIST, OLD_LIST, COUNCIL_SYSTEM = f"{KEY}:Q1", f"{KEY}:Q2", f"{KEY}:Q3"

JUGENDAMT = f"{KEY}:A01"
NETZWERKKOORDINATION = f"{KEY}:A02"
GESUNDHEITSAMT = f"{KEY}:A03"
FAMILIENZENTRUM = f"{KEY}:A04"
KITA = f"{KEY}:A05"
SKF = f"{KEY}:A06"
FRUEHFOERDERUNG = f"{KEY}:A07"
GEBURTSKLINIK = f"{KEY}:A08"
KINDERARZTPRAXIS = f"{KEY}:A09"
HEBAMMENKREIS = f"{KEY}:A10"
FRAUENHAUS = f"{KEY}:A11"
ELTERNINITIATIVE = f"{KEY}:A12"
ACTORS = (
    JUGENDAMT, NETZWERKKOORDINATION, GESUNDHEITSAMT, FAMILIENZENTRUM, KITA, SKF, FRUEHFOERDERUNG, GEBURTSKLINIK,
    KINDERARZTPRAXIS, HEBAMMENKREIS, FRAUENHAUS, ELTERNINITIATIVE,
)  # fmt: skip

NETZWERK, STEUERUNGSGRUPPE = f"{KEY}:N1", f"{KEY}:G1"
JHA, STADTRAT = f"{KEY}:G2", f"{KEY}:G3"
KOORDINATIONSSTELLE, SITZ_DER_ELTERN = f"{KEY}:S1", f"{KEY}:S2"
KOOPERATIONSVEREINBARUNG, UEBERLEITUNG = f"{KEY}:V1", f"{KEY}:V2"
ABSICHTSERKLAERUNG, SCHUTZVEREINBARUNG = f"{KEY}:V3", f"{KEY}:V4"
KONZEPT_VORLAGE, BERICHT_VORLAGE, KONZEPT_BESCHLUSS = f"{KEY}:P1", f"{KEY}:P2", f"{KEY}:B1"
ELTERNBEFRAGUNG, KEIN_SPZ = f"{KEY}:F1", f"{KEY}:X1"

Said = tuple[str, str, str]
"""Source, day it describes, status."""
NEW: Said = (LIST, "2024-03-01", "fromList")
OLD: Said = (OLD_LIST, "2021-05", "fromList")
COUNCIL: Said = (COUNCIL_SYSTEM, "2024-06-01", "confirmed")
CONFIRMED: Said = (LIST, "2024-03-01", "confirmed")
ABSENT: Said = (LIST, "2024-03-01", "confirmedAbsent")
UNKNOWN: Said = (LIST, "2024-03-01", "unknown")


def records() -> list[Record]:
    """Everything known of Musterstadt, each record once, entities first."""
    return [*_sources(), *_actors(), *_bodies(), *_documents(), *_seats(), *_ties(), *_signatures(), *_council()]


def batch() -> Batch:
    """The records as one batch."""
    return Batch("Musterstadt", TIME, "Netzwerkliste", tuple(put(r) for r in records()))


def a(id: str, type: str, said: Said = NEW, /, **values: str) -> Entity:
    """An entity of Musterstadt; several values of a property are separated by ``;``."""
    return entity(id, type, KEY, _claims(said, values))


def tie(type: str, source: str, target: str, said: Said = NEW, /, **values: str) -> Relation:
    """A relation of Musterstadt; its id is made of type and ends, ``nr`` tells apart two of the same."""
    number = values.pop("nr", "")
    ends = f"{source.partition(':')[2]}-{target.partition(':')[2]}"
    return relation(f"{KEY}:{type}-{ends}{number}", type, (source, target), KEY, _claims(said, values))


def _claims(said: Said, values: dict[str, str]) -> Iterator[Claim]:
    source, as_of, status = said
    yield Claim(EXISTS, "", source, "", as_of, status)
    # What is said of a thing whose existence is denied or unknown is still only what the list says.
    stated = status if status in ("confirmed", "oneSided", "inferred") else "fromList"
    for prop, value in values.items():
        yield from (Claim(prop, v, source, "", as_of, stated) for v in value.split(";"))


def _sources() -> Iterator[Entity]:
    district = {"name": "Musterstadt", "ags": "99001000", "land": "NW", "districtType": "KS"}
    yield a(DISTRICT, EntityType.DISTRICT, CONFIRMED, **district)
    yield a(LIST, EntityType.SOURCE, name="Netzwerkliste 2024", statedOn="2024-03-01", sourceKind="list")
    yield a(OLD_LIST, EntityType.SOURCE, OLD, name="Netzwerkliste 2021", statedOn="2021-05", sourceKind="list")
    name = "Ratsinformationssystem"
    yield a(COUNCIL_SYSTEM, EntityType.SOURCE, COUNCIL, name=name, statedOn="2024-06-01", sourceKind="councilSystem")


def _org(id: str, name: str, sector: str, said: Said = NEW, /, **values: str) -> Entity:
    return a(id, EntityType.ORGANIZATION, said, name=name, sector=sector, **values)


def _actors() -> Iterator[Entity]:
    city, free = {"carrierKind": "OEFF-K"}, {"carrierKind": "FREI-W"}
    yield _org(JUGENDAMT, "Jugendamt", "KJH", CONFIRMED, kind="office", actorType="ASD", coversPartner="KKG01", **city)
    yield _org(NETZWERKKOORDINATION, "Netzwerkkoordination Frühe Hilfen", "KJH", CONFIRMED, actorType="NWK", **city)
    yield _org(GESUNDHEITSAMT, "Gesundheitsamt", "GES", kind="office", actorType="GA", coversPartner="KKG04", **city)
    centre = _org(FAMILIENZENTRUM, "Familienzentrum Süd", "FAM", actorType="FZ", **free)
    yield entity(centre.id, centre.type, KEY, (*centre.claims, Claim("sector", "KJH", OLD_LIST, "", "2021-05")))
    yield _org(KITA, "Kita Löwenzahn", "KJH", actorType="KITA", coversPartner="KKG02", **free)
    yield _org(
        SKF, "Sozialdienst katholischer Frauen", "SCHWB", alias="SkF", actorType="SSB", coversPartner="KKG14", **free
    )
    yield _org(FRUEHFOERDERUNG, "Frühförderstelle", "FF", actorType="FF", coversPartner="KKG12", **free)
    yield _org(GEBURTSKLINIK, "Geburtsklinik am Park", "GES", actorType="GEBKL", coversPartner="KKG10", **free)
    practice = {"kind": "practice", "actorType": "KINA", "coversPartner": "KKG20", "carrierKind": "PRIV"}
    yield _org(KINDERARZTPRAXIS, "Kinderarztpraxis Marktplatz", "GES", **practice)
    yield _org(HEBAMMENKREIS, "Hebammenkreis", "GES", UNKNOWN, actorType="HEB", coversPartner="KKG20")
    yield _org(FRAUENHAUS, "Frauenhaus", "SCHUTZ", ABSENT, actorType="FH", coversPartner="KKG16")
    parents = {"groupKind": "parents", "participantGroup": "G6", "sector": "ELT", "actorType": "SELBST"}
    yield a(ELTERNINITIATIVE, EntityType.PERSON_GROUP, name="Elterninitiative", **parents)


def _bodies() -> Iterator[Entity]:
    committee = EntityType.COMMITTEE
    yield a(NETZWERK, EntityType.EARLY_HELP_NETWORK, name="Netzwerk Frühe Hilfen", networkKind="FH", startDate="2013")
    yield a(
        STEUERUNGSGRUPPE, committee, name="Steuerungsgruppe", kind="STEUER", membersComplete="all", startDate="2014-02"
    )
    voting = {"membersComplete": "part", "missingPart": "beratende Mitglieder", "votingMemberCount": "15"}
    yield a(JHA, committee, COUNCIL, name="Jugendhilfeausschuss", alias="JHA", kind="JHA", **voting)
    yield a(STADTRAT, committee, COUNCIL, name="Stadtrat", kind="PARL-S")
    post, share = EntityType.POST, {"fullTimeEquivalent": "0.5", "permanent": "true", "level": "KOORD"}
    yield a(KOORDINATIONSSTELLE, post, name="Koordinationsstelle", organization=NETZWERKKOORDINATION, **share)
    yield a(SITZ_DER_ELTERN, post, name="Sitz der Eltern", body=STEUERUNGSGRUPPE, seats="1", expectedType="ELTV")


def _documents() -> Iterator[Entity]:
    agreement = EntityType.AGREEMENT
    valid = {"kind": "KOOPV", "signedOn": "2022-03-01", "validFrom": "2022-03-01", "agreementStatus": "signed"}
    yield a(KOOPERATIONSVEREINBARUNG, agreement, CONFIRMED, name="Kooperationsvereinbarung", **valid)
    expired = {"kind": "UEBERL", "signedOn": "2020", "validUntil": "2023-12-31", "agreementStatus": "signed"}
    yield a(UEBERLEITUNG, agreement, name="Überleitung aus der Geburtsklinik", **expired)
    yield a(ABSICHTSERKLAERUNG, agreement, name="Absichtserklärung", kind="LOI", agreementStatus="draft")
    protection = {"kind": "SCHUTZV", "signedOn": "2019-05", "agreementStatus": "signed"}
    yield a(SCHUTZVEREINBARUNG, agreement, name="Vereinbarung nach § 8a SGB VIII", **protection)
    survey = {"participantGroup": "G6", "participationLevel": "P2", "participationForm": "F6", "startDate": "2023-09"}
    yield a(ELTERNBEFRAGUNG, EntityType.PARTICIPATION_FORMAT, name="Elternbefragung", **survey)
    reason = {"partner": "KKG11", "reason": "Das nächste SPZ liegt im Nachbarkreis."}
    yield a(KEIN_SPZ, EntityType.EXEMPTION, district=DISTRICT, **reason)


def _seats() -> Iterator[Relation]:
    seat = RelationType.MEMBERSHIP
    yield tie(seat, JUGENDAMT, STEUERUNGSGRUPPE, CONFIRMED, role="chair", level="STRAT", participantGroup="G3")
    yield tie(seat, NETZWERKKOORDINATION, STEUERUNGSGRUPPE, CONFIRMED, role="office", level="KOORD")
    yield tie(seat, GESUNDHEITSAMT, STEUERUNGSGRUPPE, role="member", level="LEIT", participantGroup="G4")
    yield tie(seat, SKF, STEUERUNGSGRUPPE, role="member", level="OPER", participantGroup="G2")
    yield tie(seat, KITA, STEUERUNGSGRUPPE, OLD, role="member", endDate="2022-12-31")
    for member in (JUGENDAMT, NETZWERKKOORDINATION, GESUNDHEITSAMT, KITA, SKF, FRUEHFOERDERUNG, GEBURTSKLINIK):
        yield tie(seat, member, NETZWERK, role="member")
    yield tie(seat, FAMILIENZENTRUM, NETZWERK, OLD, role="member")
    yield tie(seat, KINDERARZTPRAXIS, NETZWERK, UNKNOWN, role="member")
    yield tie(seat, ELTERNINITIATIVE, NETZWERK, ABSENT)
    yield tie(seat, SKF, JHA, COUNCIL, role="votingFree", votingRight="true")
    yield tie(seat, JUGENDAMT, JHA, COUNCIL, role="advisoryExOfficio", votingRight="false")
    yield tie(seat, GESUNDHEITSAMT, JHA, UNKNOWN, role="advisory")
    yield tie(RelationType.PART_OF, NETZWERKKOORDINATION, JUGENDAMT)
    yield tie(RelationType.ORGANIZED_BY, NETZWERK, JUGENDAMT)
    yield tie(RelationType.SUBORDINATE_TO, JHA, STADTRAT, COUNCIL)


def _ties() -> Iterator[Relation]:
    works_with = RelationType.COOPERATION
    yield tie(works_with, NETZWERKKOORDINATION, JUGENDAMT, CONFIRMED, intensity="4", confirmedBy="both")
    yield tie(works_with, NETZWERKKOORDINATION, GESUNDHEITSAMT, intensity="3")
    yield tie(works_with, NETZWERKKOORDINATION, FAMILIENZENTRUM, intensity="2")
    yield tie(works_with, NETZWERKKOORDINATION, SKF, intensity="2")
    yield tie(works_with, NETZWERKKOORDINATION, GEBURTSKLINIK, intensity="2")
    yield tie(works_with, JUGENDAMT, KITA, intensity="3")
    yield tie(works_with, SKF, JUGENDAMT, intensity="2")
    yield tie(works_with, KITA, FAMILIENZENTRUM, intensity="2")
    yield tie(works_with, GEBURTSKLINIK, KINDERARZTPRAXIS, intensity="1")
    yield tie(works_with, GESUNDHEITSAMT, FRUEHFOERDERUNG, OLD, intensity="2")
    yield tie(works_with, KITA, FRUEHFOERDERUNG, ABSENT)
    yield tie(works_with, JUGENDAMT, KINDERARZTPRAXIS, UNKNOWN)


def _signatures() -> Iterator[Relation]:
    for party in (JUGENDAMT, GESUNDHEITSAMT, SKF):
        yield tie(RelationType.SIGNS, party, KOOPERATIONSVEREINBARUNG, CONFIRMED, date="2022-03-01")
    for party in (JUGENDAMT, GEBURTSKLINIK):
        yield tie(RelationType.SIGNS, party, UEBERLEITUNG, date="2020")
    for party in (JUGENDAMT, KITA):
        yield tie(RelationType.SIGNS, party, SCHUTZVEREINBARUNG, date="2019-05")
    yield tie(RelationType.GOVERNS, KOOPERATIONSVEREINBARUNG, NETZWERK, CONFIRMED)


def _council() -> Iterator[Record]:
    concept = {"kind": "BV", "topicRelation": "core", "reference": "2023/017", "date": "2023-02-10"}
    yield a(KONZEPT_VORLAGE, EntityType.PAPER, COUNCIL, name="Konzept Frühe Hilfen", **concept)
    report = {"kind": "BERICHT", "topicRelation": "core", "reference": "2024/051", "date": "2024-04-22"}
    yield a(BERICHT_VORLAGE, EntityType.PAPER, COUNCIL, name="Bericht zum Konzept Frühe Hilfen", **report)
    decided = {"kind": "KONZEPT", "date": "2023-03-23", "reportingDuty": "true", "body": STADTRAT}
    yield a(
        KONZEPT_BESCHLUSS, EntityType.RESOLUTION, COUNCIL, name="Konzept beschlossen", paper=KONZEPT_VORLAGE, **decided
    )
    consulted = RelationType.CONSULTATION
    yield tie(consulted, KONZEPT_VORLAGE, JHA, COUNCIL, role="VORB", order="1", date="2023-03-02", result="recommended")
    final = {"order": "2", "date": "2023-03-23", "result": "adopted", "authoritative": "true"}
    yield tie(consulted, KONZEPT_VORLAGE, STADTRAT, COUNCIL, role="ENTSCH", **final)
    yield tie(consulted, BERICHT_VORLAGE, JHA, COUNCIL, role="KENNT", order="1", date="2024-05-16", result="noted")
    yield tie(RelationType.REPORTS_ON, BERICHT_VORLAGE, KONZEPT_BESCHLUSS, COUNCIL)
    yield tie(RelationType.INITIATED_BY, KONZEPT_VORLAGE, JUGENDAMT, COUNCIL)
