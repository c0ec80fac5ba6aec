"""What a batch takes out of Neo4j leaves behind all look-ups: a server goes through what has left at each of them."""

from collections.abc import Iterable, Sequence

from graph.records import Record, to_json
from graph.stores.base import Revision, put, remove
from graph.stores.batches import Hanging, plan_of
from graph.stores.cypher import AT_ONCE, Statement
from graph.stores.cypher.writing import RevisionStatements
from ontology import Model
from tests.store.small import TIME, org, tie

MANY = 2 * AT_ONCE + 1


class Server:
    """Finds whatever it is asked for, and notes how much was sent by then."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.sent: list[Statement] = []

    def find(self, ids: Sequence[str], text: str) -> Iterable[list[str]]:
        assert not any("DELETE" in statement.text for statement in self.sent), text
        self.asked += ids
        return [[f"at {id}"] for id in ids]


def planned(made: RevisionStatements, before: Sequence[Record], after: Sequence[Record]) -> list[Statement]:
    """The statements of a part that takes some records out and puts others."""
    changes = [*(remove(r.id) for r in before), *map(put, after)]
    return list(made.part(plan_of(changes, {r.id: to_json(r) for r in before}, Hanging({}))))


def test_all_that_goes_is_looked_up_before_the_first_of_it_goes(model: Model) -> None:
    before: list[Record] = [*(org(f"d1:{n}") for n in range(MANY)), tie("d1:0", "d1:1"), tie("d1:1", "d1:2")]
    server, made = Server(), RevisionStatements(Revision(2, "test", TIME, "test"), model)
    for start in range(0, len(before), 1000):
        part = planned(made, before[start : start + 1000], ())
        assert not any("DELETE" in statement.text for statement in part)
    for statement in made.end(None, server.find):
        server.sent.append(statement)
    assert sorted(server.asked) == sorted(r.id for r in before)
    assert sorted(row for s in server.sent for row in map(str, s.rows)) == sorted(f"at {r.id}" for r in before)
    assert max(len(s.rows) for s in server.sent) == AT_ONCE


def test_what_comes_back_keeps_its_node(model: Model) -> None:
    server, made = Server(), RevisionStatements(Revision(2, "test", TIME, "test"), model)
    planned(made, [org("d1:a"), org("d1:b")], ())
    back = planned(made, (), [org("d1:a", "Wieder da")])
    assert [s.text for s in back if "CREATE (n" in s.text] == []
    assert [s for s in back if "SET n = row[1]" in s.text] != []
    server.sent += made.end(None, server.find)
    assert server.asked == ["d1:b"]
