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

`import_file` is that in one call; `check` stands in ``graph.imports.check.staging``, as its package has its name.
``vocabulary`` holds the reviewed words that the stages share. A name loads its module when first used: the process that
reads one file (``read/watching.py``) starts for each, and needs none of what comes after reading.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.imports.check.staged import Staged as Staged
    from graph.imports.check.staged import Unmapped as Unmapped
    from graph.imports.check.staging import Given as Given
    from graph.imports.check.staging import SeenInStore as SeenInStore
    from graph.imports.check.staging import stage as stage
    from graph.imports.outcome.plan import Preview as Preview
    from graph.imports.outcome.plan import preview as preview
    from graph.imports.outcome.report import By as By
    from graph.imports.outcome.report import ImportReport as ImportReport
    from graph.imports.outcome.report import commit as commit
    from graph.imports.outcome.report import import_file as import_file
    from graph.imports.outcome.report import report as report
    from graph.imports.outcome.report import seen_in as seen_in
    from graph.imports.problems import ImportProblem as ImportProblem
    from graph.imports.problems import LostRow as LostRow
    from graph.imports.progress import ImportProgress as ImportProgress
    from graph.imports.progress import ImportStep as ImportStep
    from graph.imports.read import read_workbook as read_workbook
    from graph.imports.workbook import SourceFile as SourceFile
    from graph.imports.workbook import Workbook as Workbook

_HOMES = {
    "check.staged": ("Staged", "Unmapped"),
    "check.staging": ("Given", "SeenInStore", "stage"),
    "outcome.plan": ("Preview", "preview"),
    "outcome.report": ("By", "ImportReport", "commit", "import_file", "report", "seen_in"),
    "problems": ("ImportProblem", "LostRow"),
    "progress": ("ImportProgress", "ImportStep"),
    "read": ("read_workbook",),
    "workbook": ("SourceFile", "Workbook"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # type checkers read the list above and refuse every other name

    def __getattr__(name: str) -> object:
        """The public name from its module (PEP 562)."""
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
