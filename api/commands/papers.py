"""What the command for papers does: the kinds, one of them as DOCX and PDF, and the paper as a planned record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from api.commands import opening
from api.commands.opening import Opened
from api.commands.options import stated, wrong_use
from api.commands.plain_output import harmless, print_json
from api.commands.writing import refuse_overwriting, write_out
from graph.documents.as_json import kinds_json, paper_json
from graph.documents.wished import (
    COMPARING_FORMS,
    COUNCIL_FORMS,
    FIRST_ROLE,
    FORM_LABELS,
    PaperBasis,
    PaperForm,
    PaperWish,
    PlannedStation,
    paper_basis,
)
from graph.documents.written import WrittenPaper, text_of
from graph.identifiers import folded
from graph.stores.base import EVERYTHING, Batch, GraphReader, Scope
from graph.stores.privacy import MaskedReader
from ontology.names import ConsultationRole, EntityType


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """Where a paper goes, and the municipality's own form, if it is to be filled."""

    docx: Path | None
    pdf: Path | None
    template: Path | None = None

    def refuse(self, *, force: bool, reads: tuple[Path | str | None, ...]) -> None:
        """Wrong use where a file would be lost, or a form is given and no Word file wanted."""
        if self.template is not None and self.docx is None:
            wrong_use("Eine eigene Vorlage wird als Word-Datei gefüllt. Bitte geben Sie auch --docx FILE an.")
        for path in (self.docx, self.pdf):
            refuse_overwriting(path, force=force, reads=(*reads, self.template))


@dataclass(frozen=True, slots=True)
class PaperSaid:
    """What was said on the command line: the kind, what goes in, and where it is to be consulted."""

    form: PaperForm
    values: Mapping[str, Any]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedWhere:
    """Of which list or store, district and day."""

    path: Path | None
    store: str | None
    district: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Keeping:
    """Who records the paper, and whether only to show it."""

    author: str
    dry_run: bool


def form_named(name: str) -> PaperForm:
    """The form of that name; wrong use lists those there are."""
    try:
        return PaperForm(name)
    except ValueError:
        wrong_use(f"„{name}“ ist keine Art von Papier. Es gibt: {', '.join(PaperForm)}.")


def list_forms(language: str, *, json: bool) -> None:
    """The kinds of papers, for people or programs."""
    from api.commands.terminal import out

    if json:
        print_json(kinds_json(language))
        return
    for form, label in FORM_LABELS.items():
        out().print(f"{form:26} {label.in_language(language)}")


def write_sample(path: Path, *, force: bool) -> None:
    """A form with every placeholder."""
    from api.commands.terminal import talk
    from graph.documents.own_form import sample_form

    refuse_overwriting(path, force=force)
    write_out(sample_form(), path)
    talk(f"Muster geschrieben: {path}")


def paper_asked(  # noqa: PLR0913 - each is said apart on the command line
    said: PaperSaid, files: PaperFiles, where: AskedWhere, keeping: Keeping | None, *, json: bool, force: bool
) -> None:
    """Write the paper that was asked for, record it where that was asked, and show it where there is no file."""
    from api.commands.analysing import the_district

    files.refuse(force=force, reads=opening.sources(where.path, where.store))
    _refuse_unrecordable(said, where, keeping)
    _refuse_states(said)
    with opening.either(where.path, where.store, opening.Asked(where.district)) as source:
        key = the_district(source, where.district)
        stations = tuple(_station(source, key, one, said.form) for one in said.bodies)
        wish = PaperWish(said.form, stations=stations, **said.values)
        written = _written(_compared(source, key, where, wish), wish)
        if keeping is not None:
            _record(source, _basis(source, source.store, key, where.day), wish, keeping)
    _write(written, files)
    if json or not (files.docx or files.pdf or keeping):
        _show(written, json=json)


def _refuse_states(said: PaperSaid) -> None:
    if said.form not in COMPARING_FORMS and (said.values["earlier"] or said.values["later"]):
        wrong_use(f"Zwei Stände vergleichen nur: {', '.join(COMPARING_FORMS)}. Bitte lassen Sie --from und --to weg.")


def _refuse_unrecordable(said: PaperSaid, where: AskedWhere, keeping: Keeping | None) -> None:
    if keeping is None:
        return
    if where.path is not None:
        wrong_use("Aufnehmen lässt sich eine Vorlage nur in einen Speicher: bitte --store angeben.")
    if said.form not in COUNCIL_FORMS or said.values["paper"] or not said.bodies:
        wrong_use(
            "Aufgenommen werden neue Beschluss- und Mitteilungsvorlagen mit ihrer geplanten Beratungsfolge. Bitte "
            "geben Sie mindestens ein --body an, und kein --paper."
        )


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
    first = FIRST_ROLE.get(form, ConsultationRole.KENNT)
    return PlannedStation(found.id, ConsultationRole(meant[0].notation) if meant else first, stated(when or None) or "")


def _basis(source: Opened, reader: GraphReader, key: str, day: date | None) -> PaperBasis:
    from api.commands.analysing import analysed

    return paper_basis(reader, analysed(source, key, day), EVERYTHING)


def _compared(source: Opened, key: str, where: AskedWhere, wish: PaperWish) -> PaperBasis:
    """What the paper is made of, with the two states that it compares, if any are named."""
    from api.commands.goal_telling import one_state, two_states

    reader = MaskedReader(source.store, source.model)
    later = wish.later or (where.day.isoformat() if where.day is not None else None)
    if wish.earlier:
        before, after = two_states(source, key, wish.earlier, later)
        return paper_basis(reader, after, EVERYTHING, before)
    if wish.later:
        return paper_basis(reader, one_state(source, key, wish.later), EVERYTHING)
    return _basis(source, reader, key, where.day)


def _written(basis: PaperBasis, wish: PaperWish) -> WrittenPaper:
    from graph.documents.making import written_paper

    return written_paper(basis, wish)


def _record(source: Opened, basis: PaperBasis, wish: PaperWish, keeping: Keeping) -> None:
    """One batch, which can be undone; nothing where the paper is recorded so already."""
    from api.commands.terminal import talk
    from graph.documents.paper_plan import plan_of_paper

    changes = plan_of_paper(basis, wish)
    if not changes:
        talk("Die Vorlage ist so schon aufgenommen; es ändert sich nichts.")
    elif keeping.dry_run:
        talk(f"Aufgenommen würden eine Vorlage und ihre Beratungsfolge ({len(changes)} Einträge).")
    else:
        reason = f"{FORM_LABELS[wish.form].de} aufgenommen, Beratungsfolge geplant"
        done = source.store.commit(Batch(keeping.author, opening.now(), reason, changes), EVERYTHING)
        talk(f"Aufgenommen als geplante Vorlage (Änderung {done.number}); zurück mit: fruehnetz undo {done.number}.")


def _write(written: WrittenPaper, files: PaperFiles) -> None:
    """Write the files, and say where they are and what is still to be filled in."""
    from api.commands.terminal import talk
    from api.documents import files_of
    from graph.documents.own_form import fill_form

    if files.docx is not None:
        form = files.template.read_bytes() if files.template is not None else None
        write_out(fill_form(form, written) if form is not None else files_of(written, "docx"), files.docx)
        talk(f"{written.title} geschrieben: {files.docx}")
    if files.pdf is not None:
        write_out(files_of(written, "pdf"), files.pdf)
        talk(f"{written.title} geschrieben: {files.pdf}")
    if written.blanks and (files.docx or files.pdf):
        talk(f"Noch zu ergänzen: {'; '.join(b.strip('[]').removeprefix('bitte ergänzen: ') for b in written.blanks)}.")


def _show(written: WrittenPaper, *, json: bool) -> None:
    """The paper as text, or as JSON with its blanks."""
    from api.commands.terminal import out

    if json:
        print_json(paper_json(written))
    else:
        out().print(harmless(text_of(written)), markup=False)


__all__ = [
    "AskedWhere",
    "Keeping",
    "PaperFiles",
    "PaperSaid",
    "form_named",
    "list_forms",
    "paper_asked",
    "write_sample",
]
