"""Own rules as a page: what the group has agreed itself, a form for one more, and beside it what holds anyhow."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from api.accounts.visits import check_origin
from api.page_parts.page_frame import PageOf, deciding_at, page_at
from api.page_parts.page_views import FINDINGS, OWN_RULES
from api.refusals import RefusedError
from api.writes.keeping_rules import RuleCase, end_rule, keep_rule, reword_rule, rules_of
from api.writes.undoing import undone
from api.writes.writing import Decide
from graph.as_of import CERTAINTY_WORDS
from graph.certainty import Certainty
from graph.district.own_lines import OWN_PACK
from graph.district.snapshot import Snapshot
from graph.findings import cited
from graph.own_rules.rewording import RuleReworded
from graph.own_rules.rule_list import RULE_STATES, RuleRow, RuleState, rule_rows
from graph.own_rules.rule_making import RuleAsked, kept_fields
from graph.wording import sentences
from ontology import NormPack, say
from ontology.names import OwnRuleKind, Prop

router = APIRouter(dependencies=[Depends(check_origin)])
Typed = Annotated[str, Form(max_length=1000)]


@router.get("/bezirke/{key}/eigene-regeln")
def own_rules(
    frame: Annotated[PageOf, Depends(page_at(OWN_RULES))], art: Annotated[str, Query(max_length=20)] = ""
) -> Response:
    """The rules of the group, those that ended too, and the form for one of the chosen kind."""
    return _page(frame, RuleAsked(kind=art if art in tuple(OwnRuleKind) else OwnRuleKind.MITW))


Deciding = Annotated[PageOf, Depends(deciding_at(OWN_RULES))]


def filled_rule(  # noqa: PLR0913, PLR0917 - each is a field of the form
    art: Typed = "",
    wortlaut: Typed = "",
    wer: Typed = "",
    mit: Typed = "",
    gruppe: Typed = "",
    gremium: Typed = "",
    zeile: Typed = "",
    monate: Typed = "",
    von: Typed = "",
    am: Typed = "",
    ab: Typed = "",
    grund: Typed = "",
) -> RuleAsked:
    """The fields of the form."""
    said = (art, wortlaut, wer, mit, gruppe, gremium, zeile, monate, von, am, ab, grund)
    return RuleAsked(*(field.strip() for field in said))


@router.post("/bezirke/{key}/eigene-regeln/zuruecknehmen")
def take_rule_back(write: Decide, frame: Deciding, nummer: Annotated[int, Form(ge=1)]) -> Response:
    """Undo what was just agreed or ended; that can be undone, too."""
    return _back(frame, undone(write, nummer).number)


@router.post("/bezirke/{key}/eigene-regeln")
def agree(write: Decide, frame: Deciding, asked: Annotated[RuleAsked, Depends(filled_rule)]) -> Response:
    """Keep a rule; what does not fit is told above the form, with all that was filled in."""
    try:
        _, done = keep_rule(write, RuleCase(frame.key, frame.on), asked)
    except RefusedError as error:
        return _page(frame, asked, [text.in_language(frame.language) for _, text in error.why.wrong])
    return _back(frame, done.number)


def filled_words(
    wortlaut: Typed = "", von: Typed = "", am: Typed = "", ab: Typed = "", grund: Typed = ""
) -> RuleReworded:
    """The fields of the form for another version."""
    return RuleReworded(*(field.strip() for field in (wortlaut, von, am, ab, grund)))


@router.post("/bezirke/{key}/eigene-regeln/{id}/fassung")
def reword(write: Decide, frame: Deciding, id: str, said: Annotated[RuleReworded, Depends(filled_words)]) -> Response:
    """Another version; what does not fit is told at the rule, with all that was filled in."""
    try:
        _, done = reword_rule(write, RuleCase(frame.key, frame.on), id, said)
    except RefusedError as error:
        faults = [text.in_language(frame.language) for _, text in error.why.wrong]
        return _page(frame, _nothing_asked(), refused=RefusedWords(id, said, faults))
    return _back(frame, done.number)


@router.post("/bezirke/{key}/eigene-regeln/{id}/beenden")
def finish(write: Decide, frame: Deciding, id: str, bis: Typed = "") -> Response:
    """The rule holds no longer from a day on, and stays readable."""
    try:
        done = end_rule(write, frame.key, id, bis or frame.on.isoformat())
    except RefusedError as error:
        return _page(frame, _nothing_asked(), [text.in_language(frame.language) for _, text in error.why.wrong])
    return _back(frame, done.revision.number if done.revision is not None else 0)


def _back(frame: PageOf, number: int) -> Response:
    return RedirectResponse(frame.link(OWN_RULES, f"getan={number}" if number else ""), 303)


class RefusedWords(NamedTuple):
    """Another version of a rule that was not kept: of which rule, what was filled in, and what is wrong with it."""

    id: str
    said: RuleReworded
    faults: Sequence[str]


def _nothing_asked() -> RuleAsked:
    return RuleAsked(kind=OwnRuleKind.MITW)


def _page(frame: PageOf, asked: RuleAsked, told: Sequence[str] = (), refused: RefusedWords | None = None) -> Response:
    snapshot, words = frame.snapshot, frame.words
    rows = rule_rows(snapshot, rules_of(frame.read.store, frame.key))
    kind = asked.kind if asked.kind in tuple(OwnRuleKind) else OwnRuleKind.MITW
    view: dict[str, Any] = {
        "headline": _headline(frame, rows),
        "rules": [
            {**_shown(frame, row), **_words_of(row, refused)} for row in rows if row.state is not RuleState.ENDED
        ],
        "past": [_shown(frame, row) for row in rows if row.state is RuleState.ENDED],
        "kinds": [(c.notation, words.say(c.label)) for c in snapshot.model.code_lists["OwnRuleKind"].codes],
        "kind": kind,
        "fields": kept_fields(OwnRuleKind(kind)),
        "asked": asked,
        "told": told,
        "choices": _choices(frame, snapshot),
        "packs": list(_packs(frame, snapshot)),
        "without_land": snapshot.land is None,
    }
    return frame.rendered("own_rules.html", view, 422 if told or refused else 200)


def _headline(frame: PageOf, rows: Sequence[RuleRow]) -> str:
    held = [row.holding for row in rows if row.holding is not None and row.holding.counted]
    kept = sum(h.certainty.holds for h in held)
    broken = sum(h.certainty is Certainty.ABSENT for h in held)
    if not rows:
        return frame.words("Noch keine eigenen Regeln vereinbart", "No own rules agreed yet")
    in_force = sum(row.state is RuleState.IN_FORCE for row in rows)
    told = say(
        "{amount} {amount:eigene Regel gilt|eigene Regeln gelten}.",
        "{amount} own {amount:rule is|rules are} in force.",
        amount=in_force,
    )
    of = say("{kept} von {of} sind belegt.", "{kept} of {of} are on record.", kept=kept, of=len(held))
    lack = say("Nicht eingehalten: {broken}.", "Not kept: {broken}.", broken=broken)
    return frame.words.say(sentences(told, of if held else None, lack if broken else None))


def _shown(frame: PageOf, row: RuleRow) -> Mapping[str, Any]:
    words, rule, holding = frame.words, row.rule, row.holding
    counted = holding is not None and holding.counted
    return {
        "id": rule.id,
        "wording": rule.name,
        "kind": words.say(row.kind),
        "expects": words.say(row.expects),
        "citation": words.say(row.citation),
        "state": words.say(RULE_STATES[row.state]),
        "kept": holding.certainty.value if holding is not None and counted else "",
        "sure": words.say(CERTAINTY_WORDS[holding.certainty]) if holding is not None and counted else "",
        "note": words.say(row.note),
        "reason": rule.value(Prop.REASON) or "",
        "version": rule.value(Prop.VERSION) or "1",
        "until": words.day(rule.value(Prop.END_DATE) or ""),
        "since": words.day(rule.value(Prop.VALID_FROM) or ""),
        "record": frame.record(rule.id),
        "findings": frame.link(FINDINGS),
    }


def _words_of(row: RuleRow, refused: RefusedWords | None) -> Mapping[str, Any]:
    """The fields of the form for another version: as they are, or as they were filled in and refused."""
    if refused is not None and refused.id == row.rule.id:
        return {"said": refused.said, "faults": refused.faults}
    rule = row.rule
    agreed = rule.value(Prop.AGREED_BY) or ""
    return {"said": RuleReworded(rule.name, agreed, "", "", rule.value(Prop.REASON) or ""), "faults": ()}


def _choices(frame: PageOf, snapshot: Snapshot) -> Mapping[str, Sequence[tuple[str, str]]]:
    """What can be chosen in each field: codes by their labels, bodies by their names, proposed links."""
    words, lists = frame.words, snapshot.model.code_lists
    bodies = sorted(snapshot.bodies, key=lambda b: (b.name.casefold(), b.id))
    types = sorted(((c.notation, words.say(c.label)) for c in lists["ActorType"].codes), key=lambda c: c[1].casefold())
    return {
        "types": types,
        "groups": [(n.name, words.say(n.label)) for n in snapshot.norms("partner") if n.name in _partners(snapshot)],
        "bodies": [(b.id, b.name) for b in bodies],
        "lines": [(n.name, words.say(n.label)) for n in snapshot.norms("expectedLink") if n.pack != OWN_PACK],
    }


def _partners(snapshot: Snapshot) -> Mapping[str, object]:
    return snapshot.model.code_lists["KkgPartner"].by_notation


def _packs(frame: PageOf, snapshot: Snapshot) -> Iterator[tuple[str, str, Sequence[tuple[str, str]]]]:
    """What holds here anyhow, pack by pack: its name, where it holds, and its lines with their citations."""
    words = frame.words
    kinds = dict.fromkeys(n.kind for n in snapshot.model.norms.values())
    in_force = [n for kind in kinds for n in snapshot.norms(kind) if n.pack != OWN_PACK]
    for pack in sorted(snapshot.model.packs.values(), key=lambda p: p.order):
        lines = [n for n in in_force if n.pack == pack.name]
        lands = {n.land for n in lines if n.land is not None}
        if lines:
            shown = [(words.say(n.label), words.say(cited(n))) for n in sorted(lines, key=lambda n: n.order)]
            yield words.say(pack.label), _where(frame, pack, lands), shown


def _where(frame: PageOf, pack: NormPack, lands: set[str]) -> str:
    codes = frame.snapshot.model.code_lists["Land"].by_notation
    named = ", ".join(frame.words.say(codes[land].label) for land in sorted(lands))
    told = frame.words.say(pack.definition)
    return f"{told} {frame.words('Gilt in', 'Holds in')}: {named}." if named else told


__all__ = ["router"]
