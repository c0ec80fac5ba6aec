"""Rules that a group gives itself: made, ended, listed, given out as a pack. What follows from them: `graph.district`.

They are records of the district (``OwnRule``), so that they have a source, a day and a journal like all else, and norm
lines to whatever reads norms (`graph.district.own_lines`). They are never law, and never compared.
"""
