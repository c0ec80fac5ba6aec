"""How a district is anchored, linked and shared in: the vectors of domain 12 with ranges, and as a series over time."""
