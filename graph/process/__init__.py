"""The process of a district: phases, results due, prerequisites and formats, where it stands, and what is due."""
