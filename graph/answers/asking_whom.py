"""Who is likely to know: posts and offices. Questions to one of them are asked together."""

from graph.answers.option import Addressee, Case
from graph.district.consultations import YOUTH_COMMITTEES
from graph.records import Entity
from graph.wording import inner
from ontology import Text, say
from ontology.names import BodyLayer

_COORDINATION = Addressee("coordination", Text(de="Netzwerkkoordination", en="network coordination"))
_COMMITTEE = Addressee(
    "committee-office",
    Text(de="Geschäftsstelle des Jugendhilfeausschusses", en="office of the youth welfare committee"),
)
_COUNCIL = Addressee("council-office", Text(de="Sitzungsdienst von Rat oder Kreistag", en="office of the council"))
_OFFICE_HEAD = Addressee("youth-office", Text(de="Leitung des Jugendamts", en="head of the youth welfare office"))


def coordination(case: Case) -> Addressee:
    """Whoever runs the network keeps its lists."""
    del case
    return _COORDINATION


def committee_office(case: Case) -> Addressee:
    """The office of the youth welfare committee knows its members and its agenda."""
    del case
    return _COMMITTEE


def council_office(case: Case) -> Addressee:
    """The office of the council knows what was consulted where."""
    del case
    return _COUNCIL


def office_head(case: Case) -> Addressee:
    """The head of the youth welfare office answers for mandate and planning."""
    del case
    return _OFFICE_HEAD


def of_body(case: Case) -> Addressee:
    """Whoever runs the body that the question is about."""
    bodies = (case.snapshot.known(id) for id in case.subjects)
    body = next((b for b in bodies if b is not None and case.snapshot.model.is_a(b.type, "Body")), None)
    return _COORDINATION if body is None else _running(case, body)


def _running(case: Case, body: Entity) -> Addressee:
    if body in case.snapshot.bodies_of_kind(*YOUTH_COMMITTEES):
        return _COMMITTEE
    layer = case.snapshot.layer(body)
    if layer == BodyLayer.POLITICAL:
        return _COUNCIL
    if body in case.snapshot.bodies_of_layer(BodyLayer.NETWORK):
        return _COORDINATION
    name = inner(body.name)
    return Addressee(f"body {body.id}", say("Geschäftsführung von „{name}“", "office of “{name}”", name=name))


def of_organization(case: Case) -> Addressee:
    """The organization that the question is about."""
    found = case.snapshot.known(case.subjects[0])
    if found is None:
        return _COORDINATION
    return Addressee(f"organization {found.id}", Text(de=found.name, en=found.name))


__all__ = ["committee_office", "coordination", "council_office", "of_body", "of_organization", "office_head"]
