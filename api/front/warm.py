"""What every worker needs, loaded once in the process that they are forked from: a new one is then there in a moment.

Importing this module is the work: libraries, routes, the model, and what is made of these at a first analysis.
"""

from datetime import date
from importlib import import_module
from pkgutil import iter_modules

from api import pages, routes
from api.report import render_report
from graph.analysis import analyse
from graph.district.loading import snapshot_from
from graph.records import entity
from graph.records.claims import EXISTS, Claim
from ontology import load_model
from ontology.names import EntityType

for package in (routes, pages):
    for found in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{found.name}")
_EMPTY = entity("00000:bezirk", EntityType.DISTRICT, "00000", [Claim(EXISTS, "true"), Claim("name", "Bezirk")])
# No store and no thread: neither may be there when a process is forked.
render_report(analyse(snapshot_from(load_model(), _EMPTY, date(2024, 1, 1), [_EMPTY], [])))
