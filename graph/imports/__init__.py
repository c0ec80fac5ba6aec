"""List files in: read, map by the model's words, check, preview, write. Nothing is dropped silently.

Proposals for duplicates, mapping by hand and council data (OParl) have their own modules beside these.
"""

from graph.imports.problems import ImportProblem
from graph.imports.report import ImportReport, import_file, preview
from graph.imports.staging import Staged, Unmapped, stage
from graph.imports.workbook import SourceFile

__all__ = ["ImportProblem", "ImportReport", "SourceFile", "Staged", "Unmapped", "import_file", "preview", "stage"]
