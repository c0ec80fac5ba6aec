"""Lists in, stage by stage; each takes what the one before made, and nothing of it knows who asks.

==========  ============================================================================================================
read        bytes -> `Workbook`: sheets as the spreadsheet shows them, with what a person sees beside the text
recognise   sheets -> tables in them, what each lists, the role of each column, with reasons and certainty
check       rows of tables -> records, and what there is to say about them (`Staged`)
outcome     records -> what writing would change (`Preview`), the one batch that writes it, and the report
==========  ============================================================================================================

What each stage makes is frozen: it can be looked at, and the stage run again with another answer (`Given`)::

    workbook = read_workbook(path)
    staged = check(workbook, model, Given(district="08212"), seen=seen_in(store))
    staged = check(workbook, model, Given(district="08212", stated_on="2024-03-14"))  # after looking at it
    planned = preview(staged, store)
    done = commit(planned, store, By("Koordination", now))

`import_file` is that in one call. ``vocabulary`` holds the reviewed words that the stages share.
"""

from graph.imports.check.staged import Staged, Unmapped
from graph.imports.check.staging import Given, SeenInStore, check, stage
from graph.imports.outcome.plan import Preview, preview
from graph.imports.outcome.report import By, ImportReport, commit, import_file, report, seen_in
from graph.imports.problems import ImportProblem, LostRow
from graph.imports.progress import ImportProgress, ImportStep
from graph.imports.read import read_workbook
from graph.imports.workbook import SourceFile, Workbook

__all__ = [
    "By",
    "Given",
    "ImportProblem",
    "ImportProgress",
    "ImportReport",
    "ImportStep",
    "LostRow",
    "Preview",
    "SeenInStore",
    "SourceFile",
    "Staged",
    "Unmapped",
    "Workbook",
    "check",
    "commit",
    "import_file",
    "preview",
    "read_workbook",
    "report",
    "seen_in",
    "stage",
]
