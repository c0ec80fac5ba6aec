"""The command for papers of an administration: which there are, and one of them as DOCX and PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.commands.opening import Opened
from api.commands.options import stated, wrong_use
from api.commands.writing import refuse_overwriting, write_out
from graph.documents.wished import FIRST_ROLE, FORM_LABELS, PaperForm, PaperWish, PlannedStation
from graph.documents.written import WrittenPaper, text_of
from graph.identifiers import folded
from graph.stores.base import EVERYTHING, Scope
from ontology.names import ConsultationRole, EntityType


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """Where a paper goes."""

    docx: Path | None
    pdf: Path | None

    def refuse(self, *, force: bool, reads: tuple[Path | str | None, ...]) -> None:
        """Wrong use where nothing is to be written, or something would be lost."""
        for path in (self.docx, self.pdf):
            refuse_overwriting(path, force=force, reads=reads)


def form_named(name: str) -> PaperForm:
    """The form of that name; wrong use lists those there are."""
    try:
        return PaperForm(name)
    except ValueError:
        wrong_use(f"„{name}“ ist keine Art von Papier. Es gibt: {', '.join(PaperForm)}.")


def list_forms(language: str, *, json: bool) -> None:
    """The kinds of papers, for people or programs."""
    from api.commands.plain_output import print_json
    from api.commands.terminal import out

    if json:
        print_json([{"kind": form.value, "label": label.in_language(language)} for form, label in FORM_LABELS.items()])
        return
    for form, label in FORM_LABELS.items():
        out().print(f"{form:24} {label.in_language(language)}")


def stations_of(source: Opened, key: str, said: Sequence[str], form: PaperForm) -> tuple[PlannedStation, ...]:
    """Planned consultations as an option says them: body; what for; day. Wrong use for what is not known."""
    return tuple(_station(source, key, one, form) for one in said)


def _station(source: Opened, key: str, said: str, form: PaperForm) -> PlannedStation:
    name, role, when = (*(part.strip() for part in said.split(";", 2)), "", "")[:3]
    bodies = [b for b in source.store.records(Scope.of(key), [EntityType.COMMITTEE]) if b.owner == key]
    found = next((b for b in bodies if name in (b.id, b.id.partition(":")[2]) or folded(b.name) == folded(name)), None)
    if found is None:
        known = "; ".join(sorted(b.name for b in bodies)) or "keines"
        wrong_use(f"„{name}“ ist hier kein erfasstes Gremium. Erfasst sind: {known}.")
    codes = source.model.code_lists["ConsultationRole"].codes
    meant = [c for c in codes if folded(role) in (folded(c.notation), folded(c.label.de))]
    if role and not meant:
        wrong_use(f"„{role}“ ist keine Zuständigkeit. Möglich sind: {', '.join(c.label.de for c in codes)}.")
    chosen = ConsultationRole(meant[0].notation) if meant else FIRST_ROLE[form]
    return PlannedStation(found.id, chosen, stated(when) or "" if when else "")


def made(source: Opened, wish: PaperWish, key: str, day: date | None) -> WrittenPaper:
    """The paper of a district at a day, by default today."""
    from api.commands.analysing import analysed
    from graph.documents.making import written_paper
    from graph.documents.wished import paper_basis
    from graph.stores.privacy import MaskedReader

    analysis = analysed(source, key, day)
    return written_paper(paper_basis(MaskedReader(source.store, source.model), analysis, EVERYTHING), wish)


def write_paper(written: WrittenPaper, files: PaperFiles) -> None:
    """Write the files, and say where they are and what is still to be filled in."""
    from api.commands.terminal import talk
    from api.documents import FileEnding, files_of

    wanted: Sequence[tuple[Path | None, FileEnding]] = ((files.docx, "docx"), (files.pdf, "pdf"))
    for path, ending in wanted:
        if path is not None:
            write_out(files_of(written, ending), path)
            talk(f"{FORM_LABELS[PaperForm(written.kind)].de} geschrieben: {path}")
    if written.blanks and (files.docx or files.pdf):
        talk(f"Noch zu ergänzen: {'; '.join(b.strip('[]').removeprefix('bitte ergänzen: ') for b in written.blanks)}.")


def show_paper(written: WrittenPaper, *, json: bool) -> None:
    """The paper as text, or as JSON with its blanks."""
    from api.commands.plain_output import harmless, print_json
    from api.commands.terminal import out

    if json:
        print_json(
            {
                "kind": written.kind,
                "title": written.title,
                "district": written.district,
                "on": written.on.isoformat(),
                "blanks": list(written.blanks),
                "text": text_of(written),
            }
        )
    else:
        out().print(harmless(text_of(written)), markup=False)
