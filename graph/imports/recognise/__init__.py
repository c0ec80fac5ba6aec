"""Stage 2: sheets as people keep them -> the tables in them, what each is, and the role of each column."""
