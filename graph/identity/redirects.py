"""Where the records that were merged have gone."""

from collections.abc import Mapping

from graph.records import Record
from ontology.names import Prop


def redirects(records: Mapping[str, Record]) -> dict[str, str]:
    """From each record that was merged to the one that stands in its place, over any number of merges.

    One that leads nowhere, or in a circle, stands for itself.
    """
    direct = {id: to for id, record in records.items() if (to := record.value(Prop.REPLACED_BY)) is not None}
    found = {id: _end_of(id, direct) for id in direct}
    return {id: end for id, end in found.items() if end in records and end not in direct}


def _end_of(id: str, direct: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while id in direct and id not in seen:
        seen.add(id)
        id = direct[id]
    return id
