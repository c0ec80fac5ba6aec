"""What the steps of a list that is brought show: its columns, what is unclear, what would be saved, what was saved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from api.imports.jobs import Job
from graph.records import Entity
from graph.round_table.chairs import round_table
from graph.stores.browsing import newest_batches
from graph.stores.journal import undone_among
from graph.wording import rows_taken, spelled
from ontology import say
from ontology.names import EntityType

if TYPE_CHECKING:
    from api.imports.staging import Understood
    from api.page_parts.page_frame import PageOf
    from api.report.wording import Words
    from api.writes.writing import Writing
    from graph.imports.check.staged import Staged
    from graph.imports.identity.resolving import Perhaps
    from graph.imports.outcome.plan import Preview

COLUMNS, UNCLEAR, REVIEW = "spalten", "unklar", "vorschau"
STEPS = (COLUMNS, UNCLEAR, REVIEW)
_FIRST = 12


def step_shown(bring: "Writing", frame: "PageOf", job: Job, found: "Understood", step: str) -> dict[str, Any]:
    """What a step shows of a list."""
    from api.imports.list_shown import number_unclear

    staged = found.planned.staged if found.planned is not None else None
    told = {
        "step": step,
        "job": job,
        "planned": found.planned,
        "unclear": number_unclear(found, frame.key),
        "rows": rows_taken(staged.rows_accepted, staged.rows_read) if staged is not None else None,
        "persons": bring.may_keep_persons(frame.key),
        "of_district": frame.snapshot.district.id,
        "against": [(p.sentence, p.remedy) for p in found.against],
    }
    parts = {COLUMNS: _columns, UNCLEAR: _unclear, REVIEW: _review}
    return {**told, **parts[step](bring, frame, job, found)}


def _columns(bring: "Writing", frame: "PageOf", job: Job, found: "Understood") -> Mapping[str, Any]:
    from api.imports.list_shown import left_out_shown, offered, sheets_without_header, tables_shown
    from graph.imports.recognise.corrections import corrections_from_toml

    staged = found.planned.staged if found.planned is not None else None
    days = {said.day: frame.words.say(said.told) for said in staged.stated} if staged is not None else {}
    if found.changed_on and not (staged is not None and staged.stated_on):
        # Offered and never taken: opening and saving a file says nothing about its list.
        changed = say("{day} (Datei zuletzt geändert)", "{day} (file last changed)", day=spelled(found.changed_on))
        days.setdefault(found.changed_on, frame.words.say(changed))
    tables = tables_shown(found, bring.model)
    return {
        "tables": tables,
        "doubtful": [c for table in tables for c in table.columns if c.sure == "guess"],
        "left_out": left_out_shown(found),
        "offered": offered(found, corrections_from_toml(job.mapping).take),
        "headless": sheets_without_header(found),
        "list_days": days,
        "chosen_day": job.as_of or (staged.stated_on if staged is not None else ""),
    }


def _unclear(bring: "Writing", frame: "PageOf", job: Job, found: "Understood") -> Mapping[str, Any]:  # noqa: ARG001 - as every step
    from api.imports.list_shown import MOST_CAUSES, causes_shown, gone_shown, problems_shown

    gone = gone_shown(found, frame.key)
    sheets = {row.sheet: [r for r in gone if r.sheet == row.sheet] for row in gone}
    left = max(0, len(problems_shown(found)) - MOST_CAUSES)
    return {"causes": list(causes_shown(found)), "left": left, "gone": sheets, "repaired": job.repairs}


class _Records(NamedTuple):
    """Records by their ids: of the list, or else of the store as everybody sees it."""

    bring: "Writing"
    staged: Mapping[str, Any]

    def get(self, id: str) -> Any:
        return self.staged.get(id) or self.bring.seen.get(id, self.bring.reads)

    def names(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        """Those of the first that have one, each with its name until now if that is another; the source is the list."""
        from api.imports.staging import shown_name

        records = filter(None, map(self.get, ids))
        found = ((r.id, shown_name(self.bring, r)) for r in records if r.type != EntityType.SOURCE)
        return [(name, self._before(id, name)) for id, name in islice((pair for pair in found if pair[1]), _FIRST)]

    def _before(self, id: str, name: str) -> str:
        """How the store calls the record that a row is taken for; empty if just so, or not at all."""
        known = self.bring.seen.get(id, self.bring.reads) if id in self.staged else None
        return known.name if isinstance(known, Entity) and known.name != name else ""

    def kinds(self, ids: Iterable[str], words: "Words") -> str:
        """How many there are of each type; singular names of relations are no nouns: "hat Träger"."""
        types = Counter(record.type for record in filter(None, map(self.get, ids)))
        named = ((self.bring.model.types[type], count) for type, count in types.most_common())
        return ", ".join(f"{words.say(type.plural)}: {words.counted(n)}" for type, n in named)


def _review(bring: "Writing", frame: "PageOf", job: Job, found: "Understood") -> Mapping[str, Any]:  # noqa: ARG001 - as every step
    from api.imports.list_shown import gone_shown

    planned = found.planned
    if planned is None:
        return {"groups": [], "pairs": [], "rejected": 0, "asked": False}
    records = _Records(bring, {record.id: record for record in planned.staged.records})
    return {
        "groups": [
            (label, len(ids), records.names(ids), records.kinds(ids, frame.words), note)
            for label, ids, note in _groups(frame, planned)
        ],
        "pairs": [
            (label, len(found), _perhaps(bring, found, records.staged), note)
            for label, found, note in _pairs(frame.words, planned.staged)
        ],
        "rejected": planned.staged.rows_rejected,
        "asked": bool(gone_shown(found, frame.key)),
    }


def _groups(frame: "PageOf", planned: "Preview") -> Iterator[tuple[str, Sequence[str], str]]:
    """What becomes of records: in a word, which, and what else there is to say."""
    t = frame.words
    stays = t("Es bleibt bestehen; gelöscht wird davon nichts.", "It stays; nothing of it is deleted.")
    yield t("neu", "new"), planned.created, ""
    yield t("geändert", "changed"), planned.changed, ""
    yield t("unverändert", "unchanged"), planned.unchanged, ""
    yield t("nicht mehr in der Liste", "no longer in the list"), planned.no_longer, stays
    if planned.removed:
        yield t("wird gelöscht", "will be deleted"), planned.removed, _with_what_hangs_on(frame, planned)


def _with_what_hangs_on(frame: "PageOf", planned: "Preview") -> str:
    """What else goes with records that are deleted."""
    number = len(planned.along)
    if not number:
        return frame.words("Das lässt sich zurücknehmen.", "That can be undone.")
    return frame.words.say(
        say(
            "Mit {number:geht|gehen} {number} {number:Verbindung, die|Sitze und Verbindungen, die} daran "
            "{number:hängt|hängen}. Das lässt sich zurücknehmen.",
            "{number} {number:tie|seats and ties} on it {number:goes|go}, too. That can be undone.",
            number=number,
        )
    )


def _pairs(t: "Words", staged: "Staged") -> Iterator[tuple[str, Sequence["Perhaps"], str]]:
    """What may be one record: in a word, the pairs, and when that is to be said."""
    later = t("Nach dem Speichern unter Dubletten zu beurteilen.", "To be judged under duplicates once it is saved.")
    now = t("Vor dem Speichern zu klären, unter Unklares.", "To be cleared before it is saved, under unclear.")
    yield t("vielleicht doppelt", "perhaps double"), staged.perhaps_double, later
    if staged.perhaps_renamed:
        yield t("vielleicht umbenannt", "perhaps renamed"), staged.perhaps_renamed, now


def _perhaps(bring: "Writing", found: Sequence[Any], by_id: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Pairs that may be one; of a record that is in the store already, as it is shown."""
    from api.imports.staging import shown_name

    def name(id: str) -> str:
        record = by_id.get(id) or bring.seen.get(id, bring.reads)
        return shown_name(bring, record) if record is not None else id

    return [(name(pair.id), name(pair.other)) for pair in found[:_FIRST]]


def result_shown(frame: "PageOf", job: Job) -> Mapping[str, Any]:
    """What became of a list, in one sentence, and where to go on."""
    analysis, read = frame.at_hand, frame.read
    there = [(name, frame.record(id) if read.store.get(id, read.scope) else "") for id, name in job.first]
    seats = frame.snapshot.derived(round_table)
    rows = rows_taken(job.accepted, job.read)
    findings = len(analysis.findings) if analysis is not None else None
    told = {"job": job, "seats": seats, "rows": rows, "there": there, "findings": findings}
    return {**told, "taken_back": job.revision is not None and _is_taken_back(frame, job.revision)}


def _is_taken_back(frame: "PageOf", number: int) -> bool:
    """Whether a batch was undone, and that was not undone itself."""
    newest = (batch.revision for batch in newest_batches(frame.read.store, frame.read.within(frame.key)))
    return number in undone_among(takewhile(lambda revision: revision.number > number, newest))
