"""What is proposed for the logbook of a district, for programs, pages and the command line."""

from collections.abc import Mapping

from graph.analysis import Analysis
from graph.goals.goal_words import goal_told
from graph.goals.goals_at import GoalStanding, goals_of
from graph.logbook.log_proposals import LogProposals, proposals_of
from graph.stores.base import GraphReader
from ontology import Text


def log_proposals(reader: GraphReader, analysis: Analysis) -> LogProposals:
    """The proposals; through a reader that shows no names of persons."""
    return proposals_of(reader, analysis, _reached(analysis))


def _reached(analysis: Analysis) -> Mapping[str, Text]:
    """The goals that are reached, by id, with what shows it."""
    on, states = analysis.snapshot.on, goals_of(analysis.snapshot, analysis.outcomes)
    return {state.goal.id: goal_told(state, on) for state in states if state.standing is GoalStanding.REACHED}
