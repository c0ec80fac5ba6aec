"""The page ``docs/reference/roles.md``: which role may do what, and which right each route needs."""

from collections.abc import Iterator

from api.app import routes_of
from api.reads.access import right_of
from api.rights import Right, Role, table

_HEAD = """# Rollen und Rechte

<!-- erzeugt: python -m api.reference -->

Eine Rolle gilt in einem Bezirk oder, ohne Angabe, in allen. Wer kein Recht an einem Bezirk hat, erfährt nicht, dass es
ihn gibt. Auf dem eigenen Rechner, ohne Konten, darf die eine Person davor alles.
"""


def roles_page() -> str:
    """Every role with its rights, and every route with the right that it needs."""
    return "\n".join([_HEAD, *_roles(), "", "## Wege und was sie verlangen", "", *_routes(), ""])


def _roles() -> Iterator[str]:
    said = table()
    yield "| Recht | " + " | ".join(said.roles[role].de for role in Role) + " |"
    yield "|---|" + ":-:|" * len(Role)
    for right in Right:
        marks = ("ja" if right in said.brings[role] else "" for role in Role)
        yield f"| {said.rights[right].de} (`{right}`) | " + " | ".join(marks) + " |"


def _routes() -> Iterator[str]:
    yield "| Weg | Recht |"
    yield "|---|---|"
    for name, route in sorted(routes_of().items(), key=lambda item: item[1].path):
        right = right_of(route)
        yield f"| `{name}` | {f'`{right}`' if right is not None else 'keines'} |"
