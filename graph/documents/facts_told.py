"""What a new paper tells: the findings with norm and evidence, what to argue with, and what is proposed."""

from collections.abc import Iterator, Sequence

from graph.documents.arguments import arguments_of
from graph.documents.citing import Citing
from graph.documents.findings_chosen import findings_in
from graph.documents.goals_told import goal_blocks, measure_blocks
from graph.documents.wished import PaperBasis, PaperWish
from graph.documents.written import HeadingBlock, ListBlock, PaperBlock, PaperLine, TextBlock, blank, mixed, phrase
from graph.findings import cited, norms_of
from graph.findings.finding import Finding, sureness
from graph.map.labels import clean_label
from graph.wording import spelled
from ontology.names import Verdict

GOAL_PHASE, MEASURE_PHASE = "3", "4"
"""At their end a project asks for a Beschlussvorlage (docs/domain.md 6.2)."""
_PHASE_STEPS = {
    GOAL_PHASE: "Die Ziele der Wirkungstreppe werden als gemeinsames Vorgehen beschlossen.",
    MEASURE_PHASE: "Die Maßnahmen werden mit Zeitplan, Ressourcen und Zuständigkeiten beschlossen.",
}
_AIMS = (
    "Nach § 3 Abs. 1 KKG werden verbindliche Strukturen der Zusammenarbeit aufgebaut: Die zuständigen Leistungsträger "
    "und Institutionen informieren sich gegenseitig über Angebote und Aufgaben, klären strukturelle Fragen der "
    "Angebote und stimmen Verfahren im Kinderschutz aufeinander ab."
)
_LAW = "§ 3 Abs. 1 KKG, sinngemäß, https://www.gesetze-im-internet.de/kkg/__3.html"
_REPORTS = "Qualitätsrahmen Frühe Hilfen, Dimension 5 (regelmäßiger Bericht über die Umsetzung von Beschlüssen)"


def told_findings(basis: PaperBasis, wish: PaperWish, citing: Citing) -> Iterator[PaperBlock]:
    """Legal frame, findings, arguments, own words; a blank where nothing is chosen."""
    found = findings_in(basis.analysis, wish)
    yield TextBlock(phrase(_AIMS, (citing.cite(_LAW),)))
    yield from _of_phase(basis, wish, citing)
    if not found and not wish.phase:
        yield TextBlock(blank("Sachverhalt; es ist kein Befund ausgewählt"))
    for number, finding in enumerate(found, 1):
        yield from _finding(basis, finding, number, citing)
    if said := arguments_of(basis, wish.arguments):
        yield HeadingBlock("Gewinn für die Kommune", 2)
        yield ListBlock(tuple(phrase(a.text, citing.claim(a.claim)) for a in said))
    yield from _own_words(wish, citing)


def _of_phase(basis: PaperBasis, wish: PaperWish, citing: Citing) -> Iterator[PaperBlock]:
    """What the phase was to bring: goals at the end of the third, measures at the end of the fourth (6.2)."""
    if wish.phase == GOAL_PHASE:
        yield HeadingBlock("Ziele der Wirkungstreppe", 2)
        yield from goal_blocks(basis, citing, level=3)
    if wish.phase == MEASURE_PHASE:
        yield HeadingBlock("Maßnahmen", 2)
        yield from measure_blocks(basis, citing)


def _finding(basis: PaperBasis, finding: Finding, number: int, citing: Citing) -> Iterator[PaperBlock]:
    yield HeadingBlock(f"{number}. {clean_label(finding.title.de)}", 2)
    proofs = tuple(citing.proof(e) for e in finding.evidence if e.source)
    computed = citing.computed("Befunde")
    sure = sureness(finding).de
    yield TextBlock(mixed(f"{sure[:1].upper()}{sure[1:]}: ", phrase(finding.reason.de, (*proofs, computed))))
    norms = dict.fromkeys(cited(n).de for n in norms_of(finding, basis.snapshot))
    if norms:
        yield TextBlock(mixed("Grundlage: ", phrase("; ".join(norms)), "."))
    if finding.effect.de:
        yield TextBlock(mixed("Was sich ändert: ", phrase(finding.effect.de, (computed,))))


def _own_words(wish: PaperWish, citing: Citing) -> Iterator[PaperBlock]:
    paragraphs = [clean_label(p) for p in wish.text.replace("\r", "").split("\n") if p.strip()]
    if paragraphs:
        own = citing.cite("Eigener Text der Verwaltung oder der Steuerungsgruppe, nicht aus der Auswertung")
        yield HeadingBlock("Ergänzung", 2)
        yield from (TextBlock(phrase(p, (own,))) for p in paragraphs)


def proposal_blocks(found: Sequence[Finding], wish: PaperWish, citing: Citing) -> Iterator[PaperBlock]:
    """The steps that are proposed, who takes them on and until when as the group decided, and a report on them."""
    if not found and wish.phase not in _PHASE_STEPS:
        yield TextBlock(blank("Beschlussvorschlag"))
        return
    lead = "Beschlossen wird:" if wish.phase else "Die Verwaltung wird mit folgenden Schritten beauftragt:"
    yield TextBlock(phrase(lead))
    items = [phrase(_PHASE_STEPS[wish.phase])] if wish.phase in _PHASE_STEPS else []
    items += [_step(finding, citing) for finding in found]
    report = mixed("Über die Umsetzung wird bis ", blank("Termin"), " im Gremium berichtet.")
    items.append((*report, *mixed(phrase("", (citing.cite(_REPORTS),)))))
    yield ListBlock(tuple(items), numbered=True)


def _step(finding: Finding, citing: Citing) -> PaperLine:
    decided = finding.decided
    line = phrase(finding.takes.de, (citing.computed("Befunde"),))
    if decided.verdict is not Verdict.ACCEPTED:
        return line
    said = [f"Zuständig: {clean_label(decided.in_charge)}."] if decided.in_charge else []
    said += [f"Frist: {spelled(decided.due).de}."] if decided.due else []
    return mixed(line, " ", phrase(" ".join(said), (citing.group(),))) if said else line


__all__ = ["proposal_blocks", "told_findings"]
