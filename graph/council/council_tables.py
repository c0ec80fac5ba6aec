"""What was chosen -> the tables that lists are read from: council data goes the same way in as any list."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from graph.council.council_choice import CouncilBodyTaken, CouncilChoice, HeardAt, person_of, sender_of
from graph.council.council_objects import CouncilPaper, CouncilSeat, CouncilTerm
from graph.council.council_values import is_address
from graph.council.gathering import Gathered
from graph.council.recorded import AlreadyThere, ReferredAs, referred_as
from graph.council.topics import topic_of
from graph.council.wordings import PAPER_KINDS, RESULTS, ROLES, is_unsaid, meant
from graph.identifiers import folded, slug
from graph.imports.workbook import Sheet, SourceFile, Workbook
from ontology.names import Prop

_PLAIN = re.compile(r"[A-Za-z0-9._~-]+")


_Rows = Iterable[Sequence[str]]


@dataclass(frozen=True, slots=True)
class FromWhere:
    """Where council data come from, and of which day they are."""

    name: str
    by: str
    address: str = ""
    complete_since: str = ""
    """From when on the data hold all papers of the bodies; empty where nobody says so."""
    judged: bool = False
    """Whether people looked at the papers: what they said is kept beside what the words say."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    purpose: str = ""
    basis: str = ""
    """What persons are kept for, and on which legal basis, as the district says."""
    """Codes of roles and results that no line knows, by the kind and the wording, as a person said."""


def source_name(data: Gathered) -> tuple[str, str]:
    """The title of the source and its address: the host that most objects come from."""
    hosts: dict[str, int] = {}
    for id in data.objects:
        host = urlsplit(id).netloc if id.startswith("http") else ""
        hosts[host] = hosts.get(host, 0) + 1
    host = max(sorted(hosts), key=lambda h: hosts[h], default="")
    title = f"Ratsinformationssystem {host} (OParl)" if host else "Ratsinformationssystem (OParl)"
    return title, f"https://{host}" if host else ""


def council_tables(data: Gathered, chosen: CouncilChoice, known: AlreadyThere, where: FromWhere) -> Workbook:
    """The tables of bodies, papers, consultations, seats and terms, with the source of all of them."""
    tables = _Tables(data, chosen, known, where)
    sheets = (
        ("Quellen", ("Titel", "Stand", "Art", "Internetadresse"), tables.sources()),
        ("Wahlperioden", ("Name", "Seit", "Bis", "Fremdkennung", "Quelle"), tables.terms()),
        ("Gremien", _BODY_HEADS, tables.bodies()),
        ("Organisationen", ("Name", "Fremdkennung", "Quelle"), tables.senders()),
        ("Personen", ("Name", "Zweck", "Rechtsgrundlage", "Fremdkennung", "Quelle"), tables.people()),
        ("Vorlagen", _PAPER_HEADS, tables.papers()),
        ("Beratungen", _HEARD_HEADS, tables.heard()),
        ("Mitgliedschaften", _SEAT_HEADS, tables.seats()),
    )
    made = [
        Sheet(name, where.name, (head, *rows))
        for name, head, found in sheets
        if (rows := tuple(dict.fromkeys(map(tuple, found))))
    ]
    content = sha256(repr([s.rows for s in made]).encode()).hexdigest()
    return Workbook(where.name, tuple(made), (SourceFile(where.name, content),))


_BODY_HEADS = (
    "Kennung",
    "Name",
    "Weitere Namen",
    "Gremienart (erschlossen)",
    "Seit",
    "Bis",
    "Fremdkennung",
    "Vorlagen vollständig von",
    "Vorlagen vollständig bis",
    "Quelle",
)
_PAPER_HEADS = (
    "Kennung",
    "Titel",
    "Vorlagennummer",
    "Art",
    "Art (Wortlaut)",
    "Datum",
    "Themenbezug (erschlossen)",
    "Wörter zum Themenbezug",
    "Fremdkennung",
    "Quelle",
)
_HEARD_HEADS = (
    "Vorlage",
    "Gremium",
    "Datum",
    "Rolle",
    "Rolle (Wortlaut)",
    "Maßgeblich",
    "Ergebnis",
    "Ergebnis (Wortlaut)",
    "TOP",
    "Öffentlich",
    "Quelle",
)
_SEAT_HEADS = ("Akteur", "Gremium", "Rolle", "Stimmrecht", "Seit", "Bis", "Quelle")


class _Tables:
    def __init__(self, data: Gathered, chosen: CouncilChoice, known: AlreadyThere, where: FromWhere) -> None:
        self._data, self._chosen, self._known, self._where = data, chosen, known, where
        heard: dict[str, list[HeardAt]] = {}
        for one in chosen.heard:
            heard.setdefault(one.heard.paper, []).append(one)
        refused = {id: p for id, p in chosen.refused.items() if where.judged or id in known.by_address}
        listed = {id: paper for id, (paper, _) in chosen.papers.items()} | refused
        self._listed = dict(sorted(listed.items()))
        self._papers = {id: known.paper(paper, heard.get(id, ())) for id, paper in self._listed.items()}
        self._body_signs = {b.name: self._body(b) for b in chosen.different_bodies()}

    def sources(self) -> _Rows:
        yield self._where.name, self._where.by, "Ratsinformationssystem", self._where.address

    def terms(self) -> _Rows:
        for term in self._data.of(CouncilTerm):
            if term.name:
                yield term.name, term.start, term.end, term.id, self._where.name

    def bodies(self) -> _Rows:
        for body in self._chosen.different_bodies():
            sign = self._body_signs[body.name]
            # A body that has a name already keeps it; the name that the council uses is a further one.
            further = [n for n in (body.short, body.name) if n and n != sign.name]
            kind = "" if self._known.body(body.ids, body.name) else body.kind
            since, until = self._where.complete_since, self._where.by if self._where.complete_since else ""
            told = (sign.local, sign.name, "; ".join(further), kind, body.start, body.end, _foreign(body.ids))
            yield (*told, since, until, self._source)

    def papers(self) -> _Rows:
        for id, paper in self._listed.items():
            sign, there = self._paper(id), self._papers[id]
            if there is None:
                kind = meant(PAPER_KINDS, paper.kind)
                told = (sign.local, paper.name, paper.reference, kind, paper.kind, paper.day)
                yield (*told, *self._topic(id, paper), _foreign([id]), self._source)
            else:
                number = there.value(Prop.REFERENCE) or paper.reference
                known = (sign.local, there.value(Prop.NAME) or "", number, "", "", "", "", "")
                yield (*known, _foreign([id]), self._source)

    def _topic(self, id: str, paper: CouncilPaper) -> tuple[str, str]:
        """What the words say of the topic, and the words; without people that looked, what was taken for it."""
        found = topic_of(paper) if self._where.judged and is_address(id) else self._chosen.papers[id][1]
        return ("", "") if found is None else (found.relation.value, "; ".join(found.words))

    def heard(self) -> _Rows:
        for one in sorted(self._chosen.heard, key=lambda h: (h.day, h.heard.paper, h.body, h.heard.id)):
            yield (
                self._paper(one.heard.paper).sign,
                self._body_signs[one.body].sign,
                *_told(one, self._where),
                self._source,
            )

    def senders(self) -> _Rows:
        for seat in filter(self._sends, self._chosen.seats):
            address = seat.sends if seat.sends in self._data.objects else ""
            yield sender_of(self._data, seat), address, self._source

    def people(self) -> _Rows:
        for seat in self._chosen.seats:
            if not self._sends(seat):
                told = self._where.purpose, self._where.basis, seat.person
                yield person_of(self._data, seat), *told, self._source

    def _sends(self, seat: CouncilSeat) -> bool:
        return bool(sender_of(self._data, seat))

    def seats(self) -> _Rows:
        for seat in self._chosen.seats:
            body = self._body_signs[self._chosen.bodies[seat.body].name].sign
            voting = {True: "ja", False: "nein", None: ""}[seat.voting]
            who = sender_of(self._data, seat) or person_of(self._data, seat)
            yield who, body, seat.role, voting, seat.start, seat.end, self._source

    @property
    def _source(self) -> str:
        return self._where.name

    def _body(self, body: CouncilBodyTaken) -> ReferredAs:
        there = self._known.body(body.ids, body.name)
        return referred_as(there) if there is not None else ReferredAs(body.name, sign_of_address(body.ids[0]))

    def _paper(self, id: str) -> ReferredAs:
        there = self._papers[id]
        if there is not None:
            return referred_as(there)
        paper: CouncilPaper = self._listed[id]
        return ReferredAs(paper.reference or paper.name, sign_of_address(id))


def sign_of_address(address: str) -> str:
    """A Kennung from the address of an object: what tells it apart within its system; empty for what has no address.

    >>> sign_of_address("https://ris.example/oparl/papers/vo/32283"), sign_of_address("https://ris.example/x?id=7")
    ('oparl-vo-32283', 'oparl-x-id-7')
    """
    if not is_address(address):
        return ""
    parts = [p for p in urlsplit(address)._replace(scheme="", netloc="").geturl().split("/") if p]
    tail = "-".join(parts[-2:])
    return f"oparl-{tail if _PLAIN.fullmatch(tail) else slug(tail, 40)}"


def code_of(kind: str, wording: str, said: Mapping[str, Mapping[str, str]]) -> str:
    """The code of a role or result: as the list of wordings knows it, else as a person said; else as it is written."""
    return meant(kind, wording) or said.get(kind, {}).get(folded(wording), "") or wording


def _foreign(ids: Iterable[str]) -> str:
    """The addresses as foreign identifiers; what was pasted has none."""
    return "; ".join(id for id in ids if is_address(id))


def _told(one: HeardAt, where: FromWhere) -> Iterator[str]:
    """Day, role, result and place on the agenda of a consultation, as codes where the words are known."""
    heard, item = one.heard, one.item
    result = item.result if item is not None else ""
    yield one.day
    role = "" if is_unsaid(heard.role) else heard.role
    yield code_of(ROLES, role, where.words)
    yield role
    yield {True: "ja", False: "nein", None: ""}[heard.authoritative]
    yield code_of(RESULTS, result, where.words)
    yield result
    yield item.number if item is not None else ""
    yield {True: "ja", False: "nein", None: ""}[item.public if item is not None else None]
