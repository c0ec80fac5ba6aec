"""The filled example of the template: an invented town, no persons. Its lists are a folder that ``check`` reads."""

import csv
from collections.abc import Mapping, Sequence
from importlib.resources import files

from graph.identifiers import slug
from ontology.model import Model, Type

START = (
    "District",
    "Source",
    "Organization",
    "EarlyHelpNetwork",
    "Committee",
    "Membership",
    "Cooperation",
    "Agreement",
    "Service",
    "Paper",
    "Consultation",
)
"""The sheets people start with; the order and the colour of the tabs follow it."""

FOLDER = files("graph.imports").joinpath("beispielstadt")
"""The lists, one CSV file a type, named after its German plural as the lists under ``seed/`` are."""


def example_of(model: Model) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Type -> its rows, each German header -> what stands below it; types without a list are left out.

    >>> from ontology import load_model
    >>> example_of(load_model())["Service"][0]["Name"]
    'Willkommensbesuche'
    """
    kinds = (*model.entity_types, *model.relation_types)
    return {kind.name: _rows(kind) for kind in kinds if FOLDER.joinpath(_file_name(kind)).is_file()}


def _file_name(kind: Type) -> str:
    return f"{slug(kind.plural.de).replace('-', '_')}.csv"


def _rows(kind: Type) -> list[dict[str, str]]:
    lines = FOLDER.joinpath(_file_name(kind)).read_text("utf-8").splitlines(keepends=True)
    return [{header: cell for header, cell in row.items() if cell} for row in csv.DictReader(lines)]
