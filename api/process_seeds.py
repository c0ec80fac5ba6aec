"""The templates that ship with the program, from one file that is made of their lists (decision 0051)."""

from functools import cache

from api.seeds import seed
from graph.process.process_templates import OF_A_TEMPLATE, ProcessTemplate, templates_among
from graph.records import SHARED, Entity, from_json
from graph.stores.base import GraphReader, Scope
from ontology.names import Prop

FILE = "vorlagen.jsonl"


def templates_for(reader: GraphReader, scope: Scope) -> tuple[ProcessTemplate, ...]:
    """What a process can be started from: the templates that ship, and other projects with phases that are seen.

    What was started from a template itself is none. Where a template is recorded, what is recorded counts.
    """
    recorded = [
        t
        for t in templates_among(reader.records(scope, OF_A_TEMPLATE))
        if not t.project.value(Prop.TEMPLATE) and (t.project.owner == SHARED or scope.owns(t.project.owner))
    ]
    known = {t.project.id for t in recorded}
    return (*(t for t in shipped_templates() if t.project.id not in known), *recorded)


@cache
def shipped_templates() -> tuple[ProcessTemplate, ...]:
    """The templates that ship, read once in the life of the program."""
    records = map(from_json, seed(FILE).read_text("utf-8").splitlines())
    return templates_among(record for record in records if isinstance(record, Entity))
