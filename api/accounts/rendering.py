"""Pages of accounts from their templates; forms go to this service and nowhere else."""

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.accounts.visits import Visit
from api.manners.guard import page
from api.page_templates import page_template
from api.rights import Right


def rendered(
    request: Request, template: str, status: int = 200, visit: Visit | None = None, **shown: Any
) -> HTMLResponse:
    """A page, with what its forms prove themselves with if somebody is signed in."""
    html = page_template(template).render(
        me=visit,
        manages=visit is not None and visit.caller.may(Right.ACCOUNTS),
        csrf=visit.csrf if visit is not None else "",
        request=request,
        **shown,
    )
    return page(html, status, form_action="self")
