"""The ontology as data: Turtle is the source, `Model` what everything else projects. Names are in `ontology.names`.

A name loads its module when first used, as those of ``graph`` do.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.errors import DomainError as DomainError
    from ontology.errors import ModelError as ModelError
    from ontology.load import load_model as load_model
    from ontology.model import Code as Code
    from ontology.model import CodeList as CodeList
    from ontology.model import Model as Model
    from ontology.model import Norm as Norm
    from ontology.model import NormPack as NormPack
    from ontology.model import Property as Property
    from ontology.model import Text as Text
    from ontology.model import Type as Type
    from ontology.model import say as say

_HOMES = {
    "errors": ("DomainError", "ModelError"),
    "load": ("load_model",),
    "model": ("Code", "CodeList", "Model", "Norm", "NormPack", "Property", "Text", "Type", "say"),
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
