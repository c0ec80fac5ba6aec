"""Where everything begins: three doors, and the districts that are there, each with its state (decision 0046)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.invented import KEY as INVENTED
from api.invented import invented
from api.manners.guard import framed_page
from api.page_parts.nation_frame import LEAST_DISTRICTS
from api.page_parts.nation_views import OVERVIEW, nation_path
from api.page_parts.page_frame import form_proof
from api.page_parts.page_views import LISTS, TABLE
from api.page_templates import page_template
from api.reads.access import Day, Language, Read, Reading
from api.report.wording import Words
from api.rights import Right
from api.writes.writing import Write, Writing
from graph.as_of import opened_on
from graph.district.loading import districts
from graph.errors import NotFoundError, OutOfScopeError
from graph.identifiers import land_of_ags
from graph.map.labels import clean_label
from graph.questions.question import questions_of
from graph.records import Entity, entity
from graph.records.claims import EXISTS, Claim
from graph.round_table.chairs import round_table
from graph.stores.base import put
from ontology import Text, say
from ontology.names import EntityType, Prop

router = APIRouter(dependencies=[Depends(check_origin)])
_TOLD = 12
"""So many districts are told with their state; the analysis of each takes a moment."""
_LONGEST = 200
_NO_NAME = Text(de="Es fehlt der Name des Bezirks.", en="The name of the district is missing.")
_NO_AGS = Text(
    de="Der AGS hat acht Ziffern, die ersten beiden nennen das Land (01 bis 16), zum Beispiel 08212000. Sie können ihn "
    "auch weglassen.",
    en="The AGS has eight digits, the first two name the Land (01 to 16), for example 08212000. You may leave it out.",
)
_NO_RIGHT = Text(
    de="Diesen Bezirk darf Ihr Konto nicht anlegen. Wer die Konten verwaltet, kann ihm dort eine Rolle geben.",
    en="Your account may not begin this district. Whoever manages the accounts can give it a role there.",
)


class Begun(NamedTuple):
    """What was filled in to begin a district."""

    name: str = ""
    ags: str = ""


@router.get("/")
def start(read: Read, request: Request, on: Day, lang: Language) -> Response:
    """The table of the only district, all together for whoever reads none and compares, else the three doors."""
    found = districts(read.store, read.scope)
    query = f"?{request.url.query}" if request.url.query else ""
    if len(found) == 1:
        return RedirectResponse(f"/bezirke/{quote(found[0].owner)}/{TABLE}{query}", 303)
    if read.caller.may(Right.COMPARE) and not read.caller.may(Right.READ):
        return RedirectResponse(f"{nation_path(OVERVIEW)}{query}", 303)
    return _doors(read, request, on, lang)


@router.get("/start")
def doors(read: Read, request: Request, on: Day, lang: Language) -> Response:
    """The three doors, also where there are districts already."""
    return _doors(read, request, on, lang)


@router.post("/start")
def begin(  # noqa: PLR0913, PLR0917 - each is a part of the form
    write: Write,
    request: Request,
    on: Day,
    lang: Language,
    name: Annotated[str, Form(max_length=_LONGEST)] = "",
    ags: Annotated[str, Form(max_length=_LONGEST)] = "",
    weiter: Annotated[str, Form(max_length=20)] = TABLE,
) -> Response:
    """Begin a district with nothing but its name, and go to its table or to its first list."""
    filled = Begun(" ".join(name.split()), "".join(ags.split()))
    wrong = _wrong(filled)
    district = None if wrong else _district(filled, opened_on())
    if district is not None and not _may_begin(write, district.owner):
        wrong = [_NO_RIGHT]
    elif district is not None and write.store.get(district.id, write.reads) is not None:
        wrong = [_there_already(filled.name or district.owner)]
    if wrong or district is None:
        return _doors(write.reading, request, on, lang, filled, [text.in_language(lang) for text in wrong])
    reason = f"Bezirk „{filled.name}“ angelegt"
    done = write.again(lambda head: write.commit([put(district)], reason, head))
    page = LISTS if weiter == LISTS else TABLE
    return RedirectResponse(f"/bezirke/{quote(district.owner)}/{page}?getan={done.number}", 303)


@router.post("/start/beispiel")
def example(write: Write) -> Response:
    """Put the invented district beside what is there, as one batch that can be undone."""
    write.refuse_owner(INVENTED)
    at = f"/bezirke/{INVENTED}/{TABLE}"
    if any(d.owner == INVENTED for d in districts(write.store, write.reads)):
        return RedirectResponse(at, 303)
    batch = invented(opened_on(), write.time)
    done = write.again(lambda head: write.commit(batch.changes, batch.reason, head))
    return RedirectResponse(f"{at}?getan={done.number}", 303)


def _doors(  # noqa: PLR0913, PLR0917 - each is a part of the page
    read: Reading, request: Request, on: date, language: str, filled: Begun | None = None, told: Sequence[str] = ()
) -> Response:
    words = Words("en" if language == "en" else "de")
    found = districts(read.store, read.scope)
    own = [d for d in found if d.owner != INVENTED]
    view = {
        "t": words,
        "language": words.language,
        "districts": [_state(read, d, on, words, told=n < _TOLD) for n, d in enumerate(own)],
        "bring": [d for d in own if read.caller.may(Right.BRING, d.owner)],
        "example": next((f"/bezirke/{d.owner}/{TABLE}" for d in found if d.owner == INVENTED), ""),
        "may_example": read.caller.may(Right.WRITE, INVENTED),
        "may_begin": read.caller.may(Right.WRITE),
        "filled": filled or Begun(),
        "told": told,
        "csrf": form_proof(request),
        "signed_in": hasattr(request.app.state, "accounts"),
        "passing": request.app.state.settings.passing,
        "lists": LISTS,
        "nation": nation_path(OVERVIEW) if _compares(read) else "",
    }
    return framed_page(page_template("start.html").render(view), 422 if told else 200)


def _compares(read: Reading) -> bool:
    """Whether there is something to compare, or whoever asks does nothing else."""
    caller = read.caller
    if not caller.may(Right.COMPARE):
        return False
    several = len(districts(read.store, caller.scope(Right.COMPARE))) >= LEAST_DISTRICTS
    return several or not caller.may(Right.READ)


def _state(read: Reading, district: Entity, on: date, words: Words, *, told: bool) -> Mapping[str, Any]:
    """A district in a line: who sits at the table, how many questions are open, of when the newest list is."""
    shown: dict[str, Any] = {"key": district.owner, "name": clean_label(district.name), "state": ""}
    if told:
        analysis = read.analysis(district.owner, on)
        seats = analysis.snapshot.derived(round_table)
        state = say(
            "{seated} von {of} am Tisch, {n} {n:offene Frage|offene Fragen}",
            "{seated} of {of} at the table, {n} open {n:question|questions}",
            seated=seats.seated,
            of=seats.of,
            n=len(questions_of(analysis)),
        )
        newest = analysis.snapshot.newest_list
        shown |= {"state": words.say(state), "newest": words.day(newest) if newest else ""}
    return shown


def _wrong(filled: Begun) -> list[Text]:
    wrong = [] if filled.name else [_NO_NAME]
    ags = filled.ags
    if ags and (not (ags.isascii() and ags.isdigit()) or len(ags) not in (5, 8) or land_of_ags(ags) is None):
        wrong.append(_NO_AGS)
    return wrong


def _district(filled: Begun, today: date) -> Entity:
    """The district as a record: its name, and what its AGS says."""
    from graph.imports.check.owners import district_id, key_of

    ags = filled.ags.ljust(8, "0") if filled.ags else ""
    said = {Prop.NAME: filled.name, Prop.AGS: ags, Prop.LAND: land_of_ags(ags) or ""}
    key = key_of("", {prop: value for prop, value in said.items() if value})
    claims = [Claim(EXISTS, "true", as_of=today.isoformat())]
    claims += [Claim(prop, value, as_of=today.isoformat()) for prop, value in said.items() if value]
    return entity(district_id(key), EntityType.DISTRICT, key, claims)


def _may_begin(write: Writing, key: str) -> bool:
    try:
        write.refuse_owner(key)
    except (NotFoundError, OutOfScopeError):
        return False
    return True


def _there_already(name: str) -> Text:
    return say(
        "„{name}“ gibt es hier schon. Öffnen Sie den Bezirk aus der Liste.",
        "“{name}” is here already. Open the district from the list.",
        name=name,
    )
