"""How a list was understood: its tables, and the role of each column, as a mapping file."""

from pathlib import Path

from api.commands.opening import READING, form_of, refuse_missing
from api.commands.writing import write_out


def show_columns(path: Path, mapping: Path | None) -> None:
    """Print what was recognised in a list; nothing is stored or analysed."""
    from api.commands.plain_output import busy
    from graph.imports.read import read_workbook
    from graph.imports.recognise.form import form_as_toml
    from graph.imports.recognise.recognising import recognise
    from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
    from ontology import load_model

    refuse_missing(path)
    with busy(READING.format(name=path.name)):
        workbook = read_workbook(path)
    corrections = form_of(workbook, path, mapping)
    recognised = recognise(workbook, sheet_lexicon_of(load_model()), corrections)
    write_out(form_as_toml(recognised), None)
