"""Whether a single statement names a person or a single case, for what is not a table (decision 0020)."""

from graph.imports.persons.column_reading import ColumnReading, of_cell
from graph.imports.persons.door import reading_of
from graph.imports.persons.vocabulary import Personal
from graph.imports.recognise.texts.headers import Column
from ontology.model import Property


def personal_in(prop: Property, text: str) -> Personal | None:
    """What is personal in a value of a property, None if nothing is: as in a column of that property."""
    reading = reading_of(Column(0, prop.label.de, "value", prop.name, prop))
    return None if reading is None or not text else of_cell(text, reading)


def personal_in_words(text: str) -> Personal | None:
    """What is personal in a place in a source, or in the reason of a change."""
    return of_cell(text, ColumnReading.NOTES) if text else None
