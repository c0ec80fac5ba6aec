"""RDF of other programs -> organizations, bodies, seats and ties, by the terms of `foreign_terms.toml`.

What has none of the known classes is an organization where it is used as one: as a unit, a member or a neighbour of an
organization, as data with private classes use it.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.imports.read.told_graph import ToldGraph
from graph.rdf import RDF, SCHEMA_HTTP, SCHEMA_HTTPS

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_LANGUAGES = ("de", "", "en")
_STEPS = 4
"""So far a value may be away from what it is about: organization, site, address, value."""
_TO_PARTS = ("address", "value", "during", "beginning", "end", "seat_from", "seat_until")
"""Uses that point from a thing to a part of it that has no name."""


class _Terms:
    """The terms of the file, with their prefixes resolved."""

    def __init__(self) -> None:
        raw = tomllib.loads(files("graph.imports.read").joinpath("foreign_terms.toml").read_text("utf-8"))
        self._prefixes: Mapping[str, str] = raw["prefixes"]
        self.classes = {kind: self._all(names) for kind, names in raw["classes"].items()}
        self.columns = {header: self._all(names) for header, names in raw["organization"].items()}
        self.points = {use: self._all(names) for use, names in raw["points"].items()}

    def _all(self, names: Iterable[str]) -> tuple[str, ...]:
        parts = (name.partition(":") for name in names)
        return tuple(self._prefixes[prefix] + local for prefix, _, local in parts)

    def short(self, iri: str) -> str:
        """An address as people write it: with the prefix where one is known."""
        for prefix, address in self._prefixes.items():
            if iri.startswith(address):
                return f"{prefix}:{iri.removeprefix(address)}"
        return iri.rpartition("#")[2].rpartition("/")[2] or iri


@cache
def _terms() -> _Terms:
    return _Terms()


def told_in(graph: "Graph") -> ToldGraph:
    """What a graph tells; every subject of it is a row, a part of one, or counted."""
    return _Telling(graph).told()


class _Telling:
    """Reads one graph. Not public: `told_in` is."""

    def __init__(self, graph: "Graph") -> None:
        self.graph, self.terms, self.made = graph, _terms(), ToldGraph()
        self.classes: dict[Node, set[str]] = {}
        self.values: dict[Node, dict[str, list[Node]]] = {}
        for subject, predicate, value in graph:
            name = str(predicate).replace(SCHEMA_HTTP, SCHEMA_HTTPS, 1)
            if name == RDF + "type":
                self.classes.setdefault(subject, set()).add(str(value).replace(SCHEMA_HTTP, SCHEMA_HTTPS, 1))
            else:
                self.values.setdefault(subject, {}).setdefault(name, []).append(value)

    def told(self) -> ToldGraph:
        """The rows of the graph."""
        people, seats = self._of("person"), self._of("seat")
        bodies = self._of("body")
        actors = (self._of("organization") | self._used(seats)) - people - seats - bodies
        bodies |= {where for who, where in self._sat(seats) if who in actors | bodies and where not in people}
        actors -= bodies
        names = self._signs(actors | bodies)
        self.made.people, self.made.nameless = len(people), len(actors | bodies) - len(names)
        self.made.organizations = [self._row(node, names) for node in self._sorted(actors, names)]
        self.made.bodies = [self._row(node, names) for node in self._sorted(bodies, names)]
        self.made.seats = list(self._seats(seats, names))
        self.made.ties = list(self._ties(names))
        self._count_others(actors | bodies | people | seats)
        return self.made

    # -- what is what --------------------------------------------------------------------------------------------------

    def _of(self, kind: str) -> set["Node"]:
        wanted = set(self.terms.classes[kind])
        return {node for node, classes in self.classes.items() if classes & wanted}

    def _points(self, node: "Node", *uses: str) -> list["Node"]:
        told = self.values.get(node, {})
        return [value for use in uses for name in self.terms.points[use] for value in told.get(name, ())]

    def _used(self, seats: set["Node"]) -> set["Node"]:
        """What is used as an organization though its class does not say so."""
        found: set[Node] = set()
        for node in self.values:
            if node in seats:
                found |= {*self._points(node, "seat_where", "behalf")}
            elif others := self._points(node, "carrier", "carried"):
                found |= {node, *others}
        return {node for node in found if node in self.values}

    def _sat(self, seats: set["Node"]) -> Iterator[tuple["Node", "Node"]]:
        """Who sits where: by memberships, and by members named outright."""
        for seat in seats:
            yield from ((w, b) for w in self._points(seat, "seat_who") for b in self._points(seat, "seat_where"))
        for node in self.values:
            if node not in seats:
                yield from ((who, node) for who in self._points(node, "member"))
                yield from ((node, body) for body in self._points(node, "member_of"))

    def _count_others(self, taken: set["Node"]) -> None:
        part = set(self.terms.classes["part"])
        for node, classes in self.classes.items():
            if node not in taken and not (classes & part):
                self.made.aside[self.terms.short(min(classes))] += 1
        parts = self._parts_of(taken, part)
        for node in self.values:
            if node not in taken and node not in self.classes and node not in parts:
                self.made.aside["ohne Klasse"] += 1

    def _parts_of(self, taken: set["Node"], part: set[str]) -> set["Node"]:
        """What has no class and is read with what points to it: a word for its kind or role, an address, a time.

        An address or a time that has a name is more than that: it is counted.
        """
        kinds = (n for header, names in self.terms.columns.items() if header != "Name" for n in names)
        words = {*kinds, *self.terms.points["seat_role"]} - set(self.terms.columns["Name"])
        places = {name for use in _TO_PARTS for name in self.terms.points[use]}
        found: set[Node] = set()
        ahead = list(taken)
        while ahead:
            for name, values in self.values.get(ahead.pop(), {}).items():
                if name in words or name in places:
                    sure = name in words
                    new = {v for v in values if sure or self.classes.get(v, set()) & part or not self._named(v)} - found
                    found |= new
                    ahead.extend(new)
        return found

    def _named(self, node: "Node") -> bool:
        return bool(self._text(node, self.terms.columns["Name"]))

    # -- rows ----------------------------------------------------------------------------------------------------------

    def _signs(self, nodes: set["Node"]) -> dict["Node", str]:
        """How rows refer to each other: by name where no two share one, else by name and address."""
        names = {node: name for node in nodes if (name := self._text(node, self.terms.columns["Name"]))}
        seen: dict[str, int] = {}
        for name in names.values():
            seen[name] = seen.get(name, 0) + 1
        return {node: name if seen[name] == 1 else f"{name} ({node})" for node, name in names.items()}

    def _sorted(self, nodes: set["Node"], names: Mapping["Node", str]) -> list["Node"]:
        return sorted((node for node in nodes if node in names), key=lambda node: (names[node], str(node)))

    def _row(self, node: "Node", names: Mapping["Node", str]) -> dict[str, str]:
        row = {"Name": names[node]}
        for header, terms in self.terms.columns.items():
            if header == "Weitere Namen":
                texts = dict.fromkeys(t for t in self._texts(node, terms) if t != row["Name"])
                row[header] = "; ".join(t.replace(";", ",") for t in texts)
            elif header != "Name":
                row[header] = self._near(node, terms)
        carriers = [*self._points(node, "carrier"), *(n for n in names if node in self._points(n, "carried"))]
        row["Träger"] = next((names[c] for c in carriers if c in names and c != node), "")
        row["Fremdkennung"] = str(node) if str(node).startswith(("http://", "https://", "urn:")) else ""
        return {header: text for header, text in row.items() if text}

    def _seats(self, seats: set["Node"], names: Mapping["Node", str]) -> Iterator[dict[str, str]]:
        told: set[tuple[str, str]] = set()
        for seat in sorted(seats, key=str):
            bodies = [names[b] for b in self._points(seat, "seat_where") if b in names]
            who = [*self._points(seat, "seat_who"), *self._points(seat, "behalf")]
            sitting = next((names[n] for n in who if n in names), "")
            if not sitting or not bodies:
                self.made.seats_of_people += 1
                continue
            told.add((sitting, bodies[0]))
            begins, ends = self._period(seat)
            role = self._label(self._points(seat, "seat_role"))
            row = {"Akteur": sitting, "Gremium": bodies[0], "Rolle": role, "Seit": begins, "Bis": ends}
            yield {header: text for header, text in row.items() if text}
        outright = {(names[w], names[b]) for w, b in self._sat(set()) if w in names and b in names}
        for who_sits, body in sorted(outright - told):
            yield {"Akteur": who_sits, "Gremium": body}

    def _ties(self, names: Mapping["Node", str]) -> Iterator[dict[str, str]]:
        pairs = {
            tuple(sorted((names[node], names[other])))
            for node in names
            for other in self._points(node, "tie")
            if other in names and other != node
        }
        yield from ({"Von": one, "Zu": other} for one, other in sorted(pairs))

    # -- texts ---------------------------------------------------------------------------------------------------------

    def _texts(self, node: "Node", terms: Iterable[str], steps: int = _STEPS) -> list[str]:
        told = self.values.get(node, {})
        values = (value for term in terms for value in self._by_language(told.get(term, ())))
        return [text for value in values if (text := self._plain(value, steps))]

    def _text(self, node: "Node", terms: Iterable[str], steps: int = _STEPS) -> str:
        return next(iter(self._texts(node, terms, steps)), "")

    def _near(self, node: "Node", terms: tuple[str, ...], steps: int = _STEPS) -> str:
        """What is said of a node, or of the parts of it that hold its address."""
        found = self._text(node, terms)
        if found or not steps:
            return found
        parts = (part for part in self._points(node, "address") if part in self.values and part != node)
        return next((text for part in parts if (text := self._near(part, terms, steps - 1))), "")

    def _plain(self, value: "Node", steps: int = _STEPS) -> str:
        """What a value says; of a thing its name, which may be a thing again, but not in a circle."""
        from rdflib import BNode, Literal

        if isinstance(value, Literal):
            return str(value).strip()
        if steps and value in self.values and (name := self._text(value, self.terms.columns["Name"], steps - 1)):
            return name
        if not isinstance(value, BNode):
            return str(value).removeprefix("mailto:").removeprefix("tel:")
        return next((str(v).removeprefix("mailto:").removeprefix("tel:") for v in self._points(value, "value")), "")

    def _by_language(self, values: Iterable["Node"]) -> list["Node"]:
        def rank(value: "Node") -> tuple[int, str]:
            language = (getattr(value, "language", None) or "").partition("-")[0]
            return _LANGUAGES.index(language) if language in _LANGUAGES else len(_LANGUAGES), str(value)

        return sorted(values, key=rank)

    def _label(self, values: Iterable["Node"]) -> str:
        texts = [self._plain(value) for value in self._by_language(values)]
        return next((self.terms.short(text) if "://" in text else text for text in texts if text), "")

    def _period(self, seat: "Node") -> tuple[str, str]:
        begins = next(map(self._plain, self._points(seat, "seat_from")), "")
        ends = next(map(self._plain, self._points(seat, "seat_until")), "")
        for interval in self._points(seat, "during"):
            begins = begins or self._near_point(interval, "beginning")
            ends = ends or self._near_point(interval, "end")
        return begins[:10], ends[:10]

    def _near_point(self, node: "Node", use: str, steps: int = _STEPS) -> str:
        for value in self._points(node, use) if steps else ():
            if value not in self.values:
                return self._plain(value)
            if text := self._near_point(value, use, steps - 1):
                return text
        return ""
