"""Which paper a form or an address asks for; what does not fit is left out, as what nobody chose."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from api.reads.access import Reading
from api.reads.states_asked import state_analysis, states_compared
from graph.documents.wished import (
    COMPARING_FORMS,
    FIRST_ROLE,
    PaperBasis,
    PaperForm,
    PaperWish,
    PlannedStation,
    paper_basis,
)
from graph.map.labels import clean_label
from graph.records import Entity
from ontology.names import BodyLayer, ConsultationRole
from ontology.values import is_dated

LONGEST_LINE, LONGEST_OWN = 200, 6000


class AskedFor(NamedTuple):
    """What was said, by name of the field: all values, in their order."""

    all: Callable[[str], Sequence[str]]

    def one(self, name: str, most: int = LONGEST_LINE) -> str:
        """The first value, cleaned; empty where there is none."""
        return clean_label(next(iter(self.all(name)), ""))[:most].strip()

    def own(self, name: str) -> str:
        """Own words with their line breaks."""
        return next(iter(self.all(name)), "")[:LONGEST_OWN].strip()


def wish_asked(asked: AskedFor, basis: PaperBasis) -> PaperWish:
    """The wish, Beschlussvorlage where no kind is chosen."""
    form = _form(asked.one("art"))
    return PaperWish(
        form,
        findings=tuple(dict.fromkeys(asked.all("befund"))),
        paper=asked.one("vorlage"),
        stations=tuple(_stations(asked, basis, form)),
        title=asked.one("titel"),
        number=asked.one("nummer"),
        lead=asked.one("federfuehrend"),
        taking_part=asked.one("mitwirkend"),
        text=asked.own("text"),
        arguments=tuple(dict.fromkeys(asked.all("argument"))),
        phase=phase if (phase := asked.one("phase")) in ("3", "4") else "",
        project=asked.one("projekt"),
        partners=tuple(asked.all("partner")),
        agreement=asked.one("vereinbarung"),
        **_states(asked, form),
    )


def _states(asked: AskedFor, form: PaperForm) -> Mapping[str, str]:
    """The two states that are compared, where the paper compares any."""
    return {"earlier": asked.one("von"), "later": asked.one("bis")} if form in COMPARING_FORMS else {}


def basis_asked(read: Reading, key: str, on: date, asked: AskedFor) -> PaperBasis:
    """What the paper is made of: the district on the day, or in the states that it compares.

    Raises NotFoundError for what is no state, InvalidError where the earlier one is the later.
    """
    states = _states(asked, _form(asked.one("art")))
    earlier, later = states.get("earlier", ""), states.get("later", "") or on
    if earlier:
        before, analysis = states_compared(read, key, earlier, later)
        return paper_basis(read.store, analysis, read.scope, before)
    analysis = read.analysis(key, later) if isinstance(later, date) else state_analysis(read, key, later)
    return paper_basis(read.store, analysis, read.scope)


def _form(name: str) -> PaperForm:
    return PaperForm(name) if name in set(PaperForm) else PaperForm.RESOLUTION


def _stations(asked: AskedFor, basis: PaperBasis, form: PaperForm) -> Sequence[PlannedStation]:
    """The bodies that were ticked, by day as far as it is said."""
    bodies = {b.id for b in political_bodies_of(basis)}
    found = []
    for id in asked.all("gremium"):
        role = asked.one(f"rolle:{id}")
        chosen = ConsultationRole(role) if role in set(ConsultationRole) else FIRST_ROLE.get(form)
        if id in bodies and chosen is not None:
            found.append(PlannedStation(id, chosen, _day(asked.one(f"termin:{id}"))))
    return sorted(found, key=lambda s: s.day or "9999")


def _day(text: str) -> str:
    return text if is_dated(text) else ""


def political_bodies_of(basis: PaperBasis) -> Sequence[Entity]:
    """The political bodies of the district."""
    return basis.snapshot.bodies_of_layer(BodyLayer.POLITICAL)


__all__ = ["LONGEST_LINE", "LONGEST_OWN", "AskedFor", "basis_asked", "political_bodies_of", "wish_asked"]
