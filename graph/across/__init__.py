"""What is recorded of several districts, asked of all of them at once: each answer with district, source and doubt.

The questions of the NZFH and the Länder to public papers. They are asked of whatever districts a reader may read, of
one Land as of the shipped material; what is not recorded of a district is never its answer.
"""
