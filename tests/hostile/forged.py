"""Files of the corpus that are forged by hand, each by a name."""

from collections.abc import Callable, Iterator

from tests.hostile.forged_archives import ARCHIVES
from tests.hostile.forged_others import OLD_BOOKS, PAGES, TABLES
from tests.hostile.forged_workbooks import CELLS, PARTS, sheet_of
from tests.imports.making import open_document

Made = Callable[[], bytes]


def forged() -> Iterator[tuple[str, str, Made]]:
    """Name here, name it is handed in under, and how it is made."""
    for kind, made in ARCHIVES.items():
        yield f"archive: {kind}", "a.xlsx", made
    for kind, cells in CELLS.items():
        yield f"cell: {kind}", "a.xlsx", lambda cells=cells: sheet_of(cells)  # type: ignore[misc]
    for kind, made in PARTS.items():
        yield f"part: {kind}", "a.xlsx", made
    for kind, table in TABLES.items():
        yield f"table: {kind}", "a.ods", lambda table=table: open_document(table())  # type: ignore[misc]
    for kind, made in OLD_BOOKS.items():
        yield f"old: {kind}", "a.xls", made
    for kind, page in PAGES.items():
        yield f"page: {kind}", "a.html", lambda page=page: page().encode()  # type: ignore[misc]
