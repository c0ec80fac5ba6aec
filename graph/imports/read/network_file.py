"""Network files of other programs (GraphML, GEXF, Pajek, UCINET DL): a table of actors and one of their ties.

What an attribute means is not decided here: each is a column, and is recognised, shown and corrected like any column of
a list. The parsers of GraphML, GEXF and Pajek are those of networkx.
"""

import re
import warnings
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError, fromstring

from graph.errors import UnreadableFileError
from graph.imports.problems import Issue, Place
from graph.imports.read.decoding import decoded
from graph.imports.read.limits import BrokenError, TooLargeError
from graph.imports.read.notices import Notice
from graph.imports.read.source import ReadTable, Recognise, Source, reader
from graph.imports.workbook import Sheet
from ontology import Text, say

_LARGEST = 20 * 1024**2
_OURS = re.compile(r"\d{5}(?:\d{3})?:(.+)")
"""An id that this program gave out: district and Kennung."""
_HEADS = {
    "label": "Name",
    "name": "Name",
    "type": "Eintragsart",
    "sector": "Bereich",
    "kind": "Art",
    "actortype": "Akteurtyp",
    "intensity": "Intensität",
    "start": "Seit",
    "end": "Bis",
}
_VERTEX = re.compile(r'(\d+)[ \t]+"([^"]+)"')
"""A vertex of Pajek whose label stands in quotes; ties are numbers alone."""
_DRAWN = frozenset(
    {"x", "y", "z", "viz", "size", "color", "colour", "r", "g", "b", "shape", "position", "degree", "id", "key"}
    | {"system", "certainty", "seats", "relation", "layer"}
)
"""How something was drawn or counted: says nothing of the actor or tie itself."""
_TIES = frozenset({"", "cooperation", "kooperation", "tie", "ties"})
_NAMES = ("label", "name", "Label", "Name")
_BROKEN = (
    ParseError,
    ValueError,
    LookupError,  # also an encoding that nobody knows
    TypeError,
    AttributeError,
    RecursionError,
    OverflowError,
    StopIteration,
    RuntimeError,  # a bare "raise" for a class of attributes that networkx does not know
)


def _begins(data: bytes) -> bytes:
    return data[:3000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()


def _looks_like_xml(root: bytes) -> Recognise:
    return lambda data: 2 if _begins(data).startswith(b"<") and root in _begins(data) else 0


def _looks_like(first: re.Pattern[bytes]) -> Recognise:
    return lambda data: 2 if first.match(_begins(data)) else 0


@reader(".graphml", recognises=_looks_like_xml(b"<graphml"))
def read_graphml(source: Source) -> ReadTable:
    """GraphML, as Gephi, yEd, Cytoscape, visone and this program write it."""
    import networkx

    network = _parsed(lambda: networkx.read_graphml(BytesIO(_harmless(source))))
    return _tables(source, network, _elements(source))


@reader(".gexf", recognises=_looks_like_xml(b"<gexf"))
def read_gexf(source: Source) -> ReadTable:
    """GEXF, the format of Gephi."""
    import networkx

    network = _parsed(lambda: networkx.read_gexf(BytesIO(_harmless(source))))
    return _tables(source, network, _elements(source))


@reader(".net", recognises=_looks_like(re.compile(rb"\*(?:vertices|network)\b")))
def read_pajek(source: Source) -> ReadTable:
    """Pajek: ``*Vertices``, ``*Arcs``, ``*Edges``."""
    import networkx

    # networkx would take a remark among the vertices for one of them, and two vertices of one label for one.
    lines = [line for line in map(str.strip, decoded(source.data).text.splitlines()) if line and line[0] != "%"]
    return _tables(source, _parsed(lambda: networkx.parse_pajek(_apart(lines))), _pajek_lines(lines))


@reader(".dl", recognises=_looks_like(re.compile(rb"dl\b[ \t\r\n]{0,20}n[ \t]{0,5}=")))
def read_dl(source: Source) -> ReadTable:
    """UCINET DL: a full matrix, an edge list, or a node list."""
    return _tables(source, _parsed(lambda: _dl(decoded(source.data).text)))


def _harmless(source: Source) -> bytes:
    """The file, unless it is too large or declares entities: those can grow without end."""
    if len(source.data) > _LARGEST:
        raise TooLargeError
    if b"<!ENTITY" in source.data or b"<!DOCTYPE" in source.data:
        raise UnreadableFileError(
            f"„{source.name}“ bestimmt eigene Zeichen (DOCTYPE); solche Dateien werden nicht gelesen. Bitte geben Sie "
            "das Netzwerk in Ihrem Programm neu als GraphML oder GEXF aus."
        )
    return source.data


def _parsed(parse: Callable[[], Any]) -> Any:
    import networkx

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of keys without a type it makes texts, as they are read here anyway
            return parse()
    except (*_BROKEN, networkx.NetworkXException) as error:
        raise BrokenError from error


# -- tables ------------------------------------------------------------------------------------------------------------


def _tables(source: Source, network: Any, stated: tuple[int, int] | None = None) -> ReadTable:
    """The tables of a network; ``stated`` is how many nodes and edges the file itself has."""
    network.remove_nodes_from([None, "None"])  # how the parsers call a node without an id
    if not network:
        raise UnreadableFileError(
            f"In „{source.name}“ steht kein Netzwerk, denn es hat keine Knoten. Bitte geben Sie es neu aus."
        )
    actors = {id: _plain(dict(values)) for id, values in network.nodes(data=True)}
    signs = _signs(actors)
    ties, left = [], 0
    for one, other, values in network.edges(data=True):
        told = _plain(dict(values))
        if told.get("layer", "").casefold() in _TIES:
            ties.append((signs[one], signs[other], told))
        else:
            left += 1
    sheets = [_actor_sheet(source, actors, signs), _tie_sheet(source, ties)]
    notices = [_left_out(source, left)] if left else []
    if stated is not None:
        made = (network.number_of_nodes(), network.number_of_edges())
        lost = [max(0, told - kept) for told, kept in zip(stated, made, strict=True)]
        notices += [_not_read(source, *lost)] if any(lost) else []
    return ReadTable([s for s in sheets if len(s.rows) > 1] or sheets[:1], notices=tuple(notices))


def _elements(source: Source) -> tuple[int, int]:
    """How many nodes and edges an XML file has, whatever its parser made of them."""
    tags = [str(element.tag).rpartition("}")[2] for element in fromstring(source.data).iter()]
    return tags.count("node"), tags.count("edge")


def _pajek_lines(lines: Sequence[str]) -> tuple[int, int]:
    """How many vertices and ties the lines of a Pajek file have."""
    found, section = [0, 0], 2
    for line in lines:
        if line.startswith("*"):
            section = {"*vertices": 0, "*arcs": 1, "*edges": 1}.get(line.split()[0].casefold(), 2)
        elif section < len(found):
            found[section] += 1
    return found[0], found[1]


def _apart(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a Pajek file; labels that several vertices bear have their numbers behind them."""
    named = {at: found for at, line in enumerate(lines) if (found := _VERTEX.match(line))}
    labels = Counter(found[2] for found in named.values())
    for at, line in enumerate(lines):
        doubled = at in named and labels[named[at][2]] > 1
        yield f'{named[at][1]} "{named[at][2]} ({named[at][1]})"' if doubled else line


def _plain(values: Mapping[str, Any]) -> dict[str, str]:
    """Attributes as texts; lists and drawings have none."""
    kept = {str(k): v for k, v in values.items() if isinstance(v, (str, int, float, bool)) and v == v}  # noqa: PLR0124 - no NaN
    return {k: f"{v:g}" if isinstance(v, float) else str(v).strip() for k, v in kept.items()}


def _signs(actors: Mapping[Hashable, Mapping[str, str]]) -> dict[Hashable, str]:
    """How ties refer to actors: by name where no two share one, else by name and id."""
    names = {id: next((values[k] for k in _NAMES if values.get(k)), str(id)) for id, values in actors.items()}
    seen: dict[str, int] = {}
    for name in names.values():
        seen[name] = seen.get(name, 0) + 1
    return {id: name if seen[name] == 1 else f"{name} ({id})" for id, name in names.items()}


def _actor_sheet(source: Source, actors: Mapping[Hashable, Mapping[str, str]], signs: Mapping[Hashable, str]) -> Sheet:
    columns = _columns(actors.values(), {*_NAMES})
    kept = {id: _kennung(str(id)) for id in actors}
    head = [*(["Kennung"] if any(kept.values()) else []), "Name", *(_head(c) for c in columns)]
    rows = [
        [*([kept[id]] if any(kept.values()) else []), signs[id], *(values.get(c, "") for c in columns)]
        for id, values in actors.items()
    ]
    return Sheet("Akteure", source.name, [head, *rows])


def _tie_sheet(source: Source, ties: Sequence[tuple[str, str, Mapping[str, str]]]) -> Sheet:
    columns = _columns((values for _, _, values in ties), set())
    rows = [[one, other, *(values.get(c, "") for c in columns)] for one, other, values in ties]
    return Sheet("Kooperationen", source.name, [["Von", "Zu", *(_head(c) for c in columns)], *rows])


def _columns(rows: Any, without: set[str]) -> list[str]:
    """Attributes that say something, in the order in which they come up."""
    found = dict.fromkeys(key for values in rows for key, value in values.items() if value)
    return [c for c in found if c not in without and c.casefold() not in _DRAWN]


def _head(attribute: str) -> str:
    return _HEADS.get(attribute.casefold(), attribute)


def _kennung(id: str) -> str:
    """The Kennung in an id that this program gave out; ids of other programs are running numbers or names."""
    found = _OURS.fullmatch(id)
    return found[1] if found else ""


def _left_out(source: Source, number: int) -> Notice:
    issue = Issue(
        "warning",
        "layer",
        say(
            "{number} {number:Linie ist|Linien sind} keine Kooperation (Sitze, Vereinbarungen, Fehlendes) und "
            "{number:wurde|wurden} nicht gelesen.",
            "{number} {number:edge is|edges are} no cooperation (seats, agreements, missing links) and "
            "{number:was|were} not read.",
            number=number,
        ),
        Text(de="Linien der Schicht „cooperation“", en="edges of the layer “cooperation”"),
        Text(
            de="Nehmen Sie für Sitze und Vereinbarungen die Arbeitsmappe (export -f xlsx).",
            en="For seats and agreements take the workbook (export -f xlsx).",
        ),
        unread=True,
    )
    return Place(source.name, "Kooperationen"), "layer", issue


def _not_read(source: Source, nodes: int, edges: int) -> Notice:
    issue = Issue(
        "warning",
        "network",
        say(
            "Nicht gelesen, weil ohne Kennung, mit derselben zweimal oder ohne ihr Ende – Akteure: {nodes}, Linien: "
            "{edges}.",
            "Not read, because without an id, with the same one twice or without their end – actors: {nodes}, edges: "
            "{edges}.",
            nodes=nodes,
            edges=edges,
        ),
        Text(de="Akteure mit eigener Kennung, Linien zwischen zweien davon", en="actors with ids, edges between two"),
        Text(
            de="Sehen Sie die Datei in Ihrem Programm durch und geben Sie sie neu aus.",
            en="Look through the file in your program and give it out again.",
        ),
        unread=True,
    )
    return Place(source.name, "Akteure"), "network", issue


# -- UCINET ------------------------------------------------------------------------------------------------------------


def _dl(text: str) -> Any:
    """The network of a DL file; raises ValueError for what is none."""
    import networkx

    head, _, data = re.split(r"(data\s{0,3}:)", text, maxsplit=1, flags=re.IGNORECASE)
    head, _, told = head.partition(next(iter(re.findall(r"labels\s{0,3}:", head, re.IGNORECASE)), "\0"))
    number = int(re.findall(r"n\s{0,3}=\s{0,3}(\d{1,6})", head, re.IGNORECASE)[0])
    kind = next(iter(re.findall(r"format\s{0,3}=\s{0,3}(\w+)", head, re.IGNORECASE)), "fullmatrix").casefold()
    labels = [w.strip(' "') for w in re.split(r"[,\n]", told) if w.strip(' "')] or [str(n + 1) for n in range(number)]
    if len(labels) != number:
        raise ValueError(f"{len(labels)} labels for {number} nodes")
    lines = [line.split() for line in data.splitlines() if line.strip()]
    network: Any = networkx.Graph()
    network.add_nodes_from(labels)
    for one, other, weight in _dl_ties(kind, labels, lines):
        if weight not in {"0", "0.0"}:
            network.add_edge(one, other, weight=weight)
    return network


def _dl_ties(kind: str, labels: Sequence[str], lines: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    named = {str(n + 1): label for n, label in enumerate(labels)} | {label: label for label in labels}
    if kind.startswith("edgelist"):
        for words in lines:
            yield named[words[0]], named[words[1]], words[2] if len(words) > 2 else "1"
    elif kind.startswith("nodelist"):
        for words in lines:
            yield from ((named[words[0]], named[other], "1") for other in words[1:])
    else:
        rows = [words[-len(labels) :] for words in lines if len(words) >= len(labels)][-len(labels) :]
        for row, words in zip(labels, rows, strict=True):
            yield from ((row, column, value) for column, value in zip(labels, words, strict=True))
