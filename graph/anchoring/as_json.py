"""Anchoring lines as plain JSON values, in the manner of `graph.as_json`."""

from collections.abc import Iterable
from typing import Annotated, TypedDict

from graph.anchoring.line_words import depth_words, line_label, lines_told, place_label, summary
from graph.anchoring.lines import Anchorage, Anchoring, Line
from graph.anchoring.steps import StepKind
from graph.certainty import Certainty
from graph.district.depth import Treated
from graph.district.snapshot import Snapshot
from graph.shapes import Said, Subject, Told


class StepOut(TypedDict):
    """One step of a way (ein Schritt eines Weges)."""

    kind: StepKind
    source: Said
    target: Said
    certainty: Certainty
    records: list[str]
    used: str | None


class AnchoringLineOut(TypedDict):
    """A way from the network to a political body (ein Weg vom Netzwerk in ein politisches Gremium)."""

    certainty: Certainty
    used: Annotated[str | None, Told("zuletzt genutzt (last used)", example="2021-03-17")]
    ageMonths: int | None
    label: Said
    carriers: Annotated[list[Subject], Told("wer ihn trägt (who carries it)")]
    steps: list[StepOut]


class DepthOut(TypedDict):
    """How far a body went with early help (wie weit ein Gremium gegangen ist)."""

    value: int | None
    low: int | None
    high: int | None
    label: Said


class ConsultationOut(TypedDict):
    """A consultation on early help (eine Beratung zu Frühen Hilfen)."""

    record: Said
    date: str | None
    label: Said
    depth: int | None
    certainty: Certainty


class AnchoredBodyOut(TypedDict):
    """A political body and the ways to it that share nobody who can leave (Gremium mit getrennten Wegen)."""

    id: Said
    label: Said
    low: Annotated[int, Told("getrennte Wege, ganz bestätigt (separate ways, wholly confirmed)")]
    value: Annotated[int, Told("getrennte Wege, erfasst (separate ways, recorded)")]
    high: Annotated[int, Told("auch die offenen (open ones, too)")]
    complete: Annotated[bool, Told("Listen nennen alle (the lists claim to be complete)")]
    sentence: Said
    cut: Annotated[list[Subject], Told("so viele müssen gehen (who has to leave until none is left)")]
    shared: Annotated[list[Subject], Told("an denen alle hängen (on whom every way depends)")]
    passages: Annotated[list[Subject], Told("Gremien, durch die alle führen (bodies that all pass)")]
    ways: int
    left: Annotated[dict[str, int], Told("Wege, die ohne diese Stelle bleiben (ways left without it)")]
    used: str | None
    ageMonths: int | None
    depth: DepthOut
    consulted: str | None
    consultations: list[ConsultationOut]
    lines: list[AnchoringLineOut]
    possible: Annotated[list[AnchoringLineOut], Told("noch zu klären (still to be cleared)")]


class AnchoringOut(TypedDict):
    """The ways of a network into politics at a day (Wege des Netzwerks in die Politik am Stichtag)."""

    district: Said
    on: Annotated[str, Told(example="2024-09-24")]
    sentence: Annotated[str | None, Told("was dafür zuerst zu erfassen ist (what to record first)")]
    operative: list[Subject]
    bodies: list[AnchoredBodyOut]


def anchoring_json(found: Anchoring, language: str = "de") -> AnchoringOut:
    """All anchoring lines of a district at a date."""
    snapshot, lacking = found.snapshot, summary(found)
    return {
        "district": snapshot.key,
        "on": snapshot.on.isoformat(),
        "sentence": lacking.in_language(language) if lacking is not None else None,
        "operative": _named(found.operative, snapshot, language),
        "bodies": [_anchorage(found, a, language) for a in found.anchorages],
    }


def _anchorage(found: Anchoring, anchorage: Anchorage, language: str) -> AnchoredBodyOut:
    snapshot, depth = found.snapshot, anchorage.depth
    return {
        "id": anchorage.body.id,
        "label": anchorage.body.name,
        "low": anchorage.low,
        "value": anchorage.value,
        "high": anchorage.high,
        "complete": anchorage.complete,
        "sentence": lines_told(found, anchorage).in_language(language),
        "cut": _named(anchorage.cut, snapshot, language),
        "shared": _named(anchorage.shared, snapshot, language),
        "passages": _named(anchorage.passages, snapshot, language),
        "ways": anchorage.ways,
        "left": dict(anchorage.left),
        "used": anchorage.used or None,
        "ageMonths": found.age(anchorage.used),
        "depth": {
            "value": depth.value,
            "low": depth.low,
            "high": depth.high,
            "label": depth_words(anchorage).in_language(language),
        },
        "consulted": anchorage.consulted or None,
        "consultations": [_consultation(row, language) for row in anchorage.consultations],
        "lines": [_line(found, line, language) for line in anchorage.lines],
        "possible": [_line(found, line, language) for line in anchorage.possible],
    }


def _consultation(row: Treated, language: str) -> ConsultationOut:
    return {
        "record": row.record,
        "date": row.date or None,
        "label": row.label.in_language(language),
        "depth": row.depth.value,
        "certainty": row.certainty,
    }


def _line(found: Anchoring, line: Line, language: str) -> AnchoringLineOut:
    return {
        "certainty": line.certainty,
        "used": line.used or None,
        "ageMonths": found.age(line.used),
        "label": line_label(found.snapshot, line).in_language(language),
        "carriers": _named(line.carriers, found.snapshot, language),
        "steps": [
            {
                "kind": step.kind,
                "source": step.source.id,
                "target": step.target.id,
                "certainty": step.certainty,
                "records": list(step.records),
                "used": step.used or None,
            }
            for step in line.steps
        ],
    }


def _named(ids: Iterable[str], snapshot: Snapshot, language: str) -> list[Subject]:
    return [{"id": i, "label": place_label(snapshot, i).in_language(language)} for i in ids]
