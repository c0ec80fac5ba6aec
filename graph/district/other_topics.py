"""Council papers that a person has looked at and found to be about something else: they count nowhere."""

from collections.abc import Iterable, Sequence

from graph.records import Entity, Relation
from ontology.names import EntityType, Prop, TopicRelation


def is_other_topic(entity: Entity) -> bool:
    """Whether it is a paper of which somebody said that it is not about early help.

    It stays recorded, so that the next import does not ask again; no analysis sees it or its consultations.
    """
    return entity.type == EntityType.PAPER and entity.value(Prop.TOPIC_RELATION) == TopicRelation.NONE


def without_other_topics(
    entities: Iterable[Entity], relations: Iterable[Relation]
) -> tuple[Sequence[Entity], Sequence[Relation]]:
    """Records without such papers, and without what hangs on them."""
    found = tuple(entities)
    aside = {entity.id for entity in found if is_other_topic(entity)}
    kept = found if not aside else tuple(entity for entity in found if entity.id not in aside)
    return kept, tuple(r for r in relations if r.source not in aside)


__all__ = ["is_other_topic", "without_other_topics"]
