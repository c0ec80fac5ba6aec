"""Anchoring lines as plain JSON values, in the manner of `graph.as_json`.

``anchoring_json``: ``district``, ``on``, ``sentence`` (what is missing before lines can be looked for, or null),
``operative`` [{id, label}], ``bodies`` [body].

A body: ``id``, ``label``, ``low``, ``value``, ``high``, ``complete``, ``sentence``, ``cut``, ``shared``, ``passages``
[{id, label}], ``ways``, ``left`` {id: lines left if it leaves}, ``used``, ``ageMonths``, ``depth`` {value, low, high,
label}, ``consulted``, ``consultations`` [{record, date, label, depth, certainty}], ``lines``, ``possible`` [line].

A line: ``certainty``, ``used``, ``ageMonths``, ``label``, ``carriers`` [{id, label}], ``steps`` [{kind, source,
target, certainty, records, used}].
"""

from collections.abc import Iterable
from typing import Any

from graph.anchoring.lines import Anchorage, Anchoring, Line
from graph.anchoring.words import depth_of, line_label, place_label, summary, told
from graph.district.depth import Treated
from graph.district.snapshot import Snapshot

Json = dict[str, Any]


def anchoring_json(found: Anchoring, language: str = "de") -> Json:
    """All anchoring lines of a district at a date."""
    snapshot, lacking = found.snapshot, summary(found)
    return {
        "district": snapshot.key,
        "on": snapshot.on.isoformat(),
        "sentence": lacking.in_language(language) if lacking is not None else None,
        "operative": _named(found.operative, snapshot, language),
        "bodies": [_anchorage(found, a, language) for a in found.anchorages],
    }


def _anchorage(found: Anchoring, anchorage: Anchorage, language: str) -> Json:
    groups = ("cut", "shared", "passages")
    depth = anchorage.depth
    return {
        **{"id": anchorage.body.id, "label": anchorage.body.name},
        **{"low": anchorage.low, "value": anchorage.value, "high": anchorage.high, "complete": anchorage.complete},
        "sentence": told(found, anchorage).in_language(language),
        **{group: _named(getattr(anchorage, group), found.snapshot, language) for group in groups},
        "ways": anchorage.ways,
        "left": dict(anchorage.left),
        "used": anchorage.used or None,
        "ageMonths": found.age(anchorage.used),
        "depth": {
            **{"value": depth.value, "low": depth.low, "high": depth.high},
            "label": depth_of(anchorage).in_language(language),
        },
        "consulted": anchorage.consulted or None,
        "consultations": [_consultation(row, language) for row in anchorage.consultations],
        "lines": [_line(found, line, language) for line in anchorage.lines],
        "possible": [_line(found, line, language) for line in anchorage.possible],
    }


def _consultation(row: Treated, language: str) -> Json:
    return {
        "record": row.record,
        "date": row.date or None,
        "label": row.label.in_language(language),
        "depth": row.depth.value,
        "certainty": str(row.certainty),
    }


def _line(found: Anchoring, line: Line, language: str) -> Json:
    return {
        "certainty": str(line.certainty),
        "used": line.used or None,
        "ageMonths": found.age(line.used),
        "label": line_label(found.snapshot, line).in_language(language),
        "carriers": _named(line.carriers, found.snapshot, language),
        "steps": [
            {
                "kind": str(step.kind),
                "source": step.source.id,
                "target": step.target.id,
                "certainty": str(step.certainty),
                "records": list(step.records),
                "used": step.used or None,
            }
            for step in line.steps
        ],
    }


def _named(ids: Iterable[str], snapshot: Snapshot, language: str) -> list[Json]:
    return [{"id": i, "label": place_label(snapshot, i).in_language(language)} for i in ids]
