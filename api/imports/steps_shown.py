"""What the steps of a list that is brought show: its columns, what is unclear, what would be saved, what was saved."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from api.imports.jobs import Job
from graph.round_table.chairs import round_table
from ontology.names import EntityType

if TYPE_CHECKING:
    from api.imports.staging import Understood
    from api.page_parts.page_frame import PageOf
    from api.writes.writing import Writing

COLUMNS, UNCLEAR, REVIEW = "spalten", "unklar", "vorschau"
STEPS = (COLUMNS, UNCLEAR, REVIEW)
_FIRST = 12


def step_shown(bring: "Writing", frame: "PageOf", job: Job, found: "Understood", step: str) -> dict[str, Any]:
    """What a step shows of a list."""
    staged = found.planned.staged if found.planned is not None else None
    told = {
        "step": step,
        "job": job,
        "planned": found.planned,
        "errors": sum(p.severity == "error" for p in found.problems),
        "questions": sum(p.severity == "question" for p in found.problems),
        "read": staged.rows_read if staged is not None else 0,
    }
    parts = {COLUMNS: _columns, UNCLEAR: _unclear, REVIEW: _review}
    return {**told, **parts[step](bring, frame, job, found)}


def _columns(bring: "Writing", frame: "PageOf", job: Job, found: "Understood") -> Mapping[str, Any]:
    from api.imports.list_shown import left_out_shown, offered, sheets_without_header, tables_shown
    from graph.imports.recognise.corrections import corrections_from_toml

    staged = found.planned.staged if found.planned is not None else None
    days = {said.day: frame.words.say(said.told) for said in staged.stated} if staged is not None else {}
    tables = tables_shown(found, bring.model)
    return {
        "tables": tables,
        "doubtful": [c for table in tables for c in table.columns if c.sure == "guess"],
        "left_out": left_out_shown(found),
        "offered": offered(found, corrections_from_toml(job.mapping).take),
        "headless": sheets_without_header(found),
        "why_unread": [(p.sentence, p.remedy) for p in found.problems] if staged is None else [],
        "list_days": days,
        "chosen_day": job.as_of or (staged.stated_on if staged is not None else ""),
    }


def _unclear(bring: "Writing", frame: "PageOf", job: Job, found: "Understood") -> Mapping[str, Any]:  # noqa: ARG001 - as every step
    from api.imports.list_shown import causes_shown

    return {"causes": list(causes_shown(found)), "repaired": job.repairs}


def _review(bring: "Writing", frame: "PageOf", job: Job, found: "Understood") -> Mapping[str, Any]:  # noqa: ARG001 - as every step
    from api.imports.staging import shown_name

    planned = found.planned
    if planned is None:
        return {"groups": [], "perhaps": [], "rejected": 0}
    by_id = {record.id: record for record in planned.staged.records}
    t = frame.words

    def names(ids: Sequence[str]) -> list[str]:
        found = (shown_name(bring, by_id[id]) for id in ids if id in by_id and by_id[id].type != EntityType.SOURCE)
        return [name for name in found if name][:_FIRST]

    groups = [
        (t("neu", "new"), planned.created, ""),
        (t("geändert", "changed"), planned.changed, ""),
        (t("unverändert", "unchanged"), planned.unchanged, ""),
        (
            t("nicht mehr in der Liste", "no longer in the list"),
            planned.no_longer,
            t("Gelöscht wird nichts.", "Nothing is deleted."),
        ),
    ]
    return {
        "groups": [(label, len(ids), names(ids), note) for label, ids, note in groups],
        "perhaps": _perhaps(bring, planned.staged.perhaps_same, by_id),
        "rejected": planned.staged.rows_rejected,
    }


def _perhaps(bring: "Writing", found: Sequence[Any], by_id: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Pairs that may be one; of a record that is in the store already, as it is shown."""
    from api.imports.staging import shown_name

    def name(id: str) -> str:
        record = by_id.get(id) or bring.seen.get(id, bring.reads)
        return shown_name(bring, record) if record is not None else id

    return [(name(pair.id), name(pair.other)) for pair in found[:_FIRST]]


def result_shown(frame: "PageOf", job: Job) -> Mapping[str, Any]:
    """What became of a list, in one sentence, and where to go on."""
    seats = frame.analysis.snapshot.derived(round_table)
    return {"job": job, "seats": seats}
