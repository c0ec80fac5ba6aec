"""Records, stores, imports, networks, indicators, findings, exports: what is known of a district, and what it says.

The public names, for notebooks and programs that use the library; inside, modules import each other. A name loads its
module when first used: ``import graph`` costs nothing, and a command that reads no network never loads numpy.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analysis import Analysis as Analysis
    from graph.analysis import analyse_district as analyse_district
    from graph.analysis import demo_date as demo_date
    from graph.anchoring.lines import Anchoring as Anchoring
    from graph.anchoring.lines import anchoring_of as anchoring_of
    from graph.comparison.comparing import Comparison as Comparison
    from graph.comparison.comparing import compare_district as compare_district
    from graph.district.loading import snapshot_of as snapshot_of
    from graph.district.snapshot import Snapshot as Snapshot
    from graph.exports import export as export
    from graph.exports import extract_of as extract_of
    from graph.imports import import_file as import_file
    from graph.records import Entity as Entity
    from graph.records import Relation as Relation
    from graph.records.claims import Claim as Claim
    from graph.stores import GraphStore as GraphStore
    from graph.stores import open_store as open_store
    from graph.stores.base import Scope as Scope
    from graph.stores.journal import undo as undo

_HOMES = {
    "analysis": ("Analysis", "analyse_district", "demo_date"),
    "anchoring.lines": ("Anchoring", "anchoring_of"),
    "comparison.comparing": ("Comparison", "compare_district"),
    "exports": ("export", "extract_of"),
    "imports": ("import_file",),
    "district.loading": ("snapshot_of",),
    "district.snapshot": ("Snapshot",),
    "records": ("Entity", "Relation"),
    "records.claims": ("Claim",),
    "stores": ("GraphStore", "open_store"),
    "stores.base": ("Scope",),
    "stores.journal": ("undo",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # type checkers read the list above and refuse every other name

    def __getattr__(name: str) -> object:
        """The public name from its module (PEP 562)."""
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(_HOME_OF)
