"""Goals on the Wirkungstreppe, Soll-Ist, and the measures that serve them (domain 6.2; decision on goals and measures).

Nothing of this is stored but what people agreed: goals, measures, and named states. Whether a goal is reached and
whether the aim of a measure is met is computed from the data of a day, so undoing what moved it moves it back.

What others call, all pure unless it says so:

* `goals_at.goals_of(snapshot, outcomes)`: each goal of the district on that day as a `GoalState`
* `staircase.staircase_of(snapshot, outcomes)`: the same on seven steps (`Staircase`, `Stair`), with hints
* `soll_ist.soll_ist(before, after)`: two analyses, one `GoalCompared` each goal: was, is, target, verdict in words
* `measures_at.measures_of(analysis)`: each measure as a `MeasureState`: status, aim, overdue review
* `named_states.named_states(records, key)`, `named_states.analysis_of_state(reader, model, key, state)`: states of a
  name ("Ist-Stand-Analyse"), as they were known when they were kept (reads a store)
* `goal_records`, `measure_records`: the records of a new goal, a new version, a review, a measure
* `graph.staircase_picture.staircase_svg(staircase, address)`: the staircase drawn
"""
