"""What pages there are across districts, below ``/bund``: one line for each."""

from typing import NamedTuple

from ontology import Text

NATION = "bund"
OVERVIEW, INDICATOR, PROFILES, HEARINGS, CLUSTERS, TRANSFER = (
    "",
    "kennzahl",
    "profile",
    "beratungen",
    "cluster",
    "transfer",
)
PAPERS, PUBLISHED = "unterlagen", "reihen"
"""The names of the pages in the address below ``/bund``, in the order in which they are offered."""


NATION_REPORT = "bericht"
"""The report for a Land."""


class NationView(NamedTuple):
    """A page across districts: its name in the address below ``/bund``, and its label."""

    name: str
    label: Text


NATION_VIEWS = (
    NationView(OVERVIEW, Text(de="Überblick", en="Overview")),
    NationView(CLUSTERS, Text(de="Cluster", en="Clusters")),
    NationView(TRANSFER, Text(de="Transfer", en="Transfer")),
    NationView(HEARINGS, Text(de="Beratungen", en="Consultations")),
    NationView(PAPERS, Text(de="Unterlagen", en="Papers")),
    NationView(PUBLISHED, Text(de="Veröffentlichte Werte", en="Published values")),
    NationView(INDICATOR, Text(de="Kennzahlen", en="Indicators")),
    NationView(NATION_REPORT, Text(de="Bericht", en="Report")),
)
"""All pages across districts, in the order in which they are offered. A page comes with its line here."""


def nation_path(name: str) -> str:
    """The address of a page across districts.

    >>> nation_path(""), nation_path("cluster")
    ('/bund', '/bund/cluster')
    """
    return f"/{NATION}/{name}" if name else f"/{NATION}"
