"""Carriers that a list names and nowhere lists: each may be an organization that is called a little otherwise.

They have no row in which they could be looked for with the others (decision 0019), and become records of their own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.identity.candidates import pairs
from graph.identity.likeness import LikenessVerdict, likeness_of
from graph.identity.reasons import reasons_told
from graph.identity.traits import Traits, traits_of
from graph.imports.check.index import Index
from graph.imports.check.rows import RowResult
from graph.imports.identity.resolving import ASKED_AMONG, Perhaps
from graph.imports.problems import Issue, Place
from graph.records import Entity, Record, Relation
from graph.wording import quoted
from ontology import say
from ontology.model import Text
from ontology.names import EntityType, RelationType


def carriers_alike(records: Mapping[str, Record], index: Index) -> Sequence[Perhaps]:
    """Pairs that may be one, the likeliest first; of each the first is a carrier that the list names and lists nowhere.

    ``records`` are those of the list. Among more than `ASKED_AMONG` organizations nothing is looked for.
    """
    fresh = {id: n for n, id in enumerate(index.implied) if id in records and id not in index.known}
    if not fresh:
        return ()
    traits = _organizations(records, index)
    if len(traits) > ASKED_AMONG:
        return ()
    towns = frozenset(word for t in traits for word in t.town)
    found: list[Perhaps] = []
    for i, j in pairs(traits, fresh):
        # Of two of them it is told where the later one stands.
        b, a = sorted((traits[i], traits[j]), key=lambda t: fresh.get(t.id, -1))
        said = likeness_of(a, b, towns)
        if said.verdict is not LikenessVerdict.DIFFERENT:
            found.append(Perhaps(a.id, b.id, said.features, said.points))
    return sorted(found, key=lambda p: (-p.points, p.id, p.other))


def _organizations(records: Mapping[str, Record], index: Index) -> list[Traits]:
    """Those of the list, and those of the store that stand."""
    known = {id: e for id, e in index.known.items() if id not in index.redirects}
    named = defaultdict[str, dict[str, str]](dict, {id: dict(carried) for id, carried in index.carriers.items()})
    for record in records.values():
        if isinstance(record, Relation) and record.type == RelationType.HAS_CARRIER:
            named[record.source][record.target] = index.names.get(record.target, record.target)
    organizations = {**known, **{id: r for id, r in records.items() if isinstance(r, Entity)}}.values()
    return [traits_of(e, named.get(e.id)) for e in organizations if e.type == EntityType.ORGANIZATION]


def told_carriers(
    alike: Sequence[Perhaps], results: Sequence[RowResult], index: Index
) -> Iterator[tuple[Place, str, Issue]]:
    """A question for each of them, at the cell that names the carrier first."""
    at: dict[str, Place] = {}
    for place, text, issue in (told for result in results for told in result.issues) if alike else ():
        if issue.rule == "implied":
            at.setdefault(text, place)
    for pair in alike:
        text = index.implied[pair.id]
        if text in at:
            yield at[text], text, _alike(text, index.names.get(pair.other, pair.other), reasons_told(pair.features))


def _alike(name: str, other: str, why: Text) -> Issue:
    sentence = say(
        "Der Träger „{name}“ ist vielleicht derselbe wie „{other}“: {why}. Es wurden zwei Einträge daraus.",
        "The carrier “{name}” may be the same as “{other}”: {why}. They became two records.",
        name=name,
        other=other,
        why=why,
    )
    remedy = say(
        "Ist es derselbe, schreiben Sie in jeder Zeile denselben Namen ({names}); sonst ist nichts zu tun.",
        "If it is, write the same name in each row ({names}); otherwise nothing needs to be done.",
        names=quoted((name, other)),
    )
    return Issue("question", "perhaps-same", sentence, Text(de="", en=""), remedy)
