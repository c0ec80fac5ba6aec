"""The page of a record: what is known and by whom, what it is tied to, and forms that say something else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.form_fields import Filled, filled_fields, only_text
from api.page_parts.page_frame import Changing, PageOf, changing, page_at
from api.page_parts.page_views import RECORD, place_of_record
from api.page_parts.record_forms import (
    BESIDE,
    DAY,
    OTHER_END,
    OUT,
    REQUEST,
    VERSION,
    Linking,
    RecordForms,
    changeable,
    cited,
    claims_in,
    linking_named,
    property_named,
)
from api.page_parts.record_shown import RecordShown
from api.refusals import RefusedError, unfit
from api.writes.changing import Target, change
from api.writes.creating import New, create
from api.writes.stating import Stated, kept, stated
from api.writes.writing import Writing
from graph.editing.replacing import revised
from graph.errors import NotFoundError, OutOfScopeError
from graph.map.ego import Ego, ego_picture
from graph.records import Record, Relation, relation, with_claims
from graph.records.claims import EXISTS
from graph.stores.base import Revision
from graph.stores.ending import end_of, ended
from ontology import Property, Text, say

router = APIRouter(dependencies=[Depends(check_origin)])
Change = Annotated[Changing, Depends(changing)]
Asked = Annotated[PageOf, Depends(page_at(RECORD))]
Act = Callable[[], Revision | None]
_MOST_FIELDS, _LONGEST = 2_000, 20_000


@router.get("/bezirke/{key}/eintrag/{id}")
def record_page(frame: Asked, id: str, angabe: str = "", ende: str = "", beziehung: str = "") -> Response:
    """What is known of a record; with one of its forms open where somebody asks for it and may fill it in."""
    return _page(_shown(frame, id), {"angabe": angabe, "ende": ende, "beziehung": beziehung})


@router.post("/bezirke/{key}/eintrag/{id}/angabe")
async def say_of_record(change: Change, id: str, angabe: str) -> Response:
    """Say something else on one property, in place of what was said or beside it."""
    shown, filled = await _sent(change, id)
    prop = property_named(shown, angabe)
    if prop is None:
        raise NotFoundError(f"no property {angabe}")
    return _done(shown, {"angabe": angabe}, filled, lambda: _say(change.write, shown, prop, filled))


@router.post("/bezirke/{key}/eintrag/{id}/ende")
async def end_record(change: Change, id: str) -> Response:
    """Say that a record is over."""
    shown, filled = await _sent(change, id)
    return _done(shown, {"ende": "1"}, filled, lambda: _end(change.write, shown, filled))


@router.post("/bezirke/{key}/eintrag/{id}/beziehung")
async def tie_record(change: Change, id: str, beziehung: str) -> Response:
    """Tie a record to another one."""
    shown, filled = await _sent(change, id)
    link = linking_named(shown, beziehung)
    if link is None:
        raise NotFoundError(f"no relation {beziehung}")
    return _done(shown, {"beziehung": beziehung}, filled, lambda: _tie(change.write, shown, link, filled))


# -- the page ----------------------------------------------------------------------------------------------------------


def _shown(frame: PageOf, id: str) -> RecordShown:
    found = frame.read.store.get(id, frame.read.within(frame.key))
    if found is None:
        raise NotFoundError(f"no record {id}")
    return RecordShown(replace(frame, here=place_of_record(id)), found)


def _page(
    shown: RecordShown,
    asked: Mapping[str, str],
    filled: Filled | None = None,
    told: Sequence[str] = (),
    status: int = 200,
) -> Response:
    frame, bound = shown.frame, shown.bound()
    around = [b.ego for all_ in bound.values() for b in all_]
    unlike = list({ego.id: ego for ego in around}.values())
    known, questions, analysed = shown.known(), shown.questions(), frame.at_hand is not None
    middle = shown.ego_of(shown.record.id) if not shown.kind.is_relation else Ego(shown.record.id, shown.name)
    view: dict[str, Any] = {
        "shown": shown,
        "kind": frame.words.say(shown.kind.label),
        "said": frame.words.say(
            _sentence(len(unlike), sum(k.disputed for k in known), len(questions) if analysed else None)
        ),
        "known": known,
        "unsaid": [(p.name, frame.words.say(p.label)) for p in shown.unsaid()],
        "bound": bound,
        "picture": Markup(ego_picture(middle, unlike, frame.record, frame.words.language)) if unlike else "",
        "history": shown.history(),
        "questions": questions,
        "findings": shown.findings(),
        "analysed": analysed,
        "on_map": frame.on_map(shown.record.id) if _is_on_map(shown) else "",
        "change": changeable(frame, shown.record),
        "told": told,
    }
    return frame.rendered("record.html", {**view, **_form(shown, asked, filled or {})}, status)


def _is_on_map(shown: RecordShown) -> bool:
    return shown.record.id in shown.frame.snapshot.certainty


def _sentence(neighbours: int, disputed: int, questions: int | None) -> Text:
    """How it stands with a record; without the questions where nobody has looked for them yet."""
    said = say(
        "{neighbours} {neighbours:Nachbar|Nachbarn}, {disputed} {disputed:Widerspruch|Widersprüche}",
        "{neighbours} {neighbours:neighbour|neighbours}, {disputed} {disputed:contradiction|contradictions}",
        neighbours=neighbours,
        disputed=disputed,
    )
    if questions is None:
        return said
    return say(
        "{said}, {questions} {questions:offene Frage|offene Fragen}",
        "{said}, {questions} {questions:open question|open questions}",
        said=said,
        questions=questions,
    )


def _form(shown: RecordShown, asked: Mapping[str, str], filled: Filled) -> dict[str, Any]:
    """The form that is open, if whoever asks may fill it in."""
    if not changeable(shown.frame, shown.record):
        return {"form": ""}
    forms = RecordForms(shown, filled)
    view: dict[str, Any] = {"form": "", "forms": forms, "linkings": list(forms.linkings())}
    prop, link = property_named(shown, asked.get("angabe", "")), linking_named(shown, asked.get("beziehung", ""))
    if prop is not None:
        view |= {"form": "angabe", "prop": prop.name, "field": forms.property_field(prop), "cite": forms.around_claim()}
    elif asked.get("ende") and forms.ends:
        view |= {"form": "ende", "cite": forms.around_claim()}
    elif link is not None:
        title = shown.title_of(link.type, outward=link.side == OUT)
        fields = {"fields": forms.properties_of(link), "others": forms.others(link)}
        view |= {"form": "beziehung", "link": link.key, "title": title, **fields, "cite": forms.around_claim()}
    return view


# -- what was sent -----------------------------------------------------------------------------------------------------


async def _sent(change: Changing, id: str) -> tuple[RecordShown, Filled]:
    shown = _shown(change.frame, id)
    if not changeable(shown.frame, shown.record):
        raise OutOfScopeError
    return shown, filled_fields(await change.frame.request.form(max_fields=_MOST_FIELDS), _LONGEST)


def _done(shown: RecordShown, asked: Mapping[str, str], filled: Filled, act: Act) -> Response:
    """Do it and go back to the page; what does not fit is told beside what was filled in."""
    try:
        done = act()
    except RefusedError as error:
        again = _shown(shown.frame, shown.record.id)
        # What others said meanwhile is told beside the form, which then stands on the state that it is told with.
        since = {name: texts for name, texts in filled.items() if name != VERSION}
        return _page(again, asked, since, list(_reasons(again, error)), error.why.status)
    number = f"getan={done.number}" if done is not None else ""
    return RedirectResponse(shown.frame.link(shown.frame.here, number), 303)


def _reasons(shown: RecordShown, error: RefusedError) -> Iterator[str]:
    """Why something was not written; of a record that others changed, what they changed."""
    language = shown.frame.words.language
    told = [text.in_language(language) for _, text in error.why.wrong]
    yield from told or [error.why.title.in_language(language)]
    differs = cast("Sequence[Mapping[str, Any]]", error.why.more.get("differs", ()))
    for since in differs:
        changed = ", ".join(shown.labels(since["properties"]))
        sentence = say(
            "{author} hat am {time} geändert: {changed}. Die Seite zeigt jetzt diesen Stand.",
            "{author} changed on {time}: {changed}. The page shows that state now.",
            author=since["author"],
            time=shown.frame.words.day(str(since["time"])[:10]),
            changed=changed,
        )
        yield sentence.in_language(language)


def _say(write: Writing, shown: RecordShown, prop: Property, filled: Filled) -> Revision | None:
    said = kept(write, shown.record.type, stated(claims_in(prop, filled), "/wert"))
    target = Target(shown.record.id, only_text(filled, VERSION) or None)

    def make(record: Record) -> Record:
        if only_text(filled, BESIDE):
            return with_claims(record, (*record.claims, *(s.claim for s in said)))
        return revised(record, write.shown(record), {prop.name: [s.claim for s in said]})

    return change(write, target, make, said).revision


def _end(write: Writing, shown: RecordShown, filled: Filled) -> Revision | None:
    day, prop = only_text(filled, DAY), end_of(shown.kind)
    if not day:
        raise unfit(
            [("/tag", say("Der Tag fehlt, ab dem es vorbei ist.", "The day is missing from which it is over."))]
        )
    if prop is None or shown.record.value(prop) is not None:
        raise unfit([("/tag", say("Ein Ende ist schon gesagt.", "An end has been said already."))])
    said = kept(write, shown.record.type, [Stated("/tag", cited(filled, prop, day))])
    target = Target(shown.record.id, only_text(filled, VERSION) or None)
    return change(
        write, target, lambda record: ended(record, write.model, day, said[0].claim), said, f"beendet zum {day}"
    ).revision


def _tie(write: Writing, shown: RecordShown, link: Linking, filled: Filled) -> Revision:
    other = only_text(filled, OTHER_END)
    if shown.frame.read.store.get(other, shown.scope) is None:
        missing = say("Womit es verbunden ist, fehlt.", "What it is tied to is missing.")
        raise unfit([("/anderes", missing)])
    kind = write.model.types[link.type]
    said = [cited(filled, EXISTS, "true")]
    said += [claim for prop in kind.properties for claim in claims_in(prop, filled, prop.name)]
    all_ = kept(write, link.type, stated(said))
    ends = (shown.record.id, other) if link.side == OUT else (other, shown.record.id)
    real = (write.real(ends[0]), write.real(ends[1]))

    def build(id: str) -> Relation:
        return relation(id, link.type, real, shown.frame.key, [s.claim for s in all_])

    _, done = create(write, New(shown.frame.key, link.type, build, all_, ""), only_text(filled, REQUEST) or None)
    return done
