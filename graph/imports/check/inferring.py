"""What the name of an organization says where its row is silent (decision 0018): inferred with a reason, or asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.imports.check import inferred_issues
from graph.imports.check.context import Context
from graph.imports.check.rows import AlikeSaid, Inferred, RowReading
from graph.imports.naming.guess import NOTHING, NameGuess
from graph.imports.persons.cutting import is_house, may_hold_person
from graph.imports.persons.led_names import somebody_in_brackets
from graph.imports.persons.person_names import may_be_person
from graph.imports.recognise.arranged.tables import TypedSheet
from graph.imports.vocabulary.words import word_key
from graph.records import SHARED
from ontology.names import CarrierKind, EntityType, KkgPartner, OrganizationKind, Prop, RelationType, StatementStatus

_ASKED = (Prop.SECTOR, Prop.COVERS_PARTNER, Prop.ACTOR_TYPE)
"""One question a row, the widest first: its answer often settles the others."""
_SEVERAL = 2
_YOUTH = {KkgPartner.KKG01, KkgPartner.KKG02}
_SIDE = {
    CarrierKind.OEFF_K: KkgPartner.KKG01,
    CarrierKind.FREI_W: KkgPartner.KKG02,
    CarrierKind.FREI_K: KkgPartner.KKG02,
    CarrierKind.FREI_S: KkgPartner.KKG02,
}


class _Said(NamedTuple):
    """What is concluded, by property: values and the reason."""

    values: tuple[str, ...]
    reason: str


def _behind_names(table: TypedSheet, mark: str) -> frozenset[str]:
    """Keys of the words that stand behind several names of a list, and of its places: towns, and nobody's surname."""
    columns = {prop: table.column_of(table.type, prop) for prop in (Prop.NAME, Prop.LOCALITY)}
    texts = {
        prop: [cells[c.index] for _, cells in table.rows(mark) if c.index < len(cells)] if c is not None else []
        for prop, c in columns.items()
    }
    last = Counter(word_key(name.split()[-1]) for name in texts[Prop.NAME] if " " in name.strip())
    return frozenset(word for word, times in last.items() if times > 1).union(map(word_key, texts[Prop.LOCALITY]))


class Inference:
    """Completes readings of organizations by their names."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._coded: dict[int, bool] = {}
        self._behind: dict[int, frozenset[str]] = {}
        self._implied: dict[tuple[str, ...], dict[str, _Said]] = {}

    def complete(self, reading: RowReading) -> None:
        """Add what follows from the name, and ask for what it leaves open; what the row states itself stays alone."""
        name = reading.value(Prop.NAME) if reading.row.type.name == EntityType.ORGANIZATION else None
        if name is None or reading.row.owner == SHARED or self._coded_by_hand(reading):
            return
        guess = self._context.naming.of_name(name)
        self._ask_whose(reading, name, guess)
        if guess.person:
            return
        if guess is NOTHING and reading.alike is not None and reading.row.people < _SEVERAL:
            self._conclude_alike(reading, reading.alike)
        else:
            self._conclude(reading, guess)
        reading.result.inferred = len(reading.inferred)

    def _conclude_alike(self, reading: RowReading, alike: AlikeSaid) -> None:
        """Where the name says nothing, the same follows from the same words; texts as they stand say nothing here."""
        if alike.concluded is None:
            self._conclude(reading, NOTHING)
            alike.concluded = tuple(reading.inferred)
        reading.inferred = [*alike.concluded]

    def _conclude(self, reading: RowReading, guess: NameGuess) -> None:
        guess, reason = self._or_by_kind_word(reading, guess)
        found = {p: _Said(v, reason) for p, v in guess.codes.items()}
        typed = self._by_type(reading)
        if typed and not typed[Prop.COVERS_PARTNER].values and Prop.COVERS_PARTNER in found:
            # A Gesundheitsamt that coordinates the network is one all the same.
            typed = {prop: said for prop, said in typed.items() if prop != Prop.COVERS_PARTNER}
        found |= typed or self._by_carrier(reading, guess) | self._by_sector(reading, guess)
        if reading.row.people >= _SEVERAL:
            found[Prop.KIND] = _Said(
                (OrganizationKind.PROFESSIONAL_GROUP.value,), f"{reading.row.people} Zeilen mit Personen"
            )
        stated = {p for p, _, _ in reading.said}
        for prop, said in found.items():
            if prop not in stated and self._silent(reading, prop, said.values):
                reading.inferred += [Inferred(prop, value, said.reason) for value in said.values]
        self._tell(reading, guess, found)

    def _ask_whose(self, reading: RowReading, name: str, guess: NameGuess) -> None:
        """Ask about a name that may be a person's, by itself or because others of its column were."""
        table = reading.row.table
        column = table.column_of(reading.row.type, Prop.NAME)
        named = guess.person or (guess is NOTHING and (may_be_person(name) or self._is_only_formed(reading, name)))
        among = column is not None and column.index in table.among_persons and may_hold_person(name)
        if ((named or among) and not is_house(name)) or self._may_bracket(reading, name):
            reading.problem(column, name, inferred_issues.perhaps_person())

    def _may_bracket(self, reading: RowReading, name: str) -> bool:
        """Whether somebody may be named in brackets behind an office, whose words are nothing else in the list."""
        words = somebody_in_brackets(name)
        return bool(words) and self._towns(reading.row.table).isdisjoint(map(word_key, words))

    def _is_only_formed(self, reading: RowReading, name: str) -> bool:
        """Whether two words that say nothing else may be somebody's rare name; behind a town nobody is called."""
        first, _, last = name.partition(" ")
        if not (first.isalpha() and last.replace("-", "").isalpha() and may_hold_person(name)):
            return False
        return word_key(last) not in self._towns(reading.row.table)

    def _towns(self, table: TypedSheet) -> frozenset[str]:
        """What stands behind names of a list, or below its towns: places, and nobody's name."""
        if id(table) not in self._behind:
            self._behind[id(table)] = _behind_names(table, self._context.forms.mark)
        return self._behind[id(table)]

    def _coded_by_hand(self, reading: RowReading) -> bool:
        """A column "… (erschlossen)" says that somebody has concluded already what there was to conclude."""
        table, kind = reading.row.table, reading.row.type
        if id(table) not in self._coded:
            columns = (c for c in table.columns(kind) if c.action == "value")
            self._coded[id(table)] = any(c.status == StatementStatus.INFERRED for c in columns)
        return self._coded[id(table)]

    def _silent(self, reading: RowReading, prop: str, values: tuple[str, ...]) -> bool:
        """Whether a row leaves a property open; an ambiguous sector word is settled only by what it may mean."""
        words = [text for p, _, text, _ in reading.open if p == prop]
        if not words:
            return True
        meant = self._context.naming.of_word(words[0]).candidates.get(prop, ())
        return prop == Prop.SECTOR and set(values) <= set(meant)

    def _by_type(self, reading: RowReading) -> dict[str, _Said]:
        """A stated actor type implies its sector and partner group, a stated group its sector."""
        for prop, code_list in ((Prop.ACTOR_TYPE, "ActorType"), (Prop.COVERS_PARTNER, "KkgPartner")):
            stated = [v for p, v, _ in reading.said if p == prop]
            if stated:
                key = (code_list, *stated)
                if key not in self._implied:  # few codes stand in many rows
                    self._implied[key] = self._implied_by(prop, code_list, stated)
                return self._implied[key]
        return {}

    def _implied_by(self, prop: Prop, code_list: str, stated: Sequence[str]) -> dict[str, _Said]:
        codes = [self._context.model.code(code_list, v) for v in stated]
        reason = ", ".join(f"„{c.label.de}“" for c in codes)
        implied: dict[str, _Said] = {prop.value: _Said(tuple(stated), reason)}
        sectors = dict.fromkeys(s for c in codes for s in c.attributes.get("sector", ()))
        partners = tuple(dict.fromkeys(p for c in codes for p in c.attributes.get("partner", ())))
        implied[Prop.COVERS_PARTNER.value] = _Said(partners, f"folgt aus {reason}")
        implied[Prop.SECTOR.value] = _Said(tuple(sectors) if len(sectors) == 1 else (), f"folgt aus {reason}")
        return implied

    def _by_carrier(self, reading: RowReading, guess: NameGuess) -> dict[str, _Said]:
        """Whose it is decides between public and free youth welfare."""
        kind, reason = reading.value(Prop.CARRIER_KIND), "Trägerart"
        for column, id in reading.links:
            if column.name == RelationType.HAS_CARRIER and kind is None:
                carrier = self._context.index.names.get(id, "")
                kind = next(iter(self._context.naming.of_name(carrier).codes.get(Prop.CARRIER_KIND, ())), None)
                reason = f"Träger „{carrier}“"
        if kind is None:
            return {}
        said = {Prop.CARRIER_KIND.value: _Said((kind,), reason)}
        side = _SIDE.get(CarrierKind(kind))
        if side is not None and set(guess.candidates.get(Prop.COVERS_PARTNER, ())) == _YOUTH:
            said[Prop.COVERS_PARTNER.value] = _Said((side.value,), f"{guess.reason.de}, {reason}")
        return said

    def _or_by_kind_word(self, reading: RowReading, guess: NameGuess) -> tuple[NameGuess, str]:
        """What the name says and why; if it says nothing, what the list's own word for the kind says of it."""
        word, open_ = reading.raw.get(Prop.RAW_KIND), guess.candidates.get(Prop.SECTOR, ())
        if word is not None and open_:
            of_kind = self._context.naming.of_name(word)  # "Soziale Dienste Nord | ASD" is no care service
            meant = of_kind.codes.get(Prop.SECTOR, ())
            if len(meant) == 1 and meant[0] in open_ and not of_kind.person:
                return replace(of_kind, codes={**guess.codes, **of_kind.codes}), f"Art „{word}“"
        if word is not None and not guess.collective and Prop.SECTOR not in {*guess.codes, *guess.candidates}:
            of_kind = self._context.naming.of_name(word)  # "Sonnenschein | Kita" is what "Kita Sonnenschein" is
            if of_kind.codes and not of_kind.person:
                said = replace(of_kind, codes={**of_kind.codes, **guess.codes}, collective=False)
                return said, f"Art „{word}“"
        return guess, guess.reason.de if guess.codes else ""

    def _by_sector(self, reading: RowReading, guess: NameGuess) -> dict[str, _Said]:
        """A stated sector chooses among the candidates, where only one of them belongs to it."""
        sector, model = reading.value(Prop.SECTOR), self._context.model
        said: dict[str, _Said] = {}
        for prop, code_list in ((Prop.COVERS_PARTNER, "KkgPartner"), (Prop.ACTOR_TYPE, "ActorType")):
            asked = guess.candidates.get(prop, ())
            fitting = [c for c in asked if sector in model.code(code_list, c).attributes.get("sector", ())]
            if sector is not None and len(fitting) == 1:
                label = model.code("Sector", sector).label.de
                said[prop.value] = _Said(tuple(fitting), f"{guess.reason.de}, Bereich „{label}“")
        return said

    def _tell(self, reading: RowReading, guess: NameGuess, found: Mapping[str, _Said]) -> None:
        if not (guess.collective or guess.candidates):
            return
        row, model = reading.row, self._context.model
        column = row.table.column_of(row.type, Prop.NAME)
        if guess.collective:
            reading.problem(column, reading.value(Prop.NAME) or "", inferred_issues.collective())
        for prop in _ASKED:
            values, asks = guess.candidates.get(prop, ()), row.type.property(prop)
            if not values or asks is None or prop in found or reading.value(prop) is not None:
                continue
            own = row.table.column_of(row.type, prop)
            if own is None or not row.cell(own):  # what stands there has its own question
                words = ", ".join(guess.words)
                reading.problem(column, words, inferred_issues.which(model, asks, words, values))
            return
