"""Whether the thing that a finding calls missing is there: one judge a rule, by the facts and without the engine.

A gap is held against what is true, a question against what is recorded for sure: nobody may be called missing who is
there, and nobody may be asked for who is on record. `false_names` gives the findings that do so all the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module

from graph.findings.finding import Finding
from tests.synthetic.districts import District
from tests.synthetic.view import View, recorded, truth

Judge = Callable[[View, Finding], bool]
_judges: dict[str, Judge] = {}


def there(rule: str) -> Callable[[Judge], Judge]:
    """Declare a function as the judge of a rule."""

    def declare(judge: Judge) -> Judge:
        _judges[rule] = judge
        return judge

    return declare


@cache
def judges() -> Mapping[str, Judge]:
    """Every judge by the name of its rule."""
    for module in ("network", "taking_part", "council", "lines", "data"):
        import_module(f"tests.synthetic.judges_{module}")
    return _judges


def false_names(district: District, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that call missing what is there."""
    views = {"gap": truth(district), "question": recorded(district)}
    for finding in findings:
        if judges()[finding.rule](views[finding.certainty], finding):
            yield finding


def named(view: View, finding: Finding, *types: str) -> set[str]:
    """The things of these types among the evidence of a finding."""
    return {e.record for e in finding.evidence if e.record in view.facts and view.facts[e.record].type in types}
