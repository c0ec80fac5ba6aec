"""Papers of an administration: the kinds, one of them as JSON, Word file or PDF, and one taken in as planned."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse

from api.documents import FileEnding, file_answer, files_of
from api.documents.asked import AskedFor, basis_asked, wish_asked
from api.documents.recording import record_paper
from api.manners.forms import Form, Forms
from api.reads.access import Day, Language, Read
from api.schemas.conversion import written_out
from api.schemas.described import answer_of, answers_of
from api.schemas.writing import WrittenOut
from api.writes.writing import Write
from graph.documents.as_json import PaperKindOut, PaperOut, kinds_json, paper_json
from graph.documents.making import written_paper
from graph.documents.wished import PaperForm

router = APIRouter(tags=["Steuerung (steering)"])
_FORMS = Forms("json", "docx", "pdf")


def _asked(  # noqa: PLR0913, PLR0917 - each is a parameter of the query
    request: Request,
    kind: PaperForm,
    befund: Annotated[list[str], Query(max_length=200, description="Befunde (findings, by key)")] = [],  # noqa: B006
    argument: Annotated[list[str], Query(max_length=200, description="Argumente, „alle“ (arguments)")] = [],  # noqa: B006
    gremium: Annotated[
        list[str], Query(max_length=20, description="Gremien; dazu rolle:{id}, termin:{id} (bodies)")
    ] = [],  # noqa: B006
    vorlage: Annotated[str, Query(max_length=200, description="erfasste Vorlage (a recorded paper)")] = "",
    titel: Annotated[str, Query(max_length=200, description="Betreff (subject)")] = "",
    nummer: Annotated[str, Query(max_length=60, description="Vorlagennummer (number)")] = "",
    projekt: Annotated[str, Query(max_length=200, description="Vorhaben (project)")] = "",
    von: Annotated[
        str,
        Query(
            max_length=200,
            description="Soll-Ist, Leitfaden: früherer Stand, ein Tag oder die Kennung eines festgehaltenen Stands "
            "(earlier state)",
        ),
    ] = "",
    bis: Annotated[
        str, Query(max_length=200, description="ebenso: späterer Stand, sonst der Stichtag (later state)")
    ] = "",
) -> AskedFor:
    """What the address asks for; the parameters are named here so that the interface describes them."""
    del befund, argument, gremium, vorlage, titel, nummer, projekt, von, bis
    said = request.query_params
    return AskedFor(lambda name: [kind.value] if name == "art" else said.getlist(name))


Asked = Annotated[AskedFor, Depends(_asked)]


@router.get(
    "/documents",
    operation_id="listPaperKinds",
    summary="Arten von Papieren (kinds of papers)",
    responses=answers_of(PaperKindOut),
)
def list_kinds(read: Read, lang: Language) -> JSONResponse:
    """The kinds of papers that can be written. Papiere sind auf Deutsch."""
    del read
    return JSONResponse(kinds_json(lang))


@router.get(
    "/districts/{key}/documents/{kind}",
    operation_id="getPaper",
    summary="Ein Papier als JSON, Word-Datei oder PDF (a paper)",
    responses=_FORMS.answers(answer_of(PaperOut)),
)
def document(read: Read, key: str, on: Day, asked: Asked, form: Annotated[Form, Depends(_FORMS.chosen())]) -> Response:
    """A paper of a district: each sentence with its source, gaps as marked blanks. Lücken sind markierte Stellen."""
    basis = basis_asked(read, key, on, asked)
    written = written_paper(basis, wish_asked(asked, basis))
    if form.name in ("docx", "pdf"):
        ending: FileEnding = "docx" if form.name == "docx" else "pdf"
        return file_answer(files_of(written, ending), ending, f"{written.kind}-{key}-{written.on.isoformat()}")
    return JSONResponse(paper_json(written))


@router.post(
    "/districts/{key}/documents/{kind}",
    operation_id="recordPaper",
    summary="Als geplante Vorlage aufnehmen (record as a planned paper)",
)
def record_document(write: Write, key: str, on: Day, asked: Asked) -> WrittenOut:
    """Record the paper with its planned sequence of consultations: one batch. Geplant zählt nirgends als beraten."""
    return written_out(None, record_paper(write, key, on, lambda basis: wish_asked(asked, basis)))
