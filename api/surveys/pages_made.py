"""The pages behind a personal link, from their templates; their forms go to this service and nowhere else."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from fastapi import Request
from starlette.responses import Response

from api.guard import page
from api.page_templates import page_template
from api.settings import PERSONAL_LINK
from api.surveys.answers import Saved
from api.surveys.mails import minutes_of
from api.surveys.respondent import Respondent, RowShown, in_words, place_in_words
from api.surveys.said import LONGEST_NAME, LONGEST_REMARK, SaidInGeneral, SaidRow, Sent
from api.surveys.tables import GENERAL
from graph.stores.base import Scope
from graph.stores.privacy import MaskedReader
from graph.surveys import survey_words as words
from graph.surveys.responses import MOST_FURTHER
from graph.wording import spelled
from ontology import Model


def start_page(request: Request, secret: str, found: Respondent) -> Response:
    """What it is about, how far one is, and who sees the answers."""
    ends = [found.portion(n) for n in range(1, found.portions + 1)]
    parts = [(n, sum(map(found.counts, part)), len(part)) for n, part in enumerate(ends, 1)]
    return _page(request, "survey_start.html", secret, found, parts=parts, minutes=minutes_of(len(found.others)))


def portion_page(request: Request, secret: str, at: tuple[Respondent, int], saved: Saved | None) -> Response:
    """Some of the organizations, as a form; with what somebody chose here and what was saved elsewhere."""
    (found, part), clashes = at, {} if saved is None else saved.clashes
    model = _model(request)
    ids = found.portion(part)
    named = zip(ids, _names(request, found, ids), strict=True)
    rows = [_row(model, found, (id, name), clashes.get(id)) for id, name in named]
    shown = {"part": part, "rows": rows, "words": words, "purposes": list(words.asked_purposes(model))}
    return _page(request, "survey_portion.html", secret, found, 409 if clashes else 200, **shown)


def general_page(request: Request, secret: str, found: Respondent, saved: Saved | None) -> Response:
    """What is asked of no single organization."""
    clash = None if saved is None else saved.clashes.get(GENERAL)
    shown = {
        "part": found.portions + 1,
        "said": found.general if clash is None else SaidInGeneral.of(clash),
        "was": found.general.text,
        "elsewhere": None if clash is None else _general_in_words(found.general),
        "words": words,
        "further": MOST_FURTHER,
        "longest": (LONGEST_NAME, LONGEST_REMARK),
    }
    return _page(request, "survey_general.html", secret, found, 200 if clash is None else 409, **shown)


def read_page(request: Request, secret: str, found: Respondent, told: str = "", status: int = 200) -> Response:
    """All that is stored of one's own answers."""
    ids = [other for other in found.said if other != GENERAL]
    model, named = _model(request), dict(zip(ids, _names(request, found, ids), strict=True))
    texts = [(named[id], in_words(SaidRow.of(found.said[id]), model), found.counts(id)) for id in ids]
    rows = sorted(texts, key=lambda row: row[0].casefold())
    general = _general_in_words(found.general)
    return _page(request, "survey_answers.html", secret, found, status, rows=rows, general=general, told=told)


def closed_page(
    request: Request, secret: str, found: Respondent, unsaved: Mapping[str, Sent] | None = None
) -> Response:
    """That no answers are taken now, and what of a form that came too late was not saved."""
    lost = {id: SaidRow.of(s.said) for id, s in (unsaved or {}).items() if id != GENERAL and s.said not in ("", s.was)}
    model = _model(request)
    named = zip(_names(request, found, list(lost)), lost.values(), strict=True)
    rows = [(name, in_words(said, model)) for name, said in named]
    return _page(request, "survey_closed.html", secret, found, 200 if unsaved is None else 409, rows=rows)


def told_page(status: int = 404, why: str = "", seconds: int = 0) -> Response:
    """That a link opens nothing: the same for all that do not."""
    made = page(page_template("survey_unknown.html").render(why=why, language="de"), status)
    if seconds:
        made.headers["Retry-After"] = str(seconds)
    return made


def _row(model: Model, found: Respondent, organization: tuple[str, str], clash: str | None) -> RowShown:
    id, name = organization
    stored = SaidRow.of(found.said.get(id, ""))
    said = stored if clash is None else SaidRow.of(clash)
    elsewhere = "" if clash is None else "; ".join(in_words(stored, model)) or "keine Angabe"
    lacking = said.lacking
    return RowShown(id, name, said, stored.text, "" if lacking is None else lacking.de, elsewhere)


def _general_in_words(said: SaidInGeneral) -> list[str]:
    place = place_in_words(said.place)
    found = [f"Sicht: {place}"] if place else []
    found += [f"Auf der Liste fehlt: {name}" for name in said.further]
    return found + ([f"Bemerkung: {said.remark}"] if said.remark else [])


def _page(request: Request, template: str, secret: str, found: Respondent, status: int = 200, **shown: Any) -> Response:
    plan, invitation = found.plan, found.invitation
    days = {name: spelled(getattr(plan, name).isoformat()).de for name in ("day", "closes", "deleted_on")}
    changed = None if found.changed is None else datetime.fromtimestamp(found.changed).strftime("%d.%m.%Y, %H:%M Uhr")
    html = page_template(template).render(
        found=found,
        plan=plan,
        days=days,
        base=f"{PERSONAL_LINK}{secret}",
        organization=_names(request, found, [invitation.organization])[0],
        place=place_in_words(invitation.place),
        changed=changed,
        saved="gespeichert" in request.query_params,
        deleted="geloescht" in request.query_params,
        **shown,
    )
    return page(html, status, form_action="self")


def _names(request: Request, found: Respondent, ids: Sequence[str]) -> list[str]:
    reader = MaskedReader(request.app.state.store, _model(request))
    return [getattr(reader.get(id, Scope.of(found.row.district)), "name", id) for id in ids]


def _model(request: Request) -> Model:
    return cast(Model, request.app.state.model)
