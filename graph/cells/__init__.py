"""What is told of many districts together, so that nobody finds out the value of one: the rule for small cells.

* ``small_cells``: the rule and its numbers, and what is said where nothing is told
* ``peer_groups``: who is compared with whom: type, size class, Land
* ``cell_forming``: which districts stand together for good
* ``protected``: what is told of such a cell, the only place that looks at values of single districts
* ``editions``: the published state of a year and how it goes on, so that two dates tell no difference
* ``spreads``: medians, quartiles and shares of a group, made of what is told of cells and of nothing else

Why that is enough, and what it does not protect: `docs/decisions/`, "Cells that are never taken apart".
"""
