"""What can be said of a file as a whole: sheets and columns that are missing or unknown."""

from collections.abc import Sequence
from dataclasses import replace

from graph.imports.check import file_issues, issues
from graph.imports.check.context import Context
from graph.imports.check.listed_as import LISTED_AS
from graph.imports.check.rows import RowResult
from graph.imports.persons.vocabulary import Personal, of_header
from graph.imports.problems import WHAT_TO_DO, WHY, Issue, Place, Problems
from graph.imports.recognise.arranged.tables import TableLayout, TypedSheet
from ontology.names import EntityType

_LISTED_AS = {
    "Actor": EntityType.ORGANIZATION,
    "Party": EntityType.ORGANIZATION,
    "Provider": EntityType.ORGANIZATION,
    "Body": EntityType.COMMITTEE,
    "Undertaking": EntityType.PROJECT,
    "Commitment": EntityType.GOAL,
}


def check_layout(layout: TableLayout, context: Context, problems: Problems) -> None:
    """Note unknown and guessed sheets, sheets without headers, and required columns that are missing."""
    told = {(said.place.file, said.place.sheet) for said in layout.said if said.issue.rule == "header"}
    for sheet in layout.unknown:
        if (sheet.file, sheet.name) not in told:
            problems.add(Place(sheet.file, sheet.name), sheet.name, file_issues.unknown_sheet(sheet.name))
    for sheet, kind in layout.headless:
        problems.add(Place(sheet.file, sheet.name, "A1"), " | ".join(sheet.rows[0][:6]), file_issues.no_header(kind))
    for table in layout.guessed:
        place = Place(table.sheet.file, table.sheet.name)
        problems.add(place, table.sheet.name, file_issues.guessed_sheet(table.sheet.name, table.type))
    for said in layout.said:
        problems.add(said.place, said.found, said.issue)
    for table in layout.sheets:
        _check_required(table, context, problems)


def check_headers(layout: TableLayout, problems: Problems) -> None:
    """Note columns that mean nothing; to be asked after the rows were read."""
    for table in layout.sheets:
        labels = [p.label.de for p in (table.type.source, table.type.target, *table.type.properties) if p is not None]
        unknown = table.unmapped()
        told = {WHY, WHAT_TO_DO}
        ours = told if told <= {c.header for c in unknown} else set()  # rejected rows that were mended
        for column in unknown:
            if column.header in ours:
                continue
            about_persons = of_header(column.header) in (Personal.PERSON, Personal.NUMBER)
            said = (
                file_issues.persons_in_column(column.header)
                if about_persons
                else file_issues.unknown_header(column.header, labels)
            )
            problems.add(table.head(column), column.header, said)


def check_listed(results: Sequence[RowResult], context: Context, problems: Problems) -> None:
    """Where a whole sheet is missing, say that once, with what it has to list, instead of for every row."""
    listed = set(context.index.types.values())
    missing: dict[str, dict[str, tuple[Place, Issue]]] = {}
    for result in results:
        for i, (place, found, issue) in enumerate(result.issues):
            name = str(LISTED_AS.get(issue.about, issue.about))
            if name and name not in listed and not context.model.types[name].abstract:
                missing.setdefault(name, {}).setdefault(found, (place, issue))
                result.issues[i] = place, found, issues.unlisted(issue, context.model.types[name])
    for name, wanted in missing.items():
        place, _ = next(iter(wanted.values()))
        issue = file_issues.missing_sheet(context.model.types[name], list(wanted))
        needed = any(i.severity == "error" for _, i in wanted.values())
        problems.add(replace(place, sheet="", cell="", header=""), "", issue if needed else issues.without_loss(issue))


def _check_required(table: TypedSheet, context: Context, problems: Problems) -> None:
    filled = {c.name for c in table.columns()}
    kind = table.type
    derived = kind.name in context.forms.names
    for prop in (kind.source, kind.target, *kind.properties):
        if prop is not None and prop.required and prop.name not in filled and not (derived and prop.name == "name"):
            table.lacking.add(prop.name)
            problems.add(table.head(), "", file_issues.missing_column(prop))
