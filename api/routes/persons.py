"""What is stored of persons, for those who have the right to tell about them, and its erasure."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.reads.access import Day, Language, Needs, Reading
from api.reads.personal import Personal, stored_person
from api.reads.practice import practice_of
from api.refusals import IF_MATCH_MISSING, RefusedError, unfit
from api.rights import Right
from api.schemas.conversion import revision_out
from api.schemas.described import answer_of
from api.schemas.persons import ErasedOut, EraseIn, PersonRow, ProcessingLine
from api.schemas.records import Words
from api.writes.versions import etag_of_answer, matches, tags_in, version_of
from api.writes.writing import IfMatch, Writing, writing_by
from graph.live.answers import as_json_bytes
from graph.stores.base import EVERYTHING, Scope
from graph.stores.erasing import Eraser, Stored, erase_person, erase_properties
from graph.stores.erasure_register import Register
from graph.telling.person_json import PersonReportOut, person_json
from graph.telling.processing import processing_sheet
from ontology import Text, say
from ontology.names import Prop

router = APIRouter(tags=["Personen (persons)"])
Name = Annotated[str | None, Query(max_length=200, description="ganzer Name (whole name)", examples=["Erika Muster"])]
Due = Annotated[bool | None, Query(description="nur wessen Angaben zu prüfen sind, oder nicht (to be looked at)")]
Erase = Annotated[Writing, Depends(writing_by(Right.PERSONS))]
Administer = Annotated[Reading, Depends(Needs(Right.ACCOUNTS))]
_UNCACHED = {"Cache-Control": "no-store"}


@router.get("/districts/{key}/persons", operation_id="listPersons", summary="Personen mit Namen (persons by name)")
def list_persons(  # noqa: PLR0913, PLR0917 - the parts of the request
    personal: Personal, key: str, on: Day, response: Response, name: Name = None, due: Due = None
) -> list[PersonRow]:
    """Who is stored, by name, and whose data are to be looked at again. Der Zugriff wird vermerkt."""
    response.headers.update(_UNCACHED)
    listed, now = personal.listed(key, name), personal.due(key, on)
    return [_row(person, due=person.shown in now) for person in listed if due in (None, person.shown in now)]


@router.get(
    "/districts/{key}/persons/{id}/report",
    operation_id="getPersonReport",
    summary="Auskunft über eine Person (what is stored of a person)",
    responses=answer_of(PersonReportOut),
)
def get_report(personal: Personal, key: str, id: str, lang: Language) -> Response:
    """Everything stored of one person, as Art. 15 GDPR asks for it. Der Zugriff wird vermerkt."""
    found = personal.report(key, id)
    body = as_json_bytes(person_json(found.report, found.reads, lang))
    tag = etag_of_answer(found.record, found.secret, body)
    return Response(body, media_type="application/json", headers={**_UNCACHED, "ETag": tag})


@router.get(
    "/districts/{key}/processing",
    operation_id="getProcessing",
    summary="Blatt für das Verarbeitungsverzeichnis (list of processing activities)",
)
def get_processing(request: Request, administer: Administer, key: str, on: Day) -> list[ProcessingLine]:
    """The sheet that Art. 30 GDPR asks for, from what this installation does. Nennt keine Person."""
    administer.district(key)
    state = request.app.state
    practice = practice_of(state.settings, accounts=getattr(state, "accounts", None) is not None)
    return [
        ProcessingLine(
            asked=_words(line.asked), norm=line.norm, entry=_words(line.entry), taken_from=_words(line.origin)
        )
        for line in processing_sheet(state.store, administer.model, key, practice, on)
    ]


@router.post(
    "/districts/{key}/persons/{id}/erase",
    operation_id="erasePerson",
    summary="Person oder Angaben endgültig löschen (erase a person)",
)
def erase(  # noqa: PLR0913, PLR0917 - the parts of the request
    request: Request, write: Erase, key: str, id: str, body: EraseIn, lang: Language, if_match: IfMatch = None
) -> ErasedOut:
    """Gone from records, journal, search, file, and from backups that come back. Sitze bleiben, ohne Namen."""
    person = stored_person(write.store, write.own_reading, key, id)
    _refuse_other_state(write, person, if_match)
    register = request.app.state.settings.erasures
    noted = None if register is None else Register(register)
    by = Eraser(write.author, write.time, Scope.of(key), noted, body.reason)
    if body.properties:
        _refuse_unrecorded(person, body.properties)
        done = erase_properties(write.store, write.model, person, body.properties, by)
    else:
        done = erase_person(write.store, person, by)
    entry = next(iter(write.store.journal(after=done.number - 1, scope=EVERYTHING, until=done.number)))
    stays = [text.in_language(lang) for text in _stays(noted)]
    return ErasedOut(id=entry.record, revision=revision_out(done), stays=stays)


def _row(person: Stored, *, due: bool) -> PersonRow:
    newest, day = person.versions[-1], person.versions[-1].value(Prop.REVIEW_ON)
    return PersonRow(id=person.shown, name=newest.value(Prop.NAME) or "", review_on=day, due=due)


def _refuse_other_state(write: Writing, person: Stored, if_match: str | None) -> None:
    """Good is the tag of the report, or that of the record; of who is gone already only that there is one."""
    if if_match is None:
        raise RefusedError(IF_MATCH_MISSING)
    record = write.store.get(person.id, write.reads)
    if record is not None and not matches(tags_in(if_match), version_of(record, write.secret)):
        write.refuse_other_state(record, if_match)


def _refuse_unrecorded(person: Stored, properties: list[str]) -> None:
    wrong = [n for n, prop in enumerate(properties) if not person.values(prop)]
    if wrong:
        said = say("Hierzu ist bei dieser Person nichts erfasst.", "Nothing is recorded of this person there.")
        raise unfit([(f"/properties/{n}", said) for n in wrong])


def _stays(register: Register | None) -> Iterator[Text]:
    yield say(
        "Sitze und Beziehungen bleiben, ohne Namen. Was andere Bezirke erfasst haben, bleibt, wie es ist.",
        "Seats and relations stay, without a name. What other districts recorded stays as it is.",
    )
    yield say(
        "Kopien und Ausgaben von vorher enthalten es noch: Löschen Sie auch diese.",
        "Copies and exports of before still hold it: delete these, too.",
    )
    if register is not None:
        yield say(
            "Sicherungen von vorher enthalten es noch; beim Zurückspielen wird es wieder gelöscht.",
            "Backups of before still hold it; when they are brought back, it is erased again.",
        )
    else:
        yield say(
            "Sicherungen von vorher enthalten es noch, und kein Verzeichnis der Löschungen ist eingerichtet "
            "(FRUEHNETZ_ERASURES): Löschen Sie es nach einem Zurückspielen noch einmal.",
            "Backups of before still hold it, and no register of erasures is set up (FRUEHNETZ_ERASURES): erase it "
            "again after one is brought back.",
        )


def _words(text: Text) -> Words:
    return Words(de=text.de, en=text.en)
