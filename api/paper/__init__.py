"""The paper: what a group takes to a committee, on A4 pages that look on screen as they print (decision 0045).

`chosen` says what goes in, `making` makes pieces of it with their sources, `measuring` says how much room each takes,
and `sheets` lays them on pages. Every sentence comes from the analysis with its source, or is marked as the group's.
"""
