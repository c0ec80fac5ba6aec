"""Papers of an administration: what goes in on the right, the paper as it will stand on the left, as Word file or PDF.

What is chosen stands in the form alone. A paper becomes a record only on the button that says so, as one batch.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.documents import FileEnding, file_answer, files_of
from api.documents.asked import LONGEST_LINE, LONGEST_OWN, AskedFor, basis_asked, political_bodies_of, wish_asked
from api.documents.recording import record_paper
from api.page_parts.cards_on_pages import in_short
from api.page_parts.page_frame import Changing, PageOf, changing, page_at
from api.page_parts.page_views import PAPER_TEMPLATES
from api.reads.states_asked import not_compared, states_of
from graph.documents.arguments import all_arguments
from graph.documents.findings_chosen import findings_in
from graph.documents.form_safety import MOST_BYTES
from graph.documents.making import written_paper
from graph.documents.own_form import PLACEHOLDERS, fill_form, sample_form
from graph.documents.paper_data import paper_data
from graph.documents.paper_plan import planned_papers
from graph.documents.wished import (
    COMPARING_FORMS,
    COUNCIL_FORMS,
    FIRST_ROLE,
    FORM_LABELS,
    PaperBasis,
    PaperForm,
    PaperWish,
    paper_basis,
)
from graph.documents.written import WrittenPaper
from graph.errors import InvalidError, NotFoundError, UnreadableFileError
from graph.findings.finding import singles
from graph.map.labels import clean_label
from ontology import Text
from ontology.names import EntityType, Prop, Verdict

router = APIRouter(dependencies=[Depends(check_origin)])
Page = Annotated[PageOf, Depends(page_at(PAPER_TEMPLATES))]
_MOST_FIELDS = 800


@router.get("/bezirke/{key}/vorlagen")
def papers(frame: Page) -> Response:
    """The paper that the address asks for: its kind, findings, bodies; Beschlussvorlage where it says nothing."""
    return _page(frame, *_read(frame, AskedFor(frame.request.query_params.getlist)))


@router.post("/bezirke/{key}/vorlagen")
async def papers_again(frame: Page) -> Response:
    """The paper with what was chosen and written, for this once."""
    return _page(frame, *(await _sent(frame))[1:])


@router.get("/bezirke/{key}/vorlagen/muster")
def sample(frame: Page) -> Response:
    """A form with every placeholder, to begin one's own with."""
    frame.read.district(frame.key)  # whose district nobody may read is not there
    return file_answer(sample_form(), "docx", f"muster-{frame.key}")


@router.post("/bezirke/{key}/vorlagen/word")
async def as_word(frame: Page) -> Response:
    """The paper as Word file; in the municipality's own form where one was sent along."""
    content, basis, wish, fault = await _sent(frame)
    if fault:
        return _page(frame, basis, wish, fault)
    written = written_paper(basis, wish)
    if not content:
        return _file(frame, written, "docx")
    try:
        return file_answer(fill_form(content, written), "docx", f"{wish.form}-{frame.key}-{frame.on.isoformat()}")
    except UnreadableFileError as error:
        return _page(frame, basis, wish, str(error))


@router.post("/bezirke/{key}/vorlagen/pdf")
async def as_pdf(frame: Page) -> Response:
    """The paper as PDF."""
    _, basis, wish, fault = await _sent(frame)
    return _page(frame, basis, wish, fault) if fault else _file(frame, written_paper(basis, wish), "pdf")


@router.post("/bezirke/{key}/vorlagen/aufnehmen")
async def recorded(change: Annotated[Changing, Depends(changing)]) -> Response:
    """Keep the paper as a planned one, with its sequence of consultations: one batch, which can be undone."""
    frame = PageOf(**{**_parts(change.frame), "here": PAPER_TEMPLATES})
    _, basis, wish, _ = await _sent(frame)
    if not wish.stations:
        return _page(frame, basis, wish, frame.words.say(_NO_STATION))
    done = record_paper(change.write, frame.key, frame.on, lambda _: wish)
    more = f"getan={done.number}" if done is not None else ""
    return RedirectResponse(frame.link(PAPER_TEMPLATES, more), 303)


_NO_STATION = Text(
    de="Bitte wählen Sie mindestens ein Gremium: Aufgenommen wird die Vorlage mit ihrer geplanten Beratungsfolge.",
    en="Please choose at least one body: the paper is recorded with its planned sequence of consultations.",
)


def _parts(frame: PageOf) -> Mapping[str, Any]:
    return {name: getattr(frame, name) for name in ("request", "read", "key", "on", "here", "language")}


def _read(frame: PageOf, asked: AskedFor) -> tuple[PaperBasis, PaperWish, str]:
    """What papers are made of, and the wish; a sentence where two states cannot be compared, and then none are."""
    try:
        basis, fault = basis_asked(frame.read, frame.key, frame.on, asked), ""
    except (InvalidError, NotFoundError) as error:
        frame.read.district(frame.key)  # whose district nobody may read is not there
        fault = frame.words.say(not_compared(error))
        basis = paper_basis(frame.read.store, frame.analysis, frame.read.scope)
    return basis, wish_asked(asked, basis), fault


async def _sent(frame: PageOf) -> tuple[bytes, PaperBasis, PaperWish, str]:
    """The municipality's own form if one was sent along, else nothing; what papers are made of, wish and fault."""
    form: FormData = await frame.request.form(max_fields=_MOST_FIELDS)
    try:
        own = form.get("eigene")
        content = await own.read(MOST_BYTES + 1) if isinstance(own, UploadFile) and own.filename else b""
    finally:
        await form.close()
    return content, *_read(frame, AskedFor(lambda name: [v for v in form.getlist(name) if isinstance(v, str)]))


def _file(frame: PageOf, written: WrittenPaper, ending: FileEnding) -> Response:
    return file_answer(files_of(written, ending), ending, f"{written.kind}-{frame.key}-{written.on.isoformat()}")


def _page(frame: PageOf, basis: PaperBasis, wish: PaperWish, fault: str = "") -> Response:
    written, words = written_paper(basis, wish), frame.words
    chosen = {f.key for f in findings_in(basis.analysis, wish)}
    view: dict[str, Any] = {
        "paper": paper_data(written),
        "blanks": [b.strip("[]").removeprefix("bitte ergänzen: ") for b in written.blanks],
        "wish": wish,
        "fault": fault,
        "forms": [(f.value, words.say(label), f is wish.form) for f, label in FORM_LABELS.items()],
        "council": wish.form in COUNCIL_FORMS,
        "compares": wish.form in COMPARING_FORMS,
        "states": _states(frame) if wish.form in COMPARING_FORMS else [],
        "findings": list(_findings(frame, basis, chosen)),
        "bodies": list(_bodies(basis, wish)),
        **_about(basis, wish),
        "phases": [(value, words.say(label)) for value, label in _PHASES],
        "roles": [(c.notation, words.say(c.label)) for c in basis.snapshot.model.code_lists["ConsultationRole"].codes],
        "arguments_offered": [(a.sign, a.text, a.sign in wish.arguments) for a in all_arguments(basis)],
        "recorded_papers": _recorded(basis, wish),
        "planned": list(_planned(frame, basis)),
        "placeholders": list(PLACEHOLDERS.items()),
        "longest": (LONGEST_LINE, LONGEST_OWN),
    }
    return frame.rendered("documents.html", view, 400 if fault else 200)


def _states(frame: PageOf) -> list[tuple[str, str, str]]:
    return [(s.id, clean_label(s.name), frame.words.day(s.day.isoformat())) for s in states_of(frame.read, frame.key)]


_PHASES = (
    ("3", Text(de="Phase 3: Ziele der Wirkungstreppe", en="phase 3: goals")),
    ("4", Text(de="Phase 4: Maßnahmen", en="phase 4: measures")),
)
_ON_PROJECTS = (PaperForm.INTENT, PaperForm.CONTRACT)
_WITH_FINDINGS = (*COUNCIL_FORMS, PaperForm.GROUP)


def _about(basis: PaperBasis, wish: PaperWish) -> Mapping[str, Any]:
    """What only some kinds ask: the project, the partners or the agreement."""
    snapshot = basis.snapshot
    projects = basis.things(EntityType.PROJECT) if wish.form in _ON_PROJECTS else []
    agreed = wish.form is PaperForm.AGREEMENT
    partners = sorted(snapshot.organizations, key=lambda o: o.name) if agreed else []
    agreements = [a for a in basis.things(EntityType.AGREEMENT) if a.owner == basis.snapshot.key] if agreed else []
    return {
        "findings_matter": wish.form in _WITH_FINDINGS,
        "projects_offered": [(p.id, clean_label(p.name), p.id == wish.project) for p in projects],
        "partners_offered": [(o.id, clean_label(o.name), o.id in wish.partners) for o in partners],
        "agreements_offered": [(a.id, clean_label(a.name), a.id == wish.agreement) for a in agreements],
    }


def _findings(frame: PageOf, basis: PaperBasis, chosen: set[str]) -> Iterator[Mapping[str, Any]]:
    """Accepted ones first, each as one sentence; dismissed ones are not offered."""
    offered = [f for f in singles(basis.analysis.findings) if f.decided.verdict is not Verdict.DISMISSED]
    offered.sort(key=lambda f: f.decided.verdict is not Verdict.ACCEPTED)
    whole = [f for f in basis.analysis.findings if f.key in chosen and f.parts]
    for finding in (*whole, *offered):
        accepted = finding.decided.verdict is Verdict.ACCEPTED
        title = in_short(finding, frame.words)
        yield {"key": finding.key, "title": title, "chosen": finding.key in chosen, "accepted": accepted}


def _bodies(basis: PaperBasis, wish: PaperWish) -> Iterator[Mapping[str, str | bool]]:
    planned = {s.body: s for s in wish.stations}
    for body in political_bodies_of(basis):
        station = planned.get(body.id)
        yield {
            "id": body.id,
            "name": clean_label(body.name),
            "chosen": station is not None,
            "role": station.role if station else FIRST_ROLE.get(wish.form, ""),
            "day": station.day if station else "",
        }


def _recorded(basis: PaperBasis, wish: PaperWish) -> list[tuple[str, str, bool]]:
    own = [p for p in basis.things(EntityType.PAPER) if p.owner == basis.snapshot.key]
    signs = [(p.value(Prop.REFERENCE) or p.id.partition(":")[2], clean_label(p.name)) for p in own]
    return [(sign, f"{sign}: {name}"[:120], sign == wish.paper) for sign, name in sorted(signs)]


def _planned(frame: PageOf, basis: PaperBasis) -> Iterator[Mapping[str, Any]]:
    """Papers that are planned, with the bodies of which no result is recorded yet."""
    for paper, rows in planned_papers(basis):
        stations = [
            {
                "body": basis.name(r.target),
                "day": frame.words.day(r.value(Prop.PLANNED_ON) or ""),
                "address": frame.record(r.id),
            }
            for r in rows
        ]
        yield {"title": clean_label(paper.name), "address": frame.record(paper.id), "stations": stations}


__all__ = ["router"]
