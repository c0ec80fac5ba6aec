"""The page that explains the programming interface, made from its description: no script, nothing from elsewhere."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from api.manners.guard import page
from api.manners.problems import language_of
from api.page_templates import page_template
from api.reads.access import for_everybody

router = APIRouter()
_LONGEST = 1_500
"""So many characters of an example are shown; the description has all of it."""


class _Shown(NamedTuple):
    """An operation as the page shows it."""

    tag: str
    method: str
    path: str
    id: str
    summary: str
    description: str
    parameters: list[Mapping[str, Any]]
    forms: list[str]
    address: str
    example: str


@router.get("/api", dependencies=[Depends(for_everybody)])
def interface(request: Request) -> HTMLResponse:
    """What can be asked for under which address, with an example of each."""
    description = request.app.openapi()
    every = sorted(_operations(description), key=lambda shown: shown.tag)
    groups = [(tag, list(shown)) for tag, shown in groupby(every, key=lambda shown: shown.tag)]
    template = page_template("interface.html")
    shown = {"language": language_of(request), "about": description["info"], "address": request.app.openapi_url}
    return page(template.render(groups=groups, example_of=_example, **shown))


def _operations(description: Mapping[str, Any]) -> Iterator[_Shown]:
    for path, operations in description["paths"].items():
        for method, said in operations.items():
            content: Mapping[str, Any] = next(
                (a.get("content", {}) for c, a in said["responses"].items() if c.startswith("2")), {}
            )
            parameters = said.get("parameters", [])
            yield _Shown(
                tag=said.get("tags", [""])[0],
                method=method.upper(),
                path=path,
                id=said["operationId"],
                summary=said.get("summary", ""),
                description=said.get("description", ""),
                parameters=parameters,
                forms=list(content),
                address=_address(path, parameters),
                example=_told(content.get("application/json", {})),
            )


def _address(path: str, parameters: list[Mapping[str, Any]]) -> str:
    """An address that asks for something, with what has to be said and no more."""
    for parameter in parameters:
        path = path.replace(f"{{{parameter['name']}}}", quote(str(_example(parameter)), safe=":"))
    needed = {p["name"]: _example(p) for p in parameters if p["in"] == "query" and p.get("required")}
    return f"{path}?{urlencode(needed, safe=':')}" if needed else path


def _example(parameter: Mapping[str, Any]) -> Any:
    """The example of a parameter, which every one has."""
    return parameter.get("example", next(iter(parameter.get("schema", {}).get("examples", ())), ""))


def _told(content: Mapping[str, Any]) -> str:
    text = json.dumps(content["example"], ensure_ascii=False, indent=1) if "example" in content else ""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
