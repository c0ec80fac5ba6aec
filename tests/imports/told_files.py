"""What is read of small files of many forms, as text: `told_files.txt` beside this file, of the files in the TOML file.

Each shows at its edges what a reader makes of marks, spans, what is hidden, and what it leaves out with a sentence.
``python -m tests.imports.told_files`` writes the file anew.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.errors import UnreadableFileError
from graph.imports.read import read_bytes
from graph.imports.read.foreign_graph import told_in
from tests.recognise.told_texts import shown

HERE = Path(__file__).parent
TOLD = HERE / "told_files.txt"


@cache
def files_to_read() -> Mapping[str, str]:
    """The files by their names."""
    return tomllib.loads((HERE / "told_files.toml").read_text("utf-8"))


def told_file(name: str) -> str:
    """What is read of a file; of Turtle what its graph tells, which else another process looks at."""
    text = files_to_read()[name]
    if name.endswith(".ttl"):
        import rdflib

        return f"== {name}\n{shown(told_in(rdflib.Graph().parse(data=text, format='turtle')))}"
    try:
        book = read_bytes(name, text.encode())
    except UnreadableFileError as error:
        return f"== {name}\nrefused: {error}"
    sheets = [shown(sheet) for sheet in book.sheets]
    notices = [f"{place.sheet} {place.cell} {rule} {issue.sentence.de}" for place, rule, issue in book.notices]
    return "\n".join([f"== {name}", *sheets, *book.skipped, *notices])


if __name__ == "__main__":
    TOLD.write_text("\n\n".join(map(told_file, files_to_read())) + "\n", "utf-8")
