"""The contribution in a record of a national store, as it was handed over."""

import json

from graph.contribution.handing_over import HandedOver, contribution_in
from graph.records import Entity
from ontology.names import Prop


def kept_contribution(release: Entity) -> HandedOver | None:
    """What a district handed over; None where it releases the records of the store itself."""
    text = release.value(Prop.CONTRIBUTION)
    try:
        return contribution_in(json.loads(text)) if text else None
    except ValueError:  # written by something else than collecting: no contribution at all
        return None
