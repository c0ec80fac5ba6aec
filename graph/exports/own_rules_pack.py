"""The own rules of a district as a norm pack in Turtle: lines as SKOS like those of ``ontology/norms``, and shapes.

The shapes (SHACL) hold for the graph that `graph.exports.turtle` writes, without this program: a rule on who takes part
or has a seat is a shape of severity ``sh:Info``, for what nobody recorded is not missing. What no shape says is a line.
"""

from collections.abc import Iterator
from json import dumps

from graph.district.own_lines import OWN_PACK, OwnLine, own_line
from graph.exports import Extract
from graph.rdf import EDTF_TYPE, record_iri
from graph.records import Entity
from graph.records.claims import Presence
from ontology import Model, Norm, Text
from ontology.model import NAMESPACE
from ontology.names import EntityType, OwnRuleKind, Prop

_HEAD = f"""@prefix edtf: <{EDTF_TYPE.removesuffix("EDTF-level0")}> .
@prefix fh: <{NAMESPACE}> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
_SHAPED = (OwnRuleKind.MITW, OwnRuleKind.SITZ)


def own_rules_pack(extract: Extract) -> str:
    """The rules of the extract, those that have ended too, by id."""
    known = {e.id: e for e in extract.entities}
    rules = (e for e in extract.entities if e.type == EntityType.OWN_RULE and e.presence is Presence.PRESENT)
    lines = (own_line(extract.model, r, known.get(r.value(Prop.AGREED_BY) or "")) for r in rules)
    blocks = (block for line in lines if line is not None for block in _blocks(line, extract.model))
    return "\n".join([_HEAD, *blocks])


def _blocks(line: OwnLine, model: Model) -> Iterator[str]:
    yield _norm(line.record, line.norm, model)
    if line.kind in _SHAPED and line.norm.about:
        yield _shape(line, model)


def _norm(rule: Entity, norm: Norm, model: Model) -> str:
    pack = model.packs[OWN_PACK].iri
    days = (("validFrom", norm.valid_from), ("validUntil", norm.valid_until))
    said = [
        "a fh:Norm",
        f"fh:inPack fh:{pack}",
        f"skos:notation {_quoted(norm.name)}",
        f"skos:prefLabel {_both(norm.label)}",
        f"skos:definition {_quoted(rule.name)}@de",
        f"fh:normKind {_quoted(norm.kind)}",
        f'fh:binding "{norm.binding}"',
        f"fh:citation {_quoted(norm.citation)}",
        f"fh:version {_quoted(norm.version)}",
        *(f"fh:about {code}" for code in _codes(norm, model)),
        *(f"fh:{name} {_dated(day)}" for name, day in days if day),
    ]
    return f"<{record_iri(rule.id).value}> " + " ;\n    ".join(said) + " .\n"


def _shape(line: OwnLine, model: Model) -> str:
    """Somebody of the group is a member of the body that the rule names, or of a network."""
    of = f"sh:targetNode <{record_iri(line.body).value}>" if line.body else "sh:targetClass fh:EarlyHelpNetwork"
    props = {"ActorType": Prop.ACTOR_TYPE, "KkgPartner": Prop.COVERS_PARTNER}
    (code,) = _codes(line.norm, model)[:1]
    prop = props[line.norm.about[0].partition(":")[0]]
    return f"""<{record_iri(line.id).value}-shape> a sh:NodeShape ;
    {of} ;
    sh:property [
        sh:severity sh:Info ;
        sh:message {_quoted(f"{line.norm.citation}: {line.record.name}")}@de ;
        sh:path [ sh:inversePath org:organization ] ;
        sh:qualifiedMinCount 1 ;
        sh:qualifiedValueShape [
            sh:property [
                sh:path org:member ;
                sh:qualifiedMinCount 1 ;
                sh:qualifiedValueShape [ sh:property [ sh:path fh:{prop} ; sh:hasValue {code} ] ]
            ]
        ]
    ] .
"""


def _codes(norm: Norm, model: Model) -> tuple[str, ...]:
    named = (key.partition(":") for key in norm.about)
    return tuple(f"fh:{model.code(name, code).iri}" for name, _, code in named)


def _both(text: Text) -> str:
    return f"{_quoted(text.de)}@de, {_quoted(text.en)}@en"


def _quoted(text: str) -> str:
    """A literal: JSON escapes what Turtle does, and the same way."""
    return dumps(text, ensure_ascii=False)


def _dated(day: str) -> str:
    return f"{_quoted(day)}^^edtf:EDTF-level0"


__all__ = ["own_rules_pack"]
