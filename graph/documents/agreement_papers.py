"""Letter of Intent, Kooperationsvertrag with who carries a project, Kooperationsvereinbarung between partners.

Parties and subject come from the graph. The wording is a frame to be checked by who knows the law, and says so on the
paper: no clause of it is legal advice (docs/domain.md 1.1, 6.2; § 3 Abs. 3 KKG).
"""

from collections.abc import Iterator, Sequence

from graph.documents import projects_told as told_project
from graph.documents.citing import Citing
from graph.documents.laid_out import whole_paper
from graph.documents.who_agrees import Parties, agreed_parties, recorded_cooperation
from graph.documents.wished import PaperBasis, PaperWish
from graph.documents.written import (
    FieldsBlock,
    HeadingBlock,
    ListBlock,
    PaperBlock,
    PaperLine,
    SignatureBlock,
    TableBlock,
    TextBlock,
    TitleBlock,
    WrittenPaper,
    blank,
    mixed,
    phrase,
)
from graph.map.labels import clean_label
from graph.records import Entity
from graph.wording import spelled
from ontology.names import EntityType, Prop

_CHECKED = (
    "Rahmen zur Prüfung: Dieses Papier ist ein Entwurf und kein geprüfter Rechtstext. Vor der Unterzeichnung prüft die "
    "zuständige Stelle (zum Beispiel das Rechtsamt) jeden Satz. Markierte Stellen sind zu ergänzen."
)
_AIMS = (
    "sich gegenseitig über das jeweilige Angebots- und Aufgabenspektrum zu informieren",
    "strukturelle Fragen der Angebotsgestaltung und -entwicklung zu klären",
    "Verfahren im Kinderschutz aufeinander abzustimmen",
)
_KKG = "§ 3 Abs. {} KKG, sinngemäß, https://www.gesetze-im-internet.de/kkg/__3.html"


def letter_of_intent(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """The declaration of the head of administration that a project is supported."""
    citing = Citing(basis)
    project = told_project.project_of(basis, wish)
    carriers = told_project.who_carries(basis, project, citing)
    name = told_project.project_line(project, citing)
    blocks: list[PaperBlock] = [
        *_top(wish, "Absichtserklärung", "Letter of Intent"),
        FieldsBlock(
            (
                ("Erklärende Stelle", phrase(basis.district)),
                ("Datum", phrase(spelled(basis.snapshot.on.isoformat()).de)),
                ("Gegenüber", carriers[0][1] if carriers else blank("Träger des Vorhabens")),
            )
        ),
        HeadingBlock("Absicht"),
        TextBlock(mixed(f"{basis.district} beabsichtigt, am Vorhaben ", name, " teilzunehmen.")),
        TextBlock(mixed("Laufzeit des Vorhabens: ", told_project.runtime(basis, project, citing), ".")),
        TextBlock(phrase("Die Verwaltungsleitung unterstützt die Teilnahme.")),
        *_demanded(basis, project, citing),
        *_benefits(project, citing),
        HeadingBlock("Unterschrift"),
        SignatureBlock((f"Verwaltungsleitung, {basis.district}",)),
    ]
    return whole_paper(basis, wish, blocks, citing)


def _top(wish: PaperWish, title: str, under: str) -> Iterator[PaperBlock]:
    yield TitleBlock(wish.title or title, under)
    yield TextBlock(phrase(_CHECKED), "warning")


def _demanded(basis: PaperBasis, project: Entity | None, citing: Citing) -> Iterator[PaperBlock]:
    lines = told_project.prerequisite_lines(basis, project, citing)
    yield HeadingBlock("Voraussetzungen der Teilnahme")
    if lines:
        yield TextBlock(phrase(f"Zu den Voraussetzungen des Vorhabens erklärt {basis.district}:"))
        yield ListBlock(lines, numbered=True)
    else:
        yield TextBlock(blank("Voraussetzungen des Vorhabens und Erklärung dazu"))


def _benefits(project: Entity | None, citing: Citing) -> Iterator[PaperBlock]:
    if lines := told_project.stated(project, Prop.BENEFIT, citing):
        yield HeadingBlock("Gewinn für die Kommune")
        yield ListBlock(lines)


def project_contract(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """The contract between the district and who carries the project."""
    citing = Citing(basis)
    project = told_project.project_of(basis, wish)
    carriers = told_project.who_carries(basis, project, citing)
    other = carriers[0] if carriers else ("Träger des Vorhabens", blank("Träger des Vorhabens"))
    name = told_project.project_line(project, citing)
    blocks: list[PaperBlock] = [
        *_top(wish, "Kooperationsvertrag", "zur Umsetzung eines Vorhabens der Frühen Hilfen"),
        HeadingBlock("Zwischen"),
        ListBlock((other[1], phrase(basis.district))),
        HeadingBlock("§ 1 Gegenstand"),
        TextBlock(mixed("Gegenstand ist die Teilnahme am Vorhaben ", name, ".")),
        HeadingBlock("§ 2 Laufzeit und Phasen"),
        TextBlock(mixed("Das Vorhaben läuft ", told_project.runtime(basis, project, citing), ".")),
        *_phases(basis, project, citing),
        HeadingBlock("§ 3 Was die Kommune einbringt"),
        *_listed(told_project.prerequisite_lines(basis, project, citing), "Leistungen der Kommune"),
        HeadingBlock("§ 4 Was der Träger des Vorhabens einbringt"),
        TextBlock(blank("Leistungen des Trägers")),
        *_gains(project, citing),
        HeadingBlock("§ 5 Wenn Ziele nicht erreicht werden"),
        TextBlock(
            mixed("Gründe und Auswirkungen werden früh geklärt, Verfahren: ", blank("Gespräch, Frist, Form"), ".")
        ),
        HeadingBlock("§ 6 Ansprechstellen, Datenschutz, Kündigung"),
        TextBlock(blank("Ansprechstellen beider Seiten")),
        TextBlock(blank("Regelungen zu Datenschutz und Veröffentlichung")),
        TextBlock(blank("Kündigung und Schlussbestimmungen")),
        HeadingBlock("Unterschriften"),
        SignatureBlock((other[0], basis.district)),
    ]
    return whole_paper(basis, wish, blocks, citing)


def _gains(project: Entity | None, citing: Citing) -> Iterator[PaperBlock]:
    """What the project is to bring, as its sources say: nothing that anybody promises by it."""
    if lines := told_project.stated(project, Prop.BENEFIT, citing):
        yield TextBlock(phrase("Vom Vorhaben versprechen sich die Beteiligten:"))
        yield ListBlock(lines, numbered=True)


def _listed(lines: Sequence[PaperLine], missing: str) -> Iterator[PaperBlock]:
    yield ListBlock(tuple(lines), numbered=True) if lines else TextBlock(blank(missing))


def _phases(basis: PaperBasis, project: Entity | None, citing: Citing) -> Iterator[PaperBlock]:
    phases = told_project.project_phases(basis, project)
    if not phases:
        yield TextBlock(blank("Phasen und fällige Ergebnisse"))
        return
    rows = []
    for phase in phases:
        due = _due(basis, phase, citing)
        days = [spelled(d).de for d in (phase.value(Prop.PLANNED_START), phase.value(Prop.PLANNED_END)) if d]
        rows.append(
            (
                phrase(clean_label(phase.name), citing.said(phase)),
                phrase(" bis ".join(days)) if days else blank("Zeitraum"),
                due or blank("Ergebnisse"),
            )
        )
    yield TableBlock(("Phase", "Zeitraum nach Plan", "Fällige Ergebnisse"), tuple(rows), (6, 5, 10))


def _due(basis: PaperBasis, phase: Entity, citing: Citing) -> PaperLine:
    """The results due at the end of a phase, in their order."""
    results = [r for r in basis.things(EntityType.PHASE_RESULT) if r.value(Prop.PHASE) == phase.id]
    results.sort(key=lambda r: (int(r.value(Prop.ORDER) or 99), r.id))
    cites = [number for result in results for number in citing.said(result)]
    return phrase("; ".join(clean_label(r.name) for r in results), cites) if results else ()


def partner_agreement(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    """The agreement of partners on the principles of their binding cooperation (§ 3 Abs. 3 KKG)."""
    citing = Citing(basis)
    parties = agreed_parties(basis, wish, citing)
    blocks: list[PaperBlock] = [
        *_top(wish, "Kooperationsvereinbarung", "Grundsätze verbindlicher Zusammenarbeit nach § 3 Abs. 3 KKG"),
        HeadingBlock("Zwischen"),
        ListBlock(parties.lines) if parties.lines else TextBlock(blank("Partner")),
        HeadingBlock("§ 1 Zweck"),
        *_purpose(citing),
        HeadingBlock("§ 2 Gegenstand"),
        TextBlock(parties.subject),
        *_cooperation(basis, parties, citing),
        HeadingBlock("§ 3 Zusammenarbeit im Alltag"),
        ListBlock((blank("Ansprechstellen und Erreichbarkeit"), blank("Übergabe und Rückmeldung"), blank("Treffen"))),
        HeadingBlock("§ 4 Daten"),
        TextBlock(phrase(_DATA, (citing.cite("Kommentierung zu § 3 KKG (haufe.de, HI3702965), sinngemäß"),))),
        TextBlock(blank("Regelungen zum Datenschutz")),
        HeadingBlock("§ 5 Laufzeit und Überprüfung"),
        TextBlock(mixed("Die Vereinbarung gilt ab ", blank("Datum"), " und wird überprüft am ", blank("Datum"), ".")),
        HeadingBlock("Unterschriften"),
        SignatureBlock(parties.names or ("Partner", "Partner")),
    ]
    return whole_paper(basis, wish, blocks, citing)


_DATA = (
    "Die Regelungen zum Netzwerk geben keine Befugnis, Daten zu einzelnen Fällen zu übermitteln; dafür gelten die "
    "gesetzlichen Vorschriften."
)


def _purpose(citing: Citing) -> Iterator[PaperBlock]:
    frame = "Die Beteiligten legen die Grundsätze ihrer verbindlichen Zusammenarbeit fest."
    yield TextBlock(phrase(frame, (citing.cite(_KKG.format(3)),)))
    yield TextBlock(phrase("Ziele der Zusammenarbeit sind:"))
    law = citing.cite(_KKG.format(1))
    yield ListBlock(tuple(phrase(f"{aim}.", (law,)) for aim in _AIMS))


def _cooperation(basis: PaperBasis, parties: Parties, citing: Citing) -> Iterator[PaperBlock]:
    if rows := recorded_cooperation(basis, parties, citing):
        yield TextBlock(phrase("Erfasst ist bisher an Zusammenarbeit:"))
        yield ListBlock(rows)


__all__ = ["letter_of_intent", "partner_agreement", "project_contract"]
