"""The contribution in a record of a national store, as it was handed over."""

import json
from collections.abc import Iterable, Iterator

from graph.contribution.handed_works import CollectedWork, work_record
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


def collected_works(releases: Iterable[Entity]) -> Iterator[CollectedWork]:
    """The works in the contributions of these releases; once a release is taken back, its contribution is gone."""
    for release in releases:
        handed = kept_contribution(release)
        for work in () if handed is None else handed.released.works:
            yield CollectedWork(work, work_record(work, release.owner, handed.on if handed else ""))
