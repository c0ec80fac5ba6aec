"""Rules that a group gives itself: listed, made, reworded, ended. They are no law, and hold in their district alone."""

from fastapi import APIRouter, Response

from api.reads.access import Day, Read
from api.routes.writing_records import told_changed, told_created
from api.schemas.own_rules import OwnRuleEndIn, OwnRuleIn, OwnRuleOut, OwnRuleWordsIn, rule_out
from api.schemas.writing import WrittenOut
from api.writes.keeping_rules import RuleCase, end_rule, keep_rule, reword_rule, rules_of
from api.writes.writing import Decide
from graph.own_rules.rule_list import rule_rows

router = APIRouter(tags=["Steuerung (steering)"])


@router.get("/districts/{key}/own-rules", operation_id="listOwnRules", summary="Eigene Regeln (own rules)")
def list_own_rules(read: Read, key: str, on: Day) -> list[OwnRuleOut]:
    """The rules of the group on a day, in force first. Beendete bleiben lesbar; keine davon ist Gesetz."""
    snapshot = read.analysis(key, on).snapshot
    return [rule_out(row) for row in rule_rows(snapshot, rules_of(read.store, key))]


@router.post(
    "/districts/{key}/own-rules",
    operation_id="agreeOwnRule",
    summary="Eigene Regel aufnehmen (agree on a rule)",
    status_code=201,
)
def agree_own_rule(write: Decide, key: str, on: Day, body: OwnRuleIn, response: Response) -> WrittenOut:
    """Keep a rule that the group agreed on. Sie wirkt sofort in Befunden und Auswertungen, nie als Gesetz."""
    return told_created(write, keep_rule(write, RuleCase(key, on), body.asked()), response)


@router.post(
    "/districts/{key}/own-rules/{id}/end", operation_id="endOwnRule", summary="Eigene Regel beenden (end a rule)"
)
def end_own_rule(write: Decide, key: str, id: str, body: OwnRuleEndIn, response: Response) -> WrittenOut:
    """The rule holds no longer from a day on, and stays readable. Ein Rückgängig bringt sie zurück."""
    return told_changed(write, end_rule(write, key, id, body.day), response)


@router.post(
    "/districts/{key}/own-rules/{id}/wording",
    operation_id="rewordOwnRule",
    summary="Eigene Regel neu fassen (another version)",
    status_code=201,
)
def reword_own_rule(  # noqa: PLR0913, PLR0917 - each is a part of the request
    write: Decide, key: str, id: str, on: Day, body: OwnRuleWordsIn, response: Response
) -> WrittenOut:
    """Another version with its own id; the old one ends where it begins. Beide bleiben lesbar, in einer Änderung."""
    return told_created(write, reword_rule(write, RuleCase(key, on), id, body.said()), response)


__all__ = ["router"]
