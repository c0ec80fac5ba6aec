"""The report in a few sentences, counted from the analysis; nothing here is written by hand for a district."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.report.cards import certainty_counts
from api.report.wording import Words
from graph.analysis import Analysis
from graph.certainty import Certainty
from graph.district.network import CONTACT
from graph.district.snapshot import TIE_GATE, Snapshot
from graph.map.labels import clean_label
from graph.map.picture import Picture
from graph.map.sectors import NOT_RECORDED
from graph.wording import several
from ontology.names import EntityType, RelationType
from ontology.values import latest


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    number: str
    words: str


def date_note(snapshot: Snapshot, words: Words) -> str:
    """What the date of the report is."""
    on, listed = snapshot.on.isoformat(), snapshot.newest_list
    if not listed:
        return words("Stand der Liste unbekannt.", "The date of the list is unknown.")
    if latest(listed) == snapshot.on:
        return words("Das ist das Datum der neuesten Liste.", "This is the date of the newest list.")
    return words(
        f"Ausgewertet ist der {words.day(on)}; die neueste Liste beschreibt den Stand {words.day(listed)}.",
        f"The analysis is of {words.day(on)}; the newest list describes {words.day(listed)}.",
    )


def figures(analysis: Analysis, words: Words) -> tuple[Figure, ...]:
    """The numbers at the top."""
    snapshot = analysis.snapshot
    covered = coverage(analysis)
    sure = certainty_counts(analysis)
    found = [
        _figure(
            len(snapshot.organizations), words("Organisation", "organization"), words("Organisationen", "organizations")
        ),
        _figure(len(snapshot.bodies), words("Gremium", "body"), words("Gremien", "bodies")),
        _figure(
            len(snapshot.network.ties(CONTACT)),
            words("erfasste Verbindung", "recorded tie"),
            words("erfasste Verbindungen", "recorded ties"),
        ),
    ]
    if covered is not None:
        found.append(
            Figure(
                words(f"{covered[0]} von {covered[1]}", f"{covered[0]} of {covered[1]}"),
                words("Gruppen aus § 3 KKG im Netzwerk erfasst", "groups of § 3 KKG recorded in the network"),
            )
        )
    found.append(_figure(sure["gap"], words("belegte Lücke", "proven gap"), words("belegte Lücken", "proven gaps")))
    found.append(_figure(sure["question"], *_asked(sure["hint"], words)))
    return tuple(found)


def _asked(hints: int, words: Words) -> tuple[str, str]:
    """One open question and several of them, with the hints that stand among the findings."""
    beside = f", {several(hints, words('Hinweis', 'hint'), words('Hinweise', 'hints'))}" if hints else ""
    return words("offene Frage", "open question") + beside, words("offene Fragen", "open questions") + beside


def state_of_law(snapshot: Snapshot, words: Words) -> str:
    """The dated state of each law that was read for the lines in force."""
    model = snapshot.model
    used = {n.pack for kind in ("partner", "rule") for n in snapshot.norms(kind)}
    dated = (p for p in model.packs.values() if p.name in used and p.version.count("-") == 2)
    return "; ".join(f"{clean_label(p.citation)} {words.day(p.version)}" for p in dated)


def _figure(number: int, one: str, many: str) -> Figure:
    return Figure(str(number), one if number == 1 else many)


def coverage(analysis: Analysis) -> tuple[int, int] | None:
    """How many of the partner groups named by law are recorded, of how many that apply (indicator A1)."""
    outcome = analysis.outcomes.get("A1")
    if outcome is None or outcome.numerator is None or not outcome.denominator:
        return None
    return round(outcome.numerator), round(outcome.denominator)


def sentences(analysis: Analysis, picture: Picture, words: Words) -> Iterator[str]:
    """What was read, in words; what follows from it stands in the findings."""
    snapshot = analysis.snapshot
    yield _what_is_there(snapshot, picture, words)
    yield from _ties(snapshot, words)


def _what_is_there(snapshot: Snapshot, picture: Picture, words: Words) -> str:
    sectors = len({n.sector for n in picture.actors if n.sector})
    seats = len(snapshot.holding(RelationType.MEMBERSHIP))
    agreements = len(snapshot.of_type(EntityType.AGREEMENT))
    unsorted = sum(n.group == NOT_RECORDED for n in picture.actors)
    tail_de = f" Bei {unsorted} ist der Bereich nicht erfasst." if unsorted else ""
    tail_en = f" The sector of {unsorted} is not recorded." if unsorted else ""
    actors, bodies = len(snapshot.organizations), len(snapshot.bodies)
    from_de = f" aus {several(sectors, 'Bereich', 'Bereichen')}" if sectors else ""
    from_en = f" from {several(sectors, 'sector', 'sectors')}" if sectors else ""
    return words(
        f"Erfasst: {several(actors, 'Organisation', 'Organisationen', 'keine Organisation')}"
        f"{from_de}, "
        f"{several(bodies, 'Gremium', 'Gremien', 'kein Gremium')}, "
        f"{several(seats, 'Mitgliedschaft', 'Mitgliedschaften', 'keine Mitgliedschaft')}, "
        f"{several(agreements, 'Vereinbarung', 'Vereinbarungen', 'keine Vereinbarung')}.{tail_de}",
        f"Recorded: {several(actors, 'organization', 'organizations', 'no organization')}"
        f"{from_en}, "
        f"{several(bodies, 'body', 'bodies', 'no body')}, "
        f"{several(seats, 'membership', 'memberships', 'no membership')}, "
        f"{several(agreements, 'agreement', 'agreements', 'no agreement')}.{tail_en}",
    )


def _ties(snapshot: Snapshot, words: Words) -> Iterator[str]:
    tied, all_of = len(snapshot.with_tie_data), len(snapshot.cooperating)
    if not all_of:
        return
    if not snapshot.ties_suffice:
        known_de = f"Nur für {tied} von {all_of} Organisationen" if tied else "Noch für keine Organisation"
        known_en = f"For only {tied} of {all_of} organizations" if tied else "For no organization yet"
        yield words(
            f"{known_de} ist erfasst, mit wem Zusammenarbeit besteht. "
            f"Für Aussagen zur Dichte braucht es {words.share(TIE_GATE)}; bis dahin zeigt der Bericht Belege "
            "und stellt Fragen, er urteilt nicht.",
            f"{known_en} it is recorded whom they work with. "
            f"Statements on density need {words.share(TIE_GATE)}; "
            "until then the report shows evidence and asks, it does not judge.",
        )
    stale = sum(t.certainty is Certainty.STALE for t in snapshot.network.cooperation)
    every = len(snapshot.network.cooperation)
    which = (
        words(f"{stale} der {every}", f"{stale} of {every}")
        if stale < every
        else words(f"Alle {every}", f"All {every}")
    )
    told = sum(d.certainty.holds for d in snapshot.relations_of(RelationType.COOPERATION))
    twice = ""
    if told > every:
        twice = words(f" (aus {told} Angaben; mehrere zu einem Paar sind eine)", f" (of {told} statements on pairs)")
    if stale:
        yield words(
            f"{which} Verbindungen{twice} wurden vor mehr als 24 Monaten zuletzt bestätigt.",
            f"{which} ties{twice} were last confirmed more than 24 months ago.",
        )
