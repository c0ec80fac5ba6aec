"""What the reference pages on indicators and on rules say alike: words of docstrings, norms by citation."""

import re
from collections.abc import Iterator

from graph.findings import cited
from ontology import Model, NormPack

_REFERENCE = re.compile(r"^(domain\b|decisions\b|[A-D]\d+\b|\d+\.\d)")


def outward(said: str) -> str:
    """Words of a docstring as they are published: without where they stand in the domain research."""
    return re.sub(r" ?\(([^()]*)\)", _outward, said).replace("``", "`")


def _outward(found: re.Match[str]) -> str:
    """A bracket without what it says on the domain research: laws and papers stay."""
    kept = [p.strip() for p in found[1].split(";") if not _REFERENCE.match(p.strip())]
    kept = [re.sub(r", domain .*$", "", p) for p in kept]
    lead = " " if found[0].startswith(" ") else ""
    return f"{lead}({'; '.join(kept)})" if kept else ""


def _of_pack(pack: NormPack, model: Model) -> str:
    """The citation of a pack, with the mark of unchecked wordings where none of its lines has been checked."""
    lines = [n for n in model.norms.values() if n.pack == pack.name]
    unread = [n for n in lines if not n.verified and n.citation == pack.citation]
    return cited(unread[0]).de if unread and not any(n.verified for n in lines) else pack.citation


def sources_of(norms: tuple[str, ...], model: Model) -> Iterator[str]:
    """Norm lines and packs by citation."""
    lines: dict[str, list[str]] = {}
    for norm in (model.norms[n] for n in norms if n in model.norms):
        lines.setdefault(cited(norm).de, []).append(f"{norm.label.de} (`{norm.name}`)")
    for pack in (model.packs[n] for n in norms if n in model.packs):
        lines.setdefault(_of_pack(pack, model), []).append(f"{pack.label.de} (`{pack.name}`)")
    yield from (f"{citation}: {', '.join(names)}" for citation, names in lines.items())
