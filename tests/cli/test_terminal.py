"""What the terminal says of an analysis: numbers agree with their nouns, and unchecked norms carry their mark."""

from dataclasses import replace

import pytest

from api.commands.terminal import show_findings, show_problems
from api.report import render_report
from graph.analysis import Analysis, analyse
from graph.district.snapshot import Snapshot
from graph.imports.problems import Place, Problems
from graph.imports.round_trip.edit_sentences import gone
from graph.records import Record
from ontology import Model
from tests.indicators.worlds import network, org, seat, world

SMALL: list[Record] = [network(), org("jugendamt", coversPartner="KKG01"), seat("jugendamt")]
MARK = {"de": "(am Wortlaut noch zu prüfen)", "en": "(wording still to be checked)"}


def _shown(analysis: Analysis, language: str, capsys: pytest.CaptureFixture[str]) -> str:
    show_findings(analysis, language, 0)
    return " ".join(capsys.readouterr().out.split())


def test_one_is_singular(model: Model, capsys: pytest.CaptureFixture[str]) -> None:
    analysis = analyse(world(model, SMALL))
    said = _shown(analysis, "de", capsys)
    assert said.startswith("Erfasst: 1 Organisation, 1 Gremium oder Netzwerk. Von ")
    assert "Gruppen, die § 3 KKG nennt, wirkt 1 in den erfassten Netzwerkgremien mit." in said
    said = _shown(analysis, "en", capsys)
    assert said.startswith("Recorded: 1 organization, 1 body or network. Of the ")
    assert "groups that § 3 KKG names, 1 takes part in the recorded network bodies." in said


def test_several_are_plural(musterstadt_snapshot: Snapshot, capsys: pytest.CaptureFixture[str]) -> None:
    said = _shown(analyse(musterstadt_snapshot), "de", capsys)
    assert said.startswith("Erfasst: 9 Organisationen, 4 Gremien und Netzwerke. Von ")
    assert " sind " in said.partition(" erfasst.")[0]


def test_a_question_ends_with_its_own_mark(capsys: pytest.CaptureFixture[str]) -> None:
    problems = Problems()
    problems.add(Place("liste.xlsx", "Akteure", "A2"), "", gone(["„Jugendamt“"]))
    show_problems(problems.all(), "de")
    said = " ".join(capsys.readouterr().err.split())
    assert "Löschen? Abhilfe: Ohne weitere Angabe bleiben sie bestehen." in said


@pytest.mark.parametrize("language", MARK)
def test_an_unchecked_norm_carries_its_mark_here_and_in_the_report(
    model: Model, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    nobody: list[Record] = [network(), org("kita", actorType="KITA", coversPartner="KKG02"), seat("kita")]
    whole = analyse(world(model, nobody))
    norms = model.norms
    checked = tuple(f for f in whole.findings if f.norms and all(norms[n].verified for n in f.norms))[:1]
    unchecked = (replace(checked[0], norms=("MS2",)),)
    for found, marked in ((unchecked, True), (checked, False)):
        analysis = Analysis(whole.snapshot, whole.outcomes, found)
        citation = norms[found[0].norms[0]].citation
        wanted = f"{citation} {MARK[language]}" if marked else citation
        for text in (_shown(analysis, language, capsys), render_report(analysis, language)):
            assert wanted in text
            assert (MARK[language] in text) == marked
