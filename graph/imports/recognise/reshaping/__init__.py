"""Sheets of another shape, put as a list: a header, a row for each record, and where each cell stands."""
