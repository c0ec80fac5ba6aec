"""Lists in, stage by stage; each takes what the one before made, and nothing of it knows who asks.

==========  ============================================================================================================
read        bytes -> `Workbook`: sheets as the spreadsheet shows them, with what a person sees beside the text
recognise   sheets -> tables in them, what each lists, the role of each column, with reasons and certainty
check       rows of tables -> records, and what there is to say about them (`Staged`)
outcome     records -> what writing would change (preview), the one batch that writes it, and the report
==========  ============================================================================================================

``vocabulary`` holds the reviewed words that the stages share.
"""

from graph.imports.check.staging import Staged, Unmapped, stage
from graph.imports.outcome.report import ImportReport, import_file, preview
from graph.imports.problems import ImportProblem
from graph.imports.workbook import SourceFile

__all__ = ["ImportProblem", "ImportReport", "SourceFile", "Staged", "Unmapped", "import_file", "preview", "stage"]
