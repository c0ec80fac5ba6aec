"""The mandate of the network: which resolution it may be, how old it is, and whether the committee was heard (B1)."""

from collections.abc import Iterator, Mapping

from graph.answers.on_mandates import MANDATE
from graph.as_of import months_between
from graph.district.consultations import Consulted
from graph.district.mandates import (
    COUNCIL,
    LikelyMandate,
    committee_heard,
    is_passing,
    likely_mandate,
    mandate_level,
    perhaps_mandates,
    term_months,
)
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings import rule
from graph.findings.council import CONSULTED
from graph.findings.finding import Draft, Kind
from graph.findings.parts.evidence import evidence_from
from graph.findings.parts.rank import OVERDUE, WHOLE
from graph.findings.parts.starters import OFFICE_HEAD
from graph.wording import inner, listed, listing_of, sentences, several, spelled
from ontology import Text, say
from ontology.names import ConsultationResult, Prop
from ontology.values import latest

_SHOWN = 3
"""Papers that stand in a sentence."""


@rule(
    asks=Text(
        de="Ist ein gefasster Beschluss der Auftrag oder das Konzept des Netzwerks?",
        en="Is an adopted resolution the mandate or the concept of the network?",
    ),
    kind=Kind.ANCHORING_GAP,
    norms=("QR5-6", "MS6", "J71-07"),
    starts=OFFICE_HEAD,
    indicators=("B1",),
    answers=MANDATE,
)
def mandate_unclear(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Draft]:
    """B1: council or committee adopted papers on early help, and nobody recorded which of them is the mandate.

    The likeliest by its title is asked about by name. Where no title speaks of a mandate, that is asked as it is: no
    odd paper is shown as if it were one.
    """
    perhaps = snapshot.derived(perhaps_mandates)
    if outcomes["B1"].value is not None or not perhaps:
        return
    likely = snapshot.derived(likely_mandate)
    yield _likely(snapshot, likely) if likely is not None else _unnamed(snapshot, perhaps)


def _likely(snapshot: Snapshot, likely: LikelyMandate) -> Draft:
    row = likely.row
    council = mandate_level(row.body) == COUNCIL
    heard = committee_heard(snapshot, row.paper)
    return Draft(
        subjects=("B1",),
        title=say(
            "Ist das der Auftrag? „{title}“ ({label}; {result})",
            "Is this the mandate? “{title}” ({label}; {result})",
            title=inner(row.paper.name),
            label=row.label,
            result=_result(snapshot, row),
        ),
        reason=sentences(_WHY, _signs(likely), _age(snapshot, row), _hearing(heard) if council else None),
        effect=Text(
            de="Auftrag: nicht erfasst → benannt. Das Netzwerk kann sich darauf berufen, und sein Alter zeigt, wann er "
            "zu erneuern ist.",
            en="Mandate: not recorded → named. The network can rely on it, and its age shows when to renew it.",
        ),
        takes=Text(
            de="Ist er es: den Beschluss mit Art (Auftrag oder Konzept), Gremium und Datum eintragen. Ist er es nicht: "
            "den richtigen eintragen oder einen Beschluss vorbereiten.",
            en="If it is: record the resolution with kind (mandate or concept), body and date. If not: record the "
            "right one, or prepare a resolution.",
        ),
        norms=("QR5-6", "MS6", *(("J71-07",) if council and not heard else ())),
        evidence=evidence_from(snapshot, (r.relation for r in (row, *heard)), CONSULTED),
        weights=(WHOLE, *((OVERDUE,) if _outlived(snapshot, row) else ())),
    )


def _signs(likely: LikelyMandate) -> Text:
    """Why this paper and no other is asked about."""
    words = listed([f"„{word}“" for word in likely.signs]).de, listed([f"“{word}”" for word in likely.signs]).en
    return say("Dafür sprechen im Titel: {words}.", "Its title says so: {words}.", words=Text(de=words[0], en=words[1]))


_WHY = Text(
    de="Nach dem Qualitätsrahmen trägt ein beschlossenes, systemübergreifendes Konzept die Frühen Hilfen.",
    en="Under the Qualitätsrahmen an adopted concept across systems carries early help.",
)


def _result(snapshot: Snapshot, row: Consulted) -> Text:
    property = snapshot.model.types["Consultation"].property(Prop.RESULT)
    stated = row.relation.value(Prop.RESULT) or ""
    if stated == ConsultationResult.ADOPTED:
        # The code stands for every majority: nothing more than that is known.
        return Text(de="beschlossen", en="adopted")
    codes = snapshot.model.code_lists[property.code_list].by_notation if property and property.code_list else {}
    return codes[stated].label if stated in codes else Text(de=stated, en=stated)


def _outlived(snapshot: Snapshot, row: Consulted) -> bool:
    """Whether it is older than one legislative term of its body."""
    return bool(row.date) and months_between(latest(row.date), snapshot.on) > term_months(snapshot, row.body)


def _age(snapshot: Snapshot, row: Consulted) -> Text | None:
    """How long ago, against one legislative term of the body."""
    if not row.date:
        return None
    passed = _passed(months_between(latest(row.date), snapshot.on))
    if not _outlived(snapshot, row):
        return say(
            "Das ist {passed} her, innerhalb einer Wahlperiode.",
            "That is {passed} ago, within one legislative term.",
            passed=passed,
        )
    return say(
        "Das ist {passed} her, länger als eine Wahlperiode ({term} {term:Jahr|Jahre}): Eine Erneuerung lohnt.",
        "That is {passed} ago, longer than a legislative term ({term} years): renewing it is worth while.",
        passed=passed,
        term=term_months(snapshot, row.body) // 12,
    )


def _passed(months: int) -> Text:
    """Years and months in words, so that five years and ten months are seen to be more than five."""
    years, rest = divmod(max(months, 0), 12)
    if not years:
        return Text(de="weniger als ein Jahr", en="less than a year")
    whole = Text(de=several(years, "Jahr", "Jahre"), en=several(years, "year", "years"))
    if not rest:
        return whole
    part = Text(de=several(rest, "Monat", "Monate"), en=several(rest, "month", "months"))
    return say("{whole} und {part}", "{whole} and {part}", whole=whole, part=part)


def _hearing(heard: tuple[Consulted, ...]) -> Text:
    """Whether the youth welfare committee was heard before; that counts however old it is while the mandate stands."""
    dated = [row for row in heard if row.date]
    if dated:
        return say(
            "Der Jugendhilfeausschuss wurde gehört ({day}; § 71 Abs. 4 SGB VIII).",
            "The youth welfare committee was heard ({day}; § 71 (4) SGB VIII).",
            day=spelled(dated[-1].date),
        )
    return Text(
        de="Der Jugendhilfeausschuss soll davor gehört werden (§ 71 Abs. 4 SGB VIII); zu dieser Vorlage ist dort keine "
        "Beratung erfasst.",
        en="The youth welfare committee should be heard before (§ 71 (4) SGB VIII); for this paper no consultation "
        "there is recorded.",
    )


def _unnamed(snapshot: Snapshot, perhaps: tuple[Consulted, ...]) -> Draft:
    number = len({row.paper.id for row in perhaps})
    return Draft(
        kind=Kind.DATA_QUESTION,
        subjects=("B1",),
        title=say(
            "Welcher Beschluss ist der Auftrag des Netzwerks? Beschlossen: {many}, dem Titel nach keine davon",
            "Which resolution is the mandate of the network? Adopted: {many}, by their titles none of them",
            many=Text(de=several(number, "Vorlage", "Vorlagen"), en=several(number, "paper", "papers")),
        ),
        reason=sentences(_WHY, _adopted(perhaps)),
        effect=Text(
            de="Dann zeigt sich, worauf sich das Netzwerk berufen kann und wie alt der Auftrag ist.",
            en="Then it shows what the network can rely on, and how old the mandate is.",
        ),
        takes=Text(
            de="Den Beschluss mit Art (Auftrag oder Konzept), Gremium und Datum eintragen.",
            en="Record the resolution with kind (mandate or concept), body and date.",
        ),
        evidence=evidence_from(snapshot, (row.relation for row in perhaps), CONSULTED),
    )


def _adopted(perhaps: tuple[Consulted, ...]) -> Text | None:
    """What was adopted all the same, without papers that only move money, fill a post or report."""
    labels = [row.label for row in perhaps if not is_passing(row.paper.name)]
    if not labels:
        return None
    names = listing_of(labels[:_SHOWN])
    return say("Beschlossen wurde auch: {names}.", "Adopted were also: {names}.", names=names)
