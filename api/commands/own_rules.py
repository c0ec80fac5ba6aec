"""The rules of a group in a terminal: shown, kept, reworded, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.table import Table

from api.commands.analysing import snapshot_at, the_district
from api.commands.opening import Opened, now
from api.commands.options import wrong_use
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from api.schemas.own_rules import rule_out
from api.writes.keeping_rules import rules_of
from graph.as_of import opened_on
from graph.district.snapshot import Snapshot
from graph.errors import InvalidError
from graph.own_rules.rewording import RuleReworded, reword_faults, reworded_rule
from graph.own_rules.rule_list import RULE_STATES, RuleRow, rule_rows
from graph.own_rules.rule_making import RuleAsked, ended_rule, made_rule, rule_faults
from graph.records import Entity
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.privacy import MaskedReader
from graph.wording import inner
from ontology import Text
from ontology.names import Prop

_NONE = Text(
    de="Noch keine eigenen Regeln. Aufnehmen: fruehnetz rules add MITW --actor FF --agreed-by GREMIUM --agreed-on TAG.",
    en="No own rules yet. Add one: fruehnetz rules add MITW --actor FF --agreed-by BODY --agreed-on DAY.",
)
_NO_LAW = Text(
    de="Von der Gruppe selbst vereinbart; kein Gesetz, und in keinem Vergleich mit anderen Bezirken.",
    en="Agreed by the group itself; no law, and in no comparison with other districts.",
)


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a rule is kept: in which district, looked at on which day, by whom; a dry run keeps nothing."""

    district: str | None
    on: date | None
    author: str
    language: str
    dry_run: bool = False


def rows_in(source: Opened, snapshot: Snapshot) -> Sequence[RuleRow]:
    """The rules of the district, those that have ended too."""
    return rule_rows(snapshot, rules_of(MaskedReader(source.store, source.model), snapshot.key))


def print_rules(rows: Sequence[RuleRow], language: str) -> None:
    """As JSON, in both languages."""
    del language
    print_json([rule_out(row).model_dump(by_alias=True) for row in rows])


def show_rules(rows: Sequence[RuleRow], language: str) -> None:
    """As a table, with what is known of each."""
    if not rows:
        talk(_NONE.in_language(language))
        return
    table = Table(box=None, pad_edge=False)
    for title in ("Kennung", "Regel", "Stand", "Erfasst") if language == "de" else ("Id", "Rule", "State", "Recorded"):
        table.add_column(title)
    for row in rows:
        state = RULE_STATES[row.state].in_language(language)
        told = f"{row.rule.name}\n{row.citation.in_language(language)}"
        table.add_row(*map(harmless, (row.rule.id, told, state, row.note.in_language(language))))
    out().print(table)
    talk(_NO_LAW.in_language(language))


def add(source: Opened, asked: RuleAsked, how: Keeping) -> None:
    """Keep a rule, or name everything that is wrong with it."""
    snapshot = snapshot_at(source, the_district(source, how.district), how.on)
    asked = asked._replace(body=_body(snapshot, asked.body), agreed_by=_body(snapshot, asked.agreed_by))
    if faults := rule_faults(snapshot, asked):
        wrong_use(" ".join(f.sentence.in_language(how.language) for f in faults))
    rule = made_rule(snapshot, asked, rules_of(source.store, snapshot.key))
    _keep(source, rule, f"Eigene Regel „{inner(rule.name)}“ aufgenommen", how)


def end(source: Opened, id: str, how: Keeping) -> None:
    """End a rule; wrong use for what is none, or has ended."""
    rule = _rule(source, the_district(source, how.district), id)
    try:
        after = ended_rule(rule, source.model, opened_on(how.on).isoformat())
    except InvalidError:
        wrong_use("Diese Regel ist schon beendet.")
    _keep(source, after, f"Eigene Regel „{inner(rule.name)}“ beendet", how)


def reword(source: Opened, id: str, said: RuleReworded, how: Keeping) -> None:
    """Another version of a rule, or what is wrong with it."""
    snapshot = snapshot_at(source, the_district(source, how.district), how.on)
    rule = _rule(source, snapshot.key, id)
    agreed = said.agreed_by or rule.value(Prop.AGREED_BY) or ""
    said = said._replace(agreed_by=_body(snapshot, agreed), reason=said.reason or rule.value(Prop.REASON) or "")
    if faults := reword_faults(snapshot, rule, said):
        wrong_use(" ".join(f.sentence.in_language(how.language) for f in faults))
    over, new = reworded_rule(snapshot, rule, said, rules_of(source.store, snapshot.key))
    _keep(source, new, f"Eigene Regel „{inner(rule.name)}“ geändert in „{inner(new.name)}“", how, over)


def _rule(source: Opened, key: str, id: str) -> Entity:
    rule = next((r for r in rules_of(source.store, key) if r.id == id), None)
    if rule is None:
        wrong_use(f"Die Regel „{id}“ gibt es nicht. Kennungen zeigt „fruehnetz rules list“.")
    return rule


def _keep(source: Opened, rule: Entity, reason: str, how: Keeping, *more: Entity) -> None:
    if how.dry_run:
        talk(f"{reason} – nur gezeigt, nichts gespeichert ({rule.id}).")
        return
    changes = tuple(put(record) for record in (*more, rule))
    done = source.store.commit(Batch(how.author, now(), reason, changes), EVERYTHING)
    talk(f"{reason} ({rule.id}). Gespeichert als Nr. {done.number}; „fruehnetz undo {done.number}“ nimmt es zurück.")


def _body(snapshot: Snapshot, said: str) -> str:
    """The id of a body that is called by id or name; what is neither stays as it was said."""
    if not said or said in snapshot.entities:
        return said
    named = [b.id for b in snapshot.possible("Body") if b.name.casefold() == said.casefold()]
    return named[0] if len(named) == 1 else said


__all__ = ["Keeping", "add", "end", "print_rules", "reword", "rows_in", "show_rules"]
