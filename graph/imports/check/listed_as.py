"""In which sheet people list what a reference of an abstract type may mean."""

from collections.abc import Mapping

from ontology.names import EntityType

LISTED_AS: Mapping[str, str] = {
    "Actor": EntityType.ORGANIZATION,
    "Party": EntityType.ORGANIZATION,
    "Provider": EntityType.ORGANIZATION,
    "Body": EntityType.COMMITTEE,
    "Undertaking": EntityType.PROJECT,
    "Commitment": EntityType.GOAL,
}
