"""The model as this installation uses it."""

from dataclasses import replace

from ontology import Model, load_model
from ontology.names import EntityType


def model_here() -> Model:
    """The model, without persons where the installation forbids them (decision 0027)."""
    from api.settings import load_settings

    refused = (EntityType.PERSON,) if load_settings().forbid_persons else ()
    return replace(load_model(), refused=refused)
