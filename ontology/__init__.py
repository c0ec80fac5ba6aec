"""The ontology as data: Turtle is the source, `Model` what everything else projects. Names are in `ontology.names`."""

from ontology.errors import DomainError, ModelError
from ontology.load import load_model
from ontology.model import Code, CodeList, Model, Norm, NormPack, Property, Text, Type, say

__all__ = [
    "Code",
    "CodeList",
    "DomainError",
    "Model",
    "ModelError",
    "Norm",
    "NormPack",
    "Property",
    "Text",
    "Type",
    "load_model",
    "say",
]
