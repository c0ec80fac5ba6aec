"""The wiring of the web side: routes and pages are found by folder scan, everything else is handed in."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from re import Pattern
from threading import Lock
from types import ModuleType
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, compile_path
from starlette.types import ASGIApp

from api import pages, routes
from api.accounts import answers, visits
from api.accounts import pages as account_pages
from api.accounts import routes as account_routes
from api.accounts.accounts import Accounts
from api.accounts.lands import LandDistricts
from api.accounts.provider.provider import provider_of
from api.accounts.visits import check_origin
from api.imports.kept_list import KeptList
from api.manners import problems
from api.manners.every_answer import Manners
from api.manners.fresh import Fresh
from api.manners.guard import Guard
from api.manners.operations import Operation, operations_of, refuse_unfit
from api.program import program_version
from api.reads.access import CallerOf, alone
from api.schemas.examples import with_examples
from api.schemas.links import with_links
from api.schemas.records import Problem
from api.settings import PREFIX, Settings
from api.shared_maps import pages as shared_map_pages
from api.sieve import Sieved
from api.surveys import pages as survey_pages
from api.surveys import routes as survey_routes
from graph.live.live import Live
from graph.national.live_across import LiveAcross
from graph.stores.base import GraphStore
from ontology import Model

Places = tuple[tuple[ModuleType, str], ...]
PLACES: Places = ((routes, PREFIX), (pages, ""))
"""The packages whose modules bring a `router` each, and where their paths begin."""
ALL_PLACES: Places = (
    *PLACES,
    (account_routes, PREFIX),
    (account_pages, ""),
    (survey_routes, PREFIX),
    (survey_pages, ""),
    (shared_map_pages, ""),
)
"""The same with what is there with accounts only."""
_DESCRIPTION = """Wissensgraph kommunaler Netzwerke Frühe Hilfen. Jede Angabe trägt Quelle, Stelle, Stand und
Status; „nicht erfasst“ ist nie dasselbe wie „nicht vorhanden“. Personenbezogene Angaben werden nicht ausgegeben.

Knowledge graph of German municipal early-help networks. Every statement carries source, place, date and
status; “not recorded” is never the same as “absent”. Personal data are not served."""


def create_app(
    store: GraphStore,
    model: Model,
    settings: Settings,
    caller_of: CallerOf = alone,
    accounts: Accounts | None = None,
) -> FastAPI:
    """The application over a store; ``caller_of`` says who asks, and so what a request may see and do.

    With accounts these say it, and there are routes and pages for them.
    """
    places = PLACES if accounts is None else ALL_PLACES
    app = _application(_answering(places))
    app.state.store, app.state.model, app.state.settings, app.state.caller_of = store, model, settings, caller_of
    app.state.live, app.state.live_across = Live(store, model), LiveAcross(store, model)
    app.state.kept_list = KeptList()
    problems.install(app)
    if accounts is not None:
        app.state.accounts, app.state.caller_of = accounts, visits.caller_of
        app.state.provider = provider_of(settings)
        app.state.lands = LandDistricts(store)
        answers.install(app)
    app.state.places, app.state.operations = places, _operations(places)
    app.state.methods, app.state.templates = _by_pattern(places)
    return app


def _application(routes: Sequence[BaseRoute]) -> FastAPI:
    return _Guarded(
        title="Frühnetz",
        version=program_version(),
        description=_DESCRIPTION,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,  # the stock pages load scripts from a CDN
        redoc_url=None,
        routes=list(routes),
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )


@cache
def _answering(places: Places) -> tuple[Sieved, ...]:
    """What answers; the same for every application of a process.

    What each route depends on is worked out when it is first asked for, which takes about a second for all of them.
    """
    guarded = [Depends(check_origin)] if places is ALL_PLACES else []
    held = APIRouter(
        dependencies=[*guarded, Depends(refuse_unfit)],
        responses={code: _told_as(text) for code, text in _ERRORS.items()},
    )
    found = [(prefix, router) for package, prefix in places for router in _routers(package)]
    for prefix, router in found:
        held.include_router(router, prefix=prefix, include_in_schema=prefix == PREFIX)
    paths = ([prefix + r.path for r in router.routes if isinstance(r, APIRoute)] for prefix, router in found)
    return tuple(map(Sieved, held.routes, paths))


@cache
def _operations(places: Places) -> dict[str, Operation]:
    """What the operations of the interface take and give; pages are none."""
    routes = (router.routes for package, prefix in places if prefix == PREFIX for router in _routers(package))
    return operations_of(r for found in routes for r in found if isinstance(r, APIRoute) and r.include_in_schema)


@cache
def _described(places: Places) -> dict[str, Any]:
    """The description of what answers below the paths: it takes seconds, and is of routes and of no store."""
    told = _application([found.router for found in _answering(places)]).openapi()
    parts = Problem.model_json_schema(ref_template=f"{_PARTS}{{model}}")
    told["components"]["schemas"] |= {**parts.pop("$defs"), Problem.__name__: parts}
    return with_links(with_examples(told))


_DESCRIBING = Lock()
"""To have a description written is not safe among threads."""


def template_of(app: FastAPI, path: str) -> str:
    """The address as the program knows it, without the ids in it; empty for one that there is not."""
    return next((template for pattern, template in app.state.templates if pattern.match(path)), "")


@cache
def _by_pattern(places: Places) -> tuple[list[tuple[Pattern[str], frozenset[str]]], list[tuple[Pattern[str], str]]]:
    """What may be done under each path, and the address that it is known by."""
    found = [(compile_path(path)[0], path, methods) for path, methods in _methods(places).items()]
    return [(pattern, methods) for pattern, _, methods in found], [(pattern, path) for pattern, path, _ in found]


def _methods(places: Places) -> dict[str, frozenset[str]]:
    """What may be done under each path; one that says more in words comes before those that it would also fit."""
    found = {f"{PREFIX}/openapi.json": frozenset(("GET",))}
    for name, route in routes_of(places).items():
        path = name.rpartition(" ")[2]
        found[path] = found.get(path, frozenset()) | (route.methods or frozenset())
    return dict(sorted(found.items(), key=lambda one: one[0].count("{")))


def routes_of(places: Places = ALL_PLACES) -> Mapping[str, APIRoute]:
    """Every route of the application, with accounts, by method and path."""
    found = [(prefix, router) for package, prefix in places for router in _routers(package)]
    routes = ((prefix, r) for prefix, router in found for r in router.routes if isinstance(r, APIRoute))
    return {f"{' '.join(sorted(route.methods or ()))} {prefix}{route.path}": route for prefix, route in routes}


def _routers(package: ModuleType) -> Iterator[APIRouter]:
    for module in iter_modules(package.__path__):
        yield import_module(f"{package.__name__}.{module.name}").router


class _Guarded(FastAPI):
    """An application whose guard stands before everything: answers to unexpected errors pass it, too."""

    def openapi(self) -> dict[str, Any]:
        """The description with its examples, written when it is first asked for."""
        if not hasattr(self.state, "places"):
            return super().openapi()
        with _DESCRIBING:
            return _described(self.state.places)

    def build_middleware_stack(self) -> ASGIApp:
        answers = Fresh(super().build_middleware_stack(), below=f"{PREFIX}/")
        return Guard(Manners(answers, PREFIX), hosts=self.state.settings.allowed_hosts)


_ERRORS = {
    400: "Nicht lesbar (cannot be read)",
    401: "Nicht angemeldet (not signed in)",
    403: "Dafür fehlt das Recht (not allowed)",
    404: "Nicht gefunden (not found)",
    406: "In dieser Form nicht zu haben (not to be had in this form)",
    409: "Anderes steht entgegen (a conflict)",
    412: "Inzwischen geändert (changed since)",
    413: "Zu groß (too large)",
    422: "Angaben stimmen nicht (the request is not valid)",
    428: "If-Match fehlt (If-Match is missing)",
    429: "Zu viele Versuche (too many tries)",
    503: "Speicher nicht erreichbar (store unavailable)",
    504: "Ungewiss, ob es geschrieben wurde (uncertain whether it was written)",
}


_PARTS = "#/components/schemas/"
"""Where the description keeps what it says once and means often: each operation has a dozen errors of one form."""


def _told_as(text: str) -> dict[str, object]:
    page: dict[str, object] = {"schema": {"type": "string"}}
    told = {"schema": {"$ref": f"{_PARTS}{Problem.__name__}"}}
    return {"description": text, "content": {problems.MEDIA_TYPE: told, "text/html": page}}
