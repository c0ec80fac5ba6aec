"""Duplicates as proposals: which pairs, why, in what order; judged, kept, contradicted."""

from itertools import combinations
from pathlib import Path

import pytest

from graph.errors import InvalidError, NotFoundError
from graph.identity.candidates import FULL, pairs
from graph.identity.duplicates import Duplicate, Judgement, duplicates, judge, known_in
from graph.identity.judging import JudgedPair, contradictions
from graph.identity.likeness import Feature
from graph.identity.traits import Traits, names_of, town_words
from graph.stores import GraphStore
from graph.stores.base import EVERYTHING
from graph.stores.journal import undo
from ontology import Model
from ontology.names import IdentityVerdict
from tests.identity.lists import NOW, organizations, take_in

SAME, DIFFERENT, UNSURE = IdentityVerdict.SAME, IdentityVerdict.DIFFERENT, IdentityVerdict.UNSURE
# The names under which the papers of Karlsruhe speak of organizations; the list under seed/ is merged already.
PAPERS = (
    ("AWO Karlsruhe e. V.", "AWO Karlsruhe gGmbH"),
    ("Caritas e. V. Karlsruhe", "Caritasverband Karlsruhe e. V."),
    ("Hardtstiftung", "Hartstiftung"),
    ("Kinderschutzbund Karlsruhe", "Deutscher Kinderschutzbund Ortsverband Karlsruhe"),
)
NEVER = ("Der Paritätische", "Paritätische Sozialdienste gGmbH")


@pytest.fixture
def papers(store: GraphStore, model: Model, tmp_path: Path) -> GraphStore:
    """A store that holds every name of the papers as an organization of its own."""
    names = [*(n for pair in PAPERS for n in pair), *NEVER]
    rows = [f"K{n};{name};KJH" for n, name in enumerate(names)]
    take_in(store, model, tmp_path / "liste.csv", "Kennung;Einrichtung;Bereich", *rows)
    return store


def _names(found: list[Duplicate]) -> set[frozenset[str]]:
    return {frozenset({d.first.name, d.second.name}) for d in found}


def _judged(store: GraphStore, model: Model, verdict: IdentityVerdict, *names: str) -> int:
    ids = {e.name: e.id for e in organizations(store)}
    first, second = (ids.get(n, n) for n in names)
    return judge(store, model, Judgement(first, second, verdict, "test", NOW), EVERYTHING).number


def test_the_pairs_of_the_papers_are_proposed_and_no_other(papers: GraphStore) -> None:
    found = duplicates(papers, EVERYTHING)
    assert _names(found) == {frozenset(p) for p in PAPERS}
    assert [d.points for d in found] == sorted((d.points for d in found), reverse=True)
    reasons = {d.first.name: d.features for d in found}
    assert reasons["AWO Karlsruhe e. V."] == (Feature.LEGAL_FORM,)
    assert reasons["Hardtstiftung"] == (Feature.SIMILAR,)


def test_what_was_judged_different_is_never_proposed_again(papers: GraphStore, model: Model) -> None:
    number = _judged(papers, model, DIFFERENT, *PAPERS[0])
    assert _names(duplicates(papers, EVERYTHING)) == {frozenset(p) for p in PAPERS[1:]}
    undo(papers, number, author="test", time=NOW, scope=EVERYTHING)
    assert len(duplicates(papers, EVERYTHING)) == len(PAPERS)


def test_what_somebody_is_unsure_of_stays_at_the_end(papers: GraphStore, model: Model) -> None:
    _judged(papers, model, UNSURE, *PAPERS[0])
    found = duplicates(papers, EVERYTHING)
    assert [d.unsure for d in found] == [False, False, False, True]
    assert _names(found[-1:]) == {frozenset(PAPERS[0])}


def test_a_later_judgement_takes_the_place_of_an_earlier_one(papers: GraphStore, model: Model) -> None:
    _judged(papers, model, DIFFERENT, *PAPERS[0])
    _judged(papers, model, UNSURE, *reversed(PAPERS[0]))
    assert len(duplicates(papers, EVERYTHING)) == len(PAPERS)
    assert len(list(papers.records(types=["IdentityJudgement"], scope=EVERYTHING))) == 1


def test_what_was_judged_of_a_merged_record_holds_for_the_one_in_its_place(
    store: GraphStore, model: Model, tmp_path: Path
) -> None:
    rows = ("K1;Hardtstiftung;KJH", "K2;Hartstiftung;KJH", "K3;Hardstiftung;KJH")
    take_in(store, model, tmp_path / "a.csv", "Kennung;Einrichtung;Bereich", *rows)
    _judged(store, model, DIFFERENT, "Hartstiftung", "Hardstiftung")
    assert len(duplicates(store, EVERYTHING)) == 2
    _judged(store, model, SAME, "Hardtstiftung", "Hartstiftung")
    assert duplicates(store, EVERYTHING) == []


def test_judgements_that_contradict_each_other_are_named(store: GraphStore, model: Model, tmp_path: Path) -> None:
    rows = ("K1;Hardtstiftung;KJH", "K2;Hartstiftung;KJH", "K3;Hardstiftung;KJH")
    take_in(store, model, tmp_path / "a.csv", "Kennung;Einrichtung;Bereich", *rows)
    _judged(store, model, DIFFERENT, "Hardtstiftung", "Hardstiftung")
    _judged(store, model, SAME, "Hardtstiftung", "Hartstiftung")
    assert known_in(store, EVERYTHING).contradictions == ()
    _judged(store, model, SAME, "99001:K2", "99001:K3")
    assert known_in(store, EVERYTHING).contradictions == (("99001:K1", "99001:K3"),)


def test_a_chain_of_judgements_contradicts_a_difference_at_its_ends() -> None:
    said = [JudgedPair(("a", "b"), SAME), JudgedPair(("b", "c"), SAME), JudgedPair(("c", "d"), UNSURE)]
    assert contradictions([*said, JudgedPair(("a", "c"), DIFFERENT)], {}) == (("a", "c"),)
    assert contradictions([*said, JudgedPair(("a", "d"), DIFFERENT)], {}) == ()
    assert contradictions([JudgedPair(("a", "c"), DIFFERENT)], {"a": "c"}) == (("a", "c"),)


def test_what_cannot_be_one_is_refused(papers: GraphStore, model: Model, tmp_path: Path) -> None:
    take_in(papers, model, tmp_path / "gremien.csv", "Kennung;Name", "G1;Runder Tisch")
    for first, second, error in (
        ("99001:K0", "99001:K99", NotFoundError),
        ("99001:K0", "99001:K0", InvalidError),
        ("99001:K0", "99001:G1", InvalidError),
    ):
        with pytest.raises(error):
            judge(papers, model, Judgement(first, second, SAME, "test", NOW), EVERYTHING)
    _judged(papers, model, SAME, *PAPERS[0])
    with pytest.raises(InvalidError):
        judge(papers, model, Judgement("99001:K0", "99001:K1", SAME, "test", NOW), EVERYTHING)


# -- which pairs are compared ----------------------------------------------------------------------------------------


def _town(number: int) -> list[Traits]:
    """A long list in which everybody has a word of their own, and words that many share."""
    word = [f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}weg" for n in range(number)]
    return [
        Traits(str(n), names_of([f"Kindertagesstätte {word[n]}"]), town_words(f"Ort{chr(97 + n % 9)}"), phone=str(n))
        for n in range(number)
    ]


def test_the_pairs_of_a_long_list_grow_with_its_length_not_with_its_square() -> None:
    few, many = (sum(1 for _ in pairs(_town(n))) for n in (1000, 4000))
    assert many <= 4 * FULL * 4000
    assert many <= 8 * max(few, 1000)


def test_a_pair_is_found_by_each_feature_in_a_long_list() -> None:
    town = _town(2000)
    mail = "info@x.example"
    planted = [
        (Traits("p1", names_of(["Hardtstiftung"])), Traits("p2", names_of(["Hartstiftung"]))),
        (Traits("m1", names_of(["Café Eins"]), mailbox=mail), Traits("m2", names_of(["Zwei"]), mailbox=mail)),
        (Traits("t1", names_of(["Drei"]), phone="0721999"), Traits("t2", names_of(["Vier"]), phone="0721999")),
        (Traits("c1", names_of(["Caritas Nord"])), Traits("c2", names_of(["Caritasverband Nord e. V."]))),
    ]
    records = [*town, *(t for pair in planted for t in pair)]
    found = {frozenset({records[i].id, records[j].id}) for i, j in pairs(records)}
    assert all(frozenset({a.id, b.id}) in found for a, b in planted)


def test_every_pair_stands_once_and_with_fresh_ones_only_where_asked() -> None:
    records = [Traits(n, names_of(["Treff"])) for n in "abcd"]
    assert sorted(pairs(records)) == list(combinations(range(4), 2))
    assert sorted(pairs(records, fresh={"d"})) == [(0, 3), (1, 3), (2, 3)]
