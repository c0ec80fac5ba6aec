"""The pages behind a personal link, from their templates; their forms go to this service and nowhere else."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import Response

from api.manners.guard import page
from api.manners.problems import language_of
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
from ontology import Model, Text


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
    language = language_asked(request)
    rows = [_row(model, found, (id, name), clashes.get(id), language) for id, name in named]
    shown = {"part": part, "rows": rows, "words": words, "purposes": list(words.asked_purposes(model))}
    return _page(request, "survey_portion.html", secret, found, 409 if clashes else 200, **shown)


def general_page(request: Request, secret: str, found: Respondent, saved: Saved | None) -> Response:
    """What is asked of no single organization."""
    clash = None if saved is None else saved.clashes.get(GENERAL)
    shown = {
        "part": found.portions + 1,
        "said": found.general if clash is None else SaidInGeneral.of(clash),
        "was": found.general.text,
        "elsewhere": None if clash is None else _general_in_words(found.general, language_asked(request)),
        "words": words,
        "further": MOST_FURTHER,
        "longest": (LONGEST_NAME, LONGEST_REMARK),
    }
    return _page(request, "survey_general.html", secret, found, 200 if clash is None else 409, **shown)


def read_page(request: Request, secret: str, found: Respondent, told: str = "", status: int = 200) -> Response:
    """All that is stored of one's own answers."""
    ids = [other for other in found.said if other != GENERAL]
    model, named = _model(request), dict(zip(ids, _names(request, found, ids), strict=True))
    language = language_asked(request)
    texts = [(named[id], in_words(SaidRow.of(found.said[id]), model, language), found.counts(id)) for id in ids]
    rows = sorted(texts, key=lambda row: row[0].casefold())
    general = _general_in_words(found.general, language)
    return _page(request, "survey_answers.html", secret, found, status, rows=rows, general=general, told=told)


def closed_page(
    request: Request, secret: str, found: Respondent, unsaved: Mapping[str, Sent] | None = None
) -> Response:
    """That no answers are taken now, and what of a form that came too late was not saved."""
    lost = {id: SaidRow.of(s.said) for id, s in (unsaved or {}).items() if id != GENERAL and s.said not in ("", s.was)}
    model = _model(request)
    named = zip(_names(request, found, list(lost)), lost.values(), strict=True)
    rows = [(name, in_words(said, model, language_asked(request))) for name, said in named]
    return _page(request, "survey_closed.html", secret, found, 200 if unsaved is None else 409, rows=rows)


def told_page(request: Request, status: int = 404, why: Text | None = None, seconds: int = 0) -> Response:
    """That a link opens nothing: the same for all that do not."""
    language = language_asked(request)
    told = "" if why is None else why.in_language(language)
    html = page_template("survey_unknown.html").render(why=told, language=language, t=_by(language))
    made = page(html, status)
    if seconds:
        made.headers["Retry-After"] = str(seconds)
    return made


def _row(model: Model, found: Respondent, organization: tuple[str, str], clash: str | None, language: str) -> RowShown:
    id, name = organization
    stored = SaidRow.of(found.said.get(id, ""))
    said = stored if clash is None else SaidRow.of(clash)
    elsewhere = "" if clash is None else "; ".join(in_words(stored, model, language)) or _NOTHING.in_language(language)
    lacking = said.lacking
    return RowShown(id, name, said, stored.text, "" if lacking is None else lacking.in_language(language), elsewhere)


def _general_in_words(said: SaidInGeneral, language: str) -> list[str]:
    t, place = _by(language), place_in_words(said.place, language)
    found = [f"{t('Sicht', 'View')}: {place}"] if place else []
    found += [f"{t('Auf der Liste fehlt', 'Missing on the list')}: {name}" for name in said.further]
    return found + ([f"{t('Bemerkung', 'Remark')}: {said.remark}"] if said.remark else [])


def _page(request: Request, template: str, secret: str, found: Respondent, status: int = 200, **shown: Any) -> Response:
    plan, invitation = found.plan, found.invitation
    language = language_asked(request)
    days = {n: spelled(getattr(plan, n).isoformat()).in_language(language) for n in ("day", "closes", "deleted_on")}
    html = page_template(template).render(
        found=found,
        plan=plan,
        days=days,
        language=language,
        t=_by(language),
        base=f"{PERSONAL_LINK}{secret}",
        at=lambda part="": address_in(request, f"{PERSONAL_LINK}{secret}{part}"),
        organization=_names(request, found, [invitation.organization])[0],
        place=place_in_words(invitation.place, language),
        changed=_when(found.changed, language),
        saved="gespeichert" in request.query_params,
        deleted="geloescht" in request.query_params,
        **shown,
    )
    return page(html, status, form_action="self")


def language_asked(request: Request) -> str:
    """The language in the address, else the one that the browser prefers."""
    asked = request.query_params.get("lang")
    return asked if asked in _LANGUAGES else language_of(request)


def address_in(request: Request, path: str, **query: object) -> str:
    """An address that goes on in the language that was asked for by address."""
    asked = request.query_params.get("lang")
    said = urlencode({**query, **({"lang": asked} if asked in _LANGUAGES else {})})
    return f"{path}?{said}" if said else path


_LANGUAGES = ("de", "en")
_NOTHING = Text(de="keine Angabe", en="nothing said")


def _by(language: str) -> Callable[[str, str], str]:
    """What chooses a text."""
    return lambda de, en: en if language == "en" else de


def _when(seconds: int | None, language: str) -> str | None:
    if seconds is None:
        return None
    time = datetime.fromtimestamp(seconds)
    ending = "" if language == "en" else " Uhr"
    return f"{spelled(time.date().isoformat()).in_language(language)}, {time:%H:%M}{ending}"


def _names(request: Request, found: Respondent, ids: Sequence[str]) -> list[str]:
    reader = MaskedReader(request.app.state.store, _model(request))
    return [getattr(reader.get(id, Scope.of(found.row.district)), "name", id) for id in ids]


def _model(request: Request) -> Model:
    return cast(Model, request.app.state.model)
