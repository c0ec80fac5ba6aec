"""What districts may take from each other: what moved in one and what was done, and material to work with.

* ``offered_works``: guides, practice material, measures and papers that are public or released, found by words
* ``district_moves``: what changed for certain between two days, and what was decided and done in between

Of a district whose reader does not read it only what it released piece by piece is told, and no value at all.
"""
