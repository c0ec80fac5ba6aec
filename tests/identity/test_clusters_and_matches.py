"""Which rows are one record and which known record that is: how many of a name are told apart, what is unambiguous."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.identifiers import entity_id
from graph.identity.name_forms import normal_name
from graph.identity.traits import Traits, mailbox_key, phone_key, town_words
from graph.imports.identity.entries import Cluster, Entry, clustered, joined_traits
from graph.imports.identity.matching import KnownRecords, match, names_agree
from graph.imports.identity.resolving import RecordKind, likely, resolve, worth_searching

KIND = RecordKind("99001", "Organization", lambda _id: False)


def traits(id: str, *names: str, **more: str) -> Traits:
    made = Traits(id, tuple(map(normal_name, names)), postal_code=more.get("code", ""), street=more.get("street", ""))
    town, carrier = town_words(more.get("town", "")), tuple(map(normal_name, filter(None, [more.get("carrier", "")])))
    mailbox, phone = mailbox_key(more.get("mailbox", "")), phone_key(more.get("phone", ""))
    return replace(made, town=town, carriers=carrier, mailbox=mailbox, phone=phone)


def entry(position: int, *names: str, local: str = "", kept: str = "", stated: str = "", **more: str) -> Entry:
    described = traits("", *names, **more), "|".join(more.values())
    keys = [n.key for n in described[0].names]
    return Entry(position, names[0], keys, lambda: described, local, kept, stated)


def known(*records: Traits, **redirects: str) -> KnownRecords:
    found = KnownRecords(redirects=redirects)
    for record in records:
        found.add(record)
    return found


def together(entries: Sequence[Entry]) -> list[list[int]]:
    return [[e.position for e in c.entries] for c in clustered(entries)]


@pytest.mark.parametrize(("count", "found"), [(30, 30), (31, 0)])
def test_a_feature_of_many_tells_nobody_apart(count: int, found: int) -> None:
    records = known(
        *(
            traits(str(n), "Kita Nest", town=f"Au{chr(97 + n // 26)}{chr(97 + n % 26)}", mailbox="info@a.example")
            for n in range(count)
        )
    )
    assert len(records.candidates(traits("", "Kita Nest"))) == found
    assert [c.id for c in records.candidates(traits("", "Kita Nest", town="Auah"))][-1:] == (["29"] if found else ["7"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"names": ["Kita Arche"]}, {"1", "2"}),
        ({"names": ["AWO Kita Arche"]}, {"2"}),
        ({"names": ["Kita Arche"], "carrier": "AWO"}, {"1", "2"}),
        ({"names": ["AWO Kita Arche"], "carrier": "AWO"}, {"1", "2"}),
        ({"names": ["Burg"], "mailbox": "info@a.example"}, {"1"}),
        ({"names": ["Burg"], "phone": "0721 1330"}, {"2"}),
        ({"names": ["Familienbildungsstätte"]}, {"3"}),
        ({"names": ["Burg"]}, set()),
    ],
)
def test_what_may_be_the_same_has_a_name_a_mailbox_or_a_phone_in_common(asked: dict[str, str], found: set[str]) -> None:
    records = known(
        traits("1", "Kita Arche", mailbox="info@a.example"),
        traits("2", "AWO Kita Arche", phone="0721/1330", carrier="AWO"),
        traits("3", "Fami", "Familienbildungsst."),
    )
    more = {k: v for k, v in asked.items() if k != "names"}
    candidates = {c.id for c in records.candidates(traits("", *asked["names"], **more))}
    assert candidates >= found
    assert not found or candidates <= {"1", "2", "3"}


def test_rows_of_one_name_are_one_unless_something_contradicts() -> None:
    rows = [entry(0, "Kita Nest"), entry(1, "Hort"), entry(2, "KITA NEST", mailbox="info@a.example"), entry(3, "Hort")]
    assert together(rows) == [[0, 2], [1, 3]]
    assert together([entry(0, "Nest", town="Au"), entry(1, "Nest", town="Horn"), entry(2, "Nest")]) == [[0], [1], [2]]
    assert together([entry(0, "Nest", local="1"), entry(1, "Nest", local="2"), entry(2, "Zelt", local="1")]) == [
        [0, 2],
        [1],
    ]
    assert together([entry(0, "Nest", local="1"), entry(1, "Nest")]) == [[0, 1]]


def test_so_many_rows_of_one_name_are_told_apart() -> None:
    def found(towns: int) -> int:
        rows = [entry(n, "Kita Nest", town=f"Au{chr(97 + n // 26)}{chr(97 + n % 26)}") for n in range(towns)]
        return len(clustered([*rows, entry(98, "Kita Nest", code="37991"), entry(99, "Kita Nest", phone="0721 1330")]))

    assert (found(28), found(29)) == (29, 31)


def test_a_row_of_a_further_name_belongs_to_the_one_that_alone_has_it() -> None:
    both = [entry(0, "Kita Nest", "Nest"), entry(1, "Nest"), entry(2, "Hort")]
    assert together(both) == [[0, 1], [2]]
    assert together([*both, entry(3, "Kita Burg", "Nest")]) == [[0], [1], [2], [3]]
    assert together([entry(0, "Kita Nest", "Nest"), entry(1, "Nest", kept="Organization:1")]) == [[0], [1]]
    assert together([entry(0, "Kita Nest", "Nest"), entry(1, "Nest", town="Au"), entry(2, "Nest", town="Tann")]) == [
        [0],
        [1],
        [2],
    ]


def test_together_rows_have_all_names_and_the_first_of_each_other_feature() -> None:
    one = traits("", "Nest", town="Au", code="37991", street="ring 1", carrier="AWO")
    other = traits("", "Zelt", "Nest", mailbox="info@a.example", phone="0721 1330", carrier="Caritas")
    made = joined_traits([one, other])
    assert made == joined_traits([other, one])
    assert {n.key for n in made.names} == {"nest", "zelt"}
    assert (made.town, made.postal_code, made.street) == (one.town, one.postal_code, one.street)
    assert (made.mailbox, made.phone, len(made.carriers)) == (other.mailbox, other.phone, 2)
    assert joined_traits([one]) is one


def test_a_cluster_is_known_by_its_first_row_keeps_any_kennung_and_is_told_by_all_that_its_rows_say() -> None:
    rows = [entry(3, "Nest", town="Horn"), entry(5, "Ast", kept="Organization:7", town="Au"), entry(6, "Zelt")]
    made = Cluster(rows)
    assert (made.first, made.key, made.kept, made.given, made.apart) == (3, "nest", "Organization:7", "Ast", "Au|Horn")
    assert (Cluster(rows[2:]).apart, Cluster(rows[2:]).kept) == ("", "")


def matched(entries: Sequence[Entry], records: KnownRecords) -> list[str]:
    found = clustered(entries)
    match(found, records, lambda c: entity_id("99001", "Organization", c.given, ""))
    return [c.id if c.known else "" for c in found]


def test_a_stated_id_goes_before_a_kept_kennung_and_that_before_a_name() -> None:
    records = known(traits("1", "Nest"), traits("2", "Zelt"), traits("3", "Nest am See"), old="2")
    assert matched([entry(0, "Burg", stated="2")], records) == ["2"]
    assert matched([entry(0, "Nest", stated="9", kept="3")], records) == ["1"]
    assert matched([entry(0, "Burg", kept="1"), entry(1, "Nest")], records) == ["", "1"]
    assert matched([entry(0, "Burg", stated="old")], records) == ["2"]


def test_what_two_rows_can_be_neither_is_and_what_was_merged_several_are() -> None:
    towns = [entry(0, "Nest", town="Au"), entry(1, "Nest", town="Horn")]
    assert matched(towns, known(traits("1", "Nest"))) == ["", ""]
    assert matched(towns, known(traits("1", "Nest"), old="1")) == ["1", "1"]
    assert matched(towns, known(traits("1", "Nest", town="Au"), traits("2", "Nest", town="Horn"))) == ["1", "2"]
    assert matched([entry(0, "Nest")], known(traits("1", "Nest"), traits("2", "Nest"))) == [""]
    assert matched([entry(0, "Nest")], known()) == [""]


def test_names_agree_where_one_is_missing_or_both_are_one() -> None:
    a, b, none = traits("", "Nest"), traits("", "Zelt"), traits("")
    assert [names_agree(x, y) for x, y in ((a, a), (a, b), (a, none), (none, b))] == [True, False, True, True]


def test_new_records_of_one_name_get_ids_of_their_own_whatever_the_order() -> None:
    rows = [entry(0, "Nest", town="Au"), entry(1, "Nest", town="Horn"), entry(2, "Zelt", kept="Organization:7")]
    found = {c.apart or c.given: c.id for c in resolve(rows, known(), KIND)}
    assert len(set(found.values())) == 3
    assert found["Zelt"] == "Organization:7"
    assert found == {c.apart or c.given: c.id for c in resolve(rows[::-1], known(), KIND)}
    assert resolve(rows[:1], known(), KIND)[0].id == entity_id("99001", "Organization", "Nest", "")
    taken = replace(KIND, taken=lambda id: id == "Organization:7")
    assert resolve(rows[2:], known(), taken)[0].id == entity_id("99001", "Organization", "Zelt", "")
    first = entity_id("99001", "Organization", "Zelt", "")
    both = replace(KIND, taken=lambda id: id in ("Organization:7", first))
    assert resolve(rows[2:], known(), both)[0].id == entity_id("99001", "Organization", "Zelt", "|Organization:7|2")


@pytest.mark.parametrize(("count", "new", "worth"), [(9_999, 1, True), (10_000, 1, False), (5, 0, False)])
def test_likes_are_searched_of_new_records_among_so_many(count: int, new: int, worth: bool) -> None:
    records = KnownRecords(traits=dict.fromkeys(map(str, range(count)), traits("1", "Nest")))
    assert worth_searching([Cluster([entry(0, "Nest")], known=not new)], records) is worth


def test_a_new_record_may_be_one_that_the_list_no_longer_names() -> None:
    rows = [entry(0, "Burg am Wall", mailbox="info@a.example"), entry(1, "Turm")]
    records = known(traits("1", "Nest", mailbox="info@a.example"), traits("2", "Turm"))
    found = resolve(rows, records, KIND)
    said = list(likely(found, records, frozenset()))
    assert [(p.id, p.other) for p in said] == [(found[0].id, "1")]
    twice = known(*records.traits.values(), traits("3", "Schule", mailbox="info@a.example"))
    assert not [p for p in likely(resolve(rows, twice, KIND), twice, frozenset()) if not p.followed]
