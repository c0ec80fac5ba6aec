"""The carrier in a line of its own below a name in one cell: "Familienzentrum Moor" over "Träger: AWO"."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.imports.recognise.areas import TableArea
from graph.imports.recognise.reshaping.columns_added import naming_column, with_added_column
from graph.imports.recognise.text_grid import At, SaidCell, TextGrid
from graph.imports.recognise.texts.sheet_lexicon import SheetLexicon, plain_header
from graph.imports.vocabulary.words import word_key
from ontology.names import RelationType

_HEAD = "Träger"


class CarriersBelow(NamedTuple):
    """The grid with a column for such carriers, its area, and the cells that they stood in."""

    grid: TextGrid
    area: TableArea
    cells: Sequence[At] = ()


def with_carriers_apart(grid: TextGrid, area: TableArea, lexicon: SheetLexicon) -> CarriersBelow:
    """The grid with the carriers below names in a column; as it is where a column names carriers."""
    heads = {c: plain_header(grid.cell(area.header[-1], c)) for c in range(area.left, area.right + 1)}
    name, links = naming_column(heads, lexicon), lexicon.layouts.links
    told = any(links.get(word_key(h)) == RelationType.HAS_CARRIER for h in heads.values())
    if name is None or told or area.right + 1 < grid.width or grid.turned:
        return CarriersBelow(grid, area)
    rows = range(area.start, min(area.stop, len(grid.rows)))
    lines = {r: t.split("\n") for r, t in zip(rows, grid.below(name, rows), strict=True) if "\n" in t and ":" in t}
    said = {r: found for r, several in lines.items() if (found := _carrier(several, lexicon))}
    if not said:
        return CarriersBelow(grid, area)
    cells = {r: SaidCell(carrier, (r, name)) for r, (_, carrier) in said.items()}
    made, area = with_added_column(grid, area, SaidCell(_HEAD, (area.header[-1], name)), cells)
    changed = list(made.rows)
    for row, (called, _) in said.items():
        changed[row] = [*changed[row][:name], called, *changed[row][name + 1 :]]
    return CarriersBelow(made.with_rows(changed), area, [(r, name) for r in said])


def _carrier(lines: Sequence[str], lexicon: SheetLexicon) -> tuple[str, str] | None:
    """The other lines, and the carrier that one of them names behind the word for it."""
    parted = [(line, *map(str.strip, _bare(line).partition(":")[::2])) for line in lines]
    links = lexicon.layouts.links
    named = [(line, who) for line, word, who in parted if who and links.get(word_key(word)) == RelationType.HAS_CARRIER]
    rest = "\n".join(line for line in lines if line not in [told for told, _ in named])
    return (rest, named[0][1]) if len(named) == 1 and rest.strip() else None


def _bare(line: str) -> str:
    """A line without the brackets around the whole of it: "(Träger: AWO)"."""
    bare = line.strip()
    return bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare
