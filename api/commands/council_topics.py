"""What recorded council papers are about, in a terminal: shown, and corrected by a person."""

from collections.abc import Sequence

from rich.table import Table

from api.commands.opening import Opened, now
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from api.imports.council_out import judged_out
from graph.as_of import opened_on
from graph.council.judged import JudgedPaper, judged_papers, topic_changes
from graph.stores.base import EVERYTHING, Batch, Scope
from graph.stores.privacy import MaskedReader
from ontology import load_model, say
from ontology.names import EntityType


def rows_in(source: Opened, district: str) -> Sequence[JudgedPaper]:
    """The papers that a district has recorded, as everybody may see them."""
    reader = MaskedReader(source.store, source.model)
    return judged_papers(reader.records(Scope.of(district), [EntityType.PAPER]), district)


def print_topics(rows: Sequence[JudgedPaper], language: str) -> None:
    """As JSON, in both languages."""
    del language
    print_json([judged_out(row).model_dump(by_alias=True) for row in rows])


def show_rows(rows: Sequence[JudgedPaper], language: str) -> None:
    """As a table: id, number, title, topic, and what made it."""
    if not rows:
        talk(say("Keine Ratsvorlage erfasst.", "No council paper recorded.").in_language(language))
        return
    labels = {c.notation: c.label.in_language(language) for c in load_model().code_lists["TopicRelation"].codes}
    by_hand = say("von Hand", "by hand").in_language(language)
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(4):
        table.add_column(overflow="fold")
    for row in rows:
        shown, words = judged_out(row), ", ".join(row.words)
        why = "; ".join(filter(None, (by_hand if row.by_person else "", words)))
        table.add_row(shown.id, harmless(f"{shown.reference} {shown.name}"), labels.get(row.topic, "–"), harmless(why))
    out().print(table)


def judge(source: Opened, said: tuple[str, str, str], by: tuple[str, str], *, dry_run: bool) -> None:
    """Keep what a person says of a paper: district, paper and topic; by whom, in which language it is told."""
    (district, paper, topic), (author, language) = said, by
    records = list(source.store.records(Scope.of(district), [EntityType.PAPER, EntityType.SOURCE]))
    changes = topic_changes(records, district, {paper: topic}, opened_on().isoformat())
    if not changes:
        talk(say("So steht es schon da.", "It is there already.").in_language(language))
    elif dry_run:
        talk(say("Probelauf, nichts gespeichert.", "Dry run, nothing saved.").in_language(language))
    else:
        batch = Batch(author, now(), "Themenbezug einer Ratsvorlage berichtigt", changes)
        done = source.store.commit(batch, EVERYTHING)
        told = say("Gespeichert als Änderung {n}.", "Saved as change {n}.", n=done.number)
        talk(told.in_language(language))


__all__ = ["judge", "print_topics", "rows_in", "show_rows"]
