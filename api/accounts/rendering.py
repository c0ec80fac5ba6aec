"""Pages of accounts from their templates, in the language of the browser; forms go to this service and nowhere else."""

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.accounts.visits import Visit
from api.manners.guard import page
from api.manners.problems import language_of
from api.page_templates import page_template
from api.rights import Right
from ontology import Text


def rendered(
    request: Request, template: str, status: int = 200, visit: Visit | None = None, **shown: Any
) -> HTMLResponse:
    """A page, with what its forms prove themselves with if somebody is signed in."""
    language = language_of(request)

    def say(text: Text) -> str:
        return text.in_language(language)

    html = page_template(template).render(
        language=language,
        say=say,
        t=lambda de, en: en if language == "en" else de,
        me=visit,
        manages=visit is not None and visit.caller.may(Right.ACCOUNTS),
        csrf=visit.csrf if visit is not None else "",
        request=request,
        **shown,
    )
    return page(html, status, form_action="self")
