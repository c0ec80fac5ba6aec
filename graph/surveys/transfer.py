"""From raw answers to one batch: the survey, its source, and the ties; the same answers give the same records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import InvalidError
from graph.identifiers import entity_id, folded
from graph.records import Entity, Record, Relation, entity
from graph.records.claims import EXISTS, Claim
from graph.stores.base import Batch, put, remove
from graph.surveys.planned import SurveyPlan
from graph.surveys.responses import Response, Voice, complete, response_faults, voices
from graph.surveys.stating import Stating
from graph.surveys.told import pairs_told
from ontology import Text, say
from ontology.names import EntityType, Prop, SourceKind, StatementStatus

_METHOD = (
    "Fragebogen mit Namensliste. Bei mehreren Antworten einer Organisation gilt die engste genannte Stufe; "
    "keine Verbindung nur, wenn alle sie verneinen. Als Antwortende zählt, wer zu allen Genannten etwas sagt."
)


@dataclass(frozen=True, slots=True)
class Transfer:
    """What of a survey goes into the graph, and what names outside of the roster ask for."""

    plan: SurveyPlan
    records: tuple[Record, ...]
    questions: tuple[Text, ...]

    def batch(self, author: str, time: str, earlier: Iterable[Relation] = ()) -> Batch:
        """The records as one batch; relations of an ``earlier`` transfer that nobody tells any more are taken away."""
        now, source = {r.id for r in self.records}, (survey_source(self.plan),)
        gone = (r.id for r in earlier if r.sources == source and r.id not in now)
        changes = (*map(remove, sorted(gone)), *map(put, self.records))
        return Batch(author, time, f"Erhebung übernommen: {self.plan.name}", changes)


def survey_source(plan: SurveyPlan) -> str:
    """The id of the source that all claims of a survey name."""
    return entity_id(plan.district, EntityType.SOURCE, plan.id)


def transferred(plan: SurveyPlan, responses: Sequence[Response], names: Mapping[str, str]) -> Transfer:
    """What the answers say, and nothing else; ``names`` are those of organizations, for people.

    Raises InvalidError for answers that do not fit the survey.
    """
    for response in responses:
        for fault in response_faults(plan, response):
            raise InvalidError(fault.en)
    said = voices(responses)
    stating = Stating(plan, survey_source(plan), names)
    ties = (r for pair in pairs_told(plan, said) for r in stating.records(pair))
    records: tuple[Record, ...] = (_source(plan), _survey(plan, said), *ties)
    return Transfer(plan, records, tuple(_questions(plan, responses, names)))


def _source(plan: SurveyPlan) -> Entity:
    values = {
        Prop.NAME: f"Erhebung: {plan.name}",
        Prop.STATED_ON: plan.day.isoformat(),
        Prop.SOURCE_KIND: SourceKind.SURVEY.value,
    }
    return _stated(plan, survey_source(plan), EntityType.SOURCE, values.items())


def _survey(plan: SurveyPlan, said: Mapping[str, Voice]) -> Entity:
    """The record of the survey. Respondents are those who left no row blank: of them the rest is known to be absent."""
    answered = [id for id, voice in said.items() if complete(plan, id, voice)]
    values = [
        (Prop.NAME, plan.name),
        (Prop.DATE, plan.day.isoformat()),
        (Prop.METHOD, _METHOD),
        (Prop.RESPONSE_RATE, f"{100 * len(answered) / len(plan.roster):.1f}"),
        *([(Prop.BOUNDARY_RULE, plan.boundary)] if plan.boundary else []),
        *((Prop.ROSTER, id) for id in plan.roster),
        *((Prop.RESPONDENT, id) for id in answered),
    ]
    return _stated(plan, plan.id, EntityType.SURVEY, values)


def _stated(plan: SurveyPlan, id: str, type: EntityType, values: Iterable[tuple[str, str]]) -> Entity:
    source = "" if type is EntityType.SOURCE else survey_source(plan)
    said = ((EXISTS, "true"), *values)
    sure, day = StatementStatus.CONFIRMED.value, plan.day.isoformat()
    return entity(id, type, plan.district, (Claim(prop, value, source, "", day, sure) for prop, value in said))


def _questions(plan: SurveyPlan, responses: Sequence[Response], names: Mapping[str, str]) -> Iterator[Text]:
    """One question a name that was missed: a person decides whether it becomes a record."""
    listed = {folded(names.get(id, id)): names.get(id, id) for id in plan.roster}
    named: dict[str, tuple[str, set[str]]] = {}
    for response in responses:
        for text in filter(None, (" ".join(f.split()) for f in response.further)):
            named.setdefault(folded(text), (text, set()))[1].add(response.organization)
    for key, (text, by) in sorted(named.items()):
        who = ", ".join(sorted(names.get(id, id) for id in by))
        if key in listed:
            yield say(
                "„{text}“ steht schon auf der Liste und wurde zusätzlich genannt von: {who}. Ist dasselbe gemeint?",
                "“{text}” is on the roster already and was named besides by: {who}. Is the same meant?",
                text=text,
                who=who,
            )
        else:
            yield say(
                "„{text}“ fehlte auf der Liste, genannt von: {who}. Gehört das zum Netzwerk?",
                "“{text}” was not on the roster, named by: {who}. Does it belong to the network?",
                text=text,
                who=who,
            )
