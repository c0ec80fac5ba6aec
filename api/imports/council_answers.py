"""What a program or a form says of council data that were brought: held to what there is before it is kept."""

from collections.abc import Mapping

from api.imports.council_steps import CouncilAnswers
from api.refusals import unfit
from api.schemas.council import CouncilAnswersIn
from api.writes.writing import Writing
from graph.council.wordings import RESULTS, ROLES
from graph.identifiers import folded
from graph.records import Entity
from graph.stores.base import Scope
from ontology import Text, say
from ontology.names import EntityType, TopicRelation

_BODIES = (EntityType.COMMITTEE, EntityType.EARLY_HELP_NETWORK)
CODE_LISTS: Mapping[str, str] = {ROLES: "ConsultationRole", RESULTS: "ConsultationResult"}
"""Where the codes of roles and results stand."""


def answers_in(bring: Writing, key: str, body: CouncilAnswersIn) -> CouncilAnswers:
    """The answers of a request; raises RefusedError for bodies and codes that there are not."""
    words = {ROLES: body.roles, RESULTS: body.results}
    wrong = [*_no_bodies(bring, key, body), *_no_codes(bring, words)]
    if wrong:
        raise unfit(wrong)
    return CouncilAnswers(
        body.as_of,
        body.complete_since,
        {address: None if topic is None else kept_topic(topic) for address, topic in body.topics.items()},
        body.bodies,
        {kind: {folded(wording): code for wording, code in said.items()} for kind, said in words.items()},
    )


def kept_topic(topic: str) -> str:
    """A topic as the import takes it: empty for a paper on something else."""
    return "" if topic == TopicRelation.NONE else topic


def _no_bodies(bring: Writing, key: str, body: CouncilAnswersIn) -> list[tuple[str, Text]]:
    named = {id for id in body.bodies.values() if id}
    there = {e.id for e in bring.store.records(Scope.of(key), _BODIES) if isinstance(e, Entity)} if named else set()
    return [
        ("/bodies", say("„{id}“ ist kein erfasstes Gremium.", "“{id}” is no recorded body.", id=id))
        for id in sorted(named - there)
    ]


def _no_codes(bring: Writing, words: Mapping[str, Mapping[str, str]]) -> list[tuple[str, Text]]:
    codes = {kind: bring.model.code_lists[name].by_notation for kind, name in CODE_LISTS.items()}
    return [
        (f"/{kind}s", say("„{code}“ ist kein Code der Liste.", "“{code}” is no code of the list.", code=code))
        for kind, said in words.items()
        for code in said.values()
        if code and code not in codes[kind]
    ]


__all__ = ["CODE_LISTS", "answers_in", "kept_topic"]
