"""What somebody was sending when their session had ended: it goes on with the form to sign in, and is sent after that.

Nothing of it is stored: the pages carry it, and show it to nobody but who sent it from here (see `check_origin`).
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

from fastapi import Request

from api.accounts.visits import CSRF_FIELD, is_form

_WITH_PASSWORDS = ("/anmelden", "/einladung", "/konto", "/konten")
"""Where forms may hold a password, or a secret that is asked for again."""


class KeptForm(NamedTuple):
    """Where a form was to be sent, and its fields as JSON; both are empty where nothing is kept."""

    there: str = ""
    fields: str = ""


async def kept_of(request: Request) -> KeptForm:
    """What a form sent; empty where it held a file, which has to be chosen again, or a password."""
    if not is_form(request) or request.url.path.startswith(_WITH_PASSWORDS):
        return KeptForm()
    async with request.form() as form:
        sent = [(name, value) for name, value in form.multi_items() if name != CSRF_FIELD]
    if any(not isinstance(value, str) and value.filename for _, value in sent):
        return KeptForm()
    there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    fields = [(name, value) for name, value in sent if isinstance(value, str)]
    return KeptForm(there, json.dumps(fields, ensure_ascii=False))


def fields_of(kept: KeptForm) -> Sequence[tuple[str, str]]:
    """The fields to be sent once more; none where a page does not carry what `kept_of` wrote.

    >>> fields_of(KeptForm("/", '[["stelle", "Jugendamt"], ["tag", ""]]')), fields_of(KeptForm("/", "[1"))
    ([('stelle', 'Jugendamt'), ('tag', '')], [])
    """
    try:
        found = json.loads(kept.fields)
        return [(str(name), str(value)) for name, value in found]
    except (ValueError, TypeError):
        return []
