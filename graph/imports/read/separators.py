"""Which character separates the cells of a text, and rows that it cuts once too often."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from graph.imports.read.quotes import Splitter

SEPARATORS = ";,\t|"
_SAMPLE, _SAMPLE_LINES = 100_000, 200
_FEW = 0.2


def separator_of(text: str) -> str:
    """The character that splits neighbouring lines into equally many cells.

    >>> separator_of("name;ort\\nKita, Süd;Karlsruhe"), separator_of("Name\\nPraxis, Dr. A")
    (';', ';')
    """
    sample = "\n".join(text[:_SAMPLE].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES])
    first = sample.partition("\n")[0]
    marked = [d for d in SEPARATORS if first.startswith('"') and f'"{d}"' in first]
    if len(marked) == 1:
        # A program that sets marks around every cell says itself what stands between them.
        return marked[0]
    split = {d: [row.cells for row in Splitter(sample, d).rows() if any(map(str.strip, row.cells))] for d in SEPARATORS}
    best = max(SEPARATORS, key=lambda d: _agreement(split[d], d))
    if _agreement(split[best], best) > 0:
        return best
    return max(SEPARATORS, key=lambda d: _first_width(split[d], d))


def _agreement(rows: Sequence[Sequence[str]], delimiter: str) -> int:
    """Cells in runs of rows of the same width; a comma before a blank is part of a sentence."""
    best, at = 0, 0
    for width, same in groupby(rows, key=len):
        run = list(same)
        alone = len(run) == 1 and len(rows) > 1
        sentence = delimiter == "," and at > 0 and all(cell[:1] == " " for row in run for cell in row[1:])
        if width > 1 and not alone and not sentence:
            best = max(best, len(run) * (width - 1))
        at += len(run)
    return best


def _first_width(rows: Sequence[Sequence[str]], delimiter: str) -> int:
    """The width of the first row, where no two neighbours agree."""
    first = rows[0] if rows else []
    sentence = delimiter == "," and all(cell[:1] == " " for cell in first[1:])
    return len(first) if len(first) > 1 and not sentence else 0


def usual_width(rows: Sequence[Sequence[str]]) -> int:
    """The number of cells that most rows have, not counting blank rows; 0 if rows differ at large."""
    widths = Counter(len(row) for row in rows if any(map(str.strip, row)))
    if not widths:
        return 0
    width, _ = widths.most_common(1)[0]
    if sum(widths.values()) <= 3:
        first = next(len(row) for row in rows if any(map(str.strip, row)))
        width = first if first > 1 else width
    wider = sum(1 for row in rows if len(row) > width and any(map(str.strip, row[width:])))
    return width if width > 1 and (wider <= 2 or wider <= _FEW * sum(widths.values())) else 0


def joined_cells(cells: list[str], width: int, delimiter: str) -> tuple[list[str], list[int]]:
    """A row that a separator within its cells cut, put together if there is one way; and the columns joined.

    A piece that starts with a blank goes on with a sentence; "0,75" is one number.

    >>> joined_cells(["Klinik", " Geburtshilfe", "Gesundheit"], 2, ",")
    (['Klinik, Geburtshilfe', 'Gesundheit'], [0])
    >>> joined_cells(["S1", "0", "75"], 2, ",")
    (['S1', '0,75'], [1])
    """
    extra = len(cells) - width
    places = [i for i in range(1, len(cells)) if cells[i][:1] == " " and cells[i].strip()]
    if len(places) != extra and delimiter == ",":
        places = [i for i in range(1, len(cells)) if _decimal(cells[i - 1], cells[i])]
    if len(places) != extra:
        return cells, []
    made: list[str] = []
    columns: list[int] = []
    for number, cell in enumerate(cells):
        if number in places:
            made[-1] += delimiter + cell
            columns.append(len(made) - 1)
        else:
            made.append(cell)
    return made, columns


def _decimal(left: str, right: str) -> bool:
    return left.strip().isdecimal() and right.strip().isdecimal() and len(right.strip()) <= 2 and len(left) <= 7
