"""What nobody has recorded is asked for at one sitting; that there are no organizations comes first and alone."""

import pytest

from graph.findings.finding import singles
from graph.findings.parts.rank import BLOCKS_VERDICTS, WHOLE
from graph.records import Record
from ontology import Model
from tests.findings.small import committee, found
from tests.indicators.worlds import network, org, seat, works

ALL = ["actors", "agreements", "consultations", "land", "memberships", "ties"]


@pytest.mark.parametrize(
    ("records", "land", "missing"),
    [
        ([], "", ALL),
        ([org("amt")], "", ALL[1:]),
        ([org("amt"), org("kita"), network(), committee("JHA"), seat("amt"), works("amt", "kita")], "NW", ALL[1:3]),
    ],
)
def test_what_is_not_recorded_is_one_matter(model: Model, records: list[Record], land: str, missing: list[str]) -> None:
    all_found = found(model, records, land=land) if land else found(model, records)
    every = [f for f in all_found if f.rule == "to_collect"]
    asked = {f.subjects[0]: f for f in singles(every)}
    assert sorted(asked) == missing
    whole = [f for f in every if f.parts]
    assert [sorted(p.subjects[0] for p in f.parts) for f in whole] == [[m for m in missing if m != "actors"]]
    assert whole[0].title.de.startswith("Noch nicht erfasst: ")
    for need, finding in asked.items():
        assert (BLOCKS_VERDICTS in finding.weights, WHOLE in finding.weights) == (need != "land", need == "actors")
        assert finding.takes.de in whole[0].takes.de or need == "actors"
        assert finding.norms
