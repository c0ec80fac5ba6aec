"""Answers: the closed set of what a person may say to a question, and what each answer means as changes of records.

A rule that may ask declares them (`graph.findings.rule`). One file per subject builds the sets; `option` says what an
option is, `saying` how a statement becomes claims with its source, `keeping` what is remembered of the answer itself.
Unknown is not absent: what nobody answered stays as it was (decision 0034).
"""
