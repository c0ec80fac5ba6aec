"""Two records made one, on every engine: joined, led over, redirected, and as it was after undo."""

from graph.exports import export, extract_of
from graph.identifiers import relation_id
from graph.identity.duplicates import Judgement, judge
from graph.identity.redirects import redirects
from graph.records import Entity, Record, Relation, entity, relation, to_json
from graph.records.claims import EXISTS, Claim
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.journal import undo
from ontology import Model
from ontology.names import IdentityVerdict

OWNER = "99001"
NOW = "2026-01-01T00:00:00+00:00"
A, B, C, BODY, LIST = (f"{OWNER}:{n}" for n in ("A", "B", "C", "G1", "list"))


def _claims(row: int, source: str = LIST, **said: str) -> list[Claim]:
    place = f"akteure, Zeile {row}"
    return [Claim(p, v, source, place, "2024") for p, v in {EXISTS: "true", **said}.items()]


def _tie(type: str, ends: tuple[str, str], row: int, source: str = LIST, **said: str) -> Relation:
    return relation(relation_id(OWNER, type, ends), type, ends, OWNER, _claims(row, source, **said))


def _world() -> list[Record]:
    """A and B are one; both sit in a body by one list, B also works with C by A's side in another."""
    return [
        entity(LIST, "Source", OWNER, [Claim(EXISTS, "true"), Claim("name", "Liste")]),
        entity(f"{LIST}2", "Source", OWNER, [Claim(EXISTS, "true"), Claim("name", "Liste 2")]),
        entity(A, "Organization", OWNER, _claims(2, name="Hardtstiftung", sector="KJH")),
        entity(B, "Organization", OWNER, _claims(10, name="Hartstiftung", locality="Au")),
        entity(C, "Organization", OWNER, _claims(3, name="Klinik")),
        entity(BODY, "Committee", OWNER, _claims(1, name="Runder Tisch")),
        _tie("Membership", (A, BODY), 2),
        _tie("Membership", (B, BODY), 10),
        _tie("Cooperation", (A, C), 4),
        _tie("Cooperation", (B, C), 5, f"{LIST}2"),
        _tie("HasCarrier", (B, A), 6),
        relation(f"{OWNER}:m1", "Membership", (C, BODY), OWNER, _claims(7, onBehalfOf=B)),
    ]


def _filled(store: GraphStore) -> None:
    store.commit(Batch("test", NOW, "world", tuple(put(r) for r in _world())), scope=EVERYTHING)


def _exported(store: GraphStore, model: Model) -> str:
    return export(extract_of(store, model, EVERYTHING, persons=True), "json")


def _merge(store: GraphStore, model: Model, verdict: IdentityVerdict = IdentityVerdict.SAME) -> int:
    return judge(store, model, Judgement(A, B, verdict, "test", NOW, "gleiche Anschrift"), EVERYTHING).number


def test_claims_are_joined_and_a_redirect_is_left(opened: GraphStore, model: Model) -> None:
    _filled(opened)
    _merge(opened, model)
    one, gone = opened.get(A, scope=EVERYTHING), opened.get(B, scope=EVERYTHING)
    assert isinstance(one, Entity)
    assert isinstance(gone, Entity)
    assert set(one.claims) == {c for r in _world() if r.id in (A, B) for c in r.claims}
    assert (gone.value("replacedBy"), gone.existence, gone.name) == (A, None, "Hartstiftung")
    assert redirects({A: one, B: gone}) == {B: A}


def test_relations_and_references_are_led_over_as_if_the_lists_had_named_the_one(
    opened: GraphStore, model: Model
) -> None:
    _filled(opened)
    _merge(opened, model)
    found = list(opened.relations(scope=EVERYTHING))
    assert not [r for r in found if B in (r.source, r.target)]
    assert not [r for r in found if r.source == r.target]
    cooperation = [r for r in found if r.type == "Cooperation"]
    assert [r.sources for r in cooperation] == [(LIST, f"{LIST}2")], "two sources say one relation"
    seats = {r.id: {c.locator for c in r.claims} for r in found if r.type == "Membership" and r.source == A}
    first, second = (relation_id(OWNER, "Membership", (A, BODY), "", n) for n in (0, 1))
    assert seats == {first: {"akteure, Zeile 2"}, second: {"akteure, Zeile 10"}}, "one source names two seats"
    sent = opened.get(f"{OWNER}:m1", scope=EVERYTHING)
    assert isinstance(sent, Relation)
    assert sent.value("onBehalfOf") == A


def test_a_merge_is_one_batch_and_undone_it_is_byte_for_byte_as_before(opened: GraphStore, model: Model) -> None:
    _filled(opened)
    before = _exported(opened, model)
    number = _merge(opened, model)
    assert number == 2
    assert _exported(opened, model) != before
    undo(opened, number, author="test", time=NOW, scope=EVERYTHING)
    assert _exported(opened, model) == before
    now: list[Record] = [*opened.records(EVERYTHING), *opened.relations(scope=EVERYTHING)]
    assert {to_json(r) for r in now} == {to_json(r) for r in _world()}


def test_a_judgement_is_kept_with_who_when_and_why(opened: GraphStore, model: Model) -> None:
    _filled(opened)
    _merge(opened, model, IdentityVerdict.DIFFERENT)
    (kept,) = opened.records(types=["IdentityJudgement"], scope=EVERYTHING)
    assert kept.all("judged") == (A, B)
    assert [kept.value(p) for p in ("identity", "date", "reason")] == ["different", "2026-01-01", "gleiche Anschrift"]
    assert opened.get(B, scope=EVERYTHING) == next(r for r in _world() if r.id == B)
