"""Help: guides to print, and the words that the pages use; open to everybody, since it says nothing of any district."""

import re
from functools import cache
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from markdown_it import MarkdownIt
from markdown_it.token import Token

from api.help import GUIDES, glossary, guide_text
from api.manners.guard import framed_page
from api.page_parts.nation_views import NATION, NATION_VIEWS, nation_path
from api.page_parts.page_views import VIEWS
from api.page_templates import page_template
from api.reads.access import Language, for_everybody
from api.report.wording import Words
from graph.errors import NotFoundError

router = APIRouter(prefix="/hilfe", dependencies=[Depends(for_everybody)])
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,59}")
_PAGES = frozenset(view.name for view in VIEWS)
_NATION_PAGES = frozenset(view.name for view in NATION_VIEWS)
District = Annotated[str, Query(alias="bezirk", max_length=60)]


@router.get("")
def help_page(lang: Language, bezirk: District = "") -> Response:
    """The guides, the keys, and the glossary."""
    words = Words("en" if lang == "en" else "de")
    known = sorted(glossary(), key=lambda w: words.say(w.word).casefold())
    return _page("help.html", words, bezirk, {"glossary": [(words.say(w.word), words.say(w.meaning)) for w in known]})


@router.get("/{name}")
def guide(request: Request, name: str, lang: Language, bezirk: District = "") -> Response:
    """One guide; raises NotFoundError for a name that is none."""
    found = next((g for g in GUIDES if g.name == name), None)
    if found is None:
        raise NotFoundError(f"no guide {request.url.path}")
    words = Words("en" if lang == "en" else "de")
    text = _marked_up(found.name, words.language, _district(bezirk))
    return _page("guide.html", words, bezirk, {"title": words.say(found.title), "text": text})


def _page(template: str, words: Words, bezirk: str, shown: dict[str, object]) -> Response:
    key = _district(bezirk)
    asked = "&".join(filter(None, (f"bezirk={key}" if key else "", "lang=en" if words.language == "en" else "")))
    links = [(words.say(g.title), words.say(g.moment), f"/hilfe/{g.name}{'?' if asked else ''}{asked}") for g in GUIDES]
    around = {"t": words, "language": words.language, "guides": links, "back": f"/bezirke/{key}/tisch" if key else "/"}
    return framed_page(page_template(template).render(**around, **shown))


def _district(key: str) -> str:
    """The key as an address may hold it, else nothing: it only leads back to where somebody came from."""
    return key if _KEY.fullmatch(key) else ""


@cache
def _parser() -> MarkdownIt:
    # Ours alone is written here; HTML in it stays text all the same.
    return MarkdownIt("commonmark", {"html": False})


def _marked_up(name: str, language: str, district: str) -> str:
    """A guide as HTML; names of pages in it lead into the district that somebody came from, or across all of them."""
    tokens = _parser().parse(guide_text(name, language))
    for token in (inner for outer in tokens for inner in (outer, *(outer.children or ()))):
        if token.type == "link_open":
            _lead(token, district)
    return str(_parser().renderer.render(tokens, _parser().options, {}))


def _lead(token: Token, district: str) -> None:
    scheme, _, page = str(token.attrGet("href")).partition("://")
    if scheme == NATION and page in _NATION_PAGES:
        token.attrSet("href", nation_path(page))
    if scheme != "seite" or page not in _PAGES:
        return
    if district:
        token.attrSet("href", f"/bezirke/{district}/{page}")
    else:
        token.attrSet("href", "/start")
